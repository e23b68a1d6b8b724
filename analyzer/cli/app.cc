#include "cli/app.h"

#include <functional>
#include <memory>

#include "cli/batch.h"
#include "cli/check.h"
#include "cli/compare.h"
#include "cli/exit_code.h"
#include "cli/explain.h"
#include "cli/help.h"
#include "cli/init.h"
#include "cli/letter.h"
#include "cli/review.h"
#include "cli/rules.h"
#include "cli/show.h"
#include "cli/verify.h"
#include "cli/version.h"

namespace capdo::cli {

namespace {

// The language of help and of errors in the rest of the line, known before the line is parsed.
std::string LanguageOption(int argc, char** argv) {
  std::string value = "vi";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) value = argv[i + 1];
    if (argument.starts_with("--lang=")) value = argument.substr(7);
  }
  return value;
}

class CommandLine {
 public:
  explicit CommandLine(Language language) : language_(language), app_("", "capdo") {
    app_.description(Say("help.app"));
    app_.footer(Say("help.exit"));
    app_.formatter(std::make_shared<HelpPage>(language_));
    // Subcommands inherit these. Arguments that nobody knows are reported by Run, in the user's
    // language.
    app_.option_defaults()->take_last();
    app_.allow_extras();
    app_.set_help_flag("-h,--help", Say("help.help"));
    app_.set_version_flag("--version", std::string("capdo ") + kVersion, Say("help.version"));
    Text(app_, "--lang", lang_, "help.lang")->option_text("vi|en");
    AddCheck();
    AddBatch();
    AddShow();
    AddVerify();
    AddCompare();
    AddExplain();
    AddReview();
    AddLetter();
    AddInit();
    AddRules();
  }

