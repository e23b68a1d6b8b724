// What goes on over a page break: paragraphs, tables, rows of tables.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "readers/pdf_assemble.h"
#include "readers/pdf_numbering.h"

namespace capdo::readers::pdf {
namespace {

bool SameColumns(const TableItem& a, const TableItem& b) {
  if (!a.bordered || !b.bordered || a.xs.size() != b.xs.size()) return false;
  for (std::size_t i = 0; i < a.xs.size(); ++i) {
    if (std::abs(a.xs.at(i) - b.xs.at(i)) > 4) return false;
  }
  return true;
}

// The column edges of `few` are among those of `many`, the outer ones being the same; in `at` the place of each.
bool EdgesAmong(const std::vector<double>& few, const std::vector<double>& many, std::vector<int>& at) {
  at.clear();
  std::size_t next = 0;
  for (double edge : few) {
    while (next < many.size() && std::abs(many.at(next) - edge) > 4) ++next;
    if (next == many.size()) return false;
    at.push_back(static_cast<int>(next++));
  }
  return at.size() >= 2 && at.front() == 0 && at.back() + 1 == static_cast<int>(many.size());
}

// Cells over merged columns count them as in the whole table.
void Spread(TableItem& table, const std::vector<double>& xs, const std::vector<int>& at) {
  for (TableCell& cell : table.cells) {
    const int begin = at.at(static_cast<std::size_t>(cell.column));
    cell.column_span = at.at(static_cast<std::size_t>(cell.column + cell.column_span)) - begin;
    cell.column = begin;
  }
  table.xs = xs;
  table.columns = static_cast<int>(xs.size()) - 1;
}

// A page may hold of a table only rows over merged columns, whose inner edges then do not show: the band over a card at
// the foot of the page, its last row at the head of the next. Frames and other tables of the same width are longer, or
// do not end where the page does.
bool PartWithoutEdges(TableItem& table, TableItem& next, double page_height) {
  constexpr int kMostRows = 2;
  if (!table.bordered || !next.bordered || table.bottom < 0.5 * page_height) return false;
  std::vector<int> at;
  if (table.xs.size() < next.xs.size()) {
    if (table.rows > kMostRows || !EdgesAmong(table.xs, next.xs, at)) return false;
    Spread(table, next.xs, at);
    return true;
  }
  if (table.xs.size() == next.xs.size() || next.rows > kMostRows || !EdgesAmong(next.xs, table.xs, at)) return false;
  Spread(next, table.xs, at);
  return true;
}

std::string CellText(const TableCell& cell) {
  std::string text;
  for (const Item& item : cell.items) {
    for (const Paragraph& paragraph : item.paragraph) text += ParagraphText(paragraph) + "\n";
    if (item.table) {
      for (const TableCell& inner : item.table->cells) text += CellText(inner);
    }
  }
  return text;
}

std::string RowText(const TableItem& table, int row) {
  std::string text;
  bool any = false;
  for (const TableCell& cell : table.cells) {
    if (cell.row != row) continue;
    text += CellText(cell) + "|";
    any = any || !cell.items.empty();
  }
  return any ? text : std::string();
}

// How many rows at the top of `next` only repeat the head of `table`.
int RepeatedRows(const TableItem& table, const TableItem& next) {
  int count = 0;
  while (count < next.rows && count < table.rows && count < 4) {
    const std::string text = RowText(next, count);
    if (text.empty() || text != RowText(table, count)) break;
    ++count;
  }
  return count;
}

TableCell* CellAt(TableItem& table, int row, int column) {
  for (TableCell& cell : table.cells) {
    const bool in_row = row >= cell.row && row < cell.row + cell.row_span;
    if (in_row && cell.column == column) return &cell;
  }
  return nullptr;
}

void AppendItems(std::vector<Item>& to, std::vector<Item> from) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    Item& item = from.at(i);
    if (i == 0 && !to.empty() && !to.back().paragraph.empty() && !item.paragraph.empty() &&
        GoesOn(to.back().paragraph.front(), item.paragraph.front())) {
      Paragraph& last = to.back().paragraph.front();
      Paragraph& next = item.paragraph.front();
      for (PlacedLine& line : next.lines) last.lines.push_back(std::move(line));
      last.edges = next.edges;
      continue;
    }
    to.push_back(std::move(item));
  }
}

// A cell merged over rows goes on over the page break: its text stood above, its part of the next page is empty.
bool MergeGoesOn(const TableCell& above, const TableCell& cell) {
  return cell.items.empty() && !above.items.empty() && above.column_span == cell.column_span &&
         (cell.row_span > 1 || above.row_span > 1);
}

