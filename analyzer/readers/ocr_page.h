// One picture of a page becomes words and rules as if they had been drawn, so that paragraphs and tables are found in
// the same way as in a page of text.
//
//   ocr::Reading reading = ocr::ReadPicture(picture, 300, true, limits);
//   ocr::Place(std::move(reading), page);     // replaces the visible words of the page
#ifndef CAPDO_READERS_OCR_PAGE_H_
#define CAPDO_READERS_OCR_PAGE_H_

#include <string>
#include <vector>

#include "base/limits.h"
#include "document/document.h"
#include "readers/ocr_image.h"
#include "readers/pdf_page.h"

namespace capdo::readers::ocr {

struct Reading {
  double width = 0, height = 0;  // points, upright
  int quarters = 0;              // turns clockwise that brought the picture upright
  double skew = 0;               // see PageContent::skew
  std::vector<pdf::Word> words;  // points, upright and level
  std::vector<pdf::Rule> rules;
  document::Quality quality = document::Quality::kGood;
  std::string why;               // "ocr-poor", "ocr-nothing", "ocr-lost-text" where not good
  bool blank = false;            // nothing is printed on it
};

// Below this a scan of common print loses a tenth of its words, and what is left looks like language (docs/ocr.md).
inline constexpr double kTrustedDpi = 80;
// What was recognised of a picture with so few pixels to the inch is not trusted; 0 where that is not known.
void DistrustCoarse(double scanned_dpi, Reading& reading);

// `dpi` is that of the picture; `scan` as in Clean().
Reading ReadPicture(const Picture& picture, double dpi, bool scan, const Limits& limits);

// What was recognised takes the place of the visible words of `page`; what a signature field draws and what is hidden
// stays. `judged` is what the document says of the page.
void Place(Reading reading, pdf::PageContent& page, document::Page& judged);

}  // namespace capdo::readers::ocr

#endif  // CAPDO_READERS_OCR_PAGE_H_
