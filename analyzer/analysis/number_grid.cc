#include "analysis/number_grid.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "analysis/lookup.h"
#include "analysis/words.h"
#include "text/fields.h"
#include "text/normalized.h"
#include "text/number_words.h"

namespace capdo::analysis {

namespace {

constexpr int kMaxUnitWords = 3;   // in a cell
constexpr int kMaxThingWords = 6;  // in a line: "02 switch 24 cổng"
constexpr std::size_t kMaxDigits = 15;
constexpr int kMaxLineWords = 24;  // of the label of a line
constexpr int kLeastLines = 3;
constexpr int kMaxRows = 5000;  // lists that are longer come from machines


// "1.250.000" with '.', "385" with any mark: groups of three behind the first.
bool Thousands(std::string_view text, char mark) {
  const std::size_t first = std::min(text.find(mark), text.size());
  if (first == 0 || (first < text.size() && (first > 3 || text[0] == '0'))) return false;
  for (std::size_t i = 0, since = 0; i < text.size(); ++i) {
    if (text[i] == mark) {
      since = 0;
    } else if (!IsDigit(text[i]) || (++since > 3 && i > first)) {
      return false;
    }
    if ((i + 1 == text.size() || text[i + 1] == mark) && i > first && since != 3) return false;
  }
  return true;
}

// Vietnamese writes 1.250.000 and 4,5; spreadsheets also 1,250,000 and 4.5. A single mark before three digits parts thousands.
std::optional<Amount> NumberIn(std::string_view text) {
  Amount amount;
  std::string plain;
  const std::size_t last = text.find_last_of(".,");
  const char other = last != std::string_view::npos && text[last] == '.' ? ',' : '.';
  std::string_view whole = text;
  if (last != std::string_view::npos && !Thousands(text, text[last])) {
    whole = text.substr(0, last);
    amount.whole = false;
  }
  if (whole.empty() || (!amount.whole && !Thousands(whole, other))) return std::nullopt;
  for (char c : whole)
    if (IsDigit(c)) plain += c;
  if (plain.size() > kMaxDigits) return std::nullopt;
  if (!amount.whole) plain += "." + std::string(text.substr(last + 1));
  amount.value = std::atof(plain.c_str());
  return amount;
}

// "I", "1.2", "a", "-": which sort of number a row has.
std::string SortOf(const std::string& text) {
  if (text == "-" || text == "+" || text == "*") return text;
  std::string word(Trim(text));
  while (!word.empty() && (word.back() == '.' || word.back() == ')')) word.pop_back();
  if (word.empty()) return "";
  if (word.find_first_not_of("0123456789.") == std::string::npos)
    return "number" + std::to_string(std::count(word.begin(), word.end(), '.'));
  if (word.size() <= 5 && word.find_first_not_of("ivx") == std::string::npos && text::ParseRoman(word) > 0) return "roman";
  const std::size_t dot = word.find('.');
  if (dot == 1 && IsDigit(word.back()) && !IsDigit(word[0])) return "letter" + std::to_string(std::count(word.begin(), word.end(), '.'));
  return word.size() == 1 && !IsDigit(word[0]) ? "letter0" : "words";
}

// Depth by the order in which sorts of numbers appear: "I" holds the "1" that follow it.
class Depths {
 public:
  int Of(const std::string& sort) {
    const auto known = std::find(stack_.begin(), stack_.end(), sort);
    if (known != stack_.end()) {
      stack_.erase(known + 1, stack_.end());
    } else {
      stack_.push_back(sort);
    }
    return static_cast<int>(stack_.size()) - 1;
  }

