#include "result/compare.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "base/hash.h"
#include "text/normalized.h"

namespace capdo::result {

namespace {

bool IsGap(const CheckResult* check) {
  return check != nullptr && (check->outcome == Outcome::kFail || check->outcome == Outcome::kPartial);
}

std::optional<Change> ChangeOf(const CheckResult* before, const CheckResult* after) {
  if (!IsGap(before)) return IsGap(after) ? std::optional(Change::kNew) : std::nullopt;
  if (after == nullptr) return Change::kNotApplicable;
  switch (after->outcome) {
    case Outcome::kPass:
      return Change::kClosed;
    case Outcome::kReview:
      return Change::kUndecided;
    case Outcome::kNotChecked:
      return Change::kNotChecked;
    case Outcome::kNotApplicable:
      return Change::kNotApplicable;
    case Outcome::kFail:
    case Outcome::kPartial:
      return Fingerprint(*before) == Fingerprint(*after) ? Change::kUnchanged : Change::kChanged;
  }
  return std::nullopt;
}

// As the program found it, whatever a person decided.
std::optional<CheckResult> ProposalOf(const CheckResult* check) {
  if (check == nullptr) return std::nullopt;
  CheckResult proposal = *check;
  if (check->overridden()) {
    proposal.outcome = check->decision->proposed;
    proposal.reason = check->decision->proposed_reason;
  }
  return proposal;
}

// Whether what a person said of the check is not the same in both results.
bool DecidedAnew(const CheckResult* before, const CheckResult* after) {
  const auto stated = [](const CheckResult* check) { return check != nullptr && !check->stated.empty(); };
  const auto decided = [](const CheckResult* check) { return check != nullptr && check->overridden(); };
  return decided(before) || decided(after) || stated(before) != stated(after);
}

// What a decision brought about, or its end, is not what the agency did.
std::optional<Change> ToldChange(const CheckResult* before, const CheckResult* after) {
  const std::optional<Change> change = ChangeOf(before, after);
  if (!change || !DecidedAnew(before, after)) return change;
  const std::optional<CheckResult> was = ProposalOf(before), is = ProposalOf(after);
  const std::optional<Change> found = ChangeOf(was ? &*was : nullptr, is ? &*is : nullptr);
  const bool same_read = (before == nullptr || before->stated.empty()) == (after == nullptr || after->stated.empty());
  switch (*change) {
    case Change::kNew:
      return found == change && same_read ? *change : Change::kNewByDecision;
    case Change::kChanged:
    case Change::kUnchanged:
      return found == Change::kChanged || found == Change::kUnchanged ? found : change;
    default:
      return found == change && same_read ? *change : Change::kClosedByDecision;
  }
}

// Names as two documents write them: capitals of a letterhead are no other agency.
bool SameName(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || text::FoldAccents(a) == text::FoldAccents(b);
}

}  // namespace

const char* ChangeName(Change change) {
  switch (change) {
    case Change::kClosed:
      return "closed";
    case Change::kClosedByDecision:
      return "closed-by-decision";
    case Change::kNew:
      return "new";
    case Change::kNewByDecision:
      return "new-by-decision";
    case Change::kChanged:
      return "changed";
    case Change::kUnchanged:
      return "unchanged";
    case Change::kUndecided:
      return "undecided";
    case Change::kNotChecked:
      return "not-checked";
    case Change::kNotApplicable:
      return "not-applicable";
  }
  return "unchanged";
}

std::string Fingerprint(const CheckResult& check) {
  std::vector<std::string> quotes;
  // Two readers of one page agree on the text without its spaces.
  for (const Citation& citation : check.citations) quotes.push_back(text::WithoutSpaces(citation.quote));
  std::sort(quotes.begin(), quotes.end());
  quotes.erase(std::unique(quotes.begin(), quotes.end()), quotes.end());
  Sha256 hash;
  const auto add = [&](std::string_view part) {
    hash.Add(part);
    hash.Add(std::string_view("\0", 1));
  };
  add(check.id);
  add(OutcomeName(check.outcome));
  add(check.reason);
  for (const std::string& quote : quotes) add(quote);
  return hash.Hex().substr(0, 32);
}

int Comparison::Count(Change change) const {
  return static_cast<int>(std::count_if(changes.begin(), changes.end(),
                                        [&](const GapChange& one) { return one.change == change && !one.advisory(); }));
}

Comparison Compare(const Result& before, const Result& after) {
  Comparison comparison;
  comparison.before = &before;
  comparison.after = &after;
  comparison.same_rules = before.rules_id == after.rules_id && before.rules_digest == after.rules_digest;
  comparison.same_checklist = before.checklist_id == after.checklist_id;
  comparison.same_agency = SameName(before.subject.agency, after.subject.agency);
  comparison.same_system = SameName(before.subject.system, after.subject.system);
  std::map<std::string_view, const CheckResult*> old, now;
  for (const CheckResult& check : before.checks) old.emplace(check.id, &check);
  for (const CheckResult& check : after.checks) now.emplace(check.id, &check);
  const auto add = [&](const CheckResult* then, const CheckResult* later) {
    if (const std::optional<Change> change = ToldChange(then, later))
      comparison.changes.push_back({*change, then, later});
  };
  for (const CheckResult& check : after.checks) {
    const auto then = old.find(check.id);
    add(then == old.end() ? nullptr : then->second, &check);
  }
  for (const CheckResult& check : before.checks)
    if (!now.contains(check.id)) add(&check, nullptr);
  return comparison;
}

}  // namespace capdo::result
