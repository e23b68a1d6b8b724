// Where a topic is found (methods_topic.cc): words that say it elsewhere do not cover a title of its group that is denied;
// cards whose lines have names of their own; hollow words with reasons.
#include <gtest/gtest.h>

#include <sstream>

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

// "Vùng biên:" in a line of its own heads the paragraph under it, up to the next line of the kind.
TEST(TopicTest, ALabelInALineOfItsOwn) {
  const auto border = [](const std::string& under) {
    Paper paper;
    paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ AN TOÀN HỆ THỐNG THÔNG TIN").Text("Cấp độ đề xuất: cấp độ 3").Heading("B.3. Các vùng mạng", 2);
    paper.Text("Vùng DMZ:").Text("Có máy web và máy chuyển thư, VLAN 40; ngoài vào chỉ cổng 443.").Text("Vùng biên:");
    if (!under.empty()) paper.Text(under);
    paper.Text("Vùng quản trị:").Text("VLAN 90 với một máy nhảy; thiết bị chỉ nhận phiên từ đây.");
    for (const result::CheckResult& c : Check({paper.File()}).checks)
      if (c.id == "architecture.zone.border") return c.outcome;
    return result::Outcome::kNotChecked;
  };
  EXPECT_EQ(border("Hai đường cáp của hai nhà mạng kết thúc tại hai bộ định tuyến, rồi vào cặp tường lửa ngoài."), result::Outcome::kPass);
  EXPECT_NE(border(""), result::Outcome::kPass);
  EXPECT_NE(border("…………"), result::Outcome::kPass);
}

TEST(TopicTest, HollowWithAReason) {
  const std::string head = "=== regulation\n# QUY CHẾ BẢO ĐẢM AN TOÀN THÔNG TIN\n## Điều 8. Tuyển dụng\n";
  EXPECT_EQ(Of("regulation.recruitment", head + "Người được tuyển phải có lý lịch rõ ràng, ký cam kết bảo mật trước khi nhận việc.\n").outcome, result::Outcome::kPass);
  for (const char* body : {"Tuyển dụng sẽ được hướng dẫn sau.", "Không quy định tại văn bản này.", "Không thực hiện do hạn chế kinh phí.", "Qua kiểm tra thực tế không thấy có.",
                           "Nhà thầu hẹn làm vào đợt nâng cấp tiếp theo."})
    EXPECT_EQ(Of("regulation.recruitment", head + body + "\n").outcome, result::Outcome::kFail) << body;
}

// What names a thing in passing lays nothing down: a list, the article on the scope, a definition, the name of a company.
TEST(TopicTest, AMentionThatLaysNothingDown) {
  using result::Outcome;
  const std::string services = "=== level-dossier\n# 6. Dịch vụ đang chạy\n| STT | Dịch vụ | Máy chủ | Mục đích |\n| 1 | Cổng một cửa | APP-01 | Tiếp nhận hồ sơ của người dân |\n";
  const result::CheckResult listed =
      Of("plan.tech.app.non-repudiation", services + "| 2 | Ký số kết quả | SIGN-01 | Ký số kết quả giải quyết hồ sơ trước khi trả cho người dân |\n");
  EXPECT_EQ(listed.outcome, Outcome::kReview) << listed.message;
  EXPECT_EQ(listed.reason, "only-in-list");
  EXPECT_EQ(Of("plan.tech.app.non-repudiation", services + "\n# 7. Ứng dụng\nMỗi kết quả giải quyết hồ sơ được ký số bằng chữ ký của cơ quan và gắn dấu thời gian trước khi trả.\n").outcome,
            Outcome::kPass);

  struct Case {
    const char* check;
    const char* text;
    Outcome outcome;
  };
  const std::string regulation = "=== regulation\n# QUY CHẾ BẢO ĐẢM AN TOÀN THÔNG TIN\n";
  for (const Case& c : std::vector<Case>{
           {"regulation.policy-review", "## Điều 1. Phạm vi điều chỉnh\nQuy chế này được rà soát, áp dụng cho mọi đơn vị sử dụng hệ thống thông tin của Sở.\n", Outcome::kFail},
           {"regulation.policy-review", "## Điều 9. Điều khoản chung\nQuy chế này được rà soát, sửa đổi mỗi năm một lần vào quý IV theo đề nghị của Văn phòng.\n", Outcome::kPass},
           {"regulation.data-ops", "## Điều 2. Cách hiểu một số từ\n1. QLPH là phần mềm quản lý phiếu yêu cầu và dữ liệu của trung tâm.\n2. Kíp trực là nhóm kỹ sư trực theo ca.\n", Outcome::kFail},
           {"regulation.data-ops", "## Điều 2. Việc hằng ngày\n1. Kỹ sư trực quản lý phiếu yêu cầu và sao lưu dữ liệu của trung tâm ra băng từ vào cuối ngày.\n", Outcome::kPass},
       })
    EXPECT_EQ(Of(c.check, regulation + c.text).outcome, c.outcome) << c.text << Of(c.check, regulation + c.text).message;

  const std::string parties = "=== level-dossier\n# 2. Các bên liên quan\nNhà thầu hạ tầng: Công ty Cổ phần Tân Việt. Nhà thầu phần mềm: ";
  EXPECT_EQ(Of("plan.mgmt.outsourced-software", parties + "Công ty Cổ phần Phần mềm Sóng Xanh.\n").outcome, Outcome::kFail);
  EXPECT_EQ(Of("plan.mgmt.outsourced-software", parties + "phải bàn giao mã nguồn phần mềm, kết quả quét lỗ hổng trước khi nghiệm thu.\n").outcome, Outcome::kPass);
}

