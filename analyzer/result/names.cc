#include "result/result.h"

namespace capdo::result {

const char* EvidenceName(Evidence value) {
  switch (value) {
    case Evidence::kUsable:
      return "usable";
    case Evidence::kPresent:
      return "present";
    case Evidence::kUnreadable:
      return "unreadable";
    case Evidence::kMissing:
      return "missing";
  }
  return "missing";
}

const char* OutcomeName(Outcome value) {
  switch (value) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kPartial:
      return "partial";
    case Outcome::kFail:
      return "fail";
    case Outcome::kReview:
      return "review";
    case Outcome::kNotApplicable:
      return "not-applicable";
    case Outcome::kNotChecked:
      return "not-checked";
  }
  return "not-checked";
}

const char* PageCertaintyName(PageCertainty value) {
  switch (value) {
    case PageCertainty::kExact:
      return "exact";
    case PageCertainty::kEstimated:
      return "estimated";
    case PageCertainty::kNone:
      return "none";
  }
  return "none";
}

}  // namespace capdo::result
