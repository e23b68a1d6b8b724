// capdo init DIR: fillable forms for an agency that prepares a dossier.
#ifndef CAPDO_CLI_INIT_H_
#define CAPDO_CLI_INIT_H_

#include <string>

#include "base/messages.h"
#include "cli/check.h"

namespace capdo::cli {

struct InitArguments {
  std::string folder, level = "3", agency, system, rules = kDefaultRules, data;
};

int RunInitCommand(const InitArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_INIT_H_
