#include "analysis/tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analysis/substance.h"
#include "analysis/words.h"

namespace capdo::analysis {

using document::Cell;
using document::Table;

namespace {

constexpr int kLeastCodes = 2;
constexpr int kMaxRoleWords = 6;    // "Cấu hình đang chạy"
constexpr int kMaxHeaderWords = 16;
constexpr int kMaxTitleWords = 16;  // of a requirement's title over what it asks for
constexpr int kMaxStatusWords = 5;  // "Đang triển khai", "Đáp ứng một phần"
constexpr int kLeastAsking = 2;
constexpr int kLeastBoxWords = 6;   // of the text in a frame under its title
// A cell that is merged over many rows is looked at once for each of them. What it adds to the rows after its first is
// bounded, or a table with one cell over thousands of rows would need gigabytes. No group name or label is so long.
constexpr std::size_t kMaxMergedText = 4096;  // bytes, at the end of a block
constexpr std::size_t kMaxMergedBlocks = 256;

class TableReader {
 public:
  TableReader(const Part& part, int id, const rules::Vocabulary& vocabulary)
      : part_(part), table_(part.doc->tables[static_cast<std::size_t>(id)]), words_(vocabulary) {
    reading_.table = id;
    for (const Cell& cell : table_.cells) (cell.row_span > 1 ? merged_ : single_).push_back(&cell);
    std::stable_sort(single_.begin(), single_.end(),
                     [](const Cell* a, const Cell* b) { return a->row < b->row; });
  }

  bool Run(TableReading& out) {
    if (table_.columns < 1 || table_.columns > 64 || table_.rows < 1) return false;
    int first_block = -1;
    for (const Cell& cell : table_.cells) {
      if (!cell.blocks.empty() && first_block < 0) first_block = cell.blocks.front();
    }
    if (first_block < static_cast<int>(part_.first) || first_block >= static_cast<int>(part_.last))
      return false;
    reading_.section =
        std::max(0, part_.tree.section_of_block[static_cast<std::size_t>(first_block)]);
    reading_.roles.assign(static_cast<std::size_t>(table_.columns), "");
    if (table_.columns == 1) {
      if (!ReadBoxes()) return false;
    } else if (!ReadCards()) {
      const int header = FindHeader();
      ReadRows(header);
      reading_.marks = OnlyMarks();
    }
    std::sort(reading_.block_roles.begin(), reading_.block_roles.end());
    out = std::move(reading_);
    return true;
  }

 private:
  std::string Text(const Cell& cell) const {
    std::string text;
    for (int b : cell.blocks) {
      if (!document::IsEvidence(part_.block(b).layer)) continue;
      if (cell.row_span > 1 && text.size() >= kMaxMergedText) break;
      text += (text.empty() ? "" : " ") + part_.prepared(b).norm.text;
    }
    return text;
  }

  std::vector<const Cell*> Row(int row) const {
    const auto begin = std::partition_point(single_.begin(), single_.end(),
                                            [&](const Cell* cell) { return cell->row < row; });
    const auto end = std::find_if(begin, single_.end(), [&](const Cell* cell) { return cell->row > row; });
    std::vector<const Cell*> cells(begin, end);
    for (const Cell* cell : merged_)
      if (cell->row <= row && row < cell->row + cell->row_span) cells.push_back(cell);
    std::sort(cells.begin(), cells.end(),
              [](const Cell* a, const Cell* b) { return a->column < b->column; });
    return cells;
  }

  void Role(const Cell& cell, const std::string& role) {
    if (!told_.emplace(&cell, role).second) return;  // in an earlier row of a merged cell
    for (int b : cell.blocks) reading_.block_roles.emplace_back(b, role);
  }

  // "Hiện trạng", "Kết quả", "Số lượng", "Có", "Không".
  bool HeadsColumn(const std::string& text) const {
    const std::string_view name = Trim(text);
    if (!RoleOfWords(name, words_).empty()) return true;
    for (const char* marker : {"status-label", "remark-column", "quantity-column", "no-answer-column", "cell-mark"})
      if (MatchesAny(Marker(words_, marker), name)) return true;
    return text::CountWords(name) <= 2 && MatchesAny(Marker(words_, "cell-denied"), name);
  }

