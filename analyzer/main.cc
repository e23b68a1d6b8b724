#include <csignal>

#include "cli/app.h"
#include "readers/reader.h"
#include "worker/serve.h"

int main(int argc, char** argv) {
  // Some schedulers start programs with it ignored; then nobody learns how a process ended.
  std::signal(SIGCHLD, SIG_DFL);
  // Files are read by this program too, started again with nothing but a socket.
  if (capdo::worker::IsWorkerCall(argc, argv))
    return capdo::worker::RunWorker(argv, {capdo::readers::WarmUp, capdo::readers::ReadFile});
  return capdo::cli::RunApp(argc, argv);
}
