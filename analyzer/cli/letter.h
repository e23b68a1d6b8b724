// capdo letter RESULT.json …: the follow-up letter or the plain gap list of one or several results.
#ifndef CAPDO_CLI_LETTER_H_
#define CAPDO_CLI_LETTER_H_

#include <string>
#include <vector>

#include "base/messages.h"

namespace capdo::cli {

struct LetterArguments {
  std::vector<std::string> results;
  std::string out, form, format = "docx", deadline, office, since, data, decisions;
  bool no_points = false;
};

int RunLetterCommand(const LetterArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_LETTER_H_