  // A card: the first column says "Yêu cầu", "Hiện trạng", "Phương án" in at least two rows.
  // Several cards may stand in one table; each begins at its requirement row or at a merged title
  // row.
  bool ReadCards() {
    std::map<int, std::string> role_of_row;
    std::string measure;  // what the open card calls its plan
    int named = 0;
    bool has_state_or_plan = false;
    for (int r = 0; r < table_.rows; ++r) {
      const std::vector<const Cell*> cells = Row(r);
      if (cells.empty() || cells.front()->row != r) continue;
      std::string role = RoleOfWords(Text(*cells.front()), words_);
      // "Mục | 7.2.1.2 Chiều từ Internet vào" over "Cấu hình | …" and "Bằng chứng | …".
      if (role == "number" && r == 0 && cells.size() == 2 && table_.columns == 2 && !ClauseIn(Text(*cells[1])).empty() && !IsClause(Text(*cells[1]))) role = "requirement";
      // A header row names several columns at once and is no card.
      if (r == 0 && cells.size() > 2 && HeadsColumn(Text(*cells[1])) && HeadsColumn(Text(*cells[2]))) return false;
      if (role.empty() || role == "number" || cells.size() < 2) continue;
      if (r == 0 && HeadsColumn(Text(*cells[1]))) return false;
      // "Giải pháp tường lửa", "Giải pháp sao lưu" one under the other are a list of measures, not parts of one card.
      if (role == "requirement") measure.clear();
      if (role == "plan" && !measure.empty() && measure != Text(*cells.front())) return false;
      if (role == "plan") measure = Text(*cells.front());
      role_of_row[r] = role;
      has_state_or_plan = has_state_or_plan || role == "state" || role == "plan";
      ++named;
    }
    const bool asks = role_of_row.count(0) != 0 && role_of_row.at(0) == "requirement";
    // Under a requirement with its clause, what is evidenced below is told by the lines between.
    const bool by_clause = asks && table_.columns == 2 && Row(0).size() == 2 && !ClauseIn(Text(*Row(0)[1])).empty();
    if (named < 2 || (!has_state_or_plan && !by_clause) || table_.columns > 4) return false;
    RowReading card;
    card.card = true;
    const auto flush = [&] {
      if (card.label_block >= 0 || !card.values.empty()) reading_.rows.push_back(card);
      card = RowReading{};
      card.card = true;
    };
    // Under "Yêu cầu 7.2.1.6 | …" a line of another name ("Cấu hình đang chạy | …") tells how it is met.
    for (int r = 1; asks && r < table_.rows; ++r) {
      const std::vector<const Cell*> cells = Row(r);
      if (cells.size() != 2 || cells.front()->row != r || role_of_row.count(r) != 0 || document::ParseEnumerator(Text(*cells.front())).kind != document::EnumeratorKind::kNone) continue;
      if (text::CountWords(Text(*cells.front())) <= kMaxRoleWords) role_of_row[r] = IsStatus(Text(*cells[1])) ? "state" : "plan";
    }
    std::map<std::string, int> seen;
    for (int r = 0; r < table_.rows; ++r) {
      const std::vector<const Cell*> cells = Row(r);
      if (cells.empty() || cells.front()->row != r) continue;
      const auto role = role_of_row.find(r);
      if (role == role_of_row.end()) {
        flush();
        seen.clear();
        SetLabel(card, cells);
        continue;
      }
      if (seen[role->second]++ > 0 && role->second == "requirement") {
        flush();
        seen.clear();
        seen[role->second] = 1;
      }
      Role(*cells.front(), "role-name");
      for (std::size_t c = 1; c < cells.size(); ++c) {
        Role(*cells[c], role->second);
        if (role->second == "requirement") {
          if (card.label_block < 0) SetLabel(card, {cells[c]});
          continue;
        }
        std::vector<int> blocks = cells[c]->blocks;
        if (cells[c]->row != r) blocks.resize(std::min(blocks.size(), kMaxMergedBlocks));
        card.values.push_back({role->second, -1, std::move(blocks)});
      }
    }
    flush();
    return true;
  }

