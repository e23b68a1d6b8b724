// Doubtful words of a page, judged by what its picture shows of them.
#ifndef CAPDO_READERS_PDF_PIXELS_H_
#define CAPDO_READERS_PDF_PIXELS_H_

#include "base/limits.h"
#include "readers/pdf_ocr.h"
#include "readers/pdf_page.h"

class PDFDoc;

namespace capdo::readers::pdf {

// Hides the words that are doubtful and of which the picture shows nothing; true if there were any. Without a picture
// that can be trusted they stay seen.
bool HideUnseen(PDFDoc& pdf, const Limits& limits, const OcrSteps& steps, PageContent& page);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_PIXELS_H_
