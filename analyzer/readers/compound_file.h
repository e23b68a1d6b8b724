// The OLE compound file ([MS-CFB]) of old Office programs: a file system in a file, read with every chain bounded.
//
// Sectors are followed by tables that the file states itself: each chain may be as long as the file has sectors, a
// stream as long as it says, and what leads out of the file or in a circle ends it there and counts as damage. Only
// streams directly under the root are found: those of embedded objects bear the same names.
//
//   std::optional<CompoundFile> file = CompoundFile::Open(bytes);
//   if (file && file->Has("WordDocument")) Use(file->Read("WordDocument").bytes);
#ifndef CAPDO_READERS_COMPOUND_FILE_H_
#define CAPDO_READERS_COMPOUND_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace capdo::readers {

struct CompoundStream {
  std::string bytes;
  bool damaged = false;  // shorter than the directory says, or its chain is broken
};

class CompoundFile {
 public:
  // `bytes` must outlive the file. Nothing where the header or the tables cannot be read.
  static std::optional<CompoundFile> Open(std::string_view bytes);

  bool Has(std::string_view name) const { return streams_.contains(std::string(name)); }
  // Empty and damaged where there is no such stream.
  CompoundStream Read(std::string_view name) const;
  // The directory or a table was not whole: streams may be missing.
  bool damaged() const { return damaged_; }

 private:
  struct Entry {
    std::uint32_t start = 0;
    std::uint64_t size = 0;
    bool storage = false;
  };

  std::string_view Sector(std::uint32_t index) const;
  std::vector<std::uint32_t> Chain(std::uint32_t start, const std::vector<std::uint32_t>& table, bool& damaged) const;
  bool LoadFat();
  void LoadDirectory(std::uint32_t start);
  CompoundStream ReadChain(std::uint32_t start, std::uint64_t size) const;

  std::string_view bytes_;
  std::uint32_t sector_size_ = 512, mini_size_ = 64, mini_cutoff_ = 4096;
  std::vector<std::uint32_t> fat_, mini_fat_;
  std::string mini_stream_;
  std::unordered_map<std::string, Entry> streams_;
  bool damaged_ = false;
};

// Little-endian numbers at a place; 0 where the bytes end before.
std::uint32_t ReadU32(std::string_view bytes, std::size_t at);
std::uint16_t ReadU16(std::string_view bytes, std::size_t at);
std::uint8_t ReadU8(std::string_view bytes, std::size_t at);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_COMPOUND_FILE_H_
