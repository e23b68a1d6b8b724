// Samples with one "@", which is filled once rightly and once wrongly: the check stays silent, then goes to a person or fails
// for the reason that is expected, with places.
#ifndef CAPDO_TESTS_ANALYSIS_KEPT_H_
#define CAPDO_TESTS_ANALYSIS_KEPT_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {

struct Kept {
  std::string text, right, wrong, reason;
};

inline bool IsFlagged(const result::CheckResult& found) {
  return found.outcome == result::Outcome::kReview || found.outcome == result::Outcome::kFail;
}

inline void ExpectKept(const char* id, const std::vector<Kept>& cases) {
  const rules::Check* check = Rules().Find(id);
  ASSERT_NE(check, nullptr) << id;
  for (const Kept& one : cases) {
    const auto with = [&](const std::string& word) {
      std::string text = one.text;
      return text.replace(text.find('@'), 1, word);
    };
    const result::CheckResult right = RunSample(with(one.right), *check, Rules());
    EXPECT_FALSE(IsFlagged(right)) << with(one.right) << right.message;
    const result::CheckResult wrong = RunSample(with(one.wrong), *check, Rules());
    EXPECT_TRUE(IsFlagged(wrong)) << with(one.wrong) << wrong.message;
    EXPECT_EQ(wrong.reason, one.reason) << with(one.wrong) << wrong.message;
    EXPECT_FALSE(wrong.citations.empty()) << with(one.wrong);
    EXPECT_EQ(wrong.message.find('{'), std::string::npos) << wrong.message;
  }
}

}  // namespace capdo::analysis

#endif  // CAPDO_TESTS_ANALYSIS_KEPT_H_
