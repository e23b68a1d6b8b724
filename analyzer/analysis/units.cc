// Cuts a part into units: headings with their bodies, labelled lines, table rows (tables.cc).
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "analysis/prepared.h"
#include "analysis/tables.h"
#include "analysis/words.h"

namespace capdo::analysis {

using document::Block;
using document::EnumeratorKind;
using document::Section;

namespace {

constexpr int kMaxLabelWords = 24;
constexpr int kMaxCaptionWords = 30;
constexpr int kMaxRunInWords = 10;
constexpr int kMaxRoleWords = 6;   // "Yêu cầu 7.1.3.1:", "Hiện trạng đáp ứng:"
constexpr int kMaxTitleWords = 16;

class UnitBuilder {
 public:
  UnitBuilder(Part& part, const rules::Vocabulary& vocabulary)
      : part_(part), words_(vocabulary), tables_(ReadTables(part, vocabulary)) {
    for (const Section& s : part_.tree.sections)
      if (IsDecimal(s.enumerator, 1)) chapters_.insert({s.parent, s.enumerator.numbers[0]});
  }

  void Run() {
    std::vector<Unit> cards = LineCards();
    // A part that is nothing but a table of contents has sections all the same; only content makes
    // units.
    for (const Section& s : part_.tree.sections) {
      if (s.heading_block >= 0 && part_.IsContent(s.heading_block)) AddSection(s);
    }
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part_.IsContent(index) || part_.block(index).kind != document::BlockKind::kParagraph)
        continue;
      const int section = SectionOf(index);
      const bool opens = section > 0 && (SectionAt(section).heading_block == index ||
                                         SectionAt(section).title_block == index);
      if (!opens) AddLine(index);
    }
    part_.units.insert(part_.units.end(), std::make_move_iterator(cards.begin()), std::make_move_iterator(cards.end()));
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      if (t == 0 || !GoesOn(tables_[t - 1], tables_[t])) table_groups_.clear();
      AddTable(tables_[t]);
    }
  }

 private:
  int SectionOf(int block) const {
    return std::max(0, part_.tree.section_of_block[static_cast<std::size_t>(block)]);
  }
  const Section& SectionAt(int id) const {
    return part_.tree.sections[static_cast<std::size_t>(id)];
  }
  const text::NormalizedText& Norm(int block) const { return part_.prepared(block).norm; }

  // The heading's words without its enumerator, normalized, and where they begin in the normalized
  // text.
  std::size_t TitleBegin(const Section& s) const {
    const text::NormalizedText& norm = Norm(s.title_block);
    if (s.title_begin == 0) return 0;
    for (std::size_t i = 0; i < norm.origin.size(); ++i)
      if (norm.origin[i].begin >= s.title_begin) return i;
    return norm.text.size();
  }

  std::vector<std::string> AncestorsOf(int section) const {
    std::vector<std::string> labels;
    for (int id = section; id > 0; id = SectionAt(id).parent) {
      const Section& s = SectionAt(id);
      const std::string& norm = Norm(s.title_block).text;
      std::size_t begin = TitleBegin(s);
      const std::size_t colon = ColonAt(std::string_view(norm).substr(begin), kMaxLabelWords);
      std::string label =
          norm.substr(begin, colon == std::string_view::npos ? std::string::npos : colon);
      if (!s.titled && text::CountWords(label) > kMaxLabelWords) continue;
      const std::string code = CodeOf(s);
      labels.push_back((code.empty() ? "" : code + " ") + label);
    }
    return labels;
  }

  static bool IsDecimal(const document::Enumerator& e, std::size_t depth) {
    return e.kind == EnumeratorKind::kDecimal && e.numbers.size() == depth;
  }

  // "6.2.1 Xác thực" under the sixth of a dossier's own chapters, behind its fifth, is no clause 6.2.1 of the standard.
  bool OwnNumber(const Section& section) const {
    for (int id = section.parent; id > 0; id = SectionAt(id).parent) {
      const Section& chapter = SectionAt(id);
      if (!IsDecimal(chapter.enumerator, 1) || chapter.enumerator.numbers[0] != section.enumerator.numbers[0]) continue;
      return chapters_.contains({chapter.parent, chapter.enumerator.numbers[0] - 1});
    }
    return false;
  }

  std::string CodeOf(const Section& s) const {
    return s.enumerator.kind == EnumeratorKind::kDecimal && s.enumerator.numbers.size() >= 3 && !OwnNumber(s) ? s.enumerator.text : "";
  }

  void AddSection(const Section& s) {
    const text::NormalizedText& norm = Norm(s.title_block);
    const std::size_t begin = TitleBegin(s);
    const std::string_view title = std::string_view(norm.text).substr(begin);
    Unit unit;
    unit.kind = UnitKind::kSection;
    unit.section = s.parent < 0 ? 0 : s.parent;
    unit.heading_section = s.id;
    unit.label_block = s.title_block;
    unit.own_code = CodeOf(s);
    if (unit.own_code.empty()) unit.own_code = ClauseIn(title.substr(0, 240));
    unit.ancestors = AncestorsOf(unit.section);
    std::size_t label_end = title.size();
    const std::size_t colon = ColonAt(title, kMaxLabelWords);
    if (colon != std::string_view::npos) {
      label_end = colon;
      AddValue(unit, s.title_block, begin + colon, norm.text.size(), asked_.count(s.title_block) != 0 ? "requirement" : "");
    } else if (const std::size_t stop = RunInEnd(title); stop != std::string_view::npos) {
      label_end = stop;
      unit.run_in = true;
      AddValue(unit, s.title_block, begin + stop, norm.text.size(), "");
    } else if (text::CountWords(title) > kMaxLabelWords || (!s.titled && !HasBody(s)) ||
               (!title.empty() && title.back() == '.' && !s.titled)) {
      // The clause is a sentence of its own: it is label and content at once.
      unit.sentence = true;
      AddValue(unit, s.title_block, begin, norm.text.size(), "");
    }
    unit.label = std::string(title.substr(0, label_end));
    unit.label_span = norm.Original(begin, begin + label_end);
    unit.words_in_label = text::CountWords(unit.label);
    if (colon == std::string_view::npos || !IsBlankBesideOthers(s, title, colon)) AddBody(unit, s);
    part_.units.push_back(std::move(unit));
  }

  // "Vùng Wi-Fi: —" over "Vùng DMZ: ba máy web": one of several labelled paragraphs, which was left blank; the next is no body
  // of it.
  bool IsBlankBesideOthers(const Section& s, std::string_view title, std::size_t colon) const {
    const std::string_view said = Trim(title.substr(colon));
    const std::string_view rest = said.starts_with(':') ? Trim(said.substr(1)) : said;
    if (text::CountWords(rest) > 0 && !IsBlank(rest, words_.substance)) return false;
    for (std::size_t i = static_cast<std::size_t>(s.title_block) + 1; i < s.last; ++i) {
      const int next = static_cast<int>(i);
      if (!part_.IsContent(next) || Trim(Norm(next).text).empty()) continue;
      if (part_.block(next).cell.table >= 0) return false;
      const std::string& line = Norm(next).text;
      const std::size_t other = ColonAt(line, kMaxLabelWords);
      const std::string_view first = title.substr(0, title.find(' '));
      return other != std::string::npos && !first.empty() && line.starts_with(std::string(first) + ' ');
    }
    return false;
  }

  // "b.1.", "đ.2.3."
  static bool IsLetteredNumber(std::string_view text) {
    static const text::Pattern kPattern = *text::Pattern::Compile("^[a-zđ](?:[.][0-9]{1,2}){1,3}[.]?$");
    return kPattern.Matches(Trim(text));
  }

  // "Xác thực. Máy chủ dùng …": a short first sentence without a verb's length is a run-in heading.
  static std::size_t RunInEnd(std::string_view text) {
    const std::vector<text::Span> sentences = Sentences(text);
    // "B.1. Kiểm soát truy cập": the number is no title.
    const std::size_t k = !sentences.empty() && IsLetteredNumber(text.substr(sentences[0].begin, sentences[0].size())) ? 1 : 0;
    if (sentences.size() < k + 2 || text[sentences[k].end - 1] != '.' ||
        text::CountWords(text.substr(sentences[k].begin, sentences[k].size())) > kMaxRunInWords) {
      return std::string_view::npos;
    }
    const std::string_view rest = Trim(text.substr(sentences[k].end));
    return rest.empty() && text.find_first_of("._", sentences[k].end) == std::string_view::npos
               ? std::string_view::npos
               : sentences[k].end;
  }

  bool HasBody(const Section& s) const {
    for (std::size_t i = static_cast<std::size_t>(s.title_block) + 1; i < s.last; ++i)
      if (part_.IsContent(static_cast<int>(i))) return true;
    return false;
  }

  void AddBody(Unit& unit, const Section& s) {
    const bool closing = part_.prepared(s.title_block).place == Place::kClosing;
    for (std::size_t i = static_cast<std::size_t>(s.title_block) + 1; i < s.last; ++i) {
      const int index = static_cast<int>(i);
      // Recipients and signatures close the document, not its last section.
      if (!part_.IsContent(index) || (part_.prepared(index).place == Place::kClosing && !closing))
        continue;
      const Block& block = part_.block(index);
      if (block.kind == document::BlockKind::kFigure) {
        unit.values.push_back({index, {}, "figure"});
        continue;
      }
      const text::NormalizedText& norm = Norm(index);
      std::string role;
      if (block.cell.table >= 0) {
        role = RoleOfBlock(tables_, index);
        if (part_.doc->tables[static_cast<std::size_t>(block.cell.table)].rows > 1)
          unit.leaf = false;
        if (role == "requirement") unit.requirement_blocks.push_back(index);
        if (role == "header" || role == "requirement" || role == "number" || role == "role-name")
          continue;
      } else {
        const int inner = SectionOf(index);
        if (inner > 0 && SectionAt(inner).heading_block == index) {
          const Section& sub = SectionAt(inner);
          const std::size_t begin = TitleBegin(sub);
          const std::size_t colon =
              ColonAt(std::string_view(norm.text).substr(begin), kMaxLabelWords);
          // "- Hiện trạng: …" is a piece of this unit, any other one a unit of its own.
          if (colon != std::string_view::npos) role = LineRole(norm.text.substr(begin, colon));
          if (role.empty()) unit.leaf = false;
          if (colon != std::string_view::npos) {
            if (role == "requirement") unit.requirement_blocks.push_back(index);
            AddValue(unit, index, begin + colon, norm.text.size(), role);
            continue;
          }
          if (sub.titled) continue;  // a heading alone is no substance
          AddValue(unit, index, begin, norm.text.size(), "");
          continue;
        }
        if (RunInEnd(norm.text) != std::string_view::npos && block.text.size() > 60)
          unit.leaf = false;
        const std::size_t colon = ColonAt(norm.text, 6);
        if (colon != std::string_view::npos) {
          role = LineRole(norm.text.substr(0, colon));
          if (role == "requirement") {
            unit.requirement_blocks.push_back(index);
            continue;
          }
          if (!role.empty()) {
            AddValue(unit, index, colon, norm.text.size(), role);
            continue;
          }
        }
      }
      AddValue(unit, index, 0, norm.text.size(), role);
    }
  }

  // "- Hiện trạng: …" under a clause heading is a state, as a column of that name would be.
  std::string LineRole(std::string_view label) const { return RoleOfWords(label, words_); }

  void AddValue(Unit& unit, int block, std::size_t begin, std::size_t end,
                const std::string& role) {
    const text::NormalizedText& norm = Norm(block);
    const std::string_view text = std::string_view(norm.text).substr(begin, end - begin);
    if (role == "requirement" || !part_.IsContent(block)) return;
    const std::size_t from = text.find_first_not_of(" :");
    if (from == std::string_view::npos) {
      unit.values.push_back({block, {0, 0}, role});
      return;
    }
    unit.values.push_back({block, norm.Original(begin + from, end), role});
  }

  // "Nhật ký hệ thống: thiết lập chức năng …" in the column of requirements is no answer to them; neither is the line
  // "Yêu cầu: …" over the lines that answer it, or the name of a row that bears nothing but marks.
  bool AsksOnly(int index) const {
    if (asked_.count(index) != 0) return true;
    const int id = part_.block(index).cell.table;
    if (id < 0 || RoleOfBlock(tables_, index) != "requirement") return false;
    return std::any_of(tables_.begin(), tables_.end(), [&](const TableReading& table) {
      return table.table == id && (table.marks || std::any_of(table.roles.begin(), table.roles.end(), [](const std::string& role) {
               return role == "state" || role == "plan";
             }));
    });
  }

  // Paragraphs that open no section: "Nhãn: giá trị".
  void AddLine(int index) {
    if (AsksOnly(index)) return;
    const text::NormalizedText& norm = Norm(index);
    std::size_t begin = 0;
    const std::size_t end = norm.text.size();
    const std::size_t skip = document::ParseEnumerator(norm.text.substr(begin, end - begin)).length;
    begin = std::min(end, begin + skip);
    const std::string_view line = std::string_view(norm.text).substr(begin, end - begin);
    if (Trim(line).empty()) return;
    Unit unit;
    unit.kind = UnitKind::kLine;
    unit.section = SectionOf(index);
    unit.label_block = index;
    unit.ancestors = AncestorsOf(unit.section);
    std::size_t colon = ColonAt(line, kMaxLabelWords);
    if (colon == std::string_view::npos) {
      colon = RunInEnd(line);
      unit.run_in = colon != std::string_view::npos;
    }
    if (colon != std::string_view::npos) {
      unit.label = std::string(line.substr(0, colon));
      unit.label_span = norm.Original(begin, begin + colon);
      unit.words_in_label = text::CountWords(unit.label);
      AddValue(unit, index, begin + colon, end, "");
      if (!unit.run_in && Trim(line.substr(colon)).empty()) AddWhatStandsUnder(unit, index);
    } else {
      AddValue(unit, index, begin, end, "");
    }
    part_.units.push_back(std::move(unit));
  }

  // "Vùng biên:" in a line of its own over a paragraph: that is its body, up to the next line of this kind. A line that names
  // something itself ("Vùng DMZ: ba máy") is another one; then this one was left blank.
  void AddWhatStandsUnder(Unit& unit, int index) {
    const int section = SectionOf(index);
    for (std::size_t i = static_cast<std::size_t>(index) + 1; i < part_.last; ++i) {
      const int next = static_cast<int>(i);
      if (!part_.IsContent(next)) continue;
      const Block& block = part_.block(next);
      if (block.kind != document::BlockKind::kParagraph || block.cell.table >= 0 || SectionOf(next) != section) return;
      const text::NormalizedText& norm = Norm(next);
      if (Trim(norm.text).empty()) continue;
      if (ColonAt(norm.text, kMaxLabelWords) != std::string::npos) return;
      AddValue(unit, next, 0, norm.text.size(), "");
    }
  }

  // "Yêu cầu: Tuyển dụng / Hiện trạng: … / Phương án: …" in lines one under the other is the card of a table without its
  // lines. Where a heading names the requirement and the line says what is asked for, the heading is its title.
  // The names may stand in lines of their own over what they name, as where a table was saved as text.
  struct LineCard {
    Unit unit;
    bool answered = false;
    bool asks = false;  // the line that says what is asked for is still to come
  };
  std::vector<Unit> LineCards() {
    std::vector<LineCard> cards;
    std::map<int, int> in_section;
    bool open = false;
    std::string role;
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part_.IsContent(index) || part_.block(index).kind != document::BlockKind::kParagraph) continue;
      const int section = SectionOf(index);
      const bool opens = section > 0 && SectionAt(section).heading_block == index;
      const std::string& norm = Norm(index).text;
      const std::size_t begin = std::min(norm.size(), document::ParseEnumerator(norm).length);
      const std::size_t colon = ColonAt(std::string_view(norm).substr(begin), kMaxRoleWords);
      const bool alone = colon == std::string_view::npos && !opens && text::CountWords(norm) <= kMaxRoleWords;
      std::string named = colon == std::string_view::npos && !alone ? "" : LineRole(WithoutClause(norm.substr(begin, colon)));
      // A line that goes on names nothing that stands under it.
      if (alone && named != "requirement" && !(open && (named == "state" || named == "plan" || named == "remark"))) named.clear();
      if (part_.block(index).cell.table >= 0 || (named.empty() && opens && SectionAt(section).titled)) {
        open = false;
        continue;
      }
      if (named == "requirement" && alone) {
        cards.push_back({Unit{}, false, true});
        open = true;
      } else if (open && cards.back().asks) {
        if (named.empty()) {
          cards.back() = {CardOf(index, begin, begin, section)};
          ++in_section[cards.back().unit.section];
        } else {
          open = false;  // a blank requirement
        }
      } else if (named == "requirement") {
        cards.push_back({CardOf(index, begin, begin + colon, opens ? std::max(0, SectionAt(section).parent) : section)});
        ++in_section[cards.back().unit.section];
        open = true;
      } else if (open && (named == "state" || named == "plan" || named == "remark")) {
        cards.back().answered = cards.back().answered || named != "remark";
        AddValue(cards.back().unit, index, alone ? norm.size() : begin + colon, norm.size(), named);
      } else if (open && cards.back().answered) {
        AddValue(cards.back().unit, index, 0, norm.size(), role);
      }
      if (!named.empty()) role = named;
    }
    std::vector<Unit> units;
    for (LineCard& card : cards) {
      if (!card.answered) continue;
      asked_.insert(card.unit.label_block);
      const bool title = in_section[card.unit.section] > 1 || card.unit.words_in_label <= kMaxTitleWords;
      if (title && !card.unit.label.empty()) units.push_back(std::move(card.unit));
    }
    return units;
  }

  // The card that the line [begin, end) of a block opens; its label stands behind the colon.
  Unit CardOf(int index, std::size_t begin, std::size_t colon, int section) const {
    const text::NormalizedText& norm = Norm(index);
    const std::string_view rest = std::string_view(norm.text).substr(colon);
    const std::size_t from = std::min(norm.text.size(), colon + std::min(rest.size(), rest.find_first_not_of(" :")));
    Unit unit;
    unit.kind = UnitKind::kCard;
    unit.section = section;
    unit.label_block = index;
    unit.label = std::string(Trim(norm.text.substr(from)));
    unit.label_span = norm.Original(from, norm.text.size());
    unit.own_code = ClauseIn(norm.text.substr(begin));
    unit.words_in_label = text::CountWords(unit.label);
    unit.ancestors = AncestorsOf(section);
    return unit;
  }

  static int BlockOf(const TableReading& table, bool last) {
    if (table.block_roles.empty()) return -1;
    return last ? table.block_roles.back().first : table.block_roles.front().first;
  }

  // A scanned table that goes on over a page, its head repeated there: readers join what is exactly alike, and
  // recognition leaves dirt between the two and reads the heads differently.
  bool GoesOn(const TableReading& above, const TableReading& table) const {
    constexpr double kReadable = 0.6;  // below, a recognised line is no language
    const int end = BlockOf(above, true), begin = BlockOf(table, false);
    if (end < 0 || begin <= end || part_.block(begin).read_by != document::ReadBy::kOcr) return false;
    if (part_.block(begin).page != part_.block(end).page + 1 || above.section != table.section || above.roles != table.roles) return false;
    if (std::count(table.roles.begin(), table.roles.end(), "") > 1 || table.roles.size() < 3) return false;
    for (int i = end + 1; i < begin; ++i) {
      const bool dirt = part_.block(i).confidence < kReadable && text::CountWords(Norm(i).text) < 3;
      if (part_.IsContent(i) && !Norm(i).text.empty() && !dirt) return false;
    }
    return true;
  }

  // "Bảng 1a. Những điểm phải có trong thiết kế" right above the table, without its number.
  std::string CaptionOf(const TableReading& table) const {
    const int begin = BlockOf(table, false);
    int above = begin - 1;
    while (above >= static_cast<int>(part_.first) && Norm(above).text.empty()) --above;
    if (begin < 0 || above < static_cast<int>(part_.first) || !part_.IsContent(above) || part_.block(above).cell.table >= 0) return "";
    const std::string& norm = Norm(above).text;
    const auto number = FirstMatch(Marker(words_, "caption"), norm);
    if (!number || number->whole.begin != 0 || text::CountWords(norm) > kMaxCaptionWords) return "";
    const std::size_t title = norm.find_first_not_of(" .:-–)", norm.find_first_of(" .:", number->whole.end));
    return title == std::string::npos ? "" : norm.substr(title);
  }

  void AddTable(const TableReading& table) {
    std::vector<std::string> around = AncestorsOf(table.section);
    if (std::string caption = CaptionOf(table); !caption.empty()) around.insert(around.begin(), std::move(caption));
    std::vector<std::string>& groups = table_groups_;
    for (const RowReading& row : table.rows) {
      Unit unit;
      unit.kind = row.card ? UnitKind::kCard : UnitKind::kRow;
      unit.section = table.section;
      unit.label_block = row.label_block;
      unit.own_code = row.code.empty() ? ClauseIn(row.label) : row.code;
      if (row.label_block >= 0) {
        const text::NormalizedText& norm = Norm(row.label_block);
        unit.label = row.label;
        unit.label_span = norm.Original(0, norm.text.size());
        unit.words_in_label = text::CountWords(unit.label);
      }
      if (!row.around.empty() && row.around != row.label) unit.ancestors.push_back(row.around);
      unit.ancestors.insert(unit.ancestors.end(), groups.begin(), groups.end());
      unit.ancestors.insert(unit.ancestors.end(), around.begin(), around.end());
      unit.requirement_blocks = row.asked;
      for (const CellReading& cell : row.values) {
        if (cell.role == "requirement") {
          unit.requirement_blocks.insert(unit.requirement_blocks.end(), cell.blocks.begin(), cell.blocks.end());
          continue;
        }
        if (cell.blocks.empty()) unit.values.push_back({-1, {}, cell.role});
        for (int b : cell.blocks) AddValue(unit, b, 0, Norm(b).text.size(), cell.role);
      }
      if (row.group)
        groups.insert(groups.begin(), (row.code.empty() ? "" : row.code + " ") + row.label);
      part_.units.push_back(std::move(unit));
      for (const CellReading& cell : row.values) {
        if (cell.header_block < 0) continue;
        Unit column;
        column.kind = UnitKind::kColumn;
        column.section = table.section;
        column.label_block = cell.header_block;
        column.label = Norm(cell.header_block).text;
        column.label_span = {
            0, static_cast<std::uint32_t>(part_.block(cell.header_block).text.size())};
        column.words_in_label = text::CountWords(column.label);
        if (!row.label.empty()) column.ancestors.push_back(row.label);
        column.ancestors.insert(column.ancestors.end(), around.begin(), around.end());
        for (int b : cell.blocks) AddValue(column, b, 0, Norm(b).text.size(), "");
        part_.units.push_back(std::move(column));
      }
    }
  }

  Part& part_;
  const rules::Vocabulary& words_;
  std::vector<TableReading> tables_;
  std::set<int> asked_;  // lines that only ask
  std::set<std::pair<int, int>> chapters_;  // the part's sections of one number, by what they stand in
  std::vector<std::string> table_groups_;  // rows that name those after them, nearest first
};

}  // namespace

void BuildUnits(Part& part, const rules::Vocabulary& vocabulary) {
  UnitBuilder(part, vocabulary).Run();
}

}  // namespace capdo::analysis
