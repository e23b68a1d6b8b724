#include "report/comparison_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/decision_words.h"
#include "report/text_layout.h"

namespace capdo::report {

namespace {
constexpr std::size_t kMaxPlaces = 3;

using result::Change;
using result::GapChange;
}  // namespace

ComparisonWords::ComparisonWords(const result::Comparison& comparison, Language language)
    : comparison_(comparison),
      before_view_(*comparison.before),
      after_view_(*comparison.after),
      before_(language, before_view_),
      after_(language, after_view_) {}

std::vector<Figure> ComparisonWords::Figures() const {
  const result::Result &before = *comparison_.before, &after = *comparison_.after;
  const auto points = [&](std::string_view key, double then, double now) {
    const long long difference = std::llround(now * 100) - std::llround(then * 100);
    const std::string size = after_.Points(static_cast<double>(std::llabs(difference)) / 100);
    return Figure{Say(key), after_.Points(then), after_.Points(now),
                  difference == 0 ? "0" : (difference > 0 ? "+" : "−") + size};
  };
  const auto count = [&](std::string_view key, int then, int now) {
    const int difference = now - then;
    return Figure{Say(key), std::to_string(then), std::to_string(now),
                  difference == 0  ? "0"
                  : difference > 0 ? fmt::format("+{}", difference)
                                   : fmt::format("−{}", -difference)};
  };
  return {points("report.awarded", before.score.awarded, after.score.awarded),
          points("report.possible", before.score.possible, after.score.possible),
          count("batch.gaps", before_view_.gaps, after_view_.gaps),
          count("batch.review", before_view_.review, after_view_.review),
          count("batch.not-checked", before_view_.not_checked, after_view_.not_checked),
          count("compare.unread", static_cast<int>(before_view_.unread.size()),
                static_cast<int>(after_view_.unread.size()))};
}

std::string ComparisonWords::Heading(Change change) const {
  return Say("compare." + std::string(result::ChangeName(change)));
}

std::vector<const GapChange*> ComparisonWords::Of(Change change) const {
  std::vector<const GapChange*> list;
  for (const GapChange& one : comparison_.changes)
    if (one.change == change) list.push_back(&one);
  return list;
}

std::string ComparisonWords::Outcome(const result::CheckResult* check) const {
  return check == nullptr ? Say("compare.no-check")
                          : Say("outcome." + std::string(result::OutcomeName(check->outcome)));
}

std::string ComparisonWords::Outcomes(const GapChange& change) const {
  const std::string before = Outcome(change.before), after = Outcome(change.after);
  return before == after ? after : before + " → " + after;
}

std::vector<std::string> ComparisonWords::Places(const GapChange& change, bool before, std::size_t max_quote) const {
  const result::CheckResult* check = before ? change.before : change.after;
  const Wording& words = before ? before_ : after_;
  std::vector<std::string> places;
  if (check == nullptr) return places;
  for (std::size_t i = 0; i < std::min(check->citations.size(), kMaxPlaces); ++i)
    places.push_back(words.Place(check->citations[i]) + ": " +
                     words.Quoted(Shortened(check->citations[i].quote, max_quote)));
  if (check->citations.size() > kMaxPlaces)
    places.push_back(words.Count("gap.more", static_cast<int>(check->citations.size() - kMaxPlaces)));
  return places;
}

std::string ComparisonWords::Message(const GapChange& change) const {
  return change.after != nullptr && change.change != Change::kClosed ? change.after->message
         : change.before != nullptr                                  ? change.before->message
                                                                     : "";
}

std::vector<std::string> ComparisonWords::Decisions(const GapChange& change) const {
  std::vector<std::string> lines;
  const auto add = [&](const Wording& words, const char* side, const result::CheckResult* check, const result::Result& result) {
    if (check == nullptr) return;
    std::vector<std::string> said = StatedLines(words, result, *check);
    if (check->overridden()) said.insert(said.begin(), DecisionLine(words, *check));
    for (const std::string& one : said) lines.push_back(Say(side) + ": " + one);
  };
  add(after_, "compare.after", change.after, *comparison_.after);
  add(before_, "compare.before", change.before, *comparison_.before);
  return lines;
}

std::vector<std::string> ComparisonCautions(const result::Comparison& comparison, Language language) {
  const result::Result &before = *comparison.before, &after = *comparison.after;
  std::vector<std::string> cautions;
  const auto say = [&](std::string_view key, const std::string& then, const std::string& now) {
    cautions.push_back(capdo::Message(language, key, {{"before", then}, {"after", now}}));
  };
  if (!comparison.same_rules)
    say("compare.other-rules", before.rules_id + " " + before.rules_version,
        after.rules_id + " " + after.rules_version);
  if (!comparison.same_checklist) say("compare.other-checklist", before.checklist_id, after.checklist_id);
  if (!comparison.same_agency) say("compare.other-agency", before.subject.agency, after.subject.agency);
  if (!comparison.same_system) say("compare.other-system", before.subject.system, after.subject.system);
  if (before.subject.level != after.subject.level && before.subject.level > 0 && after.subject.level > 0)
    say("compare.other-level", std::to_string(before.subject.level), std::to_string(after.subject.level));
  return cautions;
}

std::string ChangeSentence(const result::Comparison& comparison, Language language) {
  const View before(*comparison.before), after(*comparison.after);
  const Wording words(language, after);
  const auto count = [&](Change change) { return comparison.Count(change); };
  const int left = count(Change::kUnchanged) + count(Change::kChanged);
  std::string text = words.Say("compare.since", {{"date", words.Date(comparison.before->as_of)}}) + " ";
  text += before.gaps == 0 ? words.Say("compare.say-none-before")
                           : words.Count(count(Change::kClosed) > 0 ? "compare.say-closed" : "compare.say-none-closed",
                                         count(Change::kClosed));
  if (left > 0) text += "; " + words.Count("compare.say-left", left);
  if (left > 0 && count(Change::kChanged) > 0)
    text += " " + words.Count("compare.say-changed", count(Change::kChanged));
  if (count(Change::kUndecided) > 0) text += "; " + words.Count("compare.say-undecided", count(Change::kUndecided));
  if (const int none = count(Change::kNotChecked); none > 0)
    text += "; " + words.Count("compare.say-not-checked", none);
  if (const int none = count(Change::kNotApplicable); none > 0)
    text += "; " + words.Count("compare.say-not-applicable", none);
  if (count(Change::kNew) > 0) text += "; " + words.Count("compare.say-new", count(Change::kNew));
  if (const int decided = count(Change::kClosedByDecision); decided > 0)
    text += "; " + words.Count("compare.say-closed-by-decision", decided);
  if (const int decided = count(Change::kNewByDecision); decided > 0)
    text += "; " + words.Count("compare.say-new-by-decision", decided);
  text += ".";
  if (!comparison.same_rules || !comparison.same_checklist) text += " " + words.Say("compare.say-other-measure");
  return text;
}

std::string CompareParagraph(const result::Comparison& comparison, Language language) {
  const View after(*comparison.after);
  const Wording words(language, after);
  std::string text = ChangeSentence(comparison, language);
  // What was not read may hold the gaps: no all-clear then.
  if (after.gaps == 0)
    text += " " + (after.unread.empty() ? words.Say("report.no-gaps")
                                        : words.Count("report.no-gaps-review", after.review));
  return text;
}

}  // namespace capdo::report
