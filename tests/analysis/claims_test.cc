// Which heading or row is about which requirement.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

using result::Outcome;

const char kFiller[] = "Hệ thống phục vụ người dân và doanh nghiệp trong tỉnh nộp, theo dõi hồ sơ và nhận kết quả giải quyết thủ tục hành chính.";

Paper Dossier() {
  Paper paper("ho-so.docx");
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Title("Hệ thống Cổng dịch vụ công tỉnh Sông Lam");
  for (int i = 0; i < 8; ++i) paper.Text(kFiller);
  return paper;
}

// The quotations of a check, in one text.
std::string Quotes(const result::CheckResult& check) {
  std::string out;
  for (const result::Citation& c : check.citations) out += c.quote + "\n";
  return out;
}

const char kServer[] = "Quản trị viên đăng nhập máy trạm quản trị bằng tài khoản riêng và mã OTP.";
const char kApp[] = "Người dùng đăng nhập qua VNeID, khóa sau năm lần nhập sai liên tiếp.";

// The same title under two groups: each requirement takes its own.
TEST(ClaimsTest, SameTitleUnderTwoGroups) {
  Paper headings = Dossier();
  headings.Heading("Phương án kỹ thuật").Heading("Bảo đảm an toàn máy chủ", 2).Heading("Xác thực", 3).Text(kServer).Heading("Bảo đảm an toàn ứng dụng", 2).Heading("Xác thực", 3).Text(kApp);
  Paper rows = Dossier();
  rows.Heading("Phương án kỹ thuật").Table({{"STT", "Yêu cầu", "Phương án"}, {"I", "Bảo đảm an toàn máy chủ", ""}, {"1", "Xác thực", kServer}, {"II", "Bảo đảm an toàn ứng dụng", ""}, {"1", "Xác thực", kApp}});
  Paper merged = Dossier();
  merged.Heading("Phương án kỹ thuật").Table({{"Nhóm", "Yêu cầu", "Phương án"}, {"Bảo đảm an toàn máy chủ", "Xác thực", kServer}, {"Bảo đảm an toàn ứng dụng", "Xác thực", kApp}});
  for (const Paper* paper : {&headings, &rows, &merged}) {
    const result::Result result = Check({paper->File()});
    const result::CheckResult &server = Of(result, "plan.tech.srv.authentication"), &app = Of(result, "plan.tech.app.authentication");
    EXPECT_EQ(server.outcome, Outcome::kPass) << Say(server);
    EXPECT_EQ(app.outcome, Outcome::kPass) << Say(app);
    EXPECT_NE(Quotes(server).find(kServer), std::string::npos) << Say(server);
    EXPECT_EQ(Quotes(server).find(kApp), std::string::npos) << Say(server);
    EXPECT_NE(Quotes(app).find(kApp), std::string::npos) << Say(app);
    EXPECT_EQ(Quotes(app).find(kServer), std::string::npos) << Say(app);
  }
}

// Only one of the two is there: the other must not live on it.
TEST(ClaimsTest, OneTitleServesOneGroup) {
  for (const bool server : {true, false}) {
    Paper paper = Dossier();
    paper.Heading("Phương án kỹ thuật").Heading(server ? "Bảo đảm an toàn máy chủ" : "Bảo đảm an toàn ứng dụng", 2).Heading("Xác thực", 3).Text(server ? kServer : kApp);
    const result::Result result = Check({paper.File()});
    EXPECT_EQ(Of(result, "plan.tech.srv.authentication").outcome == Outcome::kPass, server) << Say(Of(result, "plan.tech.srv.authentication"));
    EXPECT_EQ(Of(result, "plan.tech.app.authentication").outcome == Outcome::kPass, !server) << Say(Of(result, "plan.tech.app.authentication"));
  }
}

