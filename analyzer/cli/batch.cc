#include "cli/batch.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <thread>

#include "batch/processes.h"
#include "batch/shared_text.h"
#include "batch/store.h"
#include "cli/arguments.h"
#include "cli/batch_agency.h"
#include "cli/batch_plan.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/office_file.h"
#include "cli/progress.h"
#include "cli/version.h"
#include "decisions/decisions.h"
#include "cli/template_file.h"
#include "report/overview.h"
#include "report/overview_html.h"
#include "report/overview_sheet.h"
#include "report/overview_words.h"
#include "report/terminal.h"
#include "report/view.h"

namespace capdo::cli {

namespace {

constexpr char kCommand[] = "batch";

class BatchCommand {
 public:
  BatchCommand(const BatchArguments& arguments, Language language) : arguments_(arguments), language_(language) {}

  int Run() {
    if (const int code = ReadArguments(); code != kExitOk) return code;
    std::optional<batch::Plan> plan = BatchPlanOrError(arguments_.root, arguments_.manifest, language_);
    if (!plan) return kExitUsage;
    plan_ = *std::move(plan);
    if (plan_.agencies.empty()) {
      PrintError(language_, Say("batch.no-agencies", {{"path", arguments_.root}}));
      return kExitNothingRead;
    }
    Result<rules::RuleSet> rules = LoadRules(job_.pipeline);
    if (!rules) return RulesFailed(rules.error(), job_.pipeline, kCommand, language_);
    job_.rules = *std::move(rules);
    if (const int code = ReadLetter(); code != kExitOk) return code;
    Result<batch::Store> store = batch::Store::Open(arguments_.out);
    if (!store) return StoreFailed(store.error());
    std::set<std::string> ids;
    for (const batch::Agency& agency : plan_.agencies) ids.insert(agency.id);
    if (!TellUnusedDecisions(ids)) return kExitUsage;
    for (const std::string& path : store->Clean(ids)) PrintNote(language_, Say("batch.edited", {{"path", path}}));
    if (!CheckAll(*store)) return kExitUsage;
    CompareTexts(*store);
    const report::Overview overview = overview_->Finish(plan_.unlisted);
    if (!WriteOverview(*store, overview)) return kExitUsage;
    return Verdict(overview);
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }

  int Usage(std::string_view key, MessageArguments arguments = {}) const {
    return UsageError(language_, kCommand, Say(key, arguments));
  }

  int ReadArguments() {
    const ArgumentReader read(language_, kCommand);
    if (!read.Required("name.root", arguments_.root)) return kExitUsage;
    if (!read.Required("name.out", arguments_.out)) return kExitUsage;
    if (!read.Choice("--audience", arguments_.audience, {"reviewer", "agency"})) return kExitUsage;
    if (!arguments_.deadline.empty() && !read.Date(arguments_.deadline)) return kExitUsage;
    switch (KindOf(arguments_.root)) {
      case PathKind::kMissing:
        return Usage("cli.folder-not-found", {{"path", arguments_.root}});
      case PathKind::kFile:
      case PathKind::kOther:
        return Usage("cli.not-a-folder", {{"path", arguments_.root}});
      case PathKind::kFolder:
        break;
    }
    for (const std::string& output : {arguments_.out, arguments_.cache})
      if (!output.empty() && IsInside(output, arguments_.root))
        return Usage("cli.output-in-evidence", {{"path", output}});
    if (IsInside(arguments_.root, arguments_.out)) return Usage("batch.root-in-out", {{"path", arguments_.out}});
    if (!arguments_.decisions.empty()) {
      if (KindOf(arguments_.decisions) != PathKind::kFolder)
        return Usage("cli.folder-not-found", {{"path", arguments_.decisions}});
      if (IsInside(arguments_.decisions, arguments_.root))
        return Usage("decisions.in-evidence", {{"path", arguments_.decisions}});
    }
    const PathKind out = KindOf(arguments_.out);
    if (out == PathKind::kFile || out == PathKind::kOther) return Usage("cli.not-a-folder", {{"path", arguments_.out}});
    if (!ReadReadingOptions(arguments_, kCommand, language_, job_.pipeline)) return kExitUsage;
    if (!arguments_.deadline.empty() && arguments_.deadline <= job_.pipeline.as_of.ToIso())
      PrintNote(language_, Say("letter.deadline-past", {{"deadline", DayText(language_, arguments_.deadline)},
                                                        {"as_of", DayText(language_, job_.pipeline.as_of.ToIso())}}));
    job_.language = language_;
    job_.out = arguments_.out;
    job_.decisions = arguments_.decisions;
    if (arguments_.audience == "agency") job_.audience = report::Audience::kAgency;
    return kExitOk;
  }

