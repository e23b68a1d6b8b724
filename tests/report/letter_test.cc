#include "report/letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "../docx/builder.h"
#include "docx/template_error.h"
#include "fixture.h"
#include "report/annex.h"
#include "report/gap_list.h"

namespace capdo::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::map<std::string, int> Items(const std::vector<AnnexBlock>& blocks) {
  std::map<std::string, int> items;
  for (const AnnexBlock& block : blocks)
    for (const AnnexRow& row : block.rows)
      for (const AnnexItem& item : row.items) ++items[item.id];
  return items;
}

std::map<std::string, int> Checks(const result::Result& result,
                                  std::initializer_list<result::Outcome> outcomes) {
  std::map<std::string, int> checks;
  for (const result::CheckResult& check : result.checks)
    for (const result::Outcome outcome : outcomes)
      if (check.outcome == outcome) ++checks[check.id];
  return checks;
}

TEST(Annex, HoldsEveryGapOnceAndNothingElse) {
  const result::Result result = Dossier();
  const Annex annex = MakeAnnex(result, Language::kVietnamese);
  EXPECT_EQ(Items(annex.gap_blocks),
            Checks(result, {result::Outcome::kFail, result::Outcome::kPartial}));
  EXPECT_EQ(Items(annex.review_blocks), Checks(result, {result::Outcome::kReview}));
  EXPECT_EQ(static_cast<std::size_t>(annex.gaps), Items(annex.gap_blocks).size());
  EXPECT_GT(annex.gaps, 0);
  EXPECT_GT(annex.reviews, 0);
}

TEST(Annex, ReviewAsksForTheOriginalFirst) {
  const Annex annex = MakeAnnex(Dossier(), Language::kVietnamese);
  for (const AnnexBlock& block : annex.review_blocks)
    for (const AnnexRow& row : block.rows) EXPECT_THAT(row.fix, HasSubstr("gửi bản gốc"));
  for (const AnnexBlock& block : annex.gap_blocks)
    for (const AnnexRow& row : block.rows) EXPECT_THAT(row.fix, Not(HasSubstr("gửi bản gốc")));
}

result::Result Missing(int count) {
  result::Result result = CleanDossier();
  for (int i = 0; i < count; ++i) {
    result::CheckResult check = result.checks.front();
    check.id = "x." + std::to_string(i);
    check.title = "Phương án: việc " + std::to_string(i);
    check.message = "Không có: việc " + std::to_string(i) + ".";
    check.fix = "Bổ sung: việc " + std::to_string(i) + ".";
    check.outcome = result::Outcome::kFail;
    check.reason = "not-found";
    check.citations.clear();
    check.searched.nearest = result::Nearest{"d1", 1, "đoạn gần nhất " + std::to_string(i)};
    result.checks.push_back(check);
  }
  return result;
}

TEST(Annex, SharedFindingIsOneRowThatSaysOnceWhereItLooked) {
  const Annex annex = MakeAnnex(Missing(30), Language::kVietnamese);
  ASSERT_EQ(annex.gap_blocks.size(), 1u);
  ASSERT_EQ(annex.gap_blocks[0].rows.size(), 1u);
  const AnnexRow& row = annex.gap_blocks[0].rows[0];
  EXPECT_EQ(row.items.size(), 30u);
  EXPECT_EQ(row.Numbers(), "1–30");
  ASSERT_EQ(row.places.size(), 1u);
  EXPECT_THAT(row.places[0], HasSubstr("Đã tìm"));
}

TEST(Annex, TheNearestPassageNamesItsFileOnce) {
  const result::Result result = Missing(1);
  const Annex annex = MakeAnnex(result, Language::kVietnamese);
  const std::string& place = annex.gap_blocks.at(0).rows.at(0).places.at(0);
  EXPECT_THAT(place, testing::AllOf(HasSubstr("Đã tìm"), HasSubstr("đoạn gần nhất 0")));
  const std::string& path = result.documents[0].path;
  const std::size_t first = place.find(path);
  ASSERT_NE(first, std::string::npos) << place;
  EXPECT_EQ(place.find(path, first + 1), std::string::npos) << place;
}

std::string Letter(const std::string& body, const std::vector<const result::Result*>& results,
                   const LetterOptions& options = {}) {
  const Result<std::string> letter = ToLetter({docx::Docx(body)}, results, options);
  return letter ? docx::BodyOf(*letter) : letter.error().message;
}

