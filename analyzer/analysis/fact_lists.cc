#include "analysis/fact_lists.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr std::size_t kLongestQuantity = 6;  // digits
constexpr int kMostWordsAbove = 30;          // a longer paragraph introduces more than its table

bool IsNumber(std::string_view text) {
  return !text.empty() && text.size() <= kLongestQuantity && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The line that introduces the table, else the heading over it.
int BlockAbove(const Part& part, int first) {
  for (int b = first - 1; b >= static_cast<int>(part.first); --b) {
    if (!part.IsContent(b) || Trim(part.prepared(b).norm.text).empty()) continue;
    if (part.block(b).cell.table >= 0) break;
    if (text::CountWords(part.prepared(b).norm.text) <= kMostWordsAbove) return b;
    break;
  }
  const int section = part.tree.section_of_block[static_cast<std::size_t>(first)];
  return section > 0 ? part.tree.sections[static_cast<std::size_t>(section)].title_block : -1;
}

std::optional<ListTable> ReadList(const Part& part, const document::Table& table, const rules::Vocabulary& words) {
  if (table.rows < 3 || table.columns < 2 || !table.bordered) return std::nullopt;
  std::map<int, std::map<int, std::pair<std::string, int>>> rows;  // row → column → text and block
  int first = -1, quantity_column = -1;
  for (const document::Cell& cell : table.cells) {
    if (cell.row_span > 1 || cell.column_span > 1) return std::nullopt;
    if (cell.blocks.empty()) continue;
    const int block = cell.blocks.front();
    if (block < static_cast<int>(part.first) || block >= static_cast<int>(part.last) || !part.IsContent(block)) return std::nullopt;
    if (first < 0 || block < first) first = block;
    const std::string text(Trim(part.prepared(block).norm.text));
    if (cell.row == 0 && MatchesAny(Marker(words, "quantity-column"), text)) quantity_column = cell.column;
    if (!text.empty()) rows[cell.row][cell.column] = {text, block};
  }
  if (first < 0 || rows.count(0) == 0) return std::nullopt;
  ListTable list;
  list.quantities = quantity_column >= 0;
  for (const auto& [row, cells] : rows) {
    if (row == 0) continue;
    if (cells.size() < 2) return std::nullopt;  // names the group of rows under it
    ListRow out;
    for (const auto& [column, cell] : cells) {
      if (column == quantity_column) {
        const std::string digits = cell.first.substr(0, cell.first.find(' '));
        if (IsNumber(digits)) out.quantity = std::stol(digits);
      } else if (out.label_block < 0 && !IsNumber(cell.first)) {
        out.label = cell.first;
        out.label_block = cell.second;
      }
    }
    if (out.label_block < 0 || IsTotalRow(words, out.label)) return std::nullopt;
    list.quantities = list.quantities && out.quantity.has_value();
    list.rows.push_back(std::move(out));
  }
  if (list.rows.size() < 2) return std::nullopt;
  list.above_block = BlockAbove(part, first);
  if (list.above_block >= 0) {
    const std::string& norm = part.prepared(list.above_block).norm.text;
    list.above = std::string(Trim(norm.substr(std::min(norm.size(), document::ParseEnumerator(norm).length))));
  }
  return list;
}

}  // namespace

std::vector<ListTable> ListsOf(const Part& part, const rules::Vocabulary& words) {
  std::vector<ListTable> lists;
  std::set<int> seen;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int table = part.block(static_cast<int>(i)).cell.table;
    if (table < 0 || !seen.insert(table).second) continue;
    if (auto list = ReadList(part, part.doc->tables[static_cast<std::size_t>(table)], words)) lists.push_back(*std::move(list));
  }
  return lists;
}

}  // namespace capdo::analysis
