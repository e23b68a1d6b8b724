// Characters of symbol fonts, which Word stores as private code points or as plain letters in
// "Wingdings".
#ifndef CAPDO_READERS_DOCX_SYMBOLS_H_
#define CAPDO_READERS_DOCX_SYMBOLS_H_

#include <string>
#include <string_view>

namespace capdo::readers {

enum class SymbolFont { kNone, kSymbol, kWingdings, kWingdings2, kWingdings3, kWebdings };

SymbolFont SymbolFontOf(std::string_view font_name);

// The Unicode character that looks the same; `c` itself where none is known. Private code points
// without a known font are read as Wingdings, the usual case.
char32_t MapSymbol(char32_t c, SymbolFont font);

// The label of a bulleted level: the text of the level with its symbols mapped, "•" where it has
// none.
std::string BulletLabel(std::string_view level_text, std::string_view font_name);

// Fonts of the time before Unicode (TCVN3 ".VnTime", "VNI-Times"): their letters are other letters.
bool IsLegacyFont(std::string_view font_name);

// What an optional hyphen is in a font: programs save the byte 0xAD so, which is the letter "ư" of TCVN3; "" elsewhere.
std::string_view OptionalHyphen(std::string_view font_name);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_SYMBOLS_H_
