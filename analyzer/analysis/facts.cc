#include "analysis/facts.h"

#include <cctype>
#include <map>
#include <optional>
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
};

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

class FactReader {
 public:
  FactReader(const Dossier& dossier, const rules::Fact& fact, const std::vector<int>& parts)
      : dossier_(dossier), fact_(fact) {
    for (int p : parts) {
      ReadSentences(p);
      ReadRows(p);
    }
  }

  std::vector<Said> denied, affirmed, counts;

 private:
  void ReadSentences(int p) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index)) continue;
      const std::string& norm = part.prepared(index).norm.text;
      if (!MatchesAny(fact_.thing, norm) && !MatchesAny(fact_.count, norm)) continue;
      for (const text::Span& s : Sentences(norm)) {
        const std::string sentence = norm.substr(s.begin, s.size());
        if (MatchesAny(fact_.beside, sentence)) continue;
        const Passage at = WithPart(PassageOf(part, index, s.begin, s.end), p);
        ReadSentence(sentence, at);
      }
    }
  }

  void ReadSentence(const std::string& sentence, const Passage& at) {
    if (const auto match = FirstMatch(fact_.count, sentence); match && !match->groups.empty()) {
      const auto number = NumberOf(sentence.substr(match->groups[0].begin, match->groups[0].size()));
      if (number) counts.push_back({{at}, *number});
    }
    const auto deny = LongestMatch(fact_.denied, sentence);
    // "chưa có tường lửa ứng dụng web" says nothing about the firewall.
    if (deny && !OtherThing(sentence, deny->whole)) {
      denied.push_back({{at}});
      return;
    }
    const auto affirm = LongestMatch(fact_.affirmed, sentence);
    if (affirm && !deny && !OtherThing(sentence, affirm->whole)) affirmed.push_back({{at}});
  }

  // "Tường lửa FortiGate 200F | 02" has one, "Tường lửa | Chưa có" has none.
  void ReadRows(int p) {
    const Part& part = dossier_.part(p);
    for (const Unit& unit : part.units) {
      if ((unit.kind != UnitKind::kRow && unit.kind != UnitKind::kCard) || unit.label_block < 0) continue;
      const auto label = LongestMatch(fact_.listed, unit.label);
      if (!label || OtherThing(unit.label, label->whole) || !part.IsContent(unit.label_block)) continue;
      Passage there, not_there;
      bool other = false;  // planned, or somebody else's
      for (const UnitValue& value : unit.values) {
        if (value.block < 0 || value.span.empty() || !part.IsContent(value.block)) continue;
        const Passage at = WithPart({p, value.block, value.span}, p);
        const std::string norm = NormOf(part, at);
        const std::string_view cell = Trim(norm);
        if (IsBlank(cell, dossier_.words().substance)) continue;
        const TextVerdict verdict = JudgeText(cell, dossier_.words().substance, part.year);
        other = other || verdict.promised_words > 0 || MatchesAny(fact_.beside, cell);
        const std::optional<long> number = NumberOf(cell);
        const bool none = (number && *number == 0) || verdict.denied_first || verdict.not_applicable ||
                          MatchesAny(Marker(dossier_.words(), "status-denied"), cell);
        Passage& side = none ? not_there : there;
        if (side.block < 0) side = at;
      }
      if (other || (there.block >= 0) == (not_there.block >= 0)) continue;
      const Passage named = WithPart({p, unit.label_block, unit.label_span}, p);
      (there.block >= 0 ? affirmed : denied).push_back({{named, there.block >= 0 ? there : not_there}});
    }
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

}  // namespace

FactsRead ReadFacts(const Dossier& dossier, const std::vector<std::string>& kinds) {
  FactsRead read;
  const std::vector<int> parts = dossier.PartsOf(kinds);
  for (const rules::Fact& fact : dossier.rules->facts) {
    const FactReader said(dossier, fact, parts);
    if (!said.denied.empty() && !said.affirmed.empty()) {
      read.conflicts.push_back({&fact, said.denied.front().at, said.affirmed.front().at});
    } else {
      for (const Said& other : said.counts) {
        if (other.number == said.counts.front().number) continue;
        read.conflicts.push_back({&fact, said.counts.front().at, other.at});
        break;
      }
    }
    read.compared += said.denied.size() + said.affirmed.size() + said.counts.size() >= 2 ? 1 : 0;
  }
  return read;
}

}  // namespace capdo::analysis
