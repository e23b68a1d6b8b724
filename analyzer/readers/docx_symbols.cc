#include "readers/docx_symbols.h"

#include "base/utf8.h"
#include "text/legacy_vietnamese.h"

namespace capdo::readers {
namespace {

// By the low byte of the private code point U+F0xx.
char32_t Wingdings(char32_t low) {
  switch (low) {
    case 0x6C:
      return U'●';
    case 0x6E:
      return U'■';
    case 0x6F:
    case 0x70:
    case 0x71:
    case 0x72:
    case 0xA8:
      return U'☐';
    case 0x75:
      return U'◆';
    case 0x76:
      return U'❖';
    case 0x9F:
      return U'•';
    case 0xA1:
      return U'○';
    case 0xA7:
      return U'▪';
    case 0xB7:
      return U'•';
    case 0xD8:
      return U'➢';
    case 0xDF:
      return U'←';
    case 0xE0:
    case 0xE8:
      return U'→';
    case 0xF0:
      return U'⇨';
    case 0xFB:
      return U'✗';
    case 0xFC:
      return U'✓';
    case 0xFD:
      return U'☒';
    case 0xFE:
      return U'☑';
    default:
      return 0;
  }
}

char32_t Wingdings2(char32_t low) {
  switch (low) {
    case 0x2A:
    case 0x30:
    case 0x35:
    case 0xA3:
      return U'☐';
    case 0x4F:
      return U'✗';
    case 0x50:
      return U'✓';
    case 0x51:
    case 0x53:
    case 0x54:
      return U'☒';
    case 0x52:
      return U'☑';
    case 0x97:
      return U'•';
    case 0x98:
      return U'●';
    default:
      return 0;
  }
}

char32_t Wingdings3(char32_t low) {
  switch (low) {
    case 0x7D:
      return U'▶';
    case 0x22:
      return U'→';
    case 0x21:
      return U'←';
    default:
      return 0;
  }
}

char32_t Webdings(char32_t low) {
  switch (low) {
    case 0x61:
      return U'✓';
    case 0x63:
      return U'☐';
    case 0x67:
      return U'■';
    case 0x72:
      return U'✗';
    case 0x3D:
      return U'●';
    default:
      return 0;
  }
}

char32_t Symbol(char32_t low) {
  switch (low) {
    case 0x2D:
      return U'-';
    case 0xA3:
      return U'≤';
    case 0xA5:
      return U'∞';
    case 0xA8:
      return U'♦';
    case 0xAB:
      return U'↔';
    case 0xAC:
      return U'←';
    case 0xAE:
      return U'→';
    case 0xB0:
      return U'°';
    case 0xB1:
      return U'±';
    case 0xB3:
      return U'≥';
    case 0xB4:
      return U'×';
    case 0xB7:
      return U'•';
    case 0xB8:
      return U'÷';
    case 0xB9:
      return U'≠';
    case 0xD6:
      return U'√';
    case 0xDE:
      return U'⇒';
    default:
      return low >= 0x20 && low < 0x40 ? low
                                       : 0;  // digits and punctuation stand where ASCII has them
  }
}

bool StartsWithIgnoringCase(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower_case[i]) return false;
  }
  return true;
}

}  // namespace

SymbolFont SymbolFontOf(std::string_view font_name) {
  if (StartsWithIgnoringCase(font_name, "wingdings 2")) return SymbolFont::kWingdings2;
  if (StartsWithIgnoringCase(font_name, "wingdings 3")) return SymbolFont::kWingdings3;
  if (StartsWithIgnoringCase(font_name, "wingdings")) return SymbolFont::kWingdings;
  if (StartsWithIgnoringCase(font_name, "webdings")) return SymbolFont::kWebdings;
  return StartsWithIgnoringCase(font_name, "symbol") ? SymbolFont::kSymbol : SymbolFont::kNone;
}

char32_t MapSymbol(char32_t c, SymbolFont font) {
  bool is_private = c >= 0xF000 && c <= 0xF0FF;
  if (!is_private && (font == SymbolFont::kNone || c <= 0x20 || c > 0xFF)) return c;
  char32_t low = c & 0xFF, mapped = 0;
  switch (font) {
    case SymbolFont::kNone:
    case SymbolFont::kWingdings:
      mapped = Wingdings(low);
      break;
    case SymbolFont::kWingdings2:
      mapped = Wingdings2(low);
      break;
    case SymbolFont::kWingdings3:
      mapped = Wingdings3(low);
      break;
    case SymbolFont::kWebdings:
      mapped = Webdings(low);
      break;
    case SymbolFont::kSymbol:
      mapped = Symbol(low);
      break;
  }
  return mapped ? mapped : c;
}

std::string BulletLabel(std::string_view level_text, std::string_view font_name) {
  SymbolFont font = SymbolFontOf(font_name);
  std::string label;
  for (std::size_t at = 0; at < level_text.size();) {
    char32_t c = MapSymbol(DecodeUtf8(level_text, at), font);
    if (c == U'o' && StartsWithIgnoringCase(font_name, "courier"))
      c = U'◦';  // Word's usual second level
    if (c >= 0xE000 && c <= 0xF8FF) c = U'•';
    if (c > 0x20 && c != 0xFFFD) AppendUtf8(label, c);
  }
  return label.empty() ? "•" : label;
}

bool IsLegacyFont(std::string_view font_name) {
  return text::LegacyCharsetOf(font_name) != text::LegacyCharset::kNone;
}

std::string_view OptionalHyphen(std::string_view font_name) {
  return text::LegacyCharsetOf(font_name) == text::LegacyCharset::kTcvn3 ? "\xC2\xAD" : "";
}

}  // namespace capdo::readers
