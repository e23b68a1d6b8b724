// Private to the readers: from the shapes of a table's cells to their places in a grid.
#ifndef CAPDO_READERS_FLOW_GRID_H_
#define CAPDO_READERS_FLOW_GRID_H_

#include <vector>

#include "document/document.h"
#include "readers/flow_builder.h"

namespace capdo::readers {

struct FlowGrid {
  int columns = 0;
  std::vector<document::Cell> cells;      // by row, then column; without blocks
  std::vector<std::vector<int>> cell_of;  // for each shape given: which of `cells` it became
  bool cut = false;                       // columns beyond the bound were put into the last one
};

// Cells that tell their edges lie between the columns that all edges of the table make; others follow one another by
// their spans, around cells that reach down from rows above.
FlowGrid LayGrid(const std::vector<std::vector<CellShape>>& rows, int max_columns);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_FLOW_GRID_H_
