// What of a page can be seen, and whether its text can be trusted at all.
#ifndef CAPDO_READERS_PDF_VISIBILITY_H_
#define CAPDO_READERS_PDF_VISIBILITY_H_

#include <vector>

#include "base/limits.h"
#include "document/document.h"
#include "readers/pdf_page.h"

namespace capdo::readers::pdf {

// Sets Word::visibility: hidden is unpainted text, text that blends in its background (legibility.h), text outside the crop box
// or the clip, tiny text, text under a later opaque fill or image. Unpainted text over a scan is its OCR layer.
// Comparing every word with everything that is painted is bounded (max_page_pairs): the words behind count as seen, and
// the page as one that met a limit. What is over or under a word beside plain fills makes it doubtful.
void MarkVisibility(PageContent& page, const Limits& limits);

// Whether what a signature field draws tells who signed and when. Offices also fill in the number and the day of a
// document by signature fields; that is text of the page.
bool IsSignatureStamp(const std::vector<Word>& words);

// Number, size, quality and reading method of a page whose words are marked.
document::Page JudgePage(const PageContent& page);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_VISIBILITY_H_
