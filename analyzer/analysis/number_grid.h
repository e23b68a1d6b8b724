// Tables, and lists of lines such as "Gói thầu số 1: 420 triệu đồng", as rows of numbers that can be added up.
//
// Promises: the text of every cell as normalized text, its number where it is one, how deep each row stands in the numbering
// ("I" over "1" over "1.1"), and where in the document it stands. Never throws on odd tables; a merged cell stands once.
//
//   for (const NumberGrid& grid : ReadNumberGrids(dossier, part)) ... grid.rows[i].cells.at(3).number
#ifndef CAPDO_ANALYSIS_NUMBER_GRID_H_
#define CAPDO_ANALYSIS_NUMBER_GRID_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/dossier.h"

namespace capdo::analysis {

// "1.250", "4,5", "240 triệu đồng", "25 %", "02 chiếc".
struct Amount {
  double value = 0;      // with "nghìn", "triệu", "tỷ" multiplied out
  std::string unit;      // the words behind it, normalized, without a multiplier; "%" of percentages
  bool whole = true;     // written without decimals
};
// None where anything but one number with at most `max_words` words behind it stands in the text.
std::optional<Amount> AmountIn(const std::string& normalized, int max_words = 3);

struct NumberCell {
  std::string text;  // normalized
  int block = -1;    // where it stands; -1 empty
  std::optional<Amount> number;
};

struct NumberRow {
  int depth = 0;      // 0: the outermost numbering
  std::string label;  // the first words, without the number of the row
  std::map<int, NumberCell> cells;
  bool total = false;  // says that it is one (marker `total-row`)
};

struct NumberGrid {
  std::map<int, std::string> header;  // column → words over it, normalized; empty of lines
  std::vector<NumberRow> rows;        // without the header
  bool lines = false;                 // paragraphs; their number stands in column 1
  int before = -1;                    // of lines: the paragraph over them
};

std::vector<NumberGrid> ReadNumberGrids(const Dossier& dossier, const Part& part);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_NUMBER_GRID_H_
