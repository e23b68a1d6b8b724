// A small result and decisions on it, for the tests of this room.
#ifndef CAPDO_TESTS_DECISIONS_BUILDER_H_
#define CAPDO_TESTS_DECISIONS_BUILDER_H_

#include <string>
#include <vector>

#include "decisions/decisions.h"
#include "decisions/evidence.h"

namespace capdo::decisions {

inline std::string Sha(char c) { return std::string(64, c); }

inline result::CheckResult MakeCheck(const std::string& id, result::Outcome outcome) {
  result::CheckResult check;
  check.id = id;
  check.need = "required";
  check.block = "1a";
  check.outcome = outcome;
  check.reason = "not-found";
  check.message = "Thiếu.";
  check.fix = outcome == result::Outcome::kPass ? "" : "Bổ sung.";
  check.searched.documents = {"d1"};
  return check;
}

// a.pass passes, a.fail fails, a.review is open; d1 is "a.pdf" with the hash aaa…, d2 and d3 the two parts of "b.docx".
inline result::Result MakeResult() {
  result::Result result;
  result.as_of = "2026-11-22";
  result.checks = {MakeCheck("a.pass", result::Outcome::kPass), MakeCheck("a.fail", result::Outcome::kFail),
                   MakeCheck("a.review", result::Outcome::kReview)};
  result.documents.resize(3);
  for (std::size_t i = 0; i < 3; ++i) {
    result.documents[i].id = "d" + std::to_string(i + 1);
    result.documents[i].path = i == 0 ? "a.pdf" : "b.docx";
    result.documents[i].sha256 = Sha(i == 0 ? 'a' : 'b');
    result.documents[i].part = i == 2 ? 2 : 1;
    result.documents[i].parts = i == 0 ? 1 : 2;
  }
  result.score.awarded = 1;
  result.score.possible = 2;
  return result;
}

inline CheckDecision Decide(const result::Result& result, std::size_t check, const std::string& decision) {
  CheckDecision one;
  one.check = result.checks[check].id;
  one.decision = decision;
  one.result = result::Outcome::kPass;
  one.reason = decision == "override" ? "Đã xem." : "";
  one.note = decision == "note" ? "Xem lại." : "";
  one.who = "A";
  one.when = "2026-11-22";
  one.evidence = EvidenceOf(result, result.checks[check]);
  one.line = 3;
  return one;
}

inline std::string Codes(const std::vector<Fault>& faults) {
  std::string codes;
  for (const Fault& fault : faults) codes += std::to_string(fault.line) + ":" + fault.code + " ";
  return codes;
}

}  // namespace capdo::decisions

#endif  // CAPDO_TESTS_DECISIONS_BUILDER_H_
