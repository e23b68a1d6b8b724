// The reading process itself: capdo starts itself anew for it, with nothing but a socket and one word of shared memory.
//
// The process takes away its own rights (worker/sandbox.h) before the first file arrives, then reads one file after the
// other until the socket closes. It holds no state of a dossier, and it ends itself when memory runs out.
//
//   int main(int argc, char** argv) {
//     if (worker::IsWorkerCall(argc, argv)) return worker::RunWorker(argv, {readers::WarmUp, readers::ReadFile});
//     ...
#ifndef CAPDO_WORKER_SERVE_H_
#define CAPDO_WORKER_SERVE_H_

#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "base/reading.h"
#include "document/document.h"

namespace capdo::worker {

// What runs inside: the room does not know which formats there are.
struct ReaderFunctions {
  // Called once, while files may still be opened.
  void (*warm_up)(void (*out_of_memory)()) = nullptr;
  Result<document::Document> (*read)(std::string_view bytes, const Limits& limits,
                                     const ReadPlan& plan, Monitor* monitor) = nullptr;
};

// Whether this process was started by worker::Process to read files.
bool IsWorkerCall(int argc, char** argv);
int RunWorker(char** argv, const ReaderFunctions& functions);

// How a reading process says that memory ran out.
inline constexpr int kExitMemory = 86;

// Where it finds its socket, and the memory where it says how far it is (worker/progress.h).
inline constexpr int kWorkerSocket = 3, kWorkerProgress = 4;
inline constexpr char kWorkerName[] = "capdo: reading process";

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_SERVE_H_
