#include "readers/docx_tables.h"

#include <algorithm>

namespace capdo::readers {

using document::Cell;
using document::CellRef;
using document::Table;

void TableBuilder::StartTable() {
  Table table;
  table.parent = Current();
  Open open;
  open.table = static_cast<int>(tables_.size());
  const Style& style = styles_.Table("");
  open.horizontal = open.vertical = style.borders;
  open.style_shades = style.shades;
  tables_.push_back(std::move(table));
  open_.push_back(std::move(open));
}

void TableBuilder::EndTable() {
  if (open_.empty()) return;
  if (open_.back().in_cell) EndCell();
  const Open& open = open_.back();
  Table& table = tables_.at(static_cast<std::size_t>(open.table));
  table.rows = open.row + 1;
  table.bordered = open.bordered_cells * 2 > open.cells;
  std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  open_.pop_back();
}

void TableBuilder::StartRow() {
  if (open_.empty()) return;
  Open& open = open_.back();
  ++open.row;
  open.column = open.after = 0;
  open.header = open.row_deleted = open.row_hidden = false;
  open.row_has_content = open.row_broke_first = false;
  open.row_page = open.row_last_page = pages_.page();
  open.row_cells.clear();
}

void TableBuilder::EndRow() {
  if (open_.empty()) return;
  if (open_.back().in_cell) EndCell();
  Open& open = open_.back();
  pages_.set_page(std::max(open.row_last_page, pages_.page()));
  Table& table = tables_.at(static_cast<std::size_t>(open.table));
  open.header_run = open.header_run && open.header;
  if (open.header_run) table.header_rows = open.row + 1;
  table.columns = std::max(table.columns, Clamp(open.column + open.after));
  // A vertical merge continues only what stood in this very row.
  for (std::size_t i = static_cast<std::size_t>(open.column); i < open.above.size(); ++i)
    open.above[i] = -1;
}

void TableBuilder::StartCell() {
  if (open_.empty() || open_.back().row < 0) return;
  Open& open = open_.back();
  open.in_cell = true;
  open.placed = open.cell_deleted = open.cell_has_content = false;
  open.cell_shade = {};
  open.span = 1;
  open.cell = -1;
  open.vertical_merge = open.horizontal_merge = Merge::kNone;
  open.edges = {};
  pages_.set_page(open.row_page);
}

void TableBuilder::EndCell() {
  if (open_.empty() || !open_.back().in_cell) return;
  Open& open = open_.back();
  Place(open);
  open.in_cell = false;
  open.row_last_page = std::max(open.row_last_page, pages_.page());
}

int TableBuilder::Clamp(int columns) {
  const int most = static_cast<int>(limits_.max_columns);
  if (columns <= most) return std::max(columns, 0);
  hit_column_limit_ = true;
  return most;
}

void TableBuilder::Place(Open& open) {
  if (open.placed) return;
  open.placed = true;
  Table& table = tables_.at(static_cast<std::size_t>(open.table));
  int column = Clamp(open.column), span = std::max(Clamp(open.span), 1);
  int end = std::max(Clamp(column + span), column);
  span = std::max(end - column, 1);
  int above = static_cast<std::size_t>(column) < open.above.size()
                  ? open.above[static_cast<std::size_t>(column)]
                  : -1;

  if (open.horizontal_merge == Merge::kContinue && !open.row_cells.empty()) {
    open.cell = open.row_cells.back();
    Cell& left = table.cells.at(static_cast<std::size_t>(open.cell));
    left.column_span = std::max(left.column_span, end - left.column);
  } else if (open.vertical_merge == Merge::kContinue && above >= 0) {
    open.cell = above;
    Cell& top = table.cells.at(static_cast<std::size_t>(above));
    top.row_span = open.row - top.row + 1;
  } else {
    open.cell = static_cast<int>(table.cells.size());
    Cell cell;
    cell.row = open.row;
    cell.column = column;
    cell.column_span = span;
    table.cells.push_back(std::move(cell));
    auto drawn = [](Edge edge, bool inherited) {
      return edge == Edge::kVisible || (edge == Edge::kInherited && inherited);
    };
    int edges = drawn(open.edges.top, open.horizontal) + drawn(open.edges.bottom, open.horizontal) +
                drawn(open.edges.left, open.vertical) + drawn(open.edges.right, open.vertical);
    ++open.cells;
    // One line under a cell is the rule below a letterhead's motto, not a grid.
    if (edges >= 2) ++open.bordered_cells;
  }
  open.row_cells.push_back(open.cell);
  if (open.above.size() < static_cast<std::size_t>(end))
    open.above.resize(static_cast<std::size_t>(end), -1);
  bool mergeable = open.vertical_merge != Merge::kNone;
  for (int i = column; i < end; ++i)
    open.above[static_cast<std::size_t>(i)] = mergeable ? open.cell : -1;
  open.column = end;
  table.columns = std::max(table.columns, std::max(end, column + span));
}

CellRef TableBuilder::Current() {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (!open->in_cell) continue;
    Place(*open);
    const Cell& cell = tables_.at(static_cast<std::size_t>(open->table))
                           .cells.at(static_cast<std::size_t>(open->cell));
    return {open->table, cell.row, cell.column};
  }
  return {};
}

