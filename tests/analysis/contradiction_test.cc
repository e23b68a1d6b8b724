// Contradictions planted one at a time, each fact in three wordings; statements that differ and are both right; and a clean
// text of sentences of the same kind.
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

using result::Outcome;

struct Pair {
  const char *one, *two;
};
struct Planted {
  const char* fact;
  std::vector<Pair> pairs;
};

const Planted kPlanted[] = {
    {"firewall", {{"Hệ thống chưa được trang bị tường lửa.", "Tường lửa FortiGate 200F đặt tại biên kiểm soát mọi kết nối ra vào."},
                  {"Hiện không có thiết bị tường lửa tại trung tâm dữ liệu.", "Đơn vị sử dụng tường lửa để phân tách các vùng mạng."},
                  {"Tường lửa: chưa có.", "Trung tâm có hai tường lửa chạy song song."}}},
    {"waf", {{"Chưa có tường lửa ứng dụng web.", "Tường lửa ứng dụng web đứng trước Cổng dịch vụ công."},
             {"Đơn vị không trang bị WAF.", "Cổng được bảo vệ bằng WAF."},
             {"Hệ thống chưa triển khai giải pháp tường lửa ứng dụng.", "Đã triển khai tường lửa ứng dụng web ở chế độ chặn."}}},
    {"ips", {{"Đơn vị chưa có thiết bị phòng, chống xâm nhập.", "Thiết bị phòng chống xâm nhập đã bật chế độ chặn."},
             {"Chưa trang bị IPS.", "Lưu lượng vào vùng DMZ đi qua IPS."},
             {"Hệ thống phát hiện xâm nhập chưa được triển khai.", "Đã triển khai hệ thống phát hiện xâm nhập tại vùng máy chủ."}}},
    {"vpn", {{"Không sử dụng mạng riêng ảo.", "Quản trị viên truy cập qua mạng riêng ảo."},
             {"Đơn vị chưa triển khai VPN.", "Đã triển khai VPN cho quản trị viên."},
             {"Hệ thống không có VPN.", "Đang sử dụng VPN của hãng."}}},
    {"antivirus", {{"Máy chủ chưa cài phần mềm phòng chống mã độc.", "Phần mềm phòng chống mã độc được quản lý tập trung."},
                   {"Không có phần mềm diệt virus trên máy trạm.", "Mọi máy trạm đã cài phần mềm diệt virus."},
                   {"Đơn vị chưa trang bị EDR.", "EDR chặn và gửi cảnh báo về máy chủ quản trị."}}},
    {"siem", {{"Chưa có hệ thống giám sát an toàn thông tin.", "Hệ thống giám sát an toàn thông tin tập trung gửi cảnh báo cho tổ trực."},
              {"Đơn vị không triển khai SIEM.", "Nhật ký được đưa về SIEM; SIEM phát hiện tấn công."},
              {"Chưa thuê dịch vụ SOC.", "Đã thuê SOC và SOC gửi cảnh báo hằng ngày."}}},
    {"log-server", {{"Chưa có máy chủ nhật ký tập trung.", "Máy chủ nhật ký tập trung đã lưu 12 tháng."},
                    {"Đơn vị không bố trí máy chủ log.", "Có máy chủ log đặt tại vùng quản trị."},
                    {"Việc quản lý nhật ký tập trung chưa được triển khai.", "Đã triển khai quản lý nhật ký tập trung."}}},
    {"backup", {{"Hệ thống chưa có thiết bị sao lưu.", "Thiết bị sao lưu đặt tại phòng máy thứ hai."},
                {"Không thực hiện sao lưu dữ liệu.", "Đã thực hiện sao lưu dữ liệu hằng ngày."},
                {"Phần mềm sao lưu: chưa có.", "Dùng phần mềm sao lưu có lịch tự động."}}},
    {"wireless", {{"Đơn vị không sử dụng mạng không dây.", "Mạng không dây được tách riêng và bật xác thực."},
                  {"Không có mạng Wi-Fi.", "Có 05 bộ phát sóng không dây tại hội trường."},
                  {"Chưa triển khai wifi.", "Hiện có mạng wifi cho khách."}}},
    {"nac", {{"Chưa triển khai kiểm soát truy cập mạng.", "Đã triển khai kiểm soát truy cập mạng trên mọi cổng."},
             {"Không áp dụng xác thực 802.1X.", "Cổng chuyển mạch sử dụng xác thực 802.1X."},
             {"Đơn vị chưa có giải pháp NAC.", "NAC chặn thiết bị lạ."}}},
    {"dlp", {{"Chưa có giải pháp phòng, chống thất thoát dữ liệu.", "Giải pháp chống thất thoát dữ liệu đã chặn sao chép ra USB: phần mềm DLP được bật."},
             {"Đơn vị không sử dụng DLP.", "Đã triển khai DLP trên máy trạm."},
             {"DLP: không có.", "Dùng hệ thống DLP của hãng."}}},
    {"mfa", {{"Chưa áp dụng xác thực đa yếu tố.", "Quản trị viên sử dụng xác thực đa yếu tố."},
             {"Hệ thống không có xác thực hai yếu tố.", "Đã áp dụng xác thực hai yếu tố cho cán bộ."},
             {"Đơn vị chưa triển khai MFA.", "MFA được bật cho mọi tài khoản quản trị."}}},
    {"load-balancer", {{"Không có thiết bị cân bằng tải.", "Cụm giao diện đứng sau thiết bị cân bằng tải; có 02 thiết bị cân bằng tải."},
                       {"Chưa trang bị cân bằng tải.", "Đã trang bị cân bằng tải cho cổng."},
                       {"Chưa đầu tư hệ thống cân bằng tải.", "Hệ thống sử dụng cân bằng tải."}}},
    {"redundancy", {{"Thiết bị mạng chưa có dự phòng nóng.", "Tường lửa và chuyển mạch lõi sử dụng dự phòng nóng."},
                    {"Không thiết lập cấu hình HA.", "Hai tường lửa đã thiết lập cấu hình HA."},
                    {"Chưa bố trí dự phòng nóng.", "Có dự phòng nóng cho thiết bị lõi."}}},
    {"state-secrets", {{"Hệ thống không xử lý thông tin bí mật nhà nước.", "Hệ thống lưu trữ tài liệu bí mật nhà nước mức Mật."},
                       {"Không lưu giữ, truyền tài liệu thuộc phạm vi bí mật nhà nước.", "Hệ thống có xử lý thông tin thuộc phạm vi bí mật nhà nước."},
                       {"Đơn vị không tiếp nhận bí mật nhà nước trên hệ thống.", "Văn thư tiếp nhận tài liệu bí mật nhà nước qua hệ thống."}}},
    {"personal-data", {{"Hệ thống không lưu trữ dữ liệu cá nhân.", "Hệ thống lưu trữ dữ liệu cá nhân của người nộp hồ sơ."},
                       {"Không thu thập thông tin cá nhân.", "Cổng thu thập thông tin cá nhân khi đăng ký."},
                       {"Hệ thống không xử lý dữ liệu cá nhân.", "Phần mềm có xử lý dữ liệu cá nhân."}}},
    {"servers", {{"Đơn vị không có máy chủ.", "Trung tâm có 06 máy chủ vật lý."},
                 {"Xã không bố trí máy chủ riêng.", "Đã lắp đặt máy chủ ứng dụng tại phòng máy."},
                 {"Chưa đầu tư máy chủ.", "Máy chủ ứng dụng chạy hệ điều hành Linux, máy chủ đã được đặt tại vùng nội bộ."}}},
    {"dmz", {{"Mạng chưa có vùng DMZ.", "Vùng DMZ đặt các máy chủ công khai."},
             {"Không thiết lập vùng mạng DMZ.", "Đã thiết lập vùng mạng DMZ."},
             {"Chưa thiết lập phân vùng DMZ.", "Hệ thống gồm phân vùng DMZ."}}},
    {"dr-site", {{"Chưa có trung tâm dữ liệu dự phòng.", "Dữ liệu được chuyển sang trung tâm dữ liệu dự phòng; đã thiết lập trung tâm dự phòng."},
                 {"Không thuê trung tâm dự phòng.", "Trung tâm dự phòng đặt tại huyện khác và đã hoạt động."},
                 {"Đơn vị không có site dự phòng.", "Sử dụng site dự phòng của doanh nghiệp."}}},
    {"staff", {{"Đơn vị chưa có cán bộ chuyên trách về an toàn thông tin.", "Đã bố trí cán bộ chuyên trách về an toàn thông tin."},
               {"Không có nhân sự chuyên trách an toàn thông tin.", "Trung tâm có 02 nhân sự chuyên trách an toàn thông tin."},
               {"Chưa bố trí bộ phận chuyên trách an toàn thông tin.", "Bộ phận chuyên trách an toàn thông tin đã hoạt động từ 2021."}}},
    {"training", {{"Chưa tổ chức đào tạo về an toàn thông tin.", "Đã tổ chức đào tạo về an toàn thông tin cho 120 cán bộ."},
                  {"Đơn vị không tổ chức tập huấn an toàn thông tin.", "Đã tổ chức tập huấn an toàn thông tin tháng 5."},
                  {"Chưa thực hiện bồi dưỡng an toàn thông tin.", "Đã thực hiện bồi dưỡng an toàn thông tin."}}},
    {"incident-team", {{"Chưa có đội ứng cứu sự cố.", "Đội ứng cứu sự cố gồm 07 người đã hoạt động."},
                       {"Không bố trí tổ ứng cứu sự cố.", "Có tổ ứng cứu sự cố trực 24/7."},
                       {"Đơn vị chưa thiết lập đội ứng phó sự cố.", "Đã thiết lập đội ứng phó sự cố."}}},
    {"drill", {{"Chưa tổ chức diễn tập ứng cứu sự cố.", "Đã tổ chức diễn tập ứng cứu sự cố tháng 6."},
               {"Đơn vị không tổ chức diễn tập.", "Đã thực hiện diễn tập mã độc tống tiền."},
               {"Chưa thực hiện diễn tập.", "Đã tổ chức 02 cuộc diễn tập."}}},
    {"pentest", {{"Chưa thực hiện kiểm thử xâm nhập.", "Đã thực hiện kiểm thử xâm nhập với 03 ứng dụng."},
                 {"Không tổ chức thử nghiệm xâm nhập.", "Đã tổ chức thử nghiệm xâm nhập hộp xám."},
                 {"Chưa thuê dịch vụ pentest.", "Sử dụng dịch vụ pentest của doanh nghiệp."}}},
    {"remote", {{"Không cho phép quản trị từ xa.", "Quản trị viên kết nối từ xa qua kênh mã hóa."},
                {"Chặn toàn bộ truy cập từ xa.", "Cho phép quản trị viên truy cập từ xa."},
                {"Cấm kết nối từ xa.", "Cán bộ trực quản trị từ xa bằng VPN."}}},
    {"cloud", {{"Hệ thống không sử dụng dịch vụ điện toán đám mây.", "Ứng dụng đang sử dụng dịch vụ điện toán đám mây."},
               {"Không thuê dịch vụ đám mây.", "Hệ thống sử dụng dịch vụ đám mây của doanh nghiệp."},
               {"Chưa dùng cloud.", "Đã triển khai cloud riêng."}}},
    {"internet-lines", {{"Hai đường truyền Internet của hai nhà mạng.", "Hệ thống kết nối bằng một đường truyền Internet."},
                        {"Trung tâm có 03 kênh Internet.", "Trung tâm có 02 kênh Internet."},
                        {"Kết nối qua 2 đường Internet.", "Đơn vị thuê ba đường Internet."}}},
    {"physical-servers", {{"Cụm gồm 06 máy chủ vật lý.", "Phòng máy đặt 8 máy chủ vật lý."},
                          {"Có bốn máy chủ vật lý.", "Có năm máy chủ vật lý."},
                          {"Đầu tư 12 máy chủ vật lý.", "Tổng cộng 10 máy chủ vật lý."}}},
    {"zones", {{"Mạng gồm 07 vùng mạng.", "Mạng được chia thành 06 vùng mạng."},
               {"Hệ thống có bảy vùng mạng.", "Hệ thống được tổ chức thành sáu vùng mạng."},
               {"Thiết kế 5 vùng mạng.", "Chia làm 4 vùng."}}},
    {"users", {{"Tổng số người dùng là 1.200.", "Quy mô khoảng 1.500 người dùng."},
               {"Tổng số tài khoản khoảng 850.", "Tổng số tài khoản: 920."},
               {"Quy mô 300 người sử dụng.", "Tổng số người sử dụng là 350."}}},
    {"staff-count", {{"Có 02 cán bộ chuyên trách về an toàn thông tin.", "Bố trí 03 cán bộ chuyên trách về an toàn thông tin."},
                     {"Gồm hai người chuyên trách an toàn thông tin.", "Gồm bốn người chuyên trách an toàn thông tin."},
                     {"Phân công 01 công chức chuyên trách an toàn thông tin.", "Phân công 2 công chức chuyên trách an toàn thông tin."}}},
};

