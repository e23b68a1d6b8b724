#include "cli/check.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/decisions_file.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "report/csv.h"
#include "report/html.h"
#include "report/sarif.h"
#include "report/terminal.h"

namespace capdo::cli {

namespace {

constexpr char kCommand[] = "check";

// The checked form of CheckArguments.
struct Job {
  PipelineOptions pipeline;
  report::Audience audience = report::Audience::kReviewer;
  std::optional<double> fail_under;
  decisions::Loaded decisions;
};

class CheckCommand {
 public:
  CheckCommand(const CheckArguments& arguments, Language language)
      : arguments_(arguments), language_(language) {}

  int Run() {
    if (const int code = ReadArguments(); code != kExitOk) return code;
    if (const int code = FindInputs(); code != kExitOk) return code;
    const auto started = std::chrono::system_clock::now();
    Result<result::Result> result = RunPipeline();
    if (!result) return Failed(result.error());
    if (!job_.decisions.faults.empty())
      return DecisionsFaulty(arguments_.decisions, job_.decisions.faults, kCommand, language_);
    const std::chrono::duration<double> elapsed = std::chrono::system_clock::now() - started;
    result->run_seconds = elapsed.count();
    result->run_started = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                                      fmt::gmtime(std::chrono::system_clock::to_time_t(started)));
    if (result->documents.empty()) return FolderEmpty();
    TellOfMissingLayers(result->readers.missing_layers, language_);
    TellOfDecisions(*result, arguments_.decisions, language_);
    if (const int code = WriteReports(*result); code != kExitOk) return code;
    return Verdict(*result);
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }

  int Usage(std::string_view key, MessageArguments arguments = {}) const {
    return UsageError(language_, kCommand, Say(key, arguments));
  }

  int FolderEmpty() const {
    PrintError(language_, Say("cli.folder-empty", {{"path", arguments_.folder}}));
    return kExitNothingRead;
  }

  int ReadArguments() {
    const ArgumentReader read(language_, kCommand);
    if (!read.Required("name.folder", arguments_.folder)) return kExitUsage;
    if (!read.Choice("--audience", arguments_.audience, {"reviewer", "agency"})) return kExitUsage;
    if (arguments_.audience == "agency") job_.audience = report::Audience::kAgency;
    if (!arguments_.fail_under.empty()) {
      job_.fail_under = read.Number("--fail-under", arguments_.fail_under, 0, 100);
      if (!job_.fail_under) return kExitUsage;
    }
    const std::vector<std::string> outputs = Outputs();
    if (std::count(outputs.begin(), outputs.end(), "-") > 1) return Usage("cli.two-outputs");
    if (!ReadReadingOptions(arguments_, kCommand, language_, job_.pipeline)) return kExitUsage;
    return kExitOk;
  }

  int FindInputs() {
    switch (KindOf(arguments_.folder)) {
      case PathKind::kMissing:
        return Usage("cli.folder-not-found", {{"path", arguments_.folder}});
      case PathKind::kOther:
        return Usage("cli.not-a-folder", {{"path", arguments_.folder}});
      case PathKind::kFolder:
        if (!HasAnyFile(arguments_.folder)) return FolderEmpty();
        break;
      case PathKind::kFile:
        break;  // one archive
    }
    std::vector<std::string> outputs = Outputs();
    outputs.push_back(arguments_.cache);
    for (const std::string& output : outputs)
      if (!output.empty() && output != "-" && IsInside(output, arguments_.folder))
        return Usage("cli.output-in-evidence", {{"path", output}});
    job_.pipeline.folder = arguments_.folder;
    return ReadDecisions();
  }

  int ReadDecisions() {
    if (arguments_.decisions.empty()) return kExitOk;
    // Who hands in the evidence must not decide on it.
    if (IsInside(arguments_.decisions, arguments_.folder))
      return Usage("decisions.in-evidence", {{"path", arguments_.decisions}});
    std::optional<decisions::Decisions> read = DecisionsOrError(arguments_.decisions, kCommand, language_);
    if (!read) return kExitUsage;
    job_.decisions.decisions = *std::move(read);
    job_.pipeline.decisions = &job_.decisions;
    return kExitOk;
  }

