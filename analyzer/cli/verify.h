// capdo verify RESULT.json FOLDER: every quotation of a result must stand in the files, on the page
// it names.
#ifndef CAPDO_CLI_VERIFY_H_
#define CAPDO_CLI_VERIFY_H_

#include <string>

#include "base/messages.h"

namespace capdo::cli {

struct VerifyArguments {
  std::string result, folder;
};

int RunVerifyCommand(const VerifyArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_VERIFY_H_