  // One column: "Xác thực máy chủ" over what is done, in a frame of their own; several such pairs may stand one under the other.
  bool ReadBoxes() {
    if (table_.rows % 2 != 0) return false;
    for (int r = 0; r < table_.rows; r += 2) {
      const std::vector<const Cell*> title = Row(r), text = Row(r + 1);
      if (title.size() != 1 || text.size() != 1 || title[0]->row_span > 1 || text[0]->row_span > 1) return false;
      const std::string name = Text(*title[0]);
      if (text::CountWords(name) == 0 || text::CountWords(name) > kMaxTitleWords || std::string_view(".:;,").find(name.back()) != std::string_view::npos ||
          text::CountWords(Text(*text[0])) < std::max(kLeastBoxWords, text::CountWords(name)))
        return false;
    }
    for (int r = 0; r < table_.rows; r += 2) {
      RowReading box;
      box.card = true;
      SetLabel(box, Row(r));
      Role(*Row(r)[0], "requirement");
      box.values.push_back({"", -1, Row(r + 1)[0]->blocks});
      if (box.label_block >= 0) reading_.rows.push_back(std::move(box));
    }
    return !reading_.rows.empty();
  }

  // "+", "x", "Có", "Không" in every cell that is filled, and some of them a tick: a device matrix, not a list of measures.
  bool OnlyMarks() const {
    bool ticked = false;
    for (const RowReading& row : reading_.rows) {
      for (const CellReading& cell : row.values) {
        for (int b : cell.blocks) {
          const std::string_view text = Trim(part_.prepared(b).norm.text);
          const bool mark = MatchesAny(Marker(words_, "cell-mark"), text);
          if (!mark && !IsBlank(text, words_.substance) && !MatchesAny(Marker(words_, "cell-denied"), text)) return false;
          ticked = ticked || mark;
        }
      }
    }
    return ticked;
  }

  // "7.1.2. 1", broken by a narrow column, is "7.1.2.1".
  static std::string Whole(std::string text) {
    if (text.find_first_not_of("0123456789. ") == std::string::npos) std::erase(text, ' ');
    return text;
  }

  void SetLabel(RowReading& row, const std::vector<const Cell*>& cells) const {
    for (const Cell* cell : cells) {
      if (row.code.empty()) row.code = ClauseIn(Whole(Text(*cell)).substr(0, 40));
    }
    for (const Cell* cell : cells) {
      const std::string text = Whole(Text(*cell));
      const document::Enumerator e = document::ParseEnumerator(text);
      if (row.code.empty() && e.kind == document::EnumeratorKind::kDecimal && e.numbers.size() >= 3)
        row.code = e.text;
      const std::string rest = text.substr(std::min(e.length, text.size()));
      if (text::CountWords(rest) == 0 || cell->blocks.empty()) continue;
      row.label = rest;
      row.label_block = cell->blocks.front();
      if (const std::size_t title = TitleLine(*cell); title < cell->blocks.size()) {
        row.label_block = cell->blocks[title];
        row.label = WithoutEnumerator(part_.prepared(row.label_block).norm.text);
        row.asked.assign(cell->blocks.begin() + static_cast<std::ptrdiff_t>(title) + 1, cell->blocks.end());
      }
      return;
    }
    // "7.2.3.2" and nothing else: the clause is the name.
    for (const Cell* cell : cells) {
      if (row.code.empty() || cell->blocks.empty() || ClauseIn(Whole(Text(*cell)).substr(0, 40)) != row.code) continue;
      row.label = row.code;
      row.label_block = cell->blocks.front();
      return;
    }
  }

  static std::string WithoutEnumerator(const std::string& text) {
    return text.substr(std::min(document::ParseEnumerator(text).length, text.size()));
  }

  // "Tuyển dụng" over what is asked for under it: a short first line before one that begins anew. Where a title is only
  // broken over lines, the next one goes on in small letters. Returns the number of blocks where there is no such line.
  std::size_t TitleLine(const Cell& cell) const {
    std::size_t title = 0;
    while (title < cell.blocks.size() && part_.prepared(cell.blocks[title]).norm.text.empty()) ++title;
    std::size_t next = title + 1;
    while (next < cell.blocks.size() && part_.prepared(cell.blocks[next]).norm.text.empty()) ++next;
    if (next >= cell.blocks.size()) return cell.blocks.size();
    const std::string line = WithoutEnumerator(part_.prepared(cell.blocks[title]).norm.text);
    const bool anew = document::ParseEnumerator(part_.block(cell.blocks[next]).text).kind != document::EnumeratorKind::kNone ||
                      BeginsWithCapital(cell.blocks[next]);
    const bool short_line = text::CountWords(line) > 0 && text::CountWords(line) <= kMaxTitleWords &&
                            std::string_view(",;").find(line.back()) == std::string_view::npos;
    return anew && short_line ? title : cell.blocks.size();
  }

