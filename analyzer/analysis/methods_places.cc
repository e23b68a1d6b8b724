// Names of other provinces that were left in a dossier made from another one's.
#include <algorithm>
#include <cctype>
#include <map>
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
constexpr int kMaxWords = 3;  // of a province's name
constexpr std::size_t kOfficeWithin = 120;  // bytes before "tỉnh"
constexpr int kOwn = 3;   // what naming it as owner, issuer or in the system's name counts
constexpr int kLeast = 2;  // how often the dossier names its own province at least
constexpr int kOften = 6;  // … to be sure of a province that is named a third as often

// "dongthap" of "dong thap": as domains write it.
std::string Joined(std::string name) {
  std::erase(name, ' ');
  return name;
}

struct Mention {
  std::string name;  // folded: "song lam"
  Passage at;
  bool office = false;  // an office of it, not a place on the map
};

// The capitalised words from `at` on: of "tỉnh Sông Lam là" behind "tỉnh " it is "Sông Lam".
std::string NameAt(const std::string& text, std::size_t at) {
  std::string name;
  int words = 0;
  while (at < text.size() && words < kMaxWords) {
    while (at < text.size() && text[at] == ' ') ++at;
    std::size_t next = at;
    if (next >= text.size()) break;
    const char32_t first = DecodeUtf8(text, next);
    if (text::Char(first).lower == first) break;  // no capital
    std::size_t word_end = next;
    bool capitals = true;
    while (word_end < text.size()) {
      std::size_t after = word_end;
      const char32_t c = DecodeUtf8(text, after);
      if (!text::Char(c).is(text::kLetter)) break;
      capitals = capitals && text::Char(c).lower != c;
      word_end = after;
    }
    // A heading in capitals does not tell where a name ends.
    if (capitals && word_end > next) return "";
    name += (name.empty() ? "" : " ") + text.substr(at, word_end - at);
    at = word_end;
    ++words;
    if (at >= text.size() || text[at] != ' ') break;
  }
  return name;
}

}  // namespace

Finding FindForeignPlaces(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  (void)look;
  std::vector<Mention> mentions;
  std::vector<Mention> domains;  // named as their domains are
  std::map<std::string, int> counts;
  for (int p : dossier.PartsOf(check.documents)) {
    const Part& part = dossier.part(p);
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      if (!part.IsContent(index)) continue;
      const std::string& text = part.block(index).text;
      const std::string& norm = part.prepared(index).norm.text;
      if (MatchesAny(Marker(dossier.words(), "other-places"), norm)) continue;
      // "@angiang.gov.vn", "mail.quangbinh.gov.vn"
      for (const text::Pattern& domain : Marker(dossier.words(), "province-domain"))
        for (std::size_t from = 0; from < norm.size();) {
          const auto match = domain.Find(norm, from);
          if (!match || match->groups.empty()) break;
          from = match->whole.end;
          domains.push_back({norm.substr(match->groups[0].begin, match->groups[0].size()),
                             WithPart(PassageOf(part, index, match->whole.begin, match->whole.end), p), true});
        }
      for (const char* word : {"tỉnh ", "Tỉnh ", "thành phố ", "Thành phố ", "TP. ", "TP "}) {
        const std::string_view mark = word;
        const bool city = mark != "tỉnh " && mark != "Tỉnh ";
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
          const std::string name = NameAt(text, at + mark.size());
          // Names of provinces have two words and more, as a rule; of cities only some stand beside provinces.
          if (city ? !MatchesAny(Marker(dossier.words(), "central-cities"), text::Normalize(name, dossier.words().lexicon).text)
                   : name.find(' ') == std::string::npos)
            continue;
          const std::size_t from = at > kOfficeWithin ? at - kOfficeWithin : 0;
          const std::string before = text::Normalize(text.substr(from, at - from), dossier.words().lexicon).text;
          const bool office = MatchesAny(Marker(dossier.words(), "office-of-province"), before) &&
                              !MatchesAny(Marker(dossier.words(), "place-not-office"), before);
          const std::string folded = text::FoldAccents(name);
          ++counts[folded];
          mentions.push_back({folded, {p, index, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + mark.size() + name.size())}}, office});
        }
      }
    }
  }
  Finding finding;
  finding.evidence = Evidence::kUsable;
  finding.outcome = Outcome::kNotApplicable;
  finding.reason = "nothing-to-compare";
  if (counts.empty()) return finding;
  // The letterhead and the names of owner and system say whose dossier it is, however short it is.
  for (const Part& part : dossier.parts) {
    if (part.kind == "law" || part.kind == "template" || part.copy_of >= 0) continue;
    std::string names;
    for (const char* field : {"issuer", "owner", "system"})
      if (const auto value = part.fields.find(field); value != part.fields.end()) names += " " + value->second;
    names = text::FoldAccents(names);
    for (auto& [name, count] : counts)
      if (names.find(name) != std::string::npos) count += kOwn;
  }
  const auto own = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  // Only where the dossier has a province of its own can another one be out of place.
  if (own->second < kLeast) return finding;
  finding.outcome = Outcome::kPass;
  finding.reason = "found";
  for (const Mention& mention : mentions) {
    const std::string& mine = own->first;
    if (!mention.office || mention.name == mine || mention.name.starts_with(mine) || mine.starts_with(mention.name)) continue;
    if ((own->second >= kOften ? 3 : 2) * counts[mention.name] > own->second) continue;  // named as often: two provinces share the system
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "foreign-place";
    if (finding.passages.size() < kMaxPassages) finding.passages.push_back(mention.at);
  }
  std::map<std::string, int> named;
  for (const Mention& one : domains) ++named[one.name];
  for (const Mention& one : domains) {
    const auto spoken = std::find_if(counts.begin(), counts.end(), [&](const auto& known) { return Joined(known.first) == one.name; });
    const int times = named[one.name] + (spoken == counts.end() ? 0 : spoken->second);
    // "hochiminhcity" is Hồ Chí Minh, "thuathienhue" is Huế.
    const std::string mine = Joined(own->first);
    if (mine.find(one.name) != std::string::npos || one.name.find(mine) != std::string::npos || 2 * times > own->second) continue;
    finding.outcome = Outcome::kReview;
    finding.evidence = Evidence::kPresent;
    finding.reason = "foreign-place";
    if (finding.passages.size() < kMaxPassages) finding.passages.push_back(one.at);
  }
  if (!finding.passages.empty()) {
    const Passage& first = finding.passages.front();
    finding.say["value"] = TextOf(dossier.part(first.part), first);
  }
  return finding;
}

}  // namespace capdo::analysis
