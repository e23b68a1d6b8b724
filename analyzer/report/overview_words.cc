#include "report/overview_words.h"

#include "report/wording.h"

namespace capdo::report {

std::string FailureText(const std::string& code, Language language) {
  return MessageOr(language, "batch.failed-" + code, "batch.failed-other", {{"code", code}});
}

std::string StatusText(const AgencySummary& agency, Language language) {
  switch (agency.status) {
    case AgencyStatus::kChecked:
      return Message(language, "batch.status-checked") +
             (agency.decisions.given ? "; " + DecisionsText(agency, language) : "");
    case AgencyStatus::kNothingRead:
      return Message(language, "batch.status-nothing-read");
    case AgencyStatus::kFailed:
      return FailureText(agency.failure, language);
  }
  return "";
}

std::string DecisionsText(const AgencySummary& agency, Language language) {
  const DecisionCounts& decisions = agency.decisions;
  if (!decisions.given) return "";
  if (decisions.faults > 0)
    return Message(language, "batch.decisions-not-applied", {{"count", std::to_string(decisions.faults)}});
  const result::Result none;
  const View view(none);
  const Wording words(language, view);
  std::string text = Message(language, "batch.decided",
                             {{"count", std::to_string(decisions.applied)},
                              {"before", words.Points(static_cast<double>(decisions.before.awarded) / 100)}});
  if (decisions.changed > 0)
    text += "; " + Message(language, "batch.decisions-changed", {{"count", std::to_string(decisions.changed)}});
  return text;
}

std::string GroupText(const std::string& group, Language language) {
  if (group.empty()) return Message(language, "batch.no-group");
  const std::string key = "batch.group-" + group;
  return HasMessage(key) ? Message(language, key) : group;
}

std::vector<std::string> OverviewNotes(const Overview& overview, Language language) {
  const result::Result none;
  const View view(none);
  const Wording words(language, view);
  std::vector<std::string> notes;
  if (overview.points_status == "assumed") {
    // The maximum is that of every agency; 15 where none was judged.
    const long long max = overview.checked > 0 ? overview.points.max / overview.checked : 1500;
    notes.push_back(words.Say("report.assumed-note", {{"max", words.WholePoints(static_cast<double>(max) / 100)}}));
  }
  notes.push_back(words.Say("batch.grade-note"));
  notes.push_back(words.Say("batch.not-judged-note"));
  notes.push_back(words.Say("batch.not-checked-note"));
  notes.push_back(words.Say("report.rounding-note"));
  notes.push_back(words.Say("method.unread"));
  notes.push_back(words.Say("method.proposes"));
  return notes;
}

}  // namespace capdo::report