// A clause number of the level decides, whatever the title and its place say.
TEST(ClaimsTest, ClauseNumbersDecide) {
  const rules::Check* server = Rules().Find("plan.tech.srv.authentication");
  ASSERT_NE(server, nullptr);
  const std::string clause = server->tcvn.at(3);
  Paper heading = Dossier();
  heading.Heading("Phương án kỹ thuật").Heading(clause + " Xác thực", 2).Text(kServer);
  Paper row = Dossier();
  row.Heading("Phương án kỹ thuật").Table({{"Mục", "Yêu cầu", "Phương án"}, {clause, "Xác thực", kServer}});
  Paper reference = Dossier();
  reference.Heading("Phương án kỹ thuật").Heading("Xác thực (Mục " + clause + " TCVN 11930:2017)", 2).Text(kServer);
  for (const Paper* paper : {&heading, &row, &reference}) {
    const result::Result result = Check({paper->File()});
    EXPECT_EQ(Of(result, "plan.tech.srv.authentication").outcome, Outcome::kPass) << Say(Of(result, "plan.tech.srv.authentication"));
    EXPECT_NE(Of(result, "plan.tech.app.authentication").outcome, Outcome::kPass) << Say(Of(result, "plan.tech.app.authentication"));
  }
}

// No place tells which group it is: doubt for a person, never two passes from one text.
TEST(ClaimsTest, AmbiguousTitle) {
  Paper paper = Dossier();
  paper.Heading("Nội dung khác").Heading("Xác thực", 2).Text(kServer);
  const result::Result result = Check({paper.File()});
  const bool both = Of(result, "plan.tech.srv.authentication").outcome == Outcome::kPass && Of(result, "plan.tech.app.authentication").outcome == Outcome::kPass;
  EXPECT_FALSE(both);
}

// A heading that names two requirements, with each under it: the inner ones answer.
TEST(ClaimsTest, InnerHeadingsAnswerForASharedOne) {
  Paper paper = Dossier();
  paper.Heading("Phương án quản lý").Heading("Quản lý rủi ro và kết thúc vận hành", 2).Heading("Quản lý rủi ro", 3)
      .Text("Mỗi năm một lần, Trung tâm nhận diện, phân tích, xử lý rủi ro theo quy trình số 12/QT-TTCNTT và báo cáo Sở.")
      .Heading("Kết thúc vận hành, khai thác, thanh lý, hủy bỏ", 3).Text("Hiện chưa có quy trình thanh lý.");
  const result::Result result = Check({paper.File()});
  EXPECT_EQ(Of(result, "plan.mgmt.risk").outcome, Outcome::kPass) << Say(Of(result, "plan.mgmt.risk"));
  EXPECT_EQ(Of(result, "plan.mgmt.disposal").outcome, Outcome::kFail) << Say(Of(result, "plan.mgmt.disposal"));
}

// The device list names a firewall; that is no plan for access control.
TEST(ClaimsTest, InventoryIsNoPlan) {
  Paper paper = Dossier();
  paper.Heading("Danh mục thiết bị").Table({{"STT", "Tên thiết bị", "Chức năng"}, {"1", "Thiết bị sao lưu dự phòng", "Lưu bản sao dữ liệu của máy chủ hằng ngày theo lịch"}});
  const result::Result result = Check({paper.File()});
  EXPECT_NE(Of(result, "plan.tech.data.backup").outcome, Outcome::kPass) << Say(Of(result, "plan.tech.data.backup"));
}

// A row says "Đáp ứng" in the state and denies in the plan, or the other way round: both columns count.
TEST(ClaimsTest, AllColumnsOfARow) {
  struct Case {
    const char* state;
    const char* plan;
    Outcome outcome;
  };
  const std::vector<Case> cases = {
      {"Đáp ứng", kServer, Outcome::kPass},
      {"Đáp ứng", "", Outcome::kReview},
      {"", "", Outcome::kFail},
      {"Chưa đáp ứng", "Sẽ bổ sung.", Outcome::kFail},
      {"Chưa có", "", Outcome::kFail},
      {"Đáp ứng", "Sẽ xây dựng trong năm 2027.", Outcome::kFail},
  };
  for (const Case& c : cases) {
    Paper paper = Dossier();
    paper.Heading("Bảo đảm an toàn máy chủ").Table({{"STT", "Yêu cầu", "Hiện trạng", "Phương án"}, {"1", "Xác thực", c.state, c.plan}});
    const result::Result result = Check({paper.File()});
    EXPECT_EQ(Of(result, "plan.tech.srv.authentication").outcome, c.outcome) << c.state << " | " << c.plan << " " << Say(Of(result, "plan.tech.srv.authentication"));
  }
}

