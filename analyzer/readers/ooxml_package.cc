#include "readers/ooxml_package.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "readers/ooxml_xml.h"

namespace capdo::readers {
namespace {

constexpr std::uint64_t kRatioCountsFrom = 1u << 20;  // small parts may be all blanks

// Part names are equal up to the case of ASCII letters.
std::string Key(std::string_view name) {
  std::string key(name);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';
  }
  while (key.starts_with('/')) key.erase(0, 1);
  return key;
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
      by_part[Key(element.Get(Ns::kNone, "PartName"))] = std::move(type);
    if (element.name == "Default")
      by_extension[Key(element.Get(Ns::kNone, "Extension"))] = std::move(type);
  }
  void End(Ns, std::string_view) override {}
  void Text(std::string_view) override {}

  std::unordered_map<std::string, std::string> by_part, by_extension;
};

}  // namespace

Result<Package> Package::Open(std::string_view bytes, const Limits& limits) {
  Package package;
  package.limits_ = &limits;
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
  PartBytes read;
  read.bytes.resize(static_cast<std::size_t>(stat.size) + 1);
  std::size_t size = 0;
  while (size < read.bytes.size()) {
    zip_int64_t got = zip_fread(file.get(), read.bytes.data() + size, read.bytes.size() - size);
    if (got < 0) read.damaged = true;
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  read.damaged = read.damaged || size != stat.size;
  read.bytes.resize(size);
  inflated_ += size;
  if (inflated_ > limits_->max_total_bytes) {
    return Error{ErrorCode::kTooLarge, "the package inflates over the limit", "max_total_bytes"};
  }
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
  if (!read) return {};
  RelationshipsHandler handler(part);
  (void)ParseXml(read->bytes, *limits_,
                 handler);  // a broken list gives the entries before the fault
  return std::move(handler.found);
}

void Package::LoadContentTypes() {
  if (std::exchange(content_types_loaded_, true)) return;
  Result<PartBytes> read = Read("[Content_Types].xml");
  if (!read) return;
  ContentTypesHandler handler;
  (void)ParseXml(read->bytes, *limits_, handler);
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
  for (const Relationship& relationship : Relationships("")) {
    if (relationship.type == "officeDocument" && Has(relationship.target))
      return relationship.target;
  }
  LoadContentTypes();
  std::vector<std::string> candidates;  // a hash map has no order of its own
  for (const auto& [part, type] : types_by_part_) {
    if (type.ends_with(".main+xml") && Has(part)) candidates.push_back(part);
  }
  if (!candidates.empty()) return *std::min_element(candidates.begin(), candidates.end());
  return Has("word/document.xml") ? "word/document.xml" : "";
}

std::string_view ZipKind(std::string_view bytes) {
  std::shared_ptr<zip> archive = OpenZip(bytes);
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
  bool opc = false, word = false, sheet = false, slides = false, types = false;
  zip_int64_t entries = std::min<zip_int64_t>(zip_get_num_entries(archive.get(), 0), 100'000);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* raw = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    if (!raw) continue;
    std::string name = Key(raw);
    types |= name == "[content_types].xml";
    opc |= types || name == "_rels/.rels" || name == "word/document.xml";
    word |= name.starts_with("word/");
    sheet |= name.starts_with("xl/");
    slides |= name.starts_with("ppt/");
    if (name == "mimetype" &&
        bytes.substr(0, 256).find("opendocument.text") != std::string_view::npos)
      return "odt";
  }
  if (opc && word) return "docx";
  if (opc && sheet) return "xlsx";
  if (opc && slides) return "pptx";
  if (!types) return "archive";
  // The main part may have any name: ask what it is declared to be.
  Limits limits;
  Result<Package> package = Package::Open(bytes, limits);
  if (!package) return "archive";
  std::string type = package->ContentType(package->MainPart());
  if (type.find("wordprocessingml") != std::string::npos ||
      type.find("ms-word") != std::string::npos)
    return "docx";
  if (type.find("spreadsheetml") != std::string::npos || type.find("ms-excel") != std::string::npos)
    return "xlsx";
  if (type.find("presentationml") != std::string::npos) return "pptx";
  return "archive";
}

}  // namespace capdo::readers
