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
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/hash.h"

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
  friend class Sealer;
  SealedFile() = default;
  int descriptor_ = -1;
  std::string sha256_;
  std::uint64_t bytes_ = 0;
};

// Makes a sealed file of bytes that come piece by piece.
//
//   Sealer sealer;  sealer.Add(piece);  Result<SealedFile> sealed = sealer.Finish();
class Sealer {
 public:
  Sealer();
  ~Sealer();
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;
  // False, with errno, where there is no memory left; Finish() then gives kMemory.
  bool Add(std::string_view bytes);
  Result<SealedFile> Finish();  // once

 private:
  int descriptor_;
  int error_ = 0;
  Sha256 hash_;
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
