// The zip container of an OOXML file (OPC): parts, relationships, and every bound on inflating
// them.
//
// Part names are looked up, never used as paths; two parts of one name are refused, because two
// programs would read two different documents out of such a file. Inflating goes in steps, and what
// has come out so far is held against the bounds at each, whatever the directory declares; it reads
// one byte more than declared, so that a lie about the size is noticed.
//
//   Result<Package> package = Package::Open(bytes, limits);
//   Result<PartBytes> part = package->Read(package->MainPart());
#ifndef CAPDO_READERS_OOXML_PACKAGE_H_
#define CAPDO_READERS_OOXML_PACKAGE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/limits.h"

struct zip;

namespace capdo::readers {

struct Relationship {
  std::string id;
  std::string type;    // the last word of the type's address: "header", "comments"; strict and
                       // transitional alike
  std::string target;  // part name, resolved; the address as written where external
  bool external = false;
};

struct PartBytes {
  std::string bytes;
  bool damaged =
      false;  // cut short, or the checksum does not fit; `bytes` holds what could be inflated
};

// What was wrong with a part that the package needed for itself: relationships, content types.
struct PartFault {
  std::string part;
  bool condemns = false;  // a DTD, which no office program writes
  std::string limit;      // the bound that was met, "" where the part is damaged
};

struct PartInfo {
  std::string name;
  std::uint64_t bytes = 0;
};

class Package {
 public:
  // `bytes` must outlive the package. Errors: kDamaged, kEncrypted, kTooLarge.
  static Result<Package> Open(std::string_view bytes, const Limits& limits);

  // The part that _rels/.rels names as the document, else the one that [Content_Types].xml
  // declares, else the usual name; "" where there is none.
  std::string MainPart();
  bool Has(std::string_view part) const;
  // Errors: kNotFound, kTooLarge, kDamaged (nothing could be inflated).
  Result<PartBytes> Read(std::string_view part);
  // Of a part, or of the package for "". Empty where there are none; what cannot be read is in faults().
  std::vector<Relationship> Relationships(std::string_view part);
  const std::vector<PartFault>& faults() const { return faults_; }
  // One spelling for all names of one part.
  static std::string Key(std::string_view part);
  const std::vector<PartInfo>& parts() const { return parts_; }
  std::string ContentType(std::string_view part);

 private:
  Package() = default;
  void LoadContentTypes();
  void Fault(std::string part, bool condemns, std::string limit);

  std::shared_ptr<zip> zip_;
  const Limits* limits_ = nullptr;
  std::vector<PartInfo> parts_;
  std::unordered_map<std::string, std::size_t> index_;  // by lower-case name
  std::vector<PartFault> faults_;
  std::uint64_t size_ = 0;  // of the package itself
  std::uint64_t inflated_ = 0;
  bool content_types_loaded_ = false;
  std::unordered_map<std::string, std::string> types_by_part_, types_by_extension_;
};

// What a zip holds, by its names only: "docx", "xlsx", "pptx", "odt", "ods", "package" (of parts that only some other
// program knows), or "archive".
std::string_view ZipKind(std::string_view bytes, const Limits& limits);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_OOXML_PACKAGE_H_