// Told by the way under a title of something else: it may be meant, and a person looks.
TEST(TopicTest, AMentionInPassing) {
  const std::string head = "=== level-dossier\n# Phương án thiết kế\n| Số | Điểm phải có | Cách bố trí |\n";
  const result::CheckResult passing =
      Of("plan.design.waf", head + "| 1 | Chuyện ngắt quãng | Tường lửa chạy cặp chính và phụ, hai chuyển mạch trung tâm ghép chồng, hai bộ tường lửa ứng dụng web chia tải nửa nọ nửa kia. |\n");
  EXPECT_EQ(passing.outcome, result::Outcome::kReview) << passing.message;
  EXPECT_EQ(passing.reason, "mentioned-in-passing");
  const result::CheckResult own =
      Of("plan.design.waf", head + "| 1 | Che chắn phía trước | Hai bộ tường lửa ứng dụng web FortiWeb đặt chế độ chặn, bộ luật OWASP, cập nhật hằng tuần. |\n");
  EXPECT_EQ(own.outcome, result::Outcome::kPass) << own.message;
}

TEST(TopicTest, PartiesSideBySide) {
  const char* rows[][3] = {{"Tên đơn vị", "Bộ Hải đảo", "Trung tâm Dữ liệu số"},
                           {"Chức năng, nhiệm vụ", "Theo Nghị định số 52/2025/NĐ-CP", "Theo Quyết định số 412/QĐ-BHĐ"},
                           {"Người đại diện, chức vụ", "Ông Phan Trọng, Thứ trưởng", "Bà Trịnh Hà, Giám đốc"},
                           {"Địa chỉ", "Số 9 phố Hải Vân", "Số 115 đường Đảo Ngọc"},
                           {"Điện thoại", "024 3999 1001", "024 3999 2206"}};
  for (const bool turned : {false, true})
    for (const int blank : {-1, 1, 2}) {
      std::vector<std::vector<std::string>> cells{{"Hạng mục", "Chủ quản hệ thống thông tin", "Đơn vị vận hành"}};
      for (const auto& row : rows) cells.push_back({row[0], row[1], row[2]});
      if (blank > 0)
        for (std::size_t r = 4; r < cells.size(); ++r) cells[r][static_cast<std::size_t>(blank)] = "";
      if (turned) {
        std::vector<std::vector<std::string>> across(3, std::vector<std::string>(cells.size()));
        for (std::size_t r = 0; r < cells.size(); ++r)
          for (std::size_t c = 0; c < 3; ++c) across[c][r] = cells[r][c];
        cells = across;
      }
      Paper paper;
      paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ AN TOÀN HỆ THỐNG THÔNG TIN").Text("Cấp độ đề xuất: cấp độ 3").Heading("2. Các bên liên quan", 2).Table(cells);
      const result::Result r = Check({paper.File()});
      for (const result::CheckResult& c : r.checks) {
        if (c.id != "dossier.owner" && c.id != "dossier.operator") continue;
        EXPECT_EQ(c.outcome == result::Outcome::kPass, blank != (c.id == "dossier.owner" ? 1 : 2)) << turned << blank << c.message;
      }
    }
}

