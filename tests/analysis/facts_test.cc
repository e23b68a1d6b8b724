// Answers, quantities and the table of facts: the steps under the comparison of facts (contradiction_test.cc, planted_test.cc).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/answers.h"
#include "analysis/quantity.h"
#include "builder.h"

namespace capdo::analysis {
namespace {

const rules::Fact& FactOf(const std::string& id) {
  for (const rules::Fact& fact : Rules().facts)
    if (fact.id == id) return fact;
  ADD_FAILURE() << "no fact " << id;
  return Rules().facts.front();
}

// "value" of the first count in the sentence; "" where it holds none.
std::string Quantity(const std::string& id, const std::string& sentence, bool rule = false) {
  const rules::Fact& fact = FactOf(id);
  const std::string norm = Norm(sentence);
  for (const text::Pattern& pattern : fact.count)
    if (const auto match = pattern.Find(norm))
      if (const auto quantity = QuantityOf(Rules(), fact, norm, *match, rule))
        return TextOf(*quantity, fact, Rules().fact_words);
  return "";
}

TEST(QuantityTest, AsTextsBoundThem) {
  EXPECT_EQ(Quantity("physical-servers", "Hệ thống chạy trên 06 máy chủ vật lý"), "6");
  EXPECT_EQ(Quantity("physical-servers", "Có sáu máy chủ vật lý"), "6");
  EXPECT_EQ(Quantity("physical-servers", "Không nêu số lượng"), "");
  EXPECT_EQ(Quantity("log-retention", "Nhật ký được lưu trữ tối thiểu 12 tháng"), "≥ 1 năm");
  EXPECT_EQ(Quantity("log-retention", "Nhật ký lưu 45 ngày"), "45 ngày");
  EXPECT_EQ(Quantity("log-retention", "Nhật ký lưu 45 ngày", true), "≥ 45 ngày");
  // At least every three months is three months or less.
  EXPECT_EQ(Quantity("scan-frequency", "Dò quét ít nhất 03 tháng một lần"), "≤ 1 quý");
  EXPECT_EQ(Quantity("backup-frequency", "Sao lưu dữ liệu hằng tuần"), "1 tuần");
  EXPECT_EQ(Quantity("backup-frequency", "Sao lưu nhật ký 15 phút một lần"), "15 phút");
}

TEST(QuantityTest, Agreement) {
  const struct {
    double a_low, a_high, b_low, b_high;
    bool agree;
  } kCases[] = {{6, 6, 6, 6, true}, {6, 6, 7, 7, false}, {12, 1e9, 24, 24, true}, {12, 1e9, 1, 1, false}, {0, 3, 2, 2, true}, {0, 3, 12, 12, false}};
  for (const auto& one : kCases) {
    const analysis::Quantity a{one.a_low, one.a_high}, b{one.b_low, one.b_high};
    EXPECT_EQ(Agree(a, b), one.agree) << one.a_low << " " << one.b_low;
    EXPECT_EQ(Agree(b, a), one.agree);
  }
}

// "topic=answer" of everything that is answered.
std::vector<std::string> Answers(Paper& paper) {
  const Prepared prepared = Prepare(paper);
  std::vector<std::string> out;
  for (const Answered& one : ReadAnswers(prepared.parts.at(0), 0, Rules().vocabulary)) {
    std::string line = one.topic + '=';
    for (const UnitValue& value : one.answers)
      if (value.block >= 0)
        line += prepared.doc->blocks[static_cast<std::size_t>(value.block)].text.substr(value.span.begin, value.span.size()) + '|';
    out.push_back(std::move(line));
  }
  return out;
}

bool Holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST(AnswersTest, QuestionsLabelsAndRows) {
  Paper paper;
  paper.Lines("Câu 2. Hệ thống có thiết bị chống xâm nhập chưa? - Chưa có, đang xin kinh phí.\nHỏi: Có máy phát điện không?\nTrả lời: Không.\nTủ đĩa: 02 chiếc\nAi ký? Ai duyệt?");
  paper.Table({{"Thiết bị", "Số lượng"}, {"Bộ lưu điện", "02"}});
  const std::vector<std::string> all = Answers(paper);
  EXPECT_TRUE(Holds(all, "hệ thống có thiết bị chống xâm nhập chưa=Chưa có, đang xin kinh phí.|")) << ::testing::PrintToString(all);
  EXPECT_TRUE(Holds(all, "có máy phát điện không=Không.|")) << ::testing::PrintToString(all);
  EXPECT_TRUE(Holds(all, "tủ đĩa=02 chiếc|")) << ::testing::PrintToString(all);
  EXPECT_TRUE(Holds(all, "bộ lưu điện=02|")) << ::testing::PrintToString(all);
  for (const std::string& one : all) EXPECT_EQ(one.find("ai duyệt"), std::string::npos) << "a question is no answer: " << one;
}

TEST(AnswersTest, WhatIsTicked) {
  EXPECT_EQ(TickedOf("☐ có ☑ không"), "không");
  EXPECT_EQ(TickedOf("[x] có [ ] không"), "có");
  EXPECT_EQ(TickedOf("chưa có"), "chưa có");
}

result::Result Of(const std::string& one, const std::string& two) {
  Paper paper;
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Heading("Hiện trạng").Text(one).Heading("Kết nối").Text(two);
  return Check({paper.File("level-dossier")});
}

const result::FactEntry* Entry(const result::Result& result, const std::string& id) {
  for (const result::FactEntry& fact : result.facts)
    if (fact.id == id) return &fact;
  return nullptr;
}

TEST(FactTableTest, BothSidesStandFirst) {
  const result::Result result = Of("Thiết bị Suricata phát hiện xâm nhập được đặt tại vùng biên.", "Hệ thống không có thiết bị phát hiện xâm nhập.");
  const result::FactEntry* fact = Entry(result, "ips");
  ASSERT_NE(fact, nullptr);
  EXPECT_TRUE(fact->differs);
  EXPECT_EQ(fact->count, 2);
  ASSERT_EQ(fact->said.size(), 2u);
  EXPECT_EQ(fact->said[0].says + ' ' + fact->said[1].says, "not-there there");
  for (const result::FactStatement& said : fact->said) EXPECT_FALSE(said.citations.empty());
}

TEST(FactTableTest, NumbersAndWhatAgrees) {
  const result::Result result = Of("Nhật ký hệ thống được lưu trữ tối thiểu 12 tháng.", "Nhật ký hệ thống lưu 24 tháng trên tủ đĩa.");
  const result::FactEntry* fact = Entry(result, "log-retention");
  ASSERT_NE(fact, nullptr);
  EXPECT_FALSE(fact->differs);
  ASSERT_EQ(fact->said.size(), 2u);
  EXPECT_EQ(fact->said[0].value + ' ' + fact->said[1].value, "≥ 1 năm 2 năm");
  EXPECT_EQ(Entry(result, "waf"), nullptr);
}

// A cut-down table "Yêu cầu | Đáp ứng | Không đáp ứng | Ghi chú": what a tick says, its column says.
TEST(StatusTest, ATickSaysWhatItsColumnSays) {
  const auto reason = [](const std::string& met, const std::string& not_met) {
    Paper paper;
    paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Heading("Đánh giá");
    paper.Table({{"Yêu cầu", "Đáp ứng", "Không đáp ứng", "Ghi chú"}, {"Sao lưu dữ liệu", met, not_met, "Hiện chưa có thiết bị"}, {"Xác thực", "x", "", "Dùng LDAP"}});
    return analysis::Of(Check({paper.File("level-dossier")}), "cross.status").reason;
  };
  EXPECT_EQ(reason("x", ""), "status-differs");
  EXPECT_EQ(reason("", "x"), "found");
}

TEST(PromulgatedTest, ARegulationBehindItsDecisionHasThatNumber) {
  Paper paper;
  paper.Title("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM").Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Title("Độc lập - Tự do - Hạnh phúc").Text("Số: 12/QĐ-UBND").Title("QUYẾT ĐỊNH").Title("Ban hành Quy chế bảo đảm an toàn thông tin").Text("Điều 1. Ban hành kèm theo Quyết định này Quy chế bảo đảm an toàn thông tin.")
      .Lines("Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế các quy định trước đây trái với Quyết định này.\nĐiều 3. Chánh Văn phòng, giám đốc các sở, ban, ngành và thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này; Sở Khoa học và Công nghệ theo dõi, đôn đốc, tổng hợp, báo cáo kết quả thực hiện với Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm theo quy định của pháp luật hiện hành.")
            .Title("QUY CHẾ").Title("Bảo đảm an toàn thông tin").Text("(Ban hành kèm theo Quyết định này)")
      .Lines("Chương I. QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nQuy chế này quy định về bảo đảm an toàn thông tin.\nĐiều 2. Đối tượng áp dụng\nCán bộ, công chức của cơ quan.");
  const result::Result result = Check({paper.File()});
  ASSERT_EQ(result.documents.size(), 2u);
  ASSERT_EQ(result.documents[0].kind + ' ' + result.documents[1].kind, "regulation-decision regulation");
  const auto number = result.documents[1].fields.find("attached-number");
  ASSERT_NE(number, result.documents[1].fields.end());
  EXPECT_EQ(number->second, "12/QĐ-UBND");
}

}  // namespace
}  // namespace capdo::analysis
