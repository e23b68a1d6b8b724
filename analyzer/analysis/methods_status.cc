// "Đáp ứng" over "hiện chưa có": rows, cards and lines whose status word says one thing and whose words beside it another.
#include <string>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/tables.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr int kMaxRows = 5;

// What one requirement is said to be: its status, and words that say otherwise.
struct Row {
  Passage met, denied;
};

class StatusReader {
 public:
  StatusReader(const Dossier& dossier, int p) : words_(dossier.words()), part_(dossier.part(p)), p_(p) {}

  std::vector<Row> Run() {
    for (const Unit& unit : part_.units) {
      if (unit.kind == UnitKind::kRow || unit.kind == UnitKind::kCard) {
        ReadRow(unit);
      } else if (unit.kind == UnitKind::kLine || (unit.kind == UnitKind::kSection && unit.leaf)) {
        ReadLine(unit);
      }
    }
    Close();
    return std::move(rows_);
  }

 private:
  void ReadRow(const Unit& unit) {
    Row row;
    // "Tường lửa mềm: không bật, không cấu hình | Đạt": the label tells the state behind its colon.
    if (const std::size_t colon = ColonAt(unit.label, kLabelWords); colon != std::string::npos && unit.label_block >= 0 &&
        part_.IsContent(unit.label_block) && Denies(std::string(Trim(unit.label.substr(colon)))))
      row.denied = {p_, unit.label_block, unit.label_span};
    for (const UnitValue& value : unit.values) Read(value, value.role, row);
    Keep(row);
  }

  // "Mức độ: Đáp ứng." and "Hiện trạng: Sẽ mua …" in lines one under the other belong together; a requirement, another
  // heading or the same label again begins anew.
  void ReadLine(const Unit& unit) {
    std::string label(Trim(unit.label));
    const bool status_label = MatchesAny(Marker(words_, "status-label"), label);
    const std::string role = status_label ? "state" : RoleOfWords(label, words_);
    if (unit.section != section_ || unit.kind == UnitKind::kSection || role.empty() || role == "requirement" ||
        labels_.find('|' + label + '|') != std::string::npos)
      Close();
    section_ = unit.section;
    labels_ += '|' + label + '|';
    // "Xác thực: Đáp ứng. Hiện chưa …"
    for (const UnitValue& value : unit.values) Read(value, role.empty() && !label.empty() ? "state" : role, open_);
  }

  void Close() {
    Keep(open_);
    open_ = {};
    labels_.clear();
  }

  void Keep(const Row& row) {
    if (row.met.block >= 0) rows_.push_back(row);
  }

  bool Denies(const std::string& sentence) const {
    const TextVerdict verdict = JudgeText(sentence, words_.substance, part_.year);
    return (verdict.denied_words > 0 || verdict.not_applicable || verdict.promised_words > 0 || verdict.partial ||
            MatchesAny(Marker(words_, "status-denied"), sentence)) &&
           !MatchesAny(Marker(words_, "met-otherwise"), sentence);
  }

  // A status may stand in any column that holds nothing else ("Kết quả", "P/A"); what it is said of, in the others. A plan
  // speaks of what is to come: it denies only where there is nothing else in it.
  void Read(const UnitValue& value, const std::string& role, Row& row) const {
    if (value.block < 0 || value.span.empty() || !part_.IsContent(value.block)) return;
    const Passage whole{p_, value.block, value.span};
    const std::string norm = NormOf(part_, whole);
    const std::size_t offset = part_.prepared(value.block).norm.text.find(norm);
    const std::vector<text::Span> sentences = Sentences(norm);
    bool first = true;
    for (const text::Span& s : sentences) {
      std::string sentence = norm.substr(s.begin, s.size());
      sentence.erase(sentence.find_last_not_of(" .;:") + 1);
      Passage at = whole;
      if (offset != std::string::npos) at = WithPart(PassageOf(part_, value.block, offset + s.begin, offset + s.end), p_);
      // A mark says what its column says: under "Không đáp ứng" it is no "Đáp ứng".
      const bool mark = MatchesAny(Marker(words_, "cell-tick"), sentence);
      const bool status = MatchesAny(Marker(words_, "status-met"), mark ? std::string(Trim(HeaderOf(part_, value.block))) : sentence);
      if (mark && !status) continue;
      if (first && status && (role == "state" || sentences.size() == 1)) {
        if (row.met.block < 0) row.met = at;
      } else if (role == "plan") {
        const TextVerdict verdict = JudgeText(norm, words_.substance, part_.year);
        if (verdict.good_words == 0 && row.denied.block < 0 && Denies(sentence)) row.denied = at;
      } else if (row.denied.block < 0 && Denies(sentence)) {
        row.denied = at;
      }
      first = false;
    }
  }

  static constexpr int kLabelWords = 16;

  const rules::Vocabulary& words_;
  const Part& part_;
  const int p_;
  Row open_;
  int section_ = -1;
  std::string labels_;
  std::vector<Row> rows_;
};

}  // namespace

Finding FindStatus(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)look;
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kPass;
  finding.reason = "found";
  std::size_t rows = 0;
  int faults = 0;
  for (int p : dossier.PartsOf(check.documents)) {
    const std::vector<Row> read = StatusReader(dossier, p).Run();
    rows += read.size();
    for (const Row& row : read) {
      if (row.denied.block < 0 || ++faults > kMaxRows) continue;
      finding.passages.push_back(row.met);
      finding.passages.push_back(row.denied);
    }
  }
  finding.say["count"] = std::to_string(rows);
  finding.say["faults"] = std::to_string(faults);
  if (rows == 0) {
    finding.outcome = Outcome::kNotApplicable;
    finding.reason = "nothing-to-compare";
  } else if (faults > 0) {
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "status-differs";
  }
  return finding;
}

}  // namespace capdo::analysis
