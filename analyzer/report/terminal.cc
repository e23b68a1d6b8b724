#include "report/terminal.h"

#include <algorithm>

#include "report/decision_words.h"
#include "report/fact_words.h"
#include "report/sheet.h"
#include "report/text_layout.h"

namespace capdo::report {

namespace {

using result::Block;
using result::CheckResult;
using result::DocumentEntry;
using result::Outcome;

constexpr std::size_t kMaxQuote = 240;    // code points; the JSON holds the whole quotation
constexpr std::size_t kMaxPlaces = 3;     // places shown for one gap
constexpr std::size_t kMaxOwnQuote = 80;  // where many checks share one finding
constexpr std::size_t kMaxSides = 2;      // places shown of a fact: the two that contradict each other
constexpr std::size_t kMaxSideQuote = 120;
constexpr int kNumberColumn = 8;

const char* Symbol(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "✓";
    case Outcome::kPartial:
      return "◐";
    case Outcome::kFail:
      return "✗";
    case Outcome::kReview:
      return "?";
    case Outcome::kNotApplicable:
    case Outcome::kNotChecked:
      return "–";
  }
  return "–";
}

std::string ScoreLineOf(const result::Result& result, const View& view, const Wording& words) {
  return words.Say(view.gaps > 0 || !view.unread.empty() ? "report.score-line" : "report.score-line-clean",
                   {{"awarded", words.Points(result.score.awarded)},
                    {"possible", words.Points(result.score.possible)},
                    {"max", words.WholePoints(result.score.max)},
                    {"gaps", std::to_string(view.gaps)},
                    {"review", std::to_string(view.review)}});
}

class Terminal {
 public:
  Terminal(const result::Result& result, const TerminalOptions& options)
      : result_(result),
        options_(options),
        view_(result),
        words_(options.language, view_),
        sheet_(std::clamp(options.width, 40, 100), options.colour) {}

  std::string Quiet() {
    sheet_.Text("", ScoreLineOf(result_, view_, words_));
    return sheet_.Take();
  }

  std::string Full() {
    Head();
    ScoreTable();
    Gaps();
    Review();
    Decisions();
    Facts();
    Others();
    Documents();
    Unread();
    sheet_.Blank();
    sheet_.Text("", Say("method.proposes"), Style::kDim);
    return sheet_.Take();
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return words_.Say(key, arguments);
  }

  void Entry(int indent, std::string_view label, std::string_view text, int label_width,
             Style style = Style::kPlain) {
    const std::string lead(static_cast<std::size_t>(indent), ' ');
    sheet_.Text(lead + PadRight(label, label_width) + "  ", Printable(text), style);
  }

  void Head() {
    const bool agency = options_.audience == Audience::kAgency;
    sheet_.Heading(Say(agency ? "report.title-agency" : "report.title"));
    int width = 0;
    for (const char* key : {"report.agency", "report.system", "report.level", "report.as-of",
                            "report.rules", "report.score"})
      width = std::max(width, DisplayWidth(Say(key)));
    Entry(0, Say("report.agency"), words_.OrUnknown(result_.subject.agency), width);
    Entry(0, Say("report.system"), words_.OrUnknown(result_.subject.system), width);
    Entry(0, Say("report.level"),
          result_.subject.level > 0 ? std::to_string(result_.subject.level) : words_.OrUnknown(""),
          width);
    Entry(0, Say("report.as-of"), words_.Date(result_.as_of), width);
    Entry(0, Say("report.rules"),
          Say("report.rules-value", {{"rules", result_.rules_id},
                                     {"version", result_.rules_version},
                                     {"checklist", result_.checklist_id}}),
          width);
    sheet_.Blank();
    Entry(0, Say("report.score"),
          Say("report.score-of", {{"awarded", words_.Points(result_.score.awarded)},
                                  {"max", words_.WholePoints(result_.score.max)}}),
          width, Style::kBold);
    if (view_.review > 0)
      Entry(0, "",
            Say("report.score-possible", {{"possible", words_.Points(result_.score.possible)},
                                          {"review", std::to_string(view_.review)}}),
            width);
    if (result_.decisions && result_.decisions->faults.empty())
      Entry(0, "",
            Say("decisions.before", {{"before", words_.Points(result_.decisions->awarded_before)},
                                     {"before_possible", words_.Points(result_.decisions->possible_before)},
                                     {"max", words_.WholePoints(result_.score.max)}}),
            width);
    if (result_.decisions && !result_.decisions->faults.empty())
      for (const std::string& line : DecisionSummary(words_, result_)) sheet_.Text("", Printable(line), Style::kRed);
    if (!result::IsSealed(result_) && !result_.digest.empty())
      sheet_.Text("", Say("report.broken-seal"), Style::kRed);
  }

