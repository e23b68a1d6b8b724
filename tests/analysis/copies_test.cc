// One document in several files is judged once; documents that merely look alike are not one.
#include <gtest/gtest.h>

#include <string>

#include "builder.h"

namespace capdo::analysis {
namespace {

using document::ReadBy;
using result::Outcome;

struct Head {
  std::string number = "Số: 2750/QĐ-UBND", date = "Sông Lam, ngày 12 tháng 10 năm 2023";
  std::string system = "Cổng dịch vụ công tỉnh Sông Lam", level = "3";
};

Paper Decision(const std::string& path, const Head& head = {}) {
  Paper paper(path);
  paper.Letterhead("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n" + head.number, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" + head.date)
      .Title("QUYẾT ĐỊNH")
      .Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin " + head.system)
      .Title("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG LAM")
      .Text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;")
      .Text("Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;")
      .Text("Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về bảo đảm an toàn hệ thống thông tin theo cấp độ;")
      .Text("Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình đã gửi.")
      .Title("QUYẾT ĐỊNH:")
      .Text("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin với các nội dung sau đây:")
      .Text("1. Thông tin chung:")
      .Text("a) Tên hệ thống thông tin: " + head.system + ";")
      .Text("b) Đơn vị vận hành: Trung tâm Công nghệ thông tin và Truyền thông;")
      .Text("2. Cấp độ an toàn hệ thống thông tin: Cấp độ " + head.level + ";")
      .Text("Điều 2. Đơn vị vận hành thực hiện trách nhiệm theo Điều 22 Nghị định số 85/2016/NĐ-CP và báo cáo kết quả hằng năm.")
      .Text("Điều 3. Chánh Văn phòng, Giám đốc Sở Khoa học và Công nghệ và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.");
  return paper;
}

Paper Scan(Paper paper) {
  paper.doc().format = "pdf";
  for (document::Block& block : paper.doc().blocks) {
    block.read_by = ReadBy::kOcr;
    block.confidence = 0.9;
  }
  return paper;
}

int SameDocuments(const result::Result& result) {
  int count = 0;
  for (const result::DocumentEntry& entry : result.documents)
    for (const auto& warning : entry.warnings) count += warning.code == "same-document";
  return count;
}

TEST(CopiesTest, TheSignedScanGivesWhatTheDraftLacks) {
  Head blank;
  blank.number = "Số:      /QĐ-UBND";
  blank.date = "Sông Lam, ngày ... tháng ... năm 2023";
  const result::Result alone = Check({Decision("a.docx", blank).File()}, 0);
  EXPECT_EQ(Of(alone, "decision.number").outcome, Outcome::kFail);
  const result::Result both = Check({Decision("a.docx", blank).File(), Scan(Decision("b.pdf")).File()}, 0);
  EXPECT_EQ(SameDocuments(both), 1);
  const result::CheckResult& number = Of(both, "decision.number");
  EXPECT_EQ(number.outcome, Outcome::kReview) << Say(number);  // only the recognition saw it
  ASSERT_FALSE(number.citations.empty());
  EXPECT_EQ(number.citations[0].document, "d2");
  EXPECT_EQ(number.citations[0].quote, "2750/QĐ-UBND");
  // The text comes from the file that needs no recognition.
  ASSERT_FALSE(Of(both, "decision.a1.operator").citations.empty());
  EXPECT_EQ(Of(both, "decision.a1.operator").citations[0].document, "d1");
}

TEST(CopiesTest, OneOrTwoDocuments) {
  Head other_number, other_system, other_level, near_number;
  other_number.number = "Số: 1127/QĐ-UBND";
  near_number.number = "Số: 2756/QĐ-UBND";
  other_system.system = "Phần mềm quản lý văn bản tỉnh Sông Lam";
  other_level.level = "2";
  Paper longer = Decision("b.docx");
  for (int i = 0; i < 20; ++i)
    longer.Text("Khoản " + std::to_string(i) + ": nội dung bổ sung về phương án ứng cứu sự cố số " + std::to_string(i * 7) + " của đơn vị.");
  const struct {
    const char* what;
    Paper second;
    int same;
  } cases[] = {
      {"printed", Decision("b.docx"), 1},
      {"scanned", Scan(Decision("b.pdf")), 1},
      {"number", Decision("b.docx", other_number), 0},
      {"number of a scan", Scan(Decision("b.pdf", other_number)), 0},
      {"one digit otherwise", Decision("b.docx", near_number), 0},
      {"one digit otherwise in a scan", Scan(Decision("b.pdf", near_number)), 1},
      {"system", Decision("b.docx", other_system), 0},
      {"system of a scan", Scan(Decision("b.pdf", other_system)), 0},
      {"level", Decision("b.docx", other_level), 0},
      {"much more in it", longer, 0},
  };
  for (const auto& one : cases) {
    const result::Result result = Check({Decision("a.docx").File(), one.second.File()}, 0);
    EXPECT_EQ(SameDocuments(result), one.same) << one.what;
  }
}

TEST(CopiesTest, TheOrderOfTheFilesDoesNotMatter) {
  const InputFile written = Decision("b.docx").File(), scan = Scan(Decision("a.pdf")).File();
  const result::Result first = Check({written, scan}, 0), second = Check({scan, written}, 0);
  for (const result::CheckResult& check : first.checks) EXPECT_EQ(Of(second, check.id).outcome, check.outcome) << check.id;
}

// A copy of which something is missing never stands for a whole one, whatever the order of their names.
TEST(CopiesTest, TheWholeOneCounts) {
  InputFile cut = Decision("a.docx").File();
  cut.document->warnings.push_back({"damaged-part", "word/document.xml", 0});
  const result::Result result = Check({cut, Decision("b.docx").File()}, 0);
  EXPECT_EQ(SameDocuments(result), 1);
  ASSERT_FALSE(Of(result, "decision.a1.operator").citations.empty());
  EXPECT_EQ(Of(result, "decision.a1.operator").citations[0].document, "d2");
}

}  // namespace
}  // namespace capdo::analysis