  // Decisions on an agency that is not there are a mistake of whoever named the file, or left over.
  bool TellUnusedDecisions(const std::set<std::string>& ids) const {
    std::error_code error;
    const bool given = !arguments_.decisions.empty();
    std::set<std::string> unused;
    for (std::filesystem::directory_iterator it(given ? arguments_.decisions : arguments_.out + "/agencies", error), end;
         !error && it != end; it.increment(error)) {
      const std::string name = it->path().filename().string();
      const bool decided = given ? name.ends_with(".yaml") : std::filesystem::exists(it->path() / decisions::kFileName, error);
      if (decided && !ids.contains(given ? name.substr(0, name.size() - 5) : name)) unused.insert(it->path().string());
    }
    for (const std::string& path : unused) {
      const std::string text = Say("batch.decisions-unused", {{"path", path}});
      given ? PrintError(language_, text) : PrintNote(language_, text);
    }
    return !given || unused.empty();
  }

  // A fault of the template is told before hours of reading, not after them.
  int ReadLetter() {
    std::optional<report::Office> office = OfficeOrError(arguments_.office, kCommand, language_);
    if (!office) return kExitUsage;
    job_.letter_options.office = *std::move(office);
    job_.letter_options.deadline = arguments_.deadline;
    job_.letter_path =
        arguments_.form.empty() ? LetterTemplatePath(job_.pipeline.data_dir) : arguments_.form;
    std::optional<std::string> form = TemplateOrError(job_.letter_path, kCommand, language_);
    if (!form) return kExitUsage;
    job_.letter = *std::move(form);
    const result::Result nothing;
    const result::Result* const results[] = {&nothing};
    const Result<std::string> letter = report::ToLetter({job_.letter}, results, job_.letter_options);
    return letter ? kExitOk : TemplateFaulty(job_.letter_path, letter.error(), kCommand, language_);
  }

  int StoreFailed(const Error& error) const {
    switch (error.code) {
      case ErrorCode::kInvalid:
        return Usage("batch.foreign-out", {{"path", arguments_.out}});
      case ErrorCode::kTooLarge:
        return Usage("batch.busy", {{"path", arguments_.out}});
      default:
        return Usage("cli.write-failed", {{"path", arguments_.out}, {"detail", error.message}});
    }
  }

  bool CheckAll(const batch::Store& store) {
    report::Overview head;
    head.tool_version = kVersion;
    head.rules_id = job_.rules.id;
    head.rules_version = job_.rules.version;
    head.rules_digest = job_.rules.digest;
    head.checklist_id = job_.rules.checklist.id;
    head.points_status = job_.rules.checklist.points_status;
    head.as_of = job_.pipeline.as_of.ToIso();
    overview_.emplace(language_, std::move(head));
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    const int jobs = job_.pipeline.jobs > 0 ? job_.pipeline.jobs : cores;
    Progress progress(language_);
    const auto started = std::chrono::steady_clock::now();
    int done = 0;
    const int total = static_cast<int>(plan_.agencies.size());
    return batch::RunInProcesses(
        plan_.agencies.size(), jobs,
        [&](std::size_t i, int share) { return CheckAgency(job_, plan_.agencies[i], store, share); },
        [&](std::size_t i, std::optional<int> code) {
          if (code && (*code & kAgencyNotWritten) != 0) return false;
          if (!code && !KeepDeath(store, plan_.agencies[i])) return false;
          const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
          ++done;
          const std::string line = Collect(store, plan_.agencies[i], code);
          const bool terminal = ErrorIsTerminal();
          if (terminal) {
            progress.Report(done, total, plan_.agencies[i].folder, elapsed.count() / done * (total - done));
          } else {
            PrintStatus('[' + std::to_string(done) + '/' + std::to_string(total) + "] " + plan_.agencies[i].folder +
                        ": " + line);
          }
          return true;
        });
  }

  // The process died, and with it what it knew. Where that cannot be noted, an earlier result would stand for it.
  bool KeepDeath(const batch::Store& store, const batch::Agency& agency) const {
    const auto kept = store.KeepFailure(agency.id, ErrorCodeName(ErrorCode::kCrashed));
    if (!kept)
      PrintError(language_, Say("cli.write-failed", {{"path", arguments_.out + "/agencies/" + agency.id},
                                                     {"detail", kept.error().message}}));
    return static_cast<bool>(kept);
  }

