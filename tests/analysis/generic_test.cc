// Plans that say nothing of their own: copied from the requirement, or one sentence under many.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

using result::Evidence;
using result::Outcome;

struct Row {
  const char *check, *requirement;
};
const Row kRows[] = {
    {"plan.mgmt.recruitment", "7.1.3.1 Tuyển dụng"},
    {"plan.mgmt.employment", "7.1.3.2 Trong quá trình làm việc"},
    {"plan.mgmt.termination", "7.1.3.3 Chấm dứt hoặc thay đổi công việc"},
    {"plan.mgmt.network-ops", "7.1.5.1 Quản lý an toàn mạng"},
    {"plan.mgmt.data-ops", "7.1.5.3 Quản lý an toàn dữ liệu"},
    {"plan.mgmt.malware-ops", "7.1.5.5 Quản lý phòng chống phần mềm độc hại"},
};

result::Result Dossier(const std::vector<std::string>& plans) {
  Paper paper("ho-so.docx");
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Heading("Phương án đáp ứng các yêu cầu về quản lý");
  std::vector<std::vector<std::string>> table = {{"Yêu cầu", "Phương án"}};
  for (std::size_t i = 0; i < std::size(kRows); ++i) table.push_back({kRows[i].requirement, plans[i]});
  paper.Table(table);
  return Check({paper.File("level-dossier")});
}

const std::vector<std::string> kOwn = {
    "Phòng Tổ chức thẩm tra lý lịch ứng viên, ký cam kết bảo mật trước khi cấp tài khoản.",
    "Mỗi năm tổ chức hai buổi phổ biến quy định cho toàn bộ cán bộ vận hành.",
    "Thu hồi tài khoản, thẻ ra vào trong ngày làm việc cuối cùng của cán bộ.",
    "Cấu hình thiết bị mạng được lưu hằng tuần, thay đổi phải qua phiếu yêu cầu được trưởng phòng ký.",
    "Dữ liệu được phân loại ba mức, mã hóa khi sao chép ra thiết bị lưu trữ rời.",
    "Phần mềm diệt mã độc cập nhật mẫu hằng ngày, quét toàn bộ vào thứ Bảy."};

TEST(GenericTest, PlansOfTheirOwnPass) {
  const result::Result result = Dossier(kOwn);
  for (const Row& row : kRows) EXPECT_EQ(Of(result, row.check).outcome, Outcome::kPass) << row.check;
}

// "7.1.5.4.a. …" is label and text at once: nothing is left of it that others could repeat.
TEST(GenericTest, ClausesThatAreTheirOwnLabels) {
  Paper paper("ho-so.docx");
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Text("Cấp độ đề xuất: cấp độ 3").Heading("A. Việc quản lý (mục 7.1)");
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    const std::string code = std::string(kRows[i].requirement).substr(0, 7);
    paper.Bold(kRows[i].requirement).Text(code + ".a. " + kOwn[i]).Text(code + ".b. Sổ theo dõi do Tổ kỹ thuật giữ, mỗi quý trưởng phòng xem một lần.");
  }
  const result::Result result = Check({paper.File("level-dossier")});
  for (const Row& row : kRows) EXPECT_NE(Of(result, row.check).reason, "repeated-plan") << row.check;
}

TEST(GenericTest, OneSentenceUnderManyRequirements) {
  std::vector<std::string> plans(std::size(kRows), "Đơn vị thực hiện đầy đủ các biện pháp theo đúng quy định hiện hành của pháp luật.");
  plans[5] = kOwn[5];
  const result::Result result = Dossier(plans);
  for (std::size_t i = 0; i < 5; ++i) {
    const result::CheckResult check = Of(result, kRows[i].check);
    EXPECT_EQ(check.outcome, Outcome::kReview) << check.id;
    EXPECT_EQ(check.reason, "repeated-plan") << check.id;
    EXPECT_EQ(check.evidence, Evidence::kPresent);
    EXPECT_EQ(check.citations.size(), 2u) << "both places";
  }
  EXPECT_EQ(Of(result, kRows[5].check).outcome, Outcome::kPass);
}

TEST(GenericTest, OneSentenceInWhichOnlyTheNameChanges) {
  std::vector<std::string> plans;
  for (const Row& row : kRows)
    plans.push_back("Công tác " + std::string(row.requirement).substr(8) + " được cơ quan tổ chức thực hiện nghiêm túc, bảo đảm đúng yêu cầu đề ra.");
  const result::Result result = Dossier(plans);
  for (const Row& row : kRows) EXPECT_EQ(Of(result, row.check).reason, "repeated-plan") << row.check;
}

TEST(GenericTest, ThreeTimesIsNoPattern) {
  std::vector<std::string> plans = kOwn;
  for (std::size_t i = 0; i < 3; ++i) plans[i] = "Phòng Tổ chức cán bộ xác minh lý lịch, ký cam kết bảo mật, thu thẻ và khóa tài khoản trong 24 giờ.";
  const result::Result result = Dossier(plans);
  for (const Row& row : kRows) EXPECT_EQ(Of(result, row.check).outcome, Outcome::kPass) << row.check;
}

TEST(GenericTest, TheRequirementsWordsAreNoPlan) {
  Paper paper("ho-so.docx");
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Heading("Phương án đáp ứng các yêu cầu về kỹ thuật");
  const std::string requirement = "7.2.2.3 Nhật ký hệ thống: thiết lập chức năng ghi, lưu trữ nhật ký hệ thống trên máy chủ, lưu tối thiểu theo quy định";
  paper.Table({{"Yêu cầu", "Hiện trạng", "Phương án"},
               {requirement, "Đáp ứng", "Thiết lập chức năng ghi, lưu trữ nhật ký hệ thống trên máy chủ, lưu tối thiểu theo quy định."}});
  const result::CheckResult check = Of(Check({paper.File("level-dossier")}), "plan.tech.srv.logging");
  EXPECT_EQ(check.outcome, Outcome::kReview) << Say(check);
  EXPECT_EQ(check.reason, "copied-requirement");
}

}  // namespace
}  // namespace capdo::analysis
