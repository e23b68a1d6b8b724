// From what a font says its glyphs mean to letters: ligatures opened, pictograms of Wingdings and Symbol mapped,
// invisible characters dropped, what has no meaning counted.
#ifndef CAPDO_READERS_PDF_CHARS_H_
#define CAPDO_READERS_PDF_CHARS_H_

#include <string>

namespace capdo::readers::pdf {

enum class CharKind {
  kText,     // appended to the output
  kSpace,    // separates words
  kNothing,  // has no meaning for a reader (zero width, soft hyphen)
  kUnknown,  // a glyph whose letter is not known; U+FFFD appended
};

// Appends the meaning of one code point to `out`. `dingbats`: the font is of the Wingdings family, whose codes below
// U+0100 are pictograms, not letters.
CharKind AppendMeaning(char32_t c, bool dingbats, std::string& out);

bool IsCombining(char32_t c);
bool IsLetter(char32_t c);            // Latin with Vietnamese
bool IsVietnameseLetter(char32_t c);  // carries a diacritic that only Vietnamese text shows in numbers

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_CHARS_H_
