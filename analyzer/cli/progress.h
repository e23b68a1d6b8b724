// One line on standard error that says how far reading is: only on a terminal, only when it takes
// more than a second.
#ifndef CAPDO_CLI_PROGRESS_H_
#define CAPDO_CLI_PROGRESS_H_

#include <chrono>
#include <mutex>
#include <string>

#include "base/messages.h"

namespace capdo::cli {

class Progress {
 public:
  explicit Progress(Language language);
  ~Progress();  // clears the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // May be called from any thread.
  void Report(int done, int total, const std::string& name);
  // The same with the time that is probably left.
  void Report(int done, int total, const std::string& name, double seconds_left);

 private:
  using Clock = std::chrono::steady_clock;
  void Show(const std::string& line);
  const Language language_;
  const bool enabled_;
  const Clock::time_point started_;
  std::mutex mutex_;
  Clock::time_point last_;
  bool shown_ = false;
};

}  // namespace capdo::cli

#endif  // CAPDO_CLI_PROGRESS_H_
