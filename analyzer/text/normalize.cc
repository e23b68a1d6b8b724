#include <algorithm>

#include "base/utf8.h"
#include "text/lexicon_access.h"
#include "text/normalized.h"
#include "text/tokens.h"

namespace capdo::text {

namespace {

class LexiconSyllables : public SyllableSet {
 public:
  explicit LexiconSyllables(const Lexicon& lexicon) : lexicon_(lexicon) {}
  bool Has(std::string_view syllable) const override {
    return LexiconAccess::Syllable(lexicon_, syllable);
  }

 private:
  const Lexicon& lexicon_;
};

// The whole of what the token stands for: a joined word spans its blanks too.
Span SourceOf(const std::vector<CleanChar>& chars, const Token& token) {
  return {chars[token.begin].origin.begin, chars[token.end - 1].origin.end};
}

// Marks the tokens that the lexicon expands, so that they are not taken for pieces of words.
std::vector<const std::string*> FindAbbreviations(const std::vector<CleanChar>& chars,
                                                  const Lexicon& lexicon,
                                                  std::vector<Token>& tokens) {
  std::vector<const std::string*> expansions;
  std::string key;
  for (Token& token : tokens) {
    if (!token.word || !token.has_upper) continue;
    key.clear();
    for (std::uint32_t i = token.begin; i < token.end; ++i) AppendUtf8(key, chars[i].raw);
    const std::string* expansion = LexiconAccess::Abbreviation(lexicon, key);
    if (expansion == nullptr || InsideSymbol(chars, token)) continue;
    token.abbreviation = true;
    expansions.push_back(expansion);
  }
  return expansions;
}

// Puts the words of each expansion in the place of its abbreviation, so that variants match across
// the seam.
void Expand(const std::vector<CleanChar>& chars, const std::vector<const std::string*>& expansions,
            std::vector<Token>& tokens, TokenText& text) {
  std::vector<Token> out;
  out.reserve(tokens.size() + expansions.size() * 4);
  std::size_t next = 0;
  for (const Token& token : tokens) {
    if (!token.abbreviation) {
      out.push_back(token);
      continue;
    }
    const std::string& words = *expansions[next++];
    const Span source = SourceOf(chars, token);
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      Token word = token;
      word.space_before = begin > 0 || token.space_before;
      word.text_begin = static_cast<std::uint32_t>(text.bytes.size());
      text.bytes.append(words, begin, end - begin);
      text.origin.resize(text.bytes.size(), source);
      word.text_end = static_cast<std::uint32_t>(text.bytes.size());
      out.push_back(word);
      begin = end + 1;
    }
  }
  tokens = std::move(out);
}

bool PhraseAt(const std::vector<std::string>& phrase, const std::vector<Token>& tokens,
              const TokenText& text, std::size_t at) {
  if (at + phrase.size() > tokens.size()) return false;
  for (std::size_t k = 1; k < phrase.size(); ++k) {
    std::string_view wanted = phrase[k];
    const bool space = wanted.front() == ' ';
    if (space) wanted.remove_prefix(1);
    const Token& token = tokens[at + k];
    const std::string_view here = text.Of(token);
    const bool hyphen = wanted == "-" || text.Of(tokens[at + k - 1]) == "-";
    if (here != wanted || (token.space_before != space && !hyphen)) return false;
  }
  return true;
}

}  // namespace

Span NormalizedText::Original(std::size_t begin, std::size_t end) const {
  end = std::min(end, origin.size());
  if (begin >= end) {
    // Nothing: an empty span at the place.
    const std::uint32_t place = origin.empty()          ? 0
                                : begin < origin.size() ? origin[begin].begin
                                                        : origin.back().end;
    return {place, place};
  }
  // Origins never go backwards, so the first and the last byte bound all between.
  return {origin[begin].begin, origin[end - 1].end};
}

NormalizedText Normalize(std::string_view original, const Lexicon& lexicon) {
  const std::vector<CleanChar> chars = Clean(original);
  TokenText text;
  std::vector<Token> tokens = Tokenize(chars, text);

  std::vector<const std::string*> expansions;
  if (LexiconAccess::HasAbbreviations(lexicon))
    expansions = FindAbbreviations(chars, lexicon, tokens);
  if (LexiconAccess::HasSyllables(lexicon))
    JoinBrokenWords(chars, LexiconSyllables(lexicon), tokens, text);
  if (!expansions.empty()) Expand(chars, expansions, tokens, text);

  NormalizedText out;
  out.text.reserve(text.bytes.size() + tokens.size());
  out.origin.reserve(text.bytes.size() + tokens.size());
  const bool variants = LexiconAccess::HasVariants(lexicon);
  for (std::size_t i = 0; i < tokens.size();) {
    const Token& token = tokens[i];
    if (token.space_before && !out.text.empty()) {
      const Span previous = out.origin.back();
      // Between the words of one expansion the blank stands for the abbreviation too.
      Span blank = text.origin[token.text_begin];
      if (blank.begin >= previous.end && token.begin > 0 && chars[token.begin - 1].kind == kSpace)
        blank = chars[token.begin - 1].origin;
      out.text += ' ';
      out.origin.push_back(blank);
    }
    std::size_t used = 1;
    if (variants) {
      const auto* phrases = LexiconAccess::Variants(lexicon, text.Of(token));
      if (phrases != nullptr) {
        for (const LexiconAccess::Phrase& phrase : *phrases) {
          if (!PhraseAt(phrase.tokens, tokens, text, i)) continue;
          used = phrase.tokens.size();
          const Span source{text.origin[token.text_begin].begin,
                            text.origin[tokens[i + used - 1].text_end - 1].end};
          out.text += phrase.replacement;
          out.origin.resize(out.text.size(), source);
          i += used;
          used = 0;
          break;
        }
      }
    }
    if (used == 0) continue;
    const auto at = static_cast<std::ptrdiff_t>(token.text_begin);
    out.text += text.Of(token);
    out.origin.insert(out.origin.end(), text.origin.begin() + at,
                      text.origin.begin() + static_cast<std::ptrdiff_t>(token.text_end));
    ++i;
  }
  return out;
}

}  // namespace capdo::text
