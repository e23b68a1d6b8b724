// Another body of the dossier's own sort in a role that is its own: the staff of another ministry, the director of another
// hospital, the communes of another district, the users of another system. What partners, superiors and suppliers do is no
// fault, so only a role that one house has alone counts, and never a body that is somewhere named as a partner.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/words.h"
#include "base/utf8.h"
#include "text/chars.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kMaxPassages = 5;
constexpr int kNameWords = 2;  // of a name, by which two bodies are told from each other
constexpr int kOwn = 3;        // what the letterhead, a capital title or a typed field counts
constexpr std::size_t kListedBodies = 4;
constexpr int kLeast = 2;      // how often the own body is named at least

struct Word {
  std::string folded;
  std::size_t end = 0;
  bool capital = false, capitals = false;
};

// The word at `at` of original text, behind one space; empty where something else stands there.
Word WordAt(const std::string& text, std::size_t at) {
  Word word;
  if (at >= text.size() || text[at] != ' ') return word;
  const std::size_t begin = at + 1;
  std::size_t next = begin, letters = 0;
  word.capitals = true;
  while (next < text.size()) {
    std::size_t after = next;
    const char32_t c = DecodeUtf8(text, after);
    if (!text::Char(c).is(text::kLetter)) break;
    const bool big = text::Char(c).lower != c;
    if (letters++ == 0) word.capital = big;
    word.capitals = word.capitals && big;
    next = after;
  }
  word.capitals = word.capitals && letters > 0;
  word.folded = text::FoldAccents(text.substr(begin, next - begin));
  word.end = next;
  return word;
}

struct Mention {
  std::string name;  // folded: "thuy san"
  Passage at;
  bool role = false;      // acts as the house itself
  bool heading = false;   // in capitals: a letterhead, a title
};

class Sort {
 public:
  Sort(const Dossier& dossier, const rules::Look& look, const rules::NamedPatterns& kind)
      : dossier_(dossier), look_(look), kind_(kind) {}

