// Ruled tables: which rules belong together, and which cells they close.
#ifndef CAPDO_READERS_PDF_GRIDS_H_
#define CAPDO_READERS_PDF_GRIDS_H_

#include <vector>

#include "readers/pdf_page.h"

namespace capdo::readers::pdf {

struct GridCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  Box box;
};

struct Grid {
  Box box;
  std::vector<double> xs, ys;    // edges of columns and rows
  std::vector<GridCell> cells;   // by row, then column
  int parent = -1, parent_cell = -1;  // index into the vector of grids and its cells
  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
};

enum class GridWords {
  kKnown,  // a grid without any word of the page is part of a drawing
  kLater,  // the words are still to be recognised: every grid counts
};

// Grids sorted from large to small, so that a parent comes before its children. Rules that form no table become
// shapes of the page: they are parts of drawings.
std::vector<Grid> FindGrids(PageContent& page, std::uint64_t max_columns, GridWords words = GridWords::kKnown);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_GRIDS_H_
