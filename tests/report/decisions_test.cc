#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixture.h"
#include "report/annex.h"
#include "report/decision_words.h"
#include "report/gap_rows.h"
#include "report/html.h"
#include "report/terminal.h"

namespace capdo::report {
namespace {

using result::Outcome;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

result::CheckResult& First(result::Result& result, Outcome outcome) {
  for (result::CheckResult& check : result.checks)
    if (check.outcome == outcome && !check.decision) return check;
  ADD_FAILURE() << "no such check";
  return result.checks.front();
}

void Decide(result::CheckResult& check, const std::string& decision, const std::string& state, Outcome outcome) {
  check.decision = {decision,        state,      check.outcome,           check.reason, check.message, check.fix, "Trần <b>Bình</b>",
                    "2026-11-22", "2027-11-22", "Đã xem \x1b[31m bản giấy", "",           "sha256:x"};
  check.decision->result = OutcomeName(outcome);
  if (!check.overridden()) return;
  check.outcome = outcome;
  check.message = check.decision->reason;
}

struct Decided {
  result::Result result = Dossier();
  std::string met, wanting, changed;

  Decided() {
    result::CheckResult& one = First(result, Outcome::kFail);
    Decide(one, "override", "applied", Outcome::kPass);
    met = one.id;
    result::CheckResult& two = First(result, Outcome::kPass);
    Decide(two, "override", "applied", Outcome::kFail);
    wanting = two.id;
    result::CheckResult& three = First(result, Outcome::kReview);
    Decide(three, "override", "changed", Outcome::kPass);
    changed = three.id;
    result.documents[0].stated = {{"number", "15/QĐ-UBND", "16/QĐ-UBND", "Trần <b>Bình</b>", "2026-11-22", "đọc trên giấy"}};
    First(result, Outcome::kReview).stated = {{result.documents[0].id, "number"}};
    result.decisions = {"sha256:y", 7.5, 8.25, 3, 1, {}, {}};
  }
};

TEST(Decisions, BothScoresAndWhoDecidedAreShown) {
  const Decided decided;
  for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
    const std::string text = ToTerminal(decided.result, {.language = language, .width = 500});
    const std::string html = ToHtml(decided.result, {language, Audience::kReviewer});
    const bool vi = language == Language::kVietnamese;
    for (const std::string* report : {&text, &html}) {
      EXPECT_THAT(*report, HasSubstr(vi ? "7,50/15" : "7.50 of 15"));
      EXPECT_THAT(*report, HasSubstr(vi ? "9,10" : "9.10"));
      EXPECT_THAT(*report, HasSubstr(vi ? "Quyết định của người thẩm định" : "s decisions"));
      EXPECT_THAT(*report, HasSubstr(vi ? "Chưa áp dụng vì bằng chứng đã thay đổi" : "Not applied, because the evidence has changed"));
      EXPECT_THAT(*report, HasSubstr(vi ? "(chương trình đọc được: 16/QĐ-UBND)" : "(the program read: 16/QĐ-UBND)"));
      EXPECT_THAT(*report, Not(HasSubstr("\x1b[31m")));
      EXPECT_THAT(*report, HasSubstr("␛[31m"));
    }
    EXPECT_THAT(text, HasSubstr("Trần <b>Bình</b>"));
    EXPECT_THAT(html, HasSubstr("Trần &lt;b&gt;Bình&lt;/b&gt;"));
    EXPECT_THAT(html, Not(HasSubstr("<b>Bình")));
    EXPECT_THAT(html, HasSubstr("href=\"#check-" + decided.met + "\""));
  }
}

TEST(Decisions, WithoutThemNothingIsSaid) {
  EXPECT_THAT(ToTerminal(Dossier(), {}), Not(HasSubstr("thẩm định:")));
  EXPECT_THAT(ToHtml(Dossier(), {}), Not(HasSubstr("id=\"decisions\"")));
}

TEST(Decisions, FaultsOfTheFileAreNeverSilent) {
  result::Result result = Dossier();
  result.decisions = {"sha256:y", 1, 2, 0, 0, {}, {"decisions.yaml:4: thiếu <who>"}};
  EXPECT_THAT(ToTerminal(result, {}), HasSubstr("decisions.yaml:4: thiếu <who>"));
  EXPECT_THAT(ToHtml(result, {}), HasSubstr("decisions.yaml:4: thiếu &lt;who&gt;"));
  EXPECT_THAT(ToHtml(result, {}), Not(HasSubstr("id=\"decisions\"")));
}

TEST(Decisions, TheListOfGapsIsThatOfThePerson) {
  const Decided decided;
  std::vector<std::string> rows, items;
  std::string finding;
  for (const GapRow& row : GapRows(decided.result, Language::kVietnamese)) rows.push_back(row.check);
  for (const AnnexBlock& block : MakeAnnex(decided.result, Language::kVietnamese).gap_blocks)
    for (const AnnexRow& row : block.rows)
      for (const AnnexItem& item : row.items) {
        items.push_back(item.id);
        if (item.id == decided.wanting) finding = row.finding;
      }
  for (const auto* list : {&rows, &items}) {
    EXPECT_THAT(*list, Not(Contains(decided.met)));
    EXPECT_THAT(*list, Contains(decided.wanting));
    EXPECT_THAT(*list, Not(Contains(decided.changed)));
  }
  EXPECT_THAT(finding, HasSubstr("Đã xem"));
}

TEST(Decisions, ADecidedCheckIsToldOnItsOwn) {
  result::Result result = Dossier();
  std::vector<result::CheckResult*> gaps;
  for (result::CheckResult& check : result.checks)
    if (check.outcome == Outcome::kFail) gaps.push_back(&check);
  for (result::CheckResult* check : gaps) Decide(*check, "override", "applied", Outcome::kFail);
  const View view(result);
  for (const Section& section : view.sections)
    for (const Group& group : section.gaps)
      if (group.first().decision) { EXPECT_EQ(group.checks.size(), 1u); }
}

}  // namespace
}  // namespace capdo::report
