#include "analysis/facts.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

// One place that says a fact; of a row, its label and its cell.
struct Said {
  std::vector<Passage> at;
  long number = 0;
  bool about = false;  // "khoảng 300", "gần 3.000"
};

constexpr int kLeastWords = 7;      // a shorter line only names its topic
constexpr int kLongestLabel = 16;   // words; a longer one is a requirement's own text
constexpr long kAboutPercent = 15;  // what "about" may be off

std::optional<long> NumberOf(std::string_view words) {
  static const std::map<std::string_view, long> kWords = {{"một", 1}, {"hai", 2}, {"ba", 3}, {"bốn", 4}, {"năm", 5},
                                                          {"sáu", 6}, {"bảy", 7}, {"tám", 8}, {"chín", 9}, {"mười", 10}};
  const std::string_view text = Trim(words);
  if (const auto word = kWords.find(text); word != kWords.end()) return word->second;
  long number = 0;
  for (char c : text) {
    if (c == '.') continue;  // 1.250
    if (std::isdigit(static_cast<unsigned char>(c)) == 0 || number > 100000000) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional<long>(number);
}

// What stands in the cells beside a label: "Chưa có", "0", "x" under "Không"; "02", "FortiGate 200F", "Đáp ứng", "+".
enum class Answer { kNothing, kThere, kNotThere, kOther };

// The blocks of one part that only name a fact (headings, labels of rows, questions) or tell a plan beside a denied state.
struct Silent {
  std::set<int> blocks;

  Silent(const Part& part, const rules::Vocabulary& words) {
    for (const document::Section& section : part.tree.sections)
      if (section.titled && section.heading_block >= 0) blocks.insert(section.title_block);
    for (const Unit& unit : part.units) {
      if (unit.kind == UnitKind::kColumn) blocks.insert(unit.label_block);
      if (unit.kind != UnitKind::kRow && unit.kind != UnitKind::kCard) continue;
      if (!unit.values.empty()) blocks.insert(unit.label_block);
      blocks.insert(unit.requirement_blocks.begin(), unit.requirement_blocks.end());
      bool denied = false;
      for (const UnitValue& value : unit.values)
        denied = denied || (value.role == "state" && value.block >= 0 && !value.span.empty() &&
                            MatchesAny(Marker(words, "cell-denied"), Trim(NormOf(part, {-1, value.block, value.span}))));
      for (const UnitValue& value : unit.values)
        if (denied && value.role == "plan") blocks.insert(value.block);
    }
  }
};

class FactReader {
 public:
  FactReader(const Dossier& dossier, const rules::Fact& fact, const std::vector<int>& parts,
             const std::map<int, Silent>& silent)
      : dossier_(dossier), fact_(fact) {
    for (int p : parts) {
      ReadSentences(p, silent.at(p));
      ReadRows(p);
    }
  }

  std::vector<Said> denied, affirmed, counts;

 private:
  void ReadSentences(int p, const Silent& silent) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index) || silent.blocks.count(index) != 0) continue;
      const std::string& norm = part.prepared(index).norm.text;
      if (!MatchesAny(fact_.thing, norm) && !MatchesAny(fact_.count, norm)) continue;
      for (const text::Span& s : Sentences(norm)) {
        ReadSentence(norm.substr(s.begin, s.size()), part.kind, WithPart(PassageOf(part, index, s.begin, s.end), p));
      }
    }
  }

  void ReadSentence(const std::string& sentence, const std::string& kind, const Passage& at) {
    if (const auto match = FirstMatch(fact_.count, sentence); match && !match->groups.empty()) {
      const auto number = NumberOf(sentence.substr(match->groups[0].begin, match->groups[0].size()));
      const bool about = MatchesAny(Marker(dossier_.words(), "about"), sentence.substr(0, match->whole.end));
      if (number && !Beside(sentence, match->whole)) counts.push_back({{at}, *number, about});
    }
    if (sentence.find('?') != std::string::npos) return;  // "Có tường lửa? Không.": the answer is not read
    bool denies = false;
    for (const text::Pattern& pattern : fact_.denied) {
      const auto deny = pattern.Find(sentence);
      // "chưa có tường lửa ứng dụng web" says nothing about the firewall.
      if (!deny || OtherThing(sentence, deny->whole) || Beside(sentence, deny->whole)) continue;
      const std::string between =
          deny->groups.empty() ? "" : sentence.substr(deny->groups[0].begin, deny->groups[0].size());
      if (!MatchesAny(fact_.between_not, between)) denies = true;
    }
    if (denies) {
      denied.push_back({{at}});
      return;
    }
    // A regulation says what is to be; what is, it says in these words.
    const bool today = kind != "regulation" || MatchesAny(Marker(dossier_.words(), "today"), sentence);
    if (today && Affirms(sentence)) affirmed.push_back({{at}});
  }

  // Whether the words up to the end of the clause of `match` say nothing of today: "… phải có", "dự kiến …". What follows
  // in later clauses does not take back what was said.
  bool Beside(const std::string& sentence, const text::Span& match) const {
    const std::size_t end = sentence.find_first_of(",;", match.end > match.begin ? match.end - 1 : match.end);
    return MatchesAny(fact_.beside, sentence.substr(0, end));
  }

  bool Affirms(const std::string& sentence) const {
    const auto affirm = LongestMatch(fact_.affirmed, sentence);
    const auto said = affirm ? affirm : fact_.mention ? FirstMatch(fact_.thing, sentence) : std::nullopt;
    if (!said || OtherThing(sentence, said->whole) || Beside(sentence, said->whole)) return false;
    if (!affirm && text::CountWords(sentence) < kLeastWords) return false;
    // "không đi qua tường lửa": neither denied nor told.
    const std::size_t clause = sentence.find_last_of(",;:(", said->whole.begin);
    const std::size_t begin = clause == std::string::npos || clause > said->whole.begin ? 0 : clause;
    const std::string before = sentence.substr(begin, said->whole.begin - begin);
    return !MatchesAny(Marker(dossier_.words(), "negation"), before) ||
           MatchesAny(Marker(dossier_.words(), "negation-not"), before);
  }

  // "Tường lửa FortiGate 200F | 02" has one, "Tường lửa | Chưa có" has none; "Số đường Internet | 03" counts.
  void ReadRows(int p) {
    const Part& part = dossier_.part(p);
    for (const Unit& unit : part.units) {
      if ((unit.kind != UnitKind::kRow && unit.kind != UnitKind::kCard) || unit.label_block < 0) continue;
      const auto label = LongestMatch(fact_.listed, unit.label);
      if (!label || OtherThing(unit.label, label->whole) || !part.IsContent(unit.label_block)) continue;
      if (text::CountWords(unit.label) > kLongestLabel || MatchesAny(fact_.beside, unit.label)) continue;
      Passage there, not_there;
      bool other = false;  // planned, or somebody else's
      for (const UnitValue& value : unit.values) {
        if (value.block < 0 || value.span.empty() || !part.IsContent(value.block)) continue;
        const Passage at{p, value.block, value.span};
        if (!fact_.count.empty()) Count(NormOf(part, at), unit, p, at);
        switch (AnswerOf(part, value)) {
          case Answer::kThere:
            if (there.block < 0) there = at;
            break;
          case Answer::kNotThere:
            if (not_there.block < 0) not_there = at;
            break;
          case Answer::kOther:
            other = true;
            break;
          case Answer::kNothing:
            break;
        }
      }
      if (there.block < 0 && not_there.block < 0 && !other && InMatrix(part, unit)) {
        denied.push_back({{{p, unit.label_block, unit.label_span}}});
        continue;
      }
      // A label that denies ("Chưa có tường lửa | x") is answered by nobody.
      if (other || !fact_.count.empty() || (there.block >= 0 && not_there.block >= 0)) continue;
      if (MatchesAny(Marker(dossier_.words(), "denying-label"), unit.label)) continue;
      const Passage named{p, unit.label_block, unit.label_span};
      if (there.block >= 0) affirmed.push_back({{named, there}});
      if (not_there.block >= 0) denied.push_back({{named, not_there}});
    }
  }

  // A row without any mark between rows with marks: "DLP | | ".
  bool InMatrix(const Part& part, const Unit& unit) const {
    const int table = part.block(unit.label_block).cell.table;
    if (table < 0 || unit.values.size() < 2 || !fact_.count.empty()) return false;
    int marks = 0;
    for (const document::Cell& cell : part.doc->tables[static_cast<std::size_t>(table)].cells)
      for (int b : cell.blocks)
        marks += MatchesAny(Marker(dossier_.words(), "cell-mark"), Trim(part.prepared(b).norm.text));
    return marks >= 2;
  }

  void Count(const std::string& cell, const Unit& unit, int p, const Passage& at) {
    const std::size_t begin = cell.find_first_of("0123456789");
    if (begin == std::string::npos) return;
    const std::size_t end = cell.find_first_not_of("0123456789.", begin);
    const auto number = NumberOf(cell.substr(begin, end == std::string::npos ? end : end - begin));
    const Passage named{p, unit.label_block, unit.label_span};
    if (number) counts.push_back({{named, at}, *number, MatchesAny(Marker(dossier_.words(), "about"), cell)});
  }

  Answer AnswerOf(const Part& part, const UnitValue& value) const {
    const std::string norm = NormOf(part, {-1, value.block, value.span});
    const std::string_view cell = Trim(norm);
    if (cell.empty() || value.role == "number") return Answer::kNothing;
    if (MatchesAny(fact_.beside, cell)) return Answer::kOther;
    const TextVerdict verdict = JudgeText(cell, dossier_.words().substance, part.year);
    const std::optional<long> number = NumberOf(cell);
    if ((number && *number == 0) || verdict.denied_first || MatchesAny(Marker(dossier_.words(), "cell-denied"), cell))
      return Answer::kNotThere;
    if (verdict.promised_words > 0) return Answer::kOther;
    if (MatchesAny(Marker(dossier_.words(), "cell-mark"), cell)) {
      // A mark says what its column is: "Có | Không".
      const std::string column = HeaderOf(part, value.block);
      if (MatchesAny(Marker(dossier_.words(), "cell-denied"), column)) return Answer::kNotThere;
      return Answer::kThere;
    }
    return IsBlank(cell, dossier_.words().substance) || verdict.not_applicable ? Answer::kNothing : Answer::kThere;
  }

  static std::string HeaderOf(const Part& part, int block) {
    const document::CellRef& at = part.block(block).cell;
    if (at.table < 0) return "";
    for (const document::Cell& cell : part.doc->tables[static_cast<std::size_t>(at.table)].cells)
      if (cell.row == 0 && cell.column == at.column && !cell.blocks.empty())
        return part.prepared(cell.blocks.front()).norm.text;
    return "";
  }

  bool OtherThing(const std::string& sentence, const text::Span& match) const {
    for (const text::Pattern& other : fact_.thing_not) {
      for (std::size_t from = 0; from < sentence.size();) {
        const auto found = other.Find(sentence, from);
        if (!found) break;
        if (found->whole.begin < match.end && match.begin < found->whole.end) return true;
        from = found->whole.end;
      }
    }
    return false;
  }

  const Dossier& dossier_;
  const rules::Fact& fact_;
};

