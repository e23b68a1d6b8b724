#include "bundle.h"

#include <array>
#include <cstdint>

namespace capdo::fuzz {
namespace {

constexpr std::string_view kMark = "=== ";

std::uint32_t Crc32(std::string_view bytes) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t c = i;
      for (int bit = 0; bit < 8; ++bit) c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
      made[i] = c;
    }
    return made;
  }();
  std::uint32_t crc = 0xFFFFFFFFu;
  for (char byte : bytes) crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (crc >> 8);
  return crc ^ 0xFFFFFFFFu;
}

void Put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

}  // namespace

Bundle ParseBundle(std::string_view input) {
  Bundle bundle;
  bundle.emplace_back("", "");
  while (!input.empty()) {
    const std::size_t end = input.find('\n');
    const std::string_view line = input.substr(0, end == std::string_view::npos ? input.size() : end + 1);
    input.remove_prefix(line.size());
    if (line.starts_with(kMark)) {
      std::string_view name = line.substr(kMark.size());
      while (!name.empty() && (name.back() == '\n' || name.back() == '\r')) name.remove_suffix(1);
      bundle.emplace_back(name, "");
    } else {
      bundle.back().second += line;
    }
  }
  if (bundle.front().second.empty()) bundle.erase(bundle.begin());
  return bundle;
}

std::string StoredZip(const Bundle& files) {
  std::string out, directory;
  for (const auto& [name, bytes] : files) {
    std::string common;
    Put(common, 20, 2);                // version needed
    Put(common, 0, 2);                 // flags
    Put(common, 0, 2);                 // stored
    Put(common, 0, 4);                 // time
    Put(common, Crc32(bytes), 4);
    Put(common, bytes.size(), 4);
    Put(common, bytes.size(), 4);
    Put(common, name.size() & 0xFFFF, 2);
    Put(common, 0, 2);                 // extra
    directory += "PK\x01\x02";
    Put(directory, 20, 2);
    directory += common;
    directory.append(2 + 2 + 2 + 4, '\0');  // comment, disk, attributes
    Put(directory, out.size(), 4);
    directory += name.substr(0, 0xFFFF);
    out += "PK\x03\x04";
    out += common;
    out += name.substr(0, 0xFFFF);
    out += bytes;
  }
  const std::size_t begin = out.size();
  out += directory;
  out += "PK\x05\x06";
  Put(out, 0, 4);
  Put(out, files.size(), 2);
  Put(out, files.size(), 2);
  Put(out, directory.size(), 4);
  Put(out, begin, 4);
  Put(out, 0, 2);
  return out;
}

}  // namespace capdo::fuzz
