// Whether the fonts of one page tell their letters: how many different glyphs a font draws against how many different
// letters it names. A font that calls a dozen different glyphs "blank", or all of them "A", does not tell its text,
// though each single answer looks sound.
#ifndef CAPDO_READERS_PDF_FONT_CENSUS_H_
#define CAPDO_READERS_PDF_FONT_CENSUS_H_

#include <GfxFont.h>

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace capdo::readers::pdf {

class FontCensus {
 public:
  void Use(const std::shared_ptr<GfxFont>& font);
  void Count(CharCode code, const std::u32string& text, bool dingbats);
  // A glyph that has no name and takes no room: it was dropped.
  void CountWithoutWidth(CharCode code);

  int lost() const;    // glyphs of fonts whose blanks cannot all be blanks
  int untold() const;  // glyphs of fonts that name many glyphs alike

 private:
  struct Seen {
    bool known = false, blank = false, flat = false;
  };
  struct Font {
    std::shared_ptr<GfxFont> font;  // so that no other font gets its address
    std::unordered_map<CharCode, Seen> codes;
    std::set<std::u32string> letters;
    int named = 0, blank = 0, flat = 0;              // different glyphs
    int named_drawn = 0, blank_drawn = 0, flat_drawn = 0;  // how often
  };

  Seen* SeenOf(CharCode code);

  std::unordered_map<const GfxFont*, Font> fonts_;
  Font* current_ = nullptr;
};

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_FONT_CENSUS_H_
