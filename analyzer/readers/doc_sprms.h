// Formatting of a binary Word document: lists of single changes (sprm) laid over a style.
#ifndef CAPDO_READERS_DOC_SPRMS_H_
#define CAPDO_READERS_DOC_SPRMS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "readers/flow_builder.h"
#include "readers/legibility.h"

namespace capdo::readers {

struct DocRun {
  bool bold = false, italic = false, hidden = false, deleted = false, inserted = false;
  bool special = false;  // the character stands for something else: a picture, a note's number
  bool data = false;     // ... for the data of a form field
  std::optional<Rgb> ink;  // empty for an automatic colour
  Shade highlight, shade;
  int scale = 100;         // percent of the letters' width
  int half_points = 20;
  int font = 0;
  int symbol_font = -1;
  char16_t symbol = 0;
  std::uint32_t picture = 0;  // place in the data stream
  bool has_picture = false;
};

struct DocRow {
  std::vector<CellShape> cells;
  std::vector<Shade> shades;
  bool too_low = false;  // an exact height in which no letter can be read
  bool header = false, deleted = false;
};

struct DocPara {
  int style = 0;
  int outline = 9;
  bool centred = false;
  Shade shade;
  bool too_low = false;          // lines of an exact height
  int list = 0, level = 0;       // ilfo, from 1; 0 none
  double left = 0, right = 0, first = 0;  // points
  bool in_table = false, row_end = false, inner_cell = false, inner_row_end = false;
  int depth = 0;
  bool old_numbering = false;    // numbers of Word 6, which are not computed
  std::uint32_t huge = 0xFFFFFFFF;  // place in the data stream where more of it stands

  int table_depth() const { return in_table ? (depth > 1 ? depth : 1) : 0; }
};

// `base` is the formatting that toggles refer to: that of the style.
void ApplyRun(std::string_view sprms, const DocRun& base, DocRun& run);
// The style (sprmCIstd) that a run is based on, -1 none.
int CharStyleOf(std::string_view sprms);
void ApplyPara(std::string_view sprms, DocPara& para);
// What the mark at the end of a row says of its cells.
void ApplyRow(std::string_view sprms, DocRow& row);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOC_SPRMS_H_
