// What goes on over a page break: paragraphs, tables, rows of tables.
#include <cmath>
#include <cstddef>
#include <utility>

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

// The first row of a continued table finishes the last row of the page before: its first cell is empty, and some
// cell goes on in the middle of a sentence.
bool RowGoesOn(TableItem& table, const TableItem& next, int first_row) {
  bool first_empty = false, evidence = false;
  for (const TableCell& cell : next.cells) {
    if (cell.row != first_row) continue;
    if (cell.row_span != 1) return false;
    if (cell.column == 0) first_empty = cell.items.empty();
    if (cell.items.empty()) continue;
    const TableCell* above = CellAt(table, table.rows - 1, cell.column);
    if (above == nullptr || above->column_span != cell.column_span) return false;
    if (above->items.empty()) return false;
    if (cell.items.front().paragraph.empty() || above->items.back().paragraph.empty()) continue;
    const std::string text = ParagraphText(cell.items.front().paragraph.front());
    const std::string before = ParagraphText(above->items.back().paragraph.front());
    const bool lower = !text.empty() && text.at(0) >= 'a' && text.at(0) <= 'z';
    evidence = evidence || GoesOn(above->items.back().paragraph.front(), cell.items.front().paragraph.front()) ||
               (lower && !EndsSentence(before)) || StartsItem(text) == ItemStart::kWeak;
  }
  return first_empty && evidence;
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
    if (goes_on && cell.row == repeated) {
      if (TableCell* above = CellAt(table, table.rows - 1, cell.column); above != nullptr) {
        AppendItems(above->items, std::move(cell.items));
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
  for (PageItems& page : pages) {
    if (last != nullptr && !page.items.empty()) {
      Item& first = page.items.front();
      bool joined = false;
      if (last->table && first.table && SameColumns(*last->table, *first.table)) {
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
    if (!page.items.empty()) last = &page.items.back();
  }
}

}  // namespace capdo::readers::pdf
