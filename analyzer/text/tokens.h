// Private to the text room: the tokens of a text, as Normalize() and Lexicon both cut them.
//
// A word token is a run of letters, marks and digits; '&' inside belongs to it ("TT&TT"). Any other
// character but white space is a token of its own.
#ifndef CAPDO_TEXT_TOKENS_H_
#define CAPDO_TEXT_TOKENS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/chars.h"
#include "text/normalized.h"

namespace capdo::text {

// One character after cleaning: composed, look-alikes replaced, white space collapsed to one ' '.
struct CleanChar {
  char32_t raw = 0, lower = 0;
  Span origin;
  std::uint16_t kind = 0;

  bool word() const { return (kind & (kLetter | kDigit)) != 0; }
};

struct Token {
  std::uint32_t begin = 0, end = 0;            // characters in the cleaned text
  std::uint32_t text_begin = 0, text_end = 0;  // bytes in TokenText
  bool space_before = false;
  bool word = false;     // letters and digits
  bool letters = false;  // only letters and marks
  bool has_upper = false;
  bool abbreviation = false;
};

// The lower-case text of all tokens, each byte with its origin. Replaced tokens leave unused bytes
// behind.
struct TokenText {
  std::string bytes;
  std::vector<Span> origin;

  std::string_view Of(const Token& token) const {
    return std::string_view(bytes).substr(token.text_begin, token.text_end - token.text_begin);
  }
  void Append(char32_t c, const Span& from) {
    if (c < 0x80) {
      bytes.push_back(static_cast<char>(c));
      origin.push_back(from);
      return;
    }
    AppendUtf8(bytes, c);
    while (origin.size() < bytes.size()) origin.push_back(from);
  }
};

std::vector<CleanChar> Clean(std::string_view utf8);
std::vector<Token> Tokenize(const std::vector<CleanChar>& chars, TokenText& text);

// Appends the lower case of chars[i] for each i in `indices`, with the tone at its place, as one
// token's text.
void AppendWord(const std::vector<CleanChar>& chars, const std::uint32_t* indices,
                std::size_t count, TokenText& text);

// The token stands in a document symbol ("15/QĐ-UBND"), an e-mail address, a URL or a host name.
bool InsideSymbol(const std::vector<CleanChar>& chars, const Token& token);

// broken_words.cc: joins the pieces of words that a PDF writer tore apart ("chi ti ết").
class SyllableSet {
 public:
  virtual ~SyllableSet() = default;
  virtual bool Has(std::string_view syllable) const = 0;
};
void JoinBrokenWords(const std::vector<CleanChar>& chars, const SyllableSet& syllables,
                     std::vector<Token>& tokens, TokenText& text);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_TOKENS_H_
