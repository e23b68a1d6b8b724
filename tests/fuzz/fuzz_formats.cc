// Files as they are: .doc, .xls, .rtf, .odt, .ods, .html, .pptx, .xlsx, plain text, and whatever a changed byte makes of
// them. Formats with an own target (PDF, DOCX) end here at once.
//
// Holds: a document that keeps the promises of document.h and the limits, and that the worker hands over; an error with
// one of the codes of reader.h; the same document from the same bytes.
#include <cstdio>

#include "document_checks.h"
#include "fuzz.h"
#include "reading.h"
#include "readers/reader.h"
#include "worker/check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace capdo;  // NOLINT: a target is one small program
  Limits limits;
  limits.max_zip_entries = 64;
  limits.max_part_bytes = 256u << 10;
  limits.max_total_bytes = 1u << 20;
  limits.max_xml_depth = 96;
  limits.max_tag_bytes = 8192;
  limits.max_attributes = 40;
  limits.max_blocks = 400;
  limits.max_columns = 24;
  limits.max_cells = 1200;
  limits.max_words = 4000;
  limits.max_lists = 400;
  limits.max_styles = 400;

  fuzz::WarmReaders();
  const std::string_view bytes = fuzz::View(data, size);
  const readers::Format format = readers::DetectFormat(bytes, limits);
  if (format == readers::Format::kPdf || format == readers::Format::kDocx) return 0;
  Result<document::Document> read = readers::ReadFile(bytes, limits);
  if (!read) {
    FUZZ_CHECK(fuzz::IsOfTheFile(read.error()));
    return 0;
  }
  fuzz::CheckDocument(*read, limits);
  document::Document repaired = *read;
  worker::Repair(repaired);
  if (worker::LimitOver(repaired, limits).empty()) {
    const std::string fault = worker::FaultOf(repaired, limits);
    if (!fault.empty()) std::fprintf(stderr, "FaultOf: %s\n", fault.c_str());
    FUZZ_CHECK(fault.empty());
  }
  if (size % 8 == 0) {
    Result<document::Document> again = readers::ReadFile(bytes, limits);
    FUZZ_CHECK(again && fuzz::Fingerprint(*again) == fuzz::Fingerprint(*read));
  }
  return 0;
}
