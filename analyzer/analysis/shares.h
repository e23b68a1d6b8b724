// Numbers that must add up although no row says "Tổng cộng": what is met and what is not against what was looked at, shares
// of classes that leave nothing out, a total in the text beside a table, an announced list, chapters and articles.
#ifndef CAPDO_ANALYSIS_SHARES_H_
#define CAPDO_ANALYSIS_SHARES_H_

#include <string>
#include <vector>

#include "analysis/dossier.h"

namespace capdo::analysis {

struct ShareFault {
  const char* reason = "";
  std::string said, counted;
  std::vector<Passage> at;  // with `part` set
};

struct SharesRead {
  int compared = 0;
  std::vector<ShareFault> faults;
};

// `look.parts` by name: what one number is of (total, yes, no, doing, partly, none, percent: over headings and in text),
// and what announces something that is counted (list, near, class, order).
SharesRead ReadShares(const Dossier& dossier, const rules::Look& look, int part);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_SHARES_H_
