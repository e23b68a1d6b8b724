#include "decisions/apply.h"

#include <gtest/gtest.h>

#include <functional>

#include "builder.h"

namespace capdo::decisions {
namespace {

using result::Outcome;

const Known kKnown{{"a.pass", "a.fail", "a.review", "b.other"}, {"survey"}};

TEST(Apply, OverrideTakesThePlaceOfTheProposal) {
  result::Result result = MakeResult();
  Decisions decisions{{Decide(result, 2, "override"), Decide(result, 0, "override")}, {}, "sha256:x"};
  decisions.checks[1].result = Outcome::kFail;
  decisions.checks[1].reason = "Chưa ký.";
  ASSERT_EQ(Codes(Apply(decisions, kKnown, result)), "");
  const result::CheckResult& met = result.checks[2];
  EXPECT_EQ(met.outcome, Outcome::kPass);
  EXPECT_EQ(met.reason + met.message + met.fix, "decidedĐã xem.");
  EXPECT_EQ(met.decision->proposed, Outcome::kReview);
  EXPECT_EQ(met.decision->proposed_reason + met.decision->proposed_message + met.decision->proposed_fix, "not-foundThiếu.Bổ sung.");
  EXPECT_EQ(result.checks[0].outcome, Outcome::kFail);
  EXPECT_EQ(result.checks[0].message, "Chưa ký.");
  EXPECT_FALSE(result.checks[0].fix.empty());  // a gap is never without something to do
  EXPECT_EQ(result.decisions->applied, 2);
  EXPECT_EQ(result.decisions->digest, "sha256:x");
  EXPECT_EQ(result.decisions->awarded_before, 1);
}

TEST(Apply, AcceptAndNoteChangeNoOutcome) {
  result::Result result = MakeResult();
  const Decisions decisions{{Decide(result, 1, "accept"), Decide(result, 2, "note")}, {}, ""};
  ASSERT_EQ(Codes(Apply(decisions, kKnown, result)), "");
  EXPECT_EQ(result.checks[1].outcome, Outcome::kFail);
  EXPECT_EQ(result.checks[1].message, "Thiếu.");
  EXPECT_EQ(result.checks[1].decision->state, "applied");
  EXPECT_EQ(result.checks[2].outcome, Outcome::kReview);
  EXPECT_EQ(result.checks[2].decision->note, "Xem lại.");
}

TEST(Apply, FaultsApplyNothing) {
  const struct {
    std::size_t check;
    const char* decision;
    std::function<void(CheckDecision&)> change;
    const char* codes;
  } kCases[] = {
      {1, "accept", [](CheckDecision& one) { one.check = "no.such"; }, "3:unknown-check "},
      {1, "accept", [](CheckDecision& one) { one.check = "b.other"; }, "3:unused-check "},
      {1, "accept", [](CheckDecision& one) { one.until = "2026-11-21"; }, "3:expired "},
      {1, "accept", [](CheckDecision& one) { one.until = "2026-11-22"; }, ""},
      {2, "accept", [](CheckDecision&) {}, "3:accept-review "},
  };
  for (const auto& [check, decision, change, codes] : kCases) {
    result::Result result = MakeResult();
    Decisions decisions{{Decide(result, 0, "override"), Decide(result, check, decision)}, {}, ""};
    change(decisions.checks[1]);
    EXPECT_EQ(Codes(Apply(decisions, kKnown, result)), codes);
    EXPECT_EQ(result.decisions.has_value(), *codes == 0);
    EXPECT_EQ(result.checks[0].decision.has_value(), *codes == 0);
  }
}

TEST(Apply, OtherEvidenceIsFlaggedAndNotApplied) {
  for (const auto& change : std::initializer_list<std::function<void(result::Result&)>>{
           [](result::Result& r) { r.documents[0].sha256 = Sha('c'); },
           [](result::Result& r) { r.checks[1].outcome = Outcome::kReview; },
           [](result::Result& r) { r.checks[1].reason = "denied"; },
           [](result::Result& r) { r.checks[1].citations.emplace_back().document = "d2"; }}) {
    result::Result result = MakeResult();
    const Decisions decisions{{Decide(result, 1, "override")}, {}, ""};
    change(result);
    const Outcome proposed = result.checks[1].outcome;
    ASSERT_EQ(Codes(Apply(decisions, kKnown, result)), "");
    EXPECT_EQ(result.checks[1].outcome, proposed);
    EXPECT_EQ(result.checks[1].message, "Thiếu.");
    EXPECT_EQ(result.checks[1].decision->state, "changed");
    EXPECT_EQ(result.decisions->changed, 1);
    EXPECT_EQ(result.decisions->applied, 0);
  }
}

TEST(Evidence, NamesAndOrderOfFilesAreNone) {
  const result::Result before = MakeResult();
  result::Result after = before;
  std::swap(after.documents[0], after.documents[1]);
  after.documents[0].id = "d9";
  after.documents[1].path = "khac.pdf";
  after.documents[1].id = "d8";
  after.checks[1].searched.documents = {"d8"};
  EXPECT_EQ(EvidenceOf(before, before.checks[1]), EvidenceOf(after, after.checks[1]));
  EXPECT_NE(EvidenceOf(before, before.checks[1]), EvidenceOf(before, before.checks[0]));
}

TEST(Evidence, IsTheSameOfADecidedCheckAndUndoTakesDecisionsBack) {
  const result::Result before = MakeResult();
  result::Result result = before;
  const Decisions decisions{{Decide(result, 1, "override")}, {}, ""};
  ASSERT_EQ(Codes(Apply(decisions, kKnown, result)), "");
  EXPECT_EQ(EvidenceOf(result, result.checks[1]), EvidenceOf(before, before.checks[1]));
  Undo(result);
  EXPECT_EQ(result.checks[1].outcome, Outcome::kFail);
  EXPECT_EQ(result.checks[1].message + result.checks[1].fix + result.checks[1].reason, "Thiếu.Bổ sung.not-found");
  EXPECT_FALSE(result.checks[1].decision);
  result.score.awarded = 7;  // the score before is that of the program alone, however often decisions are applied
  ASSERT_EQ(Codes(Apply(decisions, kKnown, result)), "");
  EXPECT_EQ(result.decisions->awarded_before, 1);
  EXPECT_EQ(result.decisions->applied, 1);
}

TEST(Documents, AreMatchedByContent) {
  const struct {
    char sha;
    int part;
    const char *path, *kind, *codes;
    std::size_t applied, changed;
  } kCases[] = {
      {'a', 0, "", "", "", 1, 0},
      {'a', 2, "", "", "5:no-such-part ", 0, 0},
      {'b', 0, "", "", "5:which-part ", 0, 0},
      {'b', 2, "", "survey", "", 1, 0},
      {'a', 0, "", "surveys", "5:unknown-kind ", 1, 0},
      {'c', 0, "a.pdf", "", "", 0, 1},
      {'c', 0, "c.pdf", "", "5:unused-document ", 0, 0},
      {'c', 0, "", "", "5:unused-document ", 0, 0},
  };
  const result::Result result = MakeResult();
  for (const auto& [sha, part, path, kind, codes, applied, changed] : kCases) {
    DocumentStatement one{Sha(sha), path, part, {{"number", "1/QĐ"}}, "A", "2026-11-22", "", 5};
    if (*kind != 0) one.fields["kind"] = kind;
    const Decisions decisions{{}, {one}, ""};
    const Matched matched = MatchDocuments(decisions, result, kKnown);
    EXPECT_EQ(Codes(matched.faults), codes);
    EXPECT_EQ(matched.applied.size(), applied) << codes;
    EXPECT_EQ(matched.changed.size(), changed) << codes;
  }
}

TEST(Documents, AResultMadeWithoutThemSaysSo) {
  result::Result result = MakeResult();
  const Decisions decisions{{}, {{Sha('a'), "a.pdf", 0, {{"number", "1/QĐ"}}, "A", "2026-11-22", "", 5}}, ""};
  EXPECT_EQ(Codes(NotInResult(decisions, result)), "5:needs-check ");
  result.documents[0].stated = {{"number", "1/QĐ", "", "A", "2026-11-22", ""}};
  EXPECT_EQ(Codes(NotInResult(decisions, result)), "");
  result.documents[0].stated[0].value = "2/QĐ";
  EXPECT_EQ(Codes(NotInResult(decisions, result)), "5:needs-check ");
}

}  // namespace
}  // namespace capdo::decisions
