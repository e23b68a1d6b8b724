// capdo review RESULT.json: walks a person through what is open and writes decisions.yaml.
#ifndef CAPDO_CLI_REVIEW_H_
#define CAPDO_CLI_REVIEW_H_

#include <string>

#include "base/messages.h"

namespace capdo::cli {

struct ReviewArguments {
  std::string result, decisions, who, data;
  bool all = false;
};

int RunReviewCommand(const ReviewArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_REVIEW_H_
