// The rule data that a command works on, loaded with errors said to the user.
#ifndef CAPDO_CLI_RULE_DATA_H_
#define CAPDO_CLI_RULE_DATA_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "rules/ruleset.h"

namespace capdo::cli {

// The data directory; nothing (and a usage error for `command`) where there is none.
std::optional<std::string> DataDirOrError(const std::string& option, std::string_view command,
                                          Language language);

// The rule set; nothing (and a usage error) where it is missing. Diagnostics are the caller's
// concern.
std::optional<rules::LoadedRules> RulesOrError(const std::string& data_dir, const std::string& id,
                                               const std::string& checklist,
                                               std::string_view command, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_RULE_DATA_H_
