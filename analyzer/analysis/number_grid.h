// Tables, and lists of lines such as "Gói thầu số 1: 420 triệu đồng", as rows of numbers that can be added up.
//
// Promises: the text of every cell as normalized text, its number where it is one, how deep each row stands in the numbering
// ("I" over "1" over "1.1"), and where in the document it stands. A merged cell stands once; tables and lists of more than 5,000
// rows are left out.
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

// "12", "sáu", "mười hai"; none where something else stands in the text.
std::optional<long> CountIn(const std::string& normalized);
// 585000000 → "585.000.000", 7.5 and "%" → "7,5 %"
std::string ShownNumber(double number, const std::string& unit = "");

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
  int before = -1, after = -1;        // the paragraphs over and under them; -1 none
};

std::vector<NumberGrid> ReadNumberGrids(const Dossier& dossier, const Part& part);

// Numbers that should agree and do not: what is said, what the others give, and where both stand.
struct NumberFault {
  std::string reason, said, counted;
  std::vector<int> blocks;
};
struct NumbersRead {
  int compared = 0;
  std::vector<NumberFault> faults;
};

// What the columns of a grid are (markers `*-column`) and which rows add up others, for those who compare its numbers.
class GridView {
 public:
  GridView(const rules::Vocabulary& words, const NumberGrid& grid);

  bool Heads(const char* marker, int column) const;
  bool Percent(int column) const;
  // Columns of numbers that are no running numbers.
  const std::vector<int>& numeric() const { return numeric_; }
  // A row that says it is a total, or a last one of which two columns prove it.
  bool IsTotal(std::size_t row) const { return grid_->rows[row].total || row == unnamed_total_; }
  static const Amount* NumberOf(const NumberRow& row, int column);
  static int BlockOf(const NumberRow& row, int column);  // -1 none
  static bool Empty(const NumberRow& row, int column);   // or a dash: nothing

  const std::vector<NumberRow>& rows() const { return grid_->rows; }
  const NumberGrid& grid() const { return *grid_; }
  const rules::Patterns& Words(const char* marker) const;

 private:
  bool Numeric(int column) const;
  void MarkUnnamedTotal();

  const rules::Vocabulary* words_;
  const NumberGrid* grid_;
  std::vector<int> numeric_;
  std::size_t unnamed_total_ = static_cast<std::size_t>(-1);
};

bool SameSum(double a, double b);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_NUMBER_GRID_H_
