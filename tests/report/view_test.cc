#include "report/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/wording.h"

namespace capdo::report {
namespace {

using ::testing::ElementsAre;

result::CheckResult Gap(const std::string& id, const std::string& subject) {
  result::CheckResult check;
  check.id = id;
  check.title = "Phương án quản lý: " + subject;
  check.block = "2b";
  check.need = "required";
  check.basis = {"TT 12/2022", "TCVN " + id};
  check.message = subject + ": không có nội dung.";
  check.fix = "Bổ sung: " + subject + ".";
  check.searched.documents = {"d1"};
  return check;
}

result::Result WithGaps(std::vector<result::CheckResult> checks) {
  result::Result result;
  result::Block block;
  block.id = "2b";
  result.score.blocks.push_back(block);
  result.checks = std::move(checks);
  return result;
}

TEST(View, TellsOneFindingAboutManyThingsOnce) {
  const result::Result result =
      WithGaps({Gap("a", "Tuyển dụng"), Gap("b", "Ứng phó sự cố"), Gap("c", "Rà soát")});
  const View view(result);
  EXPECT_EQ(view.gaps, 3);
  ASSERT_EQ(view.sections[0].gaps.size(), 1u);
  const Group& group = view.sections[0].gaps[0];
  EXPECT_EQ(group.checks.size(), 3u);
  EXPECT_THAT(group.basis, ElementsAre("TT 12/2022"));
  EXPECT_THAT(group.OwnBasis(*group.checks[1]), ElementsAre("TCVN b"));
  const Wording words(Language::kVietnamese, view);
  EXPECT_EQ(words.Shared(group.message), "Các nội dung nêu trên: không có nội dung.");
  EXPECT_EQ(words.Shared(group.fix), "Bổ sung: các nội dung nêu trên.");
}

TEST(View, TellsTwoFindingsOneByOne) {
  const result::Result result = WithGaps({Gap("a", "Tuyển dụng"), Gap("b", "Rà soát")});
  const View view(result);
  ASSERT_EQ(view.sections[0].gaps.size(), 2u);
  EXPECT_EQ(view.sections[0].gaps[0].message, "Tuyển dụng: không có nội dung.");
}

TEST(View, KeepsDifferentReasonsApart) {
  std::vector<result::CheckResult> checks = {Gap("a", "Tuyển dụng"), Gap("b", "Rà soát"),
                                             Gap("c", "Sao lưu")};
  checks[2].reason = "promise-only";
  const result::Result result = WithGaps(checks);
  EXPECT_EQ(View(result).sections[0].gaps.size(), 3u);
}

TEST(View, DoesNotCountAdvisoryGaps) {
  std::vector<result::CheckResult> checks = {Gap("a", "Tuyển dụng")};
  checks[0].need = "advisory";
  const result::Result result = WithGaps(checks);
  const View view(result);
  EXPECT_EQ(view.gaps, 0);
  EXPECT_EQ(view.advisory, 1);
  EXPECT_EQ(view.sections[0].gaps.size(), 1u);
}

TEST(View, PutsUnknownBlocksWithTheComparisons) {
  std::vector<result::CheckResult> checks = {Gap("a", "Tuyển dụng")};
  checks[0].block = "9z";
  const result::Result result = WithGaps(checks);
  const View view(result);
  EXPECT_EQ(view.sections.back().block, nullptr);
  EXPECT_EQ(view.sections.back().gaps.size(), 1u);
}

}  // namespace
}  // namespace capdo::report
