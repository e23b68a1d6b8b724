// Running heads, page numbers and footnotes: seen on the page, but not part of its text. They are taken out before
// the layout, so that paragraphs and tables can go on over the page.
#ifndef CAPDO_READERS_PDF_FURNITURE_H_
#define CAPDO_READERS_PDF_FURNITURE_H_

#include <vector>

#include "readers/pdf_grids.h"
#include "readers/pdf_lines.h"

namespace capdo::readers::pdf {

struct PageParts {
  PageContent page;
  std::vector<Grid> grids;
  std::vector<Word> body;  // visible words that are left
  std::vector<Line> head, foot, notes;
  std::vector<Line> stamps;  // of digital signatures, taken out of the body
};

// Moves words from `body` to `head`, `foot` and `notes`. Nothing is lost: a line that does not repeat stays body.
void TakeFurniture(std::vector<PageParts>& pages);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_FURNITURE_H_
