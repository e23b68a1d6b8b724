// A table that spreadsheets open as it is: UTF-8 with a byte order mark, RFC 4180, CR LF. A text that a
// spreadsheet would run as a formula gets an apostrophe in front: what evidence says is never a formula.
//
//   CsvWriter csv;
//   csv.Text("Sở A, cơ sở 2").Text("=1+1").Number(3).Points(935).EndRow();
//   csv.Take() == "\xEF\xBB\xBF\"Sở A, cơ sở 2\",'=1+1,3,9.35\r\n"
#ifndef CAPDO_REPORT_CSV_H_
#define CAPDO_REPORT_CSV_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "report/gap_rows.h"

namespace capdo::report {

class CsvWriter {
 public:
  CsvWriter& Text(std::string_view text);
  CsvWriter& Number(long long value);
  CsvWriter& NumberOrNothing(long long value);  // 0 stands for unknown
  CsvWriter& Points(long long hundredths);
  CsvWriter& Nothing();
  CsvWriter& EndRow();
  std::string Take() { return std::move(out_); }

 private:
  CsvWriter& Cell(std::string_view bytes);

  std::string out_ = "\xEF\xBB\xBF";
  bool first_ = true;
};

// The gaps of one result, one row each.
std::string ToGapCsv(const result::Result& result, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_CSV_H_
