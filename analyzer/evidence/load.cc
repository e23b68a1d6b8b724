#include "evidence/load.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace capdo::evidence {

namespace {

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string Reason(int code) { return std::generic_category().message(code); }

}  // namespace

Result<std::string> LoadFile(const std::string& path, std::uint64_t max_bytes) {
  // Between the walk and here a file can have become a link or a pipe: ask the opened file itself.
  const File file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0) {
    const int code = errno;
    if (code == ENOENT) return Error{ErrorCode::kNotFound, Reason(code)};
    if (code == ELOOP) return Error{ErrorCode::kNotRegular, "symbolic link"};
    // A socket, or a device without a driver.
    if (code == ENXIO || code == ENODEV) return Error{ErrorCode::kNotRegular, Reason(code)};
    return Error{ErrorCode::kNotReadable, Reason(code)};
  }
  struct stat info {};
  if (fstat(file.get(), &info) != 0) return Error{ErrorCode::kNotReadable, Reason(errno)};
  if (!S_ISREG(info.st_mode)) return Error{ErrorCode::kNotRegular, "not a regular file"};
  const Error too_large{ErrorCode::kTooLarge, "over " + std::to_string(max_bytes) + " bytes",
                        "max_file_bytes"};
  if (static_cast<std::uint64_t>(info.st_size) > max_bytes) return too_large;

  // One byte more than announced shows a file that grows while it is read.
  std::string bytes(static_cast<std::size_t>(info.st_size) + 1, '\0');
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) {
      if (used > max_bytes) return too_large;
      bytes.resize(used + (1u << 20));
    }
    const ssize_t count = read(file.get(), bytes.data() + used, bytes.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Error{ErrorCode::kNotReadable, Reason(errno)};
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
  }
  if (used > max_bytes) return too_large;
  bytes.resize(used);
  return bytes;
}

}  // namespace capdo::evidence
