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
}

}  // namespace capdo::analysis
