// Statuses against the words beside them (methods_status.cc). Most cases stand in planted/; here is what excerpts cannot show.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/status_words.h"
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

// A line that is a row by itself is not judged again as a paragraph.
TEST(StatusTest, OneFaultIsToldOnce) {
  Paper paper;
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Text("Mức độ: Đáp ứng. Thực tế chưa có phương án xác thực nào.");
  const result::CheckResult status = Of(Check({paper.File("level-dossier")}), "cross.status");
  EXPECT_EQ(status.outcome, result::Outcome::kReview);
  EXPECT_NE(status.message.find("Có 1 "), std::string::npos) << status.message;
}

TEST(StatusWordsTest, WhatDenies) {
  const std::vector<std::pair<const char*, bool>> cases = {
      {"Không còn bản vá quan trọng nào chưa cài", false},
      {"Không có quy trình và chưa có người phụ trách", true},
      {"Không có tài khoản nào chưa được rà soát", false},
      {"Trong năm không phát sinh sự cố", false},
      {"Trong năm không phát sinh sự cố, chưa diễn tập", true},
      {"Thiết bị còn nguyên hộp trong kho", true},
      {"Dự thảo lần 3, đang gửi các phòng góp ý", true},
      {"Dự thảo được các phòng góp ý trước khi ký ban hành", false},
      {"Cổng 21 hiện vẫn mở", true},
      {"Sổ theo dõi vẫn mở ở bàn trực", false},
  };
  const StatusWords words(Rules().vocabulary, 2026);
  for (const auto& [sentence, denies] : cases) EXPECT_EQ(words.Denies(Norm(sentence)), denies) << sentence;
}

TEST(StatusWordsTest, WhatIsDoneOtherwise) {
  const struct {
    const char *requirement, *sentence, *rest;
    bool otherwise;
  } cases[] = {
      {"Chống từ chối dịch vụ", "Không mua thiết bị", "dùng dịch vụ của nhà mạng", true},
      {"Phòng chống xâm nhập", "Không có thiết bị IPS riêng", "chức năng IPS của tường lửa được bật và chặn chủ động", true},
      {"Sao lưu dự phòng", "Không dùng băng từ", "sao lưu sang tủ đĩa thứ hai lúc 23 giờ hằng đêm", true},
      {"Sao lưu dự phòng", "Không có tủ đĩa", "sao lưu dự kiến làm trong năm 2027", false},
      {"Kiểm soát truy cập", "Không có tường lửa", "phòng máy có điều hòa chạy luân phiên suốt ngày đêm", false},
      {"Kiểm tra khôi phục", "Lần thử tháng 5 không thành công", "đã thử lại ngày 03/6/2026", true},
      {"Sao lưu dự phòng", "Chưa sao lưu", "camera hành lang đã sửa ngày 03/6/2026", false},
  };
  const StatusWords words(Rules().vocabulary, 2026);
  for (const auto& one : cases)
    EXPECT_EQ(words.DoneOtherwise(Norm(one.sentence), Norm(one.rest), Norm(one.requirement)), one.otherwise) << one.sentence << "; " << one.rest;
}

TEST(StatusWordsTest, WhatIsDeniedAsAsked) {
  const struct {
    const char *requirement, *sentence;
    bool asked;
  } cases[] = {
      {"Không mở cổng quản trị ra Internet", "Cổng 22 chưa bao giờ mở ra ngoài", true},
      {"Không mở cổng quản trị ra Internet", "Chưa chặn cổng 22 từ ngoài", false},
      {"Ngăn chặn truy cập trái phép", "Không có tường lửa", false},
      {"Xây dựng dự thảo quy chế", "Dự thảo đang lấy ý kiến", true},
      {"Ban hành quy chế", "Dự thảo đang lấy ý kiến", false},
  };
  const StatusWords words(Rules().vocabulary, 2026);
  for (const auto& one : cases) EXPECT_EQ(words.DeniesAsAsked(Norm(one.sentence), Norm(one.requirement)), one.asked) << one.requirement << ": " << one.sentence;
}

}  // namespace
}  // namespace capdo::analysis
