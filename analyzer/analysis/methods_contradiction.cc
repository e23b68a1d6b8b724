// Facts that a dossier states in several places (facts.yaml): a thing that one place denies and another one has; a number
// that two places give otherwise. Both sides are cited; which of them is right, a person decides.
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxFacts = 3;  // both sides of each

struct Said {
  Passage at;
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
  FactReader(const Dossier& dossier, const rules::Check& check, const rules::Fact& fact) : fact_(fact) {
    for (int p : dossier.PartsOf(check.documents)) ReadPart(dossier.part(p), p);
  }

  std::vector<Said> denied, affirmed, counts;

 private:
  void ReadPart(const Part& part, int p) {
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
      if (number) counts.push_back({at, *number});
    }
    const auto deny = LongestMatch(fact_.denied, sentence);
    // "chưa có tường lửa ứng dụng web" says nothing about the firewall.
    if (deny && !OtherThing(sentence, deny->whole)) {
      denied.push_back({at});
      return;
    }
    const auto affirm = LongestMatch(fact_.affirmed, sentence);
    if (affirm && !deny && !OtherThing(sentence, affirm->whole)) affirmed.push_back({at});
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

  const rules::Fact& fact_;
};

}  // namespace

Finding FindContradiction(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)look;
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  std::size_t found = 0, compared = 0;
  const auto add = [&](const rules::Fact& fact, const Passage& one, const Passage& two) {
    if (found++ == 0) finding.say["value"] = fact.name;
    if (found > kMaxFacts) return;
    finding.passages.push_back(one);
    finding.passages.push_back(two);
  };
  for (const rules::Fact& fact : dossier.rules->facts) {
    const FactReader said(dossier, check, fact);
    if (!said.denied.empty() && !said.affirmed.empty()) {
      add(fact, said.denied.front().at, said.affirmed.front().at);
    } else if (said.counts.size() >= 2) {
      for (const Said& other : said.counts) {
        if (other.number == said.counts.front().number) continue;
        add(fact, said.counts.front().at, other.at);
        break;
      }
    }
    compared += said.denied.size() + said.affirmed.size() + said.counts.size() >= 2 ? 1 : 0;
  }
  finding.say["faults"] = std::to_string(found);
  finding.say["count"] = std::to_string(compared);
  if (found > 0) {
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "facts-differ";
  } else if (compared > 0) {
    finding.outcome = Outcome::kPass;
    finding.reason = "found";
  }
  return finding;
}

}  // namespace capdo::analysis
