// Facts of which two places cannot both be right (facts.h): a finding of its own, and doubt about the checks they touch.
#include <algorithm>

#include "analysis/methods.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxFacts = 3;  // both sides of each

void AddSides(const Conflict& conflict, Finding& finding) {
  finding.passages.insert(finding.passages.end(), conflict.one.begin(), conflict.one.end());
  finding.passages.insert(finding.passages.end(), conflict.two.begin(), conflict.two.end());
}

// The finding rests on the block, or on another cell of its row.
bool RestsOn(const Dossier& dossier, const Finding& finding, const Passage& at) {
  const document::CellRef& cell = dossier.part(at.part).block(at.block).cell;
  return std::any_of(finding.passages.begin(), finding.passages.end(), [&](const Passage& one) {
    if (one.part != at.part || one.block < 0) return false;
    const document::CellRef& other = dossier.part(one.part).block(one.block).cell;
    return one.block == at.block || (cell.table >= 0 && other.table == cell.table && other.row == cell.row);
  });
}

// What the check cannot be met without is denied where it was found, and told nowhere else: "Tường lửa FW-02 để trong kho; FW-01 chạy đơn".
void DoubtDenied(const Dossier& dossier, const rules::Check& check, Finding& finding) {
  for (const FactSaid& fact : dossier.facts.said) {
    const std::vector<std::string>& touched = fact.fact->checks;
    if (!fact.fact->needed || fact.count > static_cast<int>(fact.said.size()) || std::find(touched.begin(), touched.end(), check.id) == touched.end()) continue;
    if (std::any_of(fact.said.begin(), fact.said.end(), [](const Statement& one) { return one.kind != Statement::Kind::kNotThere; })) continue;
    for (const Statement& one : fact.said) {
      if (!RestsOn(dossier, finding, one.at.back())) continue;
      finding.outcome = Outcome::kReview;
      finding.evidence = Evidence::kPresent;
      finding.reason = "fact-denied";
      finding.say["value"] = fact.fact->name;
      finding.passages.insert(finding.passages.end(), one.at.begin(), one.at.end());
      return;
    }
  }
}

}  // namespace

Finding FindContradiction(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)check;
  (void)look;
  const FactsRead& facts = dossier.facts;
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  finding.say["faults"] = std::to_string(facts.conflicts.size());
  finding.say["count"] = std::to_string(facts.compared);
  if (!facts.conflicts.empty()) {
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "facts-differ";
    std::string names;
    for (const Conflict& conflict : facts.conflicts) names += (names.empty() ? "" : "; ") + conflict.fact->name;
    finding.say["value"] = names;
    for (std::size_t i = 0; i < std::min(kMaxFacts, facts.conflicts.size()); ++i) AddSides(facts.conflicts[i], finding);
  } else if (facts.compared > 0) {
    finding.outcome = Outcome::kPass;
    finding.reason = "found";
  }
  return finding;
}

void DoubtContradicted(const Dossier& dossier, const rules::Check& check, Finding& finding) {
  if (finding.outcome != Outcome::kPass && finding.outcome != Outcome::kPartial) return;
  for (const Conflict& conflict : dossier.facts.conflicts) {
    const std::vector<std::string>& touched = conflict.fact->checks;
    if (std::find(touched.begin(), touched.end(), check.id) == touched.end()) continue;
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "contradicted";
    finding.say["value"] = conflict.fact->name;
    AddSides(conflict, finding);
  }
  if (finding.reason != "contradicted") DoubtDenied(dossier, check, finding);
}

}  // namespace capdo::analysis
