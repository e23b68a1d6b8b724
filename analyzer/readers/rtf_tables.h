// What an RTF file says of its fonts, colours and styles before its text, and of the row that is open.
#ifndef CAPDO_READERS_RTF_TABLES_H_
#define CAPDO_READERS_RTF_TABLES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/flow_builder.h"

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
  bool white() const { return red == 255 && green == 255 && blue == 255; }
  bool dark() const { return red >= 0 && red * 3 + green * 6 + blue < 1600; }
};

struct RtfTables {
  std::unordered_map<int, RtfFont> fonts;
  std::unordered_map<int, RtfStyle> styles;
  std::vector<RtfColour> colours;
  const RtfColour* Colour(int index) const {
    return index >= 0 && static_cast<std::size_t>(index) < colours.size() ? &colours[static_cast<std::size_t>(index)] : nullptr;
  }
};

// The cells that \trowd ... \cellx define; they count when the row ends.
class RtfRow {
 public:
  void Reset() { *this = {}; }
  // A control word of the definition; false where it is none of it.
  bool Take(std::string_view word, int number, bool has_number, const RtfTables& tables);
  const std::vector<CellShape>& cells() const { return cells_; }
  bool header() const { return header_; }
  bool DarkAt(std::size_t cell) const { return cell < dark_.size() && dark_[cell]; }

 private:
  std::vector<CellShape> cells_;
  std::vector<bool> dark_;
  CellShape next_;
  double left_ = 0;
  int edges_ = 0, row_edges_ = 0;
  bool next_dark_ = false, header_ = false, cell_border_ = false, row_border_ = false;
};

// The code page of a font's character set (\fcharset); 0 for the document's own.
int RtfCodePage(int charset);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_RTF_TABLES_H_