// Both are right.
const Pair kBothRight[] = {
    {"Chưa có tường lửa ứng dụng web.", "Tường lửa FortiGate 200F đặt tại biên."},
    {"Chưa trang bị tường lửa cơ sở dữ liệu.", "Đơn vị sử dụng tường lửa để phân tách các vùng mạng."},
    {"Trường hợp không có tường lửa thì không được kết nối.", "Có hai tường lửa chạy song song."},
    {"Trước đây chưa có hệ thống giám sát an toàn thông tin.", "Hệ thống giám sát an toàn thông tin gửi cảnh báo cho tổ trực."},
    {"Không sử dụng mạng không dây cho máy chủ.", "Máy chủ ứng dụng đặt tại vùng nội bộ."},
    {"Ủy ban nhân dân xã không có máy chủ.", "Trung tâm có 06 máy chủ vật lý."},
    {"Hai đường truyền Internet, một đường chính và một đường dự phòng.", "Hệ thống có hai đường truyền Internet."},
    {"Cụm gồm 06 máy chủ vật lý.", "Trên đó chạy 24 máy chủ ảo."},
    {"Không lưu mật khẩu dạng rõ.", "Mật khẩu lưu dạng băm."},
    {"Nếu không có VPN thì chặn quản trị từ xa.", "Quản trị viên truy cập qua VPN."},
    {"Mạng gồm 07 vùng mạng.", "Hệ thống có bảy vùng mạng."},
    {"Yêu cầu phải có thiết bị sao lưu.", "Thiết bị sao lưu đặt tại phòng máy thứ hai."},
    {"Sẽ trang bị thêm tường lửa trong năm 2027.", "Tường lửa FortiGate 200F đặt tại biên."},
    {"Hệ thống không xử lý thông tin bí mật nhà nước.", "Quy định về bảo vệ bí mật nhà nước được phổ biến cho cán bộ."},
    {"Tổng số người dùng là 1.200.", "Hệ thống phục vụ 900.000 người dân."},
    {"Không có cảnh báo nào của hệ thống giám sát an toàn thông tin bị bỏ sót.", "Hệ thống giám sát an toàn thông tin gửi cảnh báo."},
};

