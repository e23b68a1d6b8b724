// capdo check FOLDER: read, check, score, report.
#ifndef CAPDO_CLI_CHECK_H_
#define CAPDO_CLI_CHECK_H_

#include <string>

#include "base/messages.h"
#include "cli/reading_options.h"

namespace capdo::cli {

// As written on the command line; "" where not given.
struct CheckArguments : ReadingArguments {
  std::string folder, json, html, csv, sarif, audience = "reviewer", fail_under, decisions;
  bool quiet = false;
};

int RunCheckCommand(const CheckArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_CHECK_H_
