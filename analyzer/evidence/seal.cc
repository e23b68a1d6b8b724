#include "evidence/seal.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/hash.h"

namespace capdo::evidence {

namespace {

constexpr std::size_t kChunk = 256u << 10;

std::string Reason(int code) { return std::generic_category().message(code); }

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }
  int Release() { return std::exchange(value_, -1); }

 private:
  int value_;
};

Error OpenError(int code) {
  switch (code) {
    case ENOENT: return {ErrorCode::kNotFound, Reason(code)};
    case ELOOP: return {ErrorCode::kNotRegular, "symbolic link"};
    case ENXIO:  // a socket
    case ENODEV: return {ErrorCode::kNotRegular, Reason(code)};
    default: return {ErrorCode::kNotReadable, Reason(code)};
  }
}

// Hands the file to `take` piece by piece; take gives false with errno set where it cannot go on.
template <typename Take>
std::optional<Error> ForEachChunk(const std::string& path, std::uint64_t max_bytes, Take take) {
  // Between the walk and here a file can have become a link or a pipe: ask the opened file itself.
  const Descriptor file(
      open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0) return OpenError(errno);
  struct stat info {};
  if (fstat(file.get(), &info) != 0) return Error{ErrorCode::kNotReadable, Reason(errno)};
  if (!S_ISREG(info.st_mode)) return Error{ErrorCode::kNotRegular, "not a regular file"};
  const Error too_large{ErrorCode::kTooLarge, "over " + std::to_string(max_bytes) + " bytes",
                        "max_file_bytes"};
  if (static_cast<std::uint64_t>(info.st_size) > max_bytes) return too_large;
  // One byte more than there should be, so that one that grows is seen with the second read.
  std::string chunk(static_cast<std::size_t>(std::min<std::uint64_t>(static_cast<std::uint64_t>(info.st_size) + 1, kChunk)), '\0');
  std::uint64_t used = 0;
  for (;;) {
    const ssize_t count = read(file.get(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Error{ErrorCode::kNotReadable, Reason(errno)};
    if (count == 0) return std::nullopt;
    used += static_cast<std::uint64_t>(count);
    if (used > max_bytes) return too_large;  // it grows while it is read
    if (!take(std::string_view(chunk).substr(0, static_cast<std::size_t>(count))))
      return Error{ErrorCode::kMemory, Reason(errno)};
  }
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

SealedFile::~SealedFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

Sealer::Sealer() : descriptor_(memfd_create("evidence", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
  if (descriptor_ < 0) error_ = errno;
}

Sealer::~Sealer() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool Sealer::Add(std::string_view bytes) {
  if (error_ == 0 && !WriteAll(descriptor_, bytes)) error_ = errno != 0 ? errno : EIO;
  if (error_ != 0) {
    errno = error_;
    return false;
  }
  hash_.Add(bytes);
  bytes_ += bytes.size();
  return true;
}

Result<SealedFile> Sealer::Finish() {
  if (error_ != 0) return Error{ErrorCode::kMemory, Reason(error_)};
  if (fcntl(descriptor_, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
    return Error{ErrorCode::kInternal, Reason(errno)};
  SealedFile sealed;
  sealed.sha256_ = hash_.Hex();
  sealed.bytes_ = bytes_;
  sealed.descriptor_ = std::exchange(descriptor_, -1);
  return sealed;
}

Result<SealedFile> Seal(const std::string& path, std::uint64_t max_bytes) {
  Sealer sealer;
  const std::optional<Error> error =
      ForEachChunk(path, max_bytes, [&](std::string_view chunk) { return sealer.Add(chunk); });
  if (error) return *error;
  return sealer.Finish();
}

Result<std::string> LoadFile(const std::string& path, std::uint64_t max_bytes) {
  std::string out;
  const std::optional<Error> error = ForEachChunk(path, max_bytes, [&](std::string_view chunk) {
    out += chunk;
    return true;
  });
  if (error) return *error;
  return out;
}

Result<FileHash> HashFile(const std::string& path, std::uint64_t max_bytes) {
  Sha256 hash;
  FileHash out;
  const std::optional<Error> error = ForEachChunk(path, max_bytes, [&](std::string_view chunk) {
    hash.Add(chunk);
    out.bytes += chunk.size();
    return true;
  });
  if (error) return *error;
  out.sha256 = hash.Hex();
  return out;
}

}  // namespace capdo::evidence
