// The parts of the overview's page: private to this room. Everything that comes from evidence, folders or rule data
// passes through Escape.
#ifndef CAPDO_REPORT_OVERVIEW_PAGE_H_
#define CAPDO_REPORT_OVERVIEW_PAGE_H_

#include <string>
#include <string_view>

#include "report/html_page.h"
#include "report/overview.h"

namespace capdo::report {

extern const char kOverviewStyle[];

class OverviewPage {
 public:
  OverviewPage(const Overview& overview, Language language);
  std::string Write();

 private:
  // overview_html.cc
  void Head();
  void Subject();
  void Summary();
  void Contents();
  void Method();
  // overview_points.cc
  void Ranking();
  void RankingRow(const AgencySummary& agency);
  void Blocks();
  void Grades();
  void Groups();
  void EachAgency();
  // overview_findings.cc
  void Findings(std::string_view id, std::string_view heading, std::string_view none,
                const std::vector<CommonFinding>& findings);
  void FindingRows(const std::vector<CommonFinding>& findings, std::size_t begin, std::size_t end);
  void Unread();
  void Shared();
  void Failed();
  void Unlisted();

  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Escape(words_.Say(key, arguments));
  }
  void Add(std::string_view text) { out_ += text; }
  void Element(std::string_view tag, std::string_view attributes, std::string_view escaped);
  void Heading(std::string_view id, std::string_view key, int count = -1);
  void TableHead(std::string_view caption, std::initializer_list<std::string_view> keys);
  std::string Cell(std::string_view key, const std::string& escaped, std::string_view attributes = "") const;

  std::string PointsText(long long hundredths) const;
  long long Mean(long long sum) const;  // of the judged agencies, rounded down
  // A link into the report of an agency; `anchor` "" for its beginning.
  std::string Link(const AgencySummary& agency, std::string_view anchor, const std::string& escaped) const;
  std::string CountLink(const AgencySummary& agency, std::string_view anchor, int count) const;
  std::string Names(const std::vector<std::size_t>& agencies, std::string_view anchor) const;
  // Many are folded on the screen; on paper they all stand there.
  std::string FoldedNames(const std::vector<std::size_t>& agencies, std::string_view anchor) const;
  std::string PaperNames(const std::vector<std::size_t>& agencies) const;
  // What is awarded solid, what could be reached hatched; the figures stand beside it in words.
  static std::string Bar(const Points& points);
  static std::string CountBar(std::size_t count, std::size_t of);

  const Overview& overview_;
  const Language language_;
  const result::Result none_;
  const View view_;
  const Wording words_;
  std::string vi_;  // ` lang="vi"` on Vietnamese content inside an English page
  std::string out_;
};

}  // namespace capdo::report

#endif  // CAPDO_REPORT_OVERVIEW_PAGE_H_
