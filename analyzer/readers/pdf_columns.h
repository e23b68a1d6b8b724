// Text that stands side by side without rules: letterheads, signature areas, tables by layout only.
#ifndef CAPDO_READERS_PDF_COLUMNS_H_
#define CAPDO_READERS_PDF_COLUMNS_H_

#include <cstdint>
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

// The steps that looking for columns may take on one page (max_page_pairs): each gap of each line is followed down the
// page, which on a page of garbage is the third power of its letters.
class Work {
 public:
  explicit Work(std::uint64_t most) : most_(most) {}
  void Spend(std::uint64_t steps) { spent_ += steps; }
  bool over() const { return spent_ > most_; }

 private:
  std::uint64_t most_, spent_ = 0;
};

// Runs from top to bottom, not overlapping; none any more once the work is over. `body` is the box of all text of the page. Justified text, tables of
// contents and "label: value" lines are not columns.
std::vector<ColumnRun> FindColumns(const std::vector<Line>& lines, const Box& body, Work& work);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_COLUMNS_H_