TEST(Letter, SaysTheConclusionOfTheWholeLetter) {
  const result::Result clean = CleanDossier(), gaps = Missing(2);
  result::Result unread = clean;
  unread.documents[0].outcome = "partly-read";
  const std::string body = docx::P("{{#co_thieu_sot}}A{{tong_thieu_sot}}{{/co_thieu_sot}}") +
                           docx::P("{{#khong_thieu_sot}}B{{/khong_thieu_sot}}") +
                           docx::P("{{#chua_ket_luan}}C{{/chua_ket_luan}}") +
                           docx::P("{{#phu_luc}}{{so_phu_luc}}{{dau_cau}}{{/phu_luc}}");
  EXPECT_THAT(Letter(body, {&clean}), testing::AllOf(HasSubstr("B<"), Not(HasSubstr("A")),
                                                     Not(HasSubstr("C<")), HasSubstr(">.<")));
  EXPECT_THAT(Letter(body, {&unread}), testing::AllOf(HasSubstr("C<"), Not(HasSubstr("B<"))));
  EXPECT_THAT(Letter(body, {&clean, &gaps}),
              testing::AllOf(HasSubstr("A2<"), Not(HasSubstr("B<")), HasSubstr("> I;<"),
                             HasSubstr("> II.<")));
}

TEST(Letter, UnknownIsABlankAndKnownIsNot) {
  const result::Result result = Missing(1);
  const std::string body = docx::P("{{so_ky_hieu}}|{{thoi_han}}|{{nguoi_ky}}");
  EXPECT_THAT(Letter(body, {&result}), HasSubstr("……/……-……|ngày …… tháng …… năm ……|……"));
  LetterOptions options;
  options.deadline = "2027-01-05";
  options.office.texts = {{"so_ky_hieu", "1/X"}, {"nguoi_ky", "A\x1b[31m"}};
  EXPECT_THAT(Letter(body, {&result}, options), HasSubstr("1/X|ngày 05 tháng 01 năm 2027|A␛[31m"));
}

TEST(Letter, PointsAreThereOnlyIfWanted) {
  const result::Result result = Missing(1);
  const std::string body = docx::P("{{#phu_luc}}{{#co_diem}}{{diem}}{{/co_diem}}{{/phu_luc}}");
  EXPECT_THAT(Letter(body, {&result}), HasSubstr("điểm (giả định)"));
  LetterOptions options;
  options.points = false;
  EXPECT_THAT(Letter(body, {&result}, options), Not(HasSubstr("điểm")));
}

// A file that could not be opened leaves every check undecided; a letter of thirty pages would ask to issue decisions anew.
TEST(Annex, WhatWaitsForUnreadFilesIsCountedAndNotAskedForItemByItem) {
  result::Result result = Missing(30);
  for (result::CheckResult& check : result.checks) {
    if (!check.id.starts_with("x.")) continue;
    check.outcome = result::Outcome::kReview;
    check.evidence = result::Evidence::kUnreadable;
    check.message = "Việc " + check.id + " chưa đọc được.";
  }
  const Annex annex = MakeAnnex(result, Language::kVietnamese);
  EXPECT_EQ(annex.reviews, 30);
  EXPECT_EQ(annex.not_checked, 0);
  // Nothing says which file is to be sent again: a person must see each.
  result.documents[0].outcome = "partly-read";
  const Annex waiting = MakeAnnex(result, Language::kVietnamese);
  EXPECT_EQ(waiting.reviews, 0);
  EXPECT_EQ(waiting.not_checked, 30);
  ASSERT_EQ(waiting.not_checked_causes.size(), 1u);
  EXPECT_THAT(waiting.not_checked_causes[0], testing::AllOf(HasSubstr("30 nội dung"), HasSubstr("gửi lại"), Not(HasSubstr("Bổ sung"))));
  // Points of the lesser part of a dossier are not those of the dossier.
  EXPECT_EQ(waiting.points, "");
  const std::string body = docx::P("{{#phu_luc}}") + docx::P("{{#co_diem}}D{{/co_diem}}") + docx::P("{{so_chua_xet}}") +
                           docx::P("{{/phu_luc}}") + docx::P("{{#co_diem}}D{{/co_diem}}");
  EXPECT_THAT(Letter(body, {&result}), testing::AllOf(HasSubstr(">30<"), Not(HasSubstr("D"))));
}

TEST(Annex, OfADossierThatCouldNotBeReadOnlyTheFilesAreAskedFor) {
  result::Result result = Missing(30);
  for (result::DocumentEntry& document : result.documents) {
    document.kind = "other";
    document.outcome = "unreadable";
  }
  const Annex annex = MakeAnnex(result, Language::kVietnamese);
  EXPECT_TRUE(annex.nothing_read);
  EXPECT_EQ(annex.gaps + annex.reviews + annex.not_checked, 0);
  EXPECT_EQ(annex.points, "");
  EXPECT_FALSE(annex.unread.empty());
  const std::string body = docx::P("{{#phu_luc}}") + docx::P("{{#co_diem}}D{{/co_diem}}") +
                           docx::P("{{#khong_doc_duoc}}K{{/khong_doc_duoc}}") + docx::P("{{#chua_ket_luan}}C{{/chua_ket_luan}}") +
                           docx::P("{{/phu_luc}}");
  EXPECT_THAT(Letter(body, {&result}), testing::AllOf(HasSubstr("K<"), Not(HasSubstr("D<")), Not(HasSubstr("C<"))));
}

