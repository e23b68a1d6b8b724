// Tables as offices save them from a spreadsheet: fields between ',' or ';' or tabs (whichever the
// first line has most of), quoted where they hold one of these, a quotation mark or a line break
// (RFC 4180).
//
//   CsvTable table = ReadCsv("folder;agency\nso-a;\"Sở A; cơ sở 2\"\n");
//   table.rows[1].fields[1] == "Sở A; cơ sở 2"; table.rows[1].line == 2
#ifndef CAPDO_BATCH_CSV_H_
#define CAPDO_BATCH_CSV_H_

#include <string>
#include <string_view>
#include <vector>

namespace capdo::batch {

struct CsvRow {
  int line = 0;  // where it begins, from 1
  std::vector<std::string> fields;
};

struct CsvTable {
  std::vector<CsvRow> rows;  // lines with nothing in them are left out
  int open_quote = 0;        // the line of a quotation mark that is never closed; 0 none
};

CsvTable ReadCsv(std::string_view text);

}  // namespace capdo::batch

#endif  // CAPDO_BATCH_CSV_H_
