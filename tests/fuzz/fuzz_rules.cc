// Rule data as an author might break it: a bundle (bundle.h) of the files of one rule set, loaded from memory-backed
// folders the way `--data FOLDER` does, then linted and told.
//
// Holds: no exception leaves the room; every complaint has a code, a file and words; the same files give the same
// digest and the same complaints; patterns that were accepted can be used and never match nothing.
#include <stdlib.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "bundle.h"
#include "fuzz.h"
#include "rules/ruleset.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program
namespace fs = std::filesystem;

constexpr const char* kFolders[] = {"checklists", "templates/x/vocabulary", "templates/x/samples"};
// Only these are written: the fuzzer chooses what stands in files, not where they stand.
constexpr const char* kFiles[] = {
    "templates/x/ruleset.yaml",
    "templates/x/kinds.yaml",
    "templates/x/topics.yaml",
    "templates/x/form.yaml",
    "templates/x/samples/form.yaml",
    "templates/x/vocabulary/terms.yaml",
    "templates/x/vocabulary/words.yaml",
    "templates/x/vocabulary/syllables.txt",
    "templates/x/vocabulary/columns.yaml",
    "templates/x/vocabulary/fields.yaml",
    "templates/x/vocabulary/markers.yaml",
    "templates/x/vocabulary/substance.yaml",
    "templates/x/vocabulary/regions.yaml",
    "checklists/list.yaml",
    "checklists/requirements.yaml",
};

class Folder {
 public:
  Folder() {
    std::string name = fs::is_directory("/dev/shm") ? "/dev/shm/capdo-fuzz-XXXXXX" : "/tmp/capdo-fuzz-XXXXXX";
    FUZZ_CHECK(mkdtemp(name.data()) != nullptr);
    root_ = name;
    for (const char* folder : kFolders) fs::create_directories(root_ / folder);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  void Fill(const fuzz::Bundle& bundle) {
    for (const char* file : kFiles) {
      std::error_code ignored;
      fs::remove(root_ / file, ignored);
    }
    for (const auto& [name, bytes] : bundle) {
      for (const char* file : kFiles) {
        const bool whole = name == file;
        const std::size_t slash = std::string_view(file).find("x/");
        const bool shortened = slash != std::string_view::npos && name == std::string_view(file).substr(slash + 2);
        if (whole || shortened) std::ofstream(root_ / file, std::ios::binary) << bytes;
      }
    }
  }
  std::string path() const { return root_.string(); }

 private:
  fs::path root_;
};

void CheckDiagnostics(const std::vector<rules::Diagnostic>& diagnostics) {
  for (const rules::Diagnostic& diagnostic : diagnostics) {
    FUZZ_CHECK(!diagnostic.code.empty() && !diagnostic.message.empty() && !diagnostic.origin.file.empty());
    FUZZ_CHECK(!rules::FormatDiagnostic(diagnostic).empty());
  }
}

void CheckPatterns(const rules::Patterns& patterns) {
  for (const text::Pattern& pattern : patterns) {
    FUZZ_CHECK(!pattern.MatchesEmpty());
    const auto match = pattern.Find("an toàn thông tin cấp độ 3");
    FUZZ_CHECK(!match || !match->whole.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Folder folder;
  folder.Fill(fuzz::ParseBundle(fuzz::View(data, size)));

  Result<rules::LoadedRules> loaded = rules::Load(folder.path(), "x", "");
  if (!loaded) {
    FUZZ_CHECK(loaded.error().code == ErrorCode::kNotFound);
    return 0;
  }
  CheckDiagnostics(loaded->diagnostics);
  CheckDiagnostics(rules::Lint(loaded->rules));
  CheckPatterns(loaded->rules.vocabulary.substance.denial);
  for (const auto& [name, patterns] : loaded->rules.vocabulary.fields) CheckPatterns(patterns);
  for (const rules::Check& check : loaded->rules.checks) {
    FUZZ_CHECK(loaded->rules.Find(check.id) != nullptr);
    for (int level : check.levels) FUZZ_CHECK(level >= 1 && level <= 5);
    for (const rules::Look& look : check.looks) CheckPatterns(look.label);
  }
  if (size % 4 == 0) {
    Result<rules::LoadedRules> again = rules::Load(folder.path(), "x", "");
    FUZZ_CHECK(again && again->rules.digest == loaded->rules.digest);
    FUZZ_CHECK(again->diagnostics.size() == loaded->diagnostics.size());
  }
  return 0;
}