result::CheckResult Checked(const Pair& pair) {
  Paper paper("ho-so.docx");
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Title("Hệ thống Cổng dịch vụ công tỉnh Sông Lam");
  for (int i = 0; i < 8; ++i)
    paper.Text("Cổng phục vụ người dân và doanh nghiệp trong tỉnh nộp, theo dõi hồ sơ và nhận kết quả giải quyết thủ tục hành chính.");
  paper.Heading("Hiện trạng").Text(pair.one).Text("Hồ sơ được nộp, theo dõi và trả kết quả trực tuyến.").Heading("Kết nối").Text(pair.two);
  return Of(Check({paper.File("level-dossier")}), "cross.contradiction");
}

TEST(ContradictionTest, PlantedOnesAreFoundWithBothSides) {
  int found = 0, all = 0;
  std::string missed;
  for (const Planted& planted : kPlanted) {
    for (const Pair& pair : planted.pairs) {
      ++all;
      const result::CheckResult check = Checked(pair);
      const bool hit = check.outcome == Outcome::kReview && check.reason == "facts-differ";
      found += hit;
      if (!hit) missed += std::string(planted.fact) + ": " + pair.one + " | " + pair.two + "\n";
      if (!hit) continue;
      ASSERT_GE(check.citations.size(), 2u) << pair.one;
      EXPECT_NE(check.citations[0].quote, check.citations[1].quote);
    }
  }
  EXPECT_GE(found, all - 1) << found << " of " << all << "\n" << missed;
  std::printf("planted contradictions found: %d of %d\n%s", found, all, missed.c_str());
}

