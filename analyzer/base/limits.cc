#include "base/limits.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace capdo {

namespace {

// The number that `text` is, or 0 where it is none or too large.
std::uint64_t ParseValue(std::string_view text, bool bytes) {
  int shift = 0;
  if (bytes && !text.empty()) {
    switch (text.back()) {
      case 'K': shift = 10; break;
      case 'M': shift = 20; break;
      case 'G': shift = 30; break;
      default: break;
    }
    if (shift > 0) text.remove_suffix(1);
  }
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return 0;
  if (value > (std::uint64_t{1} << 50) >> shift) return 0;  // so that sums of a few never overflow
  return value << shift;
}

}  // namespace

Result<bool> SetLimit(Limits& limits, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string_view name = assignment.substr(0, equals);
  bool known = false;
  std::uint64_t parsed = 0;
  ForEachLimit(limits, [&](const LimitInfo& info, std::uint64_t& value) {
    if (info.name != name || equals == std::string_view::npos) return;
    known = true;
    parsed = ParseValue(assignment.substr(equals + 1), info.unit == "bytes");
    if (parsed > 0) value = parsed;
  });
  if (!known) return Error{ErrorCode::kInvalid, std::string(name)};
  if (parsed == 0) return Error{ErrorCode::kInvalid, std::string(assignment.substr(equals + 1))};
  return true;
}

Limits Tightened(Limits limits) {
  limits.max_page_seconds = std::max<std::uint64_t>(1, limits.max_page_seconds / 4);
  limits.max_memory_bytes = std::max<std::uint64_t>(1, limits.max_memory_bytes / 2);
  return limits;
}

std::string LimitNameOf(std::string_view detail) {
  const std::string_view first = detail.substr(0, detail.find_first_of(" :("));
  std::string name;
  ForEachLimit(Limits{}, [&](const LimitInfo& info, std::uint64_t) {
    if (info.name == first) name = first;
  });
  return name;
}

}  // namespace capdo
