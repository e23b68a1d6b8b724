// The parts of the HTML report: private to this room. Each part appends to one string; everything
// that comes from evidence or rule data passes through Escape.
#ifndef CAPDO_REPORT_HTML_PAGE_H_
#define CAPDO_REPORT_HTML_PAGE_H_

#include <string>
#include <string_view>

#include "report/decision_words.h"
#include "report/html.h"
#include "report/view.h"
#include "report/wording.h"

namespace capdo::report {

// Safe in text and in double-quoted attributes; control characters become visible.
std::string Escape(std::string_view text);

extern const char kStyle[];

// How every page begins, up to its title. A page holds quotations of foreign files: nothing in it may load or run
// anything.
std::string PageOpening(Language language);

class HtmlPage {
 public:
  HtmlPage(const result::Result& result, const HtmlOptions& options);
  std::string Write();

 private:
  // html.cc
  void Head();
  void Subject();
  void Contents();
  void Method();
  // html_score.cc
  void Score();
  void ScoreTable();
  void ScoreRow(const result::Block& block, int depth);
  // html_findings.cc
  void Gaps();
  void Review();
  void Others();
  void SectionHeading(const Section& section);
  void Finding(const Group& group, std::string_view kind);
  void Places(const result::CheckResult& check);
  void NotChecked(const Group& group);
  static std::string Anchor(const result::CheckResult& check);
  void Folded(std::string_view id, std::string_view key, int count, bool passed);
  // html_decisions.cc
  bool HasDecisions() const { return result_.decisions && result_.decisions->faults.empty(); }
  void DecisionFaults();
  void DecidedLines(const result::CheckResult& check);
  void DecisionEntries(std::string_view key, const std::vector<DecisionEntry>& entries);
  void Decisions();
  // html_facts.cc
  void Facts();
  void DifferingFact(const result::FactEntry& fact);
  void OtherFact(const result::FactEntry& fact);
  void FactPlaces(const result::FactEntry& fact);
  void FactPlace(const result::FactEntry& fact, std::size_t index);
  // html_documents.cc
  void Documents();
  void DocumentRow(const result::DocumentEntry& document);
  void Unread();
  void Warnings();

  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Escape(words_.Say(key, arguments));
  }
  void Add(std::string_view text) { out_ += text; }
  void Element(std::string_view tag, std::string_view attributes, std::string_view escaped);
  std::string FileName(const result::DocumentEntry& document) const;
  std::string SectionTitle(const Section& section) const;
  bool agency() const { return options_.audience == Audience::kAgency; }

  const result::Result& result_;
  const HtmlOptions options_;
  View view_;
  Wording words_;
  // ` lang="vi"` on Vietnamese content inside an English page, so that it is pronounced rightly.
  std::string vi_;
  std::string out_;
};

}  // namespace capdo::report

#endif  // CAPDO_REPORT_HTML_PAGE_H_
