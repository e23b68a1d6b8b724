// The report as one HTML file that reads without scripts and without the network: score with its
// arithmetic, gaps first, then what a person must decide, then the rest folded, then how each file
// was read. Prints on A4.
#ifndef CAPDO_REPORT_HTML_H_
#define CAPDO_REPORT_HTML_H_

#include <string>

#include "base/messages.h"
#include "report/wording.h"
#include "result/result.h"

namespace capdo::report {

struct HtmlOptions {
  Language language = Language::kVietnamese;
  Audience audience = Audience::kReviewer;
};

std::string ToHtml(const result::Result& result, const HtmlOptions& options);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_HTML_H_