  // Normalizing makes small letters: the text as written begins otherwise.
  bool BeginsWithCapital(int block) const {
    const text::NormalizedText& norm = part_.prepared(block).norm;
    const std::string& text = part_.block(block).text;
    if (norm.text.empty() || norm.origin.empty()) return false;
    std::size_t length = 1;
    while (length < norm.text.size() && (static_cast<unsigned char>(norm.text[length]) & 0xC0) == 0x80) ++length;
    return text.compare(norm.origin[0].begin, length, norm.text, 0, length) != 0;
  }

  int FindHeader() {
    for (int r = 0; r < std::min(3, table_.rows); ++r) {
      const std::vector<const Cell*> cells = Row(r);
      int known = 0, filled = 0, longest = 0;
      for (const Cell* cell : cells) {
        const std::string text = Text(*cell);
        if (text.empty()) continue;
        ++filled;
        longest = std::max(longest, text::CountWords(text));
        known += !RoleOfWords(text, words_).empty();
      }
      const bool marked = r < table_.header_rows;
      const bool bold = AllBold(cells);
      if (filled >= 2 && longest <= kMaxHeaderWords &&
          (known >= 2 || marked || (known >= 1 && bold) || (bold && table_.columns >= 3))) {
        reading_.header.assign(static_cast<std::size_t>(table_.columns), "");
        header_blocks_.assign(static_cast<std::size_t>(table_.columns), -1);
        for (const Cell* cell : cells) {
          const std::string text = Text(*cell);
          for (int c = cell->column; c < std::min(table_.columns, cell->column + cell->column_span);
               ++c) {
            const auto at = static_cast<std::size_t>(c);
            reading_.header[at] = text;
            reading_.roles[at] = RoleOfWords(text, words_);
            if (!cell->blocks.empty()) header_blocks_[at] = cell->blocks.front();
          }
          Role(*cell, "header");
        }
        CheckNumberColumns(r);
        FindCodeColumns(r);
        FindClauseColumns(r);
        FindAskingColumns(r);
        FindStatusColumns(r);
        return r;
      }
    }
    return -1;
  }

  // "Mục" heads numbers in one table and names in the next: what stands under it decides.
  void CheckNumberColumns(int header) {
    for (int c = 0; c < table_.columns; ++c) {
      std::string& role = reading_.roles[static_cast<std::size_t>(c)];
      if (role != "number") continue;
      int names = 0, numbers = 0;
      for (const Cell& cell : table_.cells) {
        if (cell.row <= header || cell.column != c || cell.column_span > 1) continue;
        const std::string text = Text(cell);
        if (text.empty()) continue;
        const bool number = document::ParseEnumerator(text + ". ").length >= text.size() ||
                            text.find_first_not_of("0123456789. ivxIVX") == std::string::npos ||  // a narrow column breaks "7.1.2.1"
                            (HasPlans() && MatchesAny(Marker(words_, "code-cell"), Trim(text)));
        ++(number ? numbers : names);
      }
      if (names > numbers) role = "name";
    }
  }

  bool HasPlans() const {
    return std::any_of(reading_.roles.begin(), reading_.roles.end(), [](const std::string& role) { return role == "plan" || role == "state"; });
  }

  // "GP-07", "YC.12" in every row of a table of plans, whatever stands over them: a column of codes names nothing.
  void FindCodeColumns(int header) {
    if (!HasPlans()) return;
    for (int c = 0; c < table_.columns; ++c) {
      int codes = 0, others = 0;
      for (const Cell& cell : table_.cells) {
        if (cell.row <= header || cell.column != c || cell.column_span > 1) continue;
        const std::string text = Text(cell);
        if (!Trim(text).empty()) ++(MatchesAny(Marker(words_, "code-cell"), Trim(text)) ? codes : others);
      }
      if (codes >= kLeastCodes && others == 0) reading_.roles[static_cast<std::size_t>(c)] = "number";
    }
  }

