#include "analysis/requirement_row.h"

#include "analysis/lookup.h"
#include "analysis/substance.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr int kFewWords = 5;  // of substance: less describes nothing

bool Opens(const rules::Patterns& patterns, const std::string& text) {
  const std::vector<text::Span> sentences = Sentences(text);
  if (sentences.empty()) return false;
  return MatchesAny(patterns, Trim(std::string_view(text).substr(sentences[0].begin, sentences[0].size())));
}

// What the cell says as a whole; its first word decides nothing by itself.
class CellJudge {
 public:
  CellJudge(const rules::Vocabulary& vocabulary, int year) : words_(vocabulary), year_(year) {}

  void Add(const std::string& text) {
    const TextVerdict v = JudgeText(text, words_.substance, year_);
    opens_met_ = opens_met_ || (first_ && Opens(Marker(words_, "status-met"), text));
    opens_badly_ = opens_badly_ || (first_ && (v.denied_first || v.promised_first));
    for (const text::Span& s : Sentences(text)) {
      const std::string_view sentence = Trim(std::string_view(text).substr(s.begin, s.size()));
      absent_ = absent_ || MatchesAny(Marker(words_, "absent-object"), sentence);
    }
    good_ += v.good_words;
    denied_ += v.denied_words;
    promised_ += v.promised_words;
    partial_ = partial_ || v.partial;
    not_applicable_ = not_applicable_ || v.not_applicable;
    by_rule_ = by_rule_ || v.by_rule;
    status_ = status_ || v.status;
    first_ = false;
  }

  RowStatus Status() const {
    const int bad = denied_ + promised_;
    if (absent_ && opens_met_ && good_ < 2 * kFewWords) return RowStatus::kNotApplicableAsMet;
    if (bad > 0 && (good_ < kFewWords || (opens_badly_ && good_ < 2 * bad)))
      return denied_ >= promised_ ? RowStatus::kNotMet : RowStatus::kPromised;
    if (partial_ || (bad > 0 && good_ < 3 * bad)) return RowStatus::kPartlyMet;
    if (good_ >= kFewWords) return RowStatus::kDescribed;
    if (not_applicable_) return opens_met_ ? RowStatus::kNotApplicableAsMet : RowStatus::kNotApplicable;
    if (by_rule_) return RowStatus::kByRule;
    if (status_) return RowStatus::kMet;
    return good_ > 0 ? RowStatus::kDescribed : RowStatus::kEmpty;
  }

 private:
  const rules::Vocabulary& words_;
  const int year_;
  int good_ = 0, denied_ = 0, promised_ = 0;
  bool first_ = true, opens_met_ = false, opens_badly_ = false, absent_ = false, partial_ = false,
       not_applicable_ = false, by_rule_ = false, status_ = false;
};

RowCell ReadCell(const Part& part, const Unit& unit, const std::string& role, const rules::Vocabulary& vocabulary) {
  RowCell cell;
  CellJudge judge(vocabulary, part.year);
  for (const UnitValue& value : unit.values) {
    if (value.role != role) continue;
    cell.there = true;
    if (value.block < 0 || value.span.empty()) continue;
    const Passage at{-1, value.block, value.span};
    const std::string text = NormOf(part, at);
    if (IsBlank(text, vocabulary.substance)) continue;
    judge.Add(text);
    cell.at.push_back(at);
  }
  cell.status = judge.Status();
  return cell;
}

}  // namespace

RequirementRow ReadRequirementRow(const Part& part, const Unit& unit, const rules::Vocabulary& vocabulary) {
  RequirementRow row;
  row.title = {-1, unit.label_block, unit.label_span};
  row.code = unit.own_code;
  for (int block : unit.requirement_blocks)
    row.asked.push_back({-1, block, {0, static_cast<std::uint32_t>(part.block(block).text.size())}});
  row.state = ReadCell(part, unit, "state", vocabulary);
  row.plan = ReadCell(part, unit, "plan", vocabulary);
  row.remark = ReadCell(part, unit, "remark", vocabulary);
  row.other = ReadCell(part, unit, "", vocabulary);
  return row;
}

}  // namespace capdo::analysis
