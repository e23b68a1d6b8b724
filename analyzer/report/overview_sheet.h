// The overview as a workbook: points, gaps (a list to filter), documents, notes.
#ifndef CAPDO_REPORT_OVERVIEW_SHEET_H_
#define CAPDO_REPORT_OVERVIEW_SHEET_H_

#include <string>

#include "base/error.h"
#include "base/messages.h"
#include "report/overview.h"

namespace capdo::report {

// kInternal with the library's words.
Result<std::string> ToSummaryWorkbook(const Overview& overview, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_OVERVIEW_SHEET_H_
