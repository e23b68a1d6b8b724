// The document that becomes a scan: a PDF (through Poppler) or a picture (through Leptonica).
//
//   std::unique_ptr<Source> source = OpenSource("in.pdf");   // null: not readable
//   PixPtr page = source->Render(1, 200);                    // 32-bit, as displayed
#ifndef CAPDO_TESTS_SCANS_SOURCE_H_
#define CAPDO_TESTS_SCANS_SOURCE_H_

#include <memory>
#include <string>
#include <vector>

#include "pix.h"

namespace capdo::scans {

// In points from the top left of the page as displayed.
struct PlacedWord {
  std::string text;
  double left = 0, top = 0, right = 0, bottom = 0;
};

struct PageSize {
  double width = 0, height = 0;  // points
};

class Source {
 public:
  virtual ~Source() = default;
  virtual int pages() const = 0;
  virtual PageSize Size(int page) = 0;
  virtual PixPtr Render(int page, int dpi) = 0;
  // In reading order; none for a picture.
  virtual std::vector<PlacedWord> Words(int page) = 0;
  // PDF operators that paint the page's glyphs and lines as paths; empty for a picture.
  virtual std::string Outlines(int page) = 0;
};

std::unique_ptr<Source> OpenSource(const std::string& path);

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_SOURCE_H_
