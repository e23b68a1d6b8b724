#include "worker/wire.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "base/utf8.h"

namespace capdo::worker {

void Writer::Number(std::uint64_t value) {
  while (value >= 0x80) {
    Byte(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  Byte(static_cast<std::uint8_t>(value));
}

void Writer::Signed(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  Number(value < 0 ? ~(bits << 1) : bits << 1);
}

void Writer::Real(double value) {
  static_assert(std::endian::native == std::endian::little);
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  bytes_.append(bytes, sizeof value);
}

void Writer::Text(std::string_view text) {
  Number(text.size());
  bytes_ += text;
}

std::uint8_t Reader::Byte() {
  if (!ok_ || rest_.empty()) {
    ok_ = false;
    return 0;
  }
  const auto value = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return value;
}

std::uint64_t Reader::Number() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint8_t byte = Byte();
    const std::uint64_t bits = byte & 0x7F;
    // One value, one spelling: no bits beyond the 64th, no zero in front.
    if ((bits << shift) >> shift != bits || (byte == 0 && shift > 0)) ok_ = false;
    value |= bits << shift;
    if (byte < 0x80) return ok_ ? value : 0;
  }
  ok_ = false;
  return 0;
}

std::uint64_t Reader::Number(std::uint64_t max) {
  const std::uint64_t value = Number();
  if (value <= max) return value;
  ok_ = false;
  return 0;
}

std::int64_t Reader::Signed(std::int64_t min, std::int64_t max) {
  const std::uint64_t bits = Number();
  const auto value = static_cast<std::int64_t>(bits & 1 ? ~(bits >> 1) : bits >> 1);
  if (value >= min && value <= max) return value;
  ok_ = false;
  return 0;
}

double Reader::Real() {
  double value = 0;
  if (rest_.size() < sizeof value) ok_ = false;
  if (!ok_) return 0;
  std::memcpy(&value, rest_.data(), sizeof value);
  rest_.remove_prefix(sizeof value);
  ok_ = std::isfinite(value);
  return ok_ ? value : 0;
}

std::string Reader::Bytes(std::size_t max_bytes) {
  const std::uint64_t size = Number();
  if (!ok_ || size > rest_.size() || size > max_bytes) {
    ok_ = false;
    return {};
  }
  std::string bytes(rest_.substr(0, static_cast<std::size_t>(size)));
  rest_.remove_prefix(bytes.size());
  return bytes;
}

std::string Reader::Text(std::size_t max_bytes) {
  std::string text = Bytes(max_bytes);
  if (IsValidUtf8(text)) return text;
  ok_ = false;
  return {};
}

bool Reader::Flag() {
  const std::uint8_t value = Byte();
  if (value > 1) ok_ = false;
  return ok_ && value == 1;
}

std::size_t Reader::Count(std::size_t element_bytes, std::uint64_t max) {
  const std::uint64_t count = Number();
  if (ok_ && count <= max && count <= rest_.size() / element_bytes)
    return static_cast<std::size_t>(count);
  ok_ = false;
  return 0;
}

}  // namespace capdo::worker
