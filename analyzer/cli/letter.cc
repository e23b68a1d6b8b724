#include "cli/letter.h"

#include <filesystem>
#include <optional>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/decisions_file.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/office_file.h"
#include "cli/result_file.h"
#include "cli/rule_data.h"
#include "cli/template_file.h"
#include "decisions/apply.h"
#include "report/comparison.h"
#include "report/gap_list.h"
#include "report/letter.h"
#include "report/workbook.h"
#include "scoring/score.h"

namespace capdo::cli {

namespace {

constexpr char kCommand[] = "letter";

class LetterCommand {
 public:
  LetterCommand(const LetterArguments& arguments, Language language)
      : arguments_(arguments), language_(language) {}

  int Run() {
    if (const int code = ReadArguments(); code != kExitOk) return code;
    for (const std::string& path : arguments_.results) {
      std::optional<result::Result> result = Load(path);
      if (!result) return kExitUsage;
      if (result->decisions && !result->decisions->faults.empty() && arguments_.decisions.empty())
        PrintNote(language_, path + ": " + Say("letter.decisions-faulty"));
      results_.push_back(*std::move(result));
    }
    if (!Decide()) return kExitUsage;
    for (std::size_t i = 0; i < results_.size(); ++i)
      TellOfDecisions(results_[i], arguments_.decisions.empty() ? arguments_.results[i] : arguments_.decisions, language_);
    TellOfDeadline();
    if (const int code = ReadSince(); code != kExitOk) return code;
    std::vector<const result::Result*> results;
    for (const result::Result& result : results_) results.push_back(&result);
    if (arguments_.format == "md")
      return Write(report::ToGapList(results, {language_, !arguments_.no_points}));
    if (arguments_.format == "xlsx") {
      const Result<std::string> sheet = report::ToGapWorkbook(results_.front(), language_);
      if (sheet) return Write(*sheet);
      PrintError(language_, Say("cli.write-failed", {{"path", arguments_.out}, {"detail", sheet.error().message}}));
      return kExitUsage;
    }
    std::optional<report::Office> office = OfficeOrError(arguments_.office, kCommand, language_);
    if (!office) return kExitUsage;
    options_.office = *std::move(office);
    std::string path = arguments_.form;
    if (path.empty()) {
      const std::optional<std::string> data = DataDirOrError(arguments_.data, kCommand, language_);
      if (!data) return kExitUsage;
      path = LetterTemplatePath(*data);
    }
    const std::optional<std::string> form = TemplateOrError(path, kCommand, language_);
    if (!form) return kExitUsage;
    const Result<std::string> letter = report::ToLetter({*form}, results, options_);
    return letter ? Write(*letter) : TemplateFaulty(path, letter.error(), kCommand, language_);
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }
  int Usage(std::string_view key, MessageArguments arguments = {}) const {
    return UsageError(language_, kCommand, Say(key, arguments));
  }

  // None after the user was told.
  std::optional<result::Result> Load(const std::string& path) const {
    std::optional<result::Result> result = ResultOrError(path, kCommand, language_);
    if (result && !result::IsSealed(*result))
      PrintNote(language_, path + ": " + Say("report.broken-seal"));
    return result;
  }

  int ReadSince() {
    if (arguments_.since.empty()) return kExitOk;
    since_ = Load(arguments_.since);
    if (!since_) return kExitUsage;
    const result::Result& now = results_.front();
    // Taken the wrong way round, everything that was mended would be called a new gap.
    if (since_->as_of > now.as_of)
      return Usage("letter.since-later",
                   {{"path", arguments_.since},
                    {"before", DayText(language_, since_->as_of)},
                    {"after", DayText(language_, now.as_of)}});
    for (const std::string& caution :
         report::ComparisonCautions(result::Compare(*since_, now), language_))
      PrintNote(language_, caution);
    options_.since = &*since_;
    return kExitOk;
  }

  int ReadArguments() {
    const ArgumentReader read(language_, kCommand);
    if (arguments_.results.empty())
      return Usage("cli.missing-argument", {{"name", Say("name.result")}});
    if (!read.Choice("--format", arguments_.format, {"docx", "xlsx", "md"})) return kExitUsage;
    // A sheet is the list of one result; that of many is the summary of `batch`.
    if (arguments_.format == "xlsx" && arguments_.results.size() > 1) return Usage("letter.one-xlsx");
    if (!arguments_.decisions.empty() && arguments_.results.size() > 1) return Usage("letter.one-decisions");
    if (!arguments_.since.empty() &&
        (arguments_.results.size() > 1 || arguments_.format != "docx"))
      return Usage("letter.one-since");
    if (arguments_.out.empty()) return Usage("cli.missing-option", {{"name", "--out"}});
    if (!arguments_.deadline.empty() && !read.Date(arguments_.deadline)) return kExitUsage;
    for (const std::string& input : {arguments_.form, arguments_.office, arguments_.decisions, arguments_.since})
      CheckOutput(input);
    for (const std::string& input : arguments_.results) CheckOutput(input);
    if (overwrites_) return Usage("cli.output-is-input", {{"path", arguments_.out}});
    options_.points = !arguments_.no_points;
    options_.deadline = arguments_.deadline;
    return kExitOk;
  }

  // The result keeps its digest: the letter says on which result and which decisions it rests.
  bool Decide() {
    if (arguments_.decisions.empty()) return true;
    const std::optional<decisions::Decisions> given = DecisionsOrError(arguments_.decisions, kCommand, language_);
    if (!given) return false;
    result::Result& result = results_.front();
    if (result.decisions && !result.decisions->faults.empty()) result.decisions.reset();
    decisions::Undo(result);
    scoring::ScoreAgain(result);
    std::vector<decisions::Fault> faults = decisions::NotInResult(*given, result);
    for (decisions::Fault& fault : decisions::Apply(*given, std::nullopt, result)) faults.push_back(std::move(fault));
    scoring::ScoreAgain(result);
    if (!faults.empty()) DecisionsFaulty(arguments_.decisions, faults, kCommand, language_);
    return faults.empty();
  }

  void TellOfDeadline() const {
    for (const result::Result& result : results_) {
      if (arguments_.deadline.empty() || arguments_.deadline > result.as_of) continue;
      return PrintNote(language_, Say("letter.deadline-past", {{"deadline", DayText(language_, arguments_.deadline)},
                                                               {"as_of", DayText(language_, result.as_of)}}));
    }
  }

  void CheckOutput(const std::string& input) {
    std::error_code ignored;
    overwrites_ = overwrites_ ||
                  (!input.empty() && std::filesystem::equivalent(input, arguments_.out, ignored));
  }

  int Write(const std::string& content) const {
    const Result<bool> written = WriteOutput(arguments_.out, content);
    if (!written) {
      PrintError(language_, Say("cli.write-failed",
                                {{"path", arguments_.out}, {"detail", written.error().message}}));
      return kExitUsage;
    }
    if (arguments_.out != "-" && ErrorIsTerminal())
      PrintNote(language_, Say("cli.written", {{"path", arguments_.out}}));
    return kExitOk;
  }

  const LetterArguments& arguments_;
  const Language language_;
  bool overwrites_ = false;
  std::vector<result::Result> results_;
  std::optional<result::Result> since_;
  report::LetterOptions options_;
};

}  // namespace

int RunLetterCommand(const LetterArguments& arguments, Language language) {
  return LetterCommand(arguments, language).Run();
}

}  // namespace capdo::cli
