// The small messages around a Document: what is asked of a reader, and what it tells on the way.
#ifndef CAPDO_WORKER_REQUEST_H_
#define CAPDO_WORKER_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "base/reading.h"

namespace capdo::worker {

struct Request {
  Limits limits;
  ReadPlan plan;
  bool wants_files = false;
};
std::string EncodeRequest(const Request& request);
std::optional<Request> DecodeRequest(std::string_view bytes);

// What is said of a file inside the file before its bytes come.
struct FileHead {
  std::string name, format;
  std::optional<Error> error;  // then there are no bytes
  std::uint64_t bytes = 0;
};
inline constexpr std::size_t kMaxFileName = 2048;  // a longer one is cut
std::string EncodeFileHead(const FileHead& head);
std::optional<FileHead> DecodeFileHead(std::string_view bytes);

bool IsFormatName(std::string_view name);
// Formats whose files are evidence of their own, and that are nothing much without them.
bool IsContainer(std::string_view format);

// Strings are cut to what a small frame holds.
std::string EncodeError(const Error& error);
std::optional<Error> DecodeError(std::string_view bytes);

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_REQUEST_H_
