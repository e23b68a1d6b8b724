// What the readers of spreadsheets (.xlsx, .xls) share: a sheet's cells, and how they become blocks and one table.
#ifndef CAPDO_READERS_SHEET_CELLS_H_
#define CAPDO_READERS_SHEET_CELLS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "readers/flow_builder.h"

namespace capdo::readers {

struct SheetCell {
  int row = 0, column = 0;  // from 0
  std::string text;
  bool hidden = false, bold = false;
  std::string legacy_font;
};

struct SheetMerge {
  int first_row = 0, last_row = 0, first_column = 0, last_column = 0;
};

struct Sheet {
  std::string name;
  bool hidden = false;
  std::vector<SheetCell> cells;  // that hold something
  std::vector<SheetMerge> merges;
  std::vector<std::pair<int, int>> hidden_rows, hidden_columns;  // first and last
};

inline constexpr int kSheetRows = 1'048'576, kSheetColumns = 16'384;

// The sheet's name as a heading; rows before its table that hold a single cell (titles) as paragraphs; all other rows
// that hold something as one table. What nobody sees – hidden sheets, rows, columns, cells under a merged one – is in
// the hidden layer.
void EmitSheet(Sheet sheet, FlowBuilder& flow);

// The address of a cell or of one end of a range: "C7" → row 6, column 2. False where it is none.
bool ParseCellName(std::string_view name, int& row, int& column);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_SHEET_CELLS_H_
