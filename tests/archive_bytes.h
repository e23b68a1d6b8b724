// Numbers and checksums as archives hold them, for tests that write archives byte by byte.
#ifndef CAPDO_TESTS_ARCHIVE_BYTES_H_
#define CAPDO_TESTS_ARCHIVE_BYTES_H_

#include <cstdint>
#include <string>

namespace capdo {

inline std::string Little(std::uint64_t value, int width) {
  std::string out;
  for (int i = 0; i < width; ++i) out += i < 8 ? static_cast<char>(value >> (8 * i)) : '\0';
  return out;
}

// CRC-32 of zip and RAR.
inline std::uint64_t Crc(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

}  // namespace capdo

#endif  // CAPDO_TESTS_ARCHIVE_BYTES_H_
