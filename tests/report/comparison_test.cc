#include "report/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixture.h"

namespace capdo::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The dossier of all report tests, and the same with everything mended but one gap.
struct Pair {
  result::Result before = Dossier(), after = Dossier();
  Pair() {
    int left = 1;
    for (result::CheckResult& check : after.checks)
      if ((check.outcome == result::Outcome::kFail || check.outcome == result::Outcome::kPartial) && --left < 0)
        check.outcome = result::Outcome::kPass;
    after.as_of = "2027-02-01";
    after.score.awarded += 1.25;
  }
  result::Comparison comparison() const { return result::Compare(before, after); }
};

TEST(Comparison, TerminalTellsWhatIsLeftFirst) {
  const Pair pair;
  const std::string text = ToTerminal(pair.comparison(), {});
  EXPECT_THAT(text, HasSubstr("+1,25"));
  EXPECT_LT(text.find("Chưa khắc phục (1)"), text.find("Đã khắc phục ("));
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(Comparison, ParagraphCountsWhatTheComparisonCounts) {
  const Pair pair;
  const result::Comparison comparison = pair.comparison();
  const std::string text = CompareParagraph(comparison);
  const std::string closed = std::to_string(comparison.Count(result::Change::kClosed));
  EXPECT_GT(comparison.Count(result::Change::kClosed), 0);
  EXPECT_THAT(text, HasSubstr("quý cơ quan đã khắc phục " + closed + " thiếu sót; còn 1 thiếu sót chưa được khắc phục."));
  EXPECT_THAT(text, Not(HasSubstr("\n")));
  EXPECT_THAT(text, Not(HasSubstr("Không phát hiện")));
  EXPECT_THAT(text, Not(HasSubstr("điểm")));
}

TEST(Comparison, TheAgencyIsNotCreditedWithADecision) {
  Pair pair;
  pair.after = pair.before;
  for (result::CheckResult& check : pair.after.checks) {
    if (check.outcome != result::Outcome::kFail || check.need == "advisory") continue;
    check.decision.emplace();
    check.decision->decision = "override";
    check.decision->state = "applied";
    check.decision->proposed = check.outcome;
    check.decision->proposed_reason = check.reason;
    check.decision->who = "Nguyễn Văn A";
    check.decision->when = "2026-11-22";
    check.outcome = result::Outcome::kPass;
    break;
  }
  const result::Comparison comparison = pair.comparison();
  EXPECT_EQ(comparison.Count(result::Change::kClosed), 0);
  EXPECT_THAT(CompareParagraph(comparison), HasSubstr("chưa có thiếu sót nào được khắc phục"));
  EXPECT_THAT(CompareParagraph(comparison), HasSubstr("theo quyết định của người thẩm định, 1 thiếu sót không còn được tính"));
  EXPECT_THAT(ToTerminal(comparison, {.width = 100}), HasSubstr("Nguyễn Văn A, 22/11/2026"));
  EXPECT_THAT(ToHtml(comparison, Language::kVietnamese), HasSubstr("Nguyễn Văn A, 22/11/2026"));
}

TEST(Comparison, NoAllClearWhileSomethingIsUnread) {
  Pair pair;
  for (result::CheckResult& check : pair.after.checks)
    if (check.outcome != result::Outcome::kReview) check.outcome = result::Outcome::kPass;
  EXPECT_THAT(CompareParagraph(pair.comparison()), HasSubstr("Chưa phát hiện thiếu sót trong phần đã đọc"));
  for (result::DocumentEntry& document : pair.after.documents) document.outcome = "read";
  EXPECT_THAT(CompareParagraph(pair.comparison()), HasSubstr("Không phát hiện thiếu sót trong phạm vi kiểm tra."));
}

TEST(Comparison, TerminalShowsNoControlCharactersOfAForeignResult) {
  Pair pair;
  pair.before.as_of = "\x1b[2J";
  pair.after.as_of = "\x1b]0;x\x07";
  EXPECT_THAT(ToTerminal(pair.comparison(), {}), Not(HasSubstr("\x1b")));
}

TEST(Comparison, OtherRulesAreSaidEverywhere) {
  Pair pair;
  pair.after.rules_digest = "sha256:other";
  EXPECT_THAT(ToTerminal(pair.comparison(), {.width = 100}), HasSubstr("dùng bộ quy tắc khác nhau"));
  EXPECT_THAT(ToHtml(pair.comparison(), Language::kVietnamese), HasSubstr("dùng bộ quy tắc khác nhau"));
  EXPECT_THAT(CompareParagraph(pair.comparison()), HasSubstr("bộ quy tắc hoặc danh mục chấm điểm khác nhau"));
  EXPECT_THAT(result::ToJson(pair.comparison()), HasSubstr("\"rules\": false"));
}

TEST(Comparison, PageEscapesEvidence) {
  Pair pair;
  for (result::Result* result : {&pair.before, &pair.after}) {
    result->subject.agency = "<img src=x>";
    for (result::CheckResult& check : result->checks) {
      check.title = "<b>\x1b";
      check.message = check.fix = "<i>";
      for (result::Citation& citation : check.citations) citation.quote += "<u>";
    }
  }
  const std::string page = ToHtml(pair.comparison(), Language::kEnglish);
  for (const char* forbidden : {"<img", "<b>", "<i>", "<u>", "\x1b", "<script"}) EXPECT_THAT(page, Not(HasSubstr(forbidden)));
}

}  // namespace
}  // namespace capdo::report
