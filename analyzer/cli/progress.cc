#include "cli/progress.h"

#include <cstdio>

#include "cli/console.h"
#include "report/text_layout.h"

namespace capdo::cli {

namespace {
constexpr std::chrono::milliseconds kQuietTime{1000};
constexpr std::chrono::milliseconds kBetween{100};
constexpr char kClearLine[] = "\r\x1b[K";
}  // namespace

Progress::Progress(Language language)
    : language_(language), enabled_(ErrorIsTerminal()), started_(Clock::now()), last_(started_) {}

Progress::~Progress() {
  if (shown_) std::fputs(kClearLine, stderr);
}

void Progress::Report(int done, int total, const std::string& name) {
  if (!enabled_) return;
  const std::lock_guard lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (now - started_ < kQuietTime || (shown_ && now - last_ < kBetween)) return;
  const std::string line = report::Printable(
      Message(language_, "cli.progress",
              {{"done", std::to_string(done)}, {"total", std::to_string(total)}, {"name", name}}));
  // A line that wraps could not be cleared again.
  std::fputs((kClearLine + report::Wrap(line, 78).front()).c_str(), stderr);
  std::fflush(stderr);
  last_ = now;
  shown_ = true;
}

}  // namespace capdo::cli
