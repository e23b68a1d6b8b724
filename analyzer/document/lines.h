// Forced line breaks as paragraphs. Clerks type whole articles into one paragraph with Shift+Enter;
// on paper, and in a PDF, these lines cannot be told from paragraphs. The analysis sees them as
// such, whichever format brought them.
//
//   Document lines = SplitForcedLines(doc);   // no block's text holds '\n' any more
#ifndef CAPDO_DOCUMENT_LINES_H_
#define CAPDO_DOCUMENT_LINES_H_

#include "document/document.h"

namespace capdo::document {

// Each line becomes a block of its own with its own fragments; cells and figures follow. Labels
// stay on first lines.
Document SplitForcedLines(const Document& doc);

}  // namespace capdo::document

#endif  // CAPDO_DOCUMENT_LINES_H_