  void Read(int p) {
    const Part& part = dossier_.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const Region region = part.prepared(index).region;
      if (region != Region::kContent) continue;
      const std::string& norm = part.prepared(index).norm.text;
      for (const text::Span& s : Sentences(norm)) ReadSentence(part, p, index, s, norm.substr(s.begin, s.size()));
    }
    for (const char* field : {"issuer", "owner", "operator", "system", "title"})
      if (const auto value = part.fields.find(field); value != part.fields.end()) ReadField(value->second);
  }

  // Mentions of another body, where the dossier has one of its own.
  std::vector<Mention> Foreign() const {
    const auto own = std::max_element(weight_.begin(), weight_.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    std::vector<Mention> found;
    if (own == weight_.end() || own->second < kLeast) return found;
    // A province has many districts; only one that the letterhead or a field names is the dossier's own.
    if (kind_.optional && strong_.count(own->first) == 0) return found;
    for (const Mention& mention : mentions_) {
      const bool other = mention.role && mention.name != own->first && strong_.count(mention.name) == 0 &&
                         partners_.count(mention.name) == 0 && !mention.heading;
      if (other && 2 * weight_.at(mention.name) <= own->second) found.push_back(mention);
    }
    // A table of many such bodies lists those that use the system.
    std::map<std::pair<int, int>, std::set<std::string>> listed;
    const auto table = [&](const Mention& mention) {
      return std::make_pair(mention.at.part, dossier_.part(mention.at.part).block(mention.at.block).cell.table);
    };
    for (const Mention& mention : mentions_) listed[table(mention)].insert(mention.name);
    std::erase_if(found, [&](const Mention& mention) { return table(mention).second >= 0 && listed[table(mention)].size() >= kListedBodies; });
    return found;
  }

 private:
  void ReadSentence(const Part& part, int p, int index, const text::Span& s, const std::string& sentence) {
    const std::string& text = part.block(index).text;
    for (const text::Pattern& pattern : kind_.patterns) {
      for (std::size_t from = 0; from < sentence.size();) {
        const auto match = pattern.Find(sentence, from);
        if (!match) break;
        from = std::max(match->whole.end, static_cast<std::uint32_t>(from + 1));
        const text::Span at = PassageOf(part, index, s.begin + match->whole.begin, s.begin + match->whole.end).span;
        Mention mention;
        if (!NameAt(text, at, mention)) continue;
        // Of a recognised page the line may end in the middle of the name.
        if (mention.at.span.end >= text.size() && part.block(index).read_by == document::ReadBy::kOcr) continue;
        mention.at.part = p;
        mention.at.block = index;
        Note(mention, sentence, *match);
      }
    }
  }

  // "Bộ Thủy sản và Biển đảo" at the span of "Bộ": the first two words of its name.
  bool NameAt(const std::string& text, const text::Span& kind, Mention& mention) const {
    std::size_t first = kind.begin;
    const char32_t letter = DecodeUtf8(text, first);
    if (!kind_.optional && text::Char(letter).lower == letter) return false;
    std::size_t end = kind.end;
    for (int i = 0; i < kNameWords; ++i) {
      const Word word = WordAt(text, end);
      if (word.folded.empty() || (i == 0 && !word.capital)) break;
      if (i == 1 && mention.heading && !word.capital && mention.name.size() > 2) return false;  // "Hệ thống GVT theo …": an abbreviation names nobody's body
      mention.name += (i == 0 ? "" : " ") + word.folded;
      mention.heading = (i == 0 || mention.heading) && word.capitals;
      end = word.end;
    }
    mention.at.span = {kind.begin, static_cast<std::uint32_t>(end)};
    const std::string name = text::Normalize(text.substr(kind.end, end - kind.end), dossier_.words().lexicon).text;
    return mention.name.find(' ') != std::string::npos && !MatchesAny(look_.section, name);
  }

  void Note(Mention& mention, const std::string& sentence, const text::Match& match) {
    weight_[mention.name] += mention.heading ? 1 + kOwn : 1;
    if (mention.heading) strong_.insert(mention.name);
    if (MatchesAny(look_.say_not, sentence)) {
      partners_.insert(mention.name);
    } else {
      mention.role = MatchesAny(kind_.then, sentence.substr(0, match.whole.begin)) ||
                     MatchesAny(look_.label, sentence.substr(match.whole.end));
    }
    mentions_.push_back(mention);
  }

  void ReadField(const std::string& value) {
    const text::NormalizedText norm = text::Normalize(value, dossier_.words().lexicon);
    for (const text::Pattern& pattern : kind_.patterns) {
      const auto match = pattern.Find(norm.text);
      if (!match) continue;
      std::string name;
      std::size_t end = norm.Original(match->whole.begin, match->whole.end).end;
      for (int i = 0; i < kNameWords; ++i) {
        const Word word = WordAt(value, end);
        if (word.folded.empty()) break;
        name += (i == 0 ? "" : " ") + word.folded;
        end = word.end;
      }
      if (name.find(' ') == std::string::npos) continue;
      weight_[name] += kOwn;
      strong_.insert(name);
    }
  }

  const Dossier& dossier_;
  const rules::Look& look_;
  const rules::NamedPatterns& kind_;
  std::vector<Mention> mentions_;
  std::map<std::string, int> weight_;
  std::set<std::string> strong_, partners_;
};

}  // namespace

// `look.parts`: a sort of bodies (`words`), what stands before one where it is the house itself (`then`); `optional`: may be
// written small, and only a letterhead or a field makes one the dossier's own. `look.label`: what stands behind it then;
// `look.say_not`: sentences of partners; `look.section`: words that begin no name.
Finding FindForeignBodies(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  std::vector<Mention> foreign;
  for (const rules::NamedPatterns& kind : look.parts) {
    Sort sort(dossier, look, kind);
    for (int p : dossier.PartsOf(check.documents)) sort.Read(p);
    const std::vector<Mention> found = sort.Foreign();
    foreign.insert(foreign.end(), found.begin(), found.end());
  }
  if (foreign.empty()) return finding;
  finding.outcome = Outcome::kReview;
  finding.evidence = Evidence::kPresent;
  finding.reason = "foreign-body";
  for (const Mention& mention : foreign)
    if (finding.passages.size() < kMaxPassages) finding.passages.push_back(mention.at);
  finding.say["value"] = TextOf(dossier.part(foreign.front().at.part), foreign.front().at);
  return finding;
}

}  // namespace capdo::analysis
