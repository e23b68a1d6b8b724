// Where words go: results to standard output, everything else to standard error.
#ifndef CAPDO_CLI_CONSOLE_H_
#define CAPDO_CLI_CONSOLE_H_

#include <string>
#include <string_view>

#include "base/messages.h"

namespace capdo::cli {

bool OutputIsTerminal();
bool ErrorIsTerminal();
// Columns of the terminal; 80 where the output is none.
int OutputWidth();
// On a terminal that knows colours and whose user has not set NO_COLOR (no-color.org).
bool OutputHasColour();

// False where the output is closed or full.
bool Print(std::string_view text);

// "lỗi: ..." and "lưu ý: ..." lines on standard error. Names of files are made safe to print.
void PrintError(Language language, std::string_view text);
void PrintNote(Language language, std::string_view text);
// A line of its own on standard error: how a long run goes on.
void PrintStatus(std::string_view text);

// A usage error with the way to the help of `command` ("" for the program); returns kExitUsage.
int UsageError(Language language, std::string_view command, std::string_view text);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_CONSOLE_H_
