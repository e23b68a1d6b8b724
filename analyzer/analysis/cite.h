// From passages to citations: original text, page, place, box; checked against the block before it
// is written.
#ifndef CAPDO_ANALYSIS_CITE_H_
#define CAPDO_ANALYSIS_CITE_H_

#include <optional>

#include "analysis/dossier.h"

namespace capdo::analysis {

// Absent where the passage holds no text. The quotation never leaves its page and is at most ~300
// characters.
std::optional<result::Citation> Cite(const Dossier& dossier, const Passage& passage);

// "Điều 1, khoản 1, điểm b", "Phụ lục I, bảng 3, hàng 2".
std::string LocatorOf(const Part& part, int block);

// The passage of the searched parts that is nearest to the words of a check.
std::optional<result::Nearest> FindNearest(const Dossier& dossier, const rules::Check& check,
                                           const std::vector<int>& parts);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_CITE_H_
