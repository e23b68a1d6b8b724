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

DocumentStatement Said(char sha, int part, std::map<std::string, std::string> fields) {
  DocumentStatement one;
  one.sha256 = Sha(sha);
  one.part = part;
  one.path = "1. QĐ \"mới\".pdf";
  one.fields = std::move(fields);
  one.who = "B";
  one.when = "2026-11-22";
  return one;
}

std::string PutInto(const std::string& text, const DocumentStatement& one) {
  const Result<std::string> out = Put(text, one);
  return out ? *out : "error " + std::string(ErrorCodeName(out.error().code));
}

TEST(PutStatement, StandsInItsOwnList) {
  const std::string entry = "  - sha256: " + Sha('b') + "\n    path: \"1. QĐ \\\"mới\\\".pdf\"\n    date: 2024-03-01\n" +
                            "    number: \"15/QĐ-UBND\"\n    who: \"B\"\n    when: 2026-11-22\n";
  const DocumentStatement one = Said('b', 0, {{"number", "15/QĐ-UBND"}, {"date", "2024-03-01"}});
  EXPECT_EQ(PutInto("", one), kHead + "documents:\n" + entry);
  EXPECT_EQ(PutInto(kHead + "checks:\n" + Entry("x.y"), one), kHead + "checks:\n" + Entry("x.y") + "documents:\n" + entry);
  EXPECT_EQ(PutInto(kHead + "documents: []\nchecks:\n" + Entry("x.y"), one),
            kHead + "documents: \n" + entry + "checks:\n" + Entry("x.y"));
}

TEST(PutStatement, ReplacesThatOfTheSameFileAndPart) {
  std::string text = PutInto(PutInto("", Said('b', 1, {{"level", "2"}})), Said('b', 2, {{"kind", "appraisal"}}));
  text = PutInto(text, Said('b', 1, {{"level", "3"}, {"date", "2024-03-01"}}));
  const Loaded loaded = Read(text);
  ASSERT_TRUE(loaded.faults.empty()) << text;
  ASSERT_EQ(loaded.decisions.documents.size(), 2u);
  EXPECT_EQ(loaded.decisions.documents[0].fields, (std::map<std::string, std::string>{{"level", "3"}, {"date", "2024-03-01"}}));
  EXPECT_EQ(loaded.decisions.documents[1].fields.at("kind"), "appraisal");
}

TEST(PutStatement, AFlowListIsRefused) {
  const std::string flow = kHead + "documents: [{sha256: " + Sha('b') + ", level: 3, who: A, when: 2026-11-01}]\n";
  EXPECT_EQ(PutInto(flow, Said('b', 0, {{"level", "2"}})), "error unsupported");
  EXPECT_EQ(PutInto(flow, Said('c', 0, {{"level", "2"}})), "error unsupported");
  // What the file could not say again is not written, either.
  EXPECT_EQ(PutInto("", Said('b', 0, {{"level", "9"}})), "error unsupported");
}

}  // namespace
}  // namespace capdo::decisions
