#include "readers/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "readers/archive_volumes.h"
#include "readers/entry_names.h"
#include "readers/reader.h"
#include "readers/warm_up.h"

namespace capdo::readers {
namespace {

using document::Document;

constexpr std::size_t kStep = 256u << 10;            // bytes between two looks at the bounds
constexpr std::uint64_t kProgressEvery = 4u << 20;   // bytes between two signs of life
constexpr std::uint64_t kRatioCountsFrom = 1u << 20;  // little archives may be all blanks
constexpr int kMaxRetries = 100;
constexpr int kMaxReopened = 8;

// libarchive turns names to the encoding of the locale. The locale of the process stays as it is.
class Utf8Names {
 public:
  Utf8Names() : before_(uselocale(Locale())) {}
  ~Utf8Names() { uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  static locale_t Locale() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

bool Has(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

class Unpacker {
 public:
  Unpacker(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor& monitor)
      : bytes_(bytes),
        limits_(limits),
        plan_(plan),
        monitor_(monitor),
        encrypted_(EncryptedFilesOfRar5(bytes, limits.max_archive_entries)) {
    document_.format = "archive";
  }

  Result<Document> Run() {
    if (!Open()) {
      ++unread_[Failure().code];
      return Outcome();
    }
    for (;;) {
      const std::optional<archive_entry*> entry = Next();
      if (!entry) break;
      if (++entries_ > limits_.max_archive_entries) {
        Stop("max_archive_entries");
        break;
      }
      if (archive_entry_filetype(*entry) != AE_IFDIR) Take(*entry);
      if (stopped_ || (broken_ && !GoOnBehind())) break;
    }
    return Outcome();
  }

 private:
  struct Close {
    void operator()(archive* open) const { archive_read_free(open); }
  };

  // Only what the first bytes call for: each further format is more code that a stranger can reach.
  bool Open() {
    archive_.reset(archive_read_new());
    broken_ = opened_ = false;
    archive* a = archive_.get();
    if (a == nullptr) return false;
    if (bytes_.starts_with("PK")) {
      archive_read_support_format_zip(a);
    } else if (bytes_.starts_with("7z")) {
      archive_read_support_format_7zip(a);
    } else if (bytes_.starts_with("Rar!")) {
      archive_read_support_format_rar(a);
      archive_read_support_format_rar5(a);
    } else {
      archive_read_support_filter_gzip(a);
      archive_read_support_filter_bzip2(a);
      archive_read_support_filter_xz(a);
      archive_read_support_format_tar(a);
      // One packed file without an archive around it.
      if (bytes_.size() < 262 || bytes_.substr(257, 5) != "ustar") archive_read_support_format_raw(a);
    }
    opened_ = archive_read_open_memory(a, bytes_.data(), bytes_.size()) == ARCHIVE_OK;
    return opened_;
  }

  // libarchive gives up at a file whose packed bytes are damaged. Archives with a directory, or with headers that say where
  // the next one is, can be opened again behind it.
  bool GoOnBehind() {
    if (!bytes_.starts_with("PK") && !bytes_.starts_with("Rar!") && !bytes_.starts_with("7z")) return false;
    if (++reopened_ > kMaxReopened || !Open()) return false;
    for (std::uint64_t i = 0; i < entries_; ++i) {
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(archive_.get(), &entry);
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return false;
    }
    return true;
  }

  std::optional<archive_entry*> Next() {
    for (int tries = 0; tries < kMaxRetries; ++tries) {
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF) return std::nullopt;
      if (result == ARCHIVE_OK || result == ARCHIVE_WARN) {
        // Whatever was not unpacked at all would be a file of its own.
        if (archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW && archive_filter_count(archive_.get()) < 2) {
          ++unread_[ErrorCode::kDamaged];
          return std::nullopt;
        }
        return entry;
      }
      const Error fault = Failure();
      ++unread_[fault.code];
      if (result == ARCHIVE_FATAL) return std::nullopt;
    }
    return std::nullopt;
  }

  // Why libarchive could not go on. It has no codes for what matters here.
  Error Failure() const {
    const char* words = archive_ ? archive_error_string(archive_.get()) : nullptr;
    const std::string message = words != nullptr ? words : "not an archive";
    if (archive_ && archive_errno(archive_.get()) == ENOMEM) return {ErrorCode::kMemory, message};
    if (Has(message, {"assphrase", "ncrypt", "rypto"})) return {ErrorCode::kEncrypted, message};
    // Asked of an archive that could not be opened, libarchive 3.6 jumps to nowhere.
    if (opened_ && taken_ == 0 && archive_read_has_encrypted_entries(archive_.get()) == 1)
      return {ErrorCode::kEncrypted, message};
    if (Has(message, {"nsupported", "not supported", "support unavailable"})) return {ErrorCode::kUnsupported, message};
    return {ErrorCode::kDamaged, message};
  }

  void Stop(const char* limit) {
    stopped_ = true;
    document_.warnings.push_back({"limit", limit, 0});
  }

  static std::string NameOf(archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr) name = archive_entry_pathname_utf8(entry);
    return name == nullptr ? "" : DecodeName(name);
  }

  void Take(archive_entry* entry) {
    InnerFile file;
    // A packed file has no name of its own: whoever knows the archive's gives it one.
    if (archive_format(archive_.get()) != ARCHIVE_FORMAT_RAW) file.name = NameOf(entry);
    Progress();
    std::string content;
    file.error = Read(entry, content);
    file.format = file.error ? "unknown" : FormatName(DetectFormat(content, limits_));
    file.bytes = content;
    if (file.error) {
      ++unread_[file.error->code];
    } else {
      ++taken_;
    }
    if (++handed_ > plan_.skip_files) monitor_.File(file);
  }

  std::optional<Error> Read(archive_entry* entry, std::string& content) {
    if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr ||
        (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != 0))
      return Error{ErrorCode::kNotRegular, "a link or a device"};
    const std::size_t place = static_cast<std::size_t>(entries_ - 1);
    if (archive_entry_is_data_encrypted(entry) > 0 || (place < encrypted_.size() && encrypted_[place]))
      return Error{ErrorCode::kEncrypted, "a password is needed"};
    const Error too_large{ErrorCode::kTooLarge, "the file is over a bound", "max_entry_bytes"};
    if (archive_entry_size_is_set(entry) && archive_entry_size(entry) > 0) {
      const auto said = static_cast<std::uint64_t>(archive_entry_size(entry));
      if (said > limits_.max_entry_bytes) return too_large;
      content.reserve(std::min<std::uint64_t>(said, limits_.max_unpacked_bytes));
    }
    for (std::string step(kStep, '\0');;) {
      const la_ssize_t got = archive_read_data(archive_.get(), step.data(), step.size());
      if (got == 0) return std::nullopt;
      if (got < 0) {
        content.clear();
        const Error fault = Failure();
        broken_ = got == ARCHIVE_FATAL;
        return fault;
      }
      unpacked_ += static_cast<std::uint64_t>(got);
      since_progress_ += static_cast<std::uint64_t>(got);
      if (since_progress_ >= kProgressEvery) Progress();
      content.append(step, 0, static_cast<std::size_t>(got));
      if (const char* limit = LimitMet(); limit != nullptr) {
        content.clear();
        Stop(limit);
        return Error{ErrorCode::kTooLarge, "the archive is over a bound", limit};
      }
      if (content.size() > limits_.max_entry_bytes) {
        content.clear();
        return too_large;
      }
    }
  }

