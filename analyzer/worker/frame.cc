#include "worker/frame.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace capdo::worker {

namespace {

constexpr std::uint32_t kMagic = 0x31445043;  // "CPD1"

void Append32(std::string& out, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i));
}

std::uint64_t Take(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

bool SendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool ReceiveAll(int socket, char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = recv(socket, to, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

std::string FrameHead(FrameType type, std::uint64_t payload_bytes) {
  std::string head;
  Append32(head, kMagic);
  Append32(head, static_cast<std::uint32_t>(type));
  Append32(head, static_cast<std::uint32_t>(payload_bytes));
  Append32(head, static_cast<std::uint32_t>(payload_bytes >> 32));
  return head;
}

void FrameParser::Append(std::string_view bytes) {
  if (failed_) return;
  if (read_ > 0) buffer_.erase(0, std::exchange(read_, 0));
  buffer_ += bytes;
}

std::optional<Frame> FrameParser::Next() {
  const std::string_view rest = std::string_view(buffer_).substr(read_);
  if (failed_ || rest.size() < kHeadBytes) return std::nullopt;
  const auto type = static_cast<FrameType>(Take(rest, 4, 4));
  const std::uint64_t size = Take(rest, 8, 8);
  const bool known = type >= FrameType::kReady && type <= FrameType::kFileBytes;
  const std::uint64_t most = type == FrameType::kDocument    ? max_document_
                             : type == FrameType::kFileBytes ? kMaxFileBytes
                                                             : kMaxSmallPayload;
  if (Take(rest, 0, 4) != kMagic || !known || size > most) {
    failed_ = true;
    return std::nullopt;
  }
  if (rest.size() - kHeadBytes < size) return std::nullopt;
  if (rest.size() == buffer_.size() && rest.size() == kHeadBytes + size) {
    // Nothing else is there: a large answer is moved, not copied.
    Frame frame{type, std::move(buffer_)};
    frame.payload.erase(0, kHeadBytes);
    buffer_.clear();
    return frame;
  }
  Frame frame{type, std::string(rest.substr(kHeadBytes, static_cast<std::size_t>(size)))};
  read_ += kHeadBytes + static_cast<std::size_t>(size);
  return frame;
}

bool SendFrame(int socket, FrameType type, std::string_view payload, int pass) {
  std::string head = FrameHead(type, payload.size());
  if (pass < 0) {
    // Small frames in one piece: half of them would be a second wake-up of the other side.
    if (payload.size() <= kMaxSmallPayload) return SendAll(socket, head.append(payload));
    return SendAll(socket, head) && SendAll(socket, payload);
  }
  iovec part{head.data(), head.size()};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof(control);
  cmsghdr* rights = CMSG_FIRSTHDR(&message);
  rights->cmsg_level = SOL_SOCKET;
  rights->cmsg_type = SCM_RIGHTS;
  rights->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(rights), &pass, sizeof(int));
  ssize_t sent;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent > 0 && SendAll(socket, std::string_view(head).substr(static_cast<std::size_t>(sent))) &&
         SendAll(socket, payload);
}

bool ReceiveFrame(int socket, Frame& frame, int& received) {
  received = -1;
  char head[kHeadBytes];
  iovec part{head, sizeof(head)};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof(control);
  ssize_t got;
  do {
    got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return false;
  for (cmsghdr* c = CMSG_FIRSTHDR(&message); c != nullptr; c = CMSG_NXTHDR(&message, c))
    if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS)
      std::memcpy(&received, CMSG_DATA(c), sizeof(int));
  if (!ReceiveAll(socket, head + got, sizeof(head) - static_cast<std::size_t>(got))) return false;
  const std::string_view bytes(head, sizeof(head));
  if (Take(bytes, 0, 4) != kMagic || Take(bytes, 8, 8) > kMaxSmallPayload) return false;
  frame.type = static_cast<FrameType>(Take(bytes, 4, 4));
  frame.payload.assign(static_cast<std::size_t>(Take(bytes, 8, 8)), '\0');
  return ReceiveAll(socket, frame.payload.data(), frame.payload.size());
}

}  // namespace capdo::worker
