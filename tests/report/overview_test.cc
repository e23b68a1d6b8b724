#include "report/overview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixture.h"
#include "report/overview_html.h"
#include "report/view.h"

namespace capdo::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

result::Result Scored(double awarded, double possible) {
  result::Result result = Dossier();
  result.score.awarded = awarded;
  result.score.possible = possible;
  return result;
}

Overview Three() {
  OverviewBuilder builder(Language::kVietnamese, {});
  builder.AddFailure({.id = "c", .folder = "C", .title = "C"}, "empty");
  builder.Add({.id = "a", .folder = "A", .title = "A", .agency = "Bộ A"}, Scored(9.6, 12));
  builder.Add({.id = "b", .folder = "B", .title = "B"}, Scored(13.5, 13.5));
  return builder.Finish({"x"});
}

TEST(Overview, RanksAndSums) {
  const Overview overview = Three();
  ASSERT_EQ(overview.agencies.size(), 3u);
  EXPECT_EQ(overview.agencies[0].id, "b");
  EXPECT_EQ(overview.agencies[1].agency, "Bộ A");
  EXPECT_EQ(overview.agencies[1].agency_source, NameSource::kManifest);
  EXPECT_EQ(overview.agencies[0].agency_source, NameSource::kDocuments);
  EXPECT_EQ(overview.agencies[2].agency_source, NameSource::kFolder);
  EXPECT_EQ(overview.agencies[1].rank, 2);
  EXPECT_EQ(overview.agencies[2].rank, 0);
  EXPECT_EQ(overview.points.awarded, 2310);
  EXPECT_EQ(overview.points.possible, 2550);
  EXPECT_EQ(overview.counts.gaps, overview.agencies[0].counts.gaps + overview.agencies[1].counts.gaps);
  EXPECT_EQ(overview.checked, 2);
  EXPECT_EQ(overview.failed, 1);
  for (const CommonFinding& finding : overview.common_gaps) EXPECT_EQ(finding.agencies.size(), 2u);
}

TEST(Overview, EqualPointsShareARank) {
  OverviewBuilder builder(Language::kVietnamese, {});
  for (const char* id : {"c", "b", "a"}) builder.Add({.id = id, .folder = id}, Scored(*id == 'a' ? 3 : 9, 9));
  const Overview overview = builder.Finish({});
  EXPECT_EQ(overview.agencies[0].id, "b");
  EXPECT_EQ(overview.agencies[1].rank, 1);
  EXPECT_EQ(overview.agencies[2].rank, 3);
}

TEST(Overview, GradesAtTheirBorders) {
  const Points points{0, 0, 1500};
  EXPECT_EQ(GradeOf(points, 1350), 'A');
  EXPECT_EQ(GradeOf(points, 1349), 'B');
  EXPECT_EQ(GradeOf(points, 1200), 'B');
  EXPECT_EQ(GradeOf(points, 1199), 'C');
  EXPECT_EQ(GradeOf(points, 975), 'C');
  EXPECT_EQ(GradeOf(points, 974), 'D');
  EXPECT_EQ(GradeOf(points, 750), 'D');
  EXPECT_EQ(GradeOf(points, 749), 'E');
  EXPECT_EQ(GradeOf({}, 0), 0);
}

TEST(Overview, AnUnreadAgencyIsNotJudged) {
  result::Result result = Scored(0, 15);
  for (result::DocumentEntry& document : result.documents) document.outcome = "unreadable";
  OverviewBuilder builder(Language::kVietnamese, {});
  builder.Add({.id = "a", .folder = "A"}, result);
  const Overview overview = builder.Finish({});
  EXPECT_EQ(overview.agencies[0].status, AgencyStatus::kNothingRead);
  EXPECT_EQ(overview.agencies[0].grade, 0);
  EXPECT_EQ(overview.points.possible, 0);
  EXPECT_EQ(overview.checked, 0);
  EXPECT_THAT(ToOverviewHtml(overview, Language::kVietnamese), HasSubstr("Không đọc được tài liệu nào của hồ sơ"));
}

// Of a dossier of which one file is no document of it and the other is damaged nothing is known: no rank, no last place.
TEST(Overview, AnAgencyOfWhichNothingUsableWasReadIsNotJudged) {
  result::Result result = Scored(0, 15);
  result.documents.resize(2, result.documents.at(0));
  result.documents[0].kind = "other";
  result.documents[0].outcome = "read";
  result.documents[1].kind = "other";
  result.documents[1].outcome = "unreadable";
  for (result::DocumentEntry& document : result.documents) document.stated.clear();
  OverviewBuilder builder(Language::kVietnamese, {});
  builder.Add({.id = "a", .folder = "A"}, result);
  const Overview overview = builder.Finish({});
  EXPECT_EQ(overview.agencies[0].status, AgencyStatus::kNothingRead);
  EXPECT_EQ(overview.agencies[0].rank, 0);
  EXPECT_EQ(overview.checked, 0);
  // With everything read it is the dossier that is missing; with one document of it, or a person's word, there is something.
  result.documents[1].outcome = "read";
  EXPECT_FALSE(NothingUsable(result));
  result.documents[1].outcome = "unreadable";
  result.documents[0].kind = "level-dossier";
  EXPECT_FALSE(NothingUsable(result));
  result.documents[0].kind = "own-report";
  EXPECT_TRUE(NothingUsable(result));
  result.documents[1].stated.push_back({"kind", "level-dossier", "", "N.V.A", "2026-11-22", ""});
  EXPECT_FALSE(NothingUsable(result));
}

TEST(OverviewHtml, EscapesWhatOthersSay) {
  OverviewBuilder builder(Language::kEnglish, {});
  builder.Add({.id = "a", .folder = "<b>", .group = "\"><i>", .agency = "<img onerror=x>", .system = "\x1b<u>"}, Dossier());
  const std::string page = ToOverviewHtml(builder.Finish({"<s>"}), Language::kEnglish);
  for (const char* forbidden : {"<img", "<i>", "<u>", "<s>", "\x1b", "<script"}) EXPECT_THAT(page, Not(HasSubstr(forbidden)));
  EXPECT_THAT(page, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(page, HasSubstr("<span lang=\"vi\">&lt;img onerror=x&gt;</span>"));
}

TEST(OverviewHtml, NeverSaysThatAnAgencyComplies) {
  OverviewBuilder builder(Language::kVietnamese, {});
  builder.Add({.id = "a", .folder = "A"}, CleanDossier());
  const std::string page = ToOverviewHtml(builder.Finish({}), Language::kVietnamese);
  EXPECT_THAT(page, HasSubstr("Không phát hiện thiếu sót trong phạm vi kiểm tra."));
  EXPECT_THAT(page, HasSubstr("Báo cáo này không xác nhận cơ quan đã tuân thủ quy định."));
}

}  // namespace
}  // namespace capdo::report
