#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "text/normalized.h"
#include "text/tokens.h"

namespace capdo::text {

namespace {
std::string Canonical(std::string_view text) { return Normalize(text, Lexicon{}).text; }
}  // namespace

void Lexicon::AddAbbreviation(std::string_view abbreviation, std::string_view expansion) {
  const std::vector<CleanChar> chars = Clean(abbreviation);
  TokenText text;
  const std::vector<Token> tokens = Tokenize(chars, text);
  if (tokens.size() != 1 || !tokens[0].word || !tokens[0].has_upper) {
    AddVariant(abbreviation, expansion);
    return;
  }
  std::string key;
  for (const CleanChar& c : chars) AppendUtf8(key, c.raw);
  abbreviations_[std::move(key)] = Canonical(expansion);
}

void Lexicon::AddVariant(std::string_view variant, std::string_view canonical) {
  TokenText text;
  const std::vector<Token> tokens = Tokenize(Clean(variant), text);
  if (tokens.empty()) return;
  Phrase phrase;
  phrase.replacement = Canonical(canonical);
  for (const Token& token : tokens) {
    const bool space = token.space_before && !phrase.tokens.empty();
    phrase.tokens.push_back((space ? " " : "") + std::string(text.Of(token)));
  }
  std::vector<Phrase>& phrases = variants_[phrase.tokens.front()];
  auto same = std::find_if(phrases.begin(), phrases.end(),
                           [&](const Phrase& other) { return other.tokens == phrase.tokens; });
  if (same != phrases.end()) {
    *same = std::move(phrase);
    return;
  }
  auto place = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& other) {
    return other.tokens.size() < phrase.tokens.size();
  });
  phrases.insert(place, std::move(phrase));
}

void Lexicon::AddSyllable(std::string_view syllable) {
  std::string canonical = Canonical(syllable);
  if (!canonical.empty()) syllables_.insert(std::move(canonical));
}

bool Lexicon::empty() const {
  return abbreviations_.empty() && variants_.empty() && syllables_.empty();
}

}  // namespace capdo::text
