// The overview as one page that reads without scripts and without the network: ranking with what could still be
// reached, points by block, levels, the commonest gaps, what a person must decide, what was not read, what failed.
// Every figure leads to the report of the agency, at the check it speaks of. Prints on A4, reads without colour.
#ifndef CAPDO_REPORT_OVERVIEW_HTML_H_
#define CAPDO_REPORT_OVERVIEW_HTML_H_

#include <string>

#include "base/messages.h"
#include "report/overview.h"

namespace capdo::report {

// Links are relative to the folder of the batch: agencies/<id>/report.html.
std::string ToOverviewHtml(const Overview& overview, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_OVERVIEW_HTML_H_
