// "Đáp ứng" over "hiện chưa có": rows, cards, columns and lines whose status says one thing and whose words beside it
// another; one requirement that is met in one document and not done in the next; "đầy đủ 100%" over a list of what is missing.
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/answers.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/second_reader.h"
#include "analysis/status_words.h"
#include "analysis/tables.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxRows = 5;
constexpr int kLabelWords = 16;
constexpr std::size_t kClauseWithin = 160;
constexpr int kNameWords = 4;      // of a requirement without a number, to be known again in another document
constexpr int kLeastPlanned = 2;   // rows with a plan beside one without
constexpr int kDescribed = 6;      // words of what is done, before what is to be done on top of it

// What one requirement is said to be, and words that say otherwise.
struct Row {
  std::string key;  // clause number or name; "" none
  std::string requirement;  // as far as the row names it
  Passage met, unmet, not_applicable;  // by status word
  Passage denied, runs, exists;        // by the words beside it
  Passage shortfall, told;             // "35 %", "100 %" in a column of progress
  Passage lacking;                     // of a row without a status: what it says is not there
  bool done = false;                   // the status says that all of it is done
  bool marked = false, crossed = false;  // met by a mark whose column says nothing; a "–" stands in another column
  bool target = false;                 // another share stands in the row: what is asked for
  Passage bare;                        // a status whose cell for the plan is left empty
  int table = -1;
};

struct Fault {
  const char* reason;
  Passage one, two;
};

bool Known(const Passage& passage) { return passage.block >= 0; }

class StatusReader {
 public:
  StatusReader(const Dossier& dossier, int p) : words_(dossier.words()), part_(dossier.part(p)), said_(words_, part_.year), p_(p) {}

  void Run() {
    ReadLegend();
    for (const Unit& unit : part_.units) {
      if (unit.kind == UnitKind::kRow || unit.kind == UnitKind::kCard) {
        ReadRow(unit);
      } else if (unit.kind == UnitKind::kLine || (unit.kind == UnitKind::kSection && unit.leaf)) {
        ReadLine(unit);
      }
      if (unit.kind == UnitKind::kLine || unit.kind == UnitKind::kSection) ReadOverall(unit);
    }
    Close();
    for (std::size_t i = part_.first; i < part_.last; ++i)
      if (part_.IsContent(static_cast<int>(i)) && part_.block(static_cast<int>(i)).cell.table < 0) ReadParagraph(static_cast<int>(i));
    ReadUnder();
    for (int id : part_.tables) {
      const document::Table& table = part_.table(id);
      if (!IsHere(table)) continue;  // of another document in the same file
      ReadAcross(table);
      ReadMarks(table);
    }
    JudgeRows();
    JudgePlans();
    JudgeOverall();
  }

  std::vector<Row> rows;  // with a key, or a status
  std::vector<Fault> faults;
  int compared = 0;

 private:
  bool Is(const char* marker, const std::string& text) const { return said_.Is(marker, text); }

  bool IsHere(const document::Table& table) const {
    for (const document::Cell& cell : table.cells)
      if (!cell.blocks.empty())
        return cell.blocks.front() >= static_cast<int>(part_.first) && cell.blocks.front() < static_cast<int>(part_.last);
    return false;
  }

  // "(+) đã triển khai": then every such mark says so, whatever its column is called.
  void ReadLegend() {
    for (std::size_t i = part_.first; i < part_.last; ++i)
      if (part_.IsContent(static_cast<int>(i)))
        if (const auto match = FirstMatch(Marker(words_, "mark-legend"), part_.prepared(static_cast<int>(i)).norm.text);
            match && !match->groups.empty())
          legend_ = part_.prepared(static_cast<int>(i)).norm.text.substr(match->groups[0].begin, match->groups[0].size());
  }

  std::string KeyOf(const Unit& unit) const {
    if (!unit.own_code.empty()) return unit.own_code;
    const std::string clause = unit.label_block < 0 ? "" : ClauseIn(part_.prepared(unit.label_block).norm.text.substr(0, kClauseWithin));
    if (!clause.empty()) return clause;
    return text::CountWords(unit.label) >= kNameWords ? std::string(Trim(unit.label)) : "";
  }

