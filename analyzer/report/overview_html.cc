#include "report/overview_html.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/overview_page.h"
#include "report/overview_words.h"

namespace capdo::report {

OverviewPage::OverviewPage(const Overview& overview, Language language)
    : overview_(overview),
      language_(language),
      view_(none_),
      words_(language, view_),
      vi_(language == Language::kVietnamese ? "" : " lang=\"vi\"") {}

void OverviewPage::Element(std::string_view tag, std::string_view attributes, std::string_view escaped) {
  Add(fmt::format("<{}{}>{}</{}>\n", tag, attributes, escaped, tag));
}

void OverviewPage::Heading(std::string_view id, std::string_view key, int count) {
  Add(fmt::format("<section aria-labelledby=\"{}\">\n", id));
  Element("h2", fmt::format(" id=\"{}\"", id),
          Say(key) + (count > 0 ? fmt::format(" <span class=\"n\">{}</span>", count) : ""));
}

void OverviewPage::TableHead(std::string_view caption, std::initializer_list<std::string_view> keys) {
  Element("caption", "", Say(caption));
  Add("<thead role=\"rowgroup\"><tr role=\"row\">");
  for (std::string_view key : keys) {
    // '#' marks columns of figures.
    const bool figures = key.starts_with('#');
    if (figures) key.remove_prefix(1);
    Add(fmt::format("<th role=\"columnheader\" scope=\"col\"{}>{}</th>", figures ? " class=\"number\"" : "", Say(key)));
  }
  Add("</tr></thead>\n<tbody role=\"rowgroup\">\n");
}

std::string OverviewPage::Cell(std::string_view key, const std::string& escaped, std::string_view attributes) const {
  return fmt::format("<td role=\"cell\" data-label=\"{}\"{}>{}</td>", Say(key), attributes,
                     escaped.empty() ? "<span aria-hidden=\"true\">–</span>" : escaped);
}

std::string OverviewPage::PointsText(long long hundredths) const {
  return Escape(words_.Points(static_cast<double>(hundredths) / 100));
}

long long OverviewPage::Mean(long long sum) const { return overview_.checked > 0 ? sum / overview_.checked : 0; }

std::string OverviewPage::Link(const AgencySummary& agency, std::string_view anchor, const std::string& escaped) const {
  if (agency.status == AgencyStatus::kFailed) return escaped;
  return fmt::format("<a href=\"agencies/{}/report.html{}{}\">{}</a>", Escape(agency.id), anchor.empty() ? "" : "#",
                     Escape(anchor), escaped);
}

std::string OverviewPage::CountLink(const AgencySummary& agency, std::string_view anchor, int count) const {
  return count > 0 ? Link(agency, anchor, std::to_string(count)) : "0";
}

std::string OverviewPage::Names(const std::vector<std::size_t>& agencies, std::string_view anchor) const {
  std::string list;
  for (const std::size_t i : agencies) {
    const AgencySummary& agency = overview_.agencies[i];
    list += (list.empty() ? "" : "; ") + Link(agency, anchor, "<span" + vi_ + ">" + Escape(agency.label) + "</span>");
  }
  return list;
}

std::string OverviewPage::PaperNames(const std::vector<std::size_t>& agencies) const {
  const std::size_t checked = static_cast<std::size_t>(overview_.checked);  // they stand first
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < checked; ++i)
    if (!std::binary_search(agencies.begin(), agencies.end(), i)) others.push_back(i);
  const bool among_checked = agencies.back() < checked;
  if (others.empty() && among_checked) return Say("batch.all-agencies");
  const bool fewer = among_checked && others.size() < agencies.size();
  std::string list;
  for (const std::size_t i : fewer ? others : agencies) list += (list.empty() ? "" : "; ") + Escape(overview_.agencies[i].label);
  return (fewer ? Say("batch.all-but") + ' ' : "") + "<span" + vi_ + ">" + list + "</span>";
}

std::string OverviewPage::FoldedNames(const std::vector<std::size_t>& agencies, std::string_view anchor) const {
  constexpr std::size_t kFew = 2;  // named at once
  const std::string names = Names(agencies, anchor);
  if (agencies.size() <= kFew) return names;
  return fmt::format("<details class=\"screen\"><summary>{}</summary>{}</details><span class=\"paper\">{}</span>",
                     Escape(words_.Count("batch.agency-count", static_cast<int>(agencies.size()))), names, PaperNames(agencies));
}

void OverviewPage::Head() {
  const std::string title = Say("batch.title");
  Add(PageOpening(language_));
  Element("title", "", title);
  Add("<style>\n");
  Add(kStyle);
  Add(kOverviewStyle);
  Add("</style>\n</head>\n<body class=\"overview\">\n");
  Element("a", " class=\"skip\" href=\"#ranking\"", Say("batch.skip"));
  // Paint that all bars share.
  Add("<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
      "<pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
      "<rect width=\"5\" height=\"5\" fill=\"#fff\"/><rect width=\"2\" height=\"5\" fill=\"#0b4a7d\"/></pattern>"
      "</defs></svg>\n");
}

