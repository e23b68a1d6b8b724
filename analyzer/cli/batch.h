// capdo batch ROOT --out DIR: every agency of a folder of folders, and what they say together.
#ifndef CAPDO_CLI_BATCH_H_
#define CAPDO_CLI_BATCH_H_

#include <string>

#include "base/messages.h"
#include "cli/reading_options.h"

namespace capdo::cli {

struct BatchArguments : ReadingArguments {
  std::string root, out, manifest, decisions, audience = "reviewer";
  std::string form, office, deadline;  // of the letters, as those of `capdo letter`
};

int RunBatchCommand(const BatchArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_BATCH_H_
