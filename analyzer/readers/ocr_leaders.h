// Rows of dots in the picture of a page: of a table of contents, or to be filled in.
//
// They stand for blanks that nobody filled, so a row must show that it was set by a printer: the ring of a seal, the stroke
// of a pen, toner and the edge of a photocopy give dots, too. What is no such row stays in the picture.
#ifndef CAPDO_READERS_OCR_LEADERS_H_
#define CAPDO_READERS_OCR_LEADERS_H_

#include <vector>

#include "document/document.h"
#include "readers/ocr_image.h"

namespace capdo::readers::ocr {

// A connected piece of ink, in pixels.
struct Stroke {
  int x = 0, y = 0, w = 0, h = 0;
  int right() const { return x + w; }
  int bottom() const { return y + h; }
};

// The rows among `strokes` (all ink of a picture of width x height at `dpi`), each as its dots from left to right: at
// least eight, of one size and one pitch, straight, on the line of the letters beside them or alone in a line, not among
// specks, not at the edge of the sheet, not in one of `stamps`.
std::vector<std::vector<Stroke>> FindLeaders(const std::vector<Stroke>& strokes, int width, int height, int dpi,
                                             const std::vector<document::Box>& stamps);

}  // namespace capdo::readers::ocr

#endif  // CAPDO_READERS_OCR_LEADERS_H_
