#include "readers/sheet_cells.h"

#include <algorithm>
#include <map>
#include <utility>

namespace capdo::readers {
namespace {

constexpr double kColumnWidth = 100;  // any: only which edges are the same counts

class Ranges {
 public:
  explicit Ranges(std::vector<std::pair<int, int>> ranges) : ranges_(std::move(ranges)) {
    std::sort(ranges_.begin(), ranges_.end());
    // Made disjoint, so that one step of a search finds the only one that can hold a place.
    std::size_t kept = 0;
    for (const auto& range : ranges_) {
      if (kept > 0 && range.first <= ranges_[kept - 1].second + 1) {
        ranges_[kept - 1].second = std::max(ranges_[kept - 1].second, range.second);
      } else {
        ranges_[kept++] = range;
      }
    }
    ranges_.resize(kept);
  }
  bool Holds(int value) const {
    const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), value,
                                        [](int at, const std::pair<int, int>& range) { return at < range.first; });
    return after != ranges_.begin() && std::prev(after)->second >= value;
  }

 private:
  std::vector<std::pair<int, int>> ranges_;
};

RunLook LookOf(const SheetCell& cell) {
  RunLook look;
  look.hidden = cell.hidden;
  look.bold = cell.bold;
  look.legacy_font = cell.legacy_font;
  return look;
}

// Merges of the row that is open or of rows above that reach down to it, by their first column.
class Covers {
 public:
  explicit Covers(std::vector<SheetMerge> merges) : merges_(std::move(merges)) {
    std::sort(merges_.begin(), merges_.end(), [](const SheetMerge& a, const SheetMerge& b) { return a.first_row < b.first_row; });
  }
  void Enter(int row) {
    for (; next_ < merges_.size() && merges_[next_].first_row <= row; ++next_) open_[merges_[next_].first_column] = merges_[next_];
    for (auto at = open_.begin(); at != open_.end();) at = at->second.last_row < row ? open_.erase(at) : std::next(at);
  }
  const SheetMerge* At(int column) const {
    const auto after = open_.upper_bound(column);
    if (after == open_.begin()) return nullptr;
    const SheetMerge& merge = std::prev(after)->second;
    return merge.last_column >= column ? &merge : nullptr;
  }

 private:
  std::vector<SheetMerge> merges_;
  std::map<int, SheetMerge> open_;
  std::size_t next_ = 0;
};

}  // namespace

bool ParseCellName(std::string_view name, int& row, int& column) {
  std::size_t at = 0;
  int letters = 0, digits = 0;
  for (; at < name.size() && at < 4; ++at) {
    const char c = name[at] >= 'a' && name[at] <= 'z' ? static_cast<char>(name[at] - 'a' + 'A') : name[at];
    if (c < 'A' || c > 'Z') break;
    letters = letters * 26 + (c - 'A' + 1);
  }
  const std::size_t first_digit = at;
  for (; at < name.size() && at < first_digit + 7 && name[at] >= '0' && name[at] <= '9'; ++at) digits = digits * 10 + (name[at] - '0');
  if (at != name.size() || letters < 1 || letters > kSheetColumns || digits < 1 || digits > kSheetRows) return false;
  row = digits - 1;
  column = letters - 1;
  return true;
}

void EmitSheet(Sheet sheet, FlowBuilder& flow) {
  const Ranges rows(std::move(sheet.hidden_rows)), columns(std::move(sheet.hidden_columns));
  std::stable_sort(sheet.cells.begin(), sheet.cells.end(), [](const SheetCell& a, const SheetCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  std::vector<int> used;  // rows, each once
  for (const SheetCell& cell : sheet.cells)
    if (used.empty() || used.back() != cell.row) used.push_back(cell.row);
  SheetCell title;
  title.text = sheet.name;
  title.hidden = sheet.hidden;
  title.bold = true;
  if (!sheet.cells.empty()) {
    flow.Text(title.text, LookOf(title));
    FlowParagraph heading;
    heading.outline_level = sheet.hidden ? 0 : 1;
    flow.EndParagraph(heading);
  }
  Covers covers(std::move(sheet.merges));
  bool in_table = false;
  for (std::size_t from = 0; from < sheet.cells.size() && !flow.full();) {
    std::size_t to = from;
    while (to < sheet.cells.size() && sheet.cells[to].row == sheet.cells[from].row) ++to;
    const int row = sheet.cells[from].row;
    covers.Enter(row);
    if (in_table || to - from > 1) {
      if (!std::exchange(in_table, true)) flow.StartTable();
      flow.StartRow();
    }
    for (; from < to; ++from) {
      SheetCell& cell = sheet.cells[from];
      const SheetMerge* merge = covers.At(cell.column);
      const bool covered = merge != nullptr && (merge->first_row != row || merge->first_column != cell.column);
      cell.hidden = cell.hidden || sheet.hidden || covered || rows.Holds(row) || columns.Holds(cell.column);
      CellShape shape;
      shape.left = cell.column * kColumnWidth;
      shape.right = shape.left + kColumnWidth;
      if (merge != nullptr && !covered) {
        shape.right = (merge->last_column + 1) * kColumnWidth;
        const auto below = std::upper_bound(used.begin(), used.end(), merge->last_row);
        shape.row_span = static_cast<int>(below - std::lower_bound(used.begin(), used.end(), row));
      }
      if (in_table) flow.StartCell(shape);
      flow.Text(cell.text, LookOf(cell));
      flow.EndParagraph();
      if (in_table) flow.EndCell();
    }
    if (in_table) flow.EndRow();
  }
  if (in_table) flow.EndTable();
}

}  // namespace capdo::readers
