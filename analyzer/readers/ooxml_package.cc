#include "readers/ooxml_package.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "readers/ooxml_xml.h"

namespace capdo::readers {
namespace {

constexpr std::uint64_t kRatioCountsFrom = 1u << 20;  // small parts may be all blanks

constexpr std::size_t kStep = 256u << 10;              // bytes inflated between two looks at the bounds
constexpr std::uint64_t kKindEntries = 100'000;        // of an archive of any kind, to tell its kind
constexpr std::uint64_t kDirectoryBytes = 1024;        // of one entry, with a long name
constexpr std::size_t kDirectoryEnd = 22;              // bytes of the record that ends a zip
constexpr std::size_t kDirectoryEndWithin = 64u << 10; // a comment may follow it

std::uint64_t Number(std::string_view bytes, std::size_t at, int width) {
  std::uint64_t value = 0;
  for (int i = width - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// Whether the directory, by its own words, holds more entries than anyone may look at: libzip would read them all
// before it can be asked how many there are.
bool DirectoryTooLarge(std::string_view bytes, std::uint64_t most) {
  const std::size_t from = bytes.size() > kDirectoryEndWithin ? bytes.size() - kDirectoryEndWithin : 0;
  for (std::size_t at = bytes.find("PK\x05\x06", from); at != bytes.npos && at + kDirectoryEnd <= bytes.size();
       at = bytes.find("PK\x05\x06", at + 4)) {
    std::uint64_t size = Number(bytes, at + 12, 4), offset = Number(bytes, at + 16, 4);
    if (size == 0xFFFFFFFF) {  // stated in the longer record before this one
      const std::size_t longer = bytes.substr(0, at).rfind("PK\x06\x06");
      if (longer == bytes.npos || longer + 56 > at) continue;
      size = Number(bytes, longer + 40, 8);
    }
    if (offset != 0xFFFFFFFF && offset + size > at) continue;  // not a record: it would lie behind itself
    if (size / kDirectoryBytes > most) return true;
  }
  return false;
}

std::shared_ptr<zip> OpenZip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = nullptr;
  if (source) {
    // Not ZIP_CHECKCONS: it refuses valid files of Word.
    archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!archive) zip_source_free(source);
  }
  zip_error_fini(&error);
  return {archive, [](zip_t* open) {
            if (open) zip_discard(open);
          }};
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// "../media/a%20b.png" from "word/document.xml" → "media/a b.png".
std::string ResolveTarget(std::string_view source_part, std::string_view target) {
  std::string decoded;
  target = target.substr(0, target.find('#'));
  for (std::size_t i = 0; i < target.size(); ++i) {
    int high = target[i] == '%' && i + 2 < target.size() ? HexDigit(target[i + 1]) : -1;
    int low = high >= 0 ? HexDigit(target[i + 2]) : -1;
    if (low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += target[i] == '\\' ? '/' : target[i];
    }
  }
  std::string joined = decoded;
  if (!decoded.starts_with('/')) {
    std::size_t slash = source_part.rfind('/');
    joined = slash == std::string_view::npos
                 ? decoded
                 : std::string(source_part.substr(0, slash + 1)) + decoded;
  }
  std::vector<std::string_view> steps;
  for (std::string_view rest = joined; !rest.empty();) {
    std::string_view step = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(rest.size(), step.size() + 1));
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
  }
  std::string name;
  for (std::string_view step : steps) name.append(name.empty() ? "" : "/").append(step);
  return name;
}

class RelationshipsHandler : public XmlHandler {
 public:
  explicit RelationshipsHandler(std::string_view source_part) : source_part_(source_part) {}
  void Start(const XmlElement& element) override {
    if (!element.Is(Ns::kPackageRelationship, "Relationship")) return;
    Relationship relationship;
    relationship.id = element.Get(Ns::kNone, "Id");
    std::string_view type = element.Get(Ns::kNone, "Type");
    relationship.type = type.substr(type.rfind('/') + 1);
    relationship.external = element.Get(Ns::kNone, "TargetMode") == "External";
    std::string_view target = element.Get(Ns::kNone, "Target");
    relationship.target =
        relationship.external ? std::string(target) : ResolveTarget(source_part_, target);
    found.push_back(std::move(relationship));
  }
  void End(Ns, std::string_view) override {}
  void Text(std::string_view) override {}

  std::vector<Relationship> found;

 private:
  std::string_view source_part_;
};

class ContentTypesHandler : public XmlHandler {
 public:
  void Start(const XmlElement& element) override {
    if (element.ns != Ns::kContentTypes) return;
    std::string type(element.Get(Ns::kNone, "ContentType"));
    if (element.name == "Override")
      by_part[Package::Key(element.Get(Ns::kNone, "PartName"))] = std::move(type);
    if (element.name == "Default")
      by_extension[Package::Key(element.Get(Ns::kNone, "Extension"))] = std::move(type);
  }
  void End(Ns, std::string_view) override {}
  void Text(std::string_view) override {}

