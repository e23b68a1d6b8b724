#include "cli/verify.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/quote_index.h"
#include "evidence/folder.h"
#include "report/text_layout.h"
#include "report/wording.h"
#include "result/result.h"

namespace capdo::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaxResultBytes = 256ull << 20;
constexpr std::size_t kMaxQuote = 160;

// Results come from elsewhere: a path in one must not lead out of the folder.
bool StaysInside(const std::string& path) {
  const fs::path relative(path);
  if (path.empty() || relative.is_absolute()) return false;
  for (const fs::path& part : relative)
    if (part == "..") return false;
  return true;
}

class Verifier {
 public:
  Verifier(const result::Result& result, const std::string& folder, Language language)
      : result_(result),
        folder_(folder),
        language_(language),
        view_(result),
        words_(language, view_) {}

  int Run() {
    if (!result::IsSealed(result_)) Problem(Say("verify.changed"));
    for (const result::Citation& citation : result_.subject.citations) Quote("subject", citation);
    for (const result::CheckResult& check : result_.checks) {
      for (const result::Citation& citation : check.citations) Quote(check.id, citation);
      if (const auto& nearest = check.searched.nearest) {
        result::Citation citation;
        citation.document = nearest->document;
        citation.page = nearest->page;
        citation.quote = nearest->quote;
        Quote(check.id, citation);
      }
    }
    return Summary();
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }

  void Problem(const std::string& text) {
    found_ = true;
    Print(report::Printable(text) + '\n');
  }

  // The text of a file, read once. Nothing where it cannot be read, which is said once.
  const QuoteIndex* Index(const result::DocumentEntry& entry) {
    const auto [found, added] = indices_.try_emplace(entry.path);
    if (added) found->second = Read(entry);
    return found->second ? &*found->second : nullptr;
  }

  std::optional<QuoteIndex> Read(const result::DocumentEntry& entry) {
    const fs::path path = fs::path(folder_) / entry.path;
    std::error_code error;
    // Links are never followed, as in `check`.
    if (!StaysInside(entry.path) || fs::is_symlink(path, error)) {
      Problem(Say("verify.file-missing", {{"path", entry.path}}));
      return std::nullopt;
    }
    const Result<std::vector<evidence::EvidenceFile>> files =
        evidence::ReadFolder(path.string(), {.jobs = 1});
    if (!files || files->front().sha256.empty()) {
      Problem(Say("verify.file-missing", {{"path", entry.path}}));
      return std::nullopt;
    }
    if (files->front().sha256 != entry.sha256)
      Problem(Say("verify.file-changed", {{"path", entry.path}}));
    const Result<document::Document>& document = files->front().document;
    if (!document) {
      Problem(Say("verify.file-unread",
                  {{"path", entry.path}, {"reason", ErrorCodeName(document.error().code)}}));
      return std::nullopt;
    }
    return QuoteIndex(*document);
  }

  void Quote(const std::string& check, const result::Citation& citation) {
    ++quotes_;
    const result::DocumentEntry* entry = view_.Document(citation.document);
    if (!entry) {
      ++missing_;
      Problem(Say("verify.unknown-document", {{"check", check}, {"document", citation.document}}));
      return;
    }
    const QuoteIndex* index = Index(*entry);
    if (index && index->Holds(citation.quote, citation.page)) return;
    ++missing_;
    if (index)
      Problem(Say("verify.quote-missing",
                  {{"check", check},
                   {"where", words_.Place(citation)},
                   {"quote", words_.Quoted(report::Shortened(citation.quote, kMaxQuote))}}));
  }

  int Summary() {
    std::string line;
    if (quotes_ == 0) {
      line = Say("verify.none");
    } else if (missing_ == 0) {
      line = Say("verify.all",
                 {{"count", std::to_string(quotes_)}, {"files", std::to_string(indices_.size())}});
    } else {
      line = Say("verify.some",
                 {{"missing", std::to_string(missing_)}, {"count", std::to_string(quotes_)}});
    }
    Print(line + '\n');
    return found_ || missing_ > 0 ? kExitFound : kExitOk;
  }

  const result::Result& result_;
  const std::string& folder_;
  const Language language_;
  const report::View view_;
  const report::Wording words_;
  std::map<std::string, std::optional<QuoteIndex>> indices_;
  int quotes_ = 0, missing_ = 0;
  bool found_ = false;
};

}  // namespace

int RunVerifyCommand(const VerifyArguments& arguments, Language language) {
  const ArgumentReader read(language, "verify");
  if (!read.Required("name.result", arguments.result)) return kExitUsage;
  if (!read.Required("name.folder", arguments.folder)) return kExitUsage;
  const auto usage = [&](std::string_view key, const std::string& path,
                         const std::string& detail = "") {
    return UsageError(language, "verify",
                      Message(language, key, {{"path", path}, {"detail", detail}}));
  };
  const PathKind kind = KindOf(arguments.folder);
  if (kind == PathKind::kMissing) return usage("cli.folder-not-found", arguments.folder);
  if (kind != PathKind::kFolder) return usage("cli.not-a-folder", arguments.folder);
  const Result<std::string> json = ReadWholeFile(arguments.result, kMaxResultBytes);
  if (!json) {
    const ErrorCode code = json.error().code;
    return usage(code == ErrorCode::kNotFound   ? "cli.file-not-found"
                 : code == ErrorCode::kTooLarge ? "cli.too-large"
                                                : "cli.not-readable",
                 arguments.result);
  }
  const Result<result::Result> result = result::FromJson(*json);
  if (!result) return usage("cli.result-faulty", arguments.result, result.error().message);
  return Verifier(*result, arguments.folder, language).Run();
}

}  // namespace capdo::cli
