#include "text/shingles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>

namespace capdo::text {
namespace {

std::size_t Shared(const std::string& a, const std::string& b) {
  const auto one = Shingles(a, 4, 1), two = Shingles(b, 4, 1);
  std::vector<std::uint64_t> both;
  std::set_intersection(one.begin(), one.end(), two.begin(), two.end(), std::back_inserter(both));
  return both.size();
}

TEST(ShinglesTest, TheSameRunsOfWordsAreTheSame) {
  const struct {
    const char *a, *b;
    std::size_t shared;
  } kCases[] = {
      {"máy chủ đặt tại phòng máy", "máy chủ đặt tại phòng máy", 3},    // six words: three runs of four
      {"máy chủ, đặt tại: phòng máy.", "máy chủ đặt tại phòng máy", 3},
      {"máy chủ đặt tại", "tại đặt chủ máy", 0},                       // order counts
      {"ba chữ thôi", "ba chữ thôi", 0},                               // too short
      {"lưu nhật ký 12 tháng", "lưu nhật ký 36 tháng", 2},             // numbers are alike
      {"lưu nhật ký tập trung", "lưu nhật trình tập trung", 0},
      {"", "", 0},
  };
  for (const auto& test : kCases) EXPECT_EQ(Shared(test.a, test.b), test.shared) << test.a;
}

TEST(ShinglesTest, OnlySomeAreKeptAndTheSameInEveryText) {
  std::string text, other = "một đoạn khác đứng trước ";
  for (int i = 0; i < 400; ++i) text += "từ" + std::to_string(i) + "x ";
  other += text;
  const auto all = Shingles(text, 8, 1), some = Shingles(text, 8, 4), of_other = Shingles(other, 8, 4);
  EXPECT_EQ(all.size(), 393u);
  EXPECT_GT(some.size(), 60u);
  EXPECT_LT(some.size(), 140u);
  EXPECT_TRUE(std::is_sorted(some.begin(), some.end()));
  EXPECT_TRUE(std::includes(of_other.begin(), of_other.end(), some.begin(), some.end()));
}

}  // namespace
}  // namespace capdo::text
