#include <fmt/format.h>

#include "report/fact_words.h"
#include "report/html_page.h"
#include "report/text_layout.h"

namespace capdo::report {

namespace {
constexpr std::size_t kMaxQuote = 300;  // code points; the JSON holds the whole quotation
}  // namespace

// What a place says, where it is and its words. A statement of a table row has two quotations of one place: its label
// and its cell.
void HtmlPage::FactPlace(const result::FactEntry& fact, std::size_t index) {
  const result::FactStatement& said = fact.said[index];
  std::string text = "<b>" + Escape(FactValue(words_, said)) + "</b>";
  if (IsSide(fact, index)) text += " <span class=\"side\">" + Say("facts.side") + "</span>";
  std::string place;
  for (const result::Citation& citation : said.citations) {
    if (const std::string here = words_.Place(citation); here != place) {
      text += "<span class=\"place\">" + Escape(here) + "</span>";
      place = here;
    }
    text += "<q" + vi_ + ">" + Escape(Shortened(citation.quote, kMaxQuote)) + "</q>";
  }
  Element("li", "", text);
}

void HtmlPage::FactPlaces(const result::FactEntry& fact) {
  Add("<ul class=\"said\">\n");
  for (std::size_t i = 0; i < fact.said.size(); ++i) FactPlace(fact, i);
  Add("</ul>\n");
  if (const std::string more = UnlistedPlaces(words_, fact); !more.empty()) Element("p", "", Escape(more));
}

void HtmlPage::DifferingFact(const result::FactEntry& fact) {
  Add("<article class=\"finding review fact\">\n");
  Add("<span class=\"badge\"><span aria-hidden=\"true\">!</span> " + Say("facts.differs") + "</span>\n");
  Element("h3", vi_, Escape(fact.name));
  FactPlaces(fact);
  Add("</article>\n");
}

// Each folds by itself, so that the names and values can be read at a glance.
void HtmlPage::OtherFact(const result::FactEntry& fact) {
  Add("<details class=\"fact\"><summary><span class=\"name\"" + vi_ + ">" + Escape(fact.name) + "</span>: <span>" +
      Escape(FactValues(words_, fact)) + "</span> <span class=\"n\">" + Escape(words_.Count("facts.places", fact.count)) +
      "</span></summary>\n");
  FactPlaces(fact);
  Add("</details>\n");
}

void HtmlPage::Facts() {
  if (result_.facts.empty()) return;
  const FactList list = ListFacts(result_);
  Add("<section aria-labelledby=\"facts\">\n");
  Element("h2", " id=\"facts\"", Say("facts.title") + fmt::format(" <span class=\"n\">{}</span>", result_.facts.size()));
  Element("p", "", Say("facts.intro"));
  for (const result::FactEntry* fact : list.differing) DifferingFact(*fact);
  if (list.differing.empty()) Element("p", "", Say("facts.none-differ"));
  if (!list.others.empty()) {
    const std::string title = Escape(words_.Count("facts.others", static_cast<int>(list.others.size())));
    Add("<details class=\"screen\"><summary>" + title + "</summary>\n");
    for (const result::FactEntry* fact : list.others) OtherFact(*fact);
    Add("</details>\n");
    // On paper, where nothing can be unfolded, the values alone.
    std::string compact;
    for (const result::FactEntry* fact : list.others)
      compact += (compact.empty() ? "" : " · ") + Escape(fact->name) + ": " + Escape(FactValues(words_, *fact));
    Add("<div class=\"paper\">\n<h3>" + title + "</h3>\n<p" + vi_ + ">" + compact + "</p>\n</div>\n");
  }
  Add("</section>\n");
}

}  // namespace capdo::report
