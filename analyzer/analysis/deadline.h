// When a promise is to be kept: "sẽ trang bị trong quý III/2026". A promise is no substance with or without a day; which of
// the two it is, and whether the day has passed, a reviewer wants to know.
//
//   const auto deadline = DeadlineIn("sẽ ban hành trước ngày 30/6/2026", patterns);   // 2026-06-30, "30/6/2026"
#ifndef CAPDO_ANALYSIS_DEADLINE_H_
#define CAPDO_ANALYSIS_DEADLINE_H_

#include <optional>
#include <string>

#include "analysis/dossier.h"

namespace capdo::analysis {

struct Deadline {
  text::Date last;    // day on which it can still be kept
  std::string words;  // as they stand there
};

// In normalized text. `patterns` capture the words of a day, month, quarter, half or year of this century, the exact ones
// first; the latest that is named counts.
std::optional<Deadline> DeadlineIn(const std::string& normalized, const rules::Patterns& patterns);

// A finding of the reason "promised" becomes "promised-dated" or, where the day lies before that of the review,
// "promise-overdue". Its outcome stays.
void NameDeadline(const Dossier& dossier, Finding& finding);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_DEADLINE_H_
