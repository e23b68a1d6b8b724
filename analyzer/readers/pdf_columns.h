// Text that stands side by side without rules: letterheads, signature areas, tables by layout only.
#ifndef CAPDO_READERS_PDF_COLUMNS_H_
#define CAPDO_READERS_PDF_COLUMNS_H_

#include <vector>

#include "readers/pdf_lines.h"

namespace capdo::readers::pdf {

// Lines [first, last] of the input stand in columns that the gutters (x positions) part. rows.at(i) is the row of
// line first + i; letterheads and signature areas have the one row 0.
struct ColumnRun {
  int first = 0, last = 0;
  std::vector<double> gutters;
  std::vector<int> rows;
};

// Runs from top to bottom, not overlapping. `body` is the box of all text of the page. Justified text, tables of
// contents and "label: value" lines are not columns.
std::vector<ColumnRun> FindColumns(const std::vector<Line>& lines, const Box& body);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_COLUMNS_H_
