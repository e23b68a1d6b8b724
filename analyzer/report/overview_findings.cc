#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/overview_page.h"
#include "report/overview_words.h"

namespace capdo::report {

namespace {
constexpr std::size_t kShown = 15;  // the rest is folded
}

void OverviewPage::FindingRows(const std::vector<CommonFinding>& findings, std::size_t begin, std::size_t end) {
  const std::size_t of = static_cast<std::size_t>(overview_.checked);
  Add("<table class=\"cards common\" role=\"table\">\n");
  TableHead("batch.findings-caption", {"#batch.agencies", "batch.plot", "sheet.title", "batch.which"});
  for (std::size_t i = begin; i < end; ++i) {
    const CommonFinding& finding = findings[i];
    Add("<tr role=\"row\">" + Cell("batch.agencies", std::to_string(finding.agencies.size()), " class=\"number\""));
    Add("<td role=\"cell\" class=\"bars\">" + CountBar(finding.agencies.size(), of) + "</td>");
    std::string title =
        "<span" + vi_ + ">" + Escape(finding.title) + "</span> <code>" + Escape(finding.check) + "</code>";
    if (finding.advisory) title += " <span class=\"badge plain\">" + Say("need.advisory") + "</span>";
    title += "<small>" + (finding.block.empty() ? "" : Escape(finding.block) + " ") + "<span" + vi_ + ">" +
             Escape(finding.block_title) + "</span></small>";
    Add("<th role=\"rowheader\" scope=\"row\">" + title + "</th>");
    Add("<td role=\"cell\" class=\"which\">" + FoldedNames(finding.agencies, "check-" + finding.check) + "</td>");
    Add("</tr>\n");
  }
  Add("</tbody>\n</table>\n");
}

void OverviewPage::Findings(std::string_view id, std::string_view heading, std::string_view none,
                            const std::vector<CommonFinding>& findings) {
  Heading(id, heading);
  if (findings.empty()) {
    Element("p", "", Say(none));
  } else {
    Element("p", "", Escape(words_.Count("batch.finding-count", static_cast<int>(findings.size()))));
    const std::size_t shown = std::min(findings.size(), kShown);
    FindingRows(findings, 0, shown);
    if (findings.size() > shown) {
      Add("<details class=\"screen more\"><summary>" +
          Escape(words_.Count("batch.others", static_cast<int>(findings.size() - shown))) + "</summary>\n");
      FindingRows(findings, shown, findings.size());
      Add("</details>\n");
      Element("p", " class=\"paper\"",
              Escape(words_.Count("batch.others-paper", static_cast<int>(findings.size() - shown))));
    }
  }
  Add("</section>\n");
}

void OverviewPage::Unread() {
  Heading("unread", "report.unread", overview_.counts.unread);
  if (overview_.counts.unread == 0) {
    Element("p", "", Say("batch.no-unread"));
    Add("</section>\n");
    return;
  }
  Element("p", "", Say("report.not-missing"));
  Add("<table class=\"cards\" role=\"table\">\n");
  TableHead("html.unread-caption", {"report.agency", "document.file", "document.reason", "document.remedy"});
  for (const AgencySummary& agency : overview_.agencies) {
    std::set<std::string> told;
    for (const DocumentRow& row : agency.documents) {
      // A file that holds several documents is one file.
      if (row.outcome == "read" || !told.insert(row.path).second) continue;
      Add("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" +
          Link(agency, "unread", "<span" + vi_ + ">" + Escape(agency.label) + "</span>") + "</th>");
      Add(Cell("document.file", Escape(row.path)) + Cell("document.reason", Escape(row.why)) +
          Cell("document.remedy", Escape(row.remedy)) + "</tr>\n");
    }
  }
  Add("</tbody>\n</table>\n</section>\n");
}

void OverviewPage::Shared() {
  if (overview_.shared.empty()) return;
  Heading("shared", "batch.shared", static_cast<int>(overview_.shared.size()));
  Element("p", "", Say("batch.shared-note"));
  Add("<table class=\"cards\" role=\"table\">\n");
  TableHead("batch.shared-caption", {"report.agency", "batch.shared-other", "#batch.shared-words", "batch.shared-longest"});
  for (const SharedTextRow& row : overview_.shared) {
    const auto name = [&](const SharedTextRow::Side& side) {
      const AgencySummary& agency = overview_.agencies[side.agency];
      const std::string page = side.page > 0 ? ", " + words_.Say("place.page", {{"page", std::to_string(side.page)}}) : "";
      return Link(agency, "", "<span" + vi_ + ">" + Escape(agency.label) + "</span>") + "<small>" + Escape(side.path + page) + "</small>";
    };
    Add("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" + name(row.one) + "</th>");
    Add(Cell("batch.shared-other", name(row.two)) + Cell("batch.shared-words", std::to_string(row.words), " class=\"number\"") +
        Cell("batch.shared-longest", "<q" + vi_ + ">" + Escape(row.one.quote) + "</q>") + "</tr>\n");
  }
  Add("</tbody>\n</table>\n</section>\n");
}

void OverviewPage::Failed() {
  if (overview_.failed + overview_.nothing_read == 0) return;
  Heading("failed", "batch.failed", overview_.failed + overview_.nothing_read);
  Element("p", "", Say("batch.not-judged-note"));
  Add("<table class=\"cards\" role=\"table\">\n");
  TableHead("batch.failed-caption", {"report.agency", "batch.folder", "document.reason"});
  for (const AgencySummary& agency : overview_.agencies) {
    if (agency.status == AgencyStatus::kChecked) continue;
    Add("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" +
        Link(agency, "unread", "<span" + vi_ + ">" + Escape(agency.label) + "</span>") + "</th>");
    Add(Cell("batch.folder", Escape(agency.folder)) + Cell("document.reason", Escape(StatusText(agency, language_))));
    Add("</tr>\n");
  }
  Add("</tbody>\n</table>\n</section>\n");
}

void OverviewPage::Unlisted() {
  if (overview_.unlisted.empty()) return;
  Heading("unlisted", "batch.unlisted-title", static_cast<int>(overview_.unlisted.size()));
  Element("p", "", Say("batch.unlisted-note"));
  Add("<ul class=\"quiet\">\n");
  for (const std::string& path : overview_.unlisted) Element("li", "", Escape(path));
  Add("</ul>\n</section>\n");
}

}  // namespace capdo::report
