// Private to the text room: what each code point is and becomes, looked up in one table.
//
// The table is filled from ICU once, on first use, so that no function of this room calls ICU per
// character. Code points above the table (CJK, emoji) take a slower path; they hardly occur in
// Vietnamese documents.
//
//   const CharInfo& info = Char(U'À');   // info.raw == U'À', info.lower == U'à', info.fold == U'a'
#ifndef CAPDO_TEXT_CHARS_H_
#define CAPDO_TEXT_CHARS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/normalized.h"

namespace capdo::text {

enum CharKind : std::uint16_t {
  kLetter = 1,     // letters and combining marks
  kDigit = 2,      // numbers of every kind
  kUpper = 4,      // a capital
  kSpace = 8,      // white space and control characters
  kDrop = 16,      // soft hyphens, zero-width characters: not seen on paper
  kExpand = 32,    // becomes several characters, see Expansion()
  kUnstable = 64,  // may compose with a neighbour: NFC has to look closer
  kLower = 128,    // a small letter
};

struct CharInfo {
  char32_t raw = 0;    // look-alikes replaced, case kept
  char32_t lower = 0;  // the lower case of `raw`
  char32_t fold =
      0;  // the lower case without diacritics; 0 where nothing is left (a combining mark)
  std::uint16_t kind = 0;

  bool word() const { return (kind & (kLetter | kDigit)) != 0; }
  bool is(CharKind flag) const { return (kind & flag) != 0; }
};

constexpr char32_t kTableSize = 0x3000;
const std::array<CharInfo, kTableSize>& CharTable();
CharInfo SlowChar(char32_t c);

inline CharInfo Char(char32_t c) {
  static const std::array<CharInfo, kTableSize>& table = CharTable();
  return c < kTableSize ? table[c] : SlowChar(c);
}

// DecodeUtf8() of base/utf8.h, with the sequences of Vietnamese text decoded in place.
inline char32_t Decode(std::string_view text, std::size_t& i) {
  const auto byte = [&](std::size_t k) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[k]));
  };
  const char32_t lead = byte(i);
  if (lead < 0x80) {
    ++i;
    return lead;
  }
  if (lead >= 0xC2 && lead < 0xE0 && i + 1 < text.size() && (byte(i + 1) & 0xC0) == 0x80) {
    const char32_t c = (lead & 0x1F) << 6 | (byte(i + 1) & 0x3F);
    i += 2;
    return c;
  }
  if (lead == 0xE1 && i + 2 < text.size() && (byte(i + 1) & 0xC0) == 0x80 &&
      (byte(i + 2) & 0xC0) == 0x80) {
    const char32_t c = 0x1000 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F);
    i += 3;
    return c;
  }
  return DecodeUtf8(text, i);
}

// What a character of kind kExpand becomes: "…" → "...", "ﬁ" → "fi", "Ⅲ" → "III". "" for others.
std::string_view Expansion(char32_t c);

// One code point of the composed text and the bytes that it came from.
struct CodePoint {
  char32_t value = 0;
  Span origin;
};

// NFC with the way back: what was composed maps to all that it was composed of.
std::vector<CodePoint> Compose(std::vector<CodePoint> decoded);
// Invalid bytes become U+FFFD.
std::vector<CodePoint> DecodeAll(std::string_view utf8);

// Moves a tone mark to its traditional place in a lower-case syllable of `size` code points: "hoà"
// → "hòa", "thuỷ" → "thủy"; "hoàn" and "quý" stay.
void PlaceTone(char32_t* syllable, std::size_t size);

// The code point that ends at `position` / begins at `position`; 0 at the edges of the text.
char32_t CharBefore(std::string_view text, std::size_t position);
char32_t CharAt(std::string_view text, std::size_t position);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_CHARS_H_
