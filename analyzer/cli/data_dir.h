// Where the rule data stands: the first of --data, $CAPDO_DATA, <program>/../share/capdo and the
// source tree that the program was built from. What the user names must be right; it is never
// silently replaced by another.
#ifndef CAPDO_CLI_DATA_DIR_H_
#define CAPDO_CLI_DATA_DIR_H_

#include <string>

#include "base/error.h"

namespace capdo::cli {

// kNotFound; the message is the folder that the user named, "" where none was.
Result<std::string> FindDataDir(const std::string& option);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_DATA_DIR_H_
