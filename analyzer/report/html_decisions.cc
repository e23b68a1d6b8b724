#include "report/decision_words.h"
#include "report/html_page.h"

namespace capdo::report {

void HtmlPage::DecisionFaults() {
  if (!result_.decisions || result_.decisions->faults.empty()) return;
  std::string text;
  for (const std::string& line : DecisionSummary(words_, result_)) text += (text.empty() ? "" : "<br>") + Escape(line);
  Element("p", " class=\"alert\" role=\"alert\"", text);
}

void HtmlPage::DecidedLines(const result::CheckResult& check) {
  if (const std::string line = DecisionLine(words_, check); !line.empty())
    Element("p", check.decision->state == "changed" ? " class=\"decided changed\"" : " class=\"decided\"", Escape(line));
  for (const std::string& line : StatedLines(words_, result_, check)) Element("p", " class=\"decided\"", Escape(line));
}

void HtmlPage::DecisionEntries(std::string_view key, const std::vector<DecisionEntry>& entries) {
  if (entries.empty()) return;
  Element("h3", "", Say(key));
  Add("<ul class=\"quiet decisions\">\n");
  for (const DecisionEntry& entry : entries) {
    std::string text = "<b" + vi_ + ">" + Escape(entry.title) + "</b>";
    if (!entry.id.empty()) text += " <a href=\"#check-" + Escape(entry.id) + "\"><code>" + Escape(entry.id) + "</code></a>";
    for (const std::string& line : entry.lines) text += "<br>" + Escape(line);
    Element("li", "", text);
  }
  Add("</ul>\n");
}

void HtmlPage::Decisions() {
  if (!HasDecisions()) return;
  Add("<section aria-labelledby=\"decisions\">\n");
  Element("h2", " id=\"decisions\"", Say("decisions.title"));
  for (const std::string& line : DecisionSummary(words_, result_)) Element("p", "", Escape(line));
  const DecisionList list = ListDecisions(words_, result_);
  DecisionEntries("decisions.list-changed", list.changed);
  DecisionEntries("decisions.list-applied", list.applied);
  Add("</section>\n");
}

}  // namespace capdo::report