  int Run(int argc, char** argv) {
    if (argc <= 1) return UsageError(language_, "", Say("cli.no-command"));
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      return Print(Deepest()->help()) ? kExitOk : kExitUsage;
    } catch (const CLI::CallForVersion& version) {
      return Print(std::string(version.what()) + '\n') ? kExitOk : kExitUsage;
    } catch (const CLI::ArgumentMismatch& error) {
      const std::string what = error.what();
      return Usage("cli.missing-value", what.substr(0, what.find(':')));
    } catch (const CLI::ParseError&) {
      return Usage("cli.bad-usage", "");
    }
    const CLI::App* command = Deepest();
    for (const CLI::App* app = command; app; app = app->get_parent())
      if (const std::vector<std::string> extras = app->remaining(); !extras.empty())
        return Usage(actions_.contains(command) || extras.front().starts_with('-')
                         ? "cli.unknown-argument"
                         : "cli.unknown-command",
                     extras.front());
    const auto action = actions_.find(command);
    if (action == actions_.end())
      return Usage(command == &app_ ? "cli.no-command" : "cli.no-subcommand", "");
    return action->second();
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }

  int Usage(std::string_view key, const std::string& name) {
    return UsageError(language_, NameOf(Deepest()), Say(key, {{"name", name}}));
  }

  // "rules lint" for the subcommand of a subcommand, "" for the program.
  static std::string NameOf(const CLI::App* app) {
    if (!app->get_parent()) return "";
    const std::string parent = NameOf(app->get_parent());
    return parent.empty() ? app->get_name() : parent + ' ' + app->get_name();
  }

  const CLI::App* Deepest() const {
    const CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  CLI::App* Command(CLI::App& parent, const char* name, std::string_view help) {
    CLI::App* command = parent.add_subcommand(name, Say(help));
    Text(*command, "--lang", lang_, "help.lang")->option_text("vi|en");
    command->footer("");
    return command;
  }

  CLI::Option* Text(CLI::App& app, const char* name, std::string& value, std::string_view help) {
    return app.add_option(name, value, Say(help))->option_text(" ");
  }
  CLI::Option* Argument(CLI::App& app, const char* name, std::string& value, std::string_view help,
                        std::string_view shown) {
    return app.add_option(name, value, Say(help))->option_text(Say(shown));
  }

  // The options of every command that reads evidence.
  void AddReading(CLI::App& command, ReadingArguments& arguments) {
    Text(command, "--as-of", arguments.as_of, "help.check.as-of")->option_text(Say("name.date"));
    AddRuleData(command, arguments.rules, arguments.checklist, arguments.data);
    Text(command, "--jobs", arguments.jobs, "help.check.jobs")->option_text(Say("name.number"));
    Text(command, "--cache", arguments.cache, "help.check.cache")->option_text(Say("name.folder"));
    command.add_option("--limit", arguments.limits, Say("help.check.limit"))
        ->option_text(Say("name.limit"))
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_flag("--no-ocr", arguments.no_ocr, Say("help.check.no-ocr"));
  }

  void AddDecisions(CLI::App& command, std::string& value, std::string_view help, std::string_view shown) {
    Text(command, "--decisions", value, help)->option_text(Say(shown));
  }

  void AddRuleData(CLI::App& command, std::string& rules, std::string& checklist, std::string& data) {
    Text(command, "--rules", rules, "help.check.rules")
        ->option_text(Say("name.id"))
        ->description(Say("help.check.rules", {{"default", kDefaultRules}}));
    Text(command, "--checklist", checklist, "help.check.checklist")->option_text(Say("name.file"));
    Text(command, "--data", data, "help.data")->option_text(Say("name.folder"));
  }

  void AddBatch() {
    CLI::App* batch = Command(app_, "batch", "help.batch");
    Argument(*batch, "root", batch_.root, "help.batch.root", "name.root");
    Text(*batch, "--out", batch_.out, "help.batch.out")->option_text(Say("name.out"));
    Text(*batch, "--manifest", batch_.manifest, "help.batch.manifest")->option_text(Say("name.file"));
    Text(*batch, "--template", batch_.form, "help.letter.template")->option_text(Say("name.file"));
    Text(*batch, "--office", batch_.office, "help.letter.office")->option_text(Say("name.file"));
    Text(*batch, "--deadline", batch_.deadline, "help.letter.deadline")->option_text(Say("name.date"));
    AddReading(*batch, batch_);
    AddDecisions(*batch, batch_.decisions, "help.batch.decisions", "name.folder");
    Text(*batch, "--audience", batch_.audience, "help.check.audience")->option_text("reviewer|agency");
    actions_[batch] = [this] { return RunBatchCommand(batch_, language_); };
  }

  void AddCheck() {
    CLI::App* check = Command(app_, "check", "help.check");
    Argument(*check, "folder", check_.folder, "help.check.folder", "name.folder");
    Text(*check, "--json", check_.json, "help.check.json")->option_text(Say("name.file"));
    Text(*check, "--html", check_.html, "help.check.html")->option_text(Say("name.file"));
    Text(*check, "--csv", check_.csv, "help.check.csv")->option_text(Say("name.file"));
    Text(*check, "--sarif", check_.sarif, "help.check.sarif")->option_text(Say("name.file"));
    AddReading(*check, check_);
    AddDecisions(*check, check_.decisions, "help.check.decisions", "name.file");
    Text(*check, "--audience", check_.audience, "help.check.audience")
        ->option_text("reviewer|agency");
    check->add_flag("--quiet", check_.quiet, Say("help.check.quiet"));
    Text(*check, "--fail-under", check_.fail_under, "help.check.fail-under")
        ->option_text(Say("name.number"));
    actions_[check] = [this] { return RunCheckCommand(check_, language_); };
  }

  void AddShow() {
    CLI::App* show = Command(app_, "show", "help.show");
    Argument(*show, "file", show_.file, "help.show.file", "name.file");
    show->add_flag("--json", show_.json, Say("help.show.json"));
    actions_[show] = [this] { return RunShowCommand(show_, language_); };
  }

  void AddVerify() {
    CLI::App* verify = Command(app_, "verify", "help.verify");
    Argument(*verify, "result", verify_.result, "help.verify.result", "name.result");
    Argument(*verify, "folder", verify_.folder, "help.verify.folder", "name.folder");
    actions_[verify] = [this] { return RunVerifyCommand(verify_, language_); };
  }

  void AddCompare() {
    CLI::App* compare = Command(app_, "compare", "help.compare");
    Argument(*compare, "old", compare_.before, "help.compare.old", "name.old");
    Argument(*compare, "new", compare_.after, "help.compare.new", "name.new");
    Text(*compare, "--json", compare_.json, "help.compare.json")->option_text(Say("name.file"));
    Text(*compare, "--html", compare_.html, "help.compare.html")->option_text(Say("name.file"));
    AddReading(*compare, compare_);
    actions_[compare] = [this] { return RunCompareCommand(compare_, language_); };
  }

  void AddExplain() {
    CLI::App* explain = Command(app_, "explain", "help.explain");
    Argument(*explain, "check", explain_.check, "help.explain.check", "name.check");
    AddRuleData(*explain, explain_.rules, explain_.checklist, explain_.data);
    Text(*explain, "--result", explain_.result, "help.explain.result")->option_text(Say("name.result"));
    actions_[explain] = [this] { return RunExplainCommand(explain_, language_); };
  }

  void AddReview() {
    CLI::App* review = Command(app_, "review", "help.review");
    Argument(*review, "result", review_.result, "help.review.result", "name.result");
    AddDecisions(*review, review_.decisions, "help.review.decisions", "name.file");
    Text(*review, "--who", review_.who, "help.review.who")->option_text(Say("name.text"));
    review->add_flag("--all", review_.all, Say("help.review.all"));
    Text(*review, "--data", review_.data, "help.data")->option_text(Say("name.folder"));
    actions_[review] = [this] { return RunReviewCommand(review_, language_); };
  }

  void AddLetter() {
    CLI::App* letter = Command(app_, "letter", "help.letter");
    letter->add_option("result", letter_.results, Say("help.letter.results"))
        ->option_text(Say("name.results"))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    Text(*letter, "--out", letter_.out, "help.letter.out")->option_text(Say("name.file"));
    Text(*letter, "--template", letter_.form, "help.letter.template")->option_text(Say("name.file"));
    Text(*letter, "--office", letter_.office, "help.letter.office")->option_text(Say("name.file"));
    Text(*letter, "--deadline", letter_.deadline, "help.letter.deadline")->option_text(Say("name.date"));
    Text(*letter, "--since", letter_.since, "help.letter.since")->option_text(Say("name.result"));
    Text(*letter, "--format", letter_.format, "help.letter.format")->option_text("docx|xlsx|md");
    AddDecisions(*letter, letter_.decisions, "help.letter.decisions", "name.file");
    letter->add_flag("--no-points", letter_.no_points, Say("help.letter.no-points"));
    Text(*letter, "--data", letter_.data, "help.data")->option_text(Say("name.folder"));
    actions_[letter] = [this] { return RunLetterCommand(letter_, language_); };
  }

  void AddInit() {
    CLI::App* init = Command(app_, "init", "help.init");
    Argument(*init, "folder", init_.folder, "help.init.folder", "name.folder");
    Text(*init, "--level", init_.level, "help.init.level")->option_text("1–5");
    Text(*init, "--agency", init_.agency, "help.init.agency")->option_text(Say("name.text"));
    Text(*init, "--system", init_.system, "help.init.system")->option_text(Say("name.text"));
    Text(*init, "--rules", init_.rules, "help.check.rules")
        ->option_text(Say("name.id"))
        ->description(Say("help.check.rules", {{"default", kDefaultRules}}));
    Text(*init, "--data", init_.data, "help.data")->option_text(Say("name.folder"));
    actions_[init] = [this] { return RunInitCommand(init_, language_); };
  }

  void AddRules() {
    CLI::App* rules = Command(app_, "rules", "help.rules");
    const auto add = [&](const char* name, std::string_view help, auto run) {
      CLI::App* command = Command(*rules, name, help);
      Argument(*command, "dir", rules_.dir, "help.rules.dir", "name.folder")
          ->option_text('[' + Say("name.folder") + ']');
      actions_[command] = [this, run] { return run(rules_, language_); };
      return command;
    };
    add("list", "help.rules.list", RunRulesListCommand)
        ->add_flag("--checks", rules_.checks, Say("help.rules.checks"));
    add("lint", "help.rules.lint", RunRulesLintCommand);
    add("test", "help.rules.test", RunRulesTestCommand);
  }

  const Language language_;
  CLI::App app_;
  std::string lang_;
  CheckArguments check_;
  BatchArguments batch_;
  CompareArguments compare_;
  ShowArguments show_;
  VerifyArguments verify_;
  ExplainArguments explain_;
  ReviewArguments review_;
  LetterArguments letter_;
  InitArguments init_;
  RulesArguments rules_;
  std::map<const CLI::App*, std::function<int()>> actions_;
};

}  // namespace

int RunApp(int argc, char** argv) {
  const std::string language = LanguageOption(argc, argv);
  if (language != "vi" && language != "en")
    return UsageError(Language::kVietnamese, "",
                      Message(Language::kVietnamese, "cli.bad-choice",
                              {{"value", language}, {"name", "--lang"}, {"choices", "vi, en"}}));
  return CommandLine(language == "en" ? Language::kEnglish : Language::kVietnamese).Run(argc, argv);
}

}  // namespace capdo::cli
