#include "readers/compound_file.h"

#include <algorithm>

#include "base/utf8.h"

namespace capdo::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHeader = 512, kEntry = 128;
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // from here on, numbers are marks
constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kHeaderFat = 109;

std::string NameOf(std::string_view entry) {
  const std::size_t length = std::min<std::size_t>(ReadU16(entry, 64), 64);
  std::string name;
  for (std::size_t at = 0; at + 2 < length + 1; at += 2) {
    const char32_t c = ReadU16(entry, at);
    if (c == 0) break;
    AppendUtf8(name, c >= 0xD800 && c < 0xE000 ? U'?' : c);
  }
  return name;
}

}  // namespace

std::uint8_t ReadU8(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}
std::uint16_t ReadU16(std::string_view bytes, std::size_t at) {
  if (bytes.size() < 2 || at > bytes.size() - 2) return 0;
  return static_cast<std::uint16_t>(ReadU8(bytes, at) | ReadU8(bytes, at + 1) << 8);
}
std::uint32_t ReadU32(std::string_view bytes, std::size_t at) {
  if (bytes.size() < 4 || at > bytes.size() - 4) return 0;
  return static_cast<std::uint32_t>(ReadU16(bytes, at)) | static_cast<std::uint32_t>(ReadU16(bytes, at + 2)) << 16;
}

std::optional<CompoundFile> CompoundFile::Open(std::string_view bytes) {
  if (bytes.size() < kHeader || !bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return std::nullopt;
  CompoundFile file;
  file.bytes_ = bytes;
  const unsigned shift = ReadU16(bytes, 30), mini_shift = ReadU16(bytes, 32);
  if ((shift != 9 && shift != 12) || mini_shift != 6) return std::nullopt;
  file.sector_size_ = 1u << shift;
  // The cutoff is always 4096; a lie about it would only move streams to where they are not.
  if (!file.LoadFat()) return std::nullopt;
  const std::uint32_t mini_start = ReadU32(bytes, 60);
  if (mini_start < kLastSector) {
    for (std::uint32_t sector : file.Chain(mini_start, file.fat_, file.damaged_)) {
      const std::string_view part = file.Sector(sector);
      for (std::size_t at = 0; at + 4 <= part.size(); at += 4) file.mini_fat_.push_back(ReadU32(part, at));
    }
  }
  file.LoadDirectory(ReadU32(bytes, 48));
  return file;
}

std::string_view CompoundFile::Sector(std::uint32_t index) const {
  const std::uint64_t at = (static_cast<std::uint64_t>(index) + 1) * sector_size_;
  return at >= bytes_.size() ? std::string_view() : bytes_.substr(at, sector_size_);
}

bool CompoundFile::LoadFat() {
  // No more tables than the file has sectors, each once.
  const std::size_t sectors = bytes_.size() / sector_size_;
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < kHeaderFat; ++i) places.push_back(ReadU32(bytes_, 76 + 4 * i));
  std::vector<bool> seen(sectors + 1, false);
  for (std::uint32_t next = ReadU32(bytes_, 68); next < kLastSector;) {
    if (next >= seen.size() || seen[next]) {
      damaged_ = true;
      break;
    }
    seen[next] = true;
    const std::string_view part = Sector(next);
    if (part.size() < sector_size_) break;
    for (std::size_t at = 0; at + 8 <= part.size(); at += 4) places.push_back(ReadU32(part, at));
    next = ReadU32(part, part.size() - 4);
  }
  std::vector<bool> taken(sectors + 1, false);
  for (std::uint32_t place : places) {
    if (place >= kLastSector) continue;
    if (place >= taken.size() || taken[place]) {
      damaged_ = true;
      continue;
    }
    taken[place] = true;
    const std::string_view part = Sector(place);
    for (std::size_t at = 0; at + 4 <= part.size(); at += 4) fat_.push_back(ReadU32(part, at));
  }
  return !fat_.empty();
}

std::vector<std::uint32_t> CompoundFile::Chain(std::uint32_t start, const std::vector<std::uint32_t>& table,
                                               bool& damaged) const {
  std::vector<std::uint32_t> chain;
  for (std::uint32_t at = start; at < kLastSector; at = table[at]) {
    if (at >= table.size() || chain.size() >= table.size()) {
      damaged = true;  // out of the table, or more links than there are
      break;
    }
    chain.push_back(at);
  }
  // A circle fills the whole table: nothing of it is content.
  if (chain.size() >= table.size() && !chain.empty() && table[chain.back()] < kLastSector) chain.resize(1);
  return chain;
}

void CompoundFile::LoadDirectory(std::uint32_t start) {
  std::string directory;
  for (std::uint32_t sector : Chain(start, fat_, damaged_)) directory += Sector(sector);
  const std::size_t count = directory.size() / kEntry;
  if (count == 0) {
    damaged_ = true;
    return;
  }
  const auto entry = [&](std::uint32_t id) { return std::string_view(directory).substr(id * kEntry, kEntry); };
  const std::uint32_t mini_at = ReadU32(entry(0), 116);
  if (mini_at < kLastSector) mini_stream_ = ReadChain(mini_at, ReadU32(entry(0), 120)).bytes;
  // The children of the root are a tree by left and right.
  std::vector<bool> seen(count, false);
  std::vector<std::uint32_t> open{ReadU32(entry(0), 76)};
  while (!open.empty()) {
    const std::uint32_t id = open.back();
    open.pop_back();
    if (id == kNone) continue;
    if (id >= count || seen[id]) {
      damaged_ = true;
      continue;
    }
    seen[id] = true;
    const std::string_view raw = entry(id);
    const std::uint8_t kind = ReadU8(raw, 66);
    Entry found{ReadU32(raw, 116), ReadU32(raw, 120), kind == 1};
    // The upper half of the size is rubbish in files of version 3, and no file that is read here needs it.
    if (kind == 1 || kind == 2) streams_.try_emplace(NameOf(raw), found);
    open.push_back(ReadU32(raw, 68));
    open.push_back(ReadU32(raw, 72));
  }
}

CompoundStream CompoundFile::ReadChain(std::uint32_t start, std::uint64_t size) const {
  CompoundStream stream;
  stream.bytes.reserve(std::min<std::uint64_t>(size, bytes_.size()));
  for (std::uint32_t sector : Chain(start, fat_, stream.damaged)) {
    if (stream.bytes.size() >= size) break;
    stream.bytes += Sector(sector).substr(0, size - stream.bytes.size());
    if (stream.bytes.size() > bytes_.size()) break;
  }
  stream.damaged |= stream.bytes.size() < size;
  return stream;
}

CompoundStream CompoundFile::Read(std::string_view name) const {
  const auto found = streams_.find(std::string(name));
  if (found == streams_.end() || found->second.storage) return {"", true};
  const Entry& entry = found->second;
  if (entry.size >= mini_cutoff_) return ReadChain(entry.start, entry.size);
  CompoundStream stream;
  for (std::uint32_t at : Chain(entry.start, mini_fat_, stream.damaged)) {
    if (stream.bytes.size() >= entry.size) break;
    const std::size_t from = static_cast<std::size_t>(at) * mini_size_;
    if (from >= mini_stream_.size()) break;
    stream.bytes += std::string_view(mini_stream_).substr(from, std::min<std::uint64_t>(mini_size_, entry.size - stream.bytes.size()));
  }
  stream.damaged |= stream.bytes.size() < entry.size;
  return stream;
}

}  // namespace capdo::readers
