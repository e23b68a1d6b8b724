// One reading process as capdo sees it: started, watched, killed. Private to the worker room but for tests.
//
// The process is this program again (/proc/self/exe) with an environment of its own, one socket, memory for its progress, and a
// pipe for what its libraries print before they give up. Whatever happens to it, Stop() leaves no process and no descriptor behind.
#ifndef CAPDO_WORKER_PROCESS_H_
#define CAPDO_WORKER_PROCESS_H_

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <utility>

#include "base/error.h"
#include "worker/progress.h"

namespace capdo::worker {

// How a process ended that was not stopped in peace.
enum class Death { kCrashed, kMemory, kTimeout, kForbidden, kKilledFromOutside };

class Process {
 public:
  // `memory_bytes` of address space beyond what it has when it is idle; 0: not bounded.
  static Result<Process> Start(std::uint64_t memory_bytes);
  Process(Process&& other) noexcept;
  Process& operator=(Process&& other) noexcept;
  ~Process();

  int socket() const { return socket_; }
  SharedProgress& progress() { return progress_; }
  pid_t pid() const { return pid_; }

  // Ends it at once.
  void Stop();
  // For a process whose socket has closed: waits for its end and says what it was.
  Death Bury();

 private:
  explicit Process(SharedProgress progress) : progress_(std::move(progress)) {}
  std::string Complaints();

  SharedProgress progress_;
  pid_t pid_ = -1;
  int socket_ = -1, complaints_ = -1;
};

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_PROCESS_H_
