// Every bound that a reader obeys, in one place, so that no file can use up the machine.
//
// A reader that meets a bound stops, keeps what it has, and adds a Document warning with code "limit" that names
// the bound. Values follow the measurements in docs/limits.md (valid office files reach a fraction of each).
#ifndef CAPDO_BASE_LIMITS_H_
#define CAPDO_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace capdo {

struct Limits {
  std::uint64_t max_file_bytes = 512ull << 20;      // one evidence file
  std::uint64_t max_zip_entries = 4096;             // entries of an OOXML package
  std::uint64_t max_part_bytes = 64ull << 20;       // one inflated part
  std::uint64_t max_total_bytes = 256ull << 20;     // all inflated parts of one package
  std::uint64_t max_inflate_ratio = 400;            // inflated / stored, for parts over 1 MiB
  int max_xml_depth = 256;                          // nested elements
  std::size_t max_tag_bytes = 256u << 10;           // one start tag (libxml2 is quadratic in attributes)
  int max_pages = 5000;                             // pages of one PDF
  int max_blocks = 400'000;                         // blocks of one document
  int max_columns = 256;                            // columns of one table
};

}  // namespace capdo

#endif  // CAPDO_BASE_LIMITS_H_
