// The one place that listens to Poppler draw a page. It turns glyphs into words and paths into rules and fills; it
// decides nothing about layout.
//
//   PageContent page = ReadPage(doc, 1);   // the document must be open and unlocked
#ifndef CAPDO_READERS_PDF_DEVICE_H_
#define CAPDO_READERS_PDF_DEVICE_H_

#include "base/limits.h"
#include "readers/pdf_page.h"

class PDFDoc;

namespace capdo::readers::pdf {

// Stops at the bounds of a page (max_page_glyphs, max_page_paths, max_image_pixels) and names the one it met.
PageContent ReadPage(PDFDoc& doc, int number, const Limits& limits);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_DEVICE_H_
