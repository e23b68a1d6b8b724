#include "result/compare.h"

#include <gtest/gtest.h>

namespace capdo::result {
namespace {

CheckResult Check(const std::string& id, Outcome outcome, const std::string& quote = "", const std::string& document = "d1") {
  CheckResult check;
  check.id = check.title = id;
  check.block = "1a";
  check.need = "required";
  check.outcome = outcome;
  check.reason = "reason";
  if (!quote.empty()) {
    check.citations.emplace_back();
    check.citations[0].document = document;
    check.citations[0].quote = quote;
  }
  return check;
}

Result With(std::vector<CheckResult> checks) {
  Result result;
  result.checks = std::move(checks);
  return result;
}

std::string Changes(const Result& before, const Result& after) {
  std::string text;
  for (const GapChange& change : Compare(before, after).changes)
    text += change.check().id + ":" + ChangeName(change.change) + " ";
  return text;
}

TEST(Compare, EveryOutcomeOfAGap) {
  const Result before = With({Check("a", Outcome::kFail), Check("b", Outcome::kPartial), Check("c", Outcome::kFail),
                              Check("d", Outcome::kFail), Check("e", Outcome::kFail), Check("f", Outcome::kFail),
                              Check("g", Outcome::kPass), Check("h", Outcome::kReview), Check("i", Outcome::kNotChecked),
                              Check("gone", Outcome::kFail), Check("fine", Outcome::kPass)});
  const Result after = With({Check("a", Outcome::kPass), Check("b", Outcome::kPartial), Check("c", Outcome::kPartial),
                             Check("d", Outcome::kReview), Check("e", Outcome::kNotChecked),
                             Check("f", Outcome::kNotApplicable), Check("g", Outcome::kFail), Check("h", Outcome::kPass),
                             Check("i", Outcome::kFail), Check("added", Outcome::kFail)});
  EXPECT_EQ(Changes(before, after),
            "a:closed b:unchanged c:changed d:undecided e:not-checked f:not-applicable g:new i:new added:new "
            "gone:not-applicable ");
  EXPECT_EQ(Changes(after, after), "b:unchanged c:unchanged g:unchanged i:unchanged added:unchanged ");
  EXPECT_EQ(Changes(With({}), With({})), "");
}

CheckResult Decided(CheckResult check, Outcome outcome) {
  check.decision.emplace();
  check.decision->decision = "override";
  check.decision->state = "applied";
  check.decision->proposed = check.outcome;
  check.decision->proposed_reason = check.reason;
  check.outcome = outcome;
  check.reason = "decided";
  return check;
}

TEST(Compare, WhatAReviewerDecidedIsNotWhatTheAgencyDid) {
  const struct {
    CheckResult before, after;
    const char* told;
  } cases[] = {
      {Check("a", Outcome::kFail), Decided(Check("a", Outcome::kFail), Outcome::kPass), "a:closed-by-decision "},
      {Check("a", Outcome::kFail), Decided(Check("a", Outcome::kFail), Outcome::kNotApplicable), "a:closed-by-decision "},
      {Check("a", Outcome::kFail), Decided(Check("a", Outcome::kReview), Outcome::kPass), "a:closed-by-decision "},
      {Check("a", Outcome::kPass), Decided(Check("a", Outcome::kPass), Outcome::kFail), "a:new-by-decision "},
      // A decision that came to its end.
      {Decided(Check("a", Outcome::kFail), Outcome::kPass), Check("a", Outcome::kFail), "a:new-by-decision "},
      {Decided(Check("a", Outcome::kPass), Outcome::kFail), Check("a", Outcome::kPass), "a:closed-by-decision "},
      // Agreed with by a person, found by the program alone, too.
      {Check("a", Outcome::kFail), Decided(Check("a", Outcome::kPass), Outcome::kPass), "a:closed "},
      {Check("a", Outcome::kFail, "một"), Decided(Check("a", Outcome::kFail, "một"), Outcome::kFail), "a:unchanged "},
      {Check("a", Outcome::kFail, "một"), Decided(Check("a", Outcome::kFail, "hai"), Outcome::kFail), "a:changed "},
      {Decided(Check("a", Outcome::kFail), Outcome::kPass), Decided(Check("a", Outcome::kFail), Outcome::kPass), ""},
  };
  for (const auto& one : cases) EXPECT_EQ(Changes(With({one.before}), With({one.after})), one.told);
  CheckResult stated = Check("a", Outcome::kPass);
  stated.stated.push_back({"d1", "number"});
  EXPECT_EQ(Changes(With({Check("a", Outcome::kFail)}), With({stated})), "a:closed-by-decision ");
}

TEST(Compare, NamesPagesAndSpacesAreNoEvidence) {
  CheckResult a = Check("a", Outcome::kFail, "Đơn vị  vận hành:\n(để trống)");
  CheckResult b = Check("a", Outcome::kFail, "Đơn vị vận hành: (để trống)", "d7");
  b.citations[0].page = 9;
  b.citations[0].locator = "Điều 2";
  b.message = "other words for a person";
  EXPECT_EQ(Fingerprint(a), Fingerprint(b));
  b.citations.push_back(b.citations[0]);
  EXPECT_EQ(Fingerprint(a), Fingerprint(b));  // the same words twice are the same words
  b.citations[1].quote = "khác";
  EXPECT_NE(Fingerprint(a), Fingerprint(b));
  std::swap(b.citations[0], b.citations[1]);
  const std::string swapped = Fingerprint(b);
  std::swap(b.citations[0], b.citations[1]);
  EXPECT_EQ(swapped, Fingerprint(b));
}

TEST(Compare, WordsOutcomeAndReasonAre) {
  const CheckResult a = Check("a", Outcome::kFail, "một");
  EXPECT_NE(Fingerprint(a), Fingerprint(Check("a", Outcome::kFail, "hai")));
  EXPECT_NE(Fingerprint(a), Fingerprint(Check("a", Outcome::kPartial, "một")));
  EXPECT_NE(Fingerprint(a), Fingerprint(Check("b", Outcome::kFail, "một")));
  CheckResult other = a;
  other.reason = "another";
  EXPECT_NE(Fingerprint(a), Fingerprint(other));
}

TEST(Compare, AdvisoryChecksAreToldAndNotCounted) {
  CheckResult before = Check("a", Outcome::kFail), after = Check("a", Outcome::kPass);
  before.need = after.need = "advisory";
  const Result then = With({before}), now = With({after});
  const Comparison comparison = Compare(then, now);
  EXPECT_EQ(comparison.changes.size(), 1u);
  EXPECT_EQ(comparison.Count(Change::kClosed), 0);
}

TEST(Compare, OtherMeasuresAndNamesAreSeen) {
  Result before, after;
  before.rules_digest = "sha256:a";
  after.rules_digest = "sha256:b";
  before.checklist_id = after.checklist_id = "c";
  before.subject.agency = "ỦY BAN NHÂN DÂN TỈNH A";
  after.subject.agency = "Uỷ ban nhân dân tỉnh A";
  before.subject.system = "Hệ thống A";
  Comparison comparison = Compare(before, after);
  EXPECT_FALSE(comparison.same_rules);
  EXPECT_TRUE(comparison.same_checklist);
  EXPECT_TRUE(comparison.same_agency);
  EXPECT_TRUE(comparison.same_system);  // one does not name it
  after.subject.system = "Hệ thống B";
  after.checklist_id = "d";
  comparison = Compare(before, after);
  EXPECT_FALSE(comparison.same_system);
  EXPECT_FALSE(comparison.same_checklist);
}

}  // namespace
}  // namespace capdo::result