// The first row of a continued table finishes the last row of the page before. Its first cell (after those that name a
// group of rows, merged over them) is empty, and some cell goes on in the middle of a sentence; or the first cell breaks
// as well ("GP-" + "08", "Phần mềm một cửa điện" + "tử"), and then all that is in the row goes on.
bool RowGoesOn(TableItem& table, const TableItem& next, int first_row) {
  std::vector<const TableCell*> cells;
  for (const TableCell& cell : next.cells) {
    if (cell.row == first_row) cells.push_back(&cell);
  }
  std::stable_sort(cells.begin(), cells.end(), [](const TableCell* a, const TableCell* b) { return a->column < b->column; });
  bool groups = true, first_empty = false, first_broken = false, evidence = false, all = true;
  for (const TableCell* cell : cells) {
    const TableCell* above = CellAt(table, table.rows - 1, cell->column);
    if (above != nullptr && MergeGoesOn(*above, *cell)) continue;
    const bool first = groups;
    if (first) first_empty = cell->items.empty();
    groups = false;
    if (cell->row_span != 1) return false;
    if (cell->items.empty()) continue;
    if (above == nullptr || above->column_span != cell->column_span) return false;
    if (above->items.empty()) return false;
    if (cell->items.front().paragraph.empty() || above->items.back().paragraph.empty()) {
      all = false;
      continue;
    }
    const std::string text = ParagraphText(cell->items.front().paragraph.front());
    const std::string before = ParagraphText(above->items.back().paragraph.front());
    const bool goes_on = GoesOn(above->items.back().paragraph.front(), cell->items.front().paragraph.front());
    const bool small = StartsSmall(text) && !EndsSentence(before);
    if (first) first_broken = small || before.ends_with('-');
    all = all && goes_on;
    evidence = evidence || goes_on || small || StartsItem(text) == ItemStart::kWeak;
  }
  return first_empty ? evidence : first_broken && all;
}

void ContinueTable(TableItem& table, TableItem next, std::vector<Item>& head) {
  const int repeated = RepeatedRows(table, next);
  if (repeated > 0) table.header_rows = std::max(table.header_rows, repeated);
  const bool goes_on = repeated < next.rows && RowGoesOn(table, next, repeated);
  const int shift = table.rows - repeated - (goes_on ? 1 : 0);
  for (TableCell& cell : next.cells) {
    if (cell.row < repeated) {
      for (Item& item : cell.items) {
        item.layer = document::Layer::kHeader;
        head.push_back(std::move(item));
      }
      continue;
    }
    if (cell.row == repeated) {
      TableCell* above = CellAt(table, table.rows - 1, cell.column);
      if (above != nullptr && goes_on) {
        AppendItems(above->items, std::move(cell.items));
        above->row_span += cell.row_span - 1;
        continue;
      }
      if (above != nullptr && MergeGoesOn(*above, cell)) {
        above->row_span += cell.row_span;
        continue;
      }
    }
    cell.row += shift;
    table.cells.push_back(std::move(cell));
  }
  table.rows = next.rows + shift;
  table.page = next.page;
  table.top = next.top;
  table.bottom = next.bottom;
  table.xs = next.xs;
}

}  // namespace

void JoinPages(std::vector<PageItems>& pages) {
  Item* last = nullptr;
  double height = 0;  // of the page that `last` ends on
  for (PageItems& page : pages) {
    bool joined = false;
    if (last != nullptr && !page.items.empty()) {
      Item& first = page.items.front();
      if (last->table && first.table &&
          (SameColumns(*last->table, *first.table) || PartWithoutEdges(*last->table, *first.table, height))) {
        ContinueTable(*last->table, std::move(*first.table), page.head);
        joined = true;
      } else if (!last->paragraph.empty() && !first.paragraph.empty() && last->layer == first.layer &&
                 last->layer == document::Layer::kBody && GoesOn(last->paragraph.front(), first.paragraph.front())) {
        Paragraph& to = last->paragraph.front();
        for (PlacedLine& line : first.paragraph.front().lines) to.lines.push_back(std::move(line));
        to.edges = first.paragraph.front().edges;
        joined = true;
      }
      if (joined) page.items.erase(page.items.begin());
    }
    if (joined || !page.items.empty()) height = page.page->layout_height;
    if (!page.items.empty()) last = &page.items.back();
  }
}

}  // namespace capdo::readers::pdf
