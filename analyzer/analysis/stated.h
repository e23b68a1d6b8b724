// What people stated of documents, put into the place of what was read there.
//
// A stated field is known to the checks like one that was read; its place is a Passage without a block, so that it can
// be told ("as N.V.A read it") and never be quoted. What the program had read is kept beside it. Statements about other
// documents of the same file are left alone.
//
//   StateKind(part, file.stated);      // after DetectKind
//   StateFields(part, file.stated);    // after ReadFields
#ifndef CAPDO_ANALYSIS_STATED_H_
#define CAPDO_ANALYSIS_STATED_H_

#include <string>
#include <vector>

#include "analysis/analyze.h"
#include "analysis/prepared.h"

namespace capdo::analysis {

void StateKind(Part& part, const std::vector<StatedPart>& stated);
void StateFields(Part& part, const std::vector<StatedPart>& stated);

// Of a file that could not be read at all: "" where nobody said what it is.
std::string StatedKind(const std::vector<StatedPart>& stated);
void StateUnread(result::DocumentEntry& entry, const std::vector<StatedPart>& stated);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_STATED_H_
