// Tables read by what their columns mean: number, requirement, state, plan, remark.
//
// Dossiers write each requirement as a row ("STT | Yêu cầu | Hiện trạng | Phương án"), as a card (a
// small table whose first column names "Yêu cầu", "Hiện trạng", "Phương án"), or as a plain
// two-column list. The words of the columns are data (vocabulary/columns.yaml).
#ifndef CAPDO_ANALYSIS_TABLES_H_
#define CAPDO_ANALYSIS_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "analysis/prepared.h"

namespace capdo::analysis {

struct CellReading {
  std::string role;       // of the column or of the card's row; "" unknown
  int header_block = -1;  // the column heading
  std::vector<int> blocks;
};

struct RowReading {
  int row = 0;
  std::string label;   // normalized
  std::string code;    // clause number, "7.2.1.3"
  std::string around;  // what a merged cell left of the label says
  int label_block = -1;
  std::vector<int> asked;  // blocks under the title in its cell: what is asked for
  bool group = false;  // a row that only names the rows after it
  bool merged = false, bold = false;  // its label
  std::string number;                 // what stands left of the label
  bool card = false;   // a whole small table
  std::vector<CellReading> values;
};

struct TableReading {
  int table = -1;
  int section = 0;
  std::vector<std::string> header;  // normalized column headings; empty without a header row
  std::vector<std::string> roles;   // by column
  bool marks = false;  // requirements against devices, with nothing but marks in them
  std::vector<RowReading> rows;
  std::vector<std::pair<int, std::string>> block_roles;  // block → role, sorted by block
};

std::vector<TableReading> ReadTables(const Part& part, const rules::Vocabulary& vocabulary);

// "requirement" for "Yêu cầu:", "state" for "Hiện trạng", ...; "" for other words.
std::string RoleOfWords(std::string_view normalized, const rules::Vocabulary& vocabulary);

std::string RoleOfBlock(const std::vector<TableReading>& tables, int block);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_TABLES_H_