Paper Rules3(const std::string& title, const std::string& text) {
  Paper paper("quy-che.docx");
  paper.Title("QUY CHẾ").Title("Bảo đảm an toàn thông tin Hệ thống quản lý giáo dục tỉnh Sông Lam");
  paper.Heading("Điều 1. Phạm vi điều chỉnh", 2);
  for (int i = 0; i < 10; ++i) paper.Text(kFiller);
  return std::move(paper.Heading("Điều 2. Những việc phải làm", 2).Text("1. Lịch trực của kíp kỹ thuật:").Text("a) Kíp trực gồm hai người, đổi ca lúc 07 giờ.").Text("2. " + title + ":").Text("a) " + text));
}

// A title that no pattern knows is known by its words, whatever their order; one of other words is not, nor one of mere filler.
TEST(ClaimsTest, TitlesByTheirWords) {
  struct Case {
    const char* title;
    const char* check;  // "" none
  };
  const char text[] = "Phòng Hạ tầng lập phiếu, Giám đốc Trung tâm duyệt trong 02 ngày làm việc và lưu hồ sơ 05 năm.";
  for (const Case& c : std::vector<Case>{
           {"Niêm yết và quán triệt", "regulation.policy-issue"},
           {"Trình ký, phát hành văn bản", "regulation.policy-issue"},
           {"Chạy thử, đưa vào sử dụng", "regulation.testing-acceptance"},
           {"Khoanh vùng rủi ro", ""},  // a word of its own
           {"Sổ rủi ro", "regulation.risk"},
           {"Nguy cơ và cách ứng xử với rủi ro", "regulation.risk"},
           {"Xử trí khi có tình huống khẩn cấp, sự cố", "regulation.incident-ops"},
           {"Huấn luyện, nhắc nhở cán bộ", "regulation.employment"},
           {"Công tác quản lý và quy trình bảo đảm an toàn", ""},
           {"Theo dõi thời tiết", ""},
       }) {
    const result::Result result = CheckByTitles({Rules3(c.title, text).File()});
    for (const result::CheckResult& check : result.checks) {
      if (check.id.rfind("regulation.", 0) != 0 || Quotes(check).find(text) == std::string::npos) continue;
      EXPECT_EQ(check.id, c.check) << c.title << " " << Say(check);
    }
    if (*c.check == 0) continue;
    EXPECT_EQ(Of(result, c.check).outcome, Outcome::kPass) << c.title << " " << Say(Of(result, c.check));
  }
}

// A chapter names a group, its articles each what their own titles say; bullets under a title are no titles.
TEST(ClaimsTest, ArticlesOfAChapterAndBullets) {
  Paper rules("quy-che.docx");
  rules.Title("QUY CHẾ").Title("Bảo đảm an toàn thông tin Hệ thống một cửa tỉnh Sông Lam").Text("Điều 1. Phạm vi điều chỉnh");
  for (int i = 0; i < 10; ++i) rules.Text(kFiller);
  rules.Text("Chương II").Text("RỦI RO, NGỪNG SỬ DỤNG").Text("Điều 2. Đánh giá, xử lý rủi ro").Text("1. Chậm nhất ngày 30/10 hằng năm, Tổ kỹ thuật lập bảng rủi ro theo thang điểm 5 x 5; từ 12 điểm phải xử lý.");
  rules.Text("Chương III").Text("ĐIỀU KHOẢN CUỐI").Text("Điều 3. Hiệu lực").Text("Quy chế có hiệu lực kể từ ngày ký.");
  const result::Result of_rules = Check({rules.File("regulation")});
  EXPECT_EQ(Of(of_rules, "regulation.risk").outcome, Outcome::kPass) << Say(Of(of_rules, "regulation.risk"));
  EXPECT_EQ(Of(of_rules, "regulation.disposal").outcome, Outcome::kFail) << Say(Of(of_rules, "regulation.disposal"));

  Paper zones("ho-so.docx");
  zones.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Text("Cấp độ đề xuất: cấp độ 3").Heading("6. Các vùng mạng", 1).Heading("6.3. Vùng trung gian DMZ", 2).Text("- WAF1, WAF2, WEB1, WEB2, MX1.");
  zones.Text("- Internet chỉ vào tới đây; gọi vùng ứng dụng cổng 8443.").Heading("6.4. Vùng quản trị", 2).Text("- Có JUMP1, MON1.");
  const result::Result of_zones = Check({zones.File("level-dossier")});
  EXPECT_EQ(Of(of_zones, "architecture.zone.dmz").outcome, Outcome::kPass) << Say(Of(of_zones, "architecture.zone.dmz"));
}

