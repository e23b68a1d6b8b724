#include "worker/serve.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>

#include "worker/check_document.h"
#include "worker/codec.h"
#include "worker/frame.h"
#include "worker/progress.h"
#include "worker/request.h"
#include "worker/sandbox.h"
#include "worker/wire.h"

namespace capdo::worker {

namespace {

[[noreturn]] void OutOfMemory() { _exit(kExitMemory); }

class SocketMonitor : public Monitor {
 public:
  SocketMonitor(SharedProgress& progress, bool takes_files) : progress_(progress), takes_files_(takes_files) {}
  void Format(const char* name) override { Send(FrameType::kFormat, name); }
  void Progress(ReadStage stage, int unit, bool damaged) override {
    // capdo does not see every word: what must not be missed stays in it.
    if (stage == ReadStage::kPage) pages_ = std::max(pages_, unit);
    damaged_ = damaged_ || damaged;
    progress_.Say({stage, unit, damaged_, pages_});
  }
  bool TakesFiles() const override { return takes_files_; }
  void File(const InnerFile& file) override {
    const std::string_view bytes = file.error ? std::string_view{} : file.bytes;
    Send(FrameType::kFile, EncodeFileHead({file.name, file.format, file.error, bytes.size()}));
    for (std::size_t at = 0; at < bytes.size(); at += kMaxFileBytes)
      Send(FrameType::kFileBytes, bytes.substr(at, kMaxFileBytes));
  }

 private:
  static void Send(FrameType type, std::string_view payload) {
    // Nobody to read for: capdo has ended.
    if (!SendFrame(kWorkerSocket, type, payload)) _exit(0);
  }

  SharedProgress& progress_;
  const bool takes_files_;
  int pages_ = 0;
  bool damaged_ = false;
};

// The bytes of the file, mapped; capdo has sealed them, they cannot change or shrink.
class Mapped {
 public:
  explicit Mapped(int descriptor) {
    struct stat info {};
    if (fstat(descriptor, &info) == 0 && info.st_size > 0) {
      size_ = static_cast<std::size_t>(info.st_size);
      data_ = mmap(nullptr, size_, PROT_READ, MAP_SHARED, descriptor, 0);
      if (data_ == MAP_FAILED) OutOfMemory();
    }
    close(descriptor);
  }
  ~Mapped() {
    if (size_ > 0) munmap(data_, size_);
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

Result<document::Document> Guarded(const ReaderFunctions& functions, std::string_view bytes,
                                   const Request& request, Monitor& monitor) {
  try {
    return functions.read(bytes, request.limits, request.plan, &monitor);
  } catch (const std::exception& exception) {
    return Error{ErrorCode::kInternal, exception.what()};
  } catch (...) {
    return Error{ErrorCode::kInternal, "unknown exception"};
  }
}

bool Answer(const Error& error) {
  return SendFrame(kWorkerSocket, FrameType::kError, EncodeError(error));
}

bool Answer(Result<document::Document> document, const Limits& limits) {
  if (!document) return Answer(document.error());
  Repair(*document);
  if (std::string over = LimitOver(*document, limits); !over.empty())
    return Answer({ErrorCode::kTooLarge, "the document is over a bound", over});
  // Our own slip, not the file's: said as such, before capdo takes it for an attack.
  if (std::string fault = FaultOf(*document, limits); !fault.empty())
    return Answer({ErrorCode::kInternal, "the document does not hold: " + fault});
  const std::string bytes = Encode(*document);
  if (bytes.size() > limits.max_reply_bytes)
    return Answer({ErrorCode::kTooLarge, "the document is over a bound", "max_reply_bytes"});
  return SendFrame(kWorkerSocket, FrameType::kDocument, bytes);
}

}  // namespace

bool IsWorkerCall(int argc, char** argv) {
  return argc == 2 && std::strcmp(argv[0], kWorkerName) == 0;
}

int RunWorker(char** argv, const ReaderFunctions& functions) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::optional<SharedProgress> progress = SharedProgress::Map(kWorkerProgress);
  if (!progress) return 1;
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGINT, SIG_IGN);  // capdo ends its readers itself
  std::set_new_handler(OutOfMemory);
  if (functions.warm_up != nullptr) functions.warm_up(OutOfMemory);
  const std::uint32_t layers = LockDown({.memory_bytes = std::strtoull(argv[1], nullptr, 10)});
  Writer ready;
  ready.Number(layers);
  if (!SendFrame(kWorkerSocket, FrameType::kReady, ready.bytes())) return 0;

  Frame frame;
  int file = -1;
  while (ReceiveFrame(kWorkerSocket, frame, file)) {
    const std::optional<Request> request = DecodeRequest(frame.payload);
    if (frame.type != FrameType::kRead || !request || file < 0) return 1;
    const Mapped mapped(file);
    SocketMonitor monitor(*progress, request->wants_files);
    monitor.Progress(ReadStage::kOpen, 0, false);
    if (!Answer(Guarded(functions, mapped.bytes(), *request, monitor), request->limits)) break;
  }
  _exit(0);  // no destructors of libraries, which would run under the filter
}

}  // namespace capdo::worker
