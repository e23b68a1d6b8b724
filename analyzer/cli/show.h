// capdo show FILE: what was read from one file, and where it stands.
#ifndef CAPDO_CLI_SHOW_H_
#define CAPDO_CLI_SHOW_H_

#include <string>

#include "base/messages.h"
#include "document/document.h"

namespace capdo::cli {

struct ShowArguments {
  std::string file;
  bool json = false;
};

int RunShowCommand(const ShowArguments& arguments, Language language);

// capdo.text/1: pages, blocks with boxes, tables, warnings (docs/commands/show.md).
std::string DocumentJson(const document::Document& document, const std::string& path,
                         const std::string& sha256);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_SHOW_H_
