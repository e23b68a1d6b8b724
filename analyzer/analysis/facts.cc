#include "analysis/facts.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "analysis/answers.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/quantity.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

// One place that says a fact; of a row, its label and its cell.
struct Said {
  std::vector<Passage> at;
  Quantity quantity = {};
  std::string words;                 // normalized
  std::set<std::string> years = {};  // that it names
  std::vector<bool> aspects = {};    // of the fact, that it names
  std::string local = {};            // the part of the house that it speaks of
};

constexpr std::size_t kMostListed = 6;  // places of a fact in the result
constexpr std::size_t kMostSaid = 300;  // of a fact that are compared, of each sort
constexpr int kLeastWords = 7;      // a shorter line only names its topic
constexpr int kLongestLabel = 16;   // words; a longer one is a requirement's own text

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

// The years that a sentence names: of "trong năm 2022 chưa …" and "tháng 5/2024 đã …" both are right.
std::set<std::string> YearsIn(const std::string& text) {
  std::set<std::string> years;
  for (std::size_t i = text.find("20"); i != std::string::npos; i = text.find("20", i + 1)) {
    const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
    if ((i == 0 || !digit(i - 1)) && digit(i + 2) && digit(i + 3) && !digit(i + 4)) years.insert(text.substr(i, 4));
  }
  return years;
}

// What one part tells, for all facts.
struct Told {
  Silent silent;
  std::vector<Answered> answers;
};

class FactReader {
 public:
  FactReader(const Dossier& dossier, const rules::Fact& fact, const std::map<int, Told>& told)
      : dossier_(dossier), fact_(fact) {
    for (const auto& [p, one] : told) {
      ReadSentences(p, one.silent);
      for (const Answered& answered : one.answers) ReadAnswered(p, answered);
    }
  }

  std::vector<Said> denied, affirmed, counts;

 private:
  void Tell(std::vector<Said>& where, std::vector<Passage> at, const Quantity& quantity = {}) const {
    if (where.size() >= kMostSaid) return;
    Said said{std::move(at), quantity, ""};
    for (const Passage& one : said.at) said.words += NormOf(dossier_.part(one.part), one) + ' ';
    said.years = YearsIn(said.words);
    for (const text::Pattern& aspect : fact_.aspects) said.aspects.push_back(aspect.Matches(said.words));
    const rules::FactWords& words = dossier_.rules->fact_words;
    if (const auto local = FirstMatch(words.local, said.words); local && !local->groups.empty()) {
      said.local = said.words.substr(local->groups[0].begin, local->groups[0].size());
      if (MatchesAny(words.local_not, said.local)) said.local.clear();
    }
    where.push_back(std::move(said));
  }

