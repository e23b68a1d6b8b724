#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli/exit_code.h"
#include "report/text_layout.h"

namespace capdo::cli {

namespace {
void PrintLine(std::string_view line) {
  const std::string text = report::Printable(line) + '\n';
  std::fwrite(text.data(), 1, text.size(), stderr);
}

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}
}  // namespace

bool OutputIsTerminal() { return isatty(STDOUT_FILENO) == 1; }
bool ErrorIsTerminal() { return isatty(STDERR_FILENO) == 1; }

int OutputWidth() {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool OutputHasColour() {
  return OutputIsTerminal() && Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
}

bool Print(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fflush(stdout) == 0;
}

void PrintError(Language language, std::string_view text) {
  PrintLine(Message(language, "cli.error", {{"text", text}}));
}

void PrintNote(Language language, std::string_view text) {
  PrintLine(Message(language, "cli.note", {{"text", text}}));
}

void PrintStatus(std::string_view text) { PrintLine(text); }

int UsageError(Language language, std::string_view command, std::string_view text) {
  PrintError(language, text);
  const std::string help = Message(language, "cli.try-help", {{"command", command}});
  // Without a command two blanks would stand side by side.
  const std::size_t gap = help.find("  ");
  PrintLine(gap == std::string::npos ? help : help.substr(0, gap) + help.substr(gap + 1));
  return kExitUsage;
}

}  // namespace capdo::cli
