// Where a topic is found (methods_topic.cc): words that say it elsewhere do not cover a title of its group that is denied;
// cards whose lines have names of their own; hollow words with reasons.
#include <gtest/gtest.h>

#include "kept.h"

namespace capdo::analysis {
namespace {

result::CheckResult Of(const char* id, const std::string& text) { return RunSample(text, *Rules().Find(id), Rules()); }

TEST(TopicTest, AMentionBesideADeniedTitleGoesToAPerson) {
  const std::string text =
      "=== level-dossier\n# 5.1. Phương án bảo đảm an toàn thông tin trong thiết kế hệ thống\n## 5.1.1. Các phân vùng mạng\n"
      "Phân vùng quản trị đặt máy trung gian, máy chủ SIEM và máy chủ nhật ký; chỉ quản trị viên vào được và phải xác thực hai lớp.\n"
      "## 5.1.2. Các giải pháp thiết kế\n| Ký hiệu | Giải pháp | Cách làm | Mức đáp ứng |\n"
      "| GP-10 | Tường lửa trước máy chủ | Cặp tường lửa chạy dự phòng nóng giữa Internet và vùng máy chủ. | Đáp ứng |\n"
      "| GP-11 | Gom và soi các dấu hiệu lạ | ";
  const result::CheckResult denied = Of("plan.design.siem", text + "Chưa thực hiện do chưa bố trí được cán bộ. | Chưa đáp ứng |\n");
  EXPECT_EQ(denied.outcome, result::Outcome::kReview) << denied.message;
  EXPECT_EQ(denied.reason, "mentioned-elsewhere") << denied.message;
  EXPECT_GE(denied.citations.size(), 2u);
  const result::CheckResult there = Of("plan.design.siem", text + "Có 72 luật tương quan, cảnh báo mức cao được mở thành phiếu xử lý. | Đáp ứng |\n");
  EXPECT_NE(there.reason, "mentioned-elsewhere");
}

TEST(TopicTest, CardsWhoseLinesHaveNamesOfTheirOwn) {
  const auto card = [](const std::string& how, const std::string& met) {
    return Of("plan.tech.net.malware", "=== level-dossier\n# 5.2. An toàn mạng\n| Yêu cầu 7.2.1.6 | Chặn mã độc trên mạng |\n| Cấu hình đang chạy | " + how + " |\n| Chứng cứ |  |\n| Mức đáp ứng | " +
                                           met + " |\n");
  };
  EXPECT_EQ(card("Luồng web, thư và chia sẻ tệp được quét tại tường lửa; mẫu cập nhật mỗi giờ.", "Đáp ứng").outcome, result::Outcome::kPass);
  for (const char* how : {"Chờ bố trí vốn.", "?", "Việc này từ trước đến nay chưa làm."})
    EXPECT_EQ(card(how, "Đang thực hiện").outcome, result::Outcome::kFail) << how;
}

TEST(TopicTest, ABlankLabelDoesNotTakeTheNextParagraph) {
  const auto zones = [](const std::string& border) {
    Paper paper;
    paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ AN TOÀN HỆ THỐNG THÔNG TIN").Text("Cấp độ đề xuất: cấp độ 3").Heading("5.1.1. Các phân vùng mạng", 2);
    paper.Bold("Phân vùng biên: " + border).Text("Phân vùng DMZ: Ba máy web, hai bộ cân bằng tải và máy proxy ngược; chỉ phân vùng này có địa chỉ công khai.");
    const result::Result r = Check({paper.File()});
    for (const result::CheckResult& c : r.checks)
      if (c.id == "architecture.zone.border") return c;
    return result::CheckResult{};
  };
  EXPECT_EQ(zones("hai bộ định tuyến nối hai nhà mạng, tiếp đến là cặp tường lửa.").outcome, result::Outcome::kPass);
  EXPECT_NE(zones("—").outcome, result::Outcome::kPass);
  EXPECT_NE(zones("……………………").outcome, result::Outcome::kPass);
}

TEST(TopicTest, HollowWithAReason) {
  const std::string head = "=== regulation\n# QUY CHẾ BẢO ĐẢM AN TOÀN THÔNG TIN\n## Điều 8. Tuyển dụng\n";
  EXPECT_EQ(Of("regulation.recruitment", head + "Người được tuyển phải có lý lịch rõ ràng, ký cam kết bảo mật trước khi nhận việc.\n").outcome, result::Outcome::kPass);
  for (const char* body : {"Tuyển dụng sẽ được hướng dẫn sau.", "Không quy định tại văn bản này.", "Không thực hiện do hạn chế kinh phí.", "Qua kiểm tra thực tế không thấy có.",
                           "Nhà thầu hẹn làm vào đợt nâng cấp tiếp theo."})
    EXPECT_EQ(Of("regulation.recruitment", head + body + "\n").outcome, result::Outcome::kFail) << body;
}

}  // namespace
}  // namespace capdo::analysis