  void ScoreRow(std::string_view id, std::string_view title, const std::string& awarded,
                const std::string& possible, const std::string& max, bool flag, Style style) {
    constexpr int kId = 4;
    const int title_width = sheet_.width() - kId - 3 * kNumberColumn - 2;
    std::string lead = PadRight(id, kId);
    std::string numbers = PadLeft(awarded, kNumberColumn) + PadLeft(possible, kNumberColumn) +
                          PadLeft(max, kNumberColumn) + (flag ? " *" : "");
    for (const std::string& line : Wrap(Printable(title), title_width)) {
      sheet_.Raw(lead + (numbers.empty() ? line : PadRight(line, title_width) + numbers), style);
      lead.assign(kId, ' ');
      numbers.clear();
    }
  }

  void BlockRows(const Block& block, int depth) {
    ScoreRow(block.id, block.title, words_.Points(block.awarded), words_.Points(block.possible),
             words_.Points(block.max), block.points_status == "assumed",
             depth == 0 ? Style::kBold : Style::kPlain);
    if (block.blocks.empty()) {
      const std::string rest = words_.SumRest(block);
      sheet_.Text("    ", words_.Sum(block) + (rest.empty() ? "" : "; " + rest), Style::kDim);
    }
    for (const Block& child : block.blocks) BlockRows(child, depth + 1);
  }

  void ScoreTable() {
    sheet_.Blank();
    ScoreRow("", "", Say("report.awarded"), Say("report.possible"), Say("report.max"), false,
             Style::kDim);
    for (const Block& block : result_.score.blocks) BlockRows(block, 0);
    sheet_.Blank();
    if (result_.points_status == "assumed")
      sheet_.Text(
          "",
          Say("report.flag", {{"note", Say("report.assumed-note",
                                           {{"max", words_.WholePoints(result_.score.max)}})}}),
          Style::kYellow);
  }

  std::string SectionTitle(const Section& section) const {
    if (!section.block) return Say("report.cross");
    return section.block->id + "  " + section.block->title;
  }

  void Title(const CheckResult& check, Style style) {
    std::string text = check.title + " · " + check.id;
    if (check.need == "advisory") text += " (" + Say("need.advisory") + ')';
    sheet_.Text(std::string("  ") + Symbol(check.outcome) + ' ', Printable(text), style);
  }

  void Places(const CheckResult& check, int width) {
    for (std::size_t i = 0; i < std::min(check.citations.size(), kMaxPlaces); ++i) {
      const result::Citation& citation = check.citations[i];
      Entry(4, i == 0 ? Say("gap.where") : "",
            words_.Place(citation) + ": " + words_.Quoted(Shortened(citation.quote, kMaxQuote)),
            width);
    }
    if (check.citations.size() > kMaxPlaces)
      Entry(4, "", words_.Count("gap.more", static_cast<int>(check.citations.size() - kMaxPlaces)),
            width);
    if (!check.citations.empty()) return;
    std::string searched = words_.Searched(check);
    if (const auto& nearest = check.searched.nearest)
      searched += "; " + Say("gap.nearest",
                             {{"where", words_.Place(*nearest)},
                              {"quote", words_.Quoted(Shortened(nearest->quote, kMaxQuote))}});
    Entry(4, Say("gap.searched"), searched, width);
  }

