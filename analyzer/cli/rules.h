// capdo rules list|lint|test: the rule data itself.
#ifndef CAPDO_CLI_RULES_H_
#define CAPDO_CLI_RULES_H_

#include <string>

#include "base/messages.h"

namespace capdo::cli {

struct RulesArguments {
  std::string dir;      // data directory; "" as for the other commands
  bool checks = false;  // list: every check too
};

int RunRulesListCommand(const RulesArguments& arguments, Language language);
int RunRulesLintCommand(const RulesArguments& arguments, Language language);
int RunRulesTestCommand(const RulesArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_RULES_H_
