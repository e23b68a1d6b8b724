#include <algorithm>

#include "report/comparison_words.h"
#include "report/sheet.h"
#include "report/text_layout.h"

namespace capdo::report {

namespace {

using result::Change;
using result::GapChange;

constexpr std::size_t kMaxQuote = 200;
constexpr int kColumn = 14;

const char* Symbol(Change change) {
  switch (change) {
    case Change::kClosed:
    case Change::kClosedByDecision:
      return "✓";
    case Change::kNew:
    case Change::kNewByDecision:
      return "+";
    case Change::kChanged:
      return "◐";
    case Change::kUnchanged:
      return "✗";
    case Change::kUndecided:
      return "?";
    case Change::kNotChecked:
    case Change::kNotApplicable:
      return "–";
  }
  return "–";
}

Style StyleOf(Change change) {
  switch (change) {
    case Change::kClosed:
    case Change::kClosedByDecision:
      return Style::kGreen;
    case Change::kUndecided:
      return Style::kYellow;
    case Change::kNew:
    case Change::kNewByDecision:
    case Change::kUnchanged:
    case Change::kChanged:
      return Style::kRed;
    case Change::kNotChecked:
    case Change::kNotApplicable:
      break;
  }
  return Style::kPlain;
}

class Page {
 public:
  Page(const result::Comparison& comparison, const TerminalOptions& options)
      : comparison_(comparison),
        language_(options.language),
        words_(comparison, options.language),
        sheet_(std::clamp(options.width, 40, 100), options.colour) {}

  std::string Write() {
    Head();
    for (const Change change : kReadingOrder) Section(change);
    sheet_.Heading(words_.Say("compare.paragraph"));
    sheet_.Text("", Printable(CompareParagraph(comparison_, language_)));
    sheet_.Blank();
    sheet_.Text("", words_.Say("method.proposes"), Style::kDim);
    return sheet_.Take();
  }

 private:
  void Row(const std::string& label, const std::string& before, const std::string& after, const std::string& difference,
           Style style) {
    sheet_.Raw(PadRight(label, 24) + PadLeft(Printable(before), kColumn) + PadLeft(Printable(after), kColumn) +
                   PadLeft(difference, 10),
               style);
  }

  void Head() {
    const result::Result &before = *comparison_.before, &after = *comparison_.after;
    const View view(after);
    const Wording words(language_, view);
    sheet_.Heading(words_.Say("compare.title"));
    sheet_.Text(PadRight(words_.Say("report.agency"), 12) + "  ", Printable(words.OrUnknown(after.subject.agency)));
    sheet_.Text(PadRight(words_.Say("report.system"), 12) + "  ", Printable(words.OrUnknown(after.subject.system)));
    for (const std::string& caution : ComparisonCautions(comparison_, language_))
      sheet_.Text("! ", Printable(caution), Style::kYellow);
    sheet_.Blank();
    Row("", words_.Say("compare.before"), words_.Say("compare.after"), words_.Say("compare.difference"), Style::kDim);
    Row(words_.Say("report.as-of"), words.Date(before.as_of), words.Date(after.as_of), "", Style::kPlain);
    for (const Figure& figure : words_.Figures())
      Row(figure.label, figure.before, figure.after, figure.difference, Style::kPlain);
    sheet_.Blank();
    if (after.points_status == "assumed")
      sheet_.Text("", words_.Say("report.assumed-note", {{"max", words.WholePoints(after.score.max)}}), Style::kYellow);
  }

  void Section(Change change) {
    const std::vector<const GapChange*> list = words_.Of(change);
    if (list.empty()) return;
    sheet_.Heading(words_.Heading(change) + " (" + std::to_string(comparison_.Count(change)) + ')');
    for (const GapChange* one : list) Entry(*one);
  }

  void Entry(const GapChange& change) {
    std::string title = change.check().title + " · " + change.check().id;
    if (change.advisory()) title += " (" + words_.Say("need.advisory") + ')';
    sheet_.Text(std::string("  ") + Symbol(change.change) + ' ', Printable(title), StyleOf(change.change));
    // What is closed, or as it was, was told before; the reader wants what is new.
    if (change.change == Change::kClosed || change.change == Change::kNotApplicable) return;
    sheet_.Text("    ", Printable(words_.Outcomes(change)), Style::kDim);
    for (const std::string& line : words_.Decisions(change)) sheet_.Text("    ", Printable(line));
    if (change.change == Change::kUnchanged || change.change == Change::kNotChecked) return;
    if (const std::string message = words_.Message(change); !message.empty()) sheet_.Text("    ", Printable(message));
    Places(change, true, "compare.before");
    Places(change, false, "compare.after");
    if (change.change != Change::kUndecided && change.change != Change::kClosedByDecision && !change.check().fix.empty())
      sheet_.Text("    " + PadRight(words_.Say("gap.fix"), 8) + " ", Printable(change.check().fix));
    sheet_.Blank();
  }

  void Places(const GapChange& change, bool before, std::string_view label) {
    bool first = true;
    for (const std::string& place : words_.Places(change, before, kMaxQuote)) {
      sheet_.Text("    " + PadRight(first ? words_.Say(label) : "", 8) + " ", Printable(place));
      first = false;
    }
  }

  const result::Comparison& comparison_;
  const Language language_;
  const ComparisonWords words_;
  Sheet sheet_;
};

}  // namespace

std::string ToTerminal(const result::Comparison& comparison, const TerminalOptions& options) {
  return Page(comparison, options).Write();
}

}  // namespace capdo::report
