// Numbers that must add up (number_grid.h, methods_totals.cc, methods_counts.cc, shares.cc): each relation once kept and once
// broken, and numbers beside each other that nobody may add.
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "analysis/number_grid.h"
#include "builder.h"

namespace capdo::analysis {
namespace {

result::CheckResult Totals(const std::string& text) {
  const rules::Check* check = Rules().Find("cross.totals");
  return RunSample("=== level-dossier\n" + text, *check, Rules());
}

// "@" in the text stands for the number that is right or wrong.
std::string With(std::string text, const char* number) {
  const std::size_t at = text.find('@');
  return text.replace(at, 1, number);
}

struct Relation {
  const char *text, *right, *wrong, *reason;
};

template <std::size_t n>
void ExpectKeptAndBroken(const Relation (&cases)[n]) {
  for (const Relation& one : cases) {
    const result::CheckResult right = Totals(With(one.text, one.right)), wrong = Totals(With(one.text, one.wrong));
    EXPECT_NE(right.outcome, result::Outcome::kReview) << With(one.text, one.right) << right.message;
    EXPECT_EQ(wrong.outcome, result::Outcome::kReview) << With(one.text, one.wrong) << wrong.message;
    EXPECT_EQ(wrong.reason, one.reason) << With(one.text, one.wrong) << wrong.message;
    EXPECT_FALSE(wrong.citations.empty()) << one.text;
  }
}

void ExpectUntold(std::initializer_list<const char*> texts) {
  for (const char* text : texts) EXPECT_NE(Totals(text).outcome, result::Outcome::kReview) << text << Totals(text).message;
}

TEST(TotalsTest, KeptAndBroken) {
  const Relation cases[] = {
      {"| STT | Thiết bị | Số lượng |\n| 1 | Máy chủ | 6 |\n| 2 | Tường lửa | 2 |\n| | Tổng cộng | @ |\n", "8", "9", "totals-differ"},
      // Groups and their rows, and a total over the groups.
      {"| STT | Thiết bị | Số lượng |\n| I | Mạng | 5 |\n| 1 | Tường lửa | 2 |\n| 2 | Chuyển mạch | 3 |\n| II | Máy chủ | 6 |\n"
       "| 1 | Ứng dụng | 4 |\n| 2 | Dữ liệu | 2 |\n| | Tổng cộng (I + II) | @ |\n", "11", "12", "totals-differ"},
      {"| STT | Thiết bị | Số lượng |\n| I | Mạng | @ |\n| 1 | Tường lửa | 2 |\n| 2 | Chuyển mạch | 3 |\n| II | Máy chủ | 6 |\n"
       "| 1 | Ứng dụng | 4 |\n| 2 | Dữ liệu | 2 |\n", "5", "7", "totals-differ"},
      // Subtotals, and a total over them.
      {"| Hạng mục | Kinh phí |\n| Tường lửa | 120 |\n| Máy chủ | 300 |\n| Cộng A | 420 |\n| Kiểm thử | 95 |\n| Rà soát | 60 |\n| Cộng B | 155 |\n"
       "| Tổng cộng | @ |\n", "575", "585", "totals-differ"},
      // The total stands first, or has no such word and other columns prove it.
      {"| Đơn vị | Số máy |\n| Tổng số | @ |\n| Phòng A | 12 |\n| Phòng B | 15 |\n", "27", "28", "totals-differ"},
      {"| Đơn vị | Lãnh đạo | Chuyên viên | Văn thư |\n| Sở A | 4 | 38 | 2 |\n| Sở B | 3 | 27 | 1 |\n| Sở C | 4 | 45 | 2 |\n| Cả khối | 11 | 110 | @ |\n",
       "5", "6", "totals-differ"},
      // The column "Cộng".
      {"| Đơn vị | Lãnh đạo | Chuyên viên | Cộng |\n| Sở A | 4 | 38 | 42 |\n| Sở B | 3 | 27 | 30 |\n| Sở C | 4 | 45 | @ |\n", "49", "50", "totals-differ"},
      {"| Thiết bị | Số lượng | Đơn giá | Thành tiền |\n| A | 2 | 18.500.000 | 37.000.000 |\n| B | 3 | 10.000.000 | 30.000.000 |\n"
       "| C | 4 | 6.200.000 | @ |\n", "24.800.000", "28.400.000", "totals-differ"},
      {"| Nội dung | Kế hoạch | Đã làm | Còn lại |\n| A | 20 | 12 | 8 |\n| B | 34 | 30 | 4 |\n| C | 15 | 9 | 6 |\n| D | 40 | 31 | @ |\n", "9", "10", "totals-differ"},
      {"| Đơn vị | Tổng số máy | Đã cài | Tỷ lệ |\n| A | 40 | 30 | 75% |\n| B | 50 | 45 | 90% |\n| C | 20 | 13 | @ |\n", "65%", "85%", "percentage-differs"},
      {"| Mức độ | Số lượng | Tỷ lệ |\n| Cao | 5 | 25% |\n| Trung bình | 9 | 45% |\n| Thấp | 6 | @ |\n", "30%", "35%", "percentage-differs"},
      {"| Nguồn vốn | Cơ cấu |\n| Trung ương | 30% |\n| Tỉnh | 45% |\n| Khác | @ |\n", "25%", "35%", "percentage-differs"},
      // Lists of lines.
      {"Dự toán gồm:\n- Tường lửa: 240 triệu đồng;\n- Máy chủ: 180 triệu đồng;\n- Tổng cộng: @ triệu đồng.\n", "420", "410", "totals-differ"},
      {"- Giá trị trước thuế: 120.000.000 đồng;\n- Thuế giá trị gia tăng 10%: 12.000.000 đồng;\n- Giá trị sau thuế: @ đồng.\n", "132.000.000", "134.000.000",
       "totals-differ"},
      {"- Tầng 1: 02 switch 24 cổng;\n- Tầng 2: 03 switch 24 cổng;\n- Tầng 3: 03 switch 24 cổng.\nTổng cộng tòa nhà có @ switch 24 cổng, nối về phòng máy.\n", "8",
       "9", "totals-differ"},
      {"Cơ cấu hồ sơ như sau:\n- Cấp tỉnh: 25%\n- Cấp huyện: 40%\n- Cấp xã: @%\n", "35", "45", "percentage-differs"},
      // Running text.
      {"Kinh phí thực hiện: @ đồng (Bằng chữ: Bốn trăm sáu mươi tám triệu năm trăm nghìn đồng).\n", "468.500.000", "486.500.000", "in-words-differs"},
      {"Biên bản lập thành @ (ba) bản.\n", "03", "04", "in-words-differs"},
      {"Hệ thống được cấu thành từ @ phân hệ: (1) Cổng dịch vụ; (2) Một cửa; (3) Số hóa; (4) Báo cáo.\n", "bốn", "ba", "list-count-differs"},
      {"Tòa nhà có 4 tầng, mỗi tầng lắp 8 camera, tổng cộng @ camera.\n", "32", "30", "counts-differ"},
      {"Số máy trạm tăng từ 120 lên 150 máy, tăng @ máy so với năm trước.\n", "30", "40", "counts-differ"},
      {"Đơn vị có 60 máy tính, trong đó @ máy đã cài phần mềm diệt mã độc.\n", "58", "68", "counts-differ"},
      {"Đơn vị có 60 máy tính, trong đó 40 máy đã cài, còn lại @ máy chưa cài.\n", "20", "25", "counts-differ"},
      {"Sở tổ chức ba lớp với tổng cộng @ học viên. Lớp thứ nhất có 45 người; lớp thứ hai có 60 người; lớp thứ ba có 95 người.\n", "200", "210", "counts-differ"},
      {"Theo dõi 13 nhiệm vụ. Đã hoàn thành 8 nhiệm vụ, đang thực hiện 3 nhiệm vụ, chưa triển khai @ nhiệm vụ.\n", "2", "1", "counts-differ"},
      {"Đơn vị có @ máy tính trạm, danh sách đầy đủ dưới đây:\n| STT | Tên máy | Người dùng |\n| 1 | PC01 | A |\n| 2 | PC02 | B |\n| 3 | PC03 | C |\n", "3", "4",
       "table-count-differs"},
      {"Phát hiện tổng cộng @ lỗ hổng.\n| Mức độ | Số lượng |\n| Cao | 5 |\n| Thấp | 7 |\n", "12", "14", "table-count-differs"},
      {"| STT | Yêu cầu | Kết quả |\n| 1 | A | Đạt |\n| 2 | B | Không đạt |\n| 3 | C | Đạt |\nNhư vậy, đơn vị đạt @/3 yêu cầu.\n", "2", "3", "table-count-differs"},
  };
  ExpectKeptAndBroken(cases);
}

TEST(TotalsTest, AnotherNumberOfAnItemMayBeTheOneThatIsCounted) {
  EXPECT_NE(Totals("Quy mô: 26 máy chủ (06 máy vật lý chạy 24 máy ảo, 02 máy cơ sở dữ liệu riêng).\n").outcome, result::Outcome::kReview);
  EXPECT_EQ(Totals("Quy mô: 28 máy chủ (06 máy vật lý chạy 24 máy ảo, 02 máy cơ sở dữ liệu riêng).\n").outcome, result::Outcome::kReview);
  EXPECT_NE(Totals("Tỷ lệ cập nhật bản vá tháng 7/2025 là 100%.\n").outcome, result::Outcome::kReview);
}

TEST(TotalsTest, WhatNobodyAdds) {
  ExpectUntold({
      "| Chỉ tiêu | Số lượng |\n| Tổng số máy tính | 96 |\n| Trong đó: máy xách tay | 22 |\n| Trong đó: đã nối mạng | 91 |\n| Máy in | 14 |\n",
      "| Đơn vị | Số máy |\n| Tổng cục Thuế | 12 |\n| Cục Hải quan | 15 |\n| Cộng tác viên | 3 |\n",
      "| STT | Thiết bị | Năm |\n| 1 | Máy chủ | 2019 |\n| 2 | Tường lửa | 2021 |\n| | Tổng cộng | 2 |\n",
      "Tổng số cán bộ: 120.\nSố người dùng máy tính: 118.\nSố người dùng điện thoại: 45.\n",
      "| Hạng mục | Kinh phí |\n| A | 120,4 |\n| B | 300,3 |\n| Tổng cộng (làm tròn) | 421 |\n",
      "Có 60 máy, trong đó 45 máy đã cài phần mềm và 50 máy đã cập nhật.\n",
      "- Số máy chủ: 3\n- Số người dùng: 85\n- Tổng số phòng: 9\n",
      // Results on 25 machines; a number of 1.214; a numbered line; a measure that all of them reach.
      "Kết quả cắm thử USB trên 25 máy trạm:\n- 25/25 máy đều nhận USB và chép được tệp ra;\n- 3 máy có mã độc lây qua USB.\n",
      "Hệ thống gồm 04 máy chủ sau:\n- 02 máy chủ ứng dụng;\n- Máy chủ dữ liệu;\n- Máy chủ sao lưu.\n",
      "Hệ thống cung cấp 1.214 dịch vụ công trực tuyến, trong đó 702 dịch vụ toàn trình.\n",
      "2.1 Máy móc: 1 máy chủ, 9 máy trạm.\n",
      "Cấu hình an toàn: 2/2 máy đạt 91%.\n",
      "Cấu hình: 11/14 máy chủ đạt trên 90% mục của bản chuẩn.\n",
      "| Loại | Mua mới | Thuê |\n| A | 1 | 1 |\n| B | 2 | 2 |\n| C | 3 | 4 |\n",
      // A share of each row and their mean; shares and a number of them beside a table of quantities; a total of more than the table.
      "| Nhóm | Số yêu cầu | Đạt | Tỷ lệ đạt |\n| Quản lý | 22 | 19 | 86,4% |\n| Kỹ thuật | 21 | 14 | 66,7% |\n| Cộng | 43 | 33 | 76,7% |\n",
      "| Mức độ | Số hệ thống | Tỷ lệ |\n| Đầy đủ | 7 | 33,3 % |\n| Một phần | 7 | 33,3 % |\n| Chưa | 7 | 33,3 % |\nTổng các tỷ lệ bằng 99,9 % do làm tròn.\n",
      "| Nhà cung cấp | Giá trị |\n| A | 640 |\n| B | 310 |\n| C | 225 |\nTổng giá trị cả năm là 1.420 triệu đồng, gồm cả những hợp đồng nhỏ.\n",
      "Số liệu làm tròn đến triệu đồng.\n| Khoản chi | Triệu đồng |\n| A | 182 |\n| B | 61 |\n| C | 95 |\n| Tổng | 339 |\n",
  });
}

// "Cả năm" is a total, too.
TEST(TotalsTest, TotalsOfATime) {
  ExpectKeptAndBroken({
      {"| Quý | Cảnh báo |\n| I | 12 |\n| II | 9 |\n| III | 15 |\n| IV | 8 |\n| Cả năm | @ |\n", "44", "48", "totals-differ"},
      {"| Quý | Số phút ngừng |\n| I | 120 |\n| II | 45 |\n| III | 310 |\n| IV | 25 |\n| Cả năm | @ |\n", "500", "720", "totals-differ"},
      {"| Tháng | Sự cố | Cảnh báo |\n| Tháng 7 | 2 | 41 |\n| Tháng 8 | 0 | 35 |\n| Tháng 9 | 1 | 30 |\n| Cả quý | 3 | @ |\n", "106", "116", "totals-differ"},
      {"| Năm | Kinh phí |\n| Năm 2024 | 640 |\n| Năm 2025 | 210 |\n| Cả giai đoạn 2024-2025 | @ |\n", "850", "840", "totals-differ"},
      {"| Đợt | Số học viên |\n| Đợt 1 | 45 |\n| Đợt 2 | 38 |\n| Đợt 3 | 52 |\n| Toàn kỳ | @ |\n", "135", "153", "totals-differ"},
  });
}

// What is there, what is used, what is left: of addresses as of everything else.
TEST(TotalsTest, DifferencesOfAddresses) {
  ExpectKeptAndBroken({
      {"| Vùng | Dải | Địa chỉ khả dụng | Đã cấp | Còn lại |\n| A | 172.16.1.0/27 | 30 | 12 | 18 |\n| B | 172.16.2.0/26 | 62 | 41 | @ |\n"
       "| C | 172.16.3.0/28 | 14 | 5 | 9 |\n| D | 172.16.9.0/28 | 14 | 6 | 8 |\n", "21", "31", "totals-differ"},
      {"| Vùng | Địa chỉ IP khả dụng | Đã dùng | Còn trống |\n| A | 254 | 120 | 134 |\n| B | 126 | 80 | 46 |\n| C | 62 | 31 | 31 |\n| D | 30 | 9 | @ |\n", "21",
       "22", "totals-differ"},
      {"| VLAN | Địa chỉ được cấp | Máy tính | Máy in |\n| Phòng A | 22 | 20 | 2 |\n| Phòng B | 34 | 30 | 4 |\n| Phòng C | @ | 12 | 3 |\n| Phòng D | 9 | 8 | 1 |\n",
       "15", "16", "totals-differ"},
      {"| Vùng | Địa chỉ khả dụng | Đã cấp |\n| A | 30 | 12 |\n| B | 62 | 41 |\n| C | 14 | 5 |\n| Tổng | 106 | @ |\n", "58", "68", "totals-differ"},
      {"| Cơ sở | Địa chỉ công khai | Đang dùng | Dự phòng |\n| A | 8 | 5 | 3 |\n| B | 16 | 9 | 7 |\n| C | 32 | 12 | 20 |\n| D | 8 | 6 | @ |\n", "2", "4", "totals-differ"},
  });
}

// "34/40 yêu cầu đạt" against the table that counts them, or against the rows of that class.
TEST(TotalsTest, SharesOfTables) {
  ExpectKeptAndBroken({
      {"| Nhóm | Số yêu cầu | Đạt | Chưa đạt |\n| A | 9 | 8 | 1 |\n| B | 11 | 9 | 2 |\n| C | 8 | 7 | 1 |\nCó @/28 yêu cầu đạt.\n", "24", "25", "table-count-differs"},
      {"| Nhóm | Tổng số | Đạt | Không đạt |\n| A | 9 | 8 | 1 |\n| B | 11 | 9 | 2 |\nNhư vậy, hệ thống đạt @/20 yêu cầu.\n", "17", "18", "table-count-differs"},
      {"| Nhóm | Số lỗ hổng | Đã khắc phục | Chưa khắc phục |\n| Web | 6 | 4 | 2 |\n| Mạng | 5 | 5 | 0 |\nĐơn vị đã khắc phục @/11 lỗ hổng.\n", "9", "10",
       "table-count-differs"},
      {"Trung tâm đã khắc phục @/4 tồn tại, cụ thể tại bảng sau.\n| TT | Tồn tại | Tình trạng |\n| 1 | Mật khẩu yếu | Đã khắc phục |\n| 2 | Thiếu bản vá | Đã khắc phục |\n"
       "| 3 | Chưa diễn tập | Chưa khắc phục, dự kiến quý IV |\n| 4 | Tài khoản cũ | Đã khắc phục |\n", "3", "2", "table-count-differs"},
      {"| Nhóm | Số máy | Đã cài | Chưa cài |\n| A | 9 | 8 | 1 |\n| B | 11 | 9 | 2 |\n| Tổng cộng | 20 | | |\nĐã hoàn thành @/20 máy (85%).\n", "17", "18",
       "percentage-differs"},
      {"| TT | Nhiệm vụ | Kết quả |\n| 1 | A | Đã hoàn thành |\n| 2 | B | Đang thực hiện |\n| 3 | C | Đã hoàn thành |\nCó @/3 nhiệm vụ đã hoàn thành.\n", "2", "3",
       "table-count-differs"},
      {"Đơn vị đạt 34/43 yêu cầu, tương ứng tỷ lệ @ %.\n", "79,1", "89,1", "percentage-differs"},
      {"Đã cập nhật 57/60 máy, bằng @%.\n", "95", "85", "percentage-differs"},
  });
  ExpectUntold({
      // Another whole: of another table.
      "| TT | Tồn tại | Tình trạng |\n| 1 | A | Đã khắc phục |\n| 2 | B | Chưa khắc phục |\nNăm trước đã khắc phục 8/10 tồn tại.\n",
      "| Nhóm | Số yêu cầu | Đạt | Chưa đạt |\n| A | 9 | 8 | 1 |\n| B | 11 | 9 | 2 |\nVề quản lý có 8/9 yêu cầu đạt.\n",
      // Rows of another sort of class.
      "| TT | Lỗ hổng | Mức độ |\n| 1 | A | Cao |\n| 2 | B | Thấp |\n| 3 | C | Thấp |\nĐã xử lý 3/3 lỗ hổng.\n",
      "| TT | Yêu cầu | Kết quả |\n| 1 | A | Đạt |\n| 2 | B | Không đạt |\nKiểm thử phát hiện 03 lỗ hổng mức cao.\n",
  });
}

TEST(TotalsTest, AnnouncedLists) {
  ExpectKeptAndBroken({
      {"Hệ thống vận hành trên @ máy chủ, cụ thể:\n- Máy chủ web WEB-01, Ubuntu Server, địa chỉ 10.0.1.1;\n- Máy chủ ứng dụng APP-01, Ubuntu Server, địa chỉ 10.0.2.1;\n- Máy chủ dữ liệu DB-01, Oracle Linux, địa chỉ 10.0.3.1.\n", "03",
       "04", "table-count-differs"},
      {"Hệ thống cung cấp @ ứng dụng sau:\na) Quản lý đào tạo;\nb) Nhân sự;\nc) Kế toán;\nd) Thư viện;\nđ) Thư điện tử.\n", "5", "4", "table-count-differs"},
      {"Đoàn kiểm tra phát hiện @ tồn tại sau:\n1. Mật khẩu yếu.\n2. Nhật ký lưu ngắn.\n3. Chưa diễn tập.\n", "3", "4", "table-count-differs"},
      {"Đơn vị sử dụng @ phần mềm như sau:\n- Quản lý văn bản;\n- Kế toán;\n- Một cửa điện tử;\n- Thư điện tử.\n", "bốn", "năm", "table-count-differs"},
      {"Sở kiến nghị @ nội dung sau:\n- Bổ sung thiết bị;\n- Đào tạo cán bộ.\n", "02", "03", "table-count-differs"},
  });
  ExpectUntold({"Hệ thống vận hành trên 05 máy chủ, cụ thể:\n- Máy chủ web WEB-01, WEB-02, hệ điều hành Ubuntu Server bản 22.04;\n- Máy chủ ứng dụng APP-01;\n- Máy chủ dữ liệu "
                "DB-01, DB-02, hệ điều hành Oracle Linux bản 8.\n"});
}

// What the sentence over a list of lines says that they add up to.
TEST(TotalsTest, LinesUnderTheirTotal) {
  ExpectKeptAndBroken({
      {"Hồ sơ gồm 03 tài liệu, tổng cộng @ trang:\n1. Thuyết minh: 48 trang.\n2. Thiết kế: 72 trang.\n3. Ý kiến thẩm định: 06 trang.\n", "126", "136", "totals-differ"},
      {"Kinh phí dự kiến @ triệu đồng, gồm:\n- Tường lửa: 240 triệu đồng;\n- Máy chủ: 180 triệu đồng;\n- Bản quyền: 60 triệu đồng.\n", "480", "490", "totals-differ"},
      {"Số cán bộ hiện có là @ người, chia ra:\n- Lãnh đạo: 4 người;\n- Chuyên viên: 39 người;\n- Hợp đồng: 11 người.\n", "54", "58", "totals-differ"},
      {"1. Tổng số cán bộ, công chức, người lao động: @ người\n2. Trong đó:\n- Lãnh đạo: 4 người\n- Công chức: 39 người\n- Hợp đồng: 11 người\n(Không có đối tượng nào "
       "khác.)\n", "54", "58", "totals-differ"},
      {"Đơn vị có @ máy tính, trong đó:\n- Phòng Hành chính: 12 máy;\n- Phòng Kế toán: 8 máy;\n- Phòng Kỹ thuật: 15 máy.\nMỗi máy chỉ thuộc một phòng.\n", "35", "36",
       "totals-differ"},
  });
  ExpectUntold({
      "Đơn vị có 58 người, trong đó:\n- Lãnh đạo: 4 người;\n- Công chức: 39 người;\n- Nữ: 11 người.\n",
      "Hồ sơ gồm 03 tài liệu, tổng cộng 126 trang:\n1. Thuyết minh: 48 trang.\n2. Thiết kế: 72 trang.\n3. Đĩa CD: 2 chiếc.\n",
  });
}

// A table whose title says what it lists, one in each row.
TEST(TotalsTest, TitledTables) {
  ExpectKeptAndBroken({
      {"# 1. Quy mô\nHệ thống gồm @ máy chủ, 02 tường lửa, phục vụ 48 cán bộ.\n# 2. Danh sách máy chủ\n| STT | Tên | Vai trò |\n| 1 | WEB | Web |\n| 2 | APP | Nghiệp vụ |\n| 3 | "
       "DB | Dữ liệu |\n",
       "03", "04", "table-count-differs"},
      {"Trung tâm vận hành 12 tài khoản quản trị và có @ đường truyền.\nBảng 2. Danh mục đường truyền\n| STT | Nhà cung cấp | Tốc độ |\n| 1 | VNPT | 100 Mbps |\n| 2 | Viettel | 200 "
       "Mbps |\n",
       "hai", "ba", "table-count-differs"},
      {"Đơn vị sử dụng @ phần mềm.\nDanh sách các phần mềm:\n| STT | Tên | Năm |\n| 1 | Một cửa | 2019 |\n| 2 | Kế toán | 2020 |\n| 3 | Văn bản | 2021 |\n| 4 | Thư điện tử | 2021 "
       "|\n",
       "04", "05", "table-count-differs"},
      {"Bảng 1. Thống kê camera\n| TT | Vị trí | Loại |\n| 1 | Cổng | Ngoài trời |\n| 2 | Sảnh | Trong nhà |\n| 3 | Kho | Trong nhà |\nTòa nhà có @ camera.\n", "3", "4",
       "table-count-differs"},
      {"Mạng gồm 3 vùng, @ thiết bị chuyển mạch và 2 bộ phát không dây.\nDanh mục thiết bị chuyển mạch\n| STT | Tên | Cổng |\n| 1 | SW1 | 24 |\n| 2 | SW2 | 24 |\n| 3 | SW3 | 48 |\n",
       "3", "4", "table-count-differs"},
  });
  ExpectUntold({
      // Of some of them; two in one row; another number elsewhere; quantities.
      "Hệ thống có 05 máy chủ ảo.\nDanh sách máy chủ\n| STT | Tên |\n| 1 | WEB |\n| 2 | APP |\n| 3 | DB |\n| 4 | LOG |\n",
      "Hệ thống có 05 máy chủ.\nDanh sách máy chủ\n| STT | Tên |\n| 1 | WEB1, WEB2 |\n| 2 | APP1, APP2 |\n| 3 | DB |\n",
      "Hệ thống có 05 máy chủ.\nGiai đoạn hai có 04 máy chủ.\nDanh sách máy chủ\n| STT | Tên |\n| 1 | WEB |\n| 2 | APP |\n| 3 | DB |\n| 4 | LOG |\n| 5 | FILE |\n| 6 | BK |\n",
      "Hệ thống có 05 máy chủ.\nDanh sách máy chủ\n| STT | Tên | Số lượng |\n| 1 | WEB | 2 |\n| 2 | APP | 2 |\n| 3 | DB | 1 |\n",
      "Mỗi cơ sở có 05 máy chủ.\nDanh sách máy chủ\n| STT | Tên |\n| 1 | WEB |\n| 2 | APP |\n| 3 | DB |\n| 4 | LOG |\n",
  });
}

// An item that names the thing itself is one of them.
TEST(TotalsTest, ThingsNamedInASentence) {
  ExpectKeptAndBroken({
      {"Hệ thống gồm @ máy chủ: máy chủ ứng dụng APP, máy chủ cơ sở dữ liệu DB, máy chủ tệp FILE và máy chủ sao lưu BK.\n", "04", "05", "list-count-differs"},
      {"Có @ đường, gồm hai đường Internet của VNPT, Viettel và hai đường truyền số liệu chuyên dùng (một chính, một dự phòng).\n", "bốn", "ba", "list-count-differs"},
      {"Mạng chia thành @ vùng, cụ thể: vùng DMZ; vùng máy chủ; vùng quản trị.\n", "3", "4", "list-count-differs"},
      {"Đơn vị dùng @ tường lửa, bao gồm một tường lửa biên và hai tường lửa ứng dụng web.\n", "03", "02", "list-count-differs"},
      {"Phòng máy có @ tủ mạng: tủ mạng tầng 1, tủ mạng tầng 2 và tủ mạng tầng 3.\n", "ba", "hai", "list-count-differs"},
  });
  ExpectUntold({
      "Hệ thống gồm 05 máy chủ: máy chủ web, ứng dụng, cơ sở dữ liệu và máy chủ sao lưu.\n",
      "Hệ thống gồm 05 máy chủ: máy chủ web (02 chiếc), máy chủ dữ liệu (02 chiếc) và máy chủ tệp.\n",
      "Hệ thống gồm 05 máy chủ, gồm các máy chủ web và máy chủ dữ liệu.\n",
      "Người dùng chia thành hai nhóm: nhóm A đọc báo cáo, nhóm B sửa dữ liệu, nhóm A không được xóa.\n",
      "Có 06 máy chủ, gồm máy chủ web, máy chủ dữ liệu, trong đó máy chủ dữ liệu chạy dự phòng.\n",
  });
}

// "Trong đó" leaves something out, unless it is said that nothing else is left.
TEST(TotalsTest, NothingElseIsLeft) {
  ExpectKeptAndBroken({
      {"Hệ thống có @ tài khoản, trong đó: lãnh đạo 14, chuyên viên 238, cộng tác viên 160, khách 70.\nMỗi tài khoản thuộc đúng một nhóm, không còn nhóm nào khác.\n", "482", "512",
       "counts-differ"},
      {"Sở đã xem xét 12 nội dung, trong đó @ nội dung phù hợp, 3 nội dung cần chỉnh sửa, hoàn thiện; mỗi nội dung được xếp vào một trong hai loại trên.\n", "9", "10",
       "counts-differ"},
      {"Đơn vị có 60 máy tính, trong đó 40 máy để bàn và @ máy xách tay, không có loại nào khác.\n", "20", "18", "counts-differ"},
      {"Cơ quan có 58 người, trong đó lãnh đạo 4 người; công chức @ người; hợp đồng 11 người. Không có đối tượng nào khác.\n", "43", "39", "counts-differ"},
      {"Rà soát 25 điểm, trong đó mức cao 4, mức trung bình @, mức thấp 12. Mỗi điểm chỉ thuộc một mức.\n", "9", "8", "counts-differ"},
  });
  ExpectUntold({"Hệ thống có 512 tài khoản, trong đó: lãnh đạo 14, chuyên viên 238, khách 70.\n"});
}

TEST(TotalsTest, KindsUnderATotal) {
  ExpectKeptAndBroken({
      {"1. Tổng số viên chức, người lao động: @ người.\n2. Chia theo giới tính: nam 25 người, nữ 18 người.\n", "43", "42", "counts-differ"},
      {"Tổng số máy tính: @ bộ.\nPhân theo hệ điều hành: Windows 11 là 40 bộ.\nChia theo đơn vị: Văn phòng 12 bộ, Thanh tra 8 bộ, Kế hoạch 15 bộ.\n", "35", "37",
       "counts-differ"},
      {"Tổng số cán bộ: @ người, nam 20, nữ 11.\n", "31", "33", "counts-differ"},
      {"Tổng số sự cố trong năm: @.\nThống kê theo quý: quý một 4, quý hai 6, quý ba 2 và quý bốn 5.\n", "17", "18", "counts-differ"},
      {"Tổng số tài khoản là 120.\nHệ thống chạy ổn định.\nPhân loại theo vai trò: quản trị 4, chuyên viên @, khách 16.\n", "100", "110", "counts-differ"},
  });
  ExpectUntold({"Tổng số máy tính: 60 bộ.\nChia theo giới tính: nam 25 người, nữ 30 người.\n", "Tổng số máy tính: 60 bộ.\nChia theo đơn vị: Văn phòng 12 bộ, các đơn vị khác.\n", "Tổng số cán bộ: 60.\nĐào tạo chia theo lớp: lớp A 12 người, lớp B 8 người.\n"});
}

// Shares of one number that others of them prove.
TEST(TotalsTest, SharesOfACommonWhole) {
  ExpectKeptAndBroken({
      {"Huyện có 24 xã. Đến nay 18 xã có cán bộ phụ trách, đạt tỷ lệ @%.\nCó 12 xã đã lắp camera, đạt 50%.\nSố xã có trang thông tin riêng là 24, đạt 100%.\n", "75", "66,7",
       "percentage-differs"},
      {"Khảo sát trên 160 máy trạm:\n- Windows 11: 64 máy (40%)\n- Windows 10: 72 máy (@%)\n- Linux: 8 máy (5%)\n- Khác: 16 máy (10%)\n", "45", "55", "percentage-differs"},
      {"Trong 50 tài khoản, 20 tài khoản là của lãnh đạo (40%), 25 tài khoản của chuyên viên (@%), 5 tài khoản quản trị (10%).\n", "50", "60", "percentage-differs"},
      {"Kiểm tra 80 máy.\nCó 60 máy đã cài phần mềm, chiếm 75%; 16 máy dùng bản cũ, chiếm 20%; 4 máy chưa cài, chiếm @%.\n", "5", "8", "percentage-differs"},
      {"Sở có 40 cán bộ.\n- Đã tập huấn: 30 cán bộ, đạt 75%.\n- Có chứng chỉ: @ cán bộ, đạt 20%.\n- Dùng chữ ký số: 36 cán bộ, đạt 90%.\n", "8", "12", "percentage-differs"},
  });
  ExpectUntold({"Có 24 xã. 18 xã có cán bộ, đạt 90%. 12 xã có camera, đạt 60%. 5 máy hỏng, chiếm 3%.\n"});
}

TEST(TotalsTest, IncreasesOverAnotherYear) {
  ExpectKeptAndBroken({
      {"Năm 2024 ghi nhận 1.500 cảnh báo mức cao, tăng @% so với năm 2023 (1.200 cảnh báo).\n", "25", "20", "percentage-differs"},
      {"Toàn cơ quan có 150 máy tính, tăng @ máy so với 120 máy của năm trước.\n", "30", "40", "counts-differ"},
      {"Xảy ra 6 sự cố, giảm @% so với năm 2023 là 8 sự cố.\n", "25", "35", "percentage-differs"},
      {"Đã đào tạo 90 người (tăng @ người so với năm trước có 60 người).\n", "30", "20", "counts-differ"},
      {"Quý này có 45 lượt truy cập trái phép, giảm @ lượt so với quý trước (60 lượt).\n", "15", "25", "counts-differ"},
  });
  ExpectUntold({"Năm nay có 45 máy, tăng 20% so với năm 2023 (1.200 cảnh báo).\n"});
}

TEST(TotalsTest, VotesAndPresence) {
  ExpectKeptAndBroken({
      {"Kết quả bỏ phiếu\n- Số phiếu phát ra: 7\n- Số phiếu thu về: 7\n- Số phiếu hợp lệ: 7\n- Phiếu tán thành: @\n- Phiếu không tán thành: 1\n", "6", "5", "counts-differ"},
      {"Hội đồng có 09 thành viên, có mặt 08.\nKết quả bỏ phiếu:\n+ Đồng ý thông qua: 5 phiếu\n+ Thông qua có chỉnh sửa: 2 phiếu\n+ Không thông qua: @ phiếu\n", "1", "2",
       "counts-differ"},
      {"Hội đồng biểu quyết, tổng hợp trên 9 phiếu hợp lệ: 8 phiếu tán thành, @ phiếu không tán thành.\n", "1", "2", "counts-differ"},
      {"Hội đồng gồm 09 thành viên, có mặt 08, vắng @.\n", "01", "02", "counts-differ"},
      {"Tổng số 11 đại biểu, dự họp @ đại biểu, vắng mặt 02.\n", "9", "10", "counts-differ"},
      {"Kiểm phiếu\n- Số phiếu phát ra: 9\n- Số phiếu hợp lệ: 8\n- Đồng ý: 6\n- Không đồng ý: @\n- Ý kiến khác: 1\n", "1", "2", "counts-differ"},
  });
  ExpectUntold({"Cuộc họp có mặt 5/9 thành viên, biểu quyết như sau.\nThông qua chương trình: 8 giờ 30 phút\nNhất trí nội dung: 3 điểm\n",
                "Có mặt 8/9 thành viên.\nKết quả bỏ phiếu:\n- Đồng ý: 5 phiếu\n- Không đồng ý: 2 phiếu\n"});
}

// What is done and what is left, in more words.
TEST(TotalsTest, DoneAndLeft) {
  ExpectKeptAndBroken({
      {"1. Tổng số lỗ hổng phải khắc phục: 31.\n2. Số đã khắc phục xong: 24.\n3. Số còn lại: @, đều ở mức thấp.\n", "7", "6", "counts-differ"},
      {"Báo cáo kiểm tra nêu 19 lỗ hổng.\n1. Khắc phục hoàn toàn @ lỗ hổng.\n2. Còn 05 lỗ hổng chưa khắc phục.\n", "14", "15", "counts-differ"},
      {"Đoàn kiểm tra chỉ ra 12 nội dung.\n- Đã hoàn thành 9 nội dung.\n- Chưa hoàn thành @ nội dung.\n", "3", "4", "counts-differ"},
      {"Tổng số yêu cầu: 40.\n- Đã đáp ứng: 33.\n- Yêu cầu còn lại: @.\n", "7", "8", "counts-differ"},
      {"Đợt quét phát hiện 20 điểm yếu.\nĐã xử lý triệt để 17 điểm yếu; còn @ điểm yếu chưa xử lý.\n", "3", "5", "counts-differ"},
  });
}

// What would cost a time that grows with the square of its size is bounded: nothing is said of it.
// Numbers of one sentence (told_sums.cc, ReadSentences), in any order.
TEST(TotalsTest, NumbersOfOneSentence) {
  ExpectKeptAndBroken({
      {"Tổng số máy trạm 120 máy: đã cài phần mềm @ máy, chưa cài 30 máy.\n", "90", "95", "counts-differ"},
      {"Hệ thống có 3 lớp bảo vệ với tổng số @ thiết bị: lớp ngoài 2 thiết bị, lớp giữa 4 thiết bị, lớp trong 2 thiết bị.\n", "8", "9", "counts-differ"},
      {"Tổng kinh phí @ triệu đồng. Năm 2024: 200 triệu đồng; năm 2025: 250 triệu đồng.\n", "450", "500", "counts-differ"},
      {"Số người dùng: cấp tỉnh 120, cấp huyện 340, cấp xã 560; tổng cộng @ người dùng.\n", "1.020", "1.120", "counts-differ"},
      {"Rà quét lần đầu phát hiện 24 lỗ hổng; sau khắc phục còn 6 lỗ hổng; như vậy đã xử lý @ lỗ hổng.\n", "18", "20", "counts-differ"},
      {"Tổng số cán bộ: 64 người. Trong đó: đại học trở lên 48 người; cao đẳng 10 người; còn lại @ người.\n", "6", "8", "counts-differ"},
      {"Mỗi tầng lắp 3 điểm phát, tòa nhà 6 tầng nên có tất cả @ điểm phát.\n", "18", "16", "counts-differ"},
      {"Số điểm đạt được: @/100 điểm (nhóm quản lý 40/45 điểm; nhóm kỹ thuật 45/55 điểm).\n", "85", "82", "counts-differ"},
      {"Đã tập huấn cho 180 người trên tổng số 240 người, đạt @%.\n", "75", "80", "percentage-differs"},
      {"Tỷ lệ máy trạm cài phần mềm phòng chống mã độc đạt @% (276/320 máy).\n", "86", "92", "percentage-differs"},
      {"So với năm 2023 (50 sự cố), năm 2024 ghi nhận 40 sự cố, giảm @%.\n", "20", "25", "percentage-differs"},
      {"Trong 43 yêu cầu của phương án (22 yêu cầu quản lý, 21 yêu cầu kỹ thuật), đã hoàn thành 34 yêu cầu, đạt tỷ lệ @%.\n", "79", "89", "percentage-differs"},
      {"Tổng hợp: 44 tiêu chí, trong đó 36 tiêu chí đạt (81,8%), 8 tiêu chí không đạt (@%).\n", "18,2", "20", "percentage-differs"},
      {"Ngân sách nhà nước 70%, nguồn thu của đơn vị 20%, nguồn tài trợ @%.\n", "10", "15", "percentage-differs"},
      {"Đơn vị có @ phòng, gồm: Văn phòng, Phòng Tài chính, Phòng Nội vụ, Thanh tra.\n", "4", "5", "list-count-differs"},
      {"Hồ sơ gồm @ phần:\nPhần I. Thông tin chung\nPhần II. Thuyết minh cấp độ\nPhần III. Phương án bảo đảm\n", "03", "04", "list-count-differs"},
      {"Hội đồng có 7 thành viên, vắng 2, có mặt @.\n", "5", "6", "counts-differ"},
  });
  ExpectUntold({"Trong 43 yêu cầu có 3 yêu cầu không áp dụng; đáp ứng 34/40 yêu cầu, đạt 85%.\n", "Kết quả: 34 nội dung đạt, 6 nội dung không đạt; tỷ lệ đạt 85%.\n",
                "Tường lửa có 8 cổng, sử dụng 6 cổng, CPU trung bình 40%.\n", "Hệ thống phục vụ 1.250 người dùng, gồm cả 200 cán bộ xã và 150 cán bộ huyện.\n",
                "Đơn vị có 3 phòng: Phòng Hành chính, Phòng Tài nguyên và Môi trường, Phòng Nội vụ.\n", "Tổng số người dùng 500, đồng thời 120 người, cao điểm 200 người.\n",
                "Năm 2023 có 50 máy, năm 2024 có 60 máy, tăng 20%.\n"});
}

// What the last column is called, or the last row, proves a relation of few rows.
TEST(TotalsTest, AnnouncedRelations) {
  ExpectKeptAndBroken({
      {"| Đơn vị | Nam | Nữ | Tổng |\n| Phòng A | 5 | 7 | 12 |\n| Phòng B | 6 | 4 | @ |\n", "10", "11", "totals-differ"},
      {"| Loại thiết bị | Số lượng | Đang dùng | Dự phòng |\n| Tường lửa | 2 | 2 | 0 |\n| Chuyển mạch | 12 | 10 | 2 |\n| Bộ phát | @ | 8 | 2 |\n", "10", "9", "totals-differ"},
      {"| Hệ điều hành | Tỷ lệ |\n| Windows 11 | 45% |\n| Windows 10 | 40% |\n| Khác | @ |\n", "15%", "25%", "percentage-differs"},
  });
  ExpectUntold({"| Hệ điều hành | Tỷ lệ đáp ứng |\n| Windows 11 | 95% |\n| Windows 10 | 90% |\n| Khác | 80% |\n",
                "| Chỉ tiêu | Số lượng |\n| Máy chủ đã cài | 48 |\n| - Trong đó: Windows | 20 |\n| - Trong đó: Linux | 28 |\n| Thiết bị mạng | 22 |\n| Tổng số | 70 |\n"});
}

// What another document tells of a list, and a quantity column against the text.
TEST(TotalsTest, ListsAcrossDocuments) {
  const auto text = [](const char* number) {
    return std::string("# Danh mục máy chủ\n| Mã | Vai trò |\n| A-01 | Ứng dụng |\n| A-02 | Dữ liệu |\n| A-03 | Sao lưu |\n=== inspection\nĐã rà quét toàn bộ máy chủ theo danh mục trong hồ sơ (") +
           number + " máy chủ).\n";
  };
  EXPECT_EQ(Totals(text("05")).reason, "table-count-differs");
  EXPECT_NE(Totals(text("03")).outcome, result::Outcome::kReview);
}

TEST(TotalsTest, HugeTables) {
  std::string many = "| STT | Số lượng |\n", wide = "|", row = "|";
  for (int i = 0; i < 2600; ++i) many += "| a | 7 |\n| Tổng cộng | 9 |\n";
  for (int i = 0; i < 200; ++i) {
    wide += " Cột " + std::to_string(i) + " |";
    row += " " + std::to_string(i % 7 + 3) + " |";
  }
  for (int i = 0; i < 20; ++i) wide += "\n" + row;
  std::string things, votes;
  for (int i = 0; i < 20000; ++i) things += "có 03 máy chủ: ";
  for (int i = 0; i < 400; ++i) votes += "Bỏ phiếu\n- Đồng ý: 5\n- Không đồng ý: 2\nDanh sách máy " + std::string(1 + i % 3, 'x') + "\n| STT | Tên |\n| 1 | A |\n| 2 | B |\n";
  EXPECT_NE(Totals(things + "\n").outcome, result::Outcome::kReview);
  EXPECT_NE(Totals(votes).outcome, result::Outcome::kReview);
  EXPECT_NE(Totals(many).outcome, result::Outcome::kReview);
  EXPECT_NE(Totals(wide + "\n").outcome, result::Outcome::kReview);
}

TEST(AmountTest, Numbers) {
  const struct {
    const char* text;
    double value;
    const char* unit;
  } cases[] = {{"12", 12, ""}, {"05", 5, ""}, {"1.250", 1250, ""}, {"1.250.000", 1250000, ""}, {"4,5", 4.5, ""}, {"1.234,5", 1234.5, ""},
               {"25 %", 25, "%"}, {"25%", 25, "%"}, {"240 triệu đồng", 240e6, "đồng"}, {"1,5 tỷ", 1.5e9, ""}, {"02 chiếc", 2, "chiếc"}, {"1,250,000", 1250000, ""}};
  for (const auto& one : cases) {
    const auto amount = AmountIn(one.text);
    ASSERT_TRUE(amount) << one.text;
    EXPECT_DOUBLE_EQ(amount->value, one.value) << one.text;
    EXPECT_EQ(amount->unit, one.unit) << one.text;
  }
  for (const char* text : {"", "máy chủ", "10.0.0.1", "12/2022", "24/7", "1.2.3", "3 - 5", "12 tháng 6", "10.20.1.0/24", "1,2,3"}) EXPECT_FALSE(AmountIn(text)) << text;
}

}  // namespace
}  // namespace capdo::analysis
