// Formatting of a binary Word document: lists of single changes (sprm) laid over a style.
#ifndef CAPDO_READERS_DOC_SPRMS_H_
#define CAPDO_READERS_DOC_SPRMS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "readers/flow_builder.h"

namespace capdo::readers {

struct DocRun {
  bool bold = false, italic = false, hidden = false, deleted = false, inserted = false;
  bool special = false;  // the character stands for something else: a picture, a note's number
  bool data = false;     // ... for the data of a form field
  bool white = false, shaded = false;
  int half_points = 20;
  int font = 0;
  int symbol_font = -1;
  char16_t symbol = 0;
  std::uint32_t picture = 0;  // place in the data stream
  bool has_picture = false;
};

struct DocRow {
  std::vector<CellShape> cells;
  std::vector<bool> dark;
  bool header = false, deleted = false;
};

struct DocPara {
  int style = 0;
  int outline = 9;
  bool centred = false, shaded = false;
  int list = 0, level = 0;       // ilfo, from 1; 0 none
  double left = 0, first = 0;    // points
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
