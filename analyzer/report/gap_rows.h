// Findings as flat rows: what a table, a workbook or a list to work through needs of a check.
//
//   for (const GapRow& row : GapRows(result, Language::kVietnamese)) ...   // fail and partial, advisory ones too
#ifndef CAPDO_REPORT_GAP_ROWS_H_
#define CAPDO_REPORT_GAP_ROWS_H_

#include <string>
#include <vector>

#include "base/messages.h"
#include "report/view.h"
#include "result/result.h"

namespace capdo::report {

struct GapRow {
  std::string check, title, block, block_title, need, certainty, reason, message, basis, fix;
  result::Outcome outcome = result::Outcome::kFail;
  // The first place that the finding rests on; "" and 0 where something is missing.
  std::string document, locator, quote, read_by;
  int page = 0;
  bool page_exact = false;
  int more_places = 0;
  std::string searched;  // where something is missing: where it was looked for, with the nearest passage

  bool advisory() const { return need == "advisory"; }
};

// In the order of the reports: by block, comparisons between documents last.
std::vector<GapRow> GapRows(const result::Result& result, Language language);
std::vector<GapRow> ReviewRows(const result::Result& result, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_GAP_ROWS_H_