  void ReadSentences(int p, const Silent& silent) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index) || silent.blocks.count(index) != 0) continue;
      const std::string& norm = part.prepared(index).norm.text;
      if (!MatchesAny(fact_.thing, norm) && !MatchesAny(fact_.count, norm) && !MatchesAny(fact_.denied_by, norm)) continue;
      for (const text::Span& s : Sentences(norm)) {
        ReadSentence(norm.substr(s.begin, s.size()), part.kind, WithPart(PassageOf(part, index, s.begin, s.end), p));
      }
    }
  }

  void ReadSentence(const std::string& sentence, const std::string& kind, const Passage& at) {
    if (const auto match = FirstMatch(fact_.count, sentence); match && !match->groups.empty()) {
      const auto quantity = QuantityOf(*dossier_.rules, fact_, sentence, *match, kind == "regulation");
      if (quantity && !Beside(sentence, match->whole)) Tell(counts, {at}, *quantity);
    }
    if (sentence.find('?') != std::string::npos) return;  // asks
    bool denies = MatchesAny(fact_.denied_by, sentence) && !MatchesAny(fact_.beside, sentence);
    for (const text::Pattern& pattern : fact_.denied) {
      const auto deny = pattern.Find(sentence);
      // "chưa có tường lửa ứng dụng web" says nothing about the firewall.
      if (!deny || OtherThing(sentence, deny->whole) || Beside(sentence, deny->whole)) continue;
      const std::string between =
          deny->groups.empty() ? "" : sentence.substr(deny->groups[0].begin, deny->groups[0].size());
      if (!MatchesAny(fact_.between_not, between)) denies = true;
    }
    if (denies) {
      Tell(denied, {at});
      return;
    }
    // A regulation says what is to be; what is, it says in words of today, or tells without "must", "if" and "each".
    const bool told = kind != "regulation" || MatchesAny(Marker(dossier_.words(), "today"), sentence) ||
                      (MatchesAny(fact_.affirmed, sentence) && !MatchesAny(Marker(dossier_.words(), "rule-words"), sentence));
    if (told && Affirms(sentence)) Tell(affirmed, {at});
  }

  // Whether the words up to the end of the clause of `match` say nothing of today: "… phải có", "dự kiến …". What follows
  // in later clauses does not take back what was said, nor does the label before a colon ("Yêu cầu về mạng không dây: …").
  bool Beside(const std::string& sentence, const text::Span& match) const {
    const std::size_t end = sentence.find_first_of(",;", match.end > match.begin ? match.end - 1 : match.end);
    const std::size_t colon = sentence.rfind(": ", match.begin);
    const std::size_t begin = colon == std::string::npos ? 0 : colon + 2;
    return MatchesAny(fact_.beside, std::string_view(sentence).substr(0, end).substr(begin));
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

  // "Tường lửa FortiGate 200F | 02" has one, "Có tường lửa? Chưa có" has none; "Số đường Internet | 03" counts.
  void ReadAnswered(int p, const Answered& one) {
    const Part& part = dossier_.part(p);
    const auto label = LongestMatch(fact_.listed, one.topic);
    if (!label || OtherThing(one.topic, label->whole)) return;
    if (text::CountWords(one.topic) > kLongestLabel || MatchesAny(fact_.beside, one.topic)) return;
    Passage there, not_there;
    bool other = false;  // planned, or somebody else's
    for (const UnitValue& value : one.answers) {
      if (value.block < 0 || value.span.empty() || !part.IsContent(value.block)) continue;
      const Passage at{p, value.block, value.span};
      if (!fact_.count.empty()) Count(NormOf(part, at), one, at);
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
    if (there.block < 0 && not_there.block < 0 && !other && one.row && InMatrix(part, one)) {
      Tell(denied, {one.at});
      return;
    }
    // A label that denies ("Chưa có tường lửa | x") is answered by nobody.
    if (other || !fact_.count.empty() || (there.block >= 0 && not_there.block >= 0)) return;
    if (MatchesAny(Marker(dossier_.words(), "denying-label"), one.topic)) return;
    if (there.block >= 0) Tell(affirmed, {one.at, there});
    if (not_there.block >= 0) Tell(denied, {one.at, not_there});
  }

  // A row without any mark between rows with marks: "DLP | | ".
  bool InMatrix(const Part& part, const Answered& one) const {
    const int table = part.block(one.at.block).cell.table;
    if (table < 0 || one.answers.size() < 2 || !fact_.count.empty()) return false;
    int marks = 0;
    for (const document::Cell& cell : part.doc->tables[static_cast<std::size_t>(table)].cells)
      for (int b : cell.blocks)
        marks += MatchesAny(Marker(dossier_.words(), "cell-mark"), Trim(part.prepared(b).norm.text));
    return marks >= 2;
  }

  void Count(const std::string& cell, const Answered& one, const Passage& at) {
    const rules::FactWords& words = dossier_.rules->fact_words;
    const std::size_t begin = cell.find_first_of("0123456789");
    if (begin == std::string::npos) return;
    const std::size_t end = std::min(cell.size(), cell.find_first_not_of("0123456789.", begin));
    std::optional<long> number = NumberOf(cell.substr(begin, end - begin), words);
    if (number && fact_.period) {
      const std::string_view rest = Trim(std::string_view(cell).substr(end));
      const auto unit = words.units.find(std::string(rest.substr(0, rest.find_first_of(" ,.;:/)"))));
      number = unit == words.units.end() ? std::nullopt : std::optional<long>(*number * unit->second);
    }
    if (number)
      Tell(counts, {one.at, at},
           Bounded(*dossier_.rules, fact_, static_cast<double>(*number), one.topic + ' ' + cell.substr(0, begin),
                   dossier_.part(at.part).kind == "regulation"));
  }

  Answer AnswerOf(const Part& part, const UnitValue& value) const {
    const std::string norm = TickedOf(NormOf(part, {-1, value.block, value.span}));
    const std::string_view cell = Trim(norm);
    if (cell.empty() || value.role == "number") return Answer::kNothing;
    if (MatchesAny(fact_.beside, cell)) return Answer::kOther;
    const TextVerdict verdict = JudgeText(cell, dossier_.words().substance, part.year);
    const std::optional<long> number = NumberOf(cell, dossier_.rules->fact_words);
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

// What was not there when the dossier was written may be there when a later report is.
bool Later(const Dossier& dossier, const Said& denied, const Said& affirmed) {
  const std::string& before = dossier.part(denied.at.front().part).kind;
  const std::string& after = dossier.part(affirmed.at.front().part).kind;
  return before != after && (after == "implementation" || after == "inspection");
}

bool OtherYears(const Said& a, const Said& b) {
  return !a.years.empty() && !b.years.empty() &&
         std::none_of(a.years.begin(), a.years.end(), [&](const std::string& year) { return b.years.count(year) != 0; });
}

// "Tường lửa … dự phòng nóng" and "đường truyền không có dự phòng": each names what it speaks of, and not the same.
bool OtherAspects(const Said& a, const Said& b) {
  bool one = false, two = false;
  for (std::size_t i = 0; i < a.aspects.size(); ++i) {
    if (a.aspects[i] && b.aspects[i]) return false;
    one = one || a.aspects[i];
    two = two || b.aspects[i];
  }
  return one && two;
}

// What is said of one part of the house ("mạng LAN của xã Khe Vàng") says nothing of the rest.
bool OtherPlaces(const Said& a, const Said& b) {
  return (!a.local.empty() && b.words.find(a.local) == std::string::npos) ||
         (!b.local.empty() && a.words.find(b.local) == std::string::npos);
}

bool BothRight(const Said& a, const Said& b) { return OtherYears(a, b) || OtherAspects(a, b) || OtherPlaces(a, b); }

std::optional<Conflict> ConflictOf(const Dossier& dossier, const rules::Fact& fact, const FactReader& said) {
  for (const Said& no : said.denied)
    for (const Said& yes : said.affirmed)
      if (!Later(dossier, no, yes) && !BothRight(no, yes)) return Conflict{&fact, no.at, yes.at};
  for (std::size_t i = 0; i < said.counts.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (!Agree(said.counts[i].quantity, said.counts[k].quantity) && !BothRight(said.counts[i], said.counts[k]))
        return Conflict{&fact, said.counts[k].at, said.counts[i].at};
  return std::nullopt;
}

bool SamePlaces(const std::vector<Passage>& a, const std::vector<Passage>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Passage& x, const Passage& y) {
    return x.part == y.part && x.block == y.block && x.span.begin == y.span.begin && x.span.end == y.span.end;
  });
}

FactSaid Listed(const rules::Fact& fact, const FactReader& read, const std::optional<Conflict>& conflict) {
  std::vector<Statement> all;
  const auto add = [&](const std::vector<Said>& said, Statement::Kind kind) {
    for (const Said& one : said) all.push_back({kind, one.at, one.quantity});
  };
  add(read.denied, Statement::Kind::kNotThere);
  add(read.affirmed, Statement::Kind::kThere);
  add(read.counts, Statement::Kind::kNumber);
  if (conflict)
    std::stable_partition(all.begin(), all.end(), [&](const Statement& one) {
      return SamePlaces(one.at, conflict->one) || SamePlaces(one.at, conflict->two);
    });
  FactSaid out{&fact, conflict.has_value(), static_cast<int>(all.size()), std::move(all)};
  if (out.said.size() > kMostListed) out.said.resize(kMostListed);
  return out;
}

}  // namespace

FactsRead ReadFacts(const Dossier& dossier, const std::vector<std::string>& kinds) {
  FactsRead read;
  std::map<int, Told> told;
  for (int p : dossier.PartsOf(kinds)) {
    const Part& part = dossier.part(p);
    told.emplace(p, Told{Silent(part, dossier.words()), ReadAnswers(part, p, dossier.words())});
  }
  for (const rules::Fact& fact : dossier.rules->facts) {
    const FactReader said(dossier, fact, told);
    std::optional<Conflict> conflict = ConflictOf(dossier, fact, said);
    if (FactSaid all = Listed(fact, said, conflict); all.count > 0) read.said.push_back(std::move(all));
    if (conflict) read.conflicts.push_back(*std::move(conflict));
    read.compared += said.denied.size() + said.affirmed.size() + said.counts.size() >= 2 ? 1 : 0;
  }
  return read;
}

}  // namespace capdo::analysis
