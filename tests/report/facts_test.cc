// What the dossier states of its system, as the reports show it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixture.h"
#include "report/fact_words.h"
#include "report/html.h"
#include "report/terminal.h"

namespace capdo::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

result::Result WithoutFacts() {
  result::Result result = Dossier();
  result.facts.clear();
  result::Seal(result);
  return result;
}

// From the heading of the facts to the end of their section.
std::string FactSection(const std::string& html) {
  const std::size_t begin = html.find("id=\"facts\"");
  return begin == std::string::npos ? "" : html.substr(begin, html.find("</section>", begin) - begin);
}

TEST(Facts, ThereIsNoSectionWithoutFacts) {
  for (const std::string& text : {ToHtml(WithoutFacts(), {}), ToTerminal(WithoutFacts(), {})}) {
    EXPECT_THAT(text, Not(HasSubstr("Thông tin hồ sơ nêu")));
    EXPECT_THAT(text, Not(HasSubstr("#facts")));
  }
}

TEST(Facts, ContradictionIsSaidInWords) {
  const std::string section = FactSection(ToHtml(Dossier(), {}));
  EXPECT_THAT(section, HasSubstr("</span> Mâu thuẫn</span>"));
  EXPECT_THAT(section, HasSubstr("<b>không có</b> <span class=\"side\">(mâu thuẫn)</span>"));
  // Only the two sides: the third place agrees with the second.
  std::size_t sides = 0;
  for (std::size_t at = 0; (at = section.find("class=\"side\"", at)) != std::string::npos; ++at) ++sides;
  EXPECT_EQ(sides, 2u);
}

TEST(Facts, HtmlHasFilePageAndQuotationOfEachPlace) {
  const std::string section = FactSection(ToHtml(Dossier(), {}));
  for (const char* part : {"03_Kiem tra danh gia/bien_ban_kiem_tra_2025.pdf, trang 2", "Hệ thống hiện chưa trang bị tường lửa",
                           "thuyet_minh_HSDXCD.docx, khoảng trang 12, Bảng 3, hàng 2", "<q>02</q>", "≥ 12; 14", "… và 2 vị trí khác"})
    EXPECT_THAT(section, HasSubstr(part));
}

TEST(Facts, HtmlEscapesThem) {
  result::Result result = Dossier();
  result.facts[0].name = "<i>tường lửa";
  result.facts[1].said[0].value = "<u>12";
  const std::string section = FactSection(ToHtml(result, {}));
  EXPECT_THAT(section, HasSubstr("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; ␛[31m"));
  for (const char* forbidden : {"<script", "<i>", "<u>", "\x1b"}) EXPECT_THAT(section, Not(HasSubstr(forbidden)));
}

TEST(Facts, TerminalHasTheContradictionsAndTheNumberOfTheRest) {
  const std::string text = ToTerminal(Dossier(), {.width = 100});
  EXPECT_THAT(text, HasSubstr("! Mâu thuẫn: tường lửa"));
  EXPECT_THAT(text, HasSubstr("chưa trang bị tường lửa chuyên dụng"));
  EXPECT_THAT(text, HasSubstr("2 thông tin không thấy mâu thuẫn."));
  EXPECT_THAT(text, Not(HasSubstr("độ dài mật khẩu")));
  EXPECT_THAT(text, Not(HasSubstr("Cặp tường lửa")));  // beyond the two sides
}

TEST(Facts, NothingIsSaidToContradictWhereNothingDoes) {
  result::Result result = Dossier();
  result.facts.erase(result.facts.begin());
  EXPECT_THAT(FactSection(ToHtml(result, {})), HasSubstr("Không thấy thông tin nào mâu thuẫn"));
  EXPECT_THAT(ToTerminal(result, {}), Not(HasSubstr("Mâu thuẫn:")));
}

}  // namespace
}  // namespace capdo::report
