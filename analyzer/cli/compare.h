// capdo compare OLD NEW: which gaps are closed, new, unchanged. Each side is a result or a folder, which is then checked.
#ifndef CAPDO_CLI_COMPARE_H_
#define CAPDO_CLI_COMPARE_H_

#include <string>

#include "base/messages.h"
#include "cli/reading_options.h"

namespace capdo::cli {

struct CompareArguments : ReadingArguments {
  std::string before, after, json, html;
};

int RunCompareCommand(const CompareArguments& arguments, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_COMPARE_H_