  bool IsClause(const std::string& text) const { return MatchesAny(Marker(words_, "clause-cell"), Trim(text)); }

  // "TCVN 11930:2017" beside the requirements of a plan, on either side: a column of nothing but clauses numbers the rows
  // and answers nothing.
  void FindClauseColumns(int header) {
    const auto is = [&](const char* role) {
      return std::find(reading_.roles.begin(), reading_.roles.end(), role) != reading_.roles.end();
    };
    if (!is("requirement") || (!is("state") && !is("plan"))) return;
    for (int c = 0; c < table_.columns; ++c) {
      std::string& role = reading_.roles[static_cast<std::size_t>(c)];
      if (role == "requirement" || role == "state" || role == "plan") continue;
      int clauses = 0, others = 0;
      for (const Cell& cell : table_.cells) {
        if (cell.row <= header || cell.column != c || cell.column_span > 1) continue;
        const std::string text = Text(cell);
        if (!Trim(text).empty()) ++(IsClause(text) ? clauses : others);
      }
      if (clauses > 0 && others == 0) role = "number";
    }
  }

  // Of the cells below the header in a column: those with words for which `is` holds, and the others.
  template <typename Is>
  std::pair<int, int> CountCells(int header, int column, Is is) const {
    std::pair<int, int> counts{0, 0};
    for (const Cell& cell : table_.cells) {
      if (cell.row <= header || cell.column != column || cell.column_span > 1) continue;
      const std::string text = Text(cell);
      if (!Trim(text).empty()) ++(is(text) ? counts.first : counts.second);
    }
    return counts;
  }

  // "Phải chỉ định bộ phận lo việc an toàn thông tin" beside the title of a requirement asks once more, whatever stands over the
  // column; what was done stands in another.
  void FindAskingColumns(int header) {
    if (!HasPlans()) return;
    for (int c = 0; c < table_.columns; ++c) {
      std::string& role = reading_.roles[static_cast<std::size_t>(c)];
      if (!role.empty()) continue;
      const auto [asking, others] = CountCells(header, c, [&](const std::string& text) { return MatchesAny(Marker(words_, "asking-cell"), Trim(text)); });
      if (asking >= kLeastAsking && asking >= 2 * others) role = "requirement";
    }
  }

  // "Đạt", "Chưa đạt", "Đang triển khai" in every cell beside plans: today's state, whatever stands over the column.
  void FindStatusColumns(int header) {
    if (!HasPlans()) return;
    for (int c = 0; c < table_.columns; ++c) {
      std::string& role = reading_.roles[static_cast<std::size_t>(c)];
      if (!role.empty() && role != "remark") continue;
      const auto [statuses, others] = CountCells(header, c, [&](const std::string& text) { return IsStatus(text); });
      if (statuses > 0 && others == 0) role = "state";
    }
  }

  bool IsStatus(const std::string& text) const {
    if (text::CountWords(text) > kMaxStatusWords) return false;
    if (MatchesAny(Marker(words_, "cell-denied"), Trim(text))) return true;
    const TextVerdict v = JudgeText(text, words_.substance, part_.year);
    return v.good_words == 0 && (v.status || v.partial || v.not_applicable || v.denied_words > 0 || v.promised_words > 0);
  }

  // "Biên mạng" over four measures of a list of sixteen: the column names groups, the next one what stands in them.
  bool NamesGroups(int column, int header) const {
    if (column + 2 >= table_.columns) return false;
    std::set<std::string> groups, names;
    int rows = 0;
    for (int r = header + 1; r < table_.rows; ++r) {
      bool named = false;
      for (const Cell* cell : Row(r)) {
        if (cell->column == column && cell->column_span == 1) groups.insert(Text(*cell));
        if (cell->column != column + 1 || cell->row != r || cell->column_span > 1) continue;
        const std::string text = Text(*cell);
        named = text.find_first_not_of("0123456789. ") != std::string::npos;
        if (named) names.insert(text);
      }
      rows += named ? 1 : 0;
    }
    groups.erase("");
    return rows >= 4 && !groups.empty() && static_cast<int>(groups.size()) * 2 <= rows && static_cast<int>(names.size()) * 5 >= rows * 4;
  }

