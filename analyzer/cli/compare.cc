#include "cli/compare.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/progress.h"
#include "cli/result_file.h"
#include "report/comparison.h"

namespace capdo::cli {

namespace {

constexpr char kCommand[] = "compare";

// A file that begins with '{' is a result; no archive does.
bool IsJsonFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  char c = 0;
  while (in.get(c))
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\xEF' && c != '\xBB' && c != '\xBF') break;
  return c == '{';
}

class CompareCommand {
 public:
  CompareCommand(const CompareArguments& arguments, Language language) : arguments_(arguments), language_(language) {}

  int Run() {
    const ArgumentReader read(language_, kCommand);
    if (!read.Required("name.old", arguments_.before) || !read.Required("name.new", arguments_.after))
      return kExitUsage;
    if (arguments_.json == "-" && arguments_.html == "-") return Usage("cli.two-outputs");
    for (const std::string* side : {&arguments_.before, &arguments_.after}) {
      if (const PathKind kind = KindOf(*side); kind == PathKind::kMissing)
        return Usage("compare.not-found", {{"path", *side}});
      else if (kind == PathKind::kOther)
        return Usage("cli.not-a-folder", {{"path", *side}});
      for (const std::string& output : {arguments_.json, arguments_.html, arguments_.cache})
        if (!output.empty() && output != "-" && IsInside(output, *side))
          return Usage("cli.output-in-evidence", {{"path", output}});
    }
    if (!ReadReadingOptions(arguments_, kCommand, language_, options_)) return kExitUsage;
    const std::optional<result::Result> before = Load(arguments_.before);
    if (!before) return code_;
    const std::optional<result::Result> after = Load(arguments_.after);
    if (!after) return code_;
    return Write(result::Compare(*before, *after));
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }
  int Usage(std::string_view key, MessageArguments arguments = {}) const {
    return UsageError(language_, kCommand, Say(key, arguments));
  }

  // None after the user was told; `code_` then says how to end.
  std::optional<result::Result> Load(const std::string& path) {
    const std::string file = ResultPath(path);
    // Of many agencies neither one result nor one dossier; ResultOrError tells so.
    if (file != path || IsBatchFolder(path) || (KindOf(path) == PathKind::kFile && IsJsonFile(path))) {
      code_ = kExitUsage;
      if (file != path) PrintNote(language_, Say("compare.result-in-folder", {{"path", file}}));
      std::optional<result::Result> result = ResultOrError(path, kCommand, language_);
      if (result) {
        code_ = kExitOk;
        if (!result::IsSealed(*result)) PrintNote(language_, path + ": " + Say("report.broken-seal"));
      }
      return result;
    }
    Progress progress(language_);
    options_.folder = path;
    options_.progress = [&](int done, int total, const std::string& name) { progress.Report(done, total, name); };
    Result<result::Result> result = RunCheck(options_);
    options_.progress = nullptr;
    if (!result) {
      code_ = Failed(path, result.error());
      return std::nullopt;
    }
    const auto& documents = result->documents;
    if (std::all_of(documents.begin(), documents.end(), [](const auto& d) { return d.outcome == "unreadable"; })) {
      PrintError(language_, Say("cli.nothing-read", {{"path", path}}));
      code_ = kExitNothingRead;
      return std::nullopt;
    }
    some_unread_ = some_unread_ ||
                   std::any_of(documents.begin(), documents.end(), [](const auto& d) { return d.outcome != "read"; });
    TellOfMissingLayers(result->readers.missing_layers, language_);
    return *std::move(result);
  }

  int Failed(const std::string& path, const Error& error) const {
    switch (error.code) {
      case ErrorCode::kNotFound:
      case ErrorCode::kInvalid:
        return RulesFailed(error, options_, kCommand, language_);
      case ErrorCode::kEmpty:
        PrintError(language_, Say("cli.folder-empty", {{"path", path}}));
        return kExitNothingRead;
      case ErrorCode::kNotReadable:
        return Usage("cli.not-readable", {{"path", path}});
      default:
        PrintError(language_, Say("cli.run-failed", {{"detail", error.message}}));
        return kExitNothingRead;
    }
  }

  int Write(const result::Comparison& comparison) const {
    const auto write = [&](const std::string& path, const std::string& content) {
      const Result<bool> written = WriteOutput(path, content);
      if (!written)
        PrintError(language_, Say("cli.write-failed", {{"path", path}, {"detail", written.error().message}}));
      return static_cast<bool>(written);
    };
    if (arguments_.json == "-" || arguments_.html == "-") {
      // The sheet would have said them.
      for (const std::string& caution : report::ComparisonCautions(comparison, language_))
        PrintNote(language_, caution);
    } else {
      report::TerminalOptions options;
      options.language = language_;
      options.width = OutputWidth();
      options.colour = OutputHasColour();
      if (!write("-", report::ToTerminal(comparison, options))) return kExitUsage;
    }
    if (!arguments_.json.empty() && !write(arguments_.json, result::ToJson(comparison))) return kExitUsage;
    if (!arguments_.html.empty() && !write(arguments_.html, report::ToHtml(comparison, language_))) return kExitUsage;
    return some_unread_ ? kExitPartlyRead : kExitOk;
  }

  const CompareArguments& arguments_;
  const Language language_;
  PipelineOptions options_;
  int code_ = kExitOk;
  bool some_unread_ = false;
};

}  // namespace

int RunCompareCommand(const CompareArguments& arguments, Language language) {
  return CompareCommand(arguments, language).Run();
}

}  // namespace capdo::cli