void OverviewPage::Subject() {
  Add("<header>\n");
  Element("h1", "", Say("batch.title"));
  Element("p", " class=\"own\"", Say("own.mark"));
  Add("<dl class=\"subject\">\n");
  const auto row = [&](std::string_view key, const std::string& value) {
    Add("<div><dt>" + Say(key) + "</dt><dd>" + Escape(value) + "</dd></div>\n");
  };
  row("batch.agencies", words_.Say("batch.agencies-value", {{"count", std::to_string(overview_.agencies.size())},
                                                            {"checked", std::to_string(overview_.checked)},
                                                            {"nothing_read", std::to_string(overview_.nothing_read)},
                                                            {"failed", std::to_string(overview_.failed)}}));
  row("report.as-of", words_.Date(overview_.as_of));
  row("report.rules", words_.Say("report.rules-value", {{"rules", overview_.rules_id},
                                                        {"version", overview_.rules_version},
                                                        {"checklist", overview_.checklist_id}}));
  Add("</dl>\n</header>\n");
}

void OverviewPage::Summary() {
  Add("<section class=\"summary\" aria-labelledby=\"score\">\n");
  Element("h2", " id=\"score\"", Say("report.score"));
  if (overview_.checked > 0) {
    Add("<div class=\"hero\">\n");
    Element("p", " class=\"points\"",
            "<a href=\"#each-agency\"><strong>" + PointsText(Mean(overview_.points.awarded)) + "</strong></a> <span>/ " +
                Escape(words_.WholePoints(static_cast<double>(Mean(overview_.points.max)) / 100)) + "</span>");
    Add("<div class=\"meaning\">\n");
    Element(
        "p", "",
        Say("batch.mean", {{"count", std::to_string(overview_.checked)},
                           {"possible", words_.Points(static_cast<double>(Mean(overview_.points.possible)) / 100)}}));
    const AgencySummary& first = overview_.agencies.front();
    const AgencySummary& last = overview_.agencies[static_cast<std::size_t>(overview_.checked) - 1];
    const auto end = [&](std::string_view key, const AgencySummary& agency) {
      return Say(key) + ' ' + Link(agency, "score", PointsText(agency.points.awarded)) + " (<span" + vi_ + ">" + Escape(agency.label) + "</span>)";
    };
    Element("p", "", end("batch.lowest", last) + "; " + end("batch.highest", first) + '.');
    if (overview_.points_status == "assumed")
      Element("p", " class=\"assumed\"", Escape(OverviewNotes(overview_, language_).front()));
    Add("</div>\n</div>\n");
  }
  Add("<ul class=\"counts\">\n");
  const auto count = [&](std::string_view kind, std::string_view sign, int number, std::string_view key, std::string_view anchor) {
    Add(fmt::format("<li class=\"{}\"><b><span aria-hidden=\"true\">{}</span> <a href=\"#{}\">{}</a></b> {}</li>\n", kind, sign,
                    anchor, number, Say(key)));
  };
  const std::string_view each = overview_.checked > 0 ? "each-agency" : "ranking";
  count("fail", "✗", overview_.counts.gaps, "html.gap-count", "gaps");
  count("review", "?", overview_.counts.review, "html.review-count", "review");
  count("pass", "✓", overview_.counts.passed, "html.passed-count", each);
  if (overview_.counts.not_checked > 0) count("none", "–", overview_.counts.not_checked, "html.not-checked-count", each);
  if (overview_.counts.unread > 0) count("none", "!", overview_.counts.unread, "html.unread-count", "unread");
  if (overview_.failed > 0) count("none", "!", overview_.failed, "batch.failed-count", "failed");
  Add("</ul>\n</section>\n");
}

void OverviewPage::Contents() {
  Add("<nav aria-label=\"" + Say("html.contents") + "\">\n<ul>\n");
  const auto link = [&](std::string_view id, std::string_view key) {
    Add(fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, Say(key)));
  };
  link("ranking", "batch.ranking");
  link("blocks", "batch.blocks");
  if (overview_.checked > 0) link("each-agency", "batch.each-agency");
  link("grades", "batch.grades");
  link("gaps", "batch.common-gaps");
  link("review", "report.review-short");
  link("unread", "report.unread");
  if (!overview_.shared.empty()) link("shared", "batch.shared");
  if (overview_.failed + overview_.nothing_read > 0) link("failed", "batch.failed");
  if (!overview_.unlisted.empty()) link("unlisted", "batch.unlisted-title");
  link("method", "report.method");
  Add("</ul>\n</nav>\n");
}

void OverviewPage::Method() {
  Heading("method", "report.method");
  Add("<ul class=\"method\">\n");
  for (const std::string& note : OverviewNotes(overview_, language_)) Element("li", "", Escape(note));
  Add("</ul>\n</section>\n");
}

std::string OverviewPage::Write() {
  Head();
  Add("<div class=\"page\">\n");
  Subject();
  Add("<main>\n");
  Summary();
  Contents();
  Ranking();
  Groups();
  Blocks();
  EachAgency();
  Grades();
  Findings("gaps", "batch.common-gaps", "batch.no-common-gaps", overview_.common_gaps);
  Findings("review", "report.review", "report.no-review", overview_.common_review);
  Unread();
  Shared();
  Failed();
  Unlisted();
  Method();
  Add("</main>\n<footer>\n");
  Element("p", "",
          Say("method.footer", {{"version", overview_.tool_version},
                                {"rules", overview_.rules_id},
                                {"rules_version", overview_.rules_version}}));
  Element("p", " class=\"digest\"",
          Say("method.rules-digest") + ": <code>" + Escape(overview_.rules_digest) + "</code>");
  Add("</footer>\n</div>\n</body>\n</html>\n");
  return std::move(out_);
}

std::string ToOverviewHtml(const Overview& overview, Language language) {
  return OverviewPage(overview, language).Write();
}

}  // namespace capdo::report
