#include "decisions/evidence.h"

#include <set>

#include "base/hash.h"
#include "result/compare.h"

namespace capdo::decisions {

std::string EvidenceOf(const result::Result& result, const result::CheckResult& check) {
  std::set<std::string> ids(check.searched.documents.begin(), check.searched.documents.end());
  for (const result::Citation& citation : check.citations) ids.insert(citation.document);
  std::set<std::string> contents;
  for (const result::DocumentEntry& document : result.documents)
    if (ids.contains(document.id)) contents.insert(document.sha256);
  std::string text = result::Fingerprint(ProposalOf(check)) + '\n';
  for (const std::string& content : contents) text += content + '\n';
  // A field that a person stated is evidence too.
  for (const result::StatedField& field : check.stated)
    for (const result::DocumentEntry& document : result.documents)
      for (const result::Statement& stated : document.stated)
        if (document.id == field.document && stated.field == field.field) text += stated.field + '=' + stated.value + '\n';
  return "sha256:" + Sha256Hex(text);
}

result::CheckResult ProposalOf(const result::CheckResult& check) {
  result::CheckResult proposal = check;
  if (check.overridden()) {
    proposal.outcome = check.decision->proposed;
    proposal.reason = check.decision->proposed_reason;
    proposal.message = check.decision->proposed_message;
    proposal.fix = check.decision->proposed_fix;
  }
  proposal.decision.reset();
  return proposal;
}

}  // namespace capdo::decisions
