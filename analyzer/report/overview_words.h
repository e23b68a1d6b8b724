// Sentences about an overview that its page, its tables and the command say in the same words.
#ifndef CAPDO_REPORT_OVERVIEW_WORDS_H_
#define CAPDO_REPORT_OVERVIEW_WORDS_H_

#include <string>
#include <vector>

#include "report/overview.h"

namespace capdo::report {

// Why an agency has no result, by its stable code.
std::string FailureText(const std::string& code, Language language);
// "đã kiểm tra", "không đọc được tệp nào", or why it failed.
std::string StatusText(const AgencySummary& agency, Language language);
// "" where nobody decided; else the points before, what was not applied, that the file has faults.
std::string DecisionsText(const AgencySummary& agency, Language language);
// "Bộ, ngành" for a folder "ministries"; the office's own words as they are.
std::string GroupText(const std::string& group, Language language);
// What is assumed and what the overview does not say.
std::vector<std::string> OverviewNotes(const Overview& overview, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_OVERVIEW_WORDS_H_
