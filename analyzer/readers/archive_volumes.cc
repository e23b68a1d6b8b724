#include "readers/archive_volumes.h"

#include <algorithm>
#include <cstdint>

namespace capdo::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kRar5 = "Rar!\x1A\x07\x01\0"sv;

std::uint64_t Number(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;)
    value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
  return value;
}

// The numbers of RAR 5: seven bits a byte, the lowest first.
std::uint64_t VariableNumber(std::string_view bytes, std::size_t& at) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 63; shift += 7) {
    const std::uint64_t byte = Number(bytes, at++, 1);
    value |= (byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) break;
  }
  return value;
}

bool IsRar5Volume(std::string_view bytes) {
  std::size_t at = 8 + 4;           // marker, checksum
  (void)VariableNumber(bytes, at);  // length of the header
  if (VariableNumber(bytes, at) != 1) return false;
  const std::uint64_t flags = VariableNumber(bytes, at);
  if (flags & 1) (void)VariableNumber(bytes, at);  // length of the extra area
  return (VariableNumber(bytes, at) & 1) != 0;
}

// Where the last end record of a zip begins; npos where there is none.
std::size_t EndOfZip(std::string_view bytes) {
  constexpr std::size_t kEnd = 22, kWithin = kEnd + (64u << 10);
  const std::size_t from = bytes.size() > kWithin ? bytes.size() - kWithin : 0;
  const std::size_t end = bytes.substr(from).rfind("PK\x05\x06"sv);
  return end == bytes.npos || from + end + kEnd > bytes.size() ? bytes.npos : from + end;
}

bool IsZipPart(std::string_view bytes) {
  if (bytes.starts_with("PK\x07\x08"sv)) return true;
  const std::size_t end = EndOfZip(bytes);
  if (end == bytes.npos) return false;
  const std::uint64_t disk = Number(bytes, end + 4, 2);
  return disk != 0 && disk != 0xFFFF;
}

}  // namespace

bool IsOneVolume(std::string_view bytes) {
  if (bytes.starts_with(kRar5)) return IsRar5Volume(bytes);
  if (bytes.starts_with("Rar!\x1A\x07\0"sv)) return Number(bytes, 9, 1) == 0x73 && (Number(bytes, 10, 2) & 1) != 0;
  if (bytes.starts_with("7z"sv) && bytes.size() >= 32) {
    const std::uint64_t offset = Number(bytes, 12, 8), size = Number(bytes, 20, 8);
    constexpr std::uint64_t kAtMost = std::uint64_t{1} << 42;  // more is a lie, not a part
    return offset < kAtMost && size < kAtMost && 32 + offset + size > bytes.size();
  }
  return bytes.starts_with("PK"sv) && IsZipPart(bytes);
}

bool IsZipBehindAnother(std::string_view bytes) {
  const std::size_t end = bytes.starts_with("PK"sv) ? EndOfZip(bytes) : bytes.npos;
  if (end == bytes.npos) return false;
  const std::uint64_t size = Number(bytes, end + 12, 4), offset = Number(bytes, end + 16, 4);
  constexpr std::uint64_t kElsewhere = 0xFFFFFFFF;  // in the end record of 64 bits
  return size != kElsewhere && offset != kElsewhere && offset + size < end &&
         bytes.substr(static_cast<std::size_t>(offset)).substr(0, 4) != "PK\x01\x02"sv;
}

std::vector<bool> EncryptedFilesOfRar5(std::string_view bytes, std::size_t most) {
  std::vector<bool> files;
  if (!bytes.starts_with(kRar5)) return files;
  constexpr std::uint64_t kFileHeader = 2, kEncryption = 1;
  for (std::size_t at = kRar5.size(); at + 4 < bytes.size() && files.size() < most;) {
    at += 4;  // checksum
    const std::uint64_t size = VariableNumber(bytes, at);
    const std::size_t begin = at;
    if (size == 0 || size > bytes.size() - std::min(begin, bytes.size())) break;
    const std::size_t end = begin + static_cast<std::size_t>(size);
    const std::uint64_t type = VariableNumber(bytes, at), flags = VariableNumber(bytes, at);
    const std::uint64_t extra = flags & 1 ? VariableNumber(bytes, at) : 0;
    const std::uint64_t data = flags & 2 ? VariableNumber(bytes, at) : 0;
    if (type == kFileHeader) {
      bool encrypted = false;
      for (std::size_t record = extra <= size ? end - static_cast<std::size_t>(extra) : end; record < end;) {
        const std::uint64_t length = VariableNumber(bytes, record);
        std::size_t kind = record;
        encrypted = encrypted || VariableNumber(bytes, kind) == kEncryption;
        if (length == 0 || length > end - std::min(record, end)) break;
        record += static_cast<std::size_t>(length);
      }
      files.push_back(encrypted);
    }
    if (data > bytes.size() - end) break;
    at = end + static_cast<std::size_t>(data);
  }
  return files;
}

}  // namespace capdo::readers