TEST(Annex, AFileOfSeveralDocumentsIsUnreadOnce) {
  result::Result result = CleanDossier();
  result.documents[0].outcome = "partly-read";
  result.documents[0].parts = 2;
  result.documents.push_back(result.documents[0]);
  result.documents[1].id = "d2";
  result.documents[1].part = 2;
  EXPECT_EQ(MakeAnnex(result, Language::kVietnamese).unread.size(), 1u);
}

// An office's template need not ask first whether there is something to list.
TEST(Letter, EveryListMayBeEmpty) {
  const result::Result clean = CleanDossier();
  for (const char* list : {"nhom_thieu_sot", "nhom_xem_xet", "chua_xet", "chua_doc", "noi_nhan"})
    EXPECT_EQ(Letter(docx::P("{{#phu_luc}}") + docx::P(std::string("{{#") + list + "}}x{{/" + list + "}}") + docx::P("y{{/phu_luc}}"),
                     {&clean}),
              docx::BodyOf(docx::Docx("<w:p><w:r><w:t xml:space=\"preserve\">y</w:t></w:r></w:p>")))
        << list;
}

TEST(Letter, SaysHowItWentOnSinceTheEarlierOne) {
  const result::Result before = Missing(3), clean = CleanDossier();
  result::Result now = Missing(4);
  now.as_of = "2027-02-01";
  for (result::CheckResult& check : now.checks)
    if (check.id == "x.0") check.outcome = result::Outcome::kPass;
  const std::string body = docx::P("{{#co_lan_truoc}}{{doan_so_sanh}}{{/co_lan_truoc}}") +
                           docx::P("|{{ngay_lan_truoc}}|{{so_da_khac_phuc}}|{{so_con_lai}}|{{so_moi}}|");
  LetterOptions options;
  options.since = &before;
  EXPECT_THAT(Letter(body, {&now}, options),
              testing::AllOf(HasSubstr("quý cơ quan đã khắc phục 1 thiếu sót; còn 2 thiếu sót chưa được khắc phục; "
                                       "phát hiện thêm 1 thiếu sót.<"),
                             HasSubstr("|1|2|1|")));
  // The conclusion is the letter's own.
  EXPECT_THAT(Letter(body, {&clean}, options), Not(HasSubstr("Không phát hiện")));
  // Without an earlier result, or for several agencies, there is nothing to say.
  EXPECT_THAT(Letter(body, {&now}), testing::AllOf(HasSubstr("|||||"), Not(HasSubstr("So với"))));
  EXPECT_THAT(Letter(body, {&now, &clean}, options), Not(HasSubstr("So với")));
}

TEST(Letter, EveryNameCanBeUsed) {
  const result::Result result = Dossier();
  for (const std::string& name : LetterNames()) {
    const std::string said = Letter(docx::P("{{" + name + "}}"), {&result}) +
                             Letter(docx::P("{{#" + name + "}}x{{/" + name + "}}"), {&result});
    EXPECT_THAT(said, Not(HasSubstr("unknown-placeholder"))) << name;
  }
  EXPECT_THAT(Letter(docx::P("{{co_quann}}"), {&result}),
              HasSubstr("unknown-placeholder: co_quann"));
}

TEST(GapList, EscapesWhatEvidenceSays) {
  result::Result result = Missing(1);
  result.checks.back().title = "[x](http://a) <b>*c*</b>";
  const result::Result* results[] = {&result};
  const std::string list = ToGapList(results, {});
  EXPECT_THAT(list, HasSubstr("**\\[x\\](http://a) \\<b\\>\\*c\\*\\</b\\>** (`x.0`)"));
  EXPECT_THAT(list, HasSubstr("## Nội dung còn thiếu hoặc chưa đầy đủ (1)"));
}

TEST(GapList, ShowsNoControlCharactersOfAForeignResult) {
  result::Result result = Missing(1);
  result.as_of = "\x1b[2J";
  result.rules_id = "\x1b]0;x\x07\n# y";
  result.checks.back().id = "\x1b[31m";
  result.score.blocks.front().id = "\x1b[1m";
  const result::Result* results[] = {&result};
  EXPECT_THAT(ToGapList(results, {}), testing::AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\n# y"))));
}

}  // namespace
}  // namespace capdo::report