  const char* LimitMet() const {
    if (unpacked_ > limits_.max_unpacked_bytes) return "max_unpacked_bytes";
    if (unpacked_ > kRatioCountsFrom && unpacked_ / limits_.max_inflate_ratio > bytes_.size()) return "max_inflate_ratio";
    return nullptr;
  }

  void Progress() {
    since_progress_ = 0;
    monitor_.Progress(ReadStage::kBlocks, ++steps_, !unread_.empty());
  }

  Result<Document> Outcome() {
    if (IsOneVolume(bytes_)) {
      document_.warnings.push_back({"archive-volumes", "", 0});
      return std::move(document_);
    }
    if (taken_ == 0) {
      if (unread_.contains(ErrorCode::kEncrypted)) return Error{ErrorCode::kEncrypted, "the archive is encrypted"};
      for (const document::Warning& warning : document_.warnings)
        return Error{ErrorCode::kTooLarge, "the archive is over a bound", warning.detail};
      if (!unread_.empty()) return Error{unread_.begin()->first, "nothing could be taken out"};
      return entries_ == 0 && !MayBeEmpty() ? Error{ErrorCode::kDamaged, "no entries"}
                                            : Error{ErrorCode::kEmpty, "no entries"};
    }
    if (IsZipBehindAnother(bytes_)) document_.warnings.push_back({"damaged-part", "zip", 0});
    for (const auto& [code, count] : unread_)
      document_.warnings.push_back({"entry-unread", std::string(ErrorCodeName(code)) + ": " + std::to_string(count), 0});
    return std::move(document_);
  }

  // Whether there is an archive at all where no entry was found: libarchive says the same of a head without a body.
  bool MayBeEmpty() const {
    if (bytes_.starts_with("PK")) return bytes_.starts_with("PK\x05\x06");
    if (bytes_.starts_with("Rar!")) return bytes_.size() > 20;
    return !bytes_.starts_with("7z") || bytes_.size() == 32;
  }

  const Utf8Names names_;
  const std::string_view bytes_;
  const Limits& limits_;
  const ReadPlan& plan_;
  Monitor& monitor_;
  const std::vector<bool> encrypted_;
  std::unique_ptr<archive, Close> archive_;
  Document document_;
  std::map<ErrorCode, int> unread_;
  std::uint64_t entries_ = 0, unpacked_ = 0, since_progress_ = 0;
  int taken_ = 0, handed_ = 0, steps_ = 0, reopened_ = 0;
  bool stopped_ = false, broken_ = false, opened_ = false;
};

class NoMonitor : public Monitor {
  void Format(const char*) override {}
  void Progress(ReadStage, int, bool) override {}
};

}  // namespace

Result<Document> ReadArchive(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  NoMonitor none;
  return Unpacker(bytes, limits, plan, monitor != nullptr ? *monitor : none).Run();
}

// Reads one archive of each way of writing names, so that the locale and the converters are there.
void WarmUpArchive() {
  const Utf8Names names;
  archive_entry* entry = archive_entry_new();
  archive_entry_copy_pathname_w(entry, L"\u1ebf");
  (void)archive_entry_pathname(entry);
  archive_entry_free(entry);
}

}  // namespace capdo::readers
