// What a decision was made on, as one hash: the program's own proposal (outcome, reason, quoted words) and the content
// of the documents that were quoted or searched. Renaming or reordering files changes nothing; other content, other
// rules that come to another finding, or a person's statement about a document do.
//
//   EvidenceOf(result, check) == "sha256:3f0c…"      // the same whether or not decisions were applied to the check
#ifndef CAPDO_DECISIONS_EVIDENCE_H_
#define CAPDO_DECISIONS_EVIDENCE_H_

#include <string>

#include "result/result.h"

namespace capdo::decisions {

std::string EvidenceOf(const result::Result& result, const result::CheckResult& check);

// The check as the program proposes it, without what a person decided.
result::CheckResult ProposalOf(const result::CheckResult& check);

}  // namespace capdo::decisions

#endif  // CAPDO_DECISIONS_EVIDENCE_H_
