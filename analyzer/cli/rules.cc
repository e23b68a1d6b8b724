#include "cli/rules.h"

#include <functional>

#include "analysis/analyze.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/rule_data.h"
#include "report/sheet.h"
#include "report/text_layout.h"

namespace capdo::cli {

namespace {

using rules::LoadedRules;
using rules::RuleSet;

// Calls `action` for every rule set of the data directory; the worst exit code wins.
int ForEachRuleSet(const RulesArguments& arguments, std::string_view command, Language language,
                   const std::function<int(const LoadedRules&)>& action) {
  const auto data = DataDirOrError(arguments.dir, command, language);
  if (!data) return kExitUsage;
  const std::vector<std::string> ids = rules::ListRuleSets(*data);
  if (ids.empty())
    return UsageError(language, command, Message(language, "rules.none", {{"path", *data}}));
  int worst = kExitOk;
  for (const std::string& id : ids) {
    const auto loaded = RulesOrError(*data, id, "", command, language);
    worst = std::max(worst, loaded ? action(*loaded) : static_cast<int>(kExitUsage));
  }
  return worst;
}

void ListChecks(const RuleSet& set) {
  report::Sheet sheet(OutputIsTerminal() ? OutputWidth() : 1000, false);
  int width = 0;
  for (const rules::Check& check : set.checks)
    width = std::max(width, report::DisplayWidth(check.id));
  for (const rules::Check& check : set.checks)
    sheet.Text("  " + report::PadRight(check.block, 4) + report::PadRight(check.id, width) + "  ",
               check.title);
  Print(sheet.Take());
}

// A check that always goes to a person gives "review" where it would pass.
bool IsPass(const rules::Check& check, result::Outcome outcome) {
  return outcome == result::Outcome::kPass ||
         (!check.review.empty() && outcome == result::Outcome::kReview);
}

// A sample that does not do what its author says, at its place in the rule file.
void SampleFailed(const rules::Sample& sample, const char* key, result::Outcome outcome,
                  const rules::Check& check, Language language) {
  const std::string name = Message(language, "outcome." + std::string(OutcomeName(outcome)));
  Print(report::Printable(sample.origin.file + ':' + std::to_string(sample.origin.line) + ':' +
                          std::to_string(sample.origin.column) + ": " +
                          Message(language, key, {{"outcome", name}}) + " [" + check.id + ']') +
        '\n');
}

}  // namespace

int RunRulesListCommand(const RulesArguments& arguments, Language language) {
  return ForEachRuleSet(arguments, "rules list", language, [&](const LoadedRules& loaded) {
    const RuleSet& set = loaded.rules;
    Print(Message(language, "rules.set",
                  {{"id", set.id}, {"version", set.version}, {"title", set.title}}) +
          "\n  " +
          Message(language, "rules.set-counts",
                  {{"checks", std::to_string(set.checks.size())},
                   {"checklist", set.checklist.id},
                   {"digest", set.digest}}) +
          '\n');
    if (arguments.checks) ListChecks(set);
    return static_cast<int>(kExitOk);
  });
}

int RunRulesLintCommand(const RulesArguments& arguments, Language language) {
  return ForEachRuleSet(arguments, "rules lint", language, [&](const LoadedRules& loaded) {
    std::vector<rules::Diagnostic> found = loaded.diagnostics;
    for (rules::Diagnostic& diagnostic : rules::Lint(loaded.rules))
      found.push_back(std::move(diagnostic));
    for (const rules::Diagnostic& diagnostic : found) {
      std::string text = rules::FormatDiagnostic(diagnostic);
      if (!text.ends_with('\n')) text += '\n';
      Print(text);
    }
    Print(Message(language, found.empty() ? "rules.lint-clean" : "rules.lint-found",
                  {{"id", loaded.rules.id},
                   {"checks", std::to_string(loaded.rules.checks.size())},
                   {"count", std::to_string(found.size())}}) +
          '\n');
    return static_cast<int>(found.empty() ? kExitOk : kExitFound);
  });
}

int RunRulesTestCommand(const RulesArguments& arguments, Language language) {
  return ForEachRuleSet(arguments, "rules test", language, [&](const LoadedRules& loaded) {
    int count = 0, failed = 0;
    for (const rules::Check& check : loaded.rules.checks) {
      const auto run = [&](const std::vector<rules::Sample>& samples, bool must_pass) {
        for (const rules::Sample& sample : samples) {
          ++count;
          const result::Outcome outcome =
              analysis::RunSample(sample.text, check, loaded.rules).outcome;
          if (IsPass(check, outcome) == must_pass) continue;
          ++failed;
          SampleFailed(sample, must_pass ? "rules.test-pass-sample" : "rules.test-fail-sample",
                       outcome, check, language);
        }
      };
      run(check.pass_samples, true);
      run(check.fail_samples, false);
    }
    Print(Message(language, failed == 0 ? "rules.test-clean" : "rules.test-found",
                  {{"id", loaded.rules.id},
                   {"count", std::to_string(count)},
                   {"failed", std::to_string(failed)}}) +
          '\n');
    return static_cast<int>(failed == 0 ? kExitOk : kExitFound);
  });
}

}  // namespace capdo::cli
