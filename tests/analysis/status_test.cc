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

// What is forbidden is not what is lacking.
TEST(StatusTest, ForbiddenAndLacking) {
  const auto judged = [](const std::string& text) { return RunSample("=== level-dossier\n| Yêu cầu | Hiện trạng | Mô tả |\n| Chính sách | Đáp ứng | " + text + " |\n", *Rules().Find("cross.status"), Rules()).outcome; };
  EXPECT_NE(judged("Quy chế ban hành kèm Quyết định 1187/QĐ-SYT nêu ba mục tiêu và các nguyên tắc phân quyền, cấm dùng chung tài khoản, trách nhiệm của thủ trưởng đơn vị."), result::Outcome::kReview);
  EXPECT_EQ(judged("Hiện chưa có quy chế nào quy định nội dung này."), result::Outcome::kReview);
}

// Where a status and what stands beside it may be: in one line, under boxes, under a line that ends with it, in a footnote.
TEST(StatusTest, LayoutsOfAStatus) {
  const auto judged = [](const std::string& text) { return RunSample("=== level-dossier\n" + text, *Rules().Find("cross.status"), Rules()); };
  for (const char* text : {
           "1) Tường lửa ứng dụng web - Đáp ứng: Sở sẽ trang bị trong quý IV/2027.\n2) Sao lưu - Đáp ứng: mỗi đêm.\n",
           "* Rà soát quyền truy cập 06 tháng một lần - ĐÁP ỨNG - từ ngày vận hành chưa rà soát lần nào.\n",
           "Nhiệm vụ 3: Tập huấn năm 2023. Trạng thái: đã thực hiện. Bằng chứng: kế hoạch dời sang tháng 3/2024, năm 2023 không mở lớp nào.\n",
           "Hệ thống giám sát: ĐÁP ỨNG (thiết bị đã mua nhưng chưa đấu nối vào mạng).\n",
           "Về quản trị thiết bị, phương án đáp ứng yêu cầu: bản quyền hết hạn từ tháng 02/2023 và chưa gia hạn.\n",
           "Hệ thống đã đáp ứng yêu cầu của tiêu chuẩn. Tuy nhiên, việc sao lưu đã dừng từ tháng 5 và chưa được khôi phục.\n",
           "7.1.1 Chính sách\n[x] Đáp ứng  [ ] Chưa đáp ứng\nDiễn giải: Chính sách mới dừng ở dự thảo, chưa ban hành.\n",
           "| Mã | Nội dung | KQ | Nhận xét |\n| K1 | Khóa | Đ | Khóa từ tốt |\n| K2 | Camera phòng máy | Đ | Camera đã hỏng từ tháng 2 |\nGhi chú: Đ = đạt, KĐ = không đạt.\n",
           "| Tiêu chí | Điểm tối đa | Điểm tự chấm | Căn cứ |\n| Ban hành quy chế | 10 | 10 | Chưa ban hành |\n",
           "| Tiêu chí | Kết quả | Nhận xét |\n| Sao lưu | Pass | Chưa sao lưu lần nào |\n",
           "| Kết luận | Nội dung yêu cầu | Thuyết minh |\n| Đáp ứng | Tách vùng | VLAN 10, VLAN 50 |\n| Đáp ứng | Nhật ký | Lưu 6 tháng |\n"
           "| Chưa đáp ứng | Phòng chống mã độc | Đã cài trên toàn bộ 85 máy trạm, cập nhật hằng ngày |\n",
       })
    EXPECT_EQ(judged(text).outcome, result::Outcome::kReview) << text << judged(text).message;
  for (const char* text : {
           "1) Tường lửa - Đáp ứng: 02 thiết bị, không gián đoạn khi một thiết bị hỏng.\n2) Giám sát - Chưa đáp ứng: chưa có hệ thống giám sát.\n",
           "Xác thực: Đáp ứng. Không có tài khoản dùng chung, không còn mật khẩu mặc định.\n",
           "Dự phòng Internet: Đáp ứng. Đợt kiểm tra năm 2023 ghi nhận chỉ có một đường; từ ngày 01/02/2024 đã có đường thứ hai.\n",
           "Diễn tập: Đáp ứng. Năm 2023 không tổ chức được, năm 2024 đã diễn tập ngày 25/9/2024.\n",
           "Bản vá: Đáp ứng. Máy chủ hết hỗ trợ đã được thay bằng Windows 2022 tháng 3/2024.\n",
           "[x] Đáp ứng [ ] Chưa đáp ứng\nDiễn giải: Đã ban hành quy chế, chưa phát sinh vướng mắc.\n[ ] Đáp ứng [x] Chưa đáp ứng\nDiễn giải: Chưa có kinh phí.\n",
           "| Yêu cầu | Trước dự án | Sau dự án |\n| Nhật ký tập trung | Chưa đáp ứng: chưa có máy chủ log | Đáp ứng: máy chủ log lưu 3 tháng |\n",
       })
    EXPECT_NE(judged(text).outcome, result::Outcome::kReview) << text << judged(text).message;
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