// What stands outside the plan under a like name does not fill the plan's own empty place.
TEST(ClaimsTest, ThePlansOwnPlaceCounts) {
  const auto users = [](const std::string& plan) {
    Paper paper("ho-so.docx");
    paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Text("Cấp độ đề xuất: cấp độ 3").Heading("1. Ai dùng hệ thống", 1).Heading("1.2. Người sử dụng", 2).Text("Người học, cán bộ, phụ huynh và doanh nghiệp trong tỉnh, mỗi nhóm có màn hình riêng.");
    paper.Heading("2. Phương án đáp ứng các yêu cầu về quản lý", 1).Heading("2.1. Quản lý an toàn người sử dụng đầu cuối", 2).Text(plan);
    return Of(Check({paper.File("level-dossier")}), "plan.mgmt.end-user-ops");
  };
  EXPECT_EQ(users("Mỗi người ký cam kết, dùng tài khoản riêng, mật khẩu 12 ký tự đổi mỗi 90 ngày.").outcome, Outcome::kPass);
  EXPECT_EQ(users("Thực hiện theo quy định hiện hành.").reason, "own-place-empty");
  EXPECT_EQ(users("Chưa thực hiện.").reason, "places-disagree");
  EXPECT_EQ(users("Đáp ứng.").outcome, Outcome::kPass);  // a summary, and what it sums up elsewhere
}

// "Bảng 1. Giải pháp thiết kế" over a table says which group its rows are of.
TEST(ClaimsTest, CaptionsStandOverTheirTables) {
  const auto waf = [](const std::string& caption) {
    Paper paper("ho-so.docx");
    paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Text("Cấp độ đề xuất: cấp độ 3").Heading("B. Việc phải làm", 1).Text(caption);
    paper.Table({{"Số", "Điểm phải có", "Cách bố trí"}, {"1", "Chống nghẽn dịch vụ", "Theo hợp đồng 12/2026 với VNPT, xử lý trong 05 phút từ khi báo."}, {"2", "Chỗ chép lưu", "Veeam chép 19 máy chủ mỗi đêm về tủ đĩa."}});
    return Of(CheckByTitles({paper.File("level-dossier")}), "plan.design.ddos");
  };
  EXPECT_EQ(waf("Bảng 1a. Giải pháp thiết kế hệ thống").outcome, Outcome::kPass) << Say(waf("Bảng 1a. Giải pháp thiết kế hệ thống"));
  EXPECT_NE(waf("Bảng 1a. Những việc khác").outcome, Outcome::kPass);
}

// A title that is known by its words is judged like any other: what is denied or left open under it is a gap.
TEST(ClaimsTest, TitlesByTheirWordsAreJudged) {
  for (const char* text : {"Nội dung này chưa được quy định.", "……………"}) {
    const result::Result result = Check({Rules3("Ứng phó, khắc phục sự cố", text).File()});
    EXPECT_EQ(Of(result, "regulation.incident-ops").outcome, Outcome::kFail) << text << Say(Of(result, "regulation.incident-ops"));
  }
}

}  // namespace
}  // namespace capdo::analysis
