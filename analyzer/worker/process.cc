#include "worker/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "worker/serve.h"

namespace capdo::worker {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

void Close(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

// A descriptor that does not stand where the child wants to have its own ones.
int Above(int descriptor) {
  const int high = fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
  close(descriptor);
  return high;
}

// The two ends of the socket and of the pipe; closed unless taken.
struct Ends {
  int socket[2] = {-1, -1}, pipe[2] = {-1, -1};
  ~Ends() {
    for (int* end : {&socket[0], &socket[1], &pipe[0], &pipe[1]}) Close(*end);
  }
  bool Open() {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, socket) != 0) return false;
    // Not blocking: a library that prints without end must not wait for us.
    if (pipe2(pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    for (int* end : {&socket[0], &socket[1], &pipe[0], &pipe[1]})
      if ((*end = Above(*end)) < 0) return false;
    return true;
  }
};

int Spawn(const Ends& ends, int progress, const std::string& memory, pid_t& pid) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  // First: it may stand where another goes; those of `ends` are all above.
  posix_spawn_file_actions_adddup2(&files, progress, kWorkerProgress);
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files, ends.pipe[1], 2);
  posix_spawn_file_actions_adddup2(&files, ends.socket[1], kWorkerSocket);
  posix_spawn_file_actions_addclosefrom_np(&files, kWorkerProgress + 1);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::string name = kWorkerName, bytes = memory;
  char* arguments[] = {name.data(), bytes.data(), nullptr};
  // Read by the library of Tesseract's threads when it is loaded: no thread may be started.
  std::string threads = "OMP_THREAD_LIMIT=1", models = "TESSDATA_PREFIX=";
  const char* prefix = std::getenv("TESSDATA_PREFIX");
  if (prefix != nullptr) models += prefix;
  char* environment[] = {threads.data(), prefix != nullptr ? models.data() : nullptr, nullptr};
  const int error =
      posix_spawn(&pid, "/proc/self/exe", &files, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

}  // namespace

Result<Process> Process::Start(std::uint64_t memory_bytes) {
  const auto failed = [](int code) {
    return Error{ErrorCode::kInternal,
                 "a reading process cannot be started: " + std::generic_category().message(code)};
  };
  Ends ends;
  if (!ends.Open()) return failed(errno);
  Result<SharedProgress> progress = SharedProgress::Create();
  if (!progress) return progress.error();
  Process process(*std::move(progress));
  // Sanitizers reserve terabytes of address space; capdo then watches the resident memory alone.
  const std::string memory = std::to_string(kSanitized ? 0 : memory_bytes);
  if (const int error = Spawn(ends, process.progress_.descriptor(), memory, process.pid_); error != 0) {
    process.pid_ = -1;
    return failed(error);
  }
  process.progress_.Keep();
  process.socket_ = std::exchange(ends.socket[0], -1);
  process.complaints_ = std::exchange(ends.pipe[0], -1);
  return process;
}

Process::Process(Process&& other) noexcept
    : progress_(std::move(other.progress_)),
      pid_(std::exchange(other.pid_, -1)),
      socket_(std::exchange(other.socket_, -1)),
      complaints_(std::exchange(other.complaints_, -1)) {}

Process& Process::operator=(Process&& other) noexcept {
  std::swap(progress_, other.progress_);
  std::swap(pid_, other.pid_);
  std::swap(socket_, other.socket_);
  std::swap(complaints_, other.complaints_);
  return *this;
}

Process::~Process() { Stop(); }

void Process::Stop() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
  }
  if (kSanitized && complaints_ >= 0) std::fputs(Complaints().c_str(), stderr);
  Close(socket_);
  Close(complaints_);
}

std::string Process::Complaints() {
  std::string text(64u << 10, '\0');
  const ssize_t got = read(complaints_, text.data(), text.size());
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return text;
}

Death Process::Bury() {
  int status = 0;
  // The socket is closed, but the process may hang on its way out.
  for (int i = 0; i < 100; ++i) {
    const pid_t ended = waitpid(pid_, &status, WNOHANG);
    if (ended == pid_ || (ended < 0 && errno != EINTR)) {
      pid_ = -1;
      break;
    }
    usleep(10'000);
  }
  const bool hangs = pid_ > 0;
  const std::string complaints = Complaints();
  if (kSanitized) std::fputs(complaints.c_str(), stderr);
  Stop();
  if (hangs) return Death::kTimeout;
  if (WIFEXITED(status)) return WEXITSTATUS(status) == kExitMemory ? Death::kMemory : Death::kCrashed;
  switch (WTERMSIG(status)) {
    case SIGKILL: return Death::kKilledFromOutside;
    case SIGXCPU: return Death::kTimeout;
    case SIGSYS: return Death::kForbidden;
    default: break;
  }
  // Poppler prints these and aborts.
  for (const char* words : {"Out of memory", "Bogus memory allocation size", "bad_alloc",
                            "requested allocation size", "allocation-size-too-big"})
    if (complaints.find(words) != std::string::npos) return Death::kMemory;
  return Death::kCrashed;
}

}  // namespace capdo::worker
