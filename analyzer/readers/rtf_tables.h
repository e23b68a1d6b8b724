// What an RTF file says of its fonts, colours and styles before its text, and of the row that is open.
#ifndef CAPDO_READERS_RTF_TABLES_H_
#define CAPDO_READERS_RTF_TABLES_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/flow_builder.h"
#include "readers/legibility.h"

namespace capdo::readers {

struct RtfFont {
  std::string name;
  int code_page = 0;  // 0: that of the document
};

struct RtfStyle {
  std::string name;
  int outline = 9;
};

struct RtfColour {
  int red = -1, green = -1, blue = -1;
  std::optional<Rgb> rgb() const;  // empty for the automatic colour
};

struct RtfTables {
  std::unordered_map<int, RtfFont> fonts;
  std::unordered_map<int, RtfStyle> styles;
  std::vector<RtfColour> colours;
  // Empty for the automatic one: the first, and what the table does not hold.
  std::optional<Rgb> Colour(int index) const;
};

// What is behind letters, as control words of a run, a paragraph or a cell say it.
struct RtfShade {
  int dots = 0, behind = 0;  // colours
  int share = 0;             // of the dots, in hundredths of a percent
  bool hatched = false;      // lines, between which the letters may be seen
  // A control word without its "ch" or "cl"; false where it is none of it.
  bool Take(std::string_view word, int number);
  Shade Of(const RtfTables& tables) const;
};

// The cells that \trowd ... \cellx define; they count when the row ends.
class RtfRow {
 public:
  void Reset() { *this = {}; }
  // A control word of the definition; false where it is none of it.
  bool Take(std::string_view word, int number);
  const std::vector<CellShape>& cells() const { return cells_; }
  bool header() const { return header_; }
  RtfShade ShadeAt(std::size_t cell) const { return cell < shades_.size() ? shades_[cell] : RtfShade{}; }
  // An exact height in which no letter can be read.
  bool too_low() const { return too_low_; }

 private:
  std::vector<CellShape> cells_;
  std::vector<RtfShade> shades_;
  CellShape next_;
  double left_ = 0;
  int edges_ = 0, row_edges_ = 0;
  RtfShade next_shade_;
  bool too_low_ = false, header_ = false, cell_border_ = false, row_border_ = false;
};

// The code page of a font's character set (\fcharset); 0 for the document's own.
int RtfCodePage(int charset);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_RTF_TABLES_H_
