// What stands for the placeholders of the agency's forms: its name, the level, and the requirements
// of that level out of the rule data.
#ifndef CAPDO_CLI_FORM_VALUES_H_
#define CAPDO_CLI_FORM_VALUES_H_

#include <set>
#include <string>

#include "docx/fill.h"
#include "rules/forms.h"

namespace capdo::cli {

// `agency` and `system` as the forms show them: a name, or a hint in brackets.
docx::Values FormValues(const rules::RuleSet& rules, const rules::FormSet& forms,
                        const std::string& agency, const std::string& system, int level);
std::set<std::string> FormNames(const rules::FormSet& forms);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_FORM_VALUES_H_