  void Finding(const Group& group, Style style) {
    const CheckResult& check = group.first();
    for (const CheckResult* each : group.checks) {
      Title(*each, style);
      if (group.checks.size() == 1) break;
      const std::string own = words_.OwnLine(group, *each, kMaxOwnQuote);
      if (!own.empty()) sheet_.Text("      ", Printable(own), Style::kDim);
    }
    int width = 0;
    for (const char* key : {"gap.why", "gap.fix", "gap.fix-if", "gap.where", "gap.searched"})
      width = std::max(width, DisplayWidth(Say(key)));
    std::string message = words_.Shared(group.message);
    if (check.outcome == Outcome::kPartial)
      message = Say("outcome.partial") + (message.empty() ? "" : ". ") + message;
    if (!message.empty()) sheet_.Text("    ", Printable(message));
    if (const std::string line = DecisionLine(words_, check); !line.empty())
      sheet_.Text("    ", Printable(line), check.decision->state == "changed" ? Style::kYellow : Style::kBold);
    for (const std::string& line : StatedLines(words_, result_, check)) sheet_.Text("    ", Printable(line));
    const auto basis = [&] {
      std::string text;
      for (const std::string& source : group.basis) text += (text.empty() ? "" : "; ") + source;
      if (check.certainty == "inferred") text += " (" + Say("certainty.inferred") + ')';
      if (!text.empty()) Entry(4, Say("gap.why"), text, width);
    };
    const auto fix = [&] {
      if (!group.fix.empty()) Entry(4, Say(FixKey(check)), words_.Shared(group.fix), width);
    };
    // The agency reads first what it has to do, the reviewer why.
    const bool agency = options_.audience == Audience::kAgency;
    agency ? fix() : basis();
    agency ? basis() : fix();
    if (group.same_places) Places(check, width);
    sheet_.Blank();
  }

  void Gaps() {
    const bool agency = options_.audience == Audience::kAgency;
    sheet_.Heading(Say(agency ? "report.gaps-agency" : "report.gaps") +
                   (view_.gaps > 0 ? " (" + std::to_string(view_.gaps) + ')' : ""));
    if (view_.gaps == 0 && view_.unread.empty()) sheet_.Text("", Say("report.no-gaps"), Style::kGreen);
    // What was not read may hold the gaps: no all-clear then.
    if (view_.gaps == 0 && !view_.unread.empty())
      sheet_.Text("", Say("report.no-gaps-review", {{"count", std::to_string(view_.review)}}), Style::kPlain);
    for (const Section& section : view_.sections) {
      if (section.gaps.empty() && section.not_checked.empty()) continue;
      sheet_.Text("", SectionTitle(section), Style::kBold);
      for (const Group& group : section.gaps) Finding(group, Style::kRed);
      for (const Group& group : section.not_checked) {
        sheet_.Text("  – ", words_.Count("gap.not-checked", static_cast<int>(group.checks.size())) +
                                ": " +
                                Printable(group.first().message.empty() ? group.first().reason
                                                                        : group.first().message));
        sheet_.Blank();
      }
    }
  }

  void Review() {
    sheet_.Heading(Say("report.review") +
                   (view_.review > 0 ? " (" + std::to_string(view_.review) + ')' : ""));
    if (view_.review == 0) sheet_.Text("", Say("report.no-review"));
    for (const Section& section : view_.sections) {
      if (section.review.empty()) continue;
      sheet_.Text("", SectionTitle(section), Style::kBold);
      for (const Group& group : section.review) Finding(group, Style::kYellow);
    }
  }

  void Decisions() {
    if (!result_.decisions || !result_.decisions->faults.empty()) return;
    sheet_.Heading(Say("decisions.title"));
    for (const std::string& line : DecisionSummary(words_, result_)) sheet_.Text("", Printable(line));
    const DecisionList list = ListDecisions(words_, result_);
    const auto entries = [&](const std::vector<DecisionEntry>& all, const char* sign, Style style) {
      for (const DecisionEntry& entry : all) {
        sheet_.Text(sign, Printable(entry.id.empty() ? entry.title : entry.title + " · " + entry.id), style);
        for (const std::string& line : entry.lines) sheet_.Text("    ", Printable(line));
      }
    };
    entries(list.changed, "  ! ", Style::kYellow);
    entries(list.applied, "  • ", Style::kPlain);
  }

