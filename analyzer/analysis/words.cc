#include "analysis/words.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace capdo::analysis {

namespace {

const rules::NamedPatterns& PartNamed(const rules::Look& look, std::string_view name) {
  static const rules::NamedPatterns kNone;
  const auto found = std::find_if(look.parts.begin(), look.parts.end(), [&](const rules::NamedPatterns& part) { return part.name == name; });
  return found == look.parts.end() ? kNone : *found;
}

const rules::Patterns& Lookup(const std::map<std::string, rules::Patterns>& lists,
                              const std::string& name) {
  static const rules::Patterns kNone;
  const auto found = lists.find(name);
  return found == lists.end() ? kNone : found->second;
}

}  // namespace

bool IsTotalRow(const rules::Vocabulary& vocabulary, std::string_view label) {
  return MatchesAny(Marker(vocabulary, "total-row"), label) && !MatchesAny(Marker(vocabulary, "total-row-not"), label);
}

std::set<std::string> NameTokens(const std::string& normalized) {
  std::set<std::string> tokens;
  for (std::size_t begin = 0; begin < normalized.size();) {
    const std::size_t end = std::min(normalized.size(), normalized.find_first_of(" ,.;:\"()", begin));
    if (end > begin) tokens.insert(normalized.substr(begin, end - begin));
    begin = end + 1;
  }
  return tokens;
}

bool SameName(const std::string& a, const std::string& b) {
  const std::set<std::string> x = NameTokens(a), y = NameTokens(b);
  if (x.empty() || y.empty()) return true;
  std::size_t common = 0;
  for (const std::string& token : x) common += y.count(token);
  return common * 10 >= std::min(x.size(), y.size()) * 8;
}

const rules::Patterns& Marker(const rules::Vocabulary& vocabulary, const char* name) {
  return Lookup(vocabulary.markers, name);
}

const rules::Patterns& FieldWords(const rules::Vocabulary& vocabulary, const std::string& name) {
  return Lookup(vocabulary.fields, name);
}

const rules::Patterns& PartWords(const rules::Look& look, std::string_view name) { return PartNamed(look, name).patterns; }
const rules::Patterns& PartThen(const rules::Look& look, std::string_view name) { return PartNamed(look, name).then; }

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool TellsLaw(const rules::Vocabulary& vocabulary, std::string_view sentence) {
  if (MatchesAny(vocabulary.regions.law_lead, sentence)) return true;
  return MatchesAny(Marker(vocabulary, "law-cited"), sentence) && MatchesAny(Marker(vocabulary, "law-asks"), sentence) &&
         !MatchesAny(Marker(vocabulary, "law-answered"), sentence);
}

bool MatchesAny(const rules::Patterns& patterns, std::string_view text) {
  for (const text::Pattern& pattern : patterns)
    if (pattern.Matches(text)) return true;
  return false;
}

std::string GroupOf(std::string_view text, const text::Match& match, std::size_t i) {
  return i < match.groups.size() ? std::string(text.substr(match.groups[i].begin, match.groups[i].size())) : std::string();
}

std::optional<text::Match> LongestMatch(const rules::Patterns& patterns, std::string_view text) {
  std::optional<text::Match> best;
  for (const text::Pattern& pattern : patterns) {
    for (std::size_t from = 0; from < text.size();) {
      std::optional<text::Match> match = pattern.Find(text, from);
      if (!match) break;
      from = match->whole.end > match->whole.begin ? match->whole.end : match->whole.begin + 1;
      if (!best || match->whole.size() > best->whole.size()) best = std::move(match);
    }
  }
  return best;
}

std::optional<text::Match> FirstMatch(const rules::Patterns& patterns, std::string_view text) {
  for (const text::Pattern& pattern : patterns)
    if (std::optional<text::Match> match = pattern.Find(text)) return match;
  return std::nullopt;
}

