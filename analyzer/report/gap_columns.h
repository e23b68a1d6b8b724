// The columns of every list of gaps: private to this room, so that the CSV and the workbooks have the same.
#ifndef CAPDO_REPORT_GAP_COLUMNS_H_
#define CAPDO_REPORT_GAP_COLUMNS_H_

#include <functional>
#include <string>
#include <vector>

#include "report/gap_rows.h"

namespace capdo::report {

struct GapColumn {
  std::string title;
  double width;  // characters
  std::function<std::string(const GapRow&)> text;
  std::function<long long(const GapRow&)> number = {};  // in place of `text`; 0 unknown
};

std::vector<GapColumn> GapColumns(Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_GAP_COLUMNS_H_