 private:
  std::vector<std::string> stack_;
};

NumberGrid GridOf(const Dossier& dossier, const Part& part, const document::Table& table) {
  NumberGrid grid;
  std::map<int, NumberRow> rows;
  for (const document::Cell& cell : table.cells) {
    NumberCell out;
    out.text = CellNorm(part, cell);
    const auto content = std::find_if(cell.blocks.begin(), cell.blocks.end(), [&](int b) {
      return b >= static_cast<int>(part.first) && b < static_cast<int>(part.last) && part.IsContent(b);
    });
    if (content != cell.blocks.end()) out.block = *content;
    if (out.block >= 0) out.number = AmountIn(out.text);
    rows[cell.row].cells[cell.column] = std::move(out);
  }
  Depths depths;
  bool first = true;
  for (auto& [index, row] : rows) {
    const auto filled = std::find_if(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.second.block >= 0; });
    if (filled == row.cells.end()) continue;
    const bool head = first && std::none_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.second.number.has_value(); });
    first = false;
    if (head) {
      for (const auto& [column, cell] : row.cells) grid.header[column] = cell.text;
      continue;
    }
    const auto words = std::find_if(row.cells.begin(), row.cells.end(), [](const auto& cell) {
      return cell.second.block >= 0 && !cell.second.number && SortOf(cell.second.text) == "words";
    });
    if (words != row.cells.end()) row.label = words->second.text;
    row.total = words != row.cells.end() && words->first <= filled->first + 1 && IsTotalRow(dossier.words(), row.label);
    // A bullet stands before the words themselves.
    const auto& mark = row.cells.begin()->second.text;
    if (!row.total) row.depth = depths.Of(row.label.starts_with("- ") || row.label.starts_with("+ ") ? "-" : SortOf(mark));
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

// The paragraphs that stand right over and under a table.
void PlaceParagraphs(const Part& part, const document::Table& table, NumberGrid& grid) {
  int first = static_cast<int>(part.last), last = -1;
  for (const document::Cell& cell : table.cells)
    for (int block : cell.blocks) {
      first = std::min(first, block);
      last = std::max(last, block);
    }
  const auto paragraph = [&](int block) {
    return block >= static_cast<int>(part.first) && block < static_cast<int>(part.last) && part.IsContent(block) && part.block(block).cell.table < 0;
  };
  if (last >= 0 && paragraph(first - 1)) grid.before = first - 1;
  if (last >= 0 && paragraph(last + 1)) grid.after = last + 1;
}

// "A.1. Giám sát lớp mạng: 240 triệu đồng".
std::optional<NumberRow> LineOf(const Dossier& dossier, const Part& part, int index, Depths& depths) {
  const std::string& norm = part.prepared(index).norm.text;
  if (norm.empty() || part.block(index).cell.table >= 0) return std::nullopt;
  NumberRow row;
  // "Tổng cộng toàn tòa nhà có 11 switch, nối về …".
  if (const auto total = FirstMatch(Marker(dossier.words(), "total-line"), norm); total && total->groups.size() > 1) {
    const auto said = [&](std::size_t i) { return norm.substr(total->groups[i].begin, total->groups[i].size()); };
    row.label = norm.substr(0, total->groups[0].begin);
    row.total = true;
    row.cells[0] = {row.label, index, std::nullopt};
    row.cells[1] = {norm, index, AmountIn(said(0) + " " + said(1), kMaxThingWords)};
    if (row.cells[1].number) return row;
    row = {};
  }
  const std::size_t colon = norm.find(": ");
  std::string label = colon == std::string::npos ? norm : norm.substr(0, colon);
  if (text::CountWords(label) > kMaxLineWords) return std::nullopt;
  std::string number = colon == std::string::npos ? "" : norm.substr(colon + 2);
  while (!number.empty() && (number.back() == '.' || number.back() == ';' || number.back() == ',')) number.pop_back();
  const std::size_t space = label.find(' ');
  std::string mark = space == std::string::npos ? "" : label.substr(0, space);
  const std::string sort = SortOf(mark);
  const bool marked = !mark.empty() && sort != "words" && sort != "" && (mark.size() > 1 || sort == "-" || sort == "+" || sort == "*");
  row.label = marked ? label.substr(space + 1) : label;
  row.total = IsTotalRow(dossier.words(), row.label);
  NumberCell cell{number, index, AmountIn(number, kMaxThingWords)};
  if (!cell.number && !(marked && sort != "-")) return std::nullopt;  // a heading in the list has a number of its own
  if (!row.total) row.depth = depths.Of(marked ? sort : "");
  row.cells[0] = {row.label, index, std::nullopt};
  row.cells[1] = std::move(cell);
  return row;
}

}  // namespace

std::optional<Amount> AmountIn(const std::string& normalized, int max_words) {
  const std::string_view text = Trim(normalized);
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  if (end == 0 || !IsDigit(text[0])) return std::nullopt;
  std::string_view digits = text.substr(0, end);
  while (!digits.empty() && (digits.back() == '.' || digits.back() == ',')) digits.remove_suffix(1);
  std::optional<Amount> amount = NumberIn(digits);
  if (!amount) return std::nullopt;
  std::string_view unit = Trim(text.substr(end));
  if (unit.find_first_of(max_words > kMaxUnitWords ? "/:" : "0123456789/:+-") != std::string_view::npos || text::CountWords(unit) > max_words) return std::nullopt;
  constexpr std::pair<std::string_view, double> kMultipliers[] = {{"nghìn", 1e3}, {"ngàn", 1e3}, {"triệu", 1e6}, {"tỷ", 1e9}, {"tỉ", 1e9}};
  for (const auto& [word, times] : kMultipliers)
    if (unit.starts_with(word) && (unit.size() == word.size() || unit[word.size()] == ' ')) {
      amount->value *= times;
      unit = Trim(unit.substr(word.size()));
      break;
    }
  amount->unit = std::string(unit);
  return amount;
}

