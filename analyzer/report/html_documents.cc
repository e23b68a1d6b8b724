#include <fmt/format.h>

#include "report/html_page.h"

namespace capdo::report {

namespace {
// A table that becomes a list of cards on a narrow screen. Browsers drop the table's roles with its
// display, so they are said explicitly, and each cell carries its column's name.
std::string Cell(const std::string& label, const std::string& escaped) {
  return "<td role=\"cell\" data-label=\"" + label + "\">" +
         (escaped.empty() ? "<span aria-hidden=\"true\">–</span>" : escaped) + "</td>";
}

std::string Column(const std::string& label) {
  return "<th role=\"columnheader\" scope=\"col\">" + label + "</th>";
}
}  // namespace

void HtmlPage::DocumentRow(const result::DocumentEntry& document) {
  Add("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" + FileName(document) + "</th>");
  Add(Cell(Say("document.kind"), Escape(words_.Kind(document))));
  Add(Cell(Say("document.number-date"), Escape(words_.NumberAndDate(document))));
  Add(Cell(Say("document.pages"),
           document.pages > 0 ? std::to_string(document.pages) : Say("document.no-pages")));
  Add(Cell(Say("document.read"), Escape(words_.HowRead(document))));
  Add("</tr>\n");
}

void HtmlPage::Documents() {
  Add("<section aria-labelledby=\"documents\">\n");
  Element("h2", " id=\"documents\"", Say("report.documents"));
  if (result_.documents.size() == 0) {
    Element("p", "", Say("report.no-documents"));
  } else {
    Add("<table class=\"cards\" role=\"table\">\n");
    Element("caption", "", Say("html.documents-caption"));
    Add("<thead role=\"rowgroup\"><tr role=\"row\">");
    for (const char* key : {"document.file", "document.kind", "document.number-date",
                            "document.pages", "document.read"})
      Add(Column(Say(key)));
    Add("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for (const result::DocumentEntry& document : result_.documents)
      if (document.outcome != "unreadable") DocumentRow(document);
    Add("</tbody>\n</table>\n");
  }
  Warnings();
  Add("</section>\n");
}

void HtmlPage::Warnings() {
  bool any = false;
  for (const result::DocumentEntry& document : result_.documents)
    any = any || !document.warnings.empty() || !document.signatures.empty();
  if (!any) return;
  Element("h3", "", Say("report.warnings"));
  Add("<ul class=\"quiet\">\n");
  for (const result::DocumentEntry& document : result_.documents) {
    for (const result::SignatureEntry& signature : document.signatures)
      Element("li", "",
              "<b>" + FileName(document) + "</b><br>" + Escape(words_.Signature(signature)));
    for (const result::WarningEntry& warning : document.warnings)
      Element("li", "", "<b>" + FileName(document) + "</b><br>" + Escape(words_.Warning(warning)));
  }
  Add("</ul>\n");
}

void HtmlPage::Unread() {
  if (view_.unread.empty()) return;
  Add("<section aria-labelledby=\"unread\">\n");
  Element("h2", " id=\"unread\"",
          Say("report.unread") + fmt::format(" <span class=\"n\">{}</span>", view_.unread.size()));
  Element("p", "", Say("report.not-missing"));
  for (const std::string& sentence : words_.CostOfUnread(view_)) Element("p", "", Escape(sentence));
  Add("<table class=\"cards\" role=\"table\">\n");
  Element("caption", "", Say("html.unread-caption"));
  Add("<thead role=\"rowgroup\"><tr role=\"row\">");
  for (const char* key : {"document.file", "document.reason", "document.remedy"})
    Add(Column(Say(key)));
  Add("</tr></thead>\n<tbody role=\"rowgroup\">\n");
  for (const result::DocumentEntry* document : view_.unread) {
    Add("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" + FileName(*document) + "</th>");
    Add(Cell(Say("document.reason"), Escape(words_.Reason(*document))));
    Add(Cell(Say("document.remedy"), Escape(words_.Remedy(*document))));
    Add("</tr>\n");
  }
  Add("</tbody>\n</table>\n</section>\n");
}

}  // namespace capdo::report