  Result<result::Result> RunPipeline() {
    Progress progress(language_);
    job_.pipeline.progress = [&](int done, int total, const std::string& path) {
      progress.Report(done, total, path);
    };
    Result<result::Result> result = RunCheck(job_.pipeline);
    job_.pipeline.progress = nullptr;
    return result;
  }

  int Failed(const Error& error) const {
    switch (error.code) {
      case ErrorCode::kNotFound:
      case ErrorCode::kInvalid:
        return RulesFailed(error, job_.pipeline, kCommand, language_);
      case ErrorCode::kEmpty:
        return FolderEmpty();
      case ErrorCode::kNotReadable:
        return Usage("cli.not-readable", {{"path", arguments_.folder}});
      case ErrorCode::kMemory:
        PrintError(language_, Say("cli.no-memory", {{"path", arguments_.folder}}));
        return kExitNothingRead;
      default:
        PrintError(language_, Say("cli.run-failed", {{"detail", error.message}}));
        return kExitNothingRead;
    }
  }

  std::vector<std::string> Outputs() const {
    return {arguments_.json, arguments_.html, arguments_.csv, arguments_.sarif};
  }

  int Write(const std::string& path, const std::string& content) const {
    const Result<bool> written = WriteOutput(path, content);
    if (written) {
      if (path != "-" && ErrorIsTerminal())
        PrintNote(language_, Say("cli.written", {{"path", path}}));
      return kExitOk;
    }
    PrintError(language_,
               Say("cli.write-failed", {{"path", path}, {"detail", written.error().message}}));
    return kExitUsage;
  }

  int WriteReports(const result::Result& result) const {
    const std::vector<std::string> outputs = Outputs();
    if (std::find(outputs.begin(), outputs.end(), "-") == outputs.end()) {
      report::TerminalOptions options;
      options.language = language_;
      options.audience = job_.audience;
      options.width = OutputWidth();
      options.colour = OutputHasColour();
      options.quiet = arguments_.quiet;
      if (const int code = Write("-", report::ToTerminal(result, options)); code != kExitOk)
        return code;
    }
    const auto write = [&](const std::string& path, const auto& make) {
      return path.empty() ? int{kExitOk} : Write(path, make());
    };
    int code = write(arguments_.json, [&] { return result::ToJson(result); });
    if (code == kExitOk)
      code = write(arguments_.html, [&] { return report::ToHtml(result, {language_, job_.audience}); });
    if (code == kExitOk) code = write(arguments_.csv, [&] { return report::ToGapCsv(result, language_); });
    if (code == kExitOk) code = write(arguments_.sarif, [&] { return report::ToSarif(result, language_); });
    return code;
  }

  int Verdict(const result::Result& result) const {
    std::set<std::string> unread;
    bool any_read = false, any_dossier = false, any_form = false;
    for (const result::DocumentEntry& document : result.documents) {
      if (document.outcome != "read") unread.insert(document.path);
      any_read = any_read || document.outcome != "unreadable";
      any_dossier = any_dossier || (document.kind != "other" && document.kind != "law" &&
                                    document.kind != "template" && document.kind != "own-report");
      any_form = any_form || document.kind == "template";
    }
    if (!any_read) {
      PrintError(language_, Say("cli.nothing-read", {{"path", arguments_.folder}}));
      return kExitNothingRead;
    }
    if (!any_dossier)
      PrintNote(language_, Say(any_form ? "cli.only-forms" : "cli.no-dossier", {{"path", arguments_.folder}}));
    if (!unread.empty())
      PrintNote(language_, Say("cli.some-unread", {{"count", std::to_string(unread.size())}}));
    if (job_.fail_under && result.score.awarded < *job_.fail_under) {
      PrintNote(language_,
                Say("cli.under", {{"awarded", fmt::format("{:.2f}", result.score.awarded)},
                                  {"threshold", arguments_.fail_under}}));
      return kExitFound;
    }
    return unread.empty() ? kExitOk : kExitPartlyRead;
  }

  const CheckArguments& arguments_;
  const Language language_;
  Job job_;
};

}  // namespace

int RunCheckCommand(const CheckArguments& arguments, Language language) {
  return CheckCommand(arguments, language).Run();
}

}  // namespace capdo::cli
