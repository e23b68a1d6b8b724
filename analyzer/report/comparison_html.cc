#include <fmt/format.h>

#include "report/comparison_words.h"
#include "report/html_page.h"

namespace capdo::report {

namespace {

using result::Change;
using result::GapChange;

constexpr std::size_t kMaxQuote = 600;

class ComparisonPage {
 public:
  ComparisonPage(const result::Comparison& comparison, Language language)
      : comparison_(comparison),
        language_(language),
        words_(comparison, language),
        vi_(language == Language::kVietnamese ? "" : " lang=\"vi\"") {}

  std::string Write() {
    Head();
    Figures();
    for (const Change change : kReadingOrder) Section(change);
    Add("<section aria-labelledby=\"paragraph\">\n");
    Element("h2", " id=\"paragraph\"", Say("compare.paragraph"));
    Element("p", "", Escape(CompareParagraph(comparison_, language_)));
    Element("p", " class=\"assumed\"", Say("method.proposes"));
    Add("</section>\n</main>\n</div>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Escape(words_.Say(key, arguments));
  }
  void Add(std::string_view text) { out_ += text; }
  void Element(std::string_view tag, std::string_view attributes, std::string_view escaped) {
    Add(fmt::format("<{}{}>{}</{}>\n", tag, attributes, escaped, tag));
  }

  void Head() {
    const result::Result& after = *comparison_.after;
    const View view(after);
    const Wording words(language_, view);
    Add(PageOpening(language_));
    Element("title", "",
            (after.subject.agency.empty() ? "" : Escape(after.subject.agency) + " – ") + Say("compare.title"));
    Add("<style>\n");
    Add(kStyle);
    Add("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#figures\">" + Say("compare.skip") +
        "</a>\n<div class=\"page\">\n<header>\n");
    Element("h1", "", Say("compare.title"));
    Element("p", " class=\"own\"", Say("own.mark"));
    Add("<dl class=\"subject\">\n");
    for (const auto& [key, value] :
         {std::pair("report.agency", after.subject.agency), std::pair("report.system", after.subject.system)})
      Add("<div><dt>" + Say(key) + "</dt><dd" + vi_ + ">" + Escape(words.OrUnknown(value)) + "</dd></div>\n");
    Add("</dl>\n");
    for (const std::string& caution : ComparisonCautions(comparison_, language_))
      Element("p", " class=\"alert\" role=\"alert\"", Escape(caution));
    Add("</header>\n<main>\n");
  }

  void Figures() {
    const View view(*comparison_.after);
    const Wording words(language_, view);
    Add("<section aria-labelledby=\"figures\">\n");
    Element("h2", " id=\"figures\"", Say("compare.figures"));
    Add("<table>\n");
    Element("caption", "", Say("compare.figures-caption"));
    Add("<thead><tr><td></td>");
    for (const char* key : {"compare.before", "compare.after", "compare.difference"})
      Element("th", " scope=\"col\" class=\"number\"", Say(key));
    Add("</tr></thead>\n<tbody>\n");
    const auto row = [&](const std::string& label, const std::string& then, const std::string& now,
                         const std::string& difference) {
      Add("<tr>");
      Element("th", " scope=\"row\"", Escape(label));
      for (const std::string* cell : {&then, &now, &difference}) Element("td", " class=\"number\"", Escape(*cell));
      Add("</tr>\n");
    };
    row(words_.Say("report.as-of"), words.Date(comparison_.before->as_of), words.Date(comparison_.after->as_of), "");
    for (const Figure& figure : words_.Figures()) row(figure.label, figure.before, figure.after, figure.difference);
    Add("</tbody>\n</table>\n");
    if (comparison_.after->points_status == "assumed")
      Element("p", " class=\"assumed\"",
              Say("report.assumed-note", {{"max", words.WholePoints(comparison_.after->score.max)}}));
    Add("</section>\n");
  }

  void Section(Change change) {
    const std::vector<const GapChange*> list = words_.Of(change);
    if (list.empty()) return;
    const std::string id = result::ChangeName(change);
    Add("<section aria-labelledby=\"" + id + "\">\n");
    Element("h2", " id=\"" + id + "\"",
            Escape(words_.Heading(change)) + fmt::format(" <span class=\"n\">{}</span>", comparison_.Count(change)));
    if (change == Change::kClosed || change == Change::kNotApplicable) {
      Add("<ul class=\"quiet\">\n");
      for (const GapChange* one : list) Element("li", "", Title(*one));
      Add("</ul>\n");
    } else {
      for (const GapChange* one : list) Entry(*one);
    }
    Add("</section>\n");
  }

  std::string Title(const GapChange& change) const {
    std::string title =
        "<span" + vi_ + ">" + Escape(change.check().title) + "</span> <code>" + Escape(change.check().id) + "</code>";
    if (change.advisory()) title += " <span class=\"badge plain\">" + Say("need.advisory") + "</span>";
    return title;
  }

  void Entry(const GapChange& change) {
    const char* kind = change.change == Change::kUndecided    ? "review"
                       : change.change == Change::kChanged    ? "partial"
                       : change.change == Change::kNotChecked || change.change == Change::kClosedByDecision ? "none"
                                                              : "fail";
    Add(fmt::format("<article class=\"finding {}\">\n", kind));
    Add("<span class=\"badge\">" + Escape(words_.Outcomes(change)) + "</span>\n");
    Element("h3", "", Title(change));
    if (const std::string message = words_.Message(change); !message.empty())
      Element("p", " class=\"message\"" + vi_, Escape(message));
    for (const std::string& line : words_.Decisions(change)) Element("p", " class=\"decided\"" + vi_, Escape(line));
    Add("<dl>\n");
    if (change.change != Change::kUndecided && change.change != Change::kClosedByDecision && !change.check().fix.empty())
      Add("<div class=\"fix\"><dt>" + Say("gap.fix") + "</dt><dd" + vi_ + ">" + Escape(change.check().fix) +
          "</dd></div>\n");
    if (change.change != Change::kUnchanged) Places(change, true, "compare.before");
    Places(change, false, change.change == Change::kUnchanged ? "gap.where" : "compare.after");
    Add("</dl>\n</article>\n");
  }

  void Places(const GapChange& change, bool before, std::string_view label) {
    const std::vector<std::string> places = words_.Places(change, before, kMaxQuote);
    if (places.empty()) return;
    Add("<div><dt>" + Say(label) + "</dt><dd" + vi_ + ">");
    for (const std::string& place : places) Element("p", " class=\"place\"", Escape(place));
    Add("</dd></div>\n");
  }

  const result::Comparison& comparison_;
  const Language language_;
  const ComparisonWords words_;
  const std::string vi_;
  std::string out_;
};

}  // namespace

std::string ToHtml(const result::Comparison& comparison, Language language) {
  return ComparisonPage(comparison, language).Write();
}

}  // namespace capdo::report
