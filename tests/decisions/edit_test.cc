#include "decisions/edit.h"

#include <gtest/gtest.h>

#include "builder.h"

namespace capdo::decisions {
namespace {

const std::string kEvidence = "evidence: sha256:" + Sha('a') + "\n";

CheckDecision One(const std::string& check, const std::string& decision = "accept") {
  CheckDecision one;
  one.check = check;
  one.decision = decision;
  one.who = "Nguyễn \"A\"";
  one.when = "2026-11-22";
  one.evidence = "sha256:" + Sha('a');
  return one;
}

std::string Entry(const std::string& check, const std::string& pad = "  ") {
  return pad + "- check: " + check + "\n" + pad + "  decision: accept\n" + pad + "  who: \"Nguyễn \\\"A\\\"\"\n" + pad +
         "  when: 2026-11-22\n" + pad + "  " + kEvidence;
}

std::string PutInto(const std::string& text, const CheckDecision& one) {
  const Result<std::string> out = Put(text, one);
  return out ? *out : "error " + std::string(ErrorCodeName(out.error().code));
}

const std::string kHead = "schema: capdo.decisions/1\n";

TEST(Put, Appends) {
  const struct {
    std::string before, after;
  } kCases[] = {
      {"", kHead + "checks:\n" + Entry("x.y")},
      {kHead, kHead + "checks:\n" + Entry("x.y")},
      {kHead + "checks: []\n", kHead + "checks: \n" + Entry("x.y")},
      {kHead + "checks:  # trống\n# cuối\n", kHead + "checks:  # trống\n" + Entry("x.y") + "# cuối\n"},
      {"# đầu\n" + kHead + "checks:\n" + Entry("a.b", "") + "\n# sau\ndocuments: []\n",
       "# đầu\n" + kHead + "checks:\n" + Entry("a.b", "") + Entry("x.y", "") + "\n# sau\ndocuments: []\n"},
      {kHead + "checks:\n" + Entry("a.b", "      ") + "documents:\n",
       kHead + "checks:\n" + Entry("a.b", "      ") + Entry("x.y", "      ") + "documents:\n"},
  };
  for (const auto& [before, after] : kCases) EXPECT_EQ(PutInto(before, One("x.y")), after) << before;
}

TEST(Put, ReplacesWhereItStandsAndKeepsComments) {
  const std::string before = kHead + "checks:\n# về a.b\n" + Entry("a.b") + "\n  # về x.y\n  - check: x.y  # quan trọng\n" +
                             "    decision: note\n    # còn nghi\n    note: 'nhiều # dấu'\n    who: \"B # C\"\n" +
                             "    when: 2026-11-01\n    " + kEvidence + "\n  # về c.d\n" + Entry("c.d") + "# hết\n";
  CheckDecision one = One("x.y", "override");
  one.result = result::Outcome::kPartial;
  one.reason = "Dòng \\ một";
  one.until = "2027-11-22";
  const std::string after = kHead + "checks:\n# về a.b\n" + Entry("a.b") + "\n  # về x.y\n  - check: x.y\n" +
                            "    # quan trọng\n    # còn nghi\n    decision: override\n    result: partial\n" +
                            "    reason: \"Dòng \\\\ một\"\n    who: \"Nguyễn \\\"A\\\"\"\n    when: 2026-11-22\n" +
                            "    until: 2027-11-22\n    " + kEvidence + "\n  # về c.d\n" + Entry("c.d") + "# hết\n";
  EXPECT_EQ(PutInto(before, one), after);
  EXPECT_EQ(PutInto(after, one), after);
}

TEST(Put, KeepsLineEndsOfWindows) {
  const std::string text = PutInto("schema: capdo.decisions/1\r\nchecks:\r\n", One("x.y"));
  EXPECT_NE(text.find("  - check: x.y\r\n"), std::string::npos);
  EXPECT_EQ(text.find("\r\r"), std::string::npos);
}

TEST(Put, RefusesWhatItCannotEditSafely) {
  EXPECT_EQ(PutInto("checks:\n", One("x.y")), "error invalid");
  const std::string flow = kHead + "checks: [{check: a.b, decision: accept, who: A, when: 2026-11-01, " +
                           kEvidence.substr(0, kEvidence.size() - 1) + "}]\n";
  EXPECT_EQ(PutInto(flow, One("x.y")), "error unsupported");
  EXPECT_EQ(PutInto(flow, One("a.b")), "error unsupported");
  EXPECT_EQ(PutInto("{schema: capdo.decisions/1}\n", One("x.y")), "error unsupported");
}

}  // namespace
}  // namespace capdo::decisions