  void ReadRow(const Unit& unit) {
    Row row;
    row.key = KeyOf(unit);
    row.requirement = std::string(Trim(unit.label));
    if (unit.label_block >= 0 && !unit.values.empty()) as_rows_.insert(part_.block(unit.label_block).cell.table);
    row.table = unit.label_block >= 0 ? part_.block(unit.label_block).cell.table : -1;
    // "Tường lửa mềm: không bật, không cấu hình | Đạt": the label tells the state behind its colon.
    if (const std::size_t colon = ColonAt(unit.label, kLabelWords); colon != std::string::npos && unit.label_block >= 0 &&
        part_.IsContent(unit.label_block) && said_.Denies(std::string(Trim(unit.label.substr(colon)))))
      row.denied = {p_, unit.label_block, unit.label_span};
    ReadFootnote(unit.label, row);
    bool planned = false, no_plan = false;
    for (const UnitValue& value : unit.values) {
      Read(value, value.role, row);
      if (value.role != "plan") continue;
      (value.block < 0 || value.span.empty() ? no_plan : planned) = true;
    }
    if (!Known(row.met) && Known(row.denied)) ReadPoints(unit, row);
    if (unit.kind == UnitKind::kRow && Known(row.met) && row.table >= 0) {
      if (planned) ++planned_[row.table];
      if (no_plan && !planned) row.bare = row.met;
    }
    Keep(row);
  }

  // "Phòng chống xâm nhập (*) | Đáp ứng", and under the table "(*) Thiết bị chưa được mua".
  void ReadFootnote(const std::string& label, Row& row) const {
    for (const std::string_view mark : {"(**)", "(*)"}) {
      if (label.find(mark) == std::string::npos) continue;
      for (std::size_t i = part_.first; i < part_.last; ++i) {
        const int block = static_cast<int>(i);
        const std::string& norm = part_.prepared(block).norm.text;
        if (!part_.IsContent(block) || part_.block(block).cell.table >= 0 || !norm.starts_with(mark)) continue;
        int described = 0;
        ReadReasons(block, mark.size(), norm.substr(mark.size()), described, row);
      }
      return;
    }
  }

  // All points of what is not there: "Điểm tối đa | Điểm tự chấm".
  void ReadPoints(const Unit& unit, Row& row) const {
    std::string most, own;
    Passage at;
    for (const UnitValue& value : unit.values) {
      if (value.block < 0 || value.span.empty() || !part_.IsContent(value.block)) continue;
      const std::string header(Trim(HeaderOf(part_, value.block))), cell(Trim(NormOf(part_, {p_, value.block, value.span})));
      if (Is("points-most", header)) most = cell;
      if (Is("points-own", header)) {
        own = cell;
        at = {p_, value.block, value.span};
      }
    }
    if (!own.empty() && own == most && std::atof(own.c_str()) > 0) row.met = at;
  }

  // "Mức độ: Đáp ứng." and "Hiện trạng: Sẽ mua …" in lines one under the other belong together; a requirement, another
  // heading or the same label again begins anew.
  void ReadLine(const Unit& unit) {
    std::string label(Trim(unit.label));
    const bool status_label = Is("status-label", label);
    const bool beside = Is("status-beside", label) || (label.empty() && Continues(unit));
    const std::string role = status_label ? "state" : beside ? "remark" : RoleOfWords(label, words_);
    if (unit.section != section_ || unit.kind == UnitKind::kSection || role.empty() || role == "requirement" ||
        (!label.empty() && labels_.find('|' + label + '|') != std::string::npos))
      Close();
    section_ = unit.section;
    labels_ += '|' + label + '|';
    if (open_.key.empty() && role.empty()) open_.key = KeyOf(unit);
    // "Kiểm định bình chữa cháy – Đạt. Tem kiểm định …"
    if (unit.run_in && !Known(open_.met) && Is("status-inline", label)) open_.met = {p_, unit.label_block, unit.label_span};
    // "Xác thực: Đáp ứng. Hiện chưa …"
    for (const UnitValue& value : unit.values) {
      Read(value, role.empty() && !label.empty() ? "state" : role, open_);
      last_block_ = value.block;
    }
  }

