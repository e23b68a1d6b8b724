#include "cli/init.h"

#include <cstdio>
#include <filesystem>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/form_values.h"
#include "cli/rule_data.h"
#include "cli/template_file.h"
#include "rules/forms.h"

namespace capdo::cli {

namespace fs = std::filesystem;

namespace {

constexpr char kCommand[] = "init";

class InitCommand {
 public:
  InitCommand(const InitArguments& arguments, Language language)
      : arguments_(arguments), language_(language) {}

  int Run() {
    const ArgumentReader read(language_, kCommand);
    if (!read.Required("name.folder", arguments_.folder)) return kExitUsage;
    const std::optional<int> level = read.Whole("--level", arguments_.level, 1, 5);
    if (!level) return kExitUsage;
    const std::optional<std::string> data = DataDirOrError(arguments_.data, kCommand, language_);
    if (!data) return kExitUsage;
    const std::optional<rules::LoadedRules> loaded =
        RulesOrError(*data, arguments_.rules, "", kCommand, language_);
    if (!loaded) return kExitUsage;
    const rules::FormSet forms = rules::LoadForms(*data, loaded->rules);
    if (const int code = Faults(loaded->diagnostics, forms.diagnostics); code != kExitOk)
      return code;
    if (const int code = FillAll(loaded->rules, forms, *level); code != kExitOk) return code;
    return WriteAll();
  }

 private:
  struct Made {
    std::string title;
    fs::path path;
    std::string bytes;
  };

  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }
  int Usage(std::string_view key, MessageArguments arguments = {}) const {
    return UsageError(language_, kCommand, Say(key, arguments));
  }

  int Faults(const std::vector<rules::Diagnostic>& rules,
             const std::vector<rules::Diagnostic>& forms) const {
    for (const auto* list : {&rules, &forms})
      for (const rules::Diagnostic& diagnostic : *list)
        std::fputs(rules::FormatDiagnostic(diagnostic).c_str(), stderr);
    const std::size_t count = rules.size() + forms.size();
    if (count == 0) return kExitOk;
    PrintError(language_, Say("cli.rules-faulty", {{"count", std::to_string(count)}}));
    return kExitUsage;
  }

  // Everything is made before anything is written. The forms are Vietnamese, like the hints in
  // them.
  int FillAll(const rules::RuleSet& rules, const rules::FormSet& forms, int level) {
    const auto name = [](const std::string& given, std::string_view hint) {
      return given.empty() ? Message(Language::kVietnamese, hint) : given;
    };
    const docx::Values values =
        FormValues(rules, forms, name(arguments_.agency, "init.hint-agency"),
                   name(arguments_.system, "init.hint-system"), level);
    const std::set<std::string> names = FormNames(forms);
    for (const rules::Form& form : forms.forms) {
      if (!form.AppliesAt(level)) continue;
      const std::optional<std::string> bytes = TemplateOrError(form.path, kCommand, language_);
      if (!bytes) return kExitUsage;
      Result<std::string> filled = docx::Fill(*bytes, values, names);
      if (!filled) return TemplateFaulty(form.path, filled.error(), kCommand, language_);
      made_.push_back({form.title, fs::path(arguments_.folder) / form.file, *std::move(filled)});
    }
    return kExitOk;
  }

  int WriteAll() const {
    std::error_code error;
    for (const Made& made : made_)
      if (fs::exists(fs::symlink_status(made.path, error)))
        return Usage("init.exists", {{"path", made.path.string()}});
    if (const PathKind kind = KindOf(arguments_.folder);
        kind != PathKind::kFolder && kind != PathKind::kMissing)
      return Usage("cli.not-a-folder", {{"path", arguments_.folder}});
    fs::create_directories(arguments_.folder, error);
    if (error) return WriteFailed(arguments_.folder, error.message());
    std::string list;
    for (const Made& made : made_) {
      const Result<bool> written = WriteOutput(made.path.string(), made.bytes);
      if (!written) return WriteFailed(made.path.string(), written.error().message);
      list += made.path.filename().string() + "  " + made.title + '\n';
    }
    return Print(list + Say("init.next", {{"path", arguments_.folder}}) + '\n') ? kExitOk
                                                                                : kExitUsage;
  }

  int WriteFailed(const std::string& path, const std::string& detail) const {
    PrintError(language_, Say("cli.write-failed", {{"path", path}, {"detail", detail}}));
    return kExitUsage;
  }

  const InitArguments& arguments_;
  const Language language_;
  std::vector<Made> made_;
};

}  // namespace

int RunInitCommand(const InitArguments& arguments, Language language) {
  return InitCommand(arguments, language).Run();
}

}  // namespace capdo::cli
