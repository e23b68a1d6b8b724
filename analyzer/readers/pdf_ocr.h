// Pages of a PDF whose text layer does not tell what they show are recognised from their picture.
#ifndef CAPDO_READERS_PDF_OCR_H_
#define CAPDO_READERS_PDF_OCR_H_

#include <functional>
#include <vector>

#include "base/limits.h"
#include "document/document.h"
#include "readers/pdf_page.h"

class PDFDoc;

namespace capdo::readers::pdf {

// Why the page must be recognised: no text over an image, a rubbish layer, letters drawn as shapes, glyphs without
// letters, or a text layer of a scanner, which may say anything. False for damaged pages and those over a bound.
bool NeedsOcr(const PageContent& page, const document::Page& judged);

// doc.pages holds one entry for each of `pages`. `begin_page` is called before each that is recognised.
void RecognisePages(PDFDoc& pdf, const Limits& limits, const std::function<void(int)>& begin_page,
                    std::vector<PageContent>& pages, document::Document& doc);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_OCR_H_
