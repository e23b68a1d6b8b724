// `rules test` of the rule set that ships: every sample comes out as its author says.
#include <gtest/gtest.h>

#include <string>

#include "builder.h"

namespace capdo::analysis {
namespace {

class SamplesTest : public testing::TestWithParam<std::string> {};

TEST_P(SamplesTest, ComeOutRight) {
  const rules::Check& check = *Rules().Find(GetParam());
  const auto run = [&](const std::vector<rules::Sample>& samples, bool must_pass) {
    for (const rules::Sample& sample : samples) {
      const result::CheckResult found = RunSample(sample.text, check, Rules());
      const bool pass = found.outcome == result::Outcome::kPass || (!check.review.empty() && found.outcome == result::Outcome::kReview);
      EXPECT_EQ(pass, must_pass) << sample.origin.file << ":" << sample.origin.line << ": " << check.id << (must_pass ? " must pass: " : " must not pass: ") << Say(found);
      EXPECT_EQ(found.id, check.id);
    }
  };
  run(check.pass_samples, true);
  run(check.fail_samples, false);
}

std::vector<std::string> Ids() {
  std::vector<std::string> ids;
  for (const rules::Check& check : Rules().checks)
    if (!check.pass_samples.empty() || !check.fail_samples.empty()) ids.push_back(check.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(All, SamplesTest, testing::ValuesIn(Ids()), [](const testing::TestParamInfo<std::string>& i) {
  std::string name = i.param;
  for (char& c : name)
    if (c == '.' || c == '-') c = '_';
  return name;
});

}  // namespace
}  // namespace capdo::analysis
