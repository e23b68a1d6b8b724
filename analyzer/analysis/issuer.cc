#include "analysis/issuer.h"

#include <string_view>

#include "analysis/words.h"
#include "text/names.h"

namespace capdo::analysis {

namespace {

constexpr int kMaxLineWords = 10;

std::string Norm(const std::string& text, const rules::Vocabulary& vocabulary) {
  return text::Normalize(text, vocabulary.lexicon).text;
}

// "… VÀ", "… THÔNG TIN,": more must follow.
bool IsOpen(const std::string& norm, const rules::Vocabulary& vocabulary) {
  return MatchesAny(FieldWords(vocabulary, "issuer-open"), norm);
}

struct Body {
  std::string text, norm;
};

}  // namespace

bool GoesOn(const std::string& before, const std::string& line, bool same_cell, const rules::Vocabulary& vocabulary) {
  const std::string norm = Norm(line, vocabulary);
  if (norm.find_first_of("0123456789:/") != std::string::npos || text::CountWords(norm) > kMaxLineWords) return false;
  // In a cell of its own nothing else stands between the name and the number of the document.
  return text::InCapitals(before) && text::InCapitals(line) && (same_cell || IsOpen(Norm(before, vocabulary), vocabulary));
}

std::string IssuerName(const std::vector<std::string>& lines, const rules::Vocabulary& vocabulary) {
  std::vector<Body> bodies;
  for (const std::string& line : lines) {
    const std::string norm = Norm(line, vocabulary);
    // What kind of body it is may stand on a line of its own, above its name.
    const bool begins = bodies.empty() || (MatchesAny(FieldWords(vocabulary, "issuer-body"), norm) &&
                                           !IsOpen(bodies.back().norm, vocabulary) &&
                                           !MatchesAny(FieldWords(vocabulary, "issuer-kind"), bodies.back().norm));
    if (begins) {
      bodies.push_back({line, norm});
    } else {
      bodies.back().text += ' ' + line;
      bodies.back().norm = Norm(bodies.back().text, vocabulary);
    }
  }
  if (bodies.empty()) return "";
  const Body& body = bodies.back();
  if (bodies.size() == 1) return body.text;
  const Body& superior = bodies[bodies.size() - 2];
  const text::NormalizedText above = text::Normalize(superior.text, vocabulary.lexicon);
  const auto place = FirstMatch(FieldWords(vocabulary, "issuer-place"), above.text);
  if (!place || place->groups.empty() || place->groups[0].empty()) return body.text + ", " + superior.text;
  const text::Span at = place->groups[0];
  if (body.norm.find(above.text.substr(at.begin, at.size())) != std::string::npos) return body.text;
  const text::Span original = above.Original(at.begin, at.end);
  return body.text + ' ' + superior.text.substr(original.begin, original.size());
}

std::string AsInSentences(const std::string& name, const Part& part, const rules::Vocabulary& vocabulary) {
  if (!text::InCapitals(name)) return name;
  const std::string wanted = Norm(name, vocabulary);
  if (wanted.empty()) return name;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    if (!part.IsContent(index)) continue;
    const text::NormalizedText& norm = part.prepared(index).norm;
    for (std::size_t at = norm.text.find(wanted); at != std::string::npos; at = norm.text.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      const auto word = [&](std::size_t k) { return k < norm.text.size() && std::string_view(" ,.;:()\"").find(norm.text[k]) == std::string_view::npos; };
      if ((at > 0 && word(at - 1)) || word(end)) continue;
      const text::Span span = norm.Original(at, end);
      const std::string said = part.block(index).text.substr(span.begin, span.size());
      // Abbreviated or in capitals it is no better.
      if (!text::InCapitals(said) && said.find('\n') == std::string::npos && text::CountWords(said) >= text::CountWords(name))
        return text::WithCapital(said);
    }
  }
  return name;
}

}  // namespace capdo::analysis
