#include "cli/progress.h"

#include <cmath>
#include <cstdio>

#include "cli/console.h"
#include "report/text_layout.h"

namespace capdo::cli {

namespace {
constexpr std::chrono::milliseconds kQuietTime{1000};
constexpr std::chrono::milliseconds kBetween{100};
constexpr double kSayMinutes = 90;
constexpr char kClearLine[] = "\r\x1b[K";
}  // namespace

Progress::Progress(Language language)
    : language_(language), enabled_(ErrorIsTerminal()), started_(Clock::now()), last_(started_) {}

Progress::~Progress() {
  if (shown_) std::fputs(kClearLine, stderr);
}

void Progress::Report(int done, int total, const std::string& name) {
  if (!enabled_) return;
  Show(Message(language_, "cli.progress",
               {{"done", std::to_string(done)}, {"total", std::to_string(total)}, {"name", name}}));
}

void Progress::Report(int done, int total, const std::string& name, double seconds_left) {
  if (!enabled_) return;
  const int minutes = static_cast<int>(std::ceil(seconds_left / 60));
  const std::string left = seconds_left < kSayMinutes
                               ? Message(language_, "cli.seconds", {{"count", std::to_string(static_cast<int>(std::ceil(seconds_left)))}})
                               : Message(language_, "cli.minutes", {{"count", std::to_string(minutes)}});
  Show(Message(language_, "cli.progress-left",
               {{"done", std::to_string(done)}, {"total", std::to_string(total)}, {"name", name}, {"left", left}}));
}

void Progress::Show(const std::string& text) {
  const std::lock_guard lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (now - started_ < kQuietTime || (shown_ && now - last_ < kBetween)) return;
  // A line that wraps could not be cleared again.
  std::fputs((kClearLine + report::Wrap(report::Printable(text), 78).front()).c_str(), stderr);
  std::fflush(stderr);
  last_ = now;
  shown_ = true;
}

}  // namespace capdo::cli
