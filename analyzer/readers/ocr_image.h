// Pictures of pages on their way to the recognition: level, without seals and shadows.
//
// Private to the readers. Leptonica's pictures are owned by Picture; nothing here decides what the text means.
//
//   Picture page = DecodePicture(bytes, frame, limits)->picture;    // picture_file.h, or pdf_render.h
//   CleanPage clean = Clean(page, 200, true);
//   Recognise(clean, ...)
#ifndef CAPDO_READERS_OCR_IMAGE_H_
#define CAPDO_READERS_OCR_IMAGE_H_

#include <memory>
#include <vector>

#include "document/document.h"

struct Pix;

namespace capdo::readers::ocr {

struct PixDeleter {
  void operator()(Pix* pix) const;
};
using Picture = std::unique_ptr<Pix, PixDeleter>;

int WidthOf(const Picture& picture);
int HeightOf(const Picture& picture);

// A straight line of a table, in pixels of the clean picture.
struct PixelRule {
  bool horizontal = true;
  double at = 0, from = 0, to = 0;
};

struct CleanPage {
  Picture grey;          // 8 bit, upright, what the recognition sees: no rules, no seals, an even background
  int dpi = 300;         // of `grey`
  double scale = 1;      // pixels of `grey` for one pixel of the page that came in
  double skew = 0;       // radians by which `grey` was turned clockwise to be level
  double ink = 0;        // share of dark pixels
  bool coloured = false; // a seal or stamp was taken out
  std::vector<PixelRule> rules;
  std::vector<document::Box> leaders;  // rows of dots: of a table of contents, or to be filled in
};
// `dpi` is that of `page`; it is brought to a resolution at which letters are recognised. `scan`: a picture of paper, from
// which ink of seals and shadows are taken; else a drawing whose colours mean something.
CleanPage Clean(const Picture& page, int dpi, bool scan);

// Whether it shows nothing: one shade inside its outer tenth, that is an empty sheet or a frame around nothing. What lies in
// the boxes of `but` (pixels) is not looked at.
bool IsBlank(const Picture& picture, const std::vector<document::Box>& but = {});

// The same, turned by quarter turns clockwise.
Picture Turned(const Picture& page, int quarters);

}  // namespace capdo::readers::ocr

#endif  // CAPDO_READERS_OCR_IMAGE_H_
