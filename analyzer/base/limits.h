// Every bound that reading obeys, in one place, so that no file can use up the machine.
//
// A reader that meets a bound stops, keeps what it has, and adds a Document warning with code "limit" whose detail
// begins with the name of the bound; where nothing can be kept the Error carries the name in `limit`. A result counts
// these hits (`limits` in docs/result.md). Bounds of time and memory are kept from outside, by the process that
// started the reader (worker/). Values follow the measurements in docs/limits.md: valid office files reach a fraction
// of each.
//
//   Limits limits;
//   Result<bool> set = SetLimit(limits, "max_pages=200");     // kInvalid names what is wrong
//   ForEachLimit(limits, [](const LimitInfo& info, std::uint64_t& value) { ... });
#ifndef CAPDO_BASE_LIMITS_H_
#define CAPDO_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace capdo {

struct Limits {
  // One evidence file and what is inside it.
  std::uint64_t max_file_bytes = 512ull << 20;   // one evidence file
  std::uint64_t max_zip_entries = 4096;          // entries of an OOXML package
  std::uint64_t max_part_bytes = 64ull << 20;    // one inflated part
  std::uint64_t max_total_bytes = 256ull << 20;  // all inflated parts of one package
  std::uint64_t max_inflate_ratio = 400;         // inflated / stored, for parts over 1 MiB
  std::uint64_t max_xml_depth = 256;             // nested elements
  std::uint64_t max_namespaces = 2000;           // declared around one element
  std::uint64_t max_tag_bytes = 256u << 10;      // one start tag (libxml2 is quadratic in attributes)
  std::uint64_t max_attributes = 1000;           // of one start tag
  std::uint64_t max_styles = 20'000;             // of one DOCX
  std::uint64_t max_lists = 20'000;              // numbering definitions, and lists by them, of one DOCX
  std::uint64_t max_pages = 5000;                // pages of one PDF
  std::uint64_t max_page_glyphs = 400'000;       // letters drawn on one page
  std::uint64_t max_page_paths = 400'000;        // lines, fills and images drawn on one page
  std::uint64_t max_page_pairs = 500'000'000;    // comparisons of letters with what covers them, one page
  std::uint64_t max_image_pixels = 100'000'000;  // one image that must be decoded
  std::uint64_t max_ocr_pages = 600;             // pictures of one file that are recognised
  std::uint64_t max_ocr_regions = 500;           // table cells of one picture that are read one by one
  std::uint64_t max_annotations = 50'000;        // notes and form fields of one PDF
  std::uint64_t max_attachments = 1000;          // files inside one file
  std::uint64_t max_outline = 20'000;            // bookmarks of one PDF
  // What archives and e-mails hold (evidence/tree.h).
  std::uint64_t max_archive_depth = 3;              // archives in archives; the outermost is the first
  std::uint64_t max_archive_entries = 10'000;       // files of one archive with all archives in it
  std::uint64_t max_entry_bytes = 256ull << 20;     // one file taken out of an archive
  std::uint64_t max_unpacked_bytes = 1ull << 30;    // all files of one archive with all archives in it
  // What a reader hands over.
  std::uint64_t max_blocks = 350'000;            // paragraphs and figures of one document
  std::uint64_t max_columns = 256;               // columns of one table
  std::uint64_t max_cells = 1'000'000;           // table cells of one document
  std::uint64_t max_words = 4'000'000;           // fragments of one document (PDF: words)
  std::uint64_t max_warnings = 1000;             // of one document
  std::uint64_t max_reply_bytes = 64ull << 20;   // one document on its way from the reader
  // One reading process. Time is processor time, so that a busy machine changes no result.
  std::uint64_t max_memory_bytes = 1ull << 30;   // address space beyond what an idle reader has
  std::uint64_t max_page_seconds = 10;           // without progress: a page, the opening, the laying out
  std::uint64_t max_file_seconds = 300;          // one file with all its attempts
  std::uint64_t max_ocr_seconds = 60;            // without progress while a picture is recognised
  std::uint64_t max_ocr_file_seconds = 1800;     // recognising the pictures of one file
  std::uint64_t max_worker_files = 200;          // files that one process reads before it is replaced
  std::uint64_t max_worker_growth = 128ull << 20;  // resident bytes beyond the idle reader, then replaced
  // One folder.
  // Where a folder is over one of these, each of its files (an archive with all that is in it counts as one) has an equal
  // share (base/fair_shares.h), so that none takes the place of others.
  std::uint64_t max_folder_bytes = 64ull << 20;   // replies of all files together
  std::uint64_t max_folder_text = 12ull << 20;    // bytes of their text, with kBytesOfABlock more for each line
  std::uint64_t max_folder_documents = 5000;      // that are told apart in them
};

