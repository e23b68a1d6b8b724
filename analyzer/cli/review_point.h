// One open point as `capdo review` shows it: what is asked, on which basis, what the program says, the passages.
#ifndef CAPDO_CLI_REVIEW_POINT_H_
#define CAPDO_CLI_REVIEW_POINT_H_

#include <string>

#include "base/messages.h"
#include "decisions/decisions.h"
#include "result/result.h"

namespace capdo::cli {

// Text of evidence cannot steer the terminal. `earlier`: what was decided before, null for nothing; `changed`: on other
// evidence.
std::string ShowPoint(const result::Result& result, const result::CheckResult& proposal, int number, int total,
                      const decisions::CheckDecision* earlier, bool changed, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_REVIEW_POINT_H_
