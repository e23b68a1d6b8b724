#include "report/html.h"

#include "report/html_page.h"
#include "report/text_layout.h"

namespace capdo::report {

std::string Escape(std::string_view text) {
  std::string out;
  for (const char c : PrintableLines(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

HtmlPage::HtmlPage(const result::Result& result, const HtmlOptions& options)
    : result_(result),
      options_(options),
      view_(result),
      words_(options.language, view_),
      vi_(options.language == Language::kVietnamese ? "" : " lang=\"vi\"") {}

void HtmlPage::Element(std::string_view tag, std::string_view attributes,
                       std::string_view escaped) {
  out_ += '<';
  out_ += tag;
  out_ += attributes;
  out_ += '>';
  out_ += escaped;
  out_ += "</";
  out_ += tag;
  out_ += ">\n";
}

std::string HtmlPage::FileName(const result::DocumentEntry& document) const {
  std::string name = document.path;
  if (document.parts > 1)
    name += " (" +
            words_.Say("document.part", {{"part", std::to_string(document.part)},
                                         {"parts", std::to_string(document.parts)}}) +
            ')';
  return Escape(name);
}

std::string PageOpening(Language language) {
  const std::string_view code = language == Language::kVietnamese ? "vi" : "en";
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(code) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" "
         "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
         "<meta name=\"robots\" content=\"noindex\">\n";
}

void HtmlPage::Head() {
  const std::string title = Say(agency() ? "report.title-agency" : "report.title");
  Add(PageOpening(options_.language));
  Element("title", "",
          result_.subject.agency.empty() ? title : Escape(result_.subject.agency) + " – " + title);
  Add("<style>\n");
  Add(kStyle);
  Add("</style>\n</head>\n<body>\n");
  Element("a", " class=\"skip\" href=\"#gaps\"", Say("html.skip"));
}

void HtmlPage::Subject() {
  Add("<header>\n");
  Element("h1", "", Say(agency() ? "report.title-agency" : "report.title"));
  Element("p", " class=\"own\"", Say("own.mark"));
  Add("<dl class=\"subject\">\n");
  const auto row = [&](std::string_view key, const std::string& value, std::string_view lang) {
    Add("<div>");
    Element("dt", "", Say(key));
    Element("dd", lang, Escape(value));
    Add("</div>");
  };
  row("report.agency", words_.OrUnknown(result_.subject.agency), vi_);
  row("report.system", words_.OrUnknown(result_.subject.system), vi_);
  row("report.level",
      result_.subject.level > 0 ? std::to_string(result_.subject.level) : words_.OrUnknown(""), "");
  row("report.as-of", words_.Date(result_.as_of), "");
  row("report.rules",
      words_.Say("report.rules-value", {{"rules", result_.rules_id},
                                        {"version", result_.rules_version},
                                        {"checklist", result_.checklist_id}}),
      "");
  Add("</dl>\n");
  if (!result_.digest.empty() && !result::IsSealed(result_))
    Element("p", " class=\"alert\" role=\"alert\"", Say("report.broken-seal"));
  DecisionFaults();
  Add("</header>\n");
}

void HtmlPage::Contents() {
  Add("<nav aria-label=\"" + Say("html.contents") + "\">\n<ul>\n");
  const auto link = [&](std::string_view id, std::string_view key, int count) {
    std::string text = Say(key);
    if (count >= 0) text += " <span>" + std::to_string(count) + "</span>";
    Add("<li><a href=\"#" + std::string(id) + "\">" + text + "</a></li>\n");
  };
  link("gaps", agency() ? "report.gaps-agency" : "report.gaps", view_.gaps);
  link("review", "report.review-short", view_.review);
  if (HasDecisions()) link("decisions", "decisions.title", -1);
  if (!result_.facts.empty()) link("facts", "facts.short", static_cast<int>(result_.facts.size()));
  link("others", "report.other-checks", -1);
  link("documents", "report.documents", -1);
  if (!view_.unread.empty()) link("unread", "report.unread", static_cast<int>(view_.unread.size()));
  link("method", "report.method", -1);
  Add("</ul>\n</nav>\n");
}

void HtmlPage::Method() {
  Add("<section aria-labelledby=\"method\">\n");
  Element("h2", " id=\"method\"", Say("report.method"));
  Add("<ul class=\"method\">\n");
  for (const char* key : {"method.proposes", "method.evidence", "method.quotes", "method.unread",
                          "method.signatures", "method.pages"})
    Element("li", "", Say(key));
  Element("li", "", Say("report.rounding-note"));
  Add("</ul>\n</section>\n");
}

std::string HtmlPage::Write() {
  Head();
  Add("<div class=\"page\">\n");
  Subject();
  Add("<main>\n");
  Score();
  Contents();
  Gaps();
  Review();
  Decisions();
  Facts();
  Others();
  Documents();
  Unread();
  Method();
  Add("</main>\n<footer>\n");
  Element("p", "",
          Say("method.footer", {{"version", result_.tool_version},
                                {"rules", result_.rules_id},
                                {"rules_version", result_.rules_version}}));
  Element("p", " class=\"digest\"",
          Say("method.rules-digest") + ": <code>" + Escape(result_.rules_digest) + "</code><br>\n" +
              Say("method.digest") + ": <code>" + Escape(result_.digest) + "</code>");
  Add("</footer>\n</div>\n</body>\n</html>\n");
  return std::move(out_);
}

std::string ToHtml(const result::Result& result, const HtmlOptions& options) {
  return HtmlPage(result, options).Write();
}

}  // namespace capdo::report
