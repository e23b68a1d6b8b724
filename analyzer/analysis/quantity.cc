#include "analysis/quantity.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <utility>

#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr double kAbout = 0.15;            // what "about" may be off
constexpr std::size_t kWordsBefore = 40;   // bytes before a number in which its bound stands
constexpr long kLargest = 100000000;

}  // namespace

bool Agree(const Quantity& a, const Quantity& b) { return a.low <= b.high && b.low <= a.high; }

std::optional<long> NumberOf(std::string_view words, const rules::FactWords& known) {
  const std::string text(Trim(words));
  if (const auto word = known.numbers.find(text); word != known.numbers.end()) return word->second;
  long number = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.') {  // 1.250, but no 10.20.2.0
      const std::size_t next = std::min(text.find('.', i + 1), text.size());
      if (i == 0 || (next - i != 4 && next != i + 1)) return std::nullopt;
      continue;
    }
    if (std::isdigit(static_cast<unsigned char>(c)) == 0 || number > kLargest) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional<long>(number);
}

Quantity Bounded(const rules::RuleSet& rules, const rules::Fact& fact, double number, const std::string& before, bool rule) {
  constexpr double kMany = std::numeric_limits<double>::infinity();
  const rules::Vocabulary& words = rules.vocabulary;
  bool least = MatchesAny(Marker(words, "at-least"), before);
  bool most = MatchesAny(Marker(words, "at-most"), before);
  if (rule && fact.period && !least && !most) least = true;
  // "At least every three months" is done after three months or less.
  if (fact.frequency) std::swap(least, most);
  Quantity out{number, number};
  if (MatchesAny(Marker(words, "about"), before) && !least && !most) out = {number * (1 - kAbout), number * (1 + kAbout)};
  if (least) out.high = kMany;
  if (most) out.low = 0;
  return out;
}

std::string TextOf(const Quantity& quantity, const rules::Fact& fact, const rules::FactWords& words) {
  const bool open = std::isinf(quantity.high);
  const auto whole = [](double number) { return static_cast<long>(std::lround(number)); };
  long low = whole(quantity.low), high = open ? 0 : whole(quantity.high);
  std::string unit;
  if (fact.period) {
    long best = 0;  // the smallest unit counts, too: "15 phút", not "15"
    for (const auto& [word, minutes] : words.units)
      if (minutes > best && low % minutes == 0 && high % minutes == 0) {
        best = minutes;
        unit = ' ' + word;
      }
    low /= std::max(best, 1L);
    high /= std::max(best, 1L);
  }
  std::string text;
  if (open) text = "≥ ";
  if (!open && low == 0 && high > 0) text = "≤ ";
  if (!open && low != high && low > 0) text = std::to_string(low) + "–";
  text += std::to_string(open ? low : high);
  return text + unit;
}

std::optional<Quantity> QuantityOf(const rules::RuleSet& rules, const rules::Fact& fact, const std::string& sentence,
                                   const text::Match& match, bool rule) {
  const auto group = [&](std::size_t i) {
    return match.groups.size() > i ? sentence.substr(match.groups[i].begin, match.groups[i].size()) : std::string();
  };
  double number = 1;  // "hằng tuần"
  if (const std::string said = group(0); !Trim(said).empty()) {
    const std::optional<long> read = NumberOf(said, rules.fact_words);
    // "31/12/2022" and "80 %" count nothing.
    const std::string_view rest = Trim(std::string_view(sentence).substr(match.groups[0].end));
    if (!read || (!rest.empty() && (rest.front() == '/' || rest.front() == '%'))) return std::nullopt;
    number = static_cast<double>(*read);
  } else if (!fact.period) {
    return std::nullopt;
  }
  if (fact.period) {
    const auto unit = rules.fact_words.units.find(group(1));
    if (unit == rules.fact_words.units.end()) return std::nullopt;
    number *= static_cast<double>(unit->second);
  }
  const std::size_t at = match.groups.empty() || match.groups[0].empty() ? match.whole.begin : match.groups[0].begin;
  const std::size_t from = at > kWordsBefore ? sentence.find(' ', at - kWordsBefore) : 0;
  return Bounded(rules, fact, number, from < at ? sentence.substr(from, at - from) : "", rule);
}

}  // namespace capdo::analysis
