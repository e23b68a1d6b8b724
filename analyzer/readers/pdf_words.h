// Glyphs in painting order in, words out. A word ends at a space, at a gap, and where the style changes.
#ifndef CAPDO_READERS_PDF_WORDS_H_
#define CAPDO_READERS_PDF_WORDS_H_

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "readers/pdf_page.h"

namespace capdo::readers::pdf {

struct Glyph {
  std::u32string text;     // what the font says; empty if it does not
  double x = 0, y = 0;     // origin on the baseline, as displayed
  double advance = 0;      // along the direction of the text
  double ascent = 0, descent = 0;  // points over and under the baseline, both positive
  double size = 0;
  double spacing = 0;      // extra space between letters, points
  int rotation = 0;        // quarter turns clockwise; 4 slanted
  bool bold = false, italic = false, dingbats = false, unpainted = false, clipped = false, type3 = false;
  int signature = 0;
  std::uint32_t rgb = 0;
  int sequence = 0;
  const std::string* legacy_font = nullptr;  // its name, where it is a font of letters before Unicode; lives on
};

class WordBuilder {
 public:
  WordBuilder(double width, double height) : width_(width), height_(height) {}
  void Add(const Glyph& glyph);
  // All words so far, in layout space of the main direction, which is stored in `rotation`.
  std::vector<Word> Finish(int& rotation);
  // Names of the fonts whose letters Finish() has converted to Unicode.
  const std::set<std::string>& converted() const { return converted_; }

 private:
  // Bytes of a word's text that one font of old letters has drawn.
  struct LegacyRun {
    std::size_t word = 0, begin = 0, end = 0;
    const std::string* font = nullptr;
  };
  void Convert();
  void Flush();
  bool Continues(const Glyph& glyph, const Box& box, double baseline) const;

  double width_, height_;
  std::vector<Word> words_;
  std::vector<int> rotations_;
  Word word_;
  bool open_ = false;
  int word_rotation_ = 0;
  std::u32string last_text_;
  double last_left_ = 0;
  std::vector<LegacyRun> legacy_;
  std::set<std::string> converted_;
};

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_WORDS_H_