  // "… chưa lần nào khôi phục thử. Đánh giá: Đạt.", "Yêu cầu: … → OK. Đang chạy thử …": a paragraph that judges itself.
  void ReadParagraph(int block) {
    if (judged_.count(block) != 0) return;
    const std::string& norm = part_.prepared(block).norm.text;
    if (ReadSegments(block, norm)) return;
    const std::vector<text::Span> sentences = Sentences(norm);
    if (sentences.size() < 2) return;
    // "Hệ thống đã đáp ứng yêu cầu của tiêu chuẩn. Tuy nhiên, việc sao lưu đã dừng và chưa được khôi phục."
    for (std::size_t i = 0; i + 1 < sentences.size(); ++i) {
      const auto words = [&](std::size_t k) { return std::string(Trim(norm.substr(sentences[k].begin, sentences[k].size()))); };
      if (!Is("status-told", words(i)) || Is("status-told-not", words(i)) || !Is("status-turned", words(i + 1)) || !said_.Denies(words(i + 1))) continue;
      Row row;
      row.met = WithPart(PassageOf(part_, block, sentences[i].begin, sentences[i].end), p_);
      row.denied = WithPart(PassageOf(part_, block, sentences[i + 1].begin, sentences[i + 1].end), p_);
      Keep(row);
      return;
    }
    Row row;
    for (const text::Span& s : sentences) {
      const std::string sentence(Trim(norm.substr(s.begin, s.size())));
      const Passage at = WithPart(PassageOf(part_, block, s.begin, s.end), p_);
      if (!Known(row.met) && Is("status-sentence", sentence)) {
        row.met = at;
      } else if (sentence.find('?') == std::string::npos && !Is("asked-sentence", sentence)) {
        ReadWords(norm, sentence, "remark", at, row);
      }
    }
    if (Known(row.met)) Keep(row);
  }

  // "2) Tường lửa ứng dụng web - Đáp ứng: sẽ trang bị …", "… Trạng thái: đã thực hiện. Bằng chứng: …": a status between the marks
  // of a line; what follows it tells how. Several statuses each have what stands up to the next.
  bool ReadSegments(int block, const std::string& norm) {
    struct Segment {
      std::size_t begin, end;
    };
    std::vector<Segment> segments;
    for (std::size_t begin = 0; begin < norm.size();) {
      std::size_t end = norm.size(), next = norm.size();
      for (const char* mark : {" - ", " – ", " — ", ": ", ". ", "; ", " → ", " => ", " | ", " ("}) {
        const std::size_t at = norm.find(mark, begin);
        if (at < end) {
          end = at;
          next = at + std::string_view(mark).size();
        }
      }
      segments.push_back({begin, end});
      begin = next;
    }
    if (segments.size() < 2) return false;
    const auto words = [&norm, &segments](std::size_t k) { return std::string(Trim(std::string_view(norm).substr(segments[k].begin, segments[k].end - segments[k].begin))); };
    std::vector<std::size_t> met;
    for (std::size_t k = 1; k < segments.size(); ++k) {
      const std::string said = words(k);
      if (Is("status-unmet", said) || Is("status-partly", said) || Is("status-not-applicable", said)) return false;
      // "đã đáp ứng, trong đó máy chủ … không ghi nhật ký"
      if (const std::size_t comma = said.find(", "); comma != std::string::npos && met.empty() && said.substr(0, comma) != "có" && Is("status-met", said.substr(0, comma))) {
        const std::size_t cut = norm.find(", ", segments[k].begin);
        segments.insert(segments.begin() + static_cast<std::ptrdiff_t>(k) + 1, {cut + 2, segments[k].end});
        segments[k].end = cut;
        met.push_back(k);
        continue;
      }
      const bool whole = Is("status-met", said) && said != "có" && said != "đủ";
      if (whole || (norm[segments[k].end] == ':' && Is("status-clause", said))) met.push_back(k);
    }
    // A clause that opens the line: "Về quản trị, phương án đáp ứng: …".
    if (met.empty() && segments.front().end < norm.size() && norm[segments.front().end] == ':' && Is("status-clause", words(0))) met.push_back(0);
    if (met.empty() || met.back() + 1 >= segments.size() || (segments.size() < 3 && met.front() != 0)) return false;
    const std::string requirement = words(0);
    for (std::size_t m = 0; m < met.size(); ++m) {
      Row row;
      row.requirement = requirement;
      row.met = WithPart(PassageOf(part_, block, segments[met[m]].begin, segments[met[m]].end), p_);
      const std::size_t begin = segments[met[m] + 1].begin, end = m + 1 < met.size() ? segments[met[m + 1]].begin : norm.size();
      const std::string rest = norm.substr(begin, end - begin);
      int described = 0;
      ReadReasons(block, begin, rest, described, row);
      Keep(row);
    }
    return true;
  }

