// Work in processes of their own, several at a time: what one of them does to itself (a crash, all memory) ends
// nothing else. They share what the caller has loaded and end when it ends, however that happens.
//
// The caller must have no other threads.
//
//   RunInProcesses(agencies.size(), 4,
//                  [&](std::size_t i, int share) { return CheckAgency(agencies[i], share); },   // in the child
//                  [&](std::size_t i, std::optional<int> code) { return Tell(i, code); });      // in the caller
#ifndef CAPDO_BATCH_PROCESSES_H_
#define CAPDO_BATCH_PROCESSES_H_

#include <cstddef>
#include <functional>
#include <optional>

namespace capdo::batch {

// `jobs` threads of work in all: each process is told how many of them are its share, so that the last
// processes use what the first ones no longer need.
//
// `work` gives an exit code from 0 to 100. `done` gets it, or nothing where the process died; it gives false to
// start no more. False where it did.
bool RunInProcesses(std::size_t count, int jobs, const std::function<int(std::size_t index, int share)>& work,
                    const std::function<bool(std::size_t index, std::optional<int> code)>& done);

}  // namespace capdo::batch

#endif  // CAPDO_BATCH_PROCESSES_H_