TEST(ContradictionTest, StatementsThatAreBothRight) {
  for (const Pair& pair : kBothRight)
    EXPECT_NE(Checked(pair).outcome, Outcome::kReview) << pair.one << " | " << pair.two << "\n" << Say(Checked(pair));
}

result::CheckResult Told(const std::string& text) { return RunSample("=== level-dossier\n" + text, *Rules().Find("cross.contradiction"), Rules()); }

struct Unlisted {
  const char *text, *reason;
};

// What two places tell in the same words (methods_quantities.cc), addresses (methods_addresses.cc) and places that are pointed to.
TEST(ContradictionTest, OfThingsThatNoFactLists) {
  const Unlisted cases[] = {
      {"# A\nTài khoản bị khóa sau 03 lần nhập sai mật khẩu liên tiếp.\n# B\nHệ thống khóa tài khoản sau 10 lần đăng nhập sai liên tiếp.\n", "quantity-differs"},
      {"# A\nPhiên quản trị tự ngắt sau 10 phút không thao tác.\n# B\n| Tham số | Giá trị |\n| Thời gian ngắt phiên quản trị khi không thao tác | 60 phút |\n| Số lần sai | 5 lần |\n", "quantity-differs"},
      {"# A\nSố người dùng: 350 tài khoản nhân viên y tế đang hoạt động.\n# B\nHệ thống có tổng cộng 120 tài khoản nhân viên y tế đang hoạt động.\n", "quantity-differs"},
      {"| TT | Tên máy | IP |\n| 1 | A | 10.4.2.11 |\n| 2 | B | 10.4.2.12 |\n| 3 | C | 10.4.2.13 |\n| 4 | D | 10.4.2.12 |\n", "address-twice"},
      {"| VLAN | Tên | Dải mạng |\n| 10 | Người dùng | 10.20.10.0/24 |\n| 20 | Máy chủ | 10.20.20.0/24 |\n# B\nMáy chủ đặt tại VLAN 20, dải 10.30.20.0/24.\n", "vlan-differs"},
      {"| Vùng | Dải mạng |\n| DMZ | 172.16.1.0/24 |\n| Nội bộ | 172.16.2.0/24 |\n# B\n| Tên máy | IP | Vùng |\n| A | 172.16.1.10 | DMZ |\n| B | 172.16.3.10 | Nội bộ |\n| C | 172.16.2.11 | Nội bộ |\n",
       "machine-outside"},
      {"# A\nVùng máy chủ nội bộ: VLAN 50, 10.44.50.0/24. Vùng máy chủ cơ sở dữ liệu: VLAN 60, 10.44.60.0/24.\n# B\n| Máy chủ | Thuộc vùng | Địa chỉ |\n| A1 | Máy chủ nội bộ | 10.44.50.21 |\n"
       "| D1 | Cơ sở dữ liệu | 10.44.50.61 |\n| D2 | Cơ sở dữ liệu | 10.44.60.62 |\n", "machine-outside"},
      {"# A\n- VLAN 100, phòng ban: 10.8.0.0/22, cổng 10.8.0.1\n- VLAN 110, máy chủ: 10.8.4.0/24, cổng 10.8.4.1\n- VLAN 120, camera: 10.8.3.0/24, cổng 10.8.3.1\n", "vlans-overlap"},
      {"# 1. Tổng quan\n## 1.1 Phạm vi\nHai máy chủ.\n## 1.2 Hạ tầng\nPhương án dự phòng trình bày tại mục 2.5.\n# 2. Phương án\n## 2.1 Mạng\nCó tường lửa.\n## 2.2 Máy chủ\nCó vá lỗi.\n", "reference-missing"},
  };
  for (const Unlisted& one : cases) {
    const result::CheckResult check = Told(one.text);
    EXPECT_EQ(check.outcome, Outcome::kReview) << one.text << check.message;
    EXPECT_EQ(check.reason, one.reason) << one.text << check.message;
    EXPECT_FALSE(check.citations.empty()) << one.text;
  }
  for (const char* text : {
           "# A\nMật khẩu tài khoản quản trị tối thiểu 14 ký tự.\n# B\nMật khẩu người dùng tối thiểu 8 ký tự.\n",
           "# A\nNhật ký tường lửa lưu 12 tháng; nhật ký ứng dụng lưu 6 tháng.\n# B\nThông báo sự cố trong 24 giờ; báo cáo kết quả trong 5 ngày.\n",
           "# A\n- VLAN 100, phòng ban: 10.8.0.0/22, cổng 10.8.0.1\n- VLAN 110, máy chủ: 10.8.4.0/24, cổng 10.8.4.1\n- VLAN 120, camera: 10.8.5.0/24, cổng 10.8.5.1\n",
           "# A\nThu hồi thiết bị quá 5 năm sử dụng.\n# B\nThu hồi luật quá hạn trong 05 ngày.\n",
           "| TT | Dịch vụ | IP |\n| 1 | A | 10.4.2.11 |\n| 2 | B | 10.4.2.12 |\n| 3 | C | 10.4.2.13 |\n| 4 | D | 10.4.2.12 |\n",
           "# 1. Tổng quan\n## 1.1 Phạm vi\nChi tiết xem mục 7.2.\n## 1.2 Hạ tầng\nHai máy chủ.\n",
       })
    EXPECT_NE(Told(text).outcome, Outcome::kReview) << text << Told(text).message;
}

