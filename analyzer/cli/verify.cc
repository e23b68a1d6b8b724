#include "cli/verify.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/quote_index.h"
#include "cli/result_file.h"
#include "evidence/folder.h"
#include "report/text_layout.h"
#include "report/wording.h"
#include "result/result.h"

namespace capdo::cli {

namespace fs = std::filesystem;

namespace {

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
    for (const result::FactEntry& fact : result_.facts)
      for (const result::FactStatement& said : fact.said)
        for (const result::Citation& citation : said.citations) Quote("facts." + fact.id, citation);
    for (const result::CheckResult& check : result_.checks) {
      for (const result::Citation& citation : check.citations) Quote(check.id, citation);
      for (const result::RejectedPlace& place : check.rejected) Quote(check.id, place.citation);
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

  // The file on the disk that holds an entry: itself, or the archive or e-mail that it came out of.
  struct Holder {
    fs::path file;
    std::string rest;  // the entry's path behind the file: "", "/a.pdf"
  };
  std::optional<Holder> HolderOf(const std::string& path) const {
    std::error_code error;
    if (!StaysInside(path)) return std::nullopt;
    // A result of one file is verified against that file, whatever it is called by now.
    if (fs::is_regular_file(folder_, error))
      return Holder{folder_, path.substr(std::min(path.find('/'), path.size()))};
    fs::path at = folder_;
    for (std::size_t end = 0; end < path.size();) {
      const std::size_t begin = end == 0 ? 0 : end + 1;
      end = std::min(path.find('/', begin), path.size());
      at /= path.substr(begin, end - begin);
      // Links are never followed, as in `check`.
      if (fs::is_symlink(at, error)) return std::nullopt;
      if (fs::is_regular_file(at, error)) return Holder{at, path.substr(end)};
    }
    return std::nullopt;
  }

  // What came out of a file on the disk, read once.
  const std::vector<evidence::EvidenceFile>& Files(const fs::path& holder) {
    const auto [found, added] = files_.try_emplace(holder.string());
    if (added)
      if (Result<std::vector<evidence::EvidenceFile>> files = evidence::ReadFolder(holder.string(), {.jobs = 1}))
        found->second = *std::move(files);
    return found->second;
  }

  // The text of a file, read once. Nothing where it cannot be read, which is said once.
  const QuoteIndex* Index(const result::DocumentEntry& entry) {
    const auto [found, added] = indices_.try_emplace(entry.path);
    if (added) found->second = Read(entry);
    return found->second ? &*found->second : nullptr;
  }

  std::optional<QuoteIndex> Read(const result::DocumentEntry& entry) {
    const std::optional<Holder> holder = HolderOf(entry.path);
    const evidence::EvidenceFile* file = nullptr;
    if (holder) {
      const std::vector<evidence::EvidenceFile>& files = Files(holder->file);
      for (const evidence::EvidenceFile& one : files)
        if (one.path == files.front().path + holder->rest) file = &one;
      // The text of a copy is that of its original.
      if (file && file->duplicate_of >= 0 && file->document)
        file = &files[static_cast<std::size_t>(file->duplicate_of)];
    }
    if (!file || file->sha256.empty()) {
      Problem(Say("verify.file-missing", {{"path", entry.path}}));
      return std::nullopt;
    }
    if (file->sha256 != entry.sha256) Problem(Say("verify.file-changed", {{"path", entry.path}}));
    const Result<document::Document>& document = file->document;
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
  std::map<std::string, std::vector<evidence::EvidenceFile>> files_;  // by the file on the disk
  int quotes_ = 0, missing_ = 0;
  bool found_ = false;
};

}  // namespace

int RunVerifyCommand(const VerifyArguments& arguments, Language language) {
  const ArgumentReader read(language, "verify");
  if (!read.Required("name.result", arguments.result)) return kExitUsage;
  if (!read.Required("name.folder", arguments.folder)) return kExitUsage;
  const auto usage = [&](std::string_view key, const std::string& path) {
    return UsageError(language, "verify", Message(language, key, {{"path", path}}));
  };
  const PathKind kind = KindOf(arguments.folder);
  if (kind == PathKind::kMissing) return usage("cli.folder-not-found", arguments.folder);
  if (kind == PathKind::kOther) return usage("cli.not-a-folder", arguments.folder);
  const std::optional<result::Result> result = ResultOrError(arguments.result, "verify", language);
  if (!result) return kExitUsage;
  return Verifier(*result, arguments.folder, language).Run();
}

}  // namespace capdo::cli
