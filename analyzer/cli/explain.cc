#include "cli/explain.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <optional>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/explain_result.h"
#include "cli/result_file.h"
#include "cli/rule_data.h"
#include "report/sheet.h"
#include "report/text_layout.h"

namespace capdo::cli {

namespace {

constexpr std::size_t kMaxSample = 240;  // code points; the rule file holds the whole sample
constexpr std::size_t kMaxGuesses = 5;
constexpr int kAllLevels = 5;

// Edits (insert, delete, replace) between two ids.
std::size_t Distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0u);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// Ids that contain what was typed, else those that are a slip of the finger away.
std::string Guesses(const std::string& typed, const rules::RuleSet& rules) {
  std::vector<std::string> close;
  for (const rules::Check& check : rules.checks)
    if (check.id.find(typed) != std::string::npos) close.push_back(check.id);
  if (close.empty())
    for (const rules::Check& check : rules.checks)
      if (Distance(typed, check.id) <= 3) close.push_back(check.id);
  std::string list;
  for (std::size_t i = 0; i < std::min(close.size(), kMaxGuesses); ++i)
    list += (i == 0 ? "" : ", ") + close[i];
  return list;
}

class Explanation {
 public:
  Explanation(const rules::Check& check, const rules::RuleSet& rules, Language language)
      : check_(check),
        rules_(rules),
        language_(language),
        sheet_(std::clamp(OutputWidth(), 40, 100), OutputHasColour()) {
    for (const char* key :
         {"explain.block", "explain.basis", "explain.certainty", "explain.need", "explain.levels",
          "explain.tcvn", "explain.documents", "explain.requires", "explain.decided",
          "explain.pass", "explain.fail", "explain.fix", "explain.pass-sample",
          "explain.fail-sample", "explain.note"})
      label_width_ = std::max(label_width_, report::DisplayWidth(Say(key)));
  }

  std::string Write() {
    sheet_.Text("", check_.title, report::Style::kBold);
    sheet_.Text("", check_.id, report::Style::kDim);
    sheet_.Blank();
    Entry("explain.block", BlockTitle());
    for (std::size_t i = 0; i < check_.basis.size(); ++i)
      Entry(i == 0 ? "explain.basis" : "", check_.basis[i]);
    Entry("explain.certainty", Say(check_.certainty == "verbatim" ? "explain.certainty-verbatim"
                                                                  : "certainty.inferred"));
    Entry("explain.need",
          Say(check_.need == "advisory" ? "need.advisory" : "explain.need-" + check_.need));
    if (!check_.levels.empty() && check_.levels.size() < kAllLevels) {
      std::string levels;
      for (const int level : check_.levels)
        levels += (levels.empty() ? "" : ", ") + std::to_string(level);
      Entry("explain.levels", levels);
    }
    std::string clauses;
    for (const auto& [level, clause] : check_.tcvn)
      clauses += (clauses.empty() ? "" : "; ") +
                 Say("explain.tcvn-value", {{"level", std::to_string(level)}, {"clause", clause}});
    Entry("explain.tcvn", clauses);
    std::string documents;
    for (const std::string& kind : check_.documents)
      documents +=
          (documents.empty() ? "" : "; ") + MessageOr(language_, "kind." + kind, "kind.other");
    Entry("explain.documents", documents);
    if (!check_.needs_check.empty())
      Entry("explain.requires", Say("explain.requires-value", {{"check", check_.needs_check}}));
    Decided();
    Entry("explain.pass", check_.pass);
    Entry("explain.fail", check_.fail);
    Entry("explain.fix", check_.fix);
    // The patterns are for authors of rules; what a person understands is an example of either
    // side.
    Sample("explain.pass-sample", check_.pass_samples);
    Sample("explain.fail-sample", check_.fail_samples);
    Entry("explain.note", check_.note);
    return sheet_.Take();
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }

  void Entry(std::string_view key, const std::string& text) {
    if (text.empty()) return;
    const std::string label = key.empty() ? "" : Say(key);
    sheet_.Text(report::PadRight(label, label_width_) + "  ", report::Printable(text));
  }

  std::string BlockTitle() const {
    for (const rules::ScoreBlock& block : rules_.checklist.blocks)
      if (block.id == check_.block) return block.id + "  " + block.title;
    return Say("explain.cross");
  }

  void Sample(std::string_view key, const std::vector<rules::Sample>& samples) {
    if (!samples.empty())
      Entry(key, Message(language_, "quote",
                         {{"text", report::Shortened(samples[0].text, kMaxSample)}}));
  }

  void Decided() {
    bool first = true;
    std::set<std::string> told;  // two looks of one method read alike
    if (check_.every) {
      Entry("explain.decided", Say("explain.every"));
      first = false;
    }
    for (const rules::Look& look : check_.looks) {
      std::string text = Say(std::string("explain.method-") + rules::MethodName(look.method));
      std::string parts;
      for (const rules::NamedPatterns& part : look.parts)
        parts += (parts.empty() ? "" : ", ") + part.name;
      if (!parts.empty()) text += ": " + parts;
      if (!told.insert(text).second) continue;
      Entry(first ? "explain.decided" : "", text);
      first = false;
    }
    if (!check_.review.empty()) Entry(first ? "explain.decided" : "", Say("explain.review"));
  }

  const rules::Check& check_;
  const rules::RuleSet& rules_;
  const Language language_;
  report::Sheet sheet_;
  int label_width_ = 0;
};

}  // namespace

int RunExplainCommand(const ExplainArguments& arguments, Language language) {
  const ArgumentReader read(language, "explain");
  if (!read.Required("name.check", arguments.check)) return kExitUsage;
  const auto data = DataDirOrError(arguments.data, "explain", language);
  if (!data) return kExitUsage;
  const auto loaded =
      RulesOrError(*data, arguments.rules, arguments.checklist, "explain", language);
  if (!loaded) return kExitUsage;
  const rules::Check* check = loaded->rules.Find(arguments.check);
  if (!check) {
    std::string text = Message(language, "cli.check-not-found", {{"id", arguments.check}});
    if (const std::string list = Guesses(arguments.check, loaded->rules); !list.empty())
      text += " " + Message(language, "cli.did-you-mean", {{"list", list}});
    return UsageError(language, "explain", text);
  }
  std::string text = Explanation(*check, loaded->rules, language).Write();
  if (!arguments.result.empty()) {
    const std::optional<result::Result> result = ResultOrError(arguments.result, "explain", language);
    if (!result) return kExitUsage;
    const auto found = std::find_if(result->checks.begin(), result->checks.end(),
                                    [&](const result::CheckResult& one) { return one.id == check->id; });
    text += found == result->checks.end()
                ? Message(language, "explain.not-in-result", {{"id", check->id}}) + "\n"
                : ExplainResult(*result, *found, *check, loaded->rules, language);
  }
  return Print(text) ? kExitOk : kExitUsage;
}

}  // namespace capdo::cli
