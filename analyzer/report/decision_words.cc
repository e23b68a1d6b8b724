#include "report/decision_words.h"

namespace capdo::report {

namespace {

using result::CheckResult;
using result::Decision;
using result::DocumentEntry;
using result::Statement;

std::string Who(const Wording& words, const std::string& who, const std::string& when, const std::string& until) {
  if (until.empty()) return words.Say("decisions.who", {{"who", who}, {"when", words.Date(when)}});
  return words.Say("decisions.who-until", {{"who", who}, {"when", words.Date(when)}, {"until", words.Date(until)}});
}

std::string OutcomeWords(const Wording& words, result::Outcome outcome) {
  return words.Say(std::string("outcome.") + OutcomeName(outcome));
}

std::string StatementWords(const Wording& words, const Statement& stated) {
  const auto shown = [&](const std::string& value) {
    if (stated.field == "kind") return MessageOr(words.language(), "kind." + value, "kind.other");
    return stated.field == "date" ? words.Date(value) : value;
  };
  const std::string name = words.Say("field." + stated.field);
  if (stated.read.empty() || stated.read == stated.value)
    return words.Say("decisions.stated", {{"field", name}, {"value", shown(stated.value)}});
  return words.Say("decisions.stated-instead", {{"field", name}, {"value", shown(stated.value)}, {"read", shown(stated.read)}});
}

const DocumentEntry* Find(const result::Result& result, const std::string& id) {
  for (const DocumentEntry& document : result.documents)
    if (document.id == id) return &document;
  return nullptr;
}

DecisionEntry CheckEntry(const Wording& words, const CheckResult& check) {
  DecisionEntry entry{check.title, check.id, {DecisionLine(words, check)}};
  const Decision& decision = *check.decision;
  if (!decision.reason.empty()) entry.lines.push_back(words.Say("decisions.reason", {{"text", decision.reason}}));
  if (!decision.note.empty() && decision.decision != "note")
    entry.lines.push_back(words.Say("decisions.note", {{"text", decision.note}}));
  return entry;
}

DecisionEntry DocumentStatements(const Wording& words, const DocumentEntry& document) {
  DecisionEntry entry{document.path, "", {}};
  if (document.parts > 1)
    entry.title += " (" + words.Say("document.part", {{"part", std::to_string(document.part)},
                                                      {"parts", std::to_string(document.parts)}}) + ')';
  for (const Statement& stated : document.stated)
    entry.lines.push_back(StatementWords(words, stated) + " – " + Who(words, stated.who, stated.when, ""));
  if (const std::string& reason = document.stated.front().reason; !reason.empty())
    entry.lines.push_back(words.Say("decisions.reason", {{"text", reason}}));
  return entry;
}

}  // namespace

std::string DecisionLine(const Wording& words, const CheckResult& check) {
  if (!check.decision) return "";
  const Decision& decision = *check.decision;
  const std::string result = decision.result.empty() ? "" : words.Say("outcome." + decision.result);
  std::string line = words.Say("decisions." + decision.decision, {{"text", decision.note}, {"result", result}});
  if (decision.decision == "override" && decision.state == "applied")
    line = words.Say("decisions.override-applied", {{"result", OutcomeWords(words, check.outcome)},
                                                    {"proposed", OutcomeWords(words, decision.proposed)}});
  line += " – " + Who(words, decision.who, decision.when, decision.until);
  return decision.state == "changed" ? words.Say("decisions.changed", {{"text", line}}) : line;
}

std::vector<std::string> StatedLines(const Wording& words, const result::Result& result, const CheckResult& check) {
  std::vector<std::string> lines;
  for (const result::StatedField& field : check.stated) {
    const DocumentEntry* document = Find(result, field.document);
    if (document == nullptr) continue;
    for (const Statement& stated : document->stated)
      if (stated.field == field.field)
        lines.push_back(words.Say("decisions.stated-in", {{"stated", StatementWords(words, stated)},
                                                          {"path", document->path},
                                                          {"who", Who(words, stated.who, stated.when, "")}}));
  }
  return lines;
}

DecisionList ListDecisions(const Wording& words, const result::Result& result) {
  DecisionList list;
  for (const CheckResult& check : result.checks)
    if (check.decision) (check.decision->state == "changed" ? list.changed : list.applied).push_back(CheckEntry(words, check));
  for (const DocumentEntry& document : result.documents)
    if (!document.stated.empty()) list.applied.push_back(DocumentStatements(words, document));
  if (result.decisions)
    for (const result::ChangedStatement& one : result.decisions->changed_documents)
      list.changed.push_back({one.path, "", {words.Say("decisions.changed-document", {{"who", Who(words, one.who, one.when, "")}})}});
  return list;
}

std::vector<std::string> DecisionSummary(const Wording& words, const result::Result& result) {
  if (!result.decisions) return {};
  const result::DecisionsSummary& decisions = *result.decisions;
  std::vector<std::string> lines;
  if (!decisions.faults.empty()) {
    lines.push_back(words.Say("decisions.none-applied", {{"count", std::to_string(decisions.faults.size())}}));
    lines.insert(lines.end(), decisions.faults.begin(), decisions.faults.end());
    return lines;
  }
  lines.push_back(words.Say("decisions.before-after", {{"before", words.Points(decisions.awarded_before)},
                                                       {"before_possible", words.Points(decisions.possible_before)},
                                                       {"after", words.Points(result.score.awarded)},
                                                       {"after_possible", words.Points(result.score.possible)},
                                                       {"max", words.WholePoints(result.score.max)}}));
  lines.push_back(words.Count("decisions.applied-count", decisions.applied));
  if (decisions.changed > 0) lines.push_back(words.Count("decisions.changed-count", decisions.changed));
  return lines;
}

}  // namespace capdo::report
