// What people decided, in the words that all reports share. Texts come back unescaped.
//
//   DecisionLine(words, check)   // "Người thẩm định kết luận: đạt (chương trình đề xuất: chưa đạt) – N.V.A, 22/11/2026"
#ifndef CAPDO_REPORT_DECISION_WORDS_H_
#define CAPDO_REPORT_DECISION_WORDS_H_

#include <string>
#include <vector>

#include "report/wording.h"
#include "result/result.h"

namespace capdo::report {

// "" where nobody decided.
std::string DecisionLine(const Wording& words, const result::CheckResult& check);

// What a check rests on that a person read: "Số, ký hiệu: 15/QĐ-UBND (a.pdf) – theo N.V.A, 22/11/2026".
std::vector<std::string> StatedLines(const Wording& words, const result::Result& result,
                                     const result::CheckResult& check);

// One decision or one document of the section that lists them.
struct DecisionEntry {
  std::string title, id;           // `id` is the check's, "" for a document
  std::vector<std::string> lines;  // what, who and when; reason; note
};
struct DecisionList {
  std::vector<DecisionEntry> applied, changed;
};
DecisionList ListDecisions(const Wording& words, const result::Result& result);

// The points before and after; what was not applied. Empty where no decisions were given.
std::vector<std::string> DecisionSummary(const Wording& words, const result::Result& result);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_DECISION_WORDS_H_
