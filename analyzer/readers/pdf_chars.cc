#include "readers/pdf_chars.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace capdo::readers::pdf {
namespace {

// Symbol fonts put their glyphs at U+F000 + code; Word and LibreOffice write bullets and check boxes so.
constexpr std::array<std::pair<char32_t, char32_t>, 27> kPictograms = {{
    {0xF02D, '-'},    {0xF02B, '+'},    {0xF02A, '*'},    {0xF0B7, 0x2022}, {0xF0A7, 0x25AA},
    {0xF0D8, 0x27A2}, {0xF076, 0x2756}, {0xF0E0, 0x2192}, {0xF0E8, 0x2192}, {0xF0FC, 0x2713},
    {0xF0FB, 0x2717}, {0xF0FE, 0x2611}, {0xF0FD, 0x2612}, {0xF0A8, 0x2610}, {0xF06F, 0x2610},
    {0xF071, 0x2751}, {0xF072, 0x2752}, {0xF06E, 0x25A0}, {0xF06C, 0x25CF}, {0xF0A1, 0x25CB},
    {0xF052, 0x2611}, {0xF0A3, 0x2610}, {0xF053, 0x2612}, {0xF054, 0x2612}, {0xF0B0, 0x00B0},
    {0xF0B3, 0x2265}, {0xF0A0, ' '},
}};

constexpr std::array<const char*, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

}  // namespace

CharKind AppendMeaning(char32_t c, bool dingbats, std::string& out) {
  if (dingbats && c > 0x20 && c < 0x100) c += 0xF000;
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x1680 ||
      (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
      c == 0x3000 || c == 0xF020) {
    return CharKind::kSpace;
  }
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
      c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F)) {
    return CharKind::kNothing;
  }
  if (c >= 0xFB00 && c <= 0xFB06) {
    out += kLigatures.at(c - 0xFB00);
    return CharKind::kText;
  }
  if (c == 0x2011) c = '-';  // non-breaking hyphen
  if (c >= 0xE000 && c <= 0xF8FF) {
    for (const auto& [from, to] : kPictograms) {
      if (from != c) continue;
      if (to == ' ') return CharKind::kSpace;
      AppendUtf8(out, to);
      return CharKind::kText;
    }
    // Symbol fonts also hold plain ASCII at U+F000.
    if (!dingbats && c > 0xF020 && c < 0xF07F) {
      AppendUtf8(out, c - 0xF000);
      return CharKind::kText;
    }
    AppendUtf8(out, 0xFFFD);
    return dingbats ? CharKind::kText : CharKind::kUnknown;
  }
  const bool not_a_character = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c <= 0xDFFF) ||
                               c > 0x10FFFF || (c & 0xFFFE) == 0xFFFE || c == 0xFFFD;
  if (not_a_character) {
    AppendUtf8(out, 0xFFFD);
    return CharKind::kUnknown;
  }
  AppendUtf8(out, c);
  return CharKind::kText;
}

bool IsCombining(char32_t c) { return (c >= 0x300 && c <= 0x36F) || (c >= 0x1DC0 && c <= 0x1DFF); }

bool IsLetter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
         (c >= 0x1E00 && c <= 0x1EFF);
}

bool IsVietnameseLetter(char32_t c) {
  return IsLetter(c) && c >= 0x80;
}

}  // namespace capdo::readers::pdf
