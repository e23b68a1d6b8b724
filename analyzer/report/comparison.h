// Views of a comparison of two results: for a terminal, as a page, and as the opening paragraph of the next letter.
#ifndef CAPDO_REPORT_COMPARISON_H_
#define CAPDO_REPORT_COMPARISON_H_

#include <string>
#include <vector>

#include "base/messages.h"
#include "report/terminal.h"
#include "result/compare.h"

namespace capdo::report {

// `quiet` and `audience` of the options have no meaning here.
std::string ToTerminal(const result::Comparison& comparison, const TerminalOptions& options);
// One file that reads without scripts, in the look of the report.
std::string ToHtml(const result::Comparison& comparison, Language language);

// For a letter: "So với kết quả kiểm tra ngày …, 8 thiếu sót đã được khắc phục; còn 9 thiếu sót …". One paragraph
// without line breaks; it says nothing of points, and never that the agency complies.
std::string CompareParagraph(const result::Comparison& comparison, Language language = Language::kVietnamese);

// The same without what it concludes of the gaps now, for a letter that says that itself.
std::string ChangeSentence(const result::Comparison& comparison, Language language);

// What must be said before any figure: other rules, another checklist, another agency or system. Often empty.
std::vector<std::string> ComparisonCautions(const result::Comparison& comparison, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_COMPARISON_H_