  bool AllBold(const std::vector<const Cell*>& cells) const {
    bool any = false;
    for (const Cell* cell : cells)
      for (int b : cell->blocks) {
        if (!part_.block(b).bold) return false;
        any = true;
      }
    return any;
  }

  // "Giải pháp | Cách làm": the first of two columns of plans names what the second tells; so does one in groups.
  void NameByFirstPlan(int label_column, bool grouped) {
    if (label_column < 0 || reading_.roles[static_cast<std::size_t>(label_column)] != "plan") return;
    for (std::size_t c = static_cast<std::size_t>(label_column) + 1; c < reading_.roles.size(); ++c)
      if (reading_.roles[c] == "plan" || (grouped && reading_.roles[c].empty())) reading_.roles[static_cast<std::size_t>(label_column)] = "requirement";
  }

  // The column that names what the row is about.
  int LabelColumn(int header) {
    // "Thông tin | Nội dung": without a state or plan beside it, a later "nội dung" column is the
    // value.
    const auto has = [&](const char* role) {
      return std::find(reading_.roles.begin(), reading_.roles.end(), role) != reading_.roles.end();
    };
    if (!has("state") && !has("plan")) {
      std::size_t first = 0;
      while (first < reading_.roles.size() && reading_.roles[first] == "number") ++first;
      for (std::size_t c = first + 1; c < reading_.roles.size(); ++c)
        if (reading_.roles[c] == "requirement" && first < reading_.roles.size() &&
            reading_.roles[first] != "requirement")
          reading_.roles[c].clear();
    }
    for (std::size_t c = 0; c < reading_.roles.size(); ++c)
      if (reading_.roles[c] == "requirement") return static_cast<int>(c);
    for (std::size_t c = 0; c < reading_.roles.size(); ++c)
      if (reading_.roles[c] == "name") return static_cast<int>(c);
    // "Mục | Biện pháp đang áp dụng": the clauses of the standard name the rows.
    if (has("state") || has("plan")) {
      for (int c = 0; c < table_.columns; ++c) {
        if (reading_.roles[static_cast<std::size_t>(c)] != "number") continue;
        const auto [clauses, others] = CountCells(header, c, [&](const std::string& text) { return !ClauseIn(Whole(std::string(Trim(text)))).empty(); });
        const bool answers_next = std::all_of(reading_.roles.begin() + c + 1, reading_.roles.end(), [](const std::string& role) { return !role.empty(); });
        if (clauses > 0 && others == 0 && answers_next) return c;
      }
    }
    // Without names: the first column that is not all numbers.
    for (int c = 0; c < table_.columns; ++c) {
      if (reading_.roles[static_cast<std::size_t>(c)] == "number" || NamesGroups(c, header)) continue;
      for (int r = header + 1; r < table_.rows; ++r) {
        for (const Cell* cell : Row(r)) {
          if (cell->column != c || cell->row != r) continue;
          const std::string text = Text(*cell);
          const std::size_t enumerator = document::ParseEnumerator(text).length;
          if (text::CountWords(text.substr(std::min(enumerator, text.size()))) > 0 &&
              text::CountWords(text) > 1)
            return c;
          if (text::CountWords(text) == 1 &&
              text.find_first_not_of("0123456789. ") != std::string::npos)
            return c;
        }
      }
    }
    return 0;
  }

