#include "analysis/shares.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/number_grid.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr int kWindow = 8;      // paragraphs over which numbers of one count are told
constexpr int kNear = 3;        // paragraphs between a sentence and its table
constexpr int kLeastItems = 2;
constexpr int kJoinedWords = 6;
constexpr int kMaxTries = 50;   // matches of one sentence, each of which is read to its end
constexpr int kLeastChapters = 3;
constexpr double kRounding = 0.6;  // of one share, written without decimals

// What one number of a count is.
constexpr const char* kShares[] = {"yes", "no", "doing", "partly", "none"};

// A number and nothing but "%" behind it.
std::optional<double> Number(const std::string& text) {
  const auto amount = AmountIn(text, 0);
  return amount ? std::optional<double>(amount->value) : std::nullopt;
}

struct Told {
  double number = 0;
  Passage at;
};

// A table by rows and columns, normalized.
struct Grid {
  int first_block = -1, last_block = -1;
  std::map<int, std::map<int, std::string>> rows;
  std::map<std::pair<int, int>, int> blocks;  // row, column → block
  bool merged = false;
};

class Shares {
 public:
  Shares(const Dossier& dossier, const rules::Look& look, int p) : dossier_(dossier), look_(look), part_(dossier.part(p)), p_(p) {}

  SharesRead Run() {
    for (int id : part_.tables) {
      const document::Table& table = part_.table(id);
      grids_.push_back(GridOf(table));
      ReadColumns(grids_.back());
      ReadPercentRows(grids_.back());
    }
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part_.IsContent(index) || part_.block(index).cell.table >= 0) continue;
      const std::string& norm = part_.prepared(index).norm.text;
      ReadList(index, norm);
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence = norm.substr(s.begin, s.size());
        ReadPercentSentence(index, s, sentence);
        ReadNearTable(index, s, sentence);
        ReadClass(index, s, sentence);
        ReadOrder(index, s, sentence);
        ReadCount(index, s, sentence);
      }
    }
    JudgeCount();
    ReadTitled();
    return std::move(read_);
  }

 private:
  const rules::Patterns& Words(std::string_view name) const { return PartWords(look_, name); }

  Passage At(int index, const text::Span& s) const { return WithPart(PassageOf(part_, index, s.begin, s.end), p_); }
  Passage Cell(int block) const {
    return {p_, block, {0, static_cast<std::uint32_t>(part_.block(block).text.size())}};
  }
  void Compare(bool same, const char* reason, const std::string& said, const std::string& counted, std::vector<Passage> at) {
    ++read_.compared;
    if (!same) read_.faults.push_back({reason, said, counted, std::move(at)});
  }

  Grid GridOf(const document::Table& table) const {
    Grid grid;
    for (const document::Cell& cell : table.cells) {
      grid.merged = grid.merged || cell.row_span > 1 || (cell.row > 0 && cell.column_span > 1);
      for (int b : cell.blocks) {
        if (b < static_cast<int>(part_.first) || b >= static_cast<int>(part_.last) || !part_.IsContent(b)) continue;
        grid.blocks.emplace(std::make_pair(cell.row, cell.column), b);
        if (grid.first_block < 0) grid.first_block = b;
        grid.last_block = std::max(grid.last_block, b);
      }
      grid.rows[cell.row][cell.column] = CellNorm(part_, cell);
    }
    return grid;
  }

  // "Tổng số | Đạt | Chưa đạt | Tỷ lệ": each row by itself.
  void ReadColumns(const Grid& grid) {
    if (grid.rows.empty() || grid.merged) return;
    std::map<std::string, std::vector<int>> columns;
    for (const auto& [column, header] : grid.rows.begin()->second)
      for (const char* name : {"total", "yes", "no", "doing", "partly", "none", "percent"})
        if (MatchesAny(HeaderWords(name), header)) {
          columns[name].push_back(column);
          break;
        }
    if (columns["total"].size() != 1) return;
    for (auto row = std::next(grid.rows.begin()); row != grid.rows.end(); ++row) ReadRow(grid, row->first, row->second, columns);
  }

  // The words of a heading: what stands in the text before the number, or after it.
  const rules::Patterns& HeaderWords(std::string_view name) const { return PartThen(look_, name); }

  void ReadRow(const Grid& grid, int row, const std::map<int, std::string>& cells, std::map<std::string, std::vector<int>>& columns) {
    const auto at = [&](int column) -> std::optional<double> {
      const auto cell = cells.find(column);
      return cell == cells.end() ? std::nullopt : Number(cell->second);
    };
    const int total_column = columns["total"].front();
    const auto total = at(total_column);
    if (!total || grid.blocks.count({row, total_column}) == 0) return;
    const std::vector<Passage> places = {Cell(grid.blocks.at({row, total_column}))};
    double sum = 0;
    for (const char* name : kShares)
      for (int column : columns[name]) {
        // An empty cell is none.
        const auto number = at(column);
        if (!number && cells.count(column) != 0 && !cells.at(column).empty() && cells.at(column) != "-") return;
        sum += number.value_or(0);
      }
    if (!columns["yes"].empty() && !columns["no"].empty())
      Compare(std::fabs(sum - *total) < 0.01, "counts-differ", ShownNumber(*total), ShownNumber(sum), places);
    if (columns["percent"].size() != 1 || columns["yes"].size() != 1 || *total <= 0) return;
    const auto percent = at(columns["percent"].front()), yes = at(columns["yes"].front());
    if (!percent || !yes || *yes > *total) return;
    const double counted = 100 * *yes / *total;
    Compare(std::fabs(counted - *percent) < 1, "percentage-differs", ShownNumber(*percent, "%"),
            ShownNumber(std::round(10 * counted) / 10, "%"), {places.front(), Cell(grid.blocks.at({row, columns["percent"].front()}))});
  }

  // "Đã triển khai | 72%", "Chưa triển khai | 16%": classes that leave nothing out.
  void ReadPercentRows(const Grid& grid) {
    if (grid.merged) return;
    std::map<int, double> sums;
    std::map<int, int> shares;
    std::set<std::string> classes;
    int place = -1;
    for (const auto& [row, cells] : grid.rows) {
      if (cells.empty() || IsTotalRow(dossier_.words(), cells.begin()->second)) continue;
      std::string name;
      for (const auto& [column, text] : cells) {
        if (text.ends_with('%') && Number(text)) {
          sums[column] += *Number(text);
          ++shares[column];
          if (place < 0) place = grid.blocks.at({row, column});
        } else if (name.empty()) {
          name = ClassOf(text);
        }
      }
      if (row > 0) classes.insert(name);
    }
    if (sums.size() != 1 || classes.count("") != 0 || !Complete(classes)) return;
    const int count = shares.begin()->second;
    const double sum = sums.begin()->second;
    if (count != static_cast<int>(grid.rows.size()) - 1 || count != static_cast<int>(classes.size())) return;
    Compare(std::fabs(sum - 100) <= kRounding * count, "percentage-differs", "100 %", ShownNumber(sum, "%"), {Cell(place)});
  }

  // "Chưa khắc phục, chờ kinh phí": the class before what explains it.
  std::string ClassOf(const std::string& cell) const {
    const std::string text(Trim(std::string_view(cell).substr(0, cell.find_first_of(",;.("))));
    for (const char* name : {"no", "doing", "partly", "none", "yes"})
      if (MatchesAny(HeaderWords(name), text)) return name;
    const auto level = FirstMatch(Words("grade"), text);
    return level && !level->groups.empty() ? "grade " + text.substr(level->groups[0].begin, level->groups[0].size()) : "";
  }
  static bool Complete(const std::set<std::string>& classes) {
    const auto grades = std::count_if(classes.begin(), classes.end(), [](const auto& c) { return c.starts_with("grade "); });
    return (classes.count("yes") != 0 && classes.count("no") != 0 && grades == 0) ||
           (grades >= 3 && static_cast<std::size_t>(grades) == classes.size());
  }

  // "72% đã triển khai, 21% đang triển khai và 16% chưa triển khai".
  void ReadPercentSentence(int index, const text::Span& s, const std::string& sentence) {
    double sum = 0;
    int count = 0;
    std::set<std::string> classes;
    for (const char* name : kShares) {
      const std::string role = std::string(name) + "-percent";
      for (const text::Pattern& pattern : Words(role)) {
        const auto match = pattern.Find(sentence);
        if (!match || match->groups.empty()) continue;
        const auto number = Number(sentence.substr(match->groups[0].begin, match->groups[0].size()));
        if (!number || !classes.insert(name).second) break;
        sum += *number;
        ++count;
        break;
      }
    }
    const auto all = std::count(sentence.begin(), sentence.end(), '%');
    if (!Complete(classes) || all != count) return;
    Compare(std::fabs(sum - 100) <= kRounding * count, "percentage-differs", "100 %", ShownNumber(sum, "%"), {At(index, s)});
  }

  // "Tổng số yêu cầu: 43." "Đạt: 38." "Chưa đạt: 8." within a few lines of each other.
  void ReadCount(int index, const text::Span& s, const std::string& sentence) {
    if (sentence.find('%') != std::string::npos) return;
    for (const char* name : {"total", "yes", "no", "doing", "partly", "none"}) {
      const auto match = FirstMatch(Words(name), sentence);
      if (!match || match->groups.empty()) continue;
      std::size_t group = 0;
      while (group < match->groups.size() && match->groups[group].empty()) ++group;
      if (group == match->groups.size()) continue;
      const auto number = Number(sentence.substr(match->groups[group].begin, match->groups[group].size()));
      if (!number) continue;
      if (std::string(name) == "total") {
        JudgeCount();
        told_.clear();
        begun_ = index;
      } else if (begun_ < 0 || index > begun_ + kWindow || told_.count(name) != 0) {
        continue;
      }
      told_[name] = {*number, At(index, s)};
    }
  }

  void JudgeCount() {
    if (told_.count("total") == 0 || told_.count("yes") == 0 || told_.count("no") == 0) return;
    double sum = 0;
    for (const char* name : kShares)
      if (told_.count(name) != 0) sum += told_[name].number;
    const Told& total = told_["total"];
    Compare(std::fabs(sum - total.number) < 0.01, "counts-differ", ShownNumber(total.number), ShownNumber(sum), {total.at, told_["no"].at});
    told_.clear();
  }

  const Grid* TableNear(int index) const {
    for (const Grid& grid : grids_)
      if (grid.first_block > index && grid.first_block <= index + kNear) return &grid;
    for (const Grid& grid : grids_)
      if (grid.last_block >= 0 && grid.last_block < index && index <= grid.last_block + kNear) return &grid;
    return nullptr;
  }

  // The only column of numbers that are no running numbers; -1 where there is none or several.
  static int QuantityColumn(const Grid& grid) {
    int found = -1;
    const int columns = grid.rows.empty() ? 0 : static_cast<int>(grid.rows.begin()->second.size());
    for (int column = 0; column < columns; ++column) {
      bool numbers = true, running = true;
      int row_number = 0;
      for (auto row = std::next(grid.rows.begin()); row != grid.rows.end() && numbers; ++row) {
        const auto cell = row->second.find(column);
        const auto number = cell == row->second.end() ? std::nullopt : Number(cell->second);
        numbers = number.has_value() && cell->second.find('%') == std::string::npos;
        running = running && numbers && *number == ++row_number;
      }
      if (!numbers || running) continue;
      if (found >= 0) return -1;
      found = column;
    }
    return found;
  }

  // "Tổng số thiết bị mạng: 15 chiếc, chi tiết tại bảng": the quantities of the table beside it.
  void ReadNearTable(int index, const text::Span& s, const std::string& sentence) {
    auto match = FirstMatch(Words("near"), sentence);
    const bool loose = !match;  // a total in the midst of a sentence: only a number close by is of the table
    if (loose) match = FirstMatch(Words("near-loose"), sentence);
    if (!match || match->groups.empty() || MatchesAny(Words("near-not"), sentence)) return;
    if (Trim(std::string_view(sentence).substr(match->groups[0].end)).starts_with('%')) return;  // of shares, not of quantities
    const Grid* grid = TableNear(index);
    if (grid == nullptr || grid->merged || grid->rows.size() < 3) return;
    const auto said = Number(sentence.substr(match->groups[0].begin, match->groups[0].size()));
    const int column = QuantityColumn(*grid);
    if (!said || column < 0) return;
    double sum = 0;
    for (auto row = std::next(grid->rows.begin()); row != grid->rows.end(); ++row) {
      const std::string& name = row->second.begin()->second;
      const double number = Number(row->second.at(column)).value_or(0);
      if (number != std::floor(number)) return;  // a measure of each (CVSS 7,5), no quantity
      // A number that is one row's own is said of that row; a total has its own method.
      if (number == *said || IsTotalRow(dossier_.words(), name)) return;
      sum += number;
    }
    const bool rows = *said == static_cast<double>(grid->rows.size() - 1);
    if (loose && std::fabs(sum - *said) > std::max(2.0, *said / 4)) return;
    Compare(std::fabs(sum - *said) < 0.01 || rows, "table-count-differs", ShownNumber(*said), ShownNumber(sum),
            {At(index, s), Cell(grid->blocks.at({grid->rows.rbegin()->first, column}))});
  }

  // "Hệ thống gồm 05 máy chủ" against the one table under "Danh sách máy chủ". A document that tells another number as well is a
  // matter of contradictions.
  void ReadTitled() {
    struct Counted {
      const Grid* table = nullptr;
      int tables = 0;
      std::set<double> said;
      bool some = false;
      std::vector<Passage> at;
    };
    std::map<std::string, Counted> things;
    for (const Grid& grid : grids_)
      if (const std::string thing = TitleOf(grid); !thing.empty()) {
        things[thing].table = &grid;
        ++things[thing].tables;
      }
    if (things.empty()) return;
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part_.IsContent(index) || part_.block(index).cell.table >= 0) continue;
      const std::string& norm = part_.prepared(index).norm.text;
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence = norm.substr(s.begin, s.size());
        for (const text::Pattern& pattern : Words("counted-thing")) {
          int tries = 0;
          for (std::size_t from = 0; from < sentence.size() && tries < kMaxTries; ++tries) {
            const auto match = pattern.Find(sentence, from);
            if (!match || match->groups.size() < 2) break;
            from = match->groups[0].end;
            const auto known = things.find(sentence.substr(match->groups[1].begin, match->groups[1].size()));
            const auto number = CountIn(sentence.substr(match->groups[0].begin, match->groups[0].size()));
            if (known == things.end() || !number) continue;
            known->second.said.insert(static_cast<double>(*number));
            known->second.some = known->second.some || MatchesAny(Words("counted-not"), sentence);
            if (known->second.at.empty()) known->second.at.push_back(At(index, s));
          }
        }
      }
    }
    for (auto& [thing, counted] : things) {
      if (counted.tables != 1 || counted.said.size() != 1 || counted.some || !OneInEachRow(*counted.table)) continue;
      const double said = *counted.said.begin(), rows = static_cast<double>(counted.table->rows.size() - 1);
      if (said < 2 || std::fabs(said - rows) > std::max(2.0, said / 3)) continue;
      counted.at.push_back(Cell(counted.table->last_block));
      Compare(said == rows, "table-count-differs", ShownNumber(said) + " " + thing, ShownNumber(rows), counted.at);
    }
  }

  // What the paragraph right over a table says that it lists: "1.2 Danh sách máy chủ" → "máy chủ".
  std::string TitleOf(const Grid& grid) const {
    const int over = grid.first_block - 1;
    if (grid.first_block < 0 || over < static_cast<int>(part_.first) || !part_.IsContent(over) || part_.block(over).cell.table >= 0) return "";
    const std::string& norm = part_.prepared(over).norm.text;
    const auto match = FirstMatch(Words("title"), norm);
    return match && !match->groups.empty() ? norm.substr(match->groups[0].begin, match->groups[0].size()) : "";
  }

  // Rows that number themselves one by one, none of which names two or says how many.
  bool OneInEachRow(const Grid& grid) const {
    if (grid.merged || grid.rows.size() < 3) return false;
    int number = 0;
    for (auto row = std::next(grid.rows.begin()); row != grid.rows.end(); ++row) {
      auto cell = row->second.begin();
      if (row->second.size() < 2 || Number(cell->second) != ++number) return false;
      const std::string& name = (++cell)->second;
      if (name.empty() || IsTotalRow(dossier_.words(), name) || name.find_first_of(",;/+&") != std::string::npos || name.find(" và ") != std::string::npos ||
          name.find("..") != std::string::npos || name.find(" - ") != std::string::npos || NumberedTwice(name))
        return false;
    }
    return std::none_of(grid.rows.begin()->second.begin(), grid.rows.begin()->second.end(), [&](const auto& head) { return MatchesAny(look_.section, head.second); });
  }

  // "03 lỗ hổng mức cao" against the rows that are of that class.
  void ReadClass(int index, const text::Span& s, const std::string& sentence) {
    // "đạt 7/9 yêu cầu", "34/40 yêu cầu đạt".
    for (const bool last : {false, true}) {
      const auto match = FirstMatch(Words(last ? "class-last" : "class-first"), sentence);
      if (!match || match->groups.size() < 3) continue;
      const auto group = [&](std::size_t i) { return sentence.substr(match->groups[i].begin, match->groups[i].size()); };
      const auto said = Number(group(last ? 0 : 1)), whole = Number(group(last ? 1 : 2));
      const std::string name = group(last ? 2 : 0);
      if (!said || !whole) continue;
      if (!SumClass(index, s, *said, *whole, name)) CountClass(index, s, *said, name, *whole);
      return;
    }
    for (const text::Pattern& pattern : Words("class")) {
      for (std::size_t from = 0; from < sentence.size();) {
        const auto match = pattern.Find(sentence, from);
        if (!match || match->groups.size() < 2) break;
        from = match->whole.end;
        const auto said = Number(sentence.substr(match->groups[0].begin, match->groups[0].size()));
        const std::string name = sentence.substr(match->groups[1].begin, match->groups[1].size());
        if (said) CountClass(index, s, *said, name);
      }
      if (pattern.Matches(sentence)) return;
    }
  }

  // The share of a class against the column that counts it, where the column of all adds up to the whole. False where no table does.
  bool SumClass(int index, const text::Span& s, double said, double whole, const std::string& name) {
    const std::string of = ClassOf(name);
    for (const Grid& grid : grids_) {
      if (of.empty() || grid.merged || grid.rows.size() < 3) continue;
      std::vector<int> totals, shares;
      for (const auto& [column, header] : grid.rows.begin()->second) {
        if (MatchesAny(HeaderWords("total"), header)) totals.push_back(column);
        if (MatchesAny(HeaderWords(of), header)) shares.push_back(column);
      }
      if (totals.size() != 1 || shares.size() != 1 || ColumnSum(grid, totals.front()) != whole) continue;
      const auto counted = ColumnSum(grid, shares.front());
      if (!counted) continue;
      Compare(std::fabs(*counted - said) < 0.01, "table-count-differs", ShownNumber(said) + "/" + ShownNumber(whole), ShownNumber(*counted),
              {At(index, s), Cell(LastOf(grid, shares.front()))});
      return true;
    }
    return false;
  }

  // None where something else than numbers stands in the column; rows that are totals themselves are left out.
  std::optional<double> ColumnSum(const Grid& grid, int column) const {
    double sum = 0;
    for (auto row = std::next(grid.rows.begin()); row != grid.rows.end(); ++row) {
      if (row->second.empty() || std::any_of(row->second.begin(), row->second.end(), [&](const auto& cell) { return IsTotalRow(dossier_.words(), cell.second); })) continue;
      const auto cell = row->second.find(column);
      const auto number = cell == row->second.end() ? std::nullopt : Number(cell->second);
      if (!number || grid.blocks.count({row->first, column}) == 0) return std::nullopt;
      sum += *number;
    }
    return sum;
  }

  static int LastOf(const Grid& grid, int column) {
    int found = grid.last_block;
    for (const auto& [place, block] : grid.blocks)
      if (place.second == column) found = block;
    return found;
  }

  // `whole`: then only a table of so many rows is meant.
  void CountClass(int index, const text::Span& s, double said, const std::string& name, std::optional<double> whole = {}) {
    const Grid* only = nullptr;
    int column = -1;
    for (const Grid& grid : grids_) {
      const int found = grid.merged || grid.rows.size() < 3 ? -1 : ClassColumn(grid);
      if (found < 0 || !OfThatSort(grid, found, name)) continue;
      if (only != nullptr) return;
      only = &grid;
      column = found;
    }
    if (only == nullptr || QuantityColumn(*only) >= 0 || (whole && *whole != static_cast<double>(only->rows.size() - 1))) return;
    int count = 0, place = -1;
    for (auto row = std::next(only->rows.begin()); row != only->rows.end(); ++row) {
      const std::string& cell = row->second.at(column);
      const std::string own = ClassOf(cell);
      if (cell == name || cell == Graded(name) || (!own.empty() && own == ClassOf(name))) ++count;
      if (place < 0) place = only->blocks.at({row->first, column});
    }
    Compare(count == static_cast<int>(said), "table-count-differs", ShownNumber(said) + " " + name, ShownNumber(count), {At(index, s), Cell(place)});
  }
  // A column of grades says nothing of what is "đã khắc phục", and one of "đạt", "không đạt" neither.
  bool OfThatSort(const Grid& grid, int column, const std::string& name) const {
    std::string word = name;
    for (const std::string_view before : {"đã ", "chưa ", "không ", "đang "})
      if (word.starts_with(before)) word.erase(0, before.size());
    const bool grade = ClassOf(name).starts_with("grade ");
    return std::any_of(std::next(grid.rows.begin()), grid.rows.end(), [&](const auto& row) {
      const std::string& cell = row.second.at(column);
      return grade ? ClassOf(cell).starts_with("grade ") : cell.find(word) != std::string::npos;
    });
  }
  std::string Graded(const std::string& name) const { return look_.other + " " + name; }

  // A column whose every cell is one of a few classes, at least two of them.
  int ClassColumn(const Grid& grid) const {
    for (const auto& [column, header] : grid.rows.begin()->second) {
      std::set<std::string> seen;
      bool all = true;
      for (auto row = std::next(grid.rows.begin()); row != grid.rows.end() && all; ++row) {
        const auto cell = row->second.find(column);
        all = cell != row->second.end() && MatchesAny(Words("class-cell"), cell->second);
        if (all) seen.insert(cell->second);
      }
      if (all && seen.size() >= 2) return column;
    }
    return -1;
  }

  // "WEB-01, WEB-02": two of one kind by their numbers.
  static bool NumberedTwice(const std::string& item) {
    std::map<std::string, std::string> numbers;  // what stands before the last digits of a word → those digits
    for (std::size_t at = 0; at < item.size();) {
      const std::size_t end = std::min(item.find_first_of(" ,;()/", at), item.size());
      const std::string word = item.substr(at, end - at);
      const std::size_t last = word.find_last_not_of("0123456789");
      if (last != std::string::npos && last + 1 < word.size() && last > 0) {
        const auto [known, fresh] = numbers.emplace(word.substr(0, last + 1), word.substr(last + 1));
        if (!fresh && known->second != word.substr(last + 1)) return true;
      }
      at = end + 1;
    }
    return false;
  }

  // "Hồ sơ gồm 06 tài liệu:" over a list of five.
  void ReadList(int index, const std::string& norm) {
    const auto match = FirstMatch(Words("list"), norm);
    if (!match || match->groups.empty() || MatchesAny(Words("list-not"), norm)) return;
    const long said = CountIn(norm.substr(match->groups[0].begin, match->groups[0].size())).value_or(0);
    int count = 0, last = -1;
    bool several = false, counted = true, quantities = false;
    double sum = 0;
    document::EnumeratorKind kind = document::EnumeratorKind::kNone;
    std::size_t depth = 0;
    for (int next = index + 1; next < static_cast<int>(part_.last); ++next) {
      if (!part_.IsContent(next)) continue;
      const std::string& item = part_.prepared(next).norm.text;
      const document::Enumerator mark = document::ParseEnumerator(item);
      if (part_.block(next).cell.table >= 0 || mark.kind == document::EnumeratorKind::kNone) break;
      if (count == 0) {
        kind = mark.kind;
        depth = mark.numbers.size();
      } else if (mark.kind != kind || mark.numbers.size() != depth) {
        if (mark.numbers.size() < depth || kind == document::EnumeratorKind::kBullet) break;
        continue;  // a list in the list
      }
      ++count;
      last = next;
      // "Vùng biên và vùng DMZ": two in one line; longer ones are one thing's description.
      const bool joined = item.find(" và ") != std::string::npos || item.find(',') != std::string::npos;
      // "Ông Trần Dũng, Ủy viên" is one.
      const bool person = MatchesAny(Words("person-item"), item);
      several = several || (joined && !person && text::CountWords(item) <= kJoinedWords) || NumberedTwice(item);
      const auto quantity = FirstMatch(Words("item-quantity"), item);
      counted = counted && quantity && !quantity->groups.empty();
      const std::size_t digits = std::min(item.find_first_not_of("0123456789", mark.length), item.size()) - std::min(mark.length, item.size());
      if (digits > 0 && mark.length + digits < item.size() && item[mark.length + digits] == '/') return;  // "25/25 máy đều …": results, no things
      quantities = quantities || digits > 0;
      if (counted) sum += std::atof(item.c_str() + quantity->groups[0].begin);
    }
    // "02 máy chủ web" beside "máy chủ dữ liệu"
    if (said < 2 || count < kLeastItems || (said > count && several && !counted) || (quantities && !counted)) return;
    const bool same = said == count || (counted && std::fabs(sum - static_cast<double>(said)) < 0.01);
    Compare(same, "table-count-differs", std::to_string(said), std::to_string(count), {At(index, {0, static_cast<std::uint32_t>(norm.size())}), Cell(last)});
  }

  // "Quy chế gồm 5 chương, 31 điều" against the regulation itself, where its last chapter is there to be seen.
  void ReadOrder(int index, const text::Span& s, const std::string& sentence) {
    const auto match = FirstMatch(Words("order"), sentence);
    if (!match || match->groups.size() < 2) return;
    const long chapters = CountIn(sentence.substr(match->groups[0].begin, match->groups[0].size())).value_or(0);
    const long articles = CountIn(sentence.substr(match->groups[1].begin, match->groups[1].size())).value_or(0);
    for (int q : dossier_.PartsOf({"regulation"})) {
      const Part& part = dossier_.part(q);
      long last_chapter = 0, seen = 0, last_article = 0;
      int place = -1;
      for (std::size_t i = part.first; i < part.last; ++i) {
        const int block = static_cast<int>(i);
        const std::string& norm = part.prepared(block).norm.text;
        if (const auto chapter = FirstMatch(Words("chapter"), norm); chapter && !chapter->groups.empty()) {
          const std::string number = norm.substr(chapter->groups[0].begin, chapter->groups[0].size());
          const int roman = text::ParseRoman(number);
          const long n = roman > 0 ? roman : std::atol(number.c_str());
          seen += n == last_chapter + 1;
          last_chapter = std::max(last_chapter, n);
          place = block;
        }
        if (const auto article = FirstMatch(Words("article"), norm); article && !article->groups.empty())
          last_article = std::max(last_article, std::atol(norm.c_str() + article->groups[0].begin));
      }
      const bool whole = last_chapter >= kLeastChapters && seen == last_chapter && place >= 0 &&
                         MatchesAny(Words("last-chapter"), part.prepared(place).norm.text +
                                                               (place + 1 < static_cast<int>(part.last) ? " " + part.prepared(place + 1).norm.text : ""));
      if (!whole) continue;
      const bool same = chapters == last_chapter && (last_article == 0 || articles == last_article);
      Compare(same, "table-count-differs", std::to_string(chapters) + "/" + std::to_string(articles),
              std::to_string(last_chapter) + "/" + std::to_string(last_article),
              {At(index, s), {q, place, {0, static_cast<std::uint32_t>(part.block(place).text.size())}}});
    }
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  const Part& part_;
  const int p_;
  std::vector<Grid> grids_;
  std::map<std::string, Told> told_;
  int begun_ = -1;
  SharesRead read_;
};

}  // namespace

SharesRead ReadShares(const Dossier& dossier, const rules::Look& look, int part) { return Shares(dossier, look, part).Run(); }

}  // namespace capdo::analysis
