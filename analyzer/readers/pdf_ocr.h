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

struct OcrSteps {
  std::function<void(int page)> begin_page;  // before each that is recognised
  std::function<FaultCount()> faults;        // what was complained about since the last call
};

// doc.pages holds one entry for each of `pages`.
void RecognisePages(PDFDoc& pdf, const Limits& limits, const OcrSteps& steps,
                    std::vector<PageContent>& pages, document::Document& doc);

// Marks pictures on pages of text that show nothing.
void MarkBlankPictures(PDFDoc& pdf, const Limits& limits, const OcrSteps& steps, std::vector<PageContent>& pages,
                       const document::Document& doc);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_OCR_H_
