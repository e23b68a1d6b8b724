// Reads a result that `capdo check --json` wrote; complains to the user where that fails.
#ifndef CAPDO_CLI_RESULT_FILE_H_
#define CAPDO_CLI_RESULT_FILE_H_

#include <optional>
#include <string>

#include "base/messages.h"
#include "result/result.h"

namespace capdo::cli {

// The result.json in a folder, as `capdo batch` leaves one for each agency; else the path itself.
std::string ResultPath(const std::string& path);
// What `capdo batch --out` made: of many agencies.
bool IsBatchFolder(const std::string& path);

// Of a file or of a folder with its result.json. None after a usage error of `command` was printed.
std::optional<result::Result> ResultOrError(const std::string& path, const char* command, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_RESULT_FILE_H_
