// What a process uses, for those who watch it.
#ifndef CAPDO_WORKER_PROCESS_STATS_H_
#define CAPDO_WORKER_PROCESS_STATS_H_

#include <sys/types.h>

#include <cstdint>

namespace capdo::worker {

// Bytes of address space, and of memory that is really there; 0 where /proc does not tell.
std::uint64_t AddressSpaceOf(pid_t process);
std::uint64_t ResidentBytesOf(pid_t process);

// Processor time of all threads in milliseconds; -1 where the process is gone.
std::int64_t ProcessorMillisOf(pid_t process);

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_PROCESS_STATS_H_
