#include "cli/check.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/data_dir.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "report/html.h"
#include "report/terminal.h"
#include "rules/ruleset.h"

namespace capdo::cli {

namespace {

constexpr char kCommand[] = "check";
constexpr int kMaxJobs = 256;

// The checked form of CheckArguments.
struct Job {
  PipelineOptions pipeline;
  report::Audience audience = report::Audience::kReviewer;
  std::optional<double> fail_under;
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
    const std::chrono::duration<double> elapsed = std::chrono::system_clock::now() - started;
    result->run_seconds = elapsed.count();
    result->run_started = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                                      fmt::gmtime(std::chrono::system_clock::to_time_t(started)));
    if (result->documents.empty()) return FolderEmpty();
    TellOfLayers(*result);
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
    job_.pipeline.as_of = Today();
    if (!arguments_.as_of.empty()) {
      const auto date = read.Date(arguments_.as_of);
      if (!date) return kExitUsage;
      job_.pipeline.as_of = *date;
    }
    if (!arguments_.jobs.empty()) {
      const auto jobs = read.Whole("--jobs", arguments_.jobs, 1, kMaxJobs);
      if (!jobs) return kExitUsage;
      job_.pipeline.jobs = *jobs;
    }
    if (!arguments_.fail_under.empty()) {
      job_.fail_under = read.Number("--fail-under", arguments_.fail_under, 0, 100);
      if (!job_.fail_under) return kExitUsage;
    }
    for (const std::string& limit : arguments_.limits)
      if (const Result<bool> set = SetLimit(job_.pipeline.limits, limit); !set)
        return Usage("cli.bad-limit", {{"value", limit}, {"detail", set.error().message}});
    job_.pipeline.cache = arguments_.cache;
    if (arguments_.json == "-" && arguments_.html == "-") return Usage("cli.two-outputs");
    job_.pipeline.ocr = !arguments_.no_ocr;
    job_.pipeline.rules_id = arguments_.rules;
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
    for (const std::string& output : {arguments_.json, arguments_.html, arguments_.cache})
      if (!output.empty() && output != "-" && IsInside(output, arguments_.folder))
        return Usage("cli.output-in-evidence", {{"path", output}});
    if (const PathKind cache = KindOf(arguments_.cache);
        !arguments_.cache.empty() && cache != PathKind::kFolder && cache != PathKind::kMissing)
      return Usage("cli.not-a-folder", {{"path", arguments_.cache}});
    job_.pipeline.folder = arguments_.folder;
    if (!arguments_.checklist.empty() && KindOf(arguments_.checklist) != PathKind::kFile)
      return Usage("cli.file-not-found", {{"path", arguments_.checklist}});
    job_.pipeline.checklist_file = arguments_.checklist;
    const Result<std::string> data = FindDataDir(arguments_.data);
    if (!data) {
      return data.error().message.empty()
                 ? Usage("cli.data-not-found")
                 : Usage("cli.data-not-found-at", {{"path", data.error().message}});
    }
    job_.pipeline.data_dir = *data;
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
      case ErrorCode::kNotFound: {
        std::string list;
        for (const std::string& id : rules::ListRuleSets(job_.pipeline.data_dir))
          list += (list.empty() ? "" : ", ") + id;
        return Usage("cli.rules-not-found", {{"id", arguments_.rules}, {"list", list}});
      }
      case ErrorCode::kInvalid: {
        // The diagnostics hold carets under their columns: they are printed as they are.
        std::fputs((error.message + '\n').c_str(), stderr);
        const auto count =
            rules::Load(job_.pipeline.data_dir, arguments_.rules, job_.pipeline.checklist_file);
        PrintError(language_,
                   Say("cli.rules-faulty",
                       {{"count", count ? std::to_string(count->diagnostics.size()) : "1"}}));
        return kExitUsage;
      }
      case ErrorCode::kEmpty:
        return FolderEmpty();
      case ErrorCode::kNotReadable:
        return Usage("cli.not-readable", {{"path", arguments_.folder}});
      default:
        PrintError(language_, Say("cli.run-failed", {{"detail", error.message}}));
        return kExitNothingRead;
    }
  }

  // A wall that is missing is said, whatever the file of today would have tried.
  void TellOfLayers(const result::Result& result) const {
    std::string list;
    for (const std::string& layer : result.readers.missing_layers)
      list += (list.empty() ? "" : ", ") + layer;
    if (!list.empty()) PrintNote(language_, Say("cli.missing-layers", {{"list", list}}));
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
    const bool output_taken = arguments_.json == "-" || arguments_.html == "-";
    if (!output_taken) {
      report::TerminalOptions options;
      options.language = language_;
      options.audience = job_.audience;
      options.width = OutputWidth();
      options.colour = OutputHasColour();
      options.quiet = arguments_.quiet;
      if (const int code = Write("-", report::ToTerminal(result, options)); code != kExitOk)
        return code;
    }
    if (!arguments_.json.empty())
      if (const int code = Write(arguments_.json, result::ToJson(result)); code != kExitOk)
        return code;
    if (!arguments_.html.empty())
      return Write(arguments_.html, report::ToHtml(result, {language_, job_.audience}));
    return kExitOk;
  }

  int Verdict(const result::Result& result) const {
    std::set<std::string> unread;
    bool any_read = false, any_dossier = false;
    for (const result::DocumentEntry& document : result.documents) {
      if (document.outcome != "read") unread.insert(document.path);
      any_read = any_read || document.outcome != "unreadable";
      any_dossier = any_dossier || (document.kind != "other" && document.kind != "law" &&
                                    document.kind != "template");
    }
    if (!any_read) {
      PrintError(language_, Say("cli.nothing-read", {{"path", arguments_.folder}}));
      return kExitNothingRead;
    }
    if (!any_dossier) PrintNote(language_, Say("cli.no-dossier", {{"path", arguments_.folder}}));
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
