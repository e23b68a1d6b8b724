// The dossier that all report tests draw: tests/report/data/dossier.json, with every outcome, an
// unread page, an encrypted file and hostile evidence (markup, escape sequences).
#ifndef CAPDO_TESTS_REPORT_FIXTURE_H_
#define CAPDO_TESTS_REPORT_FIXTURE_H_

#include <string>

#include "result/result.h"

namespace capdo::report {

result::Result Dossier();
// The same with every check passed and every file read.
result::Result CleanDossier();

// Compares with tests/report/data/<name>; CAPDO_UPDATE_GOLDENS=1 writes it instead.
void ExpectGolden(const std::string& name, const std::string& actual);

std::string ReadText(const std::string& path);

}  // namespace capdo::report

#endif  // CAPDO_TESTS_REPORT_FIXTURE_H_
