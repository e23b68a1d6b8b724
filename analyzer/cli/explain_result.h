// How one check of a result was decided, as far as the result tells: where it was looked for, what was quoted, and which
// patterns of the rule data those words match, with file and line. A wrong result leads from here to a line of rule data.
#ifndef CAPDO_CLI_EXPLAIN_RESULT_H_
#define CAPDO_CLI_EXPLAIN_RESULT_H_

#include <string>

#include "base/messages.h"
#include "result/result.h"
#include "rules/ruleset.h"

namespace capdo::cli {

std::string ExplainResult(const result::Result& result, const result::CheckResult& found, const rules::Check& check,
                          const rules::RuleSet& rules, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_EXPLAIN_RESULT_H_
