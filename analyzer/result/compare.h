// Two results of one agency: which gaps are closed, which are new, which are as they were, and where something was
// handed in but is still not enough.
//
// Gaps are matched by their check. Whether a gap is as it was is decided by its fingerprint: outcome, reason and the
// quoted words, never by file names, pages or places, so that renaming and reordering files changes nothing. A gap
// counts as closed only where the check is now met: one that a person must decide, that could not be checked or that
// no longer applies is told apart, and so is what only a decision of a reviewer closed or opened: the agency did nothing there.
//
//   Comparison comparison = Compare(before, after);      // points into both results
//   comparison.Count(Change::kClosed) == 8
//   std::string json = ToJson(comparison);               // capdo.compare/1, docs/compare.schema.json
#ifndef CAPDO_RESULT_COMPARE_H_
#define CAPDO_RESULT_COMPARE_H_

#include <string>
#include <vector>

#include "result/result.h"

namespace capdo::result {

enum class Change {
  kClosed,         // a gap before, met now
  kNew,            // a gap now, none before (or not checked before)
  kChanged,        // a gap both times, with other evidence or another outcome
  kUnchanged,      // the same gap
  kUndecided,      // a gap before; a person must decide now
  kNotChecked,     // a gap before; what it asks about is itself missing now
  kNotApplicable,  // a gap before; does not apply now, or is in no rule now
  kClosedByDecision,  // a gap before, none now, because of what a reviewer decided or no longer decides
  kNewByDecision,     // a gap now, none before, because of the same
};
inline constexpr Change kAllChanges[] = {Change::kClosed,    Change::kNew,        Change::kChanged,
                                         Change::kUnchanged, Change::kUndecided,  Change::kNotChecked,
                                         Change::kNotApplicable, Change::kClosedByDecision, Change::kNewByDecision};
const char* ChangeName(Change change);  // "closed", "new", "changed", "unchanged", "undecided", ...

struct GapChange {
  Change change = Change::kUnchanged;
  const CheckResult* before = nullptr;  // null where that result has no such check
  const CheckResult* after = nullptr;

  const CheckResult& check() const { return after != nullptr ? *after : *before; }
  bool advisory() const { return check().need == "advisory"; }
};

struct Comparison {
  const Result* before = nullptr;
  const Result* after = nullptr;
  // Where these differ, figures and gaps are those of two different measures.
  bool same_rules = true, same_checklist = true;
  bool same_agency = true, same_system = true;  // as far as both name one
  std::vector<GapChange> changes;  // in the order of the rules; those that only `before` has stand last

  // Without advisory ones, which no report counts.
  int Count(Change change) const;
};

// Both must outlive the comparison.
Comparison Compare(const Result& before, const Result& after);

// Equal for the same finding, in whatever files it stands.
std::string Fingerprint(const CheckResult& check);

std::string ToJson(const Comparison& comparison);

}  // namespace capdo::result

#endif  // CAPDO_RESULT_COMPARE_H_