  // "7.1.2. Tổ chức bảo đảm ATTT [ĐẠT]", "Mục 5.3: Giám sát - mức đạt: hoàn toàn đáp ứng".
  bool EndsMet(const std::string& norm) const {
    std::string_view text = norm;
    while (!text.empty() && std::string_view("].). ").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    std::size_t begin = std::string_view::npos;
    for (const std::string_view mark : {" - ", " – ", ": ", " [", " (", " → ", " => "})
      if (const std::size_t at = text.rfind(mark); at != std::string_view::npos && (begin == std::string_view::npos || at + mark.size() > begin)) begin = at + mark.size();
    return begin != std::string_view::npos && begin < text.size() && text::CountWords(text.substr(0, begin)) <= kLabelWords && text.substr(begin) != "có" &&
           text.substr(begin) != "đủ" && Is("status-met", std::string(text.substr(begin)));
  }

  // What stands beside a status, from `offset` of the block on; `described`: words before that tell what is done.
  void ReadReasons(int block, std::size_t offset, const std::string& text, int& described, Row& row) const {
    for (const text::Span& s : Sentences(text)) {
      std::string sentence(Trim(std::string_view(text).substr(s.begin, s.size())));
      sentence.erase(sentence.find_last_not_of(" .;:") + 1);
      if (sentence.empty()) continue;
      const bool more = described >= kDescribed && Is("status-improves", sentence);
      if (!more && !said_.DoneOtherwise(sentence, text.substr(s.end), row.requirement))
        ReadWords(text, sentence, "remark", WithPart(PassageOf(part_, block, offset + s.begin, offset + s.end), p_), row);
      described += said_.GoodWords(sentence);
    }
  }

  // "[x] Đáp ứng [ ] Chưa đáp ứng", or "Mức độ: Đáp ứng hoàn toàn.", and under it lines that give the reasons: "Diễn giải: …", or
  // bullets under "Căn cứ chấm điểm:".
  void ReadUnder() {
    Row row;
    bool list = false;
    int described = 0;
    const auto close = [&] {
      if (Known(row.met) && Known(row.denied)) Keep(row);
      row = {};
      list = false;
      described = 0;
    };
    std::string asked;
    for (std::size_t i = part_.first; i < part_.last; ++i) {
      const int block = static_cast<int>(i);
      if (!part_.IsContent(block) || part_.block(block).cell.table >= 0) {
        close();
        continue;
      }
      const std::string norm(Trim(part_.prepared(block).norm.text));
      if (norm.empty()) continue;
      const std::string ticked(Trim(TickedOf(norm)));
      const std::size_t colon = norm.find(": ");
      const std::string label = colon == std::string::npos ? norm.substr(0, norm.size() - (norm.back() == ':')) : norm.substr(0, colon);
      const std::string behind = colon == std::string::npos ? "" : norm.substr(colon + 2);
      const bool box = ticked != norm || norm.find("[ ]") != std::string::npos || norm.find("☐") != std::string::npos;
      const bool stated = !box && ((Is("status-label", label) && Is("status-met", behind)) || EndsMet(norm));
      if (box || stated) {
        close();
        // The question may stand before the boxes. What is asked for may be bad: "Có lỗ hổng chưa vá?"
        if (const std::size_t mark = norm.find('?'); mark != std::string::npos) asked = norm.substr(0, mark);
        for (const std::string_view end : {" chưa", " không", "?"})
          while (asked.ends_with(end)) asked.resize(asked.size() - end.size());
        const bool good = asked.find("chưa") == std::string::npos && asked.find("không") == std::string::npos && !Is("forbidding-label", asked);
        if (stated || (Is("status-met", ticked) && good)) row.met = {p_, block, {0, static_cast<std::uint32_t>(part_.block(block).text.size())}};
        row.requirement = asked;
        continue;
      }
      asked = norm;
      if (!Known(row.met)) continue;
      const bool next = block == row.met.block + 1;  // the paragraph right under it
      const bool beside = Is("status-beside", label) || (next && colon == std::string::npos && norm.back() == '.' && !document::ParseEnumerator(norm).length);
      const bool bullet = norm.front() == '-' || norm.front() == '*' || norm.front() == '+' || norm.rfind("•", 0) == 0;
      if (!beside && !(list && bullet) && !(bullet && colon != std::string::npos)) {
        close();
        continue;
      }
      if (beside && behind.empty()) list = true;
      const std::string text = beside ? (behind.empty() ? norm : behind) : norm.substr(norm.find_first_not_of("-*+• "));
      const std::size_t offset = part_.prepared(block).norm.text.find(text);
      ReadReasons(block, offset, text, described, row);
    }
    close();
  }

  // A line that goes on where the status stood: "Thực tế chưa …", "Tuy nhiên …".
  bool Continues(const Unit& unit) const {
    if (!Known(open_.met) || unit.values.empty() || unit.values.front().block != last_block_ + 1) return false;
    return Is("status-continues", part_.prepared(unit.values.front().block).norm.text);
  }

  // A table whose first column names what the others say: "Trạng thái | Đáp ứng | Chưa", one column for each requirement.
  void ReadAcross(const document::Table& table) {
    std::map<int, std::map<int, const document::Cell*>> cells_of;
    for (const document::Cell& cell : table.cells) cells_of[cell.row][cell.column] = &cell;
    std::map<int, std::string> roles;
    bool states = false;
    for (const auto& [row, cells] : cells_of) {
      if (cells.size() < 3 || cells.begin()->second->blocks.empty()) continue;
      const std::string name(Trim(part_.prepared(cells.begin()->second->blocks.front()).norm.text));
      const bool state = Is("status-label", name) || RoleOfWords(name, words_) == "state";
      if (row > 0) states = states || state;
      roles[row] = state ? "state" : Is("status-beside", name) ? "remark" : RoleOfWords(name, words_);
    }
    if (!states || table.columns < 3) return;
    for (int column = 1; column < table.columns; ++column) {
      Row row;
      for (const auto& [at, cells] : cells_of) {
        const auto cell = cells.find(column);
        if (at == 0 || cell == cells.end() || roles.count(at) == 0) continue;
        for (int b : cell->second->blocks)
          Read({b, {0, static_cast<std::uint32_t>(part_.block(b).text.size())}, ""}, roles[at], row);
      }
      Keep(row);
    }
  }

  // A matrix of marks whose columns have no meaning of their own: "Biện pháp | SRV-DB | SRV-APP | Diễn giải".
  void ReadMarks(const document::Table& table) {
    std::map<int, std::vector<const document::Cell*>> cells_of;
    for (const document::Cell& cell : table.cells)
      for (int b : cell.blocks)
        if (as_rows_.count(part_.block(b).cell.table) == 0 && cell.row > 0 && cell.column > 0) cells_of[cell.row].push_back(&cell);
    for (const auto& [at, cells] : cells_of) {
      Row row;
      for (const document::Cell* cell : cells)
        for (int b : cell->blocks) Read({b, {0, static_cast<std::uint32_t>(part_.block(b).text.size())}, ""}, "", row);
      Keep(row);
    }
  }

  void Close() {
    Keep(open_);
    open_ = {};
    labels_.clear();
  }

  // "Khóa BIOS | Mã hóa đĩa | Diễn giải": under "+" and "–", "chưa mã hóa" tells of the second.
  void Keep(Row row) {
    if (!Known(row.met) && !Known(row.unmet) && !Known(row.not_applicable)) row.met = row.told;
    if (row.marked && row.crossed) row.met = {};
    if (Known(row.met)) judged_.insert(row.met.block);
    const bool status = Known(row.met) || Known(row.unmet) || Known(row.not_applicable);
    if (status || (!row.key.empty() && Known(row.lacking))) rows.push_back(row);
  }

  // A share of what is to be done, under a heading of progress.
  bool ReadProgress(const std::string& cell, const Passage& at, Row& row) const {
    const auto match = FirstMatch(Marker(words_, "share-cell"), cell);
    if (!match || match->groups.empty()) return false;
    const std::string header(Trim(HeaderOf(part_, at.block)));
    if (Is("share-not-progress", header)) {
      row.target = true;
      return true;
    }
    const bool over = match->groups.size() > 2 && !match->groups[2].empty();
    const auto number = [&](std::size_t i) {
      return std::atof(cell.substr(match->groups[i].begin, match->groups[i].size()).c_str());
    };
    const bool short_of = over ? number(1) < number(2) : number(0) < 100;
    if (Is("share-of-progress", header) && short_of && !Known(row.shortfall)) row.shortfall = at;
    // "Tỷ lệ hoàn thành | 100 %" says that it is done, where no other cell gives a status.
    if (Is("share-of-work", header) && !over && !short_of && !Known(row.told)) row.told = at;
    return true;
  }

  // Does the cell or sentence give a status by itself? Sets it.
  bool ReadStatus(const std::string& sentence, bool mark, const Passage& at, Row& row) const {
    const std::string said = mark ? std::string(Trim(HeaderOf(part_, at.block))) : sentence;
    bool met = Is("status-met", said);
    if (mark && !met && (sentence == legend_ || (legend_.empty() && Is("mark-plus", sentence)))) {
      met = !Is("status-unmet", said) && !Is("status-not-applicable", said);
      row.marked = row.marked || met;
    }
    row.crossed = row.crossed || Is("mark-minus", sentence);
    met = met || (!mark && !legend_.empty() && sentence == legend_);
    const bool unmet = !met && (Is("status-unmet", said) || Is("status-unmet-opening", said)), none = !met && !unmet && Is("status-not-applicable", said);
    if (met && !Known(row.met)) {
      row.met = at;
      row.done = Is("status-done", said);
    }
    if (unmet && !Known(row.unmet)) row.unmet = at;
    if (none && !Known(row.not_applicable)) row.not_applicable = at;
    return met || unmet || none;
  }

  // A status may stand in any column that holds nothing else ("Kết quả", "P/A"); what it is said of, in the others. A plan
  // speaks of what is to come: it denies only where there is nothing else in it.
  void Read(const UnitValue& value, const std::string& role, Row& row) const {
    if (value.block < 0 || value.span.empty() || !part_.IsContent(value.block)) return;
    if (part_.block(value.block).cell.table >= 0 && Is("past-column", std::string(Trim(HeaderOf(part_, value.block))))) return;
    const Passage whole{p_, value.block, value.span};
    const std::string norm = NormOf(part_, whole);
    if (part_.block(value.block).cell.table >= 0 && ReadProgress(std::string(Trim(norm)), whole, row)) return;
    const std::size_t offset = part_.prepared(value.block).norm.text.find(norm);
    if (const auto opening = FirstMatch(Marker(words_, "status-opening"), norm); opening && !Known(row.met) && opening->whole.size() < norm.size() && offset != std::string::npos) {
      row.met = WithPart(PassageOf(part_, value.block, offset, offset + opening->whole.end), p_);
      int told = 0;
      ReadReasons(value.block, offset + opening->whole.end, norm.substr(opening->whole.end), told, row);
      return;
    }
    const std::vector<text::Span> sentences = Sentences(norm);
    bool first = true;
    int described = 0;  // words of what is done in the sentences before
    for (const text::Span& s : sentences) {
      std::string sentence = norm.substr(s.begin, s.size());
      sentence.erase(sentence.find_last_not_of(" .;:") + 1);
      Passage at = whole;
      if (offset != std::string::npos) at = WithPart(PassageOf(part_, value.block, offset + s.begin, offset + s.end), p_);
      // A mark says what its column says: under "Không đáp ứng" it is no "Đáp ứng".
      const bool mark = Is("cell-tick", sentence);
      const bool place = first && (mark || role == "state" || sentences.size() == 1);
      const bool inlined = !mark && Is("status-inline", sentence);
      if (inlined && !Known(row.met)) row.met = at;
      if (!inlined && !(place && ReadStatus(sentence, mark, at, row))) {
        const bool more = described >= kDescribed && Is("status-improves", sentence);
        if (!mark && !more && !said_.DoneOtherwise(sentence, norm.substr(s.end), row.requirement)) ReadWords(norm, sentence, role, at, row);
        described += said_.GoodWords(sentence);
      } else if (Known(row.unmet) && row.unmet.block == at.block && !Known(row.denied)) {
        row.denied = at;  // beside another column that says "Đáp ứng"
      }
      first = false;
    }
  }

  // "12 bộ phát mạng không dây" denies nothing.
  bool Exists(std::string sentence) const {
    if (!Is("status-exists", sentence)) return false;
    constexpr std::string_view kWireless = "không dây";
    for (std::size_t at = sentence.find(kWireless); at != std::string::npos; at = sentence.find(kWireless)) sentence.erase(at, kWireless.size());
    return !Is("status-exists-not", sentence);
  }

  // "Các nguyên tắc phân quyền, cấm dùng chung tài khoản": what is forbidden is not what is lacking.
  bool OnlyForbids(const std::string& sentence) const {
    return Is("forbids", sentence) && !Is("plain-negation", sentence) && LikelyThere(words_, sentence) >= kSurelyThere;
  }

  void ReadWords(const std::string& norm, const std::string& sentence, const std::string& role, const Passage& at, Row& row) const {
    if (role == "plan") {
      const bool idle = Is("status-idle", sentence);
      const bool lacks = idle || ((said_.GoodWords(norm) == 0 || Is("status-plan-lacks", sentence)) && said_.Denies(sentence));
      if (!Known(row.denied) && lacks) row.denied = at;
      if (!idle && !Known(row.exists) && Exists(sentence)) row.exists = at;
      if (!Known(row.runs) && Is("status-plan-done", sentence) && Is("status-runs", sentence) && !said_.Denies(norm)) row.runs = at;
      return;
    }
    if (said_.Denies(sentence) && !OnlyForbids(sentence)) {
      if (said_.DeniesAsAsked(sentence, row.requirement)) return;
      if (!Known(row.denied)) row.denied = at;
      if (!Known(row.lacking) && Is("status-lacking", sentence)) row.lacking = at;
      return;
    }
    if (!Known(row.runs) && Is("status-runs", sentence)) row.runs = at;
    if (!Known(row.exists) && Exists(sentence)) row.exists = at;
  }

  void JudgeRows() {
    for (const Row& row : rows) {
      if (Known(row.met) || Known(row.unmet) || Known(row.not_applicable)) ++compared;
      const bool only_status = !Known(row.denied) || row.denied.block == row.unmet.block;
      // "Có | Không có văn bản": what is not there is no "not applicable" beside it.
      const std::string none = Known(row.not_applicable) ? NormOf(part_, row.not_applicable) : "";
      if (Known(row.met) && none.starts_with("không có ") && row.not_applicable.block != row.met.block && !Known(row.denied) && said_.Denies(none)) {
        faults.push_back({"status-differs", row.met, row.not_applicable});
      } else if (Known(row.met) && Known(row.denied)) {
        faults.push_back({"status-differs", row.met, row.denied});
      } else if (Known(row.met) && Known(row.shortfall) && !row.target) {
        faults.push_back({"status-incomplete", row.met, row.shortfall});
      } else if (!Known(row.met) && Known(row.unmet) && Known(row.runs) && only_status && !Known(row.shortfall)) {
        faults.push_back({"status-understated", row.unmet, row.runs});
      } else if (!Known(row.met) && Known(row.not_applicable) && Known(row.exists)) {
        faults.push_back({"status-understated", row.not_applicable, row.exists});
      }
    }
  }

  // Where the other rows of a table tell how they meet it, one that says only "Đáp ứng" tells nothing.
  void JudgePlans() {
    for (const Row& row : rows) {
      if (!Known(row.bare) || planned_[row.table] < kLeastPlanned) continue;
      bool merged = false;
      for (const document::Cell& cell : part_.doc->tables[static_cast<std::size_t>(row.table)].cells) merged = merged || cell.row_span > 1;
      if (!merged) faults.push_back({"status-without-plan", row.bare, row.bare});
    }
  }

  // "Phương án đã được triển khai đầy đủ 100%"; "Tồn tại: chưa triển khai …".
  void ReadOverall(const Unit& unit) {
    bool wanting = Is("shortcoming-heading", std::string(Trim(unit.label)));
    for (const std::string& ancestor : unit.ancestors) wanting = wanting || Is("shortcoming-heading", ancestor);
    for (const UnitValue& value : unit.values) {
      if (value.block < 0 || value.span.empty() || !part_.IsContent(value.block)) continue;
      const std::string& norm = part_.prepared(value.block).norm.text;
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence(Trim(norm.substr(s.begin, s.size())));
        const Passage at = WithPart(PassageOf(part_, value.block, s.begin, s.end), p_);
        const auto count = FirstMatch(Marker(words_, "status-count"), sentence);
        if (!Known(all_done_) && count && count->groups.size() > 1 && GroupOf(sentence, *count, 0) == GroupOf(sentence, *count, 1)) all_done_ = at;
        if (!Known(all_done_) && Is("status-all-done", sentence) && !Is("status-all-done-not", sentence)) all_done_ = at;
        if (!Known(missing_) && wanting && Is("status-lacking", sentence) && said_.Denies(sentence)) missing_ = at;
      }
    }
  }

