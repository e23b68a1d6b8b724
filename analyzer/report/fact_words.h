// What the dossier states of its system (result::FactEntry), in words that all reports share. Texts come back unescaped.
#ifndef CAPDO_REPORT_FACT_WORDS_H_
#define CAPDO_REPORT_FACT_WORDS_H_

#include <string>
#include <vector>

#include "report/wording.h"
#include "result/result.h"

namespace capdo::report {

// Those of which two places cannot both be right, and the rest, each in the order of the result.
struct FactList {
  std::vector<const result::FactEntry*> differing, others;
};
FactList ListFacts(const result::Result& result);

// "có", "không có", or the number with its unit.
std::string FactValue(const Wording& words, const result::FactStatement& said);
// Every value once, in the order of the places: "có", "2; 3".
std::string FactValues(const Wording& words, const result::FactEntry& fact);
// Whether the statement is one of the two that contradict each other: these stand first.
inline bool IsSide(const result::FactEntry& fact, std::size_t index) { return fact.differs && index < 2; }
// "… và 4 vị trí khác"; "" where all are listed.
std::string UnlistedPlaces(const Wording& words, const result::FactEntry& fact);

// The facts as lines for a terminal: "không có – a.docx, trang 3: “…”".
std::vector<std::string> FactLines(const Wording& words, const result::FactEntry& fact, std::size_t max_places,
                                   std::size_t max_quote);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_FACT_WORDS_H_
