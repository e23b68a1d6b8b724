#include "cli/review_point.h"

#include <algorithm>

#include "cli/console.h"
#include "report/decision_words.h"
#include "report/sheet.h"
#include "report/text_layout.h"
#include "report/view.h"
#include "report/wording.h"

namespace capdo::cli {

namespace {
constexpr std::size_t kMaxQuote = 600;  // code points; the result holds the whole quotation
}

std::string ShowPoint(const result::Result& result, const result::CheckResult& proposal, int number, int total,
                      const decisions::CheckDecision* earlier, bool changed, Language language) {
  const report::View view(result);
  const report::Wording words(language, view);
  report::Sheet sheet(std::clamp(OutputWidth(), 40, 100), OutputHasColour());
  int width = 0;
  for (const char* key : {"gap.why", report::FixKey(proposal), "gap.where", "gap.searched", "gap.nearest-label"})
    width = std::max(width, report::DisplayWidth(words.Say(key)));
  const auto row = [&](const std::string& label, const std::string& text, report::Style style = report::Style::kPlain) {
    if (!text.empty()) sheet.Text("  " + report::PadRight(label, width) + "  ", report::Printable(text), style);
  };
  const auto quoted = [&](const std::string& quote) { return words.Quoted(report::Shortened(quote, kMaxQuote)); };
  sheet.Heading(words.Say("review.point", {{"number", std::to_string(number)}, {"total", std::to_string(total)}}) + "  " +
                words.Say(std::string("outcome.") + OutcomeName(proposal.outcome)));
  std::string title = proposal.title + " · " + proposal.id;
  if (!proposal.block.empty()) title = proposal.block + "  " + title;
  if (proposal.need == "advisory") title += " (" + words.Say("need.advisory") + ')';
  sheet.Text("", report::Printable(title), report::Style::kBold);
  if (!proposal.message.empty()) sheet.Text("  ", report::Printable(proposal.message));
  std::string basis;
  for (const std::string& source : proposal.basis) basis += (basis.empty() ? "" : "; ") + source;
  if (proposal.certainty == "inferred") basis += " (" + words.Say("certainty.inferred") + ')';
  row(words.Say("gap.why"), basis);
  row(words.Say(report::FixKey(proposal)), proposal.fix);
  for (std::size_t i = 0; i < proposal.citations.size(); ++i)
    row(i == 0 ? words.Say("gap.where") : "",
        words.Place(proposal.citations[i]) + ": " + quoted(proposal.citations[i].quote));
  for (const std::string& line : report::StatedLines(words, result, proposal)) row("", line);
  if (proposal.citations.empty()) row(words.Say("gap.searched"), words.Searched(proposal));
  if (const auto& nearest = proposal.searched.nearest)
    row(words.Say("gap.nearest-label"), words.Place(*nearest) + ": " + quoted(nearest->quote));
  if (earlier != nullptr) {
    result::CheckResult shown = proposal;
    shown.decision = {earlier->decision, changed ? "changed" : "applied", proposal.outcome, {}, {}, {},
                      earlier->who,      earlier->when, earlier->until, earlier->reason, earlier->note, earlier->evidence};
    if (earlier->decision == "override") shown.decision->result = OutcomeName(earlier->result);
    if (shown.overridden()) shown.outcome = earlier->result;
    row("", report::DecisionLine(words, shown), changed ? report::Style::kYellow : report::Style::kGreen);
    if (!earlier->reason.empty()) row("", words.Say("decisions.reason", {{"text", earlier->reason}}));
  }
  sheet.Blank();
  return sheet.Take();
}

}  // namespace capdo::cli
