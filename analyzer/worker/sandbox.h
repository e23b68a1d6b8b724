// Takes away from a process everything that reading a file does not need. There is no way back.
//
// Four layers, each of which would do on its own against most attacks:
//   privileges  PR_SET_NO_NEW_PRIVS, not dumpable: no setuid program, no debugger
//   limits      no file may be written, no process started, no core dumped; memory, open files
//   landlock    no file system, no TCP port, no signal or abstract socket outside (kernel 5.13; ports 6.7, signals 6.12)
//   seccomp     only the system calls of a program that computes: no open, no socket, no exec, no ptrace, no clone
// What is forbidden gives EPERM, because libraries probe for configuration files and go on without them; what no library
// does by accident (a socket, another program, another process's memory) ends the process (SIGSYS), so that it is seen.
//
//   std::uint32_t layers = LockDown({.memory_bytes = 1 << 30, .keep_fd = 3});
//   if (!(layers & kSeccomp)) ...;              // this kernel has none: say so
#ifndef CAPDO_WORKER_SANDBOX_H_
#define CAPDO_WORKER_SANDBOX_H_

#include <cstdint>
#include <string>
#include <vector>

namespace capdo::worker {

enum Layer : std::uint32_t {
  kPrivileges = 1,
  kResourceLimits = 2,
  kLandlock = 4,
  kSeccomp = 8,
  kAllLayers = 15,
};

// "landlock", "seccomp", ...: those of kAllLayers that `layers` lacks.
std::vector<std::string> MissingLayers(std::uint32_t layers);

struct SandboxOptions {
  std::uint64_t memory_bytes = 0;  // address space from now on; 0: not bounded (sanitizers need terabytes)
};

// The layers that could be put on. Open descriptors stay usable.
std::uint32_t LockDown(const SandboxOptions& options);

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_SANDBOX_H_