// What one place says of one site, one sort of people or one zone, and a condition, deny nothing of the others.
TEST(ContradictionTest, OfOtherSitesPeopleAndConditions) {
  for (const char* text : {
           "# 2.1 Trụ sở chính\nCó 02 đường truyền Internet và máy phát điện 60 kVA.\n# 2.2 Cơ sở 2\nChỉ có 01 đường truyền Internet, không có máy phát điện.\n",
           "# A. Việc quản lý\nMỗi người một tài khoản, mật khẩu 10 ký tự đổi 90 ngày một lần.\n# 7.2.2. An toàn máy chủ\nĐăng nhập bằng tài khoản riêng, mật khẩu 12 ký tự có đủ 4 loại.\n",
           "# A\nMáy không có chứng thư hoặc không đạt điều kiện (vi rút chưa cập nhật, thiếu bản vá) bị đẩy sang VLAN cách ly.\n# B\nBản vá tháng 11 đã cài đủ; toàn bộ trang chạy HTTPS với chứng thư số.\n",
           "# A\nDanh sách có 04 tài khoản quản trị.\n# B\n2. Tài khoản quản trị soát lại mỗi quý.\n",
       })
    EXPECT_NE(Told(text).outcome, Outcome::kReview) << text << Told(text).message;
  EXPECT_EQ(Told("# 2.1 Phòng máy\nPhòng máy không có máy phát điện, khi mất điện quá 40 phút thì tắt máy.\n# 2.2 Nguồn điện\nNguồn điện: UPS và máy phát điện dự phòng 50 kVA tự khởi động trong 15 giây.\n").outcome,
            Outcome::kReview);
}

