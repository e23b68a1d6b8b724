// capdo explain CHECK-ID: what a check asks, on which basis, how it is decided, how to fix a gap.
#ifndef CAPDO_CLI_EXPLAIN_H_
#define CAPDO_CLI_EXPLAIN_H_

#include <string>

#include "base/messages.h"
#include "cli/check.h"

namespace capdo::cli {

struct ExplainArguments {
  std::string check, rules = kDefaultRules, checklist, data, result;
};

int RunExplainCommand(const ExplainArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_EXPLAIN_H_
