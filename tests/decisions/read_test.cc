#include <gtest/gtest.h>

#include "builder.h"

namespace capdo::decisions {
namespace {

const std::string kHead = "schema: capdo.decisions/1\n";
const std::string kRest = "    who: A\n    when: 2026-11-01\n    evidence: sha256:" + Sha('a') + "\n";

std::string Check(const std::string& lines) { return kHead + "checks:\n  - check: x.y\n" + lines; }

TEST(Read, EveryMember) {
  const Loaded loaded = Read(
      Check("    decision: override  # vì sao\n    result: not-applicable\n    reason: \"Lý: do\"\n    note: n\n    until: 2027-01-01\n" + kRest) +
      "documents:\n- {sha256: sha256:" + Sha('b') + ", part: 2, path: b.docx, level: 3, number: 1/QĐ, kind: survey, who: B, when: 2026-01-01}\n");
  ASSERT_EQ(Codes(loaded.faults), "");
  ASSERT_EQ(loaded.decisions.checks.size(), 1u);
  const CheckDecision& one = loaded.decisions.checks[0];
  EXPECT_EQ(one.check + one.decision + one.reason + one.note + one.who + one.when + one.until,
            "x.yoverrideLý: donA2026-11-012027-01-01");
  EXPECT_EQ(one.result, result::Outcome::kNotApplicable);
  EXPECT_EQ(one.line, 3);
  ASSERT_EQ(loaded.decisions.documents.size(), 1u);
  const DocumentStatement& two = loaded.decisions.documents[0];
  EXPECT_EQ(two.sha256, Sha('b'));
  EXPECT_EQ(two.part, 2);
  EXPECT_EQ(two.fields, (std::map<std::string, std::string>{{"kind", "survey"}, {"level", "3"}, {"number", "1/QĐ"}}));
  EXPECT_EQ(loaded.decisions.digest.size(), 71u);
  EXPECT_EQ(Codes(Read(kHead + "checks:\ndocuments: ~\n").faults), "");
}

TEST(Read, EveryFaultHasItsLine) {
  const std::string document = kHead + "documents:\n  - sha256: " + Sha('c') + "\n    who: A\n    when: 2026-11-01\n";
  const struct {
    std::string text, codes;
  } kCases[] = {
      {"", "1:not-a-map "},
      {"checks:\n", "1:no-schema "},
      {"schema: capdo.decisions/2\n", "1:bad-schema "},
      {"\xff", "1:not-utf8 "},
      {kHead + "checks: 3\nfoo: 1\n", "2:not-a-list 3:unknown-key "},
      {kHead + "checks:\n  - 3\n", "3:not-an-entry "},
      {kHead + "checks: [\n", "3:bad-yaml "},
      {std::string(10'000, '['), "1:bad-yaml "},
      {Check("    decision: accept\n" + kRest), ""},
      {Check("    decision: overide\n" + kRest), "4:bad-decision "},
      {Check("    decision: accept\n    result: pass\n" + kRest), "5:result-not-override "},
      {Check("    decision: override\n    reason: x\n" + kRest), "3:bad-result "},
      {Check("    decision: override\n    result: not-checked\n    reason: x\n" + kRest), "5:bad-result "},
      {Check("    decision: override\n    result: pass\n" + kRest), "3:no-reason "},
      {Check("    decision: override\n    result: pass\n    reason: ' '\n" + kRest), "6:no-reason "},
      {Check("    decision: note\n" + kRest), "3:no-note "},
      {Check("    decision: accept\n    until: 2026-10-31\n" + kRest), "5:until-before-when "},
      {Check("    decision: accept\n    until: 1/2/2027\n" + kRest), "5:bad-day "},
      {Check("    decision: accept\n    who: A\n    when: 2026-11-01\n"), "3:no-evidence "},
      {Check("    decision: accept\n    who: A\n    when: 2026-11-01\n    evidence: abc\n"), "7:bad-evidence "},
      {Check("    decision: accept\n    who: A\n    who: B\n    evidence: sha256:" + Sha('a') + "\n"), "3:missing 6:twice "},
      {Check("    decision: [accept]\n" + kRest), "4:not-a-text 4:bad-decision "},
      {Check("    decision: accept\n" + kRest + "  - check: x.y\n    decision: accept\n" + kRest), "8:duplicate "},
      {document, "3:nothing-stated "},
      {document + "    date: 31/12/2025\n    level: 6\n    part: 0\n", "6:bad-day 7:bad-level 8:bad-part "},
      {document + "    number: 1/QĐ\n    evidence: x\n", "7:unknown-key "},
      {kHead + "documents:\n  - sha256: a.pdf\n    number: 1/QĐ\n    who: A\n    when: 2026-11-01\n", "3:bad-sha256 "},
  };
  for (const auto& [text, codes] : kCases) EXPECT_EQ(Codes(Read(text).faults), codes) << text.substr(0, 400);
}

TEST(Read, EveryFaultIsToldInBothLanguages) {
  for (const char* code : {"not-utf8", "bad-yaml", "not-a-map", "no-schema", "bad-schema", "unknown-key", "twice", "not-a-list",
                           "not-an-entry", "not-a-text", "missing", "bad-day", "duplicate", "bad-decision", "bad-result",
                           "result-not-override", "no-reason", "no-note", "until-before-when", "no-evidence", "bad-evidence",
                           "bad-sha256", "bad-part", "bad-level", "nothing-stated", "unknown-kind", "unknown-check",
                           "unused-check", "expired", "accept-review", "unused-document", "which-part", "no-such-part",
                           "needs-check", "not-read"})
    EXPECT_TRUE(HasMessage(std::string("decisions.fault-") + code)) << code;
  EXPECT_EQ(FaultText(Language::kEnglish, "d.yaml", {4, "missing", "who"}), "d.yaml:4: “who” is missing; add 'who: …'");
  for (const std::string& field : StatedFields()) EXPECT_TRUE(HasMessage("field." + field)) << field;
}

}  // namespace
}  // namespace capdo::decisions
