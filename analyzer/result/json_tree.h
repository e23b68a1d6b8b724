// The result as a JSON tree: private to this room, so that nlohmann's headers stay in these few
// files.
#ifndef CAPDO_RESULT_JSON_TREE_H_
#define CAPDO_RESULT_JSON_TREE_H_

#include <nlohmann/json.hpp>

#include "result/result.h"

namespace capdo::result {

using Json = nlohmann::ordered_json;

inline constexpr char kSchemaName[] = "capdo.result/1";

// Everything but `digest` and `run`, in the order of the file: what the digest is taken over.
Json ContentTree(const Result& result);
Json RunTree(const Result& result);

}  // namespace capdo::result

#endif  // CAPDO_RESULT_JSON_TREE_H_