// What is denied as a device of its own, of a part, or of what the column says, is not denied of the house.
// What a check cannot do without is denied in the very row that would pass, and told nowhere else.
TEST(ContradictionTest, DeniedWhereItWasFound) {
  const auto judged = [](const std::string& state, const std::string& elsewhere) {
    return RunSample("=== level-dossier\n# II. PHƯƠNG ÁN THIẾT KẾ HỆ THỐNG THÔNG TIN\n| Yêu cầu | Hiện trạng | Phương án |\n| Dự phòng nóng, cân bằng tải | " + state +
                         " | Khi hỏng, cán bộ trực tháo lắp trong nửa ngày theo quy trình. |\n" + elsewhere,
                     *Rules().Find("plan.design.redundancy"), Rules());
  };
  EXPECT_EQ(judged("Tường lửa FW-02 đang để trong kho, chưa lắp; tường lửa FW-01 chạy đơn.", "").reason, "fact-denied");
  EXPECT_EQ(judged("Hai tường lửa và hai chuyển mạch lõi chạy chủ động - dự phòng, chuyển trong 2 giây.", "").outcome, Outcome::kPass);
}

TEST(ContradictionTest, DenialsOfSomethingElse) {
  for (const char* text : {
           "# A\nHệ thống không trang bị thiết bị phòng, chống xâm nhập riêng.\n# B\nChức năng chống xâm nhập trên tường lửa đã chặn 4.312 lượt dò quét.\n",
           "# A\n04 máy chủ ảo web, 04 máy chủ ảo ứng dụng, 02 máy chủ ảo cơ sở dữ liệu.\n# B\nHệ thống chạy trên 10 máy chủ ảo.\n",
           "# A\nMạng tác nghiệp không có mạng không dây.\n# Những gì không thuộc phạm vi\nTại sảnh khách có 02 bộ phát Wi-Fi do nhà mạng cho thuê.\n",
           "| Vùng | Ra Internet |\n| DMZ | Có, qua máy chủ ủy quyền |\n| Máy chủ cơ sở dữ liệu | Không |\n| Quản trị | Không |\n# B\nHệ thống có 03 máy chủ đang hoạt động tại phòng máy.\n",
           "# A\nTài khoản quản trị trên máy chủ bị đổi tên, đặt mật khẩu 14 ký tự và cấm đăng nhập từ xa.\n# B\nCán bộ trực quản trị từ xa bằng VPN.\n",
       })
    EXPECT_NE(Told(text).outcome, Outcome::kReview) << text << Told(text).message;
  // Some of them are not their number.
  EXPECT_NE(Told("# A\nHai bộ phát Wi-Fi tự cắm ở khoa Ngoại bị tháo và cổng mạng bị khóa.\n# B\nBệnh viện có 46 bộ phát Wi-Fi.\n").outcome, Outcome::kReview);
  // Forbidden outright, and not within bounds.
  EXPECT_EQ(Told("# A\nNghiêm cấm quản trị máy chủ từ xa; người quản trị phải có mặt tại phòng máy.\n# B\nCán bộ trực quản trị từ xa bằng VPN.\n").outcome,
            Outcome::kReview);
  // "của Chi cục không …" names no part of the house.
  EXPECT_EQ(Told("# A\nCác máy trạm của Chi cục không cài đặt bất kỳ phần mềm phòng, chống mã độc nào.\n# B\nToàn bộ 42 máy trạm của Chi cục đã cài Kaspersky Endpoint Security.\n").outcome,
            Outcome::kReview);
}

}  // namespace
}  // namespace capdo::analysis
