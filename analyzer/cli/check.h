// capdo check FOLDER: read, check, score, report.
#ifndef CAPDO_CLI_CHECK_H_
#define CAPDO_CLI_CHECK_H_

#include <string>
#include <vector>

#include "base/messages.h"

namespace capdo::cli {

inline constexpr char kDefaultRules[] = "decree-85-2016";

// As written on the command line; "" where not given.
struct CheckArguments {
  std::string folder, json, html, as_of, rules = kDefaultRules, checklist, jobs;
  std::string audience = "reviewer", fail_under, data;
  std::string cache;
  std::vector<std::string> limits;  // "NAME=VALUE"
  bool no_ocr = false, quiet = false;
};

int RunCheckCommand(const CheckArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_CHECK_H_
