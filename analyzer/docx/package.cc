#include "docx/package.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

#include "docx/template_error.h"

namespace capdo::docx {

namespace {

constexpr char kContentTypes[] = "[Content_Types].xml";
constexpr zip_int64_t kMaxParts = 2000;
constexpr zip_uint64_t kMaxPartBytes = 32ull << 20, kMaxAllBytes = 128ull << 20;
constexpr zip_uint16_t kFirstDosDate = 0x21;  // 1980-01-01, the earliest that ZIP knows

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

// What office programs write in place of a ZIP file: a password-protected document or the format
// before 2007.
Error CompoundFile(std::string_view bytes) {
  std::string marker;
  for (const char c : std::string_view("EncryptedPackage")) {
    marker += c;
    marker += '\0';
  }
  if (bytes.find(marker) != std::string_view::npos)
    return TemplateError(ErrorCode::kEncrypted, "encrypted");
  return TemplateError(ErrorCode::kUnsupported, "old-word");
}

Result<std::string> ReadPart(zip_t* archive, zip_uint64_t index, const zip_stat_t& stat) {
  if (stat.size > kMaxPartBytes) return TemplateError(ErrorCode::kTooLarge, "too-large", stat.name);
  const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive, index, 0));
  if (!file) return TemplateError(ErrorCode::kDamaged, "damaged", stat.name);
  std::string bytes(stat.size, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const zip_int64_t got = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
    if (got <= 0) return TemplateError(ErrorCode::kDamaged, "damaged", stat.name);
    done += static_cast<std::size_t>(got);
  }
  // Reading on to the end is what compares the checksum, and finds more bytes than were promised.
  char rest = 0;
  if (zip_fread(file.get(), &rest, 1) != 0)
    return TemplateError(ErrorCode::kDamaged, "damaged", stat.name);
  return bytes;
}

}  // namespace

Part* Package::Find(std::string_view name) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

Result<Package> ReadPackage(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return CompoundFile(bytes);
  if (!bytes.starts_with("PK"sv)) return TemplateError(ErrorCode::kUnsupported, "not-docx");
  zip_error_t error;
  zip_error_init(&error);
  std::unique_ptr<zip_source_t, Discard> source(
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  const Archive archive(source ? zip_open_from_source(source.get(), ZIP_RDONLY, &error) : nullptr);
  zip_error_fini(&error);
  if (!archive) return TemplateError(ErrorCode::kDamaged, "damaged", "ZIP");
  source.release();  // now the archive's

  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count > kMaxParts)
    return TemplateError(ErrorCode::kTooLarge, "too-large", std::to_string(count));
  Package package;
  std::set<std::string> names;
  zip_uint64_t all = 0;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(archive.get(), i, 0, &stat) != 0 || (stat.valid & kNeeded) != kNeeded)
      return TemplateError(ErrorCode::kDamaged, "damaged", "ZIP");
    const std::string name = stat.name;
    if (name.ends_with('/')) continue;  // folders are no parts
    if (stat.encryption_method != ZIP_EM_NONE)
      return TemplateError(ErrorCode::kEncrypted, "encrypted", name);
    if (!names.insert(name).second) return TemplateError(ErrorCode::kDamaged, "damaged", name);
    Result<std::string> part = ReadPart(archive.get(), i, stat);
    if (!part) return part.error();
    all += part->size();
    if (all > kMaxAllBytes) return TemplateError(ErrorCode::kTooLarge, "too-large", name);
    package.parts.push_back({name, *std::move(part)});
  }
  if (!package.Find(kContentTypes)) return TemplateError(ErrorCode::kUnsupported, "not-docx");
  return package;
}

Result<std::string> WritePackage(const Package& package) {
  const Error failed{ErrorCode::kInternal, "failed: ZIP"};
  zip_error_t error;
  zip_error_init(&error);
  std::unique_ptr<zip_source_t, Discard> out(zip_source_buffer_create(nullptr, 0, 0, &error));
  Archive archive(out ? zip_open_from_source(out.get(), ZIP_TRUNCATE, &error) : nullptr);
  zip_error_fini(&error);
  if (!archive) return failed;
  zip_source_keep(out.get());  // one for the archive, one for reading what it wrote

  const auto add = [&](const Part& part) {
    // libzip reads the parts when the archive is closed: they live in `package` until then.
    zip_source_t* source =
        zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index =
        source ? zip_file_add(archive.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
      zip_source_free(source);
      return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive.get(), at, ZIP_CM_DEFLATE, 9) == 0 &&
           zip_file_set_dostime(archive.get(), at, 0, kFirstDosDate, 0) == 0;
  };
  for (const bool first : {true, false})
    for (const Part& part : package.parts)
      if ((part.name == kContentTypes) == first && !add(part)) return failed;
  if (zip_close(archive.get()) != 0) return failed;
  archive.release();

  zip_stat_t stat;
  if (zip_source_stat(out.get(), &stat) != 0 || zip_source_open(out.get()) != 0) return failed;
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(out.get(), bytes.data(), bytes.size());
  zip_source_close(out.get());
  if (got != static_cast<zip_int64_t>(bytes.size())) return failed;
  return bytes;
}

}  // namespace capdo::docx
