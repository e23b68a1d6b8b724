#include "batch/processes.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <map>
#include <new>

namespace capdo::batch {
namespace {

TEST(Processes, EachAnswersAndNoneEndsAnother) {
  std::map<std::size_t, std::optional<int>> codes;
  const bool all = RunInProcesses(
      5, 2,
      [](std::size_t i, int) -> int {
        if (i == 1) raise(SIGKILL);
        if (i == 2) throw std::bad_alloc();
        if (i == 3) _exit(200);
        return static_cast<int>(i);
      },
      [&](std::size_t i, std::optional<int> code) {
        codes[i] = code;
        return true;
      });
  EXPECT_TRUE(all);
  EXPECT_EQ(codes, (std::map<std::size_t, std::optional<int>>{
                       {0, 0}, {1, std::nullopt}, {2, std::nullopt}, {3, std::nullopt}, {4, 4}}));
}

TEST(Processes, TheLastOnesShareTheThreads) {
  std::map<std::size_t, int> shares;
  RunInProcesses(
      3, 8, [](std::size_t, int share) { return share; },
      [&](std::size_t i, std::optional<int> code) {
        shares[i] = code.value_or(-1);
        return true;
      });
  EXPECT_EQ(shares, (std::map<std::size_t, int>{{0, 2}, {1, 2}, {2, 2}}));
}

TEST(Processes, NoMoreAreStartedAfterNo) {
  int ended = 0;
  EXPECT_FALSE(RunInProcesses(100, 2, [](std::size_t, int) { return 0; },
                              [&](std::size_t, std::optional<int>) {
                                ++ended;
                                return false;
                              }));
  EXPECT_LE(ended, 2);
}

// A scheduler that ignores SIGCHLD takes the answers away; waiting for them must end all the same.
TEST(Processes, EndWhereNobodyLearnsOfChildren) {
  const auto before = signal(SIGCHLD, SIG_IGN);
  int unknown = 0;
  RunInProcesses(
      3, 2, [](std::size_t, int) { return 0; },
      [&](std::size_t, std::optional<int> code) {
        unknown += code ? 0 : 1;
        return true;
      });
  signal(SIGCHLD, before);
  EXPECT_EQ(unknown, 3);
}

}  // namespace
}  // namespace capdo::batch
