// What one PDF page draws, before anyone decides what it means: words, rules, fills, images. Private to the PDF
// reader; knows no Poppler, so that everything after the device can be tested and read without it.
//
// All boxes are in "layout space": the page turned so that most of its text runs from left to right. DisplayBox()
// leads back to the page as displayed.
#ifndef CAPDO_READERS_PDF_PAGE_H_
#define CAPDO_READERS_PDF_PAGE_H_

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "document/document.h"
#include "readers/pdf_faults.h"

namespace capdo::readers::pdf {

using document::Box;

enum class Visibility { kVisible, kHidden, kOcrLayer };

struct Word {
  std::string text;  // UTF-8 in NFC, without white space
  Box box;
  double baseline = 0;
  double size = 0;
  bool bold = false, italic = false;
  bool sideways = false;   // does not run in the page's main direction
  bool unpainted = false;  // render mode 3 or 7: a text layer, not ink
  bool clipped = false;    // outside the clipping path
  bool type3 = false;
  bool doubtful = false;   // only the picture of the page tells whether it is seen (pdf_pixels.h)
  int signature = 0;       // drawn by the n-th signature field of the page; 0 by the page itself
  std::uint32_t rgb = 0;
  int sequence = 0;        // order of painting, shared with fills and images
  int glyphs = 0, unknown_glyphs = 0;
  bool ocr = false;        // recognised from the picture of the page
  double confidence = 1;   // of the recognition
  Visibility visibility = Visibility::kVisible;
};

// A straight horizontal or vertical line, stroked or a thin fill.
struct Rule {
  bool horizontal = true;
  double at = 0, from = 0, to = 0;
};

struct Fill {
  Box box;
  std::uint32_t rgb = 0;
  int sequence = 0;
};

struct Image {
  Box box;
  int sequence = 0;
  bool opaque = true;
  int pixels = 0;                // of the longer side as stored; 0 unknown
  std::uint64_t all_pixels = 0;  // what decoding it makes
  std::string text = {};         // recognised in it: labels of a drawing
  bool blank = false;            // was looked at and shows nothing
};

struct PageContent {
  int number = 0;
  double width = 0, height = 0;                // as displayed
  double layout_width = 0, layout_height = 0;  // after turning
  int rotation = 0;                            // quarter turns of the text against the display
  double skew = 0;  // radians clockwise by which a crooked scan was turned to be level in layout space
  Box crop;                                    // layout space
  std::vector<Word> words;
  std::vector<Rule> rules;
  std::vector<Fill> fills;
  std::vector<Image> images;
  std::vector<Box> veils;    // what may cover words or be of their colour and is no plain fill: thick strokes, odd fills
  std::vector<Box> shapes;   // curves, slanted strokes, odd fills: parts of drawings
  int outlined_glyphs = 0;   // small filled curved paths: letters drawn as shapes
  // What was drawn against what came out.
  bool missing = false;          // the page cannot be found, or its contents cannot be read
  std::uint64_t drawn = 0;       // letters, paths and images that the page asked for
  int lost_glyphs = 0;           // letters that became no word: without a place, or a font calls them blank and lies
  int untold_glyphs = 0;         // letters in words, by a font that gives many glyphs one letter
  FaultCount faults;             // what Poppler complained about meanwhile
  std::set<std::string> legacy_fonts;  // whose letters were converted to Unicode
  std::string limit;         // the bound that ended the drawing early, "" if none
};

inline double Width(const Box& b) { return b.right - b.left; }
inline double Height(const Box& b) { return b.bottom - b.top; }
inline double Area(const Box& b) { return b.empty() ? 0 : Width(b) * Height(b); }
inline double MiddleX(const Box& b) { return (b.left + b.right) / 2; }
inline double MiddleY(const Box& b) { return (b.top + b.bottom) / 2; }

inline Box Intersection(const Box& a, const Box& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

inline void Extend(Box& box, const Box& with) {
  if (box.empty()) {
    box = with;
    return;
  }
  box = {std::min(box.left, with.left), std::min(box.top, with.top),
         std::max(box.right, with.right), std::max(box.bottom, with.bottom)};
}

inline bool Holds(const Box& outer, double x, double y) {
  return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}

inline bool HoldsMiddle(const Box& outer, const Box& inner) {
  return Holds(outer, MiddleX(inner), MiddleY(inner));
}

// Display space to the space of text that is turned by `rotation` quarter turns clockwise, on a page of the given
// displayed size; and back.
Box TurnToLayout(const Box& box, int rotation, double width, double height);
Box TurnToDisplay(const Box& box, int rotation, double width, double height);
Box DisplayBox(const PageContent& page, const Box& box);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_PAGE_H_
