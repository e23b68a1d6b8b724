#include "analysis/deadline.h"

#include <gtest/gtest.h>

#include "analysis/words.h"
#include "builder.h"

namespace capdo::analysis {
namespace {

TEST(DeadlineTest, TheLastDayOnWhichItCanBeKept) {
  const struct {
    const char *text, *last, *words;
  } kCases[] = {
      {"sẽ ban hành trước ngày 30/6/2026", "2026-06-30", "ngày 30/6/2026"},
      {"dự kiến hoàn thành ngày 15 tháng 3 năm 2027", "2027-03-15", "ngày 15 tháng 3 năm 2027"},
      {"sẽ trang bị trong quý iii/2026", "2026-09-30", "quý iii/2026"},
      {"sẽ trang bị trong quý 4 năm 2026", "2026-12-31", "quý 4 năm 2026"},
      {"hoàn thành trong tháng 2/2028", "2028-02-29", "tháng 2/2028"},
      {"triển khai 6 tháng đầu năm 2027", "2027-06-30", "6 tháng đầu năm 2027"},
      {"sẽ thực hiện trong năm 2027", "2027-12-31", "trong năm 2027"},
      {"lập dự toán năm 2026, trang bị trong năm 2027", "2027-12-31", "trong năm 2027"},  // the last counts
      {"sẽ bổ sung trong thời gian tới", "", ""},
      {"sẽ bổ sung khi có kinh phí", "", ""},
  };
  for (const auto& test : kCases) {
    const auto found = DeadlineIn(text::Normalize(test.text, Rules().vocabulary.lexicon).text, Marker(Rules().vocabulary, "deadline"));
    ASSERT_EQ(found.has_value(), *test.last != 0) << test.text;
    if (!found) continue;
    EXPECT_EQ(found->last.ToIso(), test.last) << test.text;
    EXPECT_EQ(found->words, test.words) << test.text;
  }
}

TEST(DeadlineTest, APromiseSaysWhetherItHasADay) {
  const struct {
    const char *says, *reason;
  } kCases[] = {{"Sẽ trang bị trong thời gian tới.", "promised"},
                {"Sẽ trang bị trong quý I/2027.", "promised-dated"},
                {"Sẽ trang bị trong quý I/2026.", "promise-overdue"}};
  const rules::Check* check = Rules().Find("plan.tech.net.intrusion");
  ASSERT_NE(check, nullptr);
  for (const auto& test : kCases) {
    const result::CheckResult found = RunSample("# Phụ lục II. Phương án đáp ứng yêu cầu về kỹ thuật\n## 1. Bảo đảm an toàn mạng\n"
                                                "### 1.4. Phòng chống xâm nhập\n" + std::string(test.says), *check, Rules());
    EXPECT_EQ(found.outcome, result::Outcome::kFail) << test.says;
    EXPECT_EQ(found.reason, test.reason) << test.says << found.message;
  }
}

}  // namespace
}  // namespace capdo::analysis
