// What the program wrote itself is no evidence, in whatever file it comes back.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/messages.h"
#include "builder.h"

namespace capdo::analysis {
namespace {

// A report that quotes what would meet checks, as it is read from its HTML or its print.
Paper& Report(Paper& paper, const std::string& title, const std::string& top, const std::string& bottom) {
  paper.Title(title);
  if (!top.empty()) paper.Text(top);
  paper.Table({{"Cơ quan", "Ủy ban nhân dân tỉnh Sông Lam"}, {"Cấp độ", "3"}});
  for (int i = 0; i < 8; ++i)
    paper.Text("Xác thực: mỗi người dùng một tài khoản riêng, mật khẩu dài 12 ký tự, đổi sau 90 ngày, khóa sau 5 lần sai.");
  if (!bottom.empty()) paper.Text(bottom);
  return paper.Text("Mã kết quả: sha256:86e8469515f5fbad70a0211897fe883c3a59dc98e00898b2d1953a1efcf18fb0");
}

std::string Say(Language language, const char* key) { return Message(language, key, {{"version", "0.1.0"}, {"rules", "decree-85-2016"}}); }

struct Form {
  const char *name, *title, *top, *bottom;  // keys; "" none
  Language language;
};
const Form kForms[] = {
    {"report", "report.title", "own.mark", "method.footer", Language::kVietnamese},
    {"report of before the sentence at the title", "report.title", "", "method.footer", Language::kVietnamese},
    {"self-check, its end not printed", "report.title-agency", "own.mark", "", Language::kVietnamese},
    {"overview", "batch.title", "own.mark", "method.footer", Language::kVietnamese},
    {"comparison", "compare.title", "", "method.proposes", Language::kVietnamese},
    {"gap list", "letter.list-title", "own.mark", "own.mark", Language::kVietnamese},
    {"report in English", "report.title", "own.mark", "method.footer", Language::kEnglish},
};

TEST(OwnOutputTest, IsListedAndIsNoEvidence) {
  for (const Form& form : kForms) {
    SCOPED_TRACE(form.name);
    const auto say = [&](const char* key) { return *key == '\0' ? "" : Say(form.language, key); };
    Paper paper("ket-qua.html");
    const result::Result result = Check({Report(paper, say(form.title), say(form.top), say(form.bottom)).File()});
    ASSERT_EQ(result.documents.size(), 1u);
    EXPECT_EQ(result.documents[0].kind, "own-report");
    EXPECT_TRUE(std::any_of(result.documents[0].warnings.begin(), result.documents[0].warnings.end(),
                            [](const auto& warning) { return warning.code == "own-report"; }));
    for (const result::CheckResult& check : result.checks) {
      EXPECT_TRUE(check.citations.empty()) << check.id;
      EXPECT_FALSE(check.searched.nearest) << check.id;
      EXPECT_TRUE(check.searched.documents.empty()) << check.id;
    }
  }
}

TEST(OwnOutputTest, DataAreKnownByTheirHeadsOrTheirNotes) {
  Paper csv("thieu-sot.csv");
  csv.Text("Nội dung,Mã nội dung,Nội dung kiểm tra,Kết quả,Mức độ").Text("1a Quyết định,decision.a1.number,Số quyết định,Chưa đạt,Bắt buộc");
  EXPECT_EQ(Check({csv.File()}).documents[0].kind, "own-report");
  Paper findings("findings.csv");
  findings.Text("Cơ quan,Nội dung,Mã nội dung,Nội dung kiểm tra,Kết quả,Mức độ").Text("Bộ A,1a Quyết định,decision.a1.number,Số quyết định,Chưa đạt,Bắt buộc");
  EXPECT_EQ(Check({findings.File()}).documents[0].kind, "own-report");
  for (const char* line : {"\"schema\": \"capdo.result/1\",", "\"name\": \"capdo\","}) {
    Paper json("ket-qua.txt");
    json.Text("{").Text(line).Text("\"title\": \"Hồ sơ đề xuất cấp độ\"");
    EXPECT_EQ(Check({json.File()}).documents[0].kind, "own-report") << line;
  }
  Paper book("thieu-sot.xlsx");
  book.Table({{"Nội dung", "Mã nội dung"}, {"1a Quyết định", "decision.a1.number"}}).Text(Say(Language::kVietnamese, "method.proposes"));
  analysis::InputFile file = book.File();
  file.document->format = "xlsx";
  EXPECT_EQ(Check({file}).documents[0].kind, "own-report");
}

TEST(OwnOutputTest, ADossierBoundIntoOneFileWithAReportStaysEvidence) {
  Paper paper("tat-ca.pdf");
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Heading("Phương án đáp ứng các yêu cầu về quản lý");
  paper.Table({{"Yêu cầu", "Phương án"},
               {"7.1.3.1 Tuyển dụng", "Phòng Tổ chức thẩm tra lý lịch ứng viên, ký cam kết bảo mật trước khi cấp tài khoản."}});
  Report(paper, Say(Language::kVietnamese, "report.title"), Say(Language::kVietnamese, "own.mark"),
         Say(Language::kVietnamese, "method.footer"));
  paper.Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Title("Độc lập - Tự do - Hạnh phúc").Title("TỜ TRÌNH")
      .Title("Về việc phê duyệt hồ sơ đề xuất cấp độ").Text("Kính gửi: Ủy ban nhân dân tỉnh Sông Lam.");
  const result::Result result = Check({paper.File()});
  ASSERT_EQ(result.documents.size(), 3u);
  EXPECT_EQ(result.documents[0].kind, "level-dossier");
  EXPECT_EQ(result.documents[1].kind, "own-report");
  EXPECT_EQ(result.documents[2].kind, "submission");
  EXPECT_EQ(Of(result, "plan.mgmt.recruitment").outcome, result::Outcome::kPass);
}

TEST(OwnOutputTest, AnInspectionReportOfTheAgencyIsNot) {
  Paper paper("bao-cao.docx");
  paper.Title("BÁO CÁO").Title("Kết quả kiểm tra, đánh giá an toàn thông tin hệ thống").Text("Chương trình đề xuất các biện pháp sau.");
  EXPECT_EQ(Check({paper.File()}).documents[0].kind, "inspection");
  Paper titled("ket-qua.docx");
  titled.Title("Kết quả kiểm tra hồ sơ cấp độ an toàn hệ thống thông tin").Text("Đoàn kiểm tra làm việc ngày 05/3/2024.");
  EXPECT_NE(Check({titled.File()}).documents[0].kind, "own-report");
}

TEST(OwnOutputTest, TheLetterAndTheListToPrepare) {
  Paper letter("cong-van.docx");
  letter.Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Text("V/v đề nghị bổ sung, hoàn thiện hồ sơ cấp độ an toàn hệ thống thông tin")
      .Text("Kính gửi: Sở A.").Text("Nguồn: capdo 0.1.0; bộ quy tắc decree-85-2016 2026.11.1; danh mục qd-473-2024; mã kết quả sha256:86.");
  EXPECT_EQ(Check({letter.File()}).documents[0].kind, "own-report");
  Paper list("danh-muc.docx");
  list.Title("TÀI LIỆU CẦN CHUẨN BỊ").Title("Đối với hệ thống thông tin cấp độ 3").Text("Danh mục này không nộp kèm hồ sơ.");
  EXPECT_EQ(Check({list.File()}).documents[0].kind, "own-report");
}

}  // namespace
}  // namespace capdo::analysis
