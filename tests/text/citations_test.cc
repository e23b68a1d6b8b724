#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/fields.h"

namespace capdo::text {
namespace {

struct Case {
  const char* text;
  std::vector<std::string> expected;  // "act|article|clause|point"
};

TEST(CitationsTest, FindLawCitations) {
  const std::string decree = "85/2016/NĐ-CP";
  const std::vector<Case> cases = {
      {"khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP", {decree + "|9|2|"}},
      {"điểm c khoản 2 Điều 20 Nghị định số 85/2016/NĐ-CP", {decree + "|20|2|c"}},
      {"Điểm đ, Khoản 2, Điều 20 của Nghị định 85/2016/NĐ-CP", {decree + "|20|2|đ"}},
      {"Nghị định 85/2016/NĐ-CP, Điều 9 khoản 2 điểm a", {decree + "|9|2|a"}},
      {"Nghị định 85/2016/NĐ-CP (Điều 9)", {decree + "|9||"}},
      {"Điều 9 khoản 2 điểm a", {"|9|2|a"}},
      {"khoản 2 Điều 9", {"|9|2|"}},
      {"Điều 9a Nghị định số 85/2016/NĐ-CP", {decree + "|9a||"}},
      {"ĐIỀU 9 NGHỊ ĐỊNH SỐ 85/2016/NĐ-CP", {decree + "|9||"}},
      {"Ðiều 9 Nghị\u00A0định\nsố 85 / 2016 / NĐ - CP", {decree + "|9||"}},
      {"Nghị định 85/2016/NĐ-CP ngày 01/7/2016 của Chính phủ", {decree + "|||"}},
      {"NĐ 85/2016", {decree + "|||"}},
      {"Nghị định 85/2016", {decree + "|||"}},
      {"TT 12/2022", {"12/2022/TT|||"}},
      {"Điều 8 TT 12/2022/TT-BTTTT", {"12/2022/TT-BTTTT|8||"}},
      {"Thông tư số 12/2022/TT-BTTTT", {"12/2022/TT-BTTTT|||"}},
      {"Luật An toàn thông tin mạng ngày 19/11/2015", {"Luật An toàn thông tin mạng|||"}},
      {"Luật An toàn thông tin mạng số 86/2015/QH13", {"86/2015/QH13|||"}},
      {"Luật An toàn thông tin mạng (Luật số 86/2015/QH13)", {"86/2015/QH13|||"}},
      {"Luật số 86/2015/QH13", {"86/2015/QH13|||"}},
      {"Luật An ninh mạng số 116/2025/QH15", {"116/2025/QH15|||"}},
      {"LUẬT AN NINH MẠNG", {"Luật An ninh mạng|||"}},
      {"Điều 24 Luật An ninh mạng", {"Luật An ninh mạng|24||"}},
      {"Luật Giao dịch điện tử và Luật Công nghệ thông tin",
       {"Luật Giao dịch điện tử|||", "Luật Công nghệ thông tin|||"}},
      {"TCVN 11930:2017", {"TCVN 11930:2017|||"}},
      {"TCVN 11930 : 2017 và QCVN 80:2014/BTTTT", {"TCVN 11930:2017|||", "QCVN 80:2014/BTTTT|||"}},
      {"TCVN ISO/IEC 27001:2019", {"TCVN ISO/IEC 27001:2019|||"}},
      {"Quyết định số 1017/QĐ-TTg", {"1017/QĐ-TTg|||"}},
      {"Quyết định số 05/2017/QĐ-TTg", {"05/2017/QĐ-TTg|||"}},
      {"Chỉ thị số 14/CT-TTg", {"14/CT-TTg|||"}},
      // Lists.
      {"khoản 1, 2 và 3 Điều 9 Nghị định 85/2016/NĐ-CP",
       {decree + "|9|1|", decree + "|9|2|", decree + "|9|3|"}},
      {"khoản 1 và khoản 2 Điều 9 Nghị định 85/2016/NĐ-CP", {decree + "|9|1|", decree + "|9|2|"}},
      {"điểm a, b khoản 2 Điều 5 và khoản 1 Điều 6 Nghị định 85/2016/NĐ-CP",
       {decree + "|5|2|a", decree + "|5|2|b", decree + "|6|1|"}},
      {"điểm a khoản 1 và điểm b khoản 2 Điều 5 Nghị định 85/2016/NĐ-CP",
       {decree + "|5|1|a", decree + "|5|2|b"}},
      {"Điều 9, Điều 10 Nghị định 85/2016/NĐ-CP", {decree + "|9||", decree + "|10||"}},
      {"Điều 9 và 10 Nghị định 85/2016/NĐ-CP", {decree + "|9||", decree + "|10||"}},
      {"Điều 9 khoản 2 điểm a, điểm c", {"|9|2|a", "|9|2|c"}},
      {"Điều 9 khoản 1, khoản 2", {"|9|1|", "|9|2|"}},
      {"Điều 9 Nghị định 85/2016/NĐ-CP; Điều 8 Thông tư 12/2022/TT-BTTTT",
       {decree + "|9||", "12/2022/TT-BTTTT|8||"}},
      // No citations of law.
      {"Điều 9. Phạm vi điều chỉnh", {}},
      {"khoản 2 và các khoản khác", {}},
      {"Quyết định số 15/QĐ-UBND", {}},
      {"Luật sư", {}},
      {"Nghị định này", {}},
      {"khoản 2, 3 máy chủ", {}},
      {"điểm a", {}},
      {"TCVN", {}},
      {"", {}},
  };
  for (const Case& c : cases) {
    std::vector<std::string> found;
    for (const LawCitation& f : FindLawCitations(c.text))
      found.push_back(f.act + "|" + f.article + "|" + f.clause + "|" + f.point);
    EXPECT_EQ(found, c.expected) << c.text;
  }
}

TEST(CitationsTest, SpanIsTheSource) {
  const std::string cited =
      "khoản 2 Điều 9 Nghị định số 85/2016/NĐ-CP ngày 01/7/2016 của Chính phủ";
  const std::string text = "Căn cứ " + cited + " về bảo đảm";
  const auto found = FindLawCitations(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(text.substr(found[0].span.begin, found[0].span.size()), cited);

  const std::string sentence = "theo Nghị định số 85/2016/NĐ-CP, đơn vị vận hành";
  const auto plain = FindLawCitations(sentence);
  ASSERT_EQ(plain.size(), 1u);
  EXPECT_EQ(sentence.substr(plain[0].span.begin, plain[0].span.size()),
            "Nghị định số 85/2016/NĐ-CP");
}

}  // namespace
}  // namespace capdo::text