  std::unordered_map<std::string, std::string> by_part, by_extension;
};

}  // namespace

// Part names are equal up to the case of ASCII letters.
std::string Package::Key(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
  std::string key(name);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';
  }
  return key;
}

Result<Package> Package::Open(std::string_view bytes, const Limits& limits) {
  Package package;
  package.limits_ = &limits;
  package.size_ = bytes.size();
  if (DirectoryTooLarge(bytes, limits.max_zip_entries))
    return Error{ErrorCode::kTooLarge, "too many entries in the package", "max_zip_entries"};
  package.zip_ = OpenZip(bytes);
  if (!package.zip_) return Error{ErrorCode::kDamaged, "the zip container cannot be read"};
  zip_int64_t entries = zip_get_num_entries(package.zip_.get(), 0);
  if (entries < 0 || static_cast<std::uint64_t>(entries) > limits.max_zip_entries) {
    return Error{ErrorCode::kTooLarge, "too many entries in the package", "max_zip_entries"};
  }
  std::uint64_t declared = 0;
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(package.zip_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW, &stat) !=
            0 ||
        !stat.name) {
      return Error{ErrorCode::kDamaged, "the zip directory cannot be read"};
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
      return Error{ErrorCode::kEncrypted, "a part is encrypted"};
    }
    declared += std::min(stat.size, limits.max_total_bytes + 1);
    if (!package.index_.emplace(Key(stat.name), static_cast<std::size_t>(i)).second) {
      return Error{ErrorCode::kDamaged, "two parts have one name"};
    }
    package.parts_.push_back({stat.name, stat.size});
  }
  if (declared > limits.max_total_bytes)
    return Error{ErrorCode::kTooLarge, "the package inflates over the limit", "max_total_bytes"};
  return package;
}

bool Package::Has(std::string_view part) const { return index_.contains(Key(part)); }

Result<PartBytes> Package::Read(std::string_view part) {
  auto found = index_.find(Key(part));
  if (found == index_.end())
    return Error{ErrorCode::kNotFound, "no such part: " + std::string(part)};
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(zip_.get(), found->second, ZIP_FL_ENC_RAW, &stat) != 0) {
    return Error{ErrorCode::kDamaged, "unreadable entry: " + std::string(part)};
  }
  bool bomb = stat.size > kRatioCountsFrom &&
              stat.size / std::max<std::uint64_t>(stat.comp_size, 1) > limits_->max_inflate_ratio;
  if (stat.size > limits_->max_part_bytes || bomb) {
    return Error{ErrorCode::kTooLarge, "the part inflates over the limit: " + std::string(part),
                 bomb ? "max_inflate_ratio" : "max_part_bytes"};
  }
  std::unique_ptr<zip_file_t, void (*)(zip_file_t*)> file(
      zip_fopen_index(zip_.get(), found->second, 0), [](zip_file_t* open) { zip_fclose(open); });
  if (!file) return Error{ErrorCode::kDamaged, "unreadable entry: " + std::string(part)};
  // No part takes more room in the package than the package itself, whatever it says.
  const std::uint64_t stored = std::clamp<std::uint64_t>(stat.comp_size, 1, std::max<std::uint64_t>(size_, 1));
  const std::uint64_t most = stat.size + 1;
  PartBytes read;
  std::size_t size = 0;
  while (size < most) {
    const std::size_t step = static_cast<std::size_t>(std::min<std::uint64_t>(kStep, most - size));
    read.bytes.resize(size + step);
    zip_int64_t got = zip_fread(file.get(), read.bytes.data() + size, step);
    if (got < 0) read.damaged = true;
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
    inflated_ += static_cast<std::uint64_t>(got);
    const char* limit = size > limits_->max_part_bytes             ? "max_part_bytes"
                        : inflated_ > limits_->max_total_bytes     ? "max_total_bytes"
                        : size > kRatioCountsFrom && size / stored > limits_->max_inflate_ratio ? "max_inflate_ratio"
                                                                                               : nullptr;
    if (limit != nullptr)
      return Error{ErrorCode::kTooLarge, "the part inflates over the limit: " + std::string(part), limit};
  }
  read.damaged = read.damaged || size != stat.size;
  read.bytes.resize(size);
  // libzip checks the sum when it meets the end, which the extra byte makes it do; fclose repeats
  // the verdict.
  if (zip_fclose(file.release()) != 0) read.damaged = true;
  if (size == 0 && stat.size > 0)
    return Error{ErrorCode::kDamaged, "unreadable entry: " + std::string(part)};
  return read;
}

std::vector<Relationship> Package::Relationships(std::string_view part) {
  std::size_t slash = part.rfind('/');
  std::size_t name_at = slash == std::string_view::npos ? 0 : slash + 1;
  std::string rels =
      std::string(part.substr(0, name_at)) + "_rels/" + std::string(part.substr(name_at)) + ".rels";
  Result<PartBytes> read = Read(rels);
  if (!read) {
    if (read.error().code != ErrorCode::kNotFound) Fault(rels, false, read.error().limit);
    return {};
  }
  RelationshipsHandler handler(part);
  // A broken list gives the entries before the fault.
  const XmlOutcome outcome = ParseXml(read->bytes, *limits_, handler);
  if (!outcome.ok() || read->damaged) Fault(rels, outcome.fault == XmlFault::kDtd, outcome.limit);
  return std::move(handler.found);
}

