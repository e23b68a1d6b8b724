// How a test makes the next reading processes die while they start.
#ifndef CAPDO_TESTS_WORKER_DEATHS_H_
#define CAPDO_TESTS_WORKER_DEATHS_H_

#include <sys/types.h>

#include <string>

namespace capdo::worker {

// Of the program that starts them; holds how many die.
inline std::string DeathsPath(pid_t program) { return "/tmp/capdo-deaths-" + std::to_string(program); }

}  // namespace capdo::worker

#endif  // CAPDO_TESTS_WORKER_DEATHS_H_
