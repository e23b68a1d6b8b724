#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/fields.h"

namespace capdo::text {
namespace {

struct Case {
  const char* text;
  std::vector<std::string> expected;
};

TEST(NumbersTest, FindNumbers) {
  const std::vector<Case> cases = {
      {"Số: 15/QĐ-UBND", {"15/QĐ-UBND"}},
      {"473/QĐ-BTTTT", {"473/QĐ-BTTTT"}},
      {"86/2015/QH13", {"86/2015/QH13"}},
      {"85/2016/NĐ-CP", {"85/2016/NĐ-CP"}},
      {"12/2022/TT-BTTTT", {"12/2022/TT-BTTTT"}},
      {"07/2024/QĐ-UBND", {"07/2024/QĐ-UBND"}},
      {"125/BC-STTTT", {"125/BC-STTTT"}},
      {"03/TTr-VP", {"03/TTr-VP"}},
      {"1234/UBND-KGVX", {"1234/UBND-KGVX"}},
      {"1234/UBND.NC", {"1234/UBND.NC"}},
      {"2710/BTTTT-CĐSQG", {"2710/BTTTT-CĐSQG"}},
      {"12/KH&CN-VP", {"12/KH&CN-VP"}},
      {"01/SNgV-LS", {"01/SNgV-LS"}},
      {"15a/QĐ-UBND", {"15a/QĐ-UBND"}},
      {"15/QĐ", {"15/QĐ"}},
      {"52-NQ/TW", {"52-NQ/TW"}},
      {"Số:15/QÐ–UBND", {"15/QĐ-UBND"}},
      {"473/QĐ - BTTTT", {"473/QĐ-BTTTT"}},
      {"473 /\u00A0QĐ-\nBTTTT", {"473/QĐ-BTTTT"}},
      {"85 / 2016 / NĐ - CP", {"85/2016/NĐ-CP"}},
      {"85/2016/NĐ-CP - CHƯƠNG I", {"85/2016/NĐ-CP"}},
      {"15/QĐ-UBND.Hà Nội", {"15/QĐ-UBND"}},
      {"15/QĐ-Bộ", {"15/QĐ"}},
      {"85/2016/NĐ-CP và 12/2022/TT-BTTTT", {"85/2016/NĐ-CP", "12/2022/TT-BTTTT"}},
      {"(15/QĐ-UBND)", {"15/QĐ-UBND"}},
      // The running number was left blank.
      {"Số:   /QĐ-UBND", {}},
      {"Số:   /2024/QĐ-UBND", {}},
      {"Số: …/QĐ-UBND", {}},
      {"Số: ....../2024/QĐ-UBND", {}},
      // Something else.
      {"TCVN 11930:2017", {}},
      {"05/3/2024", {}},
      {"24/7", {}},
      {"220V/AC", {}},
      {"5/LAN", {}},
      {"1/Quyết định", {}},
      {"10/100/1000Mbps", {}},
      {"https://a.vn/15/QD-UBND", {}},
      {"A15/QĐ-UBND", {}},
      {"10.1/API-V2", {}},
      {"", {}},
  };
  for (const Case& c : cases) {
    std::vector<std::string> found;
    for (const NumberField& f : FindNumbers(c.text)) found.push_back(f.number);
    EXPECT_EQ(found, c.expected) << c.text;
  }
}

TEST(NumbersTest, SpanIsTheSource) {
  const std::string text = "Số: 473 / QĐ - BTTTT ngày";
  const auto found = FindNumbers(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(text.substr(found[0].span.begin, found[0].span.size()), "473 / QĐ - BTTTT");
}

TEST(RomanTest, ParseRoman) {
  const std::vector<std::pair<const char*, int>> cases = {{"I", 1},
                                                          {"II", 2},
                                                          {"III", 3},
                                                          {"IV", 4},
                                                          {"V", 5},
                                                          {"VIII", 8},
                                                          {"IX", 9},
                                                          {"XIV", 14},
                                                          {"XL", 40},
                                                          {"XC", 90},
                                                          {"CDXLIV", 444},
                                                          {"MMXXIV", 2024},
                                                          {"MMMCMXCIX", 3999},
                                                          {"iii", 3},
                                                          {"", 0},
                                                          {"IIII", 0},
                                                          {"VX", 0},
                                                          {"IXI", 0},
                                                          {"IIX", 0},
                                                          {"MMMM", 0},
                                                          {"iV", 0},
                                                          {"Iv", 0},
                                                          {"3", 0},
                                                          {"ba", 0},
                                                          {"IVIV", 0},
                                                          {"CMC", 0},
                                                          {"XXXXXXXXXXXXXXXXXXXX", 0}};
  for (const auto& [text, value] : cases) EXPECT_EQ(ParseRoman(text), value) << text;
}

}  // namespace
}  // namespace capdo::text
