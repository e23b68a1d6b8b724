// DOCX templates that commands fill: read from the disk, and their faults told to the user.
#ifndef CAPDO_CLI_TEMPLATE_FILE_H_
#define CAPDO_CLI_TEMPLATE_FILE_H_

#include <optional>
#include <string>

#include "base/error.h"
#include "base/messages.h"

namespace capdo::cli {

// Our own letter, where the office names none.
std::string LetterTemplatePath(const std::string& data_dir);

// None after a usage error of `command` was printed.
std::optional<std::string> TemplateOrError(const std::string& path, const char* command,
                                           Language language);

// Says what is wrong with the template at `path`; returns kExitUsage.
int TemplateFaulty(const std::string& path, const Error& error, const char* command,
                   Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_TEMPLATE_FILE_H_
