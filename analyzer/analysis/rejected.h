// Places whose words fit a check and that did not count, each with the reason: in a table of contents, a quotation of
// law or an example, denied, promised, under the heading of something else. For a person who asks why a check came out
// as it did (`capdo explain`); nothing is decided by it. A few of each reason, in reading order.
#ifndef CAPDO_ANALYSIS_REJECTED_H_
#define CAPDO_ANALYSIS_REJECTED_H_

#include <string>
#include <vector>

#include "analysis/dossier.h"

namespace capdo::analysis {

struct RejectedPlace {
  std::string why;  // "table-of-contents", "denied", "other-topic", …: docs/result.md
  Passage at;       // with `part` set
};

// Without the places that `finding` cites: what is wrong with these the check itself says.
std::vector<RejectedPlace> RejectedPlaces(const Dossier& dossier, const rules::Check& check, const Finding& finding);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_REJECTED_H_
