#include "decisions/apply.h"

#include <algorithm>

#include "decisions/evidence.h"

namespace capdo::decisions {

namespace {

using result::CheckResult;
using result::DocumentEntry;
using result::Outcome;

CheckResult* Find(result::Result& result, const std::string& id) {
  for (CheckResult& check : result.checks)
    if (check.id == id) return &check;
  return nullptr;
}

bool IsGap(Outcome outcome) { return outcome == Outcome::kFail || outcome == Outcome::kPartial; }

// "" where the decision can be applied or is flagged.
std::string FaultOf(const CheckDecision& one, const std::optional<Known>& known, const result::Result& result,
                    const CheckResult* check) {
  if (check == nullptr) return known && !known->checks.contains(one.check) ? "unknown-check" : "unused-check";
  if (!one.until.empty() && one.until < result.as_of) return "expired";
  if (one.evidence != EvidenceOf(result, *check)) return "";
  // An undecided question cannot be agreed with.
  return one.decision == "accept" && check->outcome == Outcome::kReview ? "accept-review" : "";
}

void ApplyOne(const CheckDecision& one, bool changed, CheckResult& check) {
  result::Decision decision;
  decision.decision = one.decision;
  decision.state = changed ? "changed" : "applied";
  decision.proposed = check.outcome;
  decision.proposed_reason = check.reason;
  decision.proposed_message = check.message;
  decision.proposed_fix = check.fix;
  decision.who = one.who;
  decision.when = one.when;
  decision.until = one.until;
  decision.reason = one.reason;
  decision.note = one.note;
  decision.evidence = one.evidence;
  if (one.decision == "override") decision.result = OutcomeName(one.result);
  check.decision = std::move(decision);
  if (!check.overridden()) return;
  check.outcome = one.result;
  check.reason = "decided";
  check.message = one.reason;
  if (one.result == Outcome::kPass || one.result == Outcome::kNotApplicable) check.fix.clear();
  // The program had nothing to say of what it took for met.
  if (IsGap(one.result) && check.fix.empty()) check.fix = Message(Language::kVietnamese, "decisions.fix");
}

}  // namespace

Matched MatchDocuments(const Decisions& decisions, const result::Result& result, const Known& known) {
  Matched out;
  for (const DocumentStatement& one : decisions.documents) {
    const auto fault = [&](const char* code, std::string value = "") { out.faults.push_back({one.line, code, std::move(value)}); };
    if (const auto kind = one.fields.find("kind"); kind != one.fields.end() && !known.kinds.contains(kind->second))
      fault("unknown-kind", kind->second);
    int parts = 0;
    bool same_path = false;
    for (const DocumentEntry& document : result.documents) {
      same_path = same_path || (!one.path.empty() && document.path == one.path);
      if (document.sha256 == one.sha256 && document.reason != "duplicate") parts = std::max(parts, document.parts);
    }
    if (parts == 0 && same_path) {
      out.changed.push_back(&one);
    } else if (parts == 0) {
      fault("unused-document", one.path.empty() ? one.sha256.substr(0, 12) + "…" : one.path);
    } else if (one.part == 0 && parts > 1) {
      fault("which-part", std::to_string(parts));
    } else if (one.part > parts) {
      fault("no-such-part", std::to_string(parts));
    } else {
      out.applied.push_back({&one, std::max(one.part, 1)});
    }
  }
  return out;
}

std::vector<Fault> NotInResult(const Decisions& decisions, const result::Result& result) {
  std::vector<Fault> faults;
  for (const DocumentStatement& one : decisions.documents) {
    const auto says = [&](const DocumentEntry& document) {
      return document.sha256 == one.sha256 && document.part == std::max(one.part, 1) &&
             std::all_of(one.fields.begin(), one.fields.end(), [&](const auto& field) {
               return std::any_of(document.stated.begin(), document.stated.end(), [&](const result::Statement& stated) {
                 return stated.field == field.first && stated.value == field.second;
               });
             });
    };
    const bool flagged = result.decisions && std::any_of(result.decisions->changed_documents.begin(),
                                                         result.decisions->changed_documents.end(),
                                                         [&](const auto& changed) { return changed.sha256 == one.sha256; });
    if (!flagged && std::none_of(result.documents.begin(), result.documents.end(), says))
      faults.push_back({one.line, "needs-check", one.path.empty() ? one.sha256.substr(0, 12) + "…" : one.path});
  }
  return faults;
}

std::vector<Fault> Apply(const Decisions& decisions, const std::optional<Known>& known, result::Result& result) {
  std::vector<Fault> faults;
  for (const CheckDecision& one : decisions.checks) {
    const std::string code = FaultOf(one, known, result, Find(result, one.check));
    if (!code.empty()) faults.push_back({one.line, code, code == "expired" ? one.until : one.check});
  }
  if (!faults.empty()) return faults;
  if (!result.decisions) {
    result.decisions.emplace();
    result.decisions->awarded_before = result.score.awarded;
    result.decisions->possible_before = result.score.possible;
  }
  result::DecisionsSummary& summary = *result.decisions;
  summary.digest = decisions.digest;
  summary.changed = static_cast<int>(summary.changed_documents.size());
  summary.applied = static_cast<int>(std::count_if(result.documents.begin(), result.documents.end(),
                                                   [](const DocumentEntry& document) { return !document.stated.empty(); }));
  for (const CheckDecision& one : decisions.checks) {
    CheckResult& check = *Find(result, one.check);
    const bool changed = one.evidence != EvidenceOf(result, check);
    ApplyOne(one, changed, check);
    ++(changed ? summary.changed : summary.applied);
  }
  return {};
}

void Undo(result::Result& result) {
  for (CheckResult& check : result.checks) check = ProposalOf(check);
}

}  // namespace capdo::decisions
