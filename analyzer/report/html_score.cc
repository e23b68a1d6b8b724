#include <fmt/format.h>

#include <algorithm>

#include "report/html_page.h"

namespace capdo::report {

void HtmlPage::Score() {
  const result::Score& score = result_.score;
  Add("<section class=\"summary\" aria-labelledby=\"score\">\n");
  Element("h2", " id=\"score\"", Say("report.score"));
  Add("<div class=\"hero\">\n");
  Element("p", " class=\"points\"",
          "<strong>" + Escape(words_.Points(score.awarded)) + "</strong> <span>/ " +
              Escape(words_.WholePoints(score.max)) + "</span>");
  Add("<div class=\"meaning\">\n");
  if (score.max > 0) {
    const double awarded = std::clamp(100 * score.awarded / score.max, 0.0, 100.0);
    const double review =
        std::clamp(100 * (score.possible - score.awarded) / score.max, 0.0, 100.0 - awarded);
    // The same figures stand beside it in words.
    Add(fmt::format(
        "<div class=\"bar\" aria-hidden=\"true\"><span class=\"got\" style=\"width:{:.2f}%\">"
        "</span><span class=\"maybe\" style=\"width:{:.2f}%\"></span></div>\n",
        awarded, review));
  }
  if (view_.review > 0)
    Element("p", "",
            Say("report.score-possible", {{"possible", words_.Points(score.possible)},
                                          {"review", std::to_string(view_.review)}}));
  if (HasDecisions())
    Element("p", " class=\"before\"",
            Say("decisions.before", {{"before", words_.Points(result_.decisions->awarded_before)},
                                     {"before_possible", words_.Points(result_.decisions->possible_before)},
                                     {"max", words_.WholePoints(score.max)}}));
  if (result_.points_status == "assumed")
    Element("p", " class=\"assumed\"",
            Say("report.assumed-note", {{"max", words_.WholePoints(score.max)}}));
  Add("</div>\n</div>\n<ul class=\"counts\">\n");
  const auto count = [&](std::string_view kind, std::string_view sign, int number,
                         std::string_view key) {
    Add(fmt::format("<li class=\"{}\"><b><span aria-hidden=\"true\">{}</span> {}</b> {}</li>\n",
                    kind, sign, number, Say(key)));
  };
  count("fail", "✗", view_.gaps, "html.gap-count");
  count("review", "?", view_.review, "html.review-count");
  count("pass", "✓", view_.passed, "html.passed-count");
  if (view_.not_checked > 0) count("none", "–", view_.not_checked, "html.not-checked-count");
  if (!view_.unread.empty())
    count("none", "!", static_cast<int>(view_.unread.size()), "html.unread-count");
  Add("</ul>\n");
  if (view_.gaps == 0 && view_.unread.empty()) Element("p", " class=\"clean\"", Say("report.no-gaps"));
  // What was not read may hold the gaps: no all-clear then.
  if (view_.gaps == 0 && !view_.unread.empty())
    Element("p", "", Say("report.no-gaps-review", {{"count", std::to_string(view_.review)}}));
  ScoreTable();
  Add("</section>\n");
}

void HtmlPage::ScoreTable() {
  Add("<table class=\"score\">\n");
  Element("caption", "", Say("html.score-caption"));
  Add("<thead><tr>");
  Element("th", " scope=\"col\"", Say("report.block"));
  for (const char* key : {"report.awarded", "report.possible", "report.max"})
    Element("th", " scope=\"col\" class=\"number\"", Say(key));
  Add("</tr></thead>\n<tbody>\n");
  for (const result::Block& block : result_.score.blocks) ScoreRow(block, 0);
  Add("</tbody>\n<tfoot><tr>");
  Element("th", " scope=\"row\"", Say("report.total"));
  Element("td", " class=\"number\"", Escape(words_.Points(result_.score.awarded)));
  Element("td", " class=\"number\"", Escape(words_.Points(result_.score.possible)));
  Element("td", " class=\"number\"", Escape(words_.Points(result_.score.max)));
  Add("</tr></tfoot>\n</table>\n");
}

void HtmlPage::ScoreRow(const result::Block& block, int depth) {
  Add(fmt::format("<tr id=\"block-{}\"{}>", Escape(block.id), depth == 0 ? " class=\"top\"" : ""));
  std::string sum = Escape(words_.Sum(block));
  if (const std::string rest = words_.SumRest(block); !rest.empty()) sum += "; " + Escape(rest);
  Element("th", " scope=\"row\"",
          "<span class=\"id\">" + Escape(block.id) + "</span> <span" + vi_ + ">" +
              Escape(block.title) + "</span><small>" + sum + "</small>");
  Element("td", " class=\"number\"", Escape(words_.Points(block.awarded)));
  Element("td", " class=\"number\"", Escape(words_.Points(block.possible)));
  std::string max = Escape(words_.Points(block.max));
  if (block.points_status == "assumed") max += "<small>" + Say("report.assumed") + "</small>";
  Element("td", " class=\"number\"", max);
  Add("</tr>\n");
  for (const result::Block& child : block.blocks) ScoreRow(child, depth + 1);
}

}  // namespace capdo::report
