// Statuses against the words beside them (methods_status.cc). Most cases stand in planted/; here is what excerpts cannot show.
#include <gtest/gtest.h>

#include "builder.h"

namespace capdo::analysis {
namespace {

// Each of two documents bound into one file is read by itself: a table of the second is not read again with the first.
TEST(StatusTest, TablesBelongToTheirDocument) {
  Paper paper;
  for (const char* title : {"Về kiểm tra an toàn thông tin lần 1", "Về kiểm tra an toàn thông tin lần 2"}) {
    paper.Letterhead("SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc");
    paper.Title("BÁO CÁO KẾT QUẢ KIỂM TRA, ĐÁNH GIÁ AN TOÀN THÔNG TIN").Title(title).Text("Đã kiểm tra hệ thống theo kế hoạch.");
  }
  paper.Table({{"Nội dung", "Xác thực máy chủ", "Nhật ký"}, {"Trạng thái", "Đáp ứng", "Đáp ứng"}, {"Diễn giải", "Chưa cấu hình trên máy nào", "Gửi về máy chủ tập trung"}});
  ASSERT_EQ(Prepare(paper).parts.size(), 2u);
  const result::CheckResult status = Of(Check({paper.File()}), "cross.status");
  EXPECT_EQ(status.outcome, result::Outcome::kReview);
  EXPECT_NE(status.message.find("Có 1 "), std::string::npos) << status.message;
}

}  // namespace
}  // namespace capdo::analysis
