// Writes a decision into the text of a decisions file and leaves the rest as people wrote it: order, comments, the way
// in which other entries are set.
//
//   Result<std::string> text = Put(old_text, decision);     // old_text may be ""
//
// An entry for the same check is replaced where it stands; comments in it are kept in front of its members. A file whose
// list is not written as "- " lines is refused (kUnsupported): the result is read again before it is given, and must say
// exactly the old decisions and statements and the new one.
#ifndef CAPDO_DECISIONS_EDIT_H_
#define CAPDO_DECISIONS_EDIT_H_

#include <string>
#include <string_view>

#include "base/error.h"
#include "decisions/decisions.h"

namespace capdo::decisions {

Result<std::string> Put(std::string_view text, const CheckDecision& decision);
// The same for what a person read in a document; an entry for the same file and part is replaced.
Result<std::string> Put(std::string_view text, const DocumentStatement& statement);

}  // namespace capdo::decisions

#endif  // CAPDO_DECISIONS_EDIT_H_
