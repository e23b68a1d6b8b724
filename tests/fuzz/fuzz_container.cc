// Bytes as a stranger sends them, through everything that looks into a container before any XML is believed: format
// detection, the zip directory, every part, every list of relationships.
//
// Holds: a format is told twice alike; no part and no package gives more bytes than the limits; a part is read twice
// alike; parts that are listed are there; what a relationship points at is a part name, never a path that climbs.
#include <map>
#include <string>

#include "fuzz.h"
#include "readers/ooxml_package.h"
#include "readers/reader.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program

Limits Small() {
  Limits limits;
  limits.max_zip_entries = 64;
  limits.max_part_bytes = 128u << 10;
  limits.max_total_bytes = 512u << 10;
  limits.max_inflate_ratio = 50;
  limits.max_xml_depth = 32;
  limits.max_tag_bytes = 4096;
  limits.max_attributes = 32;
  return limits;
}

void CheckTarget(const readers::Relationship& relationship) {
  if (relationship.external) return;
  const std::string slashed = "/" + relationship.target + "/";
  FUZZ_CHECK(!relationship.target.starts_with('/'));
  FUZZ_CHECK(slashed.find("/../") == std::string::npos && slashed.find("/./") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::View(data, size);
  const Limits limits = Small();

  const readers::Format format = readers::DetectFormat(bytes);
  FUZZ_CHECK(format == readers::DetectFormat(bytes));
  FUZZ_CHECK(std::string_view(readers::FormatName(format)) != "" );
  FUZZ_CHECK((format == readers::Format::kEmpty) == bytes.empty());
  (void)readers::ZipKind(bytes, limits);

  Result<readers::Package> package = readers::Package::Open(bytes, limits);
  if (!package) {
    FUZZ_CHECK(package.error().code == ErrorCode::kDamaged || package.error().code == ErrorCode::kEncrypted ||
               package.error().code == ErrorCode::kTooLarge);
    FUZZ_CHECK((package.error().code == ErrorCode::kTooLarge) == !package.error().limit.empty());
    return 0;
  }
  FUZZ_CHECK(package->parts().size() <= limits.max_zip_entries);
  std::uint64_t total = 0;
  std::map<std::string, std::string> seen;
  for (const readers::PartInfo& part : package->parts()) {
    FUZZ_CHECK(package->Has(part.name));
    Result<readers::PartBytes> read = package->Read(part.name);
    if (!read) {
      FUZZ_CHECK(read.error().code == ErrorCode::kTooLarge || read.error().code == ErrorCode::kDamaged);
      continue;
    }
    FUZZ_CHECK(read->bytes.size() <= limits.max_part_bytes + 1);
    FUZZ_CHECK(read->damaged || read->bytes.size() == part.bytes);
    total += read->bytes.size();
    seen[part.name] = std::move(read->bytes);
  }
  FUZZ_CHECK(total <= limits.max_total_bytes);

  // Afresh, because what was inflated so far counts.
  Result<readers::Package> again = readers::Package::Open(bytes, limits);
  FUZZ_CHECK(bool(again));
  for (const readers::PartInfo& part : again->parts()) {
    Result<readers::PartBytes> read = again->Read(part.name);
    if (seen.contains(part.name)) FUZZ_CHECK(read && read->bytes == seen[part.name]);
  }

  Result<readers::Package> asked = readers::Package::Open(bytes, limits);
  const std::string main = asked->MainPart();
  FUZZ_CHECK(main.empty() || asked->Has(main));
  (void)asked->ContentType(main);
  for (const readers::Relationship& relationship : asked->Relationships("")) CheckTarget(relationship);
  for (const readers::PartInfo& part : asked->parts()) {
    (void)asked->ContentType(part.name);
    for (const readers::Relationship& relationship : asked->Relationships(part.name)) CheckTarget(relationship);
  }
  return 0;
}
