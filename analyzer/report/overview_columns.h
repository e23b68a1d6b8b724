// One row for each agency: private to this room, so that summary.csv and the sheet of points have the same columns.
#ifndef CAPDO_REPORT_OVERVIEW_COLUMNS_H_
#define CAPDO_REPORT_OVERVIEW_COLUMNS_H_

#include <string>
#include <variant>
#include <vector>

#include "report/overview.h"

namespace capdo::report {

struct PointsCell {
  long long hundredths = 0;
};
// Nothing, a text, a number, points.
using TableCell = std::variant<std::monostate, std::string, long long, PointsCell>;

struct AgencyTable {
  struct Column {
    std::string title;
    double width;
  };
  std::vector<Column> columns;
  std::vector<std::vector<TableCell>> rows;  // as many cells as columns
};

AgencyTable MakeAgencyTable(const Overview& overview, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_OVERVIEW_COLUMNS_H_
