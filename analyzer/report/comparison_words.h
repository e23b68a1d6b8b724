// What the views of a comparison share: private to this room.
#ifndef CAPDO_REPORT_COMPARISON_WORDS_H_
#define CAPDO_REPORT_COMPARISON_WORDS_H_

#include <string>
#include <vector>

#include "report/comparison.h"
#include "report/wording.h"

namespace capdo::report {

// In the order in which people read them: what is still to do first.
inline constexpr result::Change kReadingOrder[] = {
    result::Change::kNew,       result::Change::kNewByDecision, result::Change::kChanged,
    result::Change::kUnchanged, result::Change::kUndecided,     result::Change::kNotChecked,
    result::Change::kNotApplicable, result::Change::kClosedByDecision, result::Change::kClosed};

// One line of the table of figures.
struct Figure {
  std::string label, before, after, difference;
};

class ComparisonWords {
 public:
  ComparisonWords(const result::Comparison& comparison, Language language);

  std::string Say(std::string_view key, MessageArguments arguments = {}) const { return after_.Say(key, arguments); }
  std::vector<Figure> Figures() const;
  std::string Heading(result::Change change) const;
  std::vector<const result::GapChange*> Of(result::Change change) const;
  // "Chưa đạt → Đạt một phần" where they differ, else one of them.
  std::string Outcomes(const result::GapChange& change) const;
  // The places that a finding rests on, each "file, page: “quote”"; empty where something is missing.
  std::vector<std::string> Places(const result::GapChange& change, bool before, std::size_t max_quote) const;
  // The finding as it is now, else as it was.
  std::string Message(const result::GapChange& change) const;
  // Who decided what, now and before; empty where nobody decided.
  std::vector<std::string> Decisions(const result::GapChange& change) const;

 private:
  std::string Outcome(const result::CheckResult* check) const;

  const result::Comparison& comparison_;
  const View before_view_, after_view_;
  const Wording before_, after_;
};

}  // namespace capdo::report

#endif  // CAPDO_REPORT_COMPARISON_WORDS_H_