bool SameNumber(const Said& a, const Said& b) {
  if (a.number == b.number) return true;
  const long larger = std::max(a.number, b.number);
  return (a.about || b.about) && (larger - std::min(a.number, b.number)) * 100 <= larger * kAboutPercent;
}

// The years that a sentence names: of "trong năm 2022 chưa …" and "tháng 5/2024 đã …" both are right.
std::set<std::string> YearsOf(const Dossier& dossier, const Said& said) {
  std::set<std::string> years;
  for (const Passage& at : said.at) {
    const std::string text = NormOf(dossier.part(at.part), at);
    for (std::size_t i = text.find("20"); i != std::string::npos; i = text.find("20", i + 1)) {
      const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
      if ((i == 0 || !digit(i - 1)) && digit(i + 2) && digit(i + 3) && !digit(i + 4)) years.insert(text.substr(i, 4));
    }
  }
  return years;
}

bool OtherYears(const Dossier& dossier, const Said& a, const Said& b) {
  const std::set<std::string> one = YearsOf(dossier, a), two = YearsOf(dossier, b);
  return !one.empty() && !two.empty() &&
         std::none_of(one.begin(), one.end(), [&](const std::string& year) { return two.count(year) != 0; });
}

// What was not there when the dossier was written may be there when a later report is.
bool Later(const Dossier& dossier, const Said& denied, const Said& affirmed) {
  const std::string& before = dossier.part(denied.at.front().part).kind;
  const std::string& after = dossier.part(affirmed.at.front().part).kind;
  return before != after && (after == "implementation" || after == "inspection");
}

}  // namespace

FactsRead ReadFacts(const Dossier& dossier, const std::vector<std::string>& kinds) {
  FactsRead read;
  const std::vector<int> parts = dossier.PartsOf(kinds);
  std::map<int, Silent> silent;
  for (int p : parts) silent.emplace(p, Silent(dossier.part(p), dossier.words()));
  for (const rules::Fact& fact : dossier.rules->facts) {
    const FactReader said(dossier, fact, parts, silent);
    const Conflict found = [&]() -> Conflict {
      for (const Said& no : said.denied)
        for (const Said& yes : said.affirmed)
          if (!Later(dossier, no, yes) && !OtherYears(dossier, no, yes)) return {&fact, no.at, yes.at};
      for (const Said& other : said.counts)
        if (!SameNumber(said.counts.front(), other) && !OtherYears(dossier, said.counts.front(), other))
          return {&fact, said.counts.front().at, other.at};
      return {};
    }();
    if (found.fact != nullptr) read.conflicts.push_back(found);
    read.compared += said.denied.size() + said.affirmed.size() + said.counts.size() >= 2 ? 1 : 0;
  }
  return read;
}

}  // namespace capdo::analysis
