// The file of a reviewer's decisions, read with its faults said to the user.
#ifndef CAPDO_CLI_DECISIONS_FILE_H_
#define CAPDO_CLI_DECISIONS_FILE_H_

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/messages.h"
#include "decisions/decisions.h"
#include "result/result.h"

namespace capdo::cli {

// The bytes of a decisions file. kNotRegular for folders and devices, kNotFound, kTooLarge, kNotReadable.
Result<std::string> ReadDecisionsFile(const std::string& path);

// Nothing where the file is missing or faulty; a usage error for `command` was printed then, with every fault and its
// line.
std::optional<decisions::Decisions> DecisionsOrError(const std::string& path, const char* command, Language language);

// Prints the faults and how to go on; the exit code.
int DecisionsFaulty(const std::string& path, const std::vector<decisions::Fault>& faults, const char* command,
                    Language language);

// On standard error: which decisions of `path` were not applied to the result because their evidence changed, and which
// say that they were made on a day still to come.
void TellOfDecisions(const result::Result& result, const std::string& path, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_DECISIONS_FILE_H_
