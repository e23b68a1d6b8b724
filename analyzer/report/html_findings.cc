#include <fmt/format.h>

#include "report/decision_words.h"
#include "report/html_page.h"
#include "report/text_layout.h"

namespace capdo::report {

namespace {

using result::CheckResult;
using result::Outcome;

constexpr std::size_t kMaxQuote = 600;     // code points; the JSON holds the whole quotation
constexpr std::size_t kMaxOwnQuote = 120;  // where many checks share one finding
constexpr std::size_t kMaxPlaces = 6;      // places shown for one finding

std::string JoinEscaped(const std::vector<std::string>& items) {
  std::string joined;
  for (const std::string& item : items) joined += (joined.empty() ? "" : "; ") + Escape(item);
  return joined;
}

}  // namespace

// Where an overview of many results leads to: each check stands once on the page outside of what is for paper.
std::string HtmlPage::Anchor(const CheckResult& check) { return " id=\"check-" + Escape(check.id) + '"'; }

std::string HtmlPage::SectionTitle(const Section& section) const {
  if (!section.block) return Say("report.cross");
  return "<span class=\"id\">" + Escape(section.block->id) + "</span> <span" + vi_ + ">" +
         Escape(section.block->title) + "</span>";
}

void HtmlPage::SectionHeading(const Section& section) { Element("h3", "", SectionTitle(section)); }

void HtmlPage::Places(const CheckResult& check) {
  const auto quotation = [&](const std::string& place, const std::string& quote) {
    Element("p", " class=\"place\"", Escape(place));
    Element("blockquote", vi_, Escape(Shortened(quote, kMaxQuote)));
  };
  if (!check.citations.empty()) {
    Add("<div>");
    Element("dt", "", Say("gap.where"));
    Add("<dd>");
    for (std::size_t i = 0; i < std::min(check.citations.size(), kMaxPlaces); ++i)
      quotation(words_.Place(check.citations[i]), check.citations[i].quote);
    if (check.citations.size() > kMaxPlaces)
      Element(
          "p", "",
          Escape(words_.Count("gap.more", static_cast<int>(check.citations.size() - kMaxPlaces))));
    Add("</dd></div>\n");
    return;
  }
  Add("<div>");
  Element("dt", "", Say("gap.searched"));
  Element("dd", "", Escape(words_.Searched(check)));
  Add("</div>\n");
  if (const auto& nearest = check.searched.nearest) {
    Add("<div>");
    Element("dt", "", Say("gap.nearest-label"));
    Add("<dd>");
    quotation(words_.Place(*nearest), nearest->quote);
    Add("</dd></div>\n");
  }
}

void HtmlPage::Finding(const Group& group, std::string_view kind) {
  const CheckResult& check = group.first();
  const char* sign = check.outcome == Outcome::kReview    ? "?"
                     : check.outcome == Outcome::kPartial ? "◐"
                                                          : "✗";
  Add(fmt::format("<article class=\"finding {}\">\n", kind));
  std::string badge =
      fmt::format("<span class=\"badge\"><span aria-hidden=\"true\">{}</span> {}</span>", sign,
                  Say("outcome." + std::string(OutcomeName(check.outcome))));
  if (check.need == "advisory")
    badge += " <span class=\"badge plain\">" + Say("need.advisory") + "</span>";
  Add(badge + "\n");
  for (const CheckResult* each : group.checks) {
    Element("h4", Anchor(*each),
            "<span" + vi_ + ">" + Escape(each->title) + "</span> <code>" + Escape(each->id) +
                "</code>");
    if (group.checks.size() == 1) break;
    const std::string own = words_.OwnLine(group, *each, kMaxOwnQuote);
    if (!own.empty()) Element("p", " class=\"own\"" + vi_, Escape(own));
  }
  if (!group.message.empty())
    Element("p", " class=\"message\"" + vi_, Escape(words_.Shared(group.message)));
  DecidedLines(check);
  Add("<dl>\n");
  const auto row = [&](std::string_view key, const std::string& escaped, std::string_view cls) {
    if (escaped.empty()) return;
    Add(fmt::format("<div{}>", cls));
    Element("dt", "", Say(key));
    Element("dd", vi_, escaped);
    Add("</div>\n");
  };
  std::string basis = JoinEscaped(group.basis);
  if (check.certainty == "inferred") basis += " <em>(" + Say("certainty.inferred") + ")</em>";
  // The agency reads first what it has to do, the reviewer why.
  if (agency()) row(FixKey(check), Escape(words_.Shared(group.fix)), " class=\"fix\"");
  row("gap.why", basis, "");
  if (!agency()) row(FixKey(check), Escape(words_.Shared(group.fix)), " class=\"fix\"");
  if (group.same_places) Places(check);
  Add("</dl>\n</article>\n");
}

void HtmlPage::NotChecked(const Group& group) {
  const CheckResult& check = group.first();
  Add("<div class=\"finding none\">\n");
  Element("p", "",
          "<b>" + Escape(words_.Count("gap.not-checked", static_cast<int>(group.checks.size()))) +
              ":</b> <span" + vi_ + ">" +
              Escape(check.message.empty() ? check.reason : check.message) + "</span>");
  Add("<details class=\"screen\"><summary>" + Say("html.titles") + "</summary>\n<ul>\n");
  for (const CheckResult* each : group.checks)
    Element("li", vi_ + Anchor(*each), Escape(each->title) + " <code>" + Escape(each->id) + "</code>");
  Add("</ul></details>\n</div>\n");
}

void HtmlPage::Gaps() {
  Add("<section aria-labelledby=\"gaps\">\n");
  Element("h2", " id=\"gaps\" tabindex=\"-1\"",
          Say(agency() ? "report.gaps-agency" : "report.gaps") +
              (view_.gaps > 0 ? fmt::format(" <span class=\"n\">{}</span>", view_.gaps) : ""));
  if (view_.gaps == 0 && view_.unread.empty()) Element("p", " class=\"clean\"", Say("report.no-gaps"));
  // What was not read may hold the gaps: no all-clear then.
  if (view_.gaps == 0 && !view_.unread.empty())
    Element("p", "", Say("report.no-gaps-review", {{"count", std::to_string(view_.review)}}));
  for (const Section& section : view_.sections) {
    if (section.gaps.empty() && section.not_checked.empty()) continue;
    SectionHeading(section);
    for (const Group& group : section.gaps)
      Finding(group, group.first().outcome == Outcome::kPartial ? "partial" : "fail");
    for (const Group& group : section.not_checked) NotChecked(group);
  }
  Add("</section>\n");
}

void HtmlPage::Review() {
  Add("<section aria-labelledby=\"review\">\n");
  Element("h2", " id=\"review\"",
          Say("report.review") +
              (view_.review > 0 ? fmt::format(" <span class=\"n\">{}</span>", view_.review) : ""));
  if (view_.review == 0) Element("p", "", Say("report.no-review"));
  for (const Section& section : view_.sections) {
    if (section.review.empty()) continue;
    SectionHeading(section);
    for (const Group& group : section.review) Finding(group, "review");
  }
  Add("</section>\n");
}

// On the screen a folded list with quotations; on paper, where nothing can be unfolded, the titles
// alone.
void HtmlPage::Folded(std::string_view id, std::string_view key, int count, bool passed) {
  if (count == 0) return;
  const std::string title = Say(key) + ": " + Escape(words_.Count("report.count", count));
  std::string full, compact;
  for (const Section& section : view_.sections) {
    const auto& checks = passed ? section.passed : section.not_applicable;
    if (checks.empty()) continue;
    full += "<h3>" + SectionTitle(section) + "</h3>\n<ul class=\"quiet\">\n";
    compact += "<p><b>" + SectionTitle(section) + ":</b> ";
    bool first = true;
    for (const CheckResult* check : checks) {
      full += "<li" + Anchor(*check) + "><span" + vi_ + ">" + Escape(check->title) + "</span> <code>" +
              Escape(check->id) + "</code>";
      if (!check->message.empty())
        full += "<br><span" + vi_ + ">" + Escape(check->message) + "</span>";
      if (const std::string line = DecisionLine(words_, *check); !line.empty()) full += "<br>" + Escape(line);
      for (const std::string& line : StatedLines(words_, result_, *check)) full += "<br>" + Escape(line);
      if (!check->citations.empty())
        full += "<small>" + Escape(words_.Place(check->citations[0])) + ": <q" + vi_ + ">" +
                Escape(Shortened(check->citations[0].quote, kMaxQuote)) + "</q></small>";
      full += "</li>\n";
      compact += (first ? "" : "; ") + Escape(check->title);
      first = false;
    }
    full += "</ul>\n";
    compact += ".</p>\n";
  }
  Add(fmt::format("<details class=\"screen\" id=\"{}\"><summary>{}</summary>\n{}</details>\n", id,
                  title, full));
  Add("<div class=\"paper\">\n<h3>" + title + "</h3>\n" + compact + "</div>\n");
}

void HtmlPage::Others() {
  Add("<section aria-labelledby=\"others\">\n");
  Element("h2", " id=\"others\"", Say("report.other-checks"));
  Folded("passed", "report.passed", view_.passed, true);
  Folded("not-applicable", "report.not-applicable", view_.not_applicable, false);
  Add("</section>\n");
}

}  // namespace capdo::report
