#include "evidence/cache.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/hash.h"
#include "base/write_file.h"
#include "evidence/seal.h"
#include "worker/codec.h"
#include "worker/wire.h"

namespace capdo::evidence {

namespace {

constexpr std::size_t kMaxFormat = 32;
constexpr std::uint64_t kMaxProgram = 1ull << 30;

// Every bound and the program itself: another build may read the same file in another way.
std::string KeyOf(const Limits& limits, bool ocr) {
  worker::Writer key;
  key.Number(worker::kCodecVersion);
  ForEachLimit(limits, [&](const LimitInfo&, std::uint64_t value) { key.Number(value); });
  key.Flag(ocr);
  // /proc/self/exe is a link, which HashFile does not follow.
  char program[4096];
  const ssize_t length = readlink("/proc/self/exe", program, sizeof(program));
  const Result<FileHash> hash =
      HashFile(std::string(program, length > 0 ? static_cast<std::size_t>(length) : 0), kMaxProgram);
  if (!hash) return "";
  key.Text(hash->sha256);
  return Sha256Hex(key.bytes()).substr(0, 32);
}

bool WasStopped(const document::Document& document) {
  return std::any_of(document.warnings.begin(), document.warnings.end(), [](const auto& warning) {
    return warning.code == "stopped" || warning.detail.starts_with("max_page_seconds") ||
           warning.detail.starts_with("max_file_seconds") ||
           warning.detail.starts_with("max_ocr_seconds") ||
           warning.detail.starts_with("max_ocr_file_seconds") ||
           warning.detail.starts_with("max_memory_bytes");
  });
}

}  // namespace

Cache::Cache(std::string folder, const Limits& limits, bool ocr)
    : folder_(std::move(folder)), key_(folder_.empty() ? "" : KeyOf(limits, ocr)), limits_(limits) {}

Result<bool> Cache::Open() const {
  if (folder_.empty() || mkdir(folder_.c_str(), 0700) == 0 || errno == EEXIST) return true;
  return Error{ErrorCode::kInternal, folder_ + ": " + std::generic_category().message(errno)};
}

std::string Cache::PathOf(const std::string& sha256) const {
  return folder_ + "/" + sha256 + "-" + key_;
}

std::optional<CachedFile> Cache::Find(const std::string& sha256) const {
  if (key_.empty()) return std::nullopt;
  const Result<std::string> bytes = LoadFile(PathOf(sha256), limits_.max_reply_bytes + 1024);
  if (!bytes) return std::nullopt;
  worker::Reader in(*bytes);
  CachedFile file;
  file.format = in.Text(kMaxFormat);
  const std::string checksum = in.Text(64);
  const std::string encoded = in.Bytes(bytes->size());
  if (!in.AtEnd() || Sha256Hex(encoded) != checksum) return std::nullopt;
  Result<document::Document> document = worker::Decode(encoded, limits_);
  if (!document) return std::nullopt;
  file.document = *std::move(document);
  file.bytes = encoded.size();
  return file;
}

void Cache::Keep(const std::string& sha256, const std::string& format,
                 const document::Document& document) const {
  if (key_.empty() || WasStopped(document)) return;
  const std::string encoded = worker::Encode(document);
  worker::Writer out;
  out.Text(format);
  out.Text(Sha256Hex(encoded));
  out.Text(encoded);
  (void)WriteFile(PathOf(sha256), out.bytes(), FileAccess::kOwner);
}

}  // namespace capdo::evidence
