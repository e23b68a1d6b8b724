// One page as a person sees it: the picture for the recognition.
#ifndef CAPDO_READERS_PDF_RENDER_H_
#define CAPDO_READERS_PDF_RENDER_H_

#include "readers/ocr_image.h"

class PDFDoc;

namespace capdo::readers::pdf {

// In colour, the whole paper, without notes and without what signature fields draw (that is read as text). Null where
// Poppler cannot draw it.
ocr::Picture RenderPage(PDFDoc& doc, int number, double dpi);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_RENDER_H_