// What a block, or each line of one, costs the analysis beyond its text; counted by max_folder_text.
inline constexpr std::uint64_t kBytesOfABlock = 32;

struct LimitInfo {
  std::string_view name;
  std::string_view unit;  // "bytes", "seconds" or "": a count
};

// Calls visit(LimitInfo, value) for every bound, in the order above. `L` is Limits or const Limits.
template <typename L, typename Visit>
void ForEachLimit(L&& limits, Visit visit) {
  const auto one = [&](std::string_view name, std::string_view unit, auto& value) {
    visit(LimitInfo{name, unit}, value);
  };
  one("max_file_bytes", "bytes", limits.max_file_bytes);
  one("max_zip_entries", "", limits.max_zip_entries);
  one("max_part_bytes", "bytes", limits.max_part_bytes);
  one("max_total_bytes", "bytes", limits.max_total_bytes);
  one("max_inflate_ratio", "", limits.max_inflate_ratio);
  one("max_xml_depth", "", limits.max_xml_depth);
  one("max_namespaces", "", limits.max_namespaces);
  one("max_tag_bytes", "bytes", limits.max_tag_bytes);
  one("max_attributes", "", limits.max_attributes);
  one("max_styles", "", limits.max_styles);
  one("max_lists", "", limits.max_lists);
  one("max_pages", "", limits.max_pages);
  one("max_page_glyphs", "", limits.max_page_glyphs);
  one("max_page_paths", "", limits.max_page_paths);
  one("max_page_pairs", "", limits.max_page_pairs);
  one("max_image_pixels", "", limits.max_image_pixels);
  one("max_ocr_pages", "", limits.max_ocr_pages);
  one("max_ocr_regions", "", limits.max_ocr_regions);
  one("max_annotations", "", limits.max_annotations);
  one("max_attachments", "", limits.max_attachments);
  one("max_outline", "", limits.max_outline);
  one("max_archive_depth", "", limits.max_archive_depth);
  one("max_archive_entries", "", limits.max_archive_entries);
  one("max_entry_bytes", "bytes", limits.max_entry_bytes);
  one("max_unpacked_bytes", "bytes", limits.max_unpacked_bytes);
  one("max_blocks", "", limits.max_blocks);
  one("max_columns", "", limits.max_columns);
  one("max_cells", "", limits.max_cells);
  one("max_words", "", limits.max_words);
  one("max_warnings", "", limits.max_warnings);
  one("max_reply_bytes", "bytes", limits.max_reply_bytes);
  one("max_memory_bytes", "bytes", limits.max_memory_bytes);
  one("max_page_seconds", "seconds", limits.max_page_seconds);
  one("max_file_seconds", "seconds", limits.max_file_seconds);
  one("max_ocr_seconds", "seconds", limits.max_ocr_seconds);
  one("max_ocr_file_seconds", "seconds", limits.max_ocr_file_seconds);
  one("max_worker_files", "", limits.max_worker_files);
  one("max_worker_growth", "bytes", limits.max_worker_growth);
  one("max_folder_bytes", "bytes", limits.max_folder_bytes);
  one("max_folder_text", "bytes", limits.max_folder_text);
  one("max_folder_documents", "", limits.max_folder_documents);
}

// Applies "NAME=VALUE". VALUE is a whole number from 1; bytes may end in K, M or G (powers of 1024). Errors: kInvalid,
// with the name or the value that is wrong as the message.
Result<bool> SetLimit(Limits& limits, std::string_view assignment);

// The bounds for a file that has already done damage: a quarter of the time, half of the memory.
Limits Tightened(Limits limits);

// The bound that the detail of a "limit" warning or a message begins with; "" where it names none.
std::string LimitNameOf(std::string_view detail);

}  // namespace capdo

#endif  // CAPDO_BASE_LIMITS_H_
