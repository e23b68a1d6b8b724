#include "batch/processes.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <map>
#include <utility>

namespace capdo::batch {

namespace {

constexpr int kMaxCode = 100;
constexpr int kDied = 101;  // an exception: as good as a crash

// 0 in the child, -1 where there is no room for a process.
pid_t ForkUnderParent() {
  std::fflush(nullptr);  // or both would print what waits
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child != 0) return child;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(kDied);  // it ended in between
  return 0;
}

[[noreturn]] void RunChild(std::size_t index, int share, const std::function<int(std::size_t, int)>& work) {
  int code = kDied;
  try {
    code = work(index, share);
  } catch (...) {  // memory: the caller learns that there is no answer
  }
  std::fflush(nullptr);
  _exit(code);
}

}  // namespace

bool RunInProcesses(std::size_t count, int jobs, const std::function<int(std::size_t, int)>& work,
                    const std::function<bool(std::size_t, std::optional<int>)>& done) {
  std::map<pid_t, std::size_t> running;
  std::size_t next = 0;
  bool go_on = true;
  while ((go_on && next < count) || !running.empty()) {
    const bool room = running.size() < static_cast<std::size_t>(std::max(jobs, 1));
    if (go_on && next < count && room) {
      const std::size_t left = count - next + running.size();
      const int at_once = static_cast<int>(std::min(left, static_cast<std::size_t>(std::max(jobs, 1))));
      const pid_t child = ForkUnderParent();
      if (child == 0) RunChild(next, std::max(1, jobs / at_once), work);
      if (child > 0) {
        running.emplace(child, next++);
        continue;
      }
      // The system has no room now; it may when one of ours has ended.
      if (running.empty()) {
        go_on = done(next++, std::nullopt) && go_on;
        continue;
      }
    }
    int status = 0;
    const pid_t ended = waitpid(-1, &status, 0);
    if (ended < 0 && errno == EINTR) continue;
    if (ended < 0) {  // somebody else has waited for them: there are no answers to come
      for (const auto& [child, index] : std::exchange(running, {})) go_on = done(index, std::nullopt) && go_on;
      continue;
    }
    const auto found = running.find(ended);
    if (found == running.end()) continue;
    const std::size_t index = found->second;
    running.erase(found);
    const bool answered = WIFEXITED(status) && WEXITSTATUS(status) <= kMaxCode;
    go_on = done(index, answered ? std::optional(WEXITSTATUS(status)) : std::nullopt) && go_on;
  }
  return go_on;
}

}  // namespace capdo::batch