  // Takes what the process left in the store; the line that tells of it.
  std::string Collect(const batch::Store& store, const batch::Agency& agency, std::optional<int> code) {
    const report::AgencyIdentity identity{agency.id,          agency.folder,      agency.title,       agency.group,
                                          agency.said.agency, agency.said.system, agency.said.contact};
    const batch::Store::Outcome outcome = store.Load(agency.id);
    std::string failure = outcome.failure;
    if (failure.empty() && code) {
      if (const Result<result::Result> result = result::FromJson(outcome.result_json)) {
        overview_->Add(identity, *result);
        layers_missing_ = layers_missing_ || (*code & kAgencyLayersMissing) != 0;
        std::string line = report::NothingUsable(*result) ? Say("batch.status-nothing-read") + '.' : report::ScoreLine(*result, language_);
        if ((*code & kAgencyKnown) != 0) line += " (" + Say("batch.known") + ')';
        return line;
      }
      failure = ErrorCodeName(ErrorCode::kInternal);
    }
    overview_->AddFailure(identity, failure);
    return report::FailureText(failure, language_);
  }

  void CompareTexts(const batch::Store& store) {
    batch::SharedText shared;
    for (std::size_t i = 0; i < plan_.agencies.size(); ++i)
      if (const std::optional<std::string> bytes = store.File(plan_.agencies[i].id, kPassagesName))
        if (std::optional<std::vector<batch::TextPassage>> passages = batch::DecodePassages(*bytes))
          shared.Add(i, *std::move(passages));
    const auto side = [&](std::size_t i, const batch::TextPassage& at) {
      return report::SharedTextRow::Side{plan_.agencies[i].id, at.path, at.quote, at.page};
    };
    for (const batch::SharedPair& pair : shared.Pairs())
      overview_->AddShared({side(pair.one, pair.at_one), side(pair.two, pair.at_two), pair.words, pair.passages});
  }

  bool WriteOverview(const batch::Store& store, const report::Overview& overview) const {
    const auto write = [&](const std::string& name, const std::string& bytes) {
      const Result<bool> written = store.Write(name, bytes);
      if (!written)
        PrintError(language_, Say("cli.write-failed",
                                  {{"path", arguments_.out + "/" + name}, {"detail", written.error().message}}));
      return static_cast<bool>(written);
    };
    const Result<std::string> workbook = report::ToSummaryWorkbook(overview, language_);
    if (!workbook) {
      PrintError(language_, Say("cli.run-failed", {{"detail", workbook.error().message}}));
      return false;
    }
    return write("summary.json", report::ToSummaryJson(overview)) &&
           write("summary.csv", report::ToSummaryCsv(overview, language_)) &&
           write("findings.csv", report::ToFindingsCsv(overview, language_)) && write("summary.xlsx", *workbook) &&
           write("index.html", report::ToOverviewHtml(overview, language_));
  }

  int Verdict(const report::Overview& overview) const {
    if (layers_missing_) PrintNote(language_, Say("batch.missing-layers"));
    if (!overview.shared.empty())
      PrintNote(language_, Say("batch.shared-told", {{"count", std::to_string(overview.shared.size())}}));
    if (!plan_.unlisted.empty())
      PrintNote(language_, Say("batch.unlisted",
                               {{"count", std::to_string(plan_.unlisted.size())}, {"first", plan_.unlisted.front()}}));
    Print(Say("batch.done", {{"count", std::to_string(overview.agencies.size())},
                             {"checked", std::to_string(overview.checked)},
                             {"nothing_read", std::to_string(overview.nothing_read)},
                             {"failed", std::to_string(overview.failed)}}) +
          '\n' + Say("batch.see", {{"path", arguments_.out + "/index.html"}}) + '\n');
    if (overview.checked == 0) {
      PrintError(language_, Say("cli.nothing-read", {{"path", arguments_.root}}));
      return kExitNothingRead;
    }
    if (overview.counts.unread > 0)
      PrintNote(language_, Say("batch.some-unread", {{"count", std::to_string(overview.counts.unread)}}));
    const auto undecided = std::count_if(overview.agencies.begin(), overview.agencies.end(),
                                         [](const report::AgencySummary& agency) { return agency.decisions.faults > 0; });
    if (undecided > 0) PrintNote(language_, Say("batch.decisions-faults", {{"count", std::to_string(undecided)}}));
    return overview.failed + overview.nothing_read + overview.counts.unread + undecided > 0 ? kExitPartlyRead : kExitOk;
  }

  const BatchArguments& arguments_;
  const Language language_;
  BatchJob job_;
  batch::Plan plan_;
  std::optional<report::OverviewBuilder> overview_;
  bool layers_missing_ = false;
};

}  // namespace

int RunBatchCommand(const BatchArguments& arguments, Language language) {
  return BatchCommand(arguments, language).Run();
}

}  // namespace capdo::cli