std::vector<text::Span> Sentences(std::string_view s) {
  std::vector<text::Span> out;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end) {
    while (begin < end && s[begin] == ' ') ++begin;
    if (end > begin)
      out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == ';' || s[i] == '\n' ||
        ((s[i] == '.' || s[i] == '?' || s[i] == '!') && (i + 1 == s.size() || s[i + 1] == ' '))) {
      // "1. Nội dung", "TP. Hà Nội": a dot after one or two letters or a number does not end a
      // sentence.
      if (s[i] == '.') {
        std::size_t word = i;
        while (word > begin && s[word - 1] != ' ') --word;
        const std::string_view last = s.substr(word, i - word);
        const bool numeral = last.find_first_not_of("0123456789") == std::string_view::npos;
        const bool short_form = last == "tp" || last == "tx" || last == "tt" || last == "ts" ||
                                last == "ks" || last == "gs";
        if ((last.size() <= 1 || short_form || (numeral && last.size() <= 2)) && i + 1 < s.size())
          continue;
        if (i > 0 && s[i - 1] == '.') continue;
      }
      cut(i + 1);
    }
  }
  cut(s.size());
  return out;
}

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kEdges = " \t\n.:;,-";
  const std::size_t begin = text.find_first_not_of(kEdges);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kEdges) - begin + 1);
}

namespace {

// Chapters 5 to 9 are the five levels, part 1 is management and part 2 technical (TCVN 11930:2017).
const text::Pattern& ClausePattern() {
  static const text::Pattern kPattern =
      *text::Pattern::Compile(R"(([5-9]\.[12]\.[0-9]{1,2}(?:\.[0-9]{1,2})?))");
  return kPattern;
}

const text::Pattern& ReferencePattern() {
  static const text::Pattern kPattern = *text::Pattern::Compile(
      R"([(\[]?(?:(?:theo |tại )?(?:mục|điều|khoản|yêu cầu) )?[5-9]\.[12]\.[0-9]{1,2}(?:\.[0-9]{1,2})?(?:,? (?:của )?(?:tiêu chuẩn )?tcvn(?: [0-9:]+)?)?[)\]]?)");
  return kPattern;
}

}  // namespace

std::string ClauseIn(std::string_view normalized) {
  const auto match = ClausePattern().Find(normalized);
  return match ? std::string(normalized.substr(match->whole.begin, match->whole.size())) : "";
}

std::string WithoutClause(std::string_view normalized) {
  std::string out(normalized);
  if (const auto match = ReferencePattern().Find(out))
    out.erase(match->whole.begin, match->whole.size());
  return std::string(Trim(out));
}

bool IsBlank(std::string_view normalized, const rules::Substance& substance) {
  const std::string_view trimmed = Trim(normalized);
  if (trimmed.empty()) return true;
  // Nothing but fillers once the placeholders are taken out.
  std::string rest(normalized);
  for (const text::Pattern& pattern : substance.placeholder) {
    for (std::optional<text::Match> match = pattern.Find(rest); match; match = pattern.Find(rest)) {
      if (match->whole.empty()) break;
      rest.replace(match->whole.begin, match->whole.size(), " ");
    }
  }
  return text::CountWords(rest) == 0;
}

std::size_t ColonAt(std::string_view s, int max_words) {
  int words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == ':' && i > 0) {
      // A time, a port or a URL: "08:30", "http://".
      const bool digits = s[i - 1] >= '0' && s[i - 1] <= '9' && i + 1 < s.size() &&
                          s[i + 1] >= '0' && s[i + 1] <= '9';
      if (!digits && !(i + 1 < s.size() && s[i + 1] == '/')) return i + 1;
    }
    if (s[i] == ';' || (s[i] == '.' && i + 1 < s.size() && s[i + 1] == ' ' && words > 1))
      return std::string_view::npos;
    const bool word = s[i] != ' ';
    if (word && !in_word && ++words > max_words) return std::string_view::npos;
    in_word = word;
  }
  return std::string_view::npos;
}

}  // namespace capdo::analysis