  // In full they are pages long: here only what contradicts itself.
  void Facts() {
    if (result_.facts.empty()) return;
    sheet_.Heading(Say("facts.title"));
    const FactList list = ListFacts(result_);
    for (const result::FactEntry* fact : list.differing) {
      sheet_.Text("  ! ", Printable(Say("facts.differs-of", {{"fact", fact->name}})), Style::kYellow);
      for (const std::string& line : FactLines(words_, *fact, kMaxSides, kMaxSideQuote))
        sheet_.Text("    ", Printable(line));
    }
    if (!list.others.empty())
      sheet_.Text("", words_.Count("facts.others", static_cast<int>(list.others.size())) + ". " + Say("facts.see"));
  }

  void Others() {
    sheet_.Heading(Say("report.other-checks"));
    const auto count = [&](const char* key, Outcome outcome, int number) {
      if (number > 0)
        sheet_.Text(std::string(Symbol(outcome)) + ' ',
                    Say(key) + ": " + words_.Count("report.count", number));
    };
    count("report.passed", Outcome::kPass, view_.passed);
    count("report.not-applicable", Outcome::kNotApplicable, view_.not_applicable);
    count("report.not-checked", Outcome::kNotChecked, view_.not_checked);
  }

  std::string FileName(const DocumentEntry& document) const {
    std::string name = document.path;
    if (document.parts > 1)
      name += " (" +
              Say("document.part", {{"part", std::to_string(document.part)},
                                    {"parts", std::to_string(document.parts)}}) +
              ')';
    return Printable(name);
  }

  void Documents() {
    sheet_.Heading(Say("report.documents"));
    bool any = false;
    for (const DocumentEntry& document : result_.documents) {
      if (document.outcome == "unreadable") continue;
      any = true;
      sheet_.Text("", FileName(document));
      std::string line = words_.Kind(document);
      if (const std::string number = words_.NumberAndDate(document); !number.empty())
        line += " · " + number;
      line += " · " + (document.pages > 0 ? words_.Count("document.page-count", document.pages)
                                          : Say("document.no-pages"));
      line += " · " + words_.HowRead(document);
      sheet_.Text("    ", Printable(line), Style::kDim);
      for (const result::SignatureEntry& signature : document.signatures)
        sheet_.Text("    ", Printable(words_.Signature(signature)));
      for (const result::WarningEntry& warning : document.warnings)
        sheet_.Text("    ! ", Printable(words_.Warning(warning)), Style::kYellow);
    }
    if (!any) sheet_.Text("", Say("report.no-documents"));
  }

  void Unread() {
    if (view_.unread.empty()) return;
    sheet_.Heading(Say("report.unread") + " (" + std::to_string(view_.unread.size()) + ')');
    for (const DocumentEntry* document : view_.unread) {
      sheet_.Text("", FileName(*document));
      sheet_.Text("    ", Printable(words_.Reason(*document) + " → " + words_.Remedy(*document)));
    }
    sheet_.Text("", Say("report.not-missing"), Style::kDim);
    for (const std::string& sentence : words_.CostOfUnread(view_)) sheet_.Text("", sentence, Style::kYellow);
  }

  const result::Result& result_;
  const TerminalOptions& options_;
  View view_;
  Wording words_;
  Sheet sheet_;
};

}  // namespace

std::string ScoreLine(const result::Result& result, Language language) {
  const View view(result);
  return ScoreLineOf(result, view, Wording(language, view));
}

std::string ToTerminal(const result::Result& result, const TerminalOptions& options) {
  Terminal terminal(result, options);
  return options.quiet ? terminal.Quiet() : terminal.Full();
}

}  // namespace capdo::report
