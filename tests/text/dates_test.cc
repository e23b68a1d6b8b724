#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/fields.h"

namespace capdo::text {
namespace {

struct Case {
  const char* text;
  std::vector<std::string> expected;  // "2024-03-05 quotation"
};

TEST(DatesTest, FindDates) {
  const std::vector<Case> cases = {
      {"Hà Nội, ngày 05 tháng 3 năm 2024", {"2024-03-05 ngày 05 tháng 3 năm 2024"}},
      {"ngày 5\u00A0tháng\n03 năm  2024.", {"2024-03-05 ngày 5\u00A0tháng\n03 năm  2024"}},
      {"ngày05tháng3năm2024", {"2024-03-05 ngày05tháng3năm2024"}},
      {"NGÀY 31 THÁNG 12 NĂM 2023", {"2023-12-31 NGÀY 31 THÁNG 12 NĂM 2023"}},
      {"ngày 01 tháng 7 năm 202 4", {"2024-07-01 ngày 01 tháng 7 năm 202 4"}},
      {"ngày 05/3/2024", {"2024-03-05 05/3/2024"}},
      {"05-03-2024", {"2024-03-05 05-03-2024"}},
      {"05 – 03 – 2024", {"2024-03-05 05 – 03 – 2024"}},
      {"05.3.2024", {"2024-03-05 05.3.2024"}},
      {"5 / 3 / 2024", {"2024-03-05 5 / 3 / 2024"}},
      {"2024-03-05", {"2024-03-05 2024-03-05"}},
      {"2024/03/05", {"2024-03-05 2024/03/05"}},
      {"01.03.2024 08:15:00 +07:00", {"2024-03-01 01.03.2024"}},
      {"từ 01/01/2024-31/12/2024", {"2024-01-01 01/01/2024", "2024-12-31 31/12/2024"}},
      {"(29/02/2024)", {"2024-02-29 29/02/2024"}},
      // Impossible.
      {"30/02/2024", {}},
      {"29/02/2023", {}},
      {"ngày 31 tháng 6 năm 2024", {}},
      {"00/01/2024", {}},
      {"05/13/2024", {}},
      {"01/01/1850", {}},
      // Blank.
      {"ngày ... tháng ... năm 2024", {}},
      {"ngày     tháng 3 năm 2024", {}},
      {"ngày …/…/2024", {}},
      {"tháng 3 năm 2024", {}},
      // Something else.
      {"1.05.3.2024", {}},
      {"10.0.3.2024.1", {}},
      {"05/3-2024", {}},
      {"12/2022/TT-BTTTT", {}},
      {"05/03/20245", {}},
      {"105/03/2024", {}},
      {"05/3/24", {}},
      {"", {}},
  };
  for (const Case& c : cases) {
    std::vector<std::string> found;
    for (const DateField& f : FindDates(c.text))
      found.push_back(f.date.ToIso() + " " +
                      std::string(c.text).substr(f.span.begin, f.span.size()));
    EXPECT_EQ(found, c.expected) << c.text;
  }
}

TEST(DatesTest, FindPeriods) {
  const struct {
    const char* text;
    std::vector<std::string> expected;
  } cases[] = {
      {"ngày 16 tháng 5 năm 2023", {"2023-05-16 2023-05-16"}},
      {"lắp đặt tháng 2/2024, nghiệm thu tháng 11 năm 2024", {"2024-02-01 2024-02-29", "2024-11-01 2024-11-30"}},
      {"Quý II/2024 và quý 4 năm 2024", {"2024-04-01 2024-06-30", "2024-10-01 2024-12-31"}},
      {"11/2021", {"2021-11-01 2021-11-30"}},
      {"- 6/2024: nộp hồ sơ", {"2024-06-01 2024-06-30"}},
      {"từ 3/2024 đến 5/2024", {"2024-03-01 2024-03-31", "2024-05-01 2024-05-31"}},
      // A part of a number, no month, no time of day.
      {"Thông tư 12/2022 và Thông tư số 12/2022/TT-BTTTT", {}},
      {"Hợp đồng số 05/2023/HĐ; tháng 13/2024; 8/12 máy", {}},
  };
  for (const auto& c : cases) {
    std::vector<std::string> found;
    for (const PeriodField& f : FindPeriods(c.text)) found.push_back(f.first.ToIso() + " " + f.last.ToIso());
    EXPECT_EQ(found, c.expected) << c.text;
  }
}

TEST(DatesTest, DateArithmetic) {
  EXPECT_EQ((Date{2024, 1, 31}.PlusMonths(1)), (Date{2024, 2, 29}));
  EXPECT_EQ((Date{2023, 1, 31}.PlusMonths(1)), (Date{2023, 2, 28}));
  EXPECT_EQ((Date{2023, 11, 30}.PlusMonths(12)), (Date{2024, 11, 30}));
  EXPECT_EQ((Date{2024, 3, 31}.PlusMonths(-1)), (Date{2024, 2, 29}));
  EXPECT_EQ((Date{2024, 1, 15}.PlusMonths(-1)), (Date{2023, 12, 15}));
  EXPECT_EQ((Date{2024, 12, 15}.PlusMonths(1)), (Date{2025, 1, 15}));
  EXPECT_LT((Date{2023, 12, 31}), (Date{2024, 1, 1}));
  EXPECT_EQ((Date{2024, 3, 5}.ToIso()), "2024-03-05");
}

TEST(DatesTest, FromIso) {
  EXPECT_EQ(Date::FromIso("2024-03-05"), (Date{2024, 3, 5}));
  for (const char* bad :
       {"", "2024-3-5", "2024-02-30", "2024/03/05", "2024-03-05x", "1800-01-01", "abcd-ef-gh"})
    EXPECT_FALSE(Date::FromIso(bad)) << bad;
}

}  // namespace
}  // namespace capdo::text