// The second reader turns a pass into a review and no more.
TEST(TopicTest, ASecondReaderOnlyAsksAPerson) {
  const std::string text = "=== level-dossier\n# 5.2. Bảo đảm an toàn máy chủ\n## 5.2.1. Phòng chống phần mềm độc hại\n";
  const std::string there = text + "Phần mềm diệt mã độc được cài trên mọi máy chủ, cập nhật mẫu mỗi giờ, quét toàn bộ vào đêm Chủ nhật.\n";
  const std::string denied = text + "Chưa có phần mềm diệt mã độc nào trên máy chủ.\n";
  rules::RuleSet rules = Rules();
  const auto of = [&](const std::string& sample) { return RunSample(sample, *rules.Find("plan.tech.srv.malware"), rules); };
  rules.vocabulary.sense = {};
  ASSERT_EQ(of(there).outcome, result::Outcome::kPass) << of(there).message;
  const result::CheckResult before = of(denied);
  ASSERT_EQ(before.outcome, result::Outcome::kFail) << before.message;

  std::istringstream weights(
      "classes\tthere\tdeny\noffset\t0\t0\nphần\t1:1800\nmềm\t1:1800\nmã\t1:1800\nđộc\t1:1800\nđược\t1:1800\nmáy\t1:1800\n"
      "chủ\t1:1800\nquét\t0:-5000\t1:5000\n");
  ASSERT_EQ(rules.vocabulary.sense.Read(weights), "");
  const result::CheckResult doubted = of(there);
  EXPECT_EQ(doubted.outcome, result::Outcome::kReview) << doubted.message;
  EXPECT_EQ(doubted.reason, "reads-like-deny");
  EXPECT_NE(doubted.message.find("“quét”"), std::string::npos) << doubted.message;
  EXPECT_FALSE(doubted.citations.empty());
  EXPECT_EQ(of(denied).outcome, before.outcome);
  EXPECT_EQ(of(denied).reason, before.reason);
}

// A title that no rule can tell: what stands under it is about one requirement, or about none.
TEST(TopicTest, ATextTellsWhatItIsAboutWhereItsTitleDoesNot) {
  const std::string head = "# IV. PHƯƠNG ÁN BẢO ĐẢM AN TOÀN THÔNG TIN VỀ KỸ THUẬT\n## 1. Xác thực người dùng\n";
  const std::string about =
      head + "Mật khẩu tối thiểu 8 ký tự gồm chữ hoa, số, ký tự đặc biệt; sai 5 lần khóa 30 phút và hiện captcha. Mật khẩu lưu dạng bcrypt, không lưu bản rõ.\n";
  const std::string other = head + "Dự án do phòng Kế hoạch - Tài chính theo dõi, kinh phí lấy từ nguồn chi thường xuyên, nghiệm thu vào tháng 12 hằng năm.\n";
  rules::RuleSet rules = Rules();
  const auto of = [&](const std::string& sample) { return RunSample(sample, *rules.Find("plan.tech.app.authentication"), rules).outcome; };
  EXPECT_EQ(of(about), result::Outcome::kPass);
  const std::string untitled = "# II. PHƯƠNG ÁN THIẾT KẾ HỆ THỐNG THÔNG TIN\n## 1. Những máy lạ\n"
                               "Cổng chuyển mạch tầng bật 802.1X với máy chủ Cisco ISE; thiết bị không có chứng thư rơi vào VLAN cách ly, máy in được nhận theo địa chỉ MAC.\n";
  EXPECT_EQ(RunSample(untitled, *rules.Find("plan.design.nac"), rules).reason, "found-by-text");
  EXPECT_NE(of(other), result::Outcome::kPass);
  rules.vocabulary.topics = {};
  EXPECT_NE(of(about), result::Outcome::kPass);
}

// The weights name their classes by check: a renamed check must be learned again.
TEST(TopicTest, EveryClassOfTheTopicsIsACheck) {
  ASSERT_FALSE(Rules().vocabulary.topics.empty());
  for (const std::string& name : Rules().vocabulary.topics.classes()) EXPECT_TRUE(name == "other" || Rules().Find(name) != nullptr) << name;
  const std::vector<std::string> kinds = {"there", "deny", "promise", "hollow", "law", "quoted"};
  EXPECT_EQ(Rules().vocabulary.sense.classes(), kinds);
}

}  // namespace
}  // namespace capdo::analysis
