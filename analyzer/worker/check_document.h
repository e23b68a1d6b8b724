// What must hold for every Document that a reader hands over, whoever made it.
//
// A reader runs on hostile files and may have been taken over by one: what it answers is checked before anyone uses it.
// The same check runs in the reading process before it answers, so that a slip of our own is told apart from an attack.
//
//   Repair(document);                                   // in the reader: geometry into range, indices that lead nowhere
//   if (std::string fault = FaultOf(document, limits); !fault.empty()) ...;   // "blocks[3].fragments: overlap"
#ifndef CAPDO_WORKER_CHECK_DOCUMENT_H_
#define CAPDO_WORKER_CHECK_DOCUMENT_H_

#include <string>

#include "base/limits.h"
#include "document/document.h"

namespace capdo::worker {

// "" where the document holds: text is UTF-8 without control characters other than '\n' and '\t', fragments are sorted,
// do not overlap and stand on code points, every index leads somewhere, every measure is finite and of a size that
// paper can have, counts are within the limits. Strings were checked for UTF-8 when they were decoded.
std::string FaultOf(const document::Document& document, const Limits& limits);

// Brings what a strange file gave into range: measures that are no number become 0, pages larger than a hall are cut,
// stray bytes and control characters become blanks or '?' of the same length, so that places in the text stay right.
void Repair(document::Document& document);

// The bound that the document is over, "" if none.
std::string LimitOver(const document::Document& document, const Limits& limits);

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_CHECK_DOCUMENT_H_
