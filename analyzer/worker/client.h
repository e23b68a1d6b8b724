// Reads files in a process of its own that can be killed, and comes back with an answer whatever the file does.
//
// Promises:
//  * Read() always returns, within the time that `limits` give (plus a little to start and end processes).
//  * The process sees the bytes of one sealed file, and neither other files nor the network.
//  * What it answers was checked (worker/codec.h); a process that breaks the protocol counts as crashed.
//  * A page or stage at which the process was killed is left out in a second attempt with tighter limits; what could be
//    read around it is kept, and Document::pages and warnings say what is missing and why.
//  * A process that dies before it has said anything of the file is replaced once: that is not the file's doing.
//  * A process that met a damaged file, or was killed, reads no other file.
//  * Files inside the file (archives, e-mails, PDF attachments) are handed to `inner` one by one while the file is read,
//    within its bounds, none twice. Where the process dies on the way, those that came stay, and Read() gives a document
//    with the warning that tells of it. While `inner` works, the time of the process does not run.
// One Client serves one thread; make one for each. Its processes end with it, and with the thread that made it.
//
//   Client client(limits);
//   Reply reply = client.Read(sealed.descriptor());
//   if (!reply.document) ...reply.document.error().code;     // kTimeout, kMemory, kCrashed, or the reader's own
#ifndef CAPDO_WORKER_CLIENT_H_
#define CAPDO_WORKER_CLIENT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.h"
#include "base/limits.h"
#include "base/reading.h"
#include "document/document.h"
#include "worker/process.h"
#include "worker/request.h"

namespace capdo::worker {

struct Reply {
  std::string format;  // as the reader named it; "" where it did not come so far
  Result<document::Document> document = Error{ErrorCode::kInternal, "not read yet"};
  std::uint64_t bytes = 0;  // of the encoded document
};

// What reading cost, for those who measure.
struct ClientStats {
  int started = 0;      // processes
  int stopped = 0;      // killed for time or memory
  int died = 0;         // by a fault of their own, or by breaking the protocol
  std::int64_t milliseconds = 0;  // of processor, in reading processes
};

// Takes the files that are inside a file. What comes was checked for its form, and is as untrusted as the file itself.
class FileSink {
 public:
  virtual ~FileSink() = default;
  // Bounds for everything together, beyond Limits::max_entry_bytes for each.
  virtual std::uint64_t MostBytes() const = 0;
  virtual std::uint64_t MostFiles() const = 0;

  virtual void Begin(const FileHead& head) = 0;
  virtual void Add(std::string_view bytes) = 0;
  virtual void End() = 0;                      // all bytes that the head named have come
  virtual void Fail(const Error& error) = 0;  // instead of End(): the rest will not come
};

class Client {
 public:
  // `plan` holds for every file: what is never done (skip_ocr).
  explicit Client(const Limits& limits, const ReadPlan& plan = {});
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Starts a process ahead of the first file; without it Read() does.
  void Start();
  // `file` stays the caller's: a descriptor whose content cannot change.
  Reply Read(int file, FileSink* inner = nullptr);

  // Layers of the sandbox of the last process (worker/sandbox.h); nothing before the first one answered.
  std::optional<std::uint32_t> layers() const { return layers_; }
  const ClientStats& stats() const { return stats_; }

 private:
  struct Attempt;
  std::optional<Error> EnsureProcess(const Limits& limits);
  std::optional<Error> StartedProcess(const Limits& limits);
  Attempt Try(int file, const Request& request, FileSink* inner, std::int64_t& milliseconds_left);
  void Settle(const Attempt& attempt);
  void Retire();

  const Limits limits_, tightened_;
  const ReadPlan plan_;
  std::optional<Process> process_;
  std::uint64_t process_memory_ = 0;  // the bound that the process was started with
  std::uint64_t idle_bytes_ = 0;      // resident, when it was ready
  bool ready_ = false;
  std::uint64_t files_ = 0;  // that the process has read
  std::optional<std::uint32_t> layers_;
  ClientStats stats_;
  std::string received_ = std::string(256u << 10, '\0');  // where bytes from the socket arrive
};

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_CLIENT_H_