  void ReadRows(int header) {
    const int label_column = LabelColumn(header);
    NameByFirstPlan(label_column, label_column > 0 && NamesGroups(label_column - 1, header));
    for (int r = header + 1; r < table_.rows; ++r) {
      const std::vector<const Cell*> cells = Row(r);
      RowReading row;
      row.row = r;
      std::vector<const Cell*> label_cells;
      int other_words = 0;
      for (const Cell* cell : cells) {
        const bool label =
            cell->column <= label_column && label_column < cell->column + cell->column_span;
        const std::string text = Text(*cell);
        const auto at = static_cast<std::size_t>(cell->column);
        // "Kết luận | Nội dung yêu cầu | Thuyết minh": an answer may stand on the left, too.
        const std::string& role = reading_.roles[at];
        const bool answer = reading_.roles[static_cast<std::size_t>(label_column)] == "requirement" && (role == "state" || role == "plan" || role == "remark");
        if (label || (cell->column < label_column && !answer)) {
          if (label) {
            label_cells.insert(label_cells.begin(), cell);
            row.merged = cell->column + cell->column_span > label_column + 1;
          } else {
            label_cells.push_back(cell);
            if (cell->row == r) row.number = std::string(Trim(text));
            // A column left of the label ("Nhóm yêu cầu", merged over its rows) says where the row
            // belongs.
            if (text::CountWords(text) > 1 && !IsClause(text)) row.around = text;
          }
          Role(*cell, label ? reading_.roles[static_cast<std::size_t>(label_column)] : "number");
          continue;
        }
        Role(*cell, reading_.roles[at]);
        if (reading_.roles[at] == "number") {
          label_cells.push_back(cell);  // a clause right of the label
          continue;
        }
        other_words += text::CountWords(text);
        if (cell->row == r) {
          row.values.push_back(
              {reading_.roles[at], header >= 0 ? header_blocks_[at] : -1, cell->blocks});
        }
      }
      SetLabel(row, label_cells);
      row.group = other_words == 0;
      if (row.label_block < 0 && row.values.empty()) continue;
      row.bold = row.label_block >= 0 && part_.block(row.label_block).bold;
      reading_.rows.push_back(std::move(row));
    }
    for (std::size_t r = 0; r < reading_.rows.size(); ++r)
      if (reading_.rows[r].group && !reading_.rows[r].merged) reading_.rows[r].group = NamesOthers(r);
  }

  // A row with nothing beside its label names the rows after it where it looks other than the next one with an answer:
  // another kind of number, bold. One that looks like it is a requirement that was left open.
  bool NamesOthers(std::size_t r) const {
    const RowReading& row = reading_.rows[r];
    if (row.label_block >= 0 && part_.block(row.label_block).read_by == document::ReadBy::kOcr) return true;
    const auto next = std::find_if(reading_.rows.begin() + static_cast<std::ptrdiff_t>(r) + 1, reading_.rows.end(),
                                   [](const RowReading& other) { return !other.group; });
    const RowReading* like = next != reading_.rows.end() ? &*next : nullptr;
    for (std::size_t k = r; like == nullptr && k-- > 0;)
      if (!reading_.rows[k].group) like = &reading_.rows[k];
    if (like == nullptr) return true;  // nothing in the table is filled in
    const document::Enumerator a = document::ParseEnumerator(row.number + ". "), b = document::ParseEnumerator(like->number + ". ");
    if (row.number.empty() && like->number.empty()) return row.bold && !like->bold;
    return a.kind != b.kind || a.numbers.size() != b.numbers.size() || (row.bold && !like->bold);
  }

  const Part& part_;
  const Table& table_;
  const rules::Vocabulary& words_;
  std::vector<const Cell*> single_, merged_;  // of one row, sorted by it; of several
  std::set<std::pair<const Cell*, std::string>> told_;
  TableReading reading_;
  std::vector<int> header_blocks_;
};

}  // namespace

std::string RoleOfWords(std::string_view normalized, const rules::Vocabulary& vocabulary) {
  if (normalized.empty() || text::CountWords(normalized) > kMaxHeaderWords) return "";
  const std::string trimmed(Trim(normalized));
  for (const char* role : {"number", "state", "plan", "remark", "requirement", "name"}) {
    const auto found = vocabulary.columns.find(role);
    if (found != vocabulary.columns.end() && MatchesAny(found->second, trimmed)) return role;
  }
  return "";
}

std::string RoleOfBlock(const std::vector<TableReading>& tables, int block) {
  for (const TableReading& table : tables) {
    const auto at = std::lower_bound(table.block_roles.begin(), table.block_roles.end(),
                                     std::make_pair(block, std::string()));
    if (at != table.block_roles.end() && at->first == block) return at->second;
  }
  return "";
}

std::vector<TableReading> ReadTables(const Part& part, const rules::Vocabulary& vocabulary) {
  std::vector<TableReading> out;
  for (int table : part.tables) {
    TableReading reading;
    if (TableReader(part, table, vocabulary).Run(reading))
      out.push_back(std::move(reading));
  }
  return out;
}

}  // namespace capdo::analysis