void Package::Fault(std::string part, bool condemns, std::string limit) {
  for (const PartFault& known : faults_) {
    if (known.part == part) return;
  }
  faults_.push_back({std::move(part), condemns, std::move(limit)});
}

void Package::LoadContentTypes() {
  if (std::exchange(content_types_loaded_, true)) return;
  constexpr char kPart[] = "[Content_Types].xml";
  Result<PartBytes> read = Read(kPart);
  if (!read) {
    if (read.error().code != ErrorCode::kNotFound) Fault(kPart, false, read.error().limit);
    return;
  }
  ContentTypesHandler handler;
  const XmlOutcome outcome = ParseXml(read->bytes, *limits_, handler);
  // Types only help to find the parts; a list that ends early loses nothing that is not missed elsewhere.
  if (outcome.fault == XmlFault::kDtd || !outcome.limit.empty())
    Fault(kPart, outcome.fault == XmlFault::kDtd, outcome.limit);
  types_by_part_ = std::move(handler.by_part);
  types_by_extension_ = std::move(handler.by_extension);
}

std::string Package::ContentType(std::string_view part) {
  LoadContentTypes();
  std::string key = Key(part);
  if (auto found = types_by_part_.find(key); found != types_by_part_.end()) return found->second;
  auto found = types_by_extension_.find(key.substr(key.rfind('.') + 1));
  return found == types_by_extension_.end() ? "" : found->second;
}

std::string Package::MainPart() {
  bool named = false;
  for (const Relationship& relationship : Relationships("")) {
    if (relationship.type != "officeDocument" || relationship.external) continue;
    if (Has(relationship.target)) return relationship.target;
    named = true;
  }
  // What the package says is its document is not there; a part found in another way may be a part of it only.
  if (named) Fault("_rels/.rels", false, "");
  LoadContentTypes();
  std::vector<std::string> candidates;  // a hash map has no order of its own
  for (const auto& [part, type] : types_by_part_) {
    if (type.ends_with(".main+xml") && Has(part)) candidates.push_back(part);
  }
  if (!candidates.empty()) return *std::min_element(candidates.begin(), candidates.end());
  return Has("word/document.xml") ? "word/document.xml" : "";
}

std::string_view ZipKind(std::string_view bytes, const Limits& limits) {
  std::shared_ptr<zip> archive;
  if (!DirectoryTooLarge(bytes, std::max(kKindEntries, limits.max_zip_entries))) archive = OpenZip(bytes);
  if (!archive) {
    // Cut short: the names in front of the entries still tell what it was.
    std::string_view head = bytes.substr(0, 64u << 10);
    if (head.find("word/") != std::string_view::npos) return "docx";
    if (head.find("xl/") != std::string_view::npos &&
        head.find("[Content_Types].xml") != std::string_view::npos) {
      return "xlsx";
    }
    return "archive";
  }
  bool opc = false, word = false, sheet = false, slides = false, types = false, other = false;
  zip_int64_t entries =
      std::min<zip_int64_t>(zip_get_num_entries(archive.get(), 0), static_cast<zip_int64_t>(kKindEntries));
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* raw = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    if (!raw) continue;
    std::string name = Package::Key(raw);
    types |= name == "[content_types].xml";
    opc |= types || name == "_rels/.rels" || name == "word/document.xml";
    word |= name.starts_with("word/");
    sheet |= name.starts_with("xl/");
    slides |= name.starts_with("ppt/");
    const std::string_view head = bytes.substr(0, 256);
    if (name == "mimetype" && head.find("opendocument.text") != std::string_view::npos) return "odt";
    if (name == "mimetype" && head.find("opendocument.spreadsheet") != std::string_view::npos) return "ods";
    other |= name == "mimetype" || name == "meta-inf/manifest.mf" || name.ends_with(".iwa");  // a book, a program, Pages
  }
  if (opc && word) return "docx";
  if (opc && sheet) return "xlsx";
  if (opc && slides) return "pptx";
  if (!types) return other ? "package" : "archive";
  // The main part may have any name: ask what it is declared to be.
  Result<Package> package = Package::Open(bytes, limits);
  if (!package) return "package";
  std::string type = package->ContentType(package->MainPart());
  if (type.find("wordprocessingml") != std::string::npos ||
      type.find("ms-word") != std::string::npos)
    return "docx";
  if (type.find("spreadsheetml") != std::string::npos || type.find("ms-excel") != std::string::npos)
    return "xlsx";
  if (type.find("presentationml") != std::string::npos) return "pptx";
  return "package";
}

}  // namespace capdo::readers
