// Archives and e-mails: what a stranger's container says of the files in it.
//
// Holds: no more files and bytes than the limits; a name becomes a path below the archive; an error with one of the codes
// of reader.h; the same files from the same bytes; a second attempt hands over only what the first one had not.
#include <string>
#include <vector>

#include "base/utf8.h"
#include "document_checks.h"
#include "evidence/inner_path.h"
#include "fuzz.h"
#include "reading.h"
#include "readers/archive_reader.h"
#include "readers/reader.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program

class Taker : public Monitor {
 public:
  explicit Taker(const Limits& limits) : limits_(limits) {}
  void Format(const char*) override {}
  void Progress(ReadStage, int unit, bool) override { FUZZ_CHECK(unit >= 0); }
  bool TakesFiles() const override { return true; }
  void File(const InnerFile& file) override {
    FUZZ_CHECK(!file.format.empty());
    FUZZ_CHECK(file.bytes.size() <= limits_.max_entry_bytes);
    FUZZ_CHECK(!file.error || file.bytes.empty());
    bytes_ += file.bytes.size();
    const evidence::InnerPathResult inner = evidence::InnerPath(file.name, "x");
    FUZZ_CHECK(!inner.path.empty() && inner.path.size() <= 1024 && inner.path.front() != '/' && inner.path.back() != '/');
    for (std::size_t at = 0; at <= inner.path.size();) {
      const std::size_t end = std::min(inner.path.find('/', at), inner.path.size());
      const std::string step = inner.path.substr(at, end - at);
      FUZZ_CHECK(!step.empty() && step != "." && step != ".." && step.size() <= 255);
      at = end + 1;
    }
    FUZZ_CHECK(evidence::InnerPath(inner.path, "x").path == inner.path);
    std::string& seen = files.emplace_back(file.name + "\n" + file.format + "\n");
    seen += file.error ? ErrorCodeName(file.error->code) : std::string(file.bytes);
  }
  std::vector<std::string> files;
  std::uint64_t bytes() const { return bytes_; }

 private:
  const Limits& limits_;
  std::uint64_t bytes_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Limits limits;
  limits.max_entry_bytes = 64u << 10;
  limits.max_unpacked_bytes = 256u << 10;
  limits.max_archive_entries = 50;
  limits.max_blocks = 200;
  limits.max_warnings = 60;
  fuzz::WarmReaders();
  const std::string_view bytes = fuzz::View(data, size);
  const readers::Format format = readers::DetectFormat(bytes, limits);
  if (format != readers::Format::kArchive && format != readers::Format::kEmail) return 0;
  Taker taker(limits);
  Result<document::Document> read = readers::ReadFile(bytes, limits, {}, &taker);
  FUZZ_CHECK(taker.files.size() <= limits.max_archive_entries);
  FUZZ_CHECK(taker.bytes() <= limits.max_unpacked_bytes);
  if (read) {
    fuzz::CheckDocument(*read, limits);
  } else {
    const ErrorCode code = read.error().code;
    FUZZ_CHECK(fuzz::IsOfTheFile(read.error()) || code == ErrorCode::kNotRegular || code == ErrorCode::kMemory);
  }
  if (size % 4 != 0) return 0;
  ReadPlan plan;
  plan.skip_files = static_cast<int>(taker.files.size() / 2);
  Taker rest(limits);
  (void)readers::ReadFile(bytes, limits, plan, &rest);
  FUZZ_CHECK(rest.files == std::vector<std::string>(taker.files.begin() + plan.skip_files, taker.files.end()));
  return 0;
}