std::optional<long> CountIn(const std::string& normalized) {
  if (!normalized.empty() && IsDigit(normalized[0])) return std::atol(normalized.c_str());
  const auto words = text::ReadNumberWords(normalized);
  return words && words->length == normalized.size() ? std::optional<long>(static_cast<long>(words->value)) : std::nullopt;
}

std::string ShownNumber(double number, const std::string& unit) {
  std::string text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (!text.empty() && text.back() == '.') text.pop_back();
  std::replace(text.begin(), text.end(), '.', ',');
  for (std::size_t i = std::min(text.find(','), text.size()); i > 3; i -= 3) text.insert(i - 3, ".");
  return unit.empty() ? text : text + " " + unit;
}

std::vector<NumberGrid> ReadNumberGrids(const Dossier& dossier, const Part& part) {
  std::vector<NumberGrid> grids;
  for (int id : part.tables) {
    const document::Table& table = part.table(id);
    if (!table.bordered || table.cells.empty() || table.rows > kMaxRows) continue;
    NumberGrid grid = GridOf(dossier, part, table);
    if (grid.rows.empty()) continue;
    PlaceParagraphs(part, table, grid);
    grids.push_back(std::move(grid));
  }
  NumberGrid run;
  run.lines = true;
  Depths depths;
  int numbers = 0;
  int before = -1;
  const auto end = [&] {
    if (numbers >= kLeastLines && run.rows.size() <= kMaxRows) grids.push_back(run);
    run.after = -1;
    run.rows.clear();
    numbers = 0;
    depths = {};
  };
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    std::optional<NumberRow> row = part.IsContent(index) ? LineOf(dossier, part, index, depths) : std::nullopt;
    if (!row) {
      if (part.IsContent(index)) run.after = index;
      end();
      before = index;
      continue;
    }
    if (run.rows.empty()) run.before = before;
    numbers += row->cells.at(1).number ? 1 : 0;
    run.rows.push_back(std::move(*row));
  }
  end();
  return grids;
}

bool SameSum(double a, double b) {
  constexpr double kDecimals = 0.005;
  return std::fabs(a - b) < kDecimals + 1e-9 * std::fabs(a);
}

GridView::GridView(const rules::Vocabulary& words, const NumberGrid& grid) : words_(&words), grid_(&grid) {
  std::set<int> columns;
  for (const NumberRow& row : grid.rows)
    for (const auto& [column, cell] : row.cells) columns.insert(column);
  for (int column : columns)
    if (Numeric(column)) numeric_.push_back(column);
  MarkUnnamedTotal();
}

const rules::Patterns& GridView::Words(const char* marker) const { return Marker(*words_, marker); }

bool GridView::Heads(const char* marker, int column) const {
  const auto head = grid_->header.find(column);
  return head != grid_->header.end() && MatchesAny(Words(marker), head->second);
}

bool GridView::Percent(int column) const {
  if (Heads("percent-column", column)) return true;
  return std::any_of(rows().begin(), rows().end(), [&](const NumberRow& row) {
    const Amount* amount = NumberOf(row, column);
    return amount != nullptr && amount->unit == "%";
  });
}

const Amount* GridView::NumberOf(const NumberRow& row, int column) {
  const auto cell = row.cells.find(column);
  return cell == row.cells.end() || !cell->second.number ? nullptr : &*cell->second.number;
}

int GridView::BlockOf(const NumberRow& row, int column) {
  const auto cell = row.cells.find(column);
  return cell == row.cells.end() ? -1 : cell->second.block;
}

bool GridView::Empty(const NumberRow& row, int column) {
  const auto cell = row.cells.find(column);
  return cell == row.cells.end() || cell->second.text.empty() || cell->second.text == "-" || cell->second.text == "–";
}

// At least two numbers and nothing else between them.
bool GridView::Numeric(int column) const {
  int numbers = 0;
  bool running = true;
  for (const NumberRow& row : rows()) {
    if (row.total) continue;
    if (const Amount* amount = NumberOf(row, column)) {
      ++numbers;
      running = running && amount->value == numbers;
    } else if (!Empty(row, column) && !grid_->lines) {
      return false;
    }
  }
  return numbers >= 2 && (!running || Heads("quantity-column", column) || grid_->lines);
}

void GridView::MarkUnnamedTotal() {
  constexpr int kLeastRows = 3;
  if (grid_->lines || rows().size() < kLeastRows + 1 || rows().back().total) return;
  int proven = 0;
  for (int column : numeric_) {
    const Amount* said = NumberOf(rows().back(), column);
    if (said == nullptr || said->value < kLeastRows) continue;
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i + 1 < rows().size(); ++i)
      if (const Amount* amount = NumberOf(rows()[i], column)) {
        sum += amount->value;
        ++count;
      }
    proven += count >= kLeastRows && SameSum(sum, said->value);
  }
  if (proven >= 2) unnamed_total_ = rows().size() - 1;
}

}  // namespace capdo::analysis
