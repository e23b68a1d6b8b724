// Private to the evidence room: the content of one regular file, fixed.
//
// A file on a share can change, grow or shrink while it is read. Seal() copies it into memory that nobody can change
// any more, this program included, and hashes what it copies: whoever reads the descriptor sees the bytes that the hash
// names, and cannot reach the file itself.
//
//   Result<SealedFile> sealed = Seal(path, limits.max_file_bytes);
//   client.Read(sealed->descriptor());
#ifndef CAPDO_EVIDENCE_SEAL_H_
#define CAPDO_EVIDENCE_SEAL_H_

#include <cstdint>
#include <string>
#include <utility>

#include "base/error.h"

namespace capdo::evidence {

class SealedFile {
 public:
  SealedFile(SealedFile&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)),
        sha256_(std::move(other.sha256_)),
        bytes_(other.bytes_) {}
  SealedFile& operator=(SealedFile&&) = delete;
  ~SealedFile();

  int descriptor() const { return descriptor_; }
  const std::string& sha256() const { return sha256_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  friend Result<SealedFile> Seal(const std::string& path, std::uint64_t max_bytes);
  SealedFile() = default;
  int descriptor_ = -1;
  std::string sha256_;
  std::uint64_t bytes_ = 0;
};

// Errors: kNotFound, kNotRegular (link, pipe, device), kNotReadable (rights, input/output error), kTooLarge, kMemory.
// Never blocks on a pipe.
Result<SealedFile> Seal(const std::string& path, std::uint64_t max_bytes);

struct FileHash {
  std::string sha256;
  std::uint64_t bytes = 0;
};
// The whole content, for small files of our own.
Result<std::string> LoadFile(const std::string& path, std::uint64_t max_bytes);
// The hash alone, without a copy.
Result<FileHash> HashFile(const std::string& path, std::uint64_t max_bytes);

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_SEAL_H_