  void JudgeOverall() {
    if (!Known(all_done_)) return;
    ++compared;
    for (const Row& row : rows)
      // A bare "Không" may answer a question of another kind.
      if (!Known(missing_) && !Known(row.met) && Known(row.unmet) && text::CountWords(NormOf(part_, row.unmet)) > 1) missing_ = row.unmet;
    if (Known(missing_) && missing_.block != all_done_.block) faults.push_back({"status-overall-differs", all_done_, missing_});
  }

  const rules::Vocabulary& words_;
  const Part& part_;
  const StatusWords said_;
  const int p_;
  std::string legend_;
  Row open_;
  int section_ = -1, last_block_ = -1;
  std::string labels_;
  std::map<int, int> planned_;  // table → rows with a status and a plan
  std::set<int> judged_;        // blocks with a status that a row has
  std::set<int> as_rows_;       // tables that are read as rows of requirements
  Passage all_done_, missing_;
};

// One requirement, met in one document and not done in another that is not older.
std::vector<Fault> AcrossDocuments(const Dossier& dossier, const std::map<int, std::vector<Row>>& read) {
  std::vector<Fault> faults;
  const auto day = [&](int p) {
    const auto& fields = dossier.part(p).fields;
    const auto date = fields.find("date");
    return date == fields.end() ? std::string() : date->second;
  };
  std::map<std::pair<int, std::string>, int> times;
  for (const auto& [p, rows] : read)
    for (const Row& row : rows) ++times[{p, row.key}];
  for (const auto& [p, rows] : read) {
    for (const Row& one : rows) {
      if (one.key.empty() || !Known(one.met) || Known(one.denied) || times[{p, one.key}] > 1) continue;
      for (const auto& [q, others] : read) {
        if (q == p || (!day(p).empty() && !day(q).empty() && day(q) < day(p))) continue;
        for (const Row& other : others) {
          const Passage& lacking = Known(other.unmet) ? other.unmet : other.lacking;
          if (other.key == one.key && !Known(other.met) && Known(lacking) && times[{q, other.key}] == 1)
            faults.push_back({"status-documents-differ", one.met, lacking});
        }
      }
    }
  }
  return faults;
}

}  // namespace

Finding FindStatus(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)look;
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kPass;
  finding.reason = "found";
  int compared = 0;
  std::vector<Fault> faults;
  std::map<int, std::vector<Row>> read;
  for (int p : dossier.PartsOf(check.documents)) {
    StatusReader reader(dossier, p);
    reader.Run();
    compared += reader.compared;
    faults.insert(faults.end(), reader.faults.begin(), reader.faults.end());
    read[p] = std::move(reader.rows);
  }
  const std::vector<Fault> across = AcrossDocuments(dossier, read);
  faults.insert(faults.end(), across.begin(), across.end());
  for (std::size_t i = 0; i < faults.size() && i < kMaxRows; ++i) {
    finding.passages.push_back(faults[i].one);
    if (faults[i].two.block != faults[i].one.block || faults[i].two.span.begin != faults[i].one.span.begin)
      finding.passages.push_back(faults[i].two);
  }
  finding.say["count"] = std::to_string(compared);
  finding.say["faults"] = std::to_string(faults.size());
  if (!faults.empty()) {
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = faults.front().reason;
  } else if (compared == 0) {
    finding.outcome = Outcome::kNotApplicable;
    finding.reason = "nothing-to-compare";
  }
  return finding;
}

}  // namespace capdo::analysis
