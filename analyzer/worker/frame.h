// Messages between capdo and a reading process: 16 bytes of head (magic, type, length), then the payload.
//
// The receiving side in capdo treats the sender as hostile: a frame is refused by its head, before anything is
// allocated for it, when its magic, its type or its length is wrong.
//
//   FrameParser parser(max_reply_bytes);
//   parser.Append(received);                                  // as it comes from the socket
//   while (std::optional<Frame> frame = parser.Next()) ...;
//   if (parser.failed()) ...;                                 // not our protocol: end the process
#ifndef CAPDO_WORKER_FRAME_H_
#define CAPDO_WORKER_FRAME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace capdo::worker {

enum class FrameType : std::uint32_t {
  kRead = 1,      // to the reader, with one descriptor: limits, plan
  kReady = 2,     // from the reader, once: the layers of its sandbox
  kFormat = 3,    // the name of the format
  kDocument = 4,  // the answer, as worker/codec.h writes it
  kError = 5,     // the answer: code, message, limit
  kFile = 6,      // a file inside the file: name, format, error, length (worker/request.h)
  kFileBytes = 7, // its next bytes, until the length is reached
};

struct Frame {
  FrameType type = FrameType::kRead;
  std::string payload;
};

inline constexpr std::size_t kHeadBytes = 16;
inline constexpr std::size_t kMaxSmallPayload = 4096;  // of everything but kDocument and kFileBytes
inline constexpr std::size_t kMaxFileBytes = 256u << 10;

class FrameParser {
 public:
  explicit FrameParser(std::uint64_t max_document_bytes) : max_document_(max_document_bytes) {}
  void Append(std::string_view bytes);
  std::optional<Frame> Next();
  bool failed() const { return failed_; }

 private:
  std::uint64_t max_document_;
  std::string buffer_;
  std::size_t read_ = 0;  // bytes of buffer_ that were given out
  bool failed_ = false;
};

std::string FrameHead(FrameType type, std::uint64_t payload_bytes);

// Both give false where the other side is gone. `pass` goes along with the head; -1 none.
bool SendFrame(int socket, FrameType type, std::string_view payload, int pass = -1);
// For the reading process, which trusts capdo: blocks; `received` is the descriptor that came along, or -1.
bool ReceiveFrame(int socket, Frame& frame, int& received);

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_FRAME_H_
