#include "worker/process_stats.h"

#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace capdo::worker {

namespace {

// /proc/PID/statm counts pages: all, resident, ...
std::uint64_t Pages(pid_t process, bool resident) {
  std::FILE* file = std::fopen(("/proc/" + std::to_string(process) + "/statm").c_str(), "re");
  if (file == nullptr) return 0;
  unsigned long all = 0, there = 0;
  const int fields = std::fscanf(file, "%lu %lu", &all, &there);
  std::fclose(file);
  if (fields != 2) return 0;
  return static_cast<std::uint64_t>(resident ? there : all) *
         static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

std::uint64_t AddressSpaceOf(pid_t process) { return Pages(process, false); }
std::uint64_t ResidentBytesOf(pid_t process) { return Pages(process, true); }

std::int64_t ProcessorMillisOf(pid_t process) {
  clockid_t clock;
  timespec used{};
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return -1;
  return static_cast<std::int64_t>(used.tv_sec) * 1000 + used.tv_nsec / 1'000'000;
}

}  // namespace capdo::worker
