#include "analysis/answers.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr int kLongestTopic = 24;  // words; longer text before a colon is a sentence

std::size_t WithoutEnumerator(const std::string& norm, std::size_t begin, std::size_t end) {
  return begin + std::min(end - begin, document::ParseEnumerator(norm.substr(begin, end - begin)).length);
}

class AnswerReader {
 public:
  AnswerReader(const Part& part, int index, const rules::Vocabulary& words)
      : part_(part), index_(index), words_(words) {}

  std::vector<Answered> Run() {
    const Unit* row = nullptr;  // whose columns follow it
    for (const Unit& unit : part_.units) {
      if (unit.kind == UnitKind::kRow) row = &unit;
      if (unit.kind == UnitKind::kColumn && row != nullptr) ReadColumn(unit, *row);
      ReadUnit(unit);
    }
    for (std::size_t i = part_.first; i < part_.last; ++i)
      if (part_.IsContent(static_cast<int>(i))) ReadQuestions(static_cast<int>(i));
    return std::move(found_);
  }

 private:
  void ReadUnit(const Unit& unit) {
    const bool row = unit.kind == UnitKind::kRow || unit.kind == UnitKind::kCard;
    const bool line = (unit.kind == UnitKind::kLine || unit.kind == UnitKind::kSection) && !unit.run_in && !unit.sentence;
    if ((!row && !line) || unit.label_block < 0 || !part_.IsContent(unit.label_block)) return;
    Answered one{unit.label, {index_, unit.label_block, unit.label_span}, row, "", {}, {}};
    // Of a heading, what stands behind its colon; its body speaks for itself.
    for (const UnitValue& value : unit.values)
      if (row || value.block == unit.label_block) one.answers.push_back(value);
    if (!row && (one.answers.empty() || unit.label.find(':') == std::string::npos || unit.words_in_label > kLongestTopic))
      return;
    while (!one.topic.empty() && (one.topic.back() == ':' || one.topic.back() == ' ' || one.topic.back() == '?'))
      one.topic.pop_back();
    found_.push_back(std::move(one));
  }

  // What a column says of a row: "RTO" of "Cổng tra cứu" is "4 giờ".
  void ReadColumn(const Unit& column, const Unit& row) {
    if (row.label.empty() || row.label_block < 0 || column.label.empty() || column.values.empty()) return;
    if (column.words_in_label > kLongestTopic || row.words_in_label > kLongestTopic) return;
    found_.push_back({column.label, {index_, column.label_block, column.label_span}, true, row.label,
                      {index_, row.label_block, row.label_span}, column.values});
  }

  // A sentence with a question mark; the answer is the next sentence, in the same paragraph or in the next one.
  void ReadQuestions(int block) {
    const std::string& norm = part_.prepared(block).norm.text;
    if (norm.find('?') == std::string::npos) return;
    const std::vector<text::Span> sentences = Sentences(norm);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const text::Span& question = sentences[s];
      if (norm[question.end - 1] != '?') continue;
      std::optional<UnitValue> answer;
      if (s + 1 < sentences.size()) {
        answer = AnswerIn(block, sentences[s + 1].begin, sentences[s + 1].end);
      } else if (const int next = block + 1; next < static_cast<int>(part_.last) && part_.IsContent(next) &&
                                             part_.block(next).cell.table == part_.block(block).cell.table) {
        answer = AnswerIn(next, 0, FirstSentenceEnd(next));
      }
      if (!answer || part_.block(block).cell.table >= 0) continue;
      std::size_t begin = WithoutEnumerator(norm, question.begin, question.end);
      const std::string_view asked = std::string_view(norm).substr(begin, question.end - begin);
      if (const auto lead = FirstMatch(Marker(words_, "question-lead"), asked)) begin += lead->whole.end;
      found_.push_back({std::string(Trim(norm.substr(begin, question.end - 1 - begin))),
                        WithPart(PassageOf(part_, block, begin, question.end), index_), false, "", {}, {*answer}});
    }
  }

  std::size_t FirstSentenceEnd(int block) const {
    const std::string& norm = part_.prepared(block).norm.text;
    const std::vector<text::Span> sentences = Sentences(norm);
    return sentences.empty() ? norm.size() : sentences.front().end;
  }

  // Nothing where the next sentence asks again.
  std::optional<UnitValue> AnswerIn(int block, std::size_t begin, std::size_t end) const {
    const std::string& norm = part_.prepared(block).norm.text;
    if (end <= begin || norm[end - 1] == '?') return std::nullopt;
    const std::string sentence = norm.substr(begin, end - begin);
    if (const auto lead = FirstMatch(Marker(words_, "answer-lead"), sentence); lead && lead->whole.begin == 0)
      begin += lead->whole.end;
    while (begin < end && (norm[begin] == ' ' || norm[begin] == '-' || norm[begin] == ':')) ++begin;
    if (begin >= end) return std::nullopt;
    return UnitValue{block, part_.prepared(block).norm.Original(begin, end), ""};
  }

  const Part& part_;
  const int index_;
  const rules::Vocabulary& words_;
  std::vector<Answered> found_;
};

}  // namespace

std::string TickedOf(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kTicked = {"☑", "☒", "[x]", "(x)", "[v]"};
  static constexpr std::array<std::string_view, 4> kOpen = {"☐", "□", "[ ]", "( )"};
  const auto next = [&](const auto& boxes, std::size_t from, std::size_t& length) {
    std::size_t at = std::string_view::npos;
    for (std::string_view box : boxes)
      if (const std::size_t found = text.find(box, from); found < at) {
        at = found;
        length = box.size();
      }
    return at;
  };
  std::size_t length = 0, ignored = 0;
  const std::size_t ticked = next(kTicked, 0, length);
  if (ticked == std::string_view::npos) return std::string(text);
  const std::size_t begin = ticked + length;
  const std::size_t end = std::min(next(kOpen, begin, ignored), next(kTicked, begin, ignored));
  return std::string(Trim(text.substr(begin, end == std::string_view::npos ? end : end - begin)));
}

std::vector<Answered> ReadAnswers(const Part& part, int index, const rules::Vocabulary& words) {
  return AnswerReader(part, index, words).Run();
}

}  // namespace capdo::analysis
