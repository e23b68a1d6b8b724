#include "cli/explain_result.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "decisions/evidence.h"
#include "report/fact_words.h"
#include "report/sheet.h"
#include "report/text_layout.h"
#include "report/view.h"
#include "report/wording.h"
#include "text/normalized.h"

namespace capdo::cli {

namespace {

constexpr std::size_t kMaxQuote = 240;      // code points
constexpr std::size_t kMaxFactQuote = 120;  // of the places that state a fact

class Trace {
 public:
  Trace(const result::Result& result, const result::CheckResult& found, const rules::Check& check,
        const rules::RuleSet& rules, Language language)
      : result_(result), found_(found), check_(check), rules_(rules), language_(language), view_(result),
        words_(language, view_), sheet_(std::clamp(OutputWidth(), 40, 100), OutputHasColour()) {}

  std::string Write() {
    sheet_.Heading(Say("explain.result"));
    sheet_.Text("", Say(std::string("outcome.") + result::OutcomeName(found_.outcome)) + " – " + report::Printable(found_.message),
                report::Style::kBold);
    sheet_.Text("    ", Say("explain.reason", {{"reason", found_.reason}, {"evidence", result::EvidenceName(found_.evidence)}}));
    // To be copied: never broken into lines.
    sheet_.Raw("    " + Say("explain.evidence", {{"evidence", decisions::EvidenceOf(result_, found_)}}));
    sheet_.Text("    ", Say("gap.searched") + ": " + words_.Searched(found_));
    for (const std::string& id : found_.searched.documents) sheet_.Text("      – ", report::Printable(words_.Path(id)));
    for (const result::Citation& citation : found_.citations) Quote(words_.Place(citation), citation.quote);
    if (const auto& nearest = found_.searched.nearest) {
      sheet_.Text("", Say("explain.nearest"));
      Quote(words_.Place(*nearest), nearest->quote);
    }
    if (found_.citations.empty() && !found_.searched.nearest) sheet_.Text("", Say("explain.no-quote"));
    Rejected();
    Facts();
    Looks();
    if (result_.rules_digest != rules_.digest) sheet_.Text("", Say("explain.other-rules"), report::Style::kYellow);
    return sheet_.Take();
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const { return Message(language_, key, arguments); }

  void Rejected() {
    if (found_.rejected.empty()) return;
    sheet_.Blank();
    sheet_.Text("", Say("explain.rejected"));
    for (const result::RejectedPlace& place : found_.rejected) {
      Quote(words_.Place(place.citation), place.citation.quote);
      sheet_.Text("    → ", MessageOr(language_, "rejected." + place.why, "rejected.other") + " [" + report::Printable(place.why) + ']',
                  report::Style::kYellow);
    }
    sheet_.Blank();
  }

  // The lines of rule data, and of each list of patterns how many match in the passages above.
  void Looks() {
    sheet_.Text("", Say("explain.looks"));
    for (const rules::Look& look : check_.looks) {
      std::string text = look.origin.file + ":" + std::to_string(look.origin.line) + " " + rules::MethodName(look.method);
      for (const auto& [name, patterns] : ListsOf(look)) {
        if (patterns->empty()) continue;
        const auto matched = std::count_if(patterns->begin(), patterns->end(),
                                           [&](const text::Pattern& pattern) { return matched_.contains(&pattern); });
        text += " · " + Say("explain.list", {{"list", name}, {"matched", std::to_string(matched)},
                                              {"count", std::to_string(patterns->size())}});
      }
      sheet_.Text("    ", text);
    }
  }

  using NamedList = std::pair<const char*, const rules::Patterns*>;
  static std::array<NamedList, 9> ListsOf(const rules::Look& look) {
    return {{{"label", &look.label}, {"label_in_group", &look.label_in_group}, {"label_not", &look.label_not},
             {"section", &look.section}, {"say", &look.say}, {"say_not", &look.say_not}, {"value", &look.value},
             {"key", &look.title_words.key}, {"words", &look.title_words.words}}};
  }

  // A check of contradictions rests on the facts that differ, others on those that name them.
  bool RestsOn(const result::FactEntry& fact) const {
    for (const rules::Look& look : check_.looks)
      if (look.method == rules::Method::kContradiction) return fact.differs;
    for (const rules::Fact& rule : rules_.facts)
      if (rule.id == fact.id) return std::find(rule.checks.begin(), rule.checks.end(), check_.id) != rule.checks.end();
    return false;
  }

  void Facts() {
    bool any = false;
    for (const result::FactEntry& fact : result_.facts) {
      if (!RestsOn(fact)) continue;
      if (!any) sheet_.Text("", Say("facts.rests-on"));
      any = true;
      sheet_.Text("  ", report::Printable(fact.differs ? Say("facts.differs-of", {{"fact", fact.name}}) : fact.name));
      for (const std::string& line : report::FactLines(words_, fact, fact.said.size(), kMaxFactQuote))
        sheet_.Text("    ", report::Printable(line));
    }
  }

  // The words as rules see them, and every pattern of the check that matches in them.
  void Quote(const std::string& place, const std::string& quote) {
    sheet_.Blank();
    sheet_.Text("  ", report::Printable(place) + ": " +
                          Message(language_, "quote", {{"text", report::Printable(report::Shortened(quote, kMaxQuote))}}));
    const std::string norm = text::Normalize(quote, rules_.vocabulary.lexicon).text;
    bool any = false;
    for (const rules::Look& look : check_.looks) {
      for (const auto& [name, patterns] : ListsOf(look)) {
        bool told = false;  // one of each list is enough to find the line
        for (const text::Pattern& pattern : *patterns) {
          const auto match = pattern.Find(norm);
          if (!match) continue;
          matched_.insert(&pattern);
          if (told) continue;
          any = told = true;
          sheet_.Text("    + ", Say("explain.matched", {{"list", name},
                                                         {"words", norm.substr(match->whole.begin, match->whole.size())},
                                                         {"place", look.origin.file + ":" + std::to_string(look.origin.line)}}));
          sheet_.Text("        ", report::Printable(pattern.source()), report::Style::kDim);
        }
      }
    }
    const std::pair<const char*, const rules::Patterns*> hollow[] = {
        {"denial-strong", &rules_.vocabulary.substance.denial_strong}, {"denial", &rules_.vocabulary.substance.denial},
        {"promise-strong", &rules_.vocabulary.substance.promise_strong}, {"promise", &rules_.vocabulary.substance.promise},
        {"placeholder", &rules_.vocabulary.substance.placeholder}, {"example", &rules_.vocabulary.substance.example},
        {"status", &rules_.vocabulary.substance.status}, {"not-applicable", &rules_.vocabulary.substance.not_applicable}};
    for (const auto& [name, patterns] : hollow) {
      for (const text::Pattern& pattern : *patterns) {
        const auto match = pattern.Find(norm);
        if (!match) continue;
        any = true;
        sheet_.Text("    ! ", Say("explain.matched", {{"list", name},
                                                       {"words", norm.substr(match->whole.begin, match->whole.size())},
                                                       {"place", "vocabulary/substance.yaml"}}));
        break;
      }
    }
    if (!any) sheet_.Text("    ", Say("explain.nothing-matched"));
  }

  const result::Result& result_;
  const result::CheckResult& found_;
  const rules::Check& check_;
  const rules::RuleSet& rules_;
  const Language language_;
  const report::View view_;
  const report::Wording words_;
  report::Sheet sheet_;
  std::set<const text::Pattern*> matched_;
};

}  // namespace

std::string ExplainResult(const result::Result& result, const result::CheckResult& found, const rules::Check& check,
                          const rules::RuleSet& rules, Language language) {
  return Trace(result, found, check, rules, language).Write();
}

}  // namespace capdo::cli
