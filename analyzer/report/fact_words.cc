#include "report/fact_words.h"

#include <algorithm>

#include "report/text_layout.h"

namespace capdo::report {

FactList ListFacts(const result::Result& result) {
  FactList list;
  for (const result::FactEntry& fact : result.facts) (fact.differs ? list.differing : list.others).push_back(&fact);
  return list;
}

std::string FactValue(const Wording& words, const result::FactStatement& said) {
  if (said.says == "there") return words.Say("facts.there");
  if (said.says == "not-there") return words.Say("facts.not-there");
  return words.Date(said.value);
}

std::string FactValues(const Wording& words, const result::FactEntry& fact) {
  std::vector<std::string> values;
  for (const result::FactStatement& said : fact.said) {
    const std::string value = FactValue(words, said);
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : "; ") + value;
  return list;
}

std::string UnlistedPlaces(const Wording& words, const result::FactEntry& fact) {
  const int unlisted = fact.count - static_cast<int>(fact.said.size());
  return unlisted > 0 ? words.Count("gap.more", unlisted) : "";
}

std::vector<std::string> FactLines(const Wording& words, const result::FactEntry& fact, std::size_t max_places,
                                   std::size_t max_quote) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min(max_places, fact.said.size()); ++i) {
    const result::FactStatement& said = fact.said[i];
    std::string line = FactValue(words, said), place;
    // The label of a row and its cell stand at one place.
    for (const result::Citation& citation : said.citations) {
      const std::string here = words.Place(citation);
      line += here == place ? " | " : (place.empty() ? " – " : "; ") + here + ": ";
      line += words.Quoted(Shortened(citation.quote, max_quote));
      place = here;
    }
    lines.push_back(std::move(line));
  }
  const int unlisted = fact.count - static_cast<int>(lines.size());
  if (unlisted > 0) lines.push_back(words.Count("gap.more", unlisted));
  return lines;
}

}  // namespace capdo::report