void TableBuilder::SetEdge(Edges& edges, const XmlElement& border) {
  Edge edge = IsVisibleBorder(border) ? Edge::kVisible : Edge::kNone;
  if (border.name == "top") edges.top = edge;
  if (border.name == "bottom") edges.bottom = edge;
  if (border.name == "left" || border.name == "start") edges.left = edge;
  if (border.name == "right" || border.name == "end") edges.right = edge;
}

void TableBuilder::TableProperty(const XmlElement& element, std::string_view parent) {
  if (open_.empty() || element.ns != Ns::kWord) return;
  Open& open = open_.back();
  if (element.name == "tblStyle") {
    const Style& style = styles_.Table(element.Word("val"));
    if (!open.stated_borders) open.horizontal = open.vertical = style.borders;
    open.style_shades = style.shades;
  } else if (element.name == "shd") {
    open.shade = ShadeOf(element);
  } else if (parent == "tblBorders") {
    if (!open.stated_borders) open.horizontal = open.vertical = false;
    open.stated_borders = true;
    if (!IsVisibleBorder(element)) return;
    if (element.name == "top" || element.name == "bottom" || element.name == "insideH")
      open.horizontal = true;
    if (element.name != "top" && element.name != "bottom" && element.name != "insideH")
      open.vertical = true;
  }
}

void TableBuilder::RowProperty(const XmlElement& element) {
  if (open_.empty() || element.ns != Ns::kWord) return;
  Open& open = open_.back();
  if (element.name == "tblHeader") open.header = IsOn(element);
  if (element.name == "gridBefore") {
    open.column = Clamp(ParseInt(element.Word("val")).value_or(0));
    for (std::size_t i = 0; i < std::min(open.above.size(), static_cast<std::size_t>(open.column));
         ++i) {
      open.above[i] = -1;
    }
  }
  if (element.name == "gridAfter") open.after = Clamp(ParseInt(element.Word("val")).value_or(0));
  if (element.name == "del") open.row_deleted = true;
  if (element.name == "hidden") open.row_hidden |= IsOn(element);
  if (element.name == "trHeight" && element.Word("hRule") == "exact")
    open.row_hidden |= IsTooLow(ParseLength(element.Word("val")).value_or(0));
}

void TableBuilder::CellProperty(const XmlElement& element, std::string_view parent) {
  if (open_.empty() || element.ns != Ns::kWord || open_.back().placed) return;
  Open& open = open_.back();
  std::string_view value = element.Word("val");
  if (element.name == "gridSpan") open.span = std::max(ParseInt(value).value_or(1), 1);
  if (element.name == "vMerge")
    open.vertical_merge = value == "restart" ? Merge::kStart : Merge::kContinue;
  if (element.name == "hMerge")
    open.horizontal_merge = value == "restart" ? Merge::kStart : Merge::kContinue;
  if (element.name == "cellDel") open.cell_deleted = true;
  if (element.name == "shd") open.cell_shade = ShadeOf(element);
  if (parent == "tcBorders") SetEdge(open.edges, element);
}

bool TableBuilder::InDeletedRow() const {
  return std::any_of(open_.begin(), open_.end(), [](const Open& open) {
    return open.row_deleted || (open.in_cell && open.cell_deleted);
  });
}

bool TableBuilder::InHiddenRow() const {
  return std::any_of(open_.begin(), open_.end(), [](const Open& open) { return open.row_hidden; });
}

Shade TableBuilder::CellShade() const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (open->in_cell && !open->cell_shade.clear()) return open->cell_shade;
    if (open->style_shades) return Shade::Unknown();
    if (!open->shade.clear()) return open->shade;
  }
  return {};
}

void TableBuilder::Content() {
  for (Open& open : open_) open.row_has_content = open.cell_has_content = true;
  pages_.Content();
}

void TableBuilder::RenderedBreak() {
  if (open_.empty() || !open_.back().in_cell) {
    pages_.RenderedBreak();
    return;
  }
  Open& open = open_.back();
  // Word repeats the break that opens a row in each of its cells.
  if (open.row_broke_first && open.row_has_content && !open.cell_has_content) return;
  pages_.RenderedBreak();
  if (open.row_has_content) return;
  for (Open& outer : open_) {
    if (outer.row_has_content) continue;
    outer.row_page = pages_.page();
    outer.row_broke_first = true;
  }
}

}  // namespace capdo::readers
