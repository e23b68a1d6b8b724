#include <gtest/gtest.h>

#include "builder.h"

namespace capdo::analysis {
namespace {

// A decision whose number was written by hand and is not in the file.
Paper Decision() {
  Paper paper("a.docx");
  paper.Title("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM").Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Title("Độc lập – Tự do – Hạnh phúc").Text("Số:      /QĐ-UBND").Text("Sông Lam, ngày    tháng    năm 2024");
  paper.Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin").Bold("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH")
      .Text("Căn cứ Nghị định 85/2016/NĐ-CP;").Title("QUYẾT ĐỊNH:")
      .Lines("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin như sau:\n1. Thông tin chung\na) Tên hệ thống thông tin: Cổng dịch vụ công tỉnh Sông Lam\n"
             "b) Đơn vị vận hành hệ thống thông tin: Trung tâm Công nghệ thông tin\n2. Cấp độ an toàn hệ thống thông tin: Cấp độ 3\nĐiều 2. Hiệu lực từ ngày ký.");
  return paper;
}

StatedPart State(std::map<std::string, std::string> fields) { return {1, std::move(fields), "N.V.A", "2026-11-22", "trên giấy"}; }

TEST(Stated, AFieldIsKnownAndNeverQuoted) {
  InputFile file = Decision().File();
  ASSERT_EQ(Of(Check({file}), "decision.number").outcome, result::Outcome::kFail);
  file.stated = {State({{"number", "15/QĐ-UBND"}, {"date", "2024-03-01"}, {"signer", "Trần Văn Nam"}, {"level", "3"}})};
  const result::Result result = Check({file}, 0);
  const result::CheckResult& number = Of(result, "decision.number");
  EXPECT_EQ(number.outcome, result::Outcome::kPass) << Say(number);
  EXPECT_TRUE(number.citations.empty());
  ASSERT_EQ(number.stated.size(), 1u);
  EXPECT_EQ(number.stated[0].document + number.stated[0].field, "d1number");
  EXPECT_EQ(Of(result, "decision.place-date").outcome, result::Outcome::kPass);
  const result::DocumentEntry& document = result.documents[0];
  EXPECT_EQ(document.fields.at("number"), "15/QĐ-UBND");
  ASSERT_EQ(document.stated.size(), 4u);
  EXPECT_EQ(document.stated[0].field + document.stated[0].value + document.stated[0].read + document.stated[0].who, "date2024-03-01N.V.A");
  EXPECT_EQ(document.stated[1].read, "3");
  EXPECT_EQ(result.subject.level, 3);
  for (const result::CheckResult& check : result.checks)
    for (const result::Citation& citation : check.citations) EXPECT_EQ(citation.quote.find("Trần Văn Nam"), std::string::npos);
}

TEST(Stated, TheLevelThatAPersonReadIsThatOfTheDossier) {
  InputFile file = Decision().File();
  file.stated = {State({{"level", "4"}})};
  const result::Result result = Check({file}, 0);
  EXPECT_EQ(result.subject.level, 4);
  EXPECT_TRUE(result.subject.citations.empty() || result.subject.citations.back().quote.find("Cấp độ 3") == std::string::npos);
}

TEST(Stated, TheKindIsThatOfThePerson) {
  InputFile file = Decision().File();
  file.stated = {State({{"kind", "other"}})};
  const result::Result result = Check({file});
  EXPECT_EQ(result.documents[0].kind, "other");
  EXPECT_EQ(result.documents[0].kind_confidence, "sure");
  EXPECT_EQ(result.documents[0].stated[0].read, "approval-decision");
  EXPECT_EQ(Of(result, "decision.exists").outcome, result::Outcome::kFail);
}

TEST(Stated, OfAFileThatCouldNotBeReadTheKindSaysWhatItCouldDecide) {
  InputFile unread = Unread("b.pdf");
  const InputFile decision = Decision().File();
  ASSERT_EQ(Of(Check({decision, unread}), "regulation.exists").outcome, result::Outcome::kReview);
  unread.stated = {State({{"kind", "survey"}, {"number", "7/BC"}})};
  const result::Result result = Check({decision, unread});
  EXPECT_EQ(Of(result, "regulation.exists").outcome, result::Outcome::kFail);
  EXPECT_EQ(result.documents[1].kind, "survey");
  EXPECT_EQ(result.documents[1].fields.at("number"), "7/BC");
  EXPECT_EQ(result.documents[1].outcome, "unreadable");
  unread.stated = {State({{"kind", "regulation"}})};
  EXPECT_EQ(Of(Check({decision, unread}), "regulation.exists").outcome, result::Outcome::kReview);
}

}  // namespace
}  // namespace capdo::analysis
