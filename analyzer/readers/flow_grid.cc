#include "readers/flow_grid.h"

#include <algorithm>
#include <cmath>

namespace capdo::readers {
namespace {

constexpr double kSameEdge = 15;  // twips: programs round the edges of one column differently from row to row

// Left ends of the columns; an edge that is a little off the last one is the same edge.
std::vector<double> Edges(const std::vector<std::vector<CellShape>>& rows) {
  std::vector<double> all, edges;
  for (const auto& row : rows) {
    for (const CellShape& cell : row) {
      if (!(cell.right > cell.left) || !std::isfinite(cell.right) || !std::isfinite(cell.left)) return {};
      all.push_back(cell.left);
      all.push_back(cell.right);
    }
  }
  std::sort(all.begin(), all.end());
  for (double edge : all) {
    if (edges.empty() || edge - edges.back() > kSameEdge) edges.push_back(edge);
  }
  return edges;
}

int ColumnAt(const std::vector<double>& edges, double edge) {
  const auto after = std::upper_bound(edges.begin(), edges.end(), edge);
  return static_cast<int>(after - edges.begin()) - 1;
}

class Layer {
 public:
  Layer(const std::vector<std::vector<CellShape>>& rows, int max_columns)
      : rows_(rows), most_(std::max(max_columns, 1)), edges_(Edges(rows)) {}

  FlowGrid Lay() {
    for (std::size_t row = 0; row < rows_.size(); ++row) LayRow(static_cast<int>(row));
    Sort();
    return std::move(grid_);
  }

 private:
  void LayRow(int row) {
    std::vector<int>& places = grid_.cell_of.emplace_back();
    int column = 0;
    for (const CellShape& shape : rows_[static_cast<std::size_t>(row)]) {
      int span = std::clamp(shape.column_span, 1, most_);
      if (!edges_.empty()) {
        column = std::max(column, ColumnAt(edges_, shape.left));
        span = std::max(ColumnAt(edges_, shape.right) - column, 1);
      }
      while (edges_.empty() && column < most_ && Taken(column, row)) ++column;
      if (column + span > most_) {
        grid_.cut = grid_.cut || column >= most_ || edges_.empty();
        column = std::min(column, most_ - 1);
        span = most_ - column;
      }
      places.push_back(Place(shape, row, column, span, places));
      column += span;
    }
    grid_.columns = std::max(grid_.columns, column);
  }

  // Whether a cell of a row above reaches down to here.
  bool Taken(int column, int row) const {
    return static_cast<std::size_t>(column) < reach_.size() && reach_[static_cast<std::size_t>(column)] > row;
  }

  int Place(const CellShape& shape, int row, int column, int span, const std::vector<int>& row_cells) {
    if (shape.horizontal == Merge::kContinue && !row_cells.empty()) {
      document::Cell& left = grid_.cells[static_cast<std::size_t>(row_cells.back())];
      left.column_span = std::max(left.column_span, column + span - left.column);
      return row_cells.back();
    }
    const auto at = static_cast<std::size_t>(column);
    if (reach_.size() < at + static_cast<std::size_t>(span)) {
      reach_.resize(at + static_cast<std::size_t>(span), 0);
      above_.resize(reach_.size(), -1);
    }
    if (shape.vertical == Merge::kContinue && above_[at] >= 0) {
      document::Cell& top = grid_.cells[static_cast<std::size_t>(above_[at])];
      // Only what stood in this very column in the row before goes on.
      if (top.column == column && top.row + top.row_span == row) {
        ++top.row_span;
        return above_[at];
      }
    }
    document::Cell cell;
    cell.row = row;
    cell.column = column;
    cell.column_span = span;
    cell.row_span = std::clamp(shape.row_span, 1, static_cast<int>(rows_.size()) - row);
    const int index = static_cast<int>(grid_.cells.size());
    for (std::size_t i = at; i < at + static_cast<std::size_t>(span); ++i) {
      reach_[i] = row + cell.row_span;
      above_[i] = shape.vertical == Merge::kNone ? -1 : index;
    }
    grid_.cells.push_back(cell);
    return index;
  }

  // By row, then column: cells that were laid in the order of the file already are, but for the last column's rest.
  void Sort() {
    std::vector<int> order(grid_.cells.size()), place(grid_.cells.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
      const document::Cell &x = grid_.cells[static_cast<std::size_t>(a)], &y = grid_.cells[static_cast<std::size_t>(b)];
      return x.row != y.row ? x.row < y.row : x.column < y.column;
    });
    // Cells that were squeezed into one place become one.
    std::vector<document::Cell> sorted;
    for (int from : order) {
      const document::Cell& cell = grid_.cells[static_cast<std::size_t>(from)];
      if (sorted.empty() || sorted.back().row != cell.row || sorted.back().column != cell.column)
        sorted.push_back(cell);
      place[static_cast<std::size_t>(from)] = static_cast<int>(sorted.size()) - 1;
    }
    grid_.cells = std::move(sorted);
    for (auto& row : grid_.cell_of)
      for (int& cell : row) cell = place[static_cast<std::size_t>(cell)];
  }

  const std::vector<std::vector<CellShape>>& rows_;
  const int most_;
  const std::vector<double> edges_;
  FlowGrid grid_;
  std::vector<int> reach_, above_;  // by column: first row that is free again; the cell that a merge would go on with
};

}  // namespace

FlowGrid LayGrid(const std::vector<std::vector<CellShape>>& rows, int max_columns) {
  return Layer(rows, max_columns).Lay();
}

}  // namespace capdo::readers
