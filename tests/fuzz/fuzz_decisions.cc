// decisions.yaml as people write it by hand, and answers that `review` adds to it.
//
// Holds: no exception leaves the room; a fault has a line and a sentence; a file without faults says only what may be
// said; an answer that was put in is read back together with all that stood there before, or it is refused.
#include <algorithm>
#include <string>

#include "decisions/apply.h"
#include "decisions/edit.h"
#include "fuzz.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program

void CheckFaults(const decisions::Loaded& loaded, std::size_t size) {
  for (const decisions::Fault& fault : loaded.faults) {
    FUZZ_CHECK(fault.line >= 0 && static_cast<std::size_t>(fault.line) <= size + 1);
    const std::string text = decisions::FaultText(Language::kVietnamese, "f", fault);
    FUZZ_CHECK(text.size() > 4);
  }
}

void CheckSound(const decisions::Decisions& sound) {
  for (const decisions::CheckDecision& one : sound.checks) {
    FUZZ_CHECK(!one.check.empty() && !one.who.empty() && one.when.size() == 10 && one.evidence.size() == 71);
    FUZZ_CHECK(one.decision == "accept" || one.decision == "override" || one.decision == "note");
  }
  for (const decisions::DocumentStatement& one : sound.documents)
    FUZZ_CHECK(one.sha256.size() == 64 && !one.fields.empty() && one.part >= 0);
}

template <typename Answer>
void CheckPut(std::string_view text, const decisions::Decisions& before, const Answer& answer) {
  const Result<std::string> put = decisions::Put(text, answer);
  if (!put) return;
  const decisions::Loaded after = decisions::Read(*put);
  FUZZ_CHECK(after.faults.empty());
  FUZZ_CHECK(after.decisions.checks.size() >= before.checks.size());
  FUZZ_CHECK(after.decisions.documents.size() >= before.documents.size());
  FUZZ_CHECK(after.decisions.checks.size() + after.decisions.documents.size() <=
             before.checks.size() + before.documents.size() + 1);
  // Said twice it changes nothing.
  const Result<std::string> again = decisions::Put(*put, answer);
  FUZZ_CHECK(again && *again == *put);
}

decisions::CheckDecision Decision() {
  decisions::CheckDecision one;
  one.check = "decision.signature";
  one.decision = "override";
  one.result = result::Outcome::kPass;
  one.reason = "Đã xem: \"bản giấy\" # 1";
  one.who = "A";
  one.when = "2026-11-22";
  one.evidence = "sha256:" + std::string(64, 'a');
  return one;
}

decisions::DocumentStatement Statement() {
  decisions::DocumentStatement one;
  one.sha256 = std::string(64, 'b');
  one.path = "1. QĐ.pdf";
  one.fields = {{"number", "15/QĐ-UBND"}, {"date", "2024-03-01"}};
  one.who = "A";
  one.when = "2026-11-22";
  return one;
}

result::Result SomeResult() {
  result::Result result;
  result.as_of = "2026-11-22";
  result.checks.resize(1);
  result.checks[0].id = "decision.signature";
  result.checks[0].outcome = result::Outcome::kFail;
  result.documents.resize(1);
  result.documents[0].id = "d1";
  result.documents[0].sha256 = std::string(64, 'b');
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::View(data, size);
  const decisions::Loaded loaded = decisions::Read(text);
  CheckFaults(loaded, size);
  if (!loaded.faults.empty()) {
    FUZZ_CHECK(!decisions::Put(text, Decision()) || text.find_first_not_of(" \t\r\n") == std::string_view::npos);
    return 0;
  }
  CheckSound(loaded.decisions);
  CheckPut(text, loaded.decisions, Decision());
  CheckPut(text, loaded.decisions, Statement());
  result::Result result = SomeResult();
  const decisions::Known known{{"decision.signature"}, {"appraisal"}};
  const decisions::Matched matched = decisions::MatchDocuments(loaded.decisions, result, known);
  FUZZ_CHECK(matched.applied.size() + matched.changed.size() <= loaded.decisions.documents.size());
  const std::vector<decisions::Fault> faults = decisions::Apply(loaded.decisions, known, result);
  FUZZ_CHECK(faults.empty() || !result.decisions);
  decisions::Undo(result);
  FUZZ_CHECK(result.checks[0].outcome == result::Outcome::kFail);
  return 0;
}
