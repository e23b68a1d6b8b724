#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/overview_page.h"
#include "report/overview_words.h"

namespace capdo::report {

namespace {
constexpr int kBarWidth = 150, kBarHeight = 12;

std::string Rect(double x, double width, std::string_view fill) {
  return fmt::format("<rect x=\"{:.1f}\" y=\"1\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>", x, width,
                     kBarHeight - 2, fill);
}

std::string Frame(const std::string& inside) {
  return fmt::format(
      "<svg class=\"plot\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" preserveAspectRatio=\"none\" "
      "aria-hidden=\"true\" focusable=\"false\">{2}<rect x=\".5\" y=\".5\" width=\"{3}\" height=\"{4}\" fill=\"none\" "
      "stroke=\"#4c5666\"/></svg>",
      kBarWidth, kBarHeight, inside, kBarWidth - 1, kBarHeight - 1);
}
}  // namespace

std::string OverviewPage::Bar(const Points& points) {
  if (points.max <= 0) return "";
  const auto at = [&](long long value) {
    return 1 + (kBarWidth - 2) * std::clamp(static_cast<double>(value) / static_cast<double>(points.max), 0.0, 1.0);
  };
  const double awarded = at(points.awarded), possible = std::max(at(points.possible), awarded);
  return Frame(Rect(1, awarded - 1, "#0b4a7d") + Rect(awarded, possible - awarded, "url(#hatch)"));
}

std::string OverviewPage::CountBar(std::size_t count, std::size_t of) {
  if (of == 0) return "";
  return Frame(Rect(1, (kBarWidth - 2) * static_cast<double>(count) / static_cast<double>(of), "#0b4a7d"));
}

void OverviewPage::RankingRow(const AgencySummary& agency) {
  const bool judged = agency.status == AgencyStatus::kChecked;
  std::string name = Link(agency, "", "<span" + vi_ + ">" + Escape(agency.label) + "</span>");
  std::string more = Escape(agency.folder);
  if (agency.agency_source != NameSource::kManifest && agency.agency_source != NameSource::kDocuments)
    more += " (" + Say("batch.name-from-folder") + ")";
  if (!agency.system.empty())
    more += (more.empty() ? "" : " · ") + ("<span" + vi_ + ">" + Escape(agency.system) + "</span>");
  if (agency.level > 0)
    more += (more.empty() ? "" : " · ") + Say("batch.level", {{"level", std::to_string(agency.level)}});
  // The folder of a group says it already.
  if (!agency.group.empty() && !agency.folder.starts_with(agency.group + "/")) more += (more.empty() ? "" : " · ") + Escape(agency.group);
  if (!more.empty()) name += "<small>" + more + "</small>";
  if (const std::string decided = DecisionsText(agency, language_); !decided.empty())
    name += (agency.decisions.faults + agency.decisions.changed > 0 ? "<small class=\"flag\">! " : "<small>") +
            Escape(decided) + "</small>";
  Add("<tr role=\"row\">" + Cell("batch.rank", judged ? std::to_string(agency.rank) : "", " class=\"rank\""));
  Add("<th role=\"rowheader\" scope=\"row\">" + name + "</th>");
  if (judged) {
    Add(Cell("report.awarded", Link(agency, "score", PointsText(agency.points.awarded)), " class=\"number\""));
    Add(Cell("report.possible", PointsText(agency.points.possible), " class=\"number\""));
    Add("<td role=\"cell\" class=\"bars\">" + Bar(agency.points) + "</td>");
    std::string grade = std::string("<b>") + agency.grade + "</b>";
    if (agency.grade_possible != agency.grade)
      grade += Say("batch.up-to", {{"grade", std::string(1, agency.grade_possible)}});
    Add(Cell("batch.grade", grade));
  } else {
    Add(Cell("batch.status", Escape(StatusText(agency, language_)), " colspan=\"4\""));
  }
  const auto count = [&](std::string_view key, std::string_view anchor, bool known, int number) {
    Add(Cell(key, known ? CountLink(agency, anchor, number) : "", " class=\"number\""));
  };
  count("batch.gaps", "gaps", judged, agency.counts.gaps);
  count("batch.review", "review", judged, agency.counts.review);
  count("batch.unread", "unread", agency.status != AgencyStatus::kFailed, agency.counts.unread);
  Add("</tr>\n");
}

void OverviewPage::Ranking() {
  Heading("ranking", "batch.ranking");
  Add("<table class=\"cards ranking\" role=\"table\">\n");
  TableHead("batch.ranking-caption", {"batch.rank", "report.agency", "#report.awarded", "#report.possible", "batch.plot",
                                      "batch.grade", "#batch.gaps", "#batch.review", "#batch.unread"});
  for (const AgencySummary& agency : overview_.agencies) RankingRow(agency);
  Add("</tbody>\n</table>\n</section>\n");
}

void OverviewPage::Groups() {
  if (overview_.groups.size() < 2) return;
  Heading("groups", "batch.groups");
  Add("<table class=\"cards\" role=\"table\">\n");
  TableHead("batch.groups-caption", {"batch.group", "#batch.agencies", "#batch.status-checked", "#batch.mean-awarded",
                                     "#batch.mean-possible", "#batch.gaps", "#batch.review", "batch.which"});
  for (const GroupTotal& group : overview_.groups) {
    const auto mean = [&](long long sum) { return group.checked > 0 ? PointsText(sum / group.checked) : ""; };
    Add("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" +
        Escape(GroupText(group.name, language_)) + "</th>");
    Add(Cell("batch.agencies", std::to_string(group.agencies), " class=\"number\""));
    Add(Cell("batch.status-checked", std::to_string(group.checked), " class=\"number\""));
    Add(Cell("batch.mean-awarded", mean(group.points.awarded), " class=\"number\"") +
        Cell("batch.mean-possible", mean(group.points.possible), " class=\"number\""));
    Add(Cell("batch.gaps", std::to_string(group.counts.gaps), " class=\"number\"") +
        Cell("batch.review", std::to_string(group.counts.review), " class=\"number\"") +
        Cell("batch.which", FoldedNames(group.members, ""), " class=\"which\""));
    Add("</tr>\n");
  }
  Add("</tbody>\n</table>\n</section>\n");
}

void OverviewPage::Blocks() {
  Heading("blocks", "batch.blocks");
  Add("<table class=\"score blocks\" role=\"table\">\n");
  Element("caption", "", Say("batch.blocks-caption"));
  Add("<thead role=\"rowgroup\"><tr role=\"row\">");
  Element("th", " role=\"columnheader\" scope=\"col\"", Say("report.block"));
  Element("th", " role=\"columnheader\" scope=\"col\" class=\"wide\"", Say("batch.plot"));
  for (const char* key : {"batch.mean-awarded", "batch.mean-possible", "report.max"})
    Element("th", " role=\"columnheader\" scope=\"col\" class=\"number\"", Say(key));
  Add("</tr></thead>\n<tbody role=\"rowgroup\">\n");
  for (const BlockPoints& block : overview_.blocks) {
    const long long n = block.agencies;
    Add(block.of.empty() ? "<tr role=\"row\" class=\"top\">" : "<tr role=\"row\">");
    Element("th", " role=\"rowheader\" scope=\"row\"",
            "<span class=\"id\">" + Escape(block.id) + "</span> <span" + vi_ + ">" + Escape(block.title) + "</span>");
    Element("td", " role=\"cell\" class=\"bars wide\"", Bar(block.points));
    const auto cell = [&](std::string_view key, const std::string& escaped) {
      Element("td", fmt::format(" role=\"cell\" class=\"number\" data-label=\"{}\"", Say(key)), escaped);
    };
    const auto each = [](const std::string& figure) { return "<a href=\"#each-agency\">" + figure + "</a>"; };
    cell("batch.mean-awarded", each(PointsText(block.points.awarded / n)));
    cell("batch.mean-possible", each(PointsText(block.points.possible / n)));
    std::string max = PointsText(block.points.max / n);
    if (block.points_status == "assumed") max += "<small>" + Say("report.assumed") + "</small>";
    cell("report.max", max);
    Add("</tr>\n");
  }
  Add("</tbody>\n</table>\n</section>\n");
}

// What the means and the totals are made of.
void OverviewPage::EachAgency() {
  if (overview_.checked == 0) return;
  Heading("each-agency", "batch.each-agency");
  Add("<table class=\"cards each\" role=\"table\">\n");
  Element("caption", "", Say("batch.each-agency-caption"));
  Add("<thead role=\"rowgroup\"><tr role=\"row\">");
  Element("th", " role=\"columnheader\" scope=\"col\"", Say("report.agency"));
  for (const BlockPoints& block : overview_.blocks)
    Element("th", " role=\"columnheader\" scope=\"col\" class=\"number\"", "<abbr title=\"" + Escape(block.title) + "\">" + Escape(block.id) + "</abbr>");
  for (const char* key : {"batch.passed", "batch.not-applicable", "batch.not-checked"})
    Element("th", " role=\"columnheader\" scope=\"col\" class=\"number\"", Say(key));
  Add("</tr></thead>\n<tbody role=\"rowgroup\">\n");
  for (const AgencySummary& agency : overview_.agencies) {
    if (agency.status != AgencyStatus::kChecked) continue;
    Add("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" +
        Link(agency, "", "<span" + vi_ + ">" + Escape(agency.label) + "</span>") + "</th>");
    for (const BlockPoints& block : overview_.blocks) {
      const auto own = std::find_if(agency.blocks.begin(), agency.blocks.end(), [&](const BlockPoints& one) { return one.id == block.id; });
      Add(fmt::format("<td role=\"cell\" class=\"number\" data-label=\"{}\">{}</td>", Escape(block.id),
                      own == agency.blocks.end() ? "<span aria-hidden=\"true\">–</span>"
                                                 : Link(agency, "block-" + block.id, PointsText(own->points.awarded))));
    }
    Add(Cell("batch.passed", CountLink(agency, "passed", agency.counts.passed), " class=\"number\"") +
        Cell("batch.not-applicable", CountLink(agency, "not-applicable", agency.counts.not_applicable), " class=\"number\"") +
        Cell("batch.not-checked", CountLink(agency, "gaps", agency.counts.not_checked), " class=\"number\"") + "</tr>\n");
  }
  Add("</tbody>\n</table>\n</section>\n");
}

void OverviewPage::Grades() {
  Heading("grades", "batch.grades");
  Element("p", " class=\"assumed\"", Say("batch.grade-note"));
  Add("<table class=\"cards\" role=\"table\">\n");
  TableHead("batch.grades-caption",
            {"batch.grade", "batch.share", "#batch.agencies", "batch.plot", "#batch.possible-agencies", "batch.which"});
  for (const GradeTotal& grade : overview_.grades) {
    const std::string letter(1, grade.grade);
    Add("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\" class=\"letter\">" + letter + "</th>");
    Add(Cell("batch.share", Say("batch.share-" + letter), " class=\"share\""));
    Add(Cell("batch.agencies", std::to_string(grade.agencies.size()), " class=\"number\""));
    Add("<td role=\"cell\" class=\"bars\">" +
        CountBar(grade.agencies.size(), static_cast<std::size_t>(std::max(overview_.checked, 1))) + "</td>");
    Add(Cell("batch.possible-agencies", std::to_string(grade.possible.size()), " class=\"number\""));
    std::string which = Names(grade.agencies, "score");
    std::vector<std::size_t> rising;
    std::set_difference(grade.possible.begin(), grade.possible.end(), grade.agencies.begin(), grade.agencies.end(), std::back_inserter(rising));
    if (!rising.empty()) which += "<small>" + Say("batch.rising") + ' ' + Names(rising, "score") + "</small>";
    Add(Cell("batch.which", which) + "</tr>\n");
  }
  Add("</tbody>\n</table>\n</section>\n");
}

}  // namespace capdo::report
