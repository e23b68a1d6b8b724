// What an office puts into each of its letters (--office), read with all its faults told.
#ifndef CAPDO_CLI_OFFICE_FILE_H_
#define CAPDO_CLI_OFFICE_FILE_H_

#include <optional>
#include <string>

#include "base/messages.h"
#include "report/letter.h"

namespace capdo::cli {

// `path` "" gives an office of blanks. None after a usage error of `command` was printed.
std::optional<report::Office> OfficeOrError(const std::string& path, const char* command,
                                            Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_OFFICE_FILE_H_
