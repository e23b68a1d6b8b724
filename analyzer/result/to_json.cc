#include "base/hash.h"
#include "result/json_tree.h"

namespace capdo::result {

namespace {
// Evidence can hold bytes that are no UTF-8 (paths on a Windows share do); they become U+FFFD
// instead of a throw.
std::string Dump(const Json& tree, int indent) {
  return tree.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string DigestOf(const Json& content) { return "sha256:" + Sha256Hex(Dump(content, -1)); }
}  // namespace

void Seal(Result& result) { result.digest = DigestOf(ContentTree(result)); }

bool IsSealed(const Result& result) { return result.digest == DigestOf(ContentTree(result)); }

std::string ToJson(const Result& result) {
  // The digest stands before the long lists, where a person looks for it, and `run` comes last.
  const Json content = ContentTree(result);
  Json ordered = Json::object();
  for (const auto& [key, value] : content.items()) {
    ordered[key] = value;
    if (key == "as_of") ordered["digest"] = result.digest;
  }
  ordered["run"] = RunTree(result);
  return Dump(ordered, 2) + '\n';
}

std::string JsonString(std::string_view text) { return Dump(Json(text), -1); }

}  // namespace capdo::result
