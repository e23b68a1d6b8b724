#include "analysis/substance.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

// What one sentence says, in a word.
std::string Verdict(const std::string& sentence) {
  const TextVerdict v = JudgeText(Norm(sentence), Rules().vocabulary.substance, 2026);
  if (v.denied_words > 0) return "denied";
  if (v.promised_words > 0) return "promised";
  if (v.placeholder) return "placeholder";
  if (v.not_applicable) return "not-applicable";
  if (v.partial) return "partial";
  if (v.status) return "status";
  if (v.by_rule && v.good_words == 0) return "by-rule";
  if (v.reference) return "reference";
  return v.good_words > 0 ? "good" : "nothing";
}

void Expect(const char* expected, const std::vector<const char*>& sentences) {
  for (const char* sentence : sentences) EXPECT_EQ(Verdict(sentence), expected) << sentence;
}

// The hints of `capdo init` without their brackets, or in others, are no content: all of them, as they stand in the forms.
TEST(SubstanceTest, HintsOfTheFormsAreNoContent) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(CAPDO_SOURCE_DIR "/templates/decree-85-2016/forms")) {
    if (entry.path().extension() != ".txt" && entry.path().extension() != ".inc") continue;
    std::ifstream file(entry.path());
    std::string text((std::istreambuf_iterator<char>(file)), {});
    for (std::size_t at = text.find('['); at != std::string::npos; at = text.find('[', at + 1)) {
      std::string hint = text.substr(at + 1, text.find(']', at) - at - 1);
      // "[Ô giữa]" names a style of the source.
      if (hint.empty() || !(std::islower(static_cast<unsigned char>(hint[0])) || hint.starts_with("đ"))) continue;
      if (const std::size_t level = hint.find("{{cap_do}}"); level != std::string::npos) hint.replace(level, 10, "3");
      for (const std::string& shown : {hint, "(" + hint + ")", hint + "."}) EXPECT_EQ(Verdict(shown), "placeholder") << shown;
      ++count;
    }
  }
  EXPECT_GT(count, 100);
}

// What could be a heading, a label or a step as well stays what it is inside a longer text.
TEST(SubstanceTest, WordsOfHintsInSentencesAreContent) {
  Expect("good", {
      "Phiếu yêu cầu cấp tài khoản gồm: họ và tên; số điện thoại; phòng làm việc và lý do.",
      "Cán bộ trực ghi kết quả kiểm tra vào sổ theo dõi hằng ngày.",
      "Tên đơn vị vận hành: Trung tâm Công nghệ thông tin tỉnh Sông Lam.",
      "Biên bản ghi kết luận và kiến nghị của đoàn kiểm tra.",
  });
}

// "Có" in every cell lists nothing; "Đạt" beside what was examined is a result.
TEST(SubstanceTest, RowsOfBareStatusWordsListNothing) {
  const auto outcome = [](const std::vector<std::vector<std::string>>& rows) {
    Paper paper("bao-cao.docx");
    paper.Title("BÁO CÁO").Text("Kiểm tra, đánh giá an toàn thông tin mạng đối với hệ thống một cửa điện tử của tỉnh Sông Lam năm 2026");
    paper.Text("Đoàn kiểm tra đã làm việc tại trung tâm dữ liệu từ ngày 02/3/2026 đến ngày 13/3/2026 và lập báo cáo này.");
    paper.Table(rows);
    for (const result::CheckResult& check : Check({paper.File()}).checks)
      if (check.id == "inspection.results") return check.outcome;
    return result::Outcome::kNotChecked;
  };
  EXPECT_EQ(outcome({{"Nội dung", "Kết quả"}, {"Cấu hình tường lửa biên", "Đạt"}, {"Tài khoản quản trị máy chủ", "Đạt"}}), result::Outcome::kPass);
  EXPECT_NE(outcome({{"Nội dung", "Kết quả"}, {"Có", "Có"}, {"Có", "Đạt"}}), result::Outcome::kPass);
  EXPECT_NE(outcome({{"Nội dung", "Kết quả"}, {"abc xyz", "abc xyz"}}), result::Outcome::kPass);
}

TEST(SubstanceTest, Good) {
  Expect("good", {
      "Máy chủ chỉ cho phép quản trị viên đăng nhập bằng tài khoản riêng và mã OTP.",
      "Tường lửa tại vùng biên kiểm soát mọi kết nối từ Internet vào vùng DMZ.",
      "Dữ liệu được sao lưu hằng ngày lúc 23 giờ sang thiết bị lưu trữ riêng.",
      "Nhật ký được lưu tối thiểu 06 tháng trên máy chủ tập trung.",
      "Trung tâm đã ban hành quy trình ứng cứu sự cố số 12/QT-TTCNTT.",
      "Đã trang bị 02 thiết bị tường lửa chạy song song.",
      "Bố trí 03 cán bộ chuyên trách về an toàn thông tin.",
      "Mật khẩu dài ít nhất 12 ký tự, đổi mỗi 90 ngày.",
      "Phân vùng mạng bằng VLAN, giữa các vùng có danh sách kiểm soát truy cập.",
      "Phần mềm phòng chống mã độc được cài trên 100% máy trạm và cập nhật tự động.",
      "Sở giao Trung tâm Công nghệ thông tin quản lý, vận hành hệ thống.",
      "Hệ thống có 02 đường truyền Internet của hai nhà cung cấp.",
      "Nhân sự nghỉ việc bị thu hồi tài khoản trong ngày làm việc cuối cùng.",
      "Thiết bị mạng được cấu hình SSH phiên bản 2, tắt Telnet.",
  });
}

// Rules and results that hold a "không" or "chưa" and confess nothing.
TEST(SubstanceTest, RulesAndSecurityStatementsAreNoDenials) {
  Expect("good", {
      "Thiết bị chưa được kiểm tra thì không được kết nối vào mạng nội bộ.",
      "Qua rà soát chưa phát hiện lỗ hổng mức nghiêm trọng trên máy chủ.",
      "Kết quả kiểm tra không phát hiện mã độc trên 45 máy trạm.",
      "Không cho phép truy cập từ Internet vào vùng máy chủ nội bộ.",
      "Không cho phép sử dụng tài khoản dùng chung để quản trị máy chủ.",
      "Người dùng không được tự ý cài đặt phần mềm lên máy trạm.",
      "Tài khoản không hoạt động sau 30 ngày sẽ bị khóa.",
      "Phiên làm việc không thao tác trong 15 phút thì bị ngắt.",
      "Nghiêm cấm kết nối thiết bị lưu trữ cá nhân chưa được kiểm tra mã độc.",
      "Trường hợp chưa có bản vá, đơn vị vận hành cô lập máy chủ bị ảnh hưởng.",
      "Nếu không đáp ứng yêu cầu, phần mềm không được nghiệm thu đưa vào sử dụng.",
      "Máy chủ không kết nối trực tiếp với Internet mà đi qua tường lửa.",
      "Dữ liệu lưu trữ không thể đọc được khi không có khóa giải mã.",
      "Từ đầu năm đến nay chưa xảy ra sự cố mất an toàn thông tin.",
      "Không sử dụng mật khẩu mặc định của nhà sản xuất.",
      "Chặn mọi kết nối không mã hóa tới cổng quản trị.",
      "Khi chưa khắc phục xong lỗ hổng mức cao, ứng dụng bị tạm dừng cung cấp dịch vụ.",
      "Cán bộ chưa qua đào tạo không được giao quản trị hệ thống.",
      "Không lưu mật khẩu dưới dạng rõ trong cơ sở dữ liệu.",
      "Bản vá chưa được kiểm thử thì không cài lên môi trường chính thức.",
      "Thiết bị hỏng không còn sửa được phải được xóa dữ liệu trước khi thanh lý.",
      "Hệ thống tự động khóa tài khoản nhập sai mật khẩu quá 5 lần, không phân biệt người dùng.",
      "Bên thứ ba không có quyền truy cập dữ liệu của hệ thống.",
      "Máy chủ chưa cập nhật bản vá sẽ bị cô lập sang vùng cách ly.",
      "Không công khai địa chỉ IP của máy chủ nội bộ.",
      "Dịch vụ không cần thiết được tắt trên toàn bộ máy chủ.",
      "Tài liệu mật không lưu trên hệ thống này.",
      "Tuyệt đối không chia sẻ khóa bí mật.",
  });
}

TEST(SubstanceTest, Denied) {
  Expect("denied", {
      "Chưa có.",
      "Không có.",
      "Chưa thực hiện",
      "Không đáp ứng.",
      "Chưa đạt",
      "Hiện chưa có quy trình ứng cứu sự cố.",
      "Hiện nay đơn vị chưa xây dựng quy chế bảo đảm an toàn thông tin.",
      "Đơn vị chưa ban hành chính sách an toàn thông tin.",
      "Trung tâm chưa bố trí cán bộ chuyên trách về an toàn thông tin.",
      "Chưa triển khai giải pháp phòng chống mã độc tập trung.",
      "Đến nay chưa tổ chức diễn tập ứng cứu sự cố.",
      "Máy chủ chưa được cấu hình ghi nhật ký tập trung.",
      "Hệ thống không có tường lửa ứng dụng web.",
      "Đơn vị không có phương án dự phòng.",
      "Tại thời điểm lập hồ sơ, hệ thống chưa có phương án dự phòng nóng.",
      "Nội dung này chưa được thực hiện.",
      "Phần này còn thiếu.",
      "Hồ sơ chưa nêu phương án sao lưu.",
      "Chưa thành lập đội ứng cứu sự cố.",
      "Việc mã hóa dữ liệu chưa được thực hiện.",
      "Không xây dựng quy trình quản lý thay đổi.",
      "Chưa mua bản quyền phần mềm diệt virus.",
      "Hiện tại còn thiếu thiết bị phát hiện xâm nhập.",
      "Đơn vị vẫn chưa phân vùng mạng.",
      "Nội dung để trống.",
      "Chưa lập danh mục thiết bị.",
      "Sở hiện không trang bị hệ thống giám sát tập trung.",
      "Biện pháp này không được áp dụng tại đơn vị do thiếu kinh phí.",
      "Văn bản không có, thiết bị cũng không.",
      "Từ khi lắp đến giờ vẫn để nguyên như lúc xuất xưởng.",
      "Không ai trông coi, không ai đọc nhật ký.",
      "Đơn vị xin nhận thiếu sót ở mục này.",
      "Rà lại thì thấy Sở không có phần mềm ghi vết.",
      "Hợp đồng hết hạn từ năm 2023, thiết bị bỏ không.",
      "Không đặt ra quy định về việc này.",
  });
}

TEST(SubstanceTest, Promised) {
  Expect("promised", {
      "Sẽ bổ sung.",
      "Sẽ được xây dựng trong thời gian tới.",
      "Đơn vị sẽ ban hành quy trình trong quý IV.",
      "Trung tâm sẽ triển khai khi có kinh phí.",
      "Dự kiến trang bị vào năm sau.",
      "Đang xây dựng quy chế.",
      "Đang trong quá trình mua sắm.",
      "Đang hoàn thiện hồ sơ.",
      "Đơn vị đang xây dựng quy trình ứng cứu sự cố.",
      "Bổ sung sau.",
      "Cập nhật sau",
      "Chờ phê duyệt kinh phí.",
      "Có kế hoạch trang bị tường lửa ứng dụng web.",
      "Thời gian tới, Sở tổ chức đào tạo cho cán bộ.",
      "Phấn đấu hoàn thành trước ngày 31 tháng 12.",
      "Hệ thống sẽ được trang bị giải pháp phòng chống tấn công từ chối dịch vụ.",
      "Đã đưa vào kế hoạch năm 2027.",
      "Năm 2027 sẽ triển khai giám sát tập trung.",
      "Sẽ hoàn thành trong năm 2027.",
      "Sắp tới đơn vị mua sắm thiết bị lưu trữ.",
      "Đang trình Ủy ban nhân dân tỉnh phê duyệt.",
      "Nghiên cứu, đề xuất giải pháp phù hợp.",
      "Đang lấy ý kiến các đơn vị.",
      "Việc này sẽ thực hiện ở giai đoạn tiếp theo.",
      "Việc này để sang năm làm.",
      "Đã có tờ trình xin kinh phí mua thiết bị.",
      "Đã trình Ủy ban nhân dân tỉnh, tỉnh chưa trả lời.",
      "Bản thảo lần 1 đang gửi các phòng.",
      "Nội dung này chờ lần sửa đổi tới.",
      "Nội dung cụ thể do Tổ kỹ thuật soạn sau khi Quy chế có hiệu lực.",
      "a. Sẽ bổ sung.",
      "3) Bổ sung sau.",
  });
}

TEST(SubstanceTest, Placeholders) {
  Expect("placeholder", {
      "...........",
      "……………",
      "_____________",
      "[Tên hệ thống thông tin]",
      "[điền nội dung tại đây]",
      "{{ten_he_thong}}",
      "<tên đơn vị vận hành>",
      "(ghi rõ nội dung phương án)",
      "xxx",
      "TBD",
      "-",
      "---",
      "(nội dung)",
      "Để trống",
      "Ví dụ: máy chủ web dùng hai lớp xác thực.",
      "Nguyễn Văn A",
  });
}

// Many words, and nothing that is done.
TEST(SubstanceTest, EmptyWords) {
  Expect("by-rule", {
      "Thực hiện theo quy định hiện hành.",
      "Lãnh đạo cơ quan luôn quan tâm, chỉ đạo sát sao nội dung này.",
      "Đáp ứng yêu cầu của cấp độ 3.",
      "Đang thực hiện tốt, ổn định.",
      "b. Đơn vị triển khai nghiêm túc, kịp thời, hiệu quả.",
      "Có văn bản kèm theo.",
  });
  Expect("good", {"Có phương án quản lý truy cập do Tổ kỹ thuật lập.", "Hệ thống hoạt động ổn định trên hai máy chủ.", "Cán bộ ký cam kết bảo mật.", "5"});
  Expect("by-rule", {"Vùng DMZ công khai – Theo quy định hiện hành.", "Thuê ngoài phần mềm: áp dụng các biện pháp cần thiết."});
  Expect("denied", {"VLAN 40: vùng CSDL – Hiện trạng: trống.", "Thuê ngoài phần mềm – chưa làm."});
  Expect("good", {"Sao lưu: hằng ngày lên băng từ.", "Tường lửa – hai thiết bị FortiGate, cập nhật hằng tuần, không có luật mở rộng."});
  Expect("placeholder", {"(xem sau)", "(ghi cụ thể vào đây)"});
}

// What a rule or a step of the work turns down or waits for.
TEST(SubstanceTest, ConditionsAreNoDenials) {
  Expect("good", {"Lỗ hổng chưa vá được thì chặn tạm ở tường lửa.", "Tệp lạ được đưa vào hộp cát chờ kết quả mới cho qua.",
                  "Tài khoản bỏ không ba tháng thì bị khóa.", "Sai năm lần thì khóa tài khoản, sau đó không đăng nhập được trong 30 phút.",
                  "Từ đó đến nay chưa xảy ra sự cố nào.", "Kiểm tra ghi nhận đơn vị không có tài khoản dùng chung.", "No single point of failure ở lớp mạng.",
                  "Plan backup chạy hằng đêm, giữ 30 bản.", "Thay đổi chưa được duyệt không được thực hiện trên máy chủ.",
                  "Dự thảo đã được gửi các phòng lấy ý kiến trước khi ban hành.", "Máy trạm được tắt hẳn khi hết giờ làm việc."});
}

TEST(SubstanceTest, BareStatus) {
  Expect("status", {
      "Đáp ứng",
      "Đáp ứng.",
      "Đã đáp ứng",
      "Đạt",
      "Có",
      "Đã triển khai",
      "Đã thực hiện đầy đủ",
      "Tuân thủ theo quy định",
      "Đáp ứng đầy đủ yêu cầu",
      "x",
      "OK",
      "Phù hợp",
  });
}

TEST(SubstanceTest, PartialNotApplicableReference) {
  Expect("partial", {"Đáp ứng một phần.", "Mới triển khai một phần ở vùng máy chủ.", "Đã thực hiện một phần"});
  Expect("not-applicable", {"Không áp dụng.", "Không áp dụng do hệ thống không dùng mạng không dây.", "N/A", "Hệ thống không sử dụng mạng không dây.",
                            "Không thuộc phạm vi của hệ thống.", "Không phát sinh"});
  Expect("reference", {"Xem Phụ lục II.", "Theo Phụ lục kèm theo.", "Chi tiết tại mục 3"});
}

// A later year speaks of plans, unless it is the end of something that exists.
TEST(SubstanceTest, LaterYears) {
  Expect("good", {"Bản quyền phần mềm diệt virus có hiệu lực đến năm 2028.", "Hợp đồng thuê đường truyền ký đến tháng 6 năm 2027.",
                  "Quy trình ban hành theo Quyết định số 12/QĐ-STTTT năm 2024.", "Áp dụng tiêu chuẩn ISO/IEC 27001:2013 cho toàn hệ thống.",
                  "Cấu hình theo hướng dẫn số 2030/BTTTT-CATTT của Bộ."});
  Expect("promised", {"Trang bị hệ thống phát hiện xâm nhập trong năm 2027.", "Lộ trình 2027 – 2028 thay toàn bộ thiết bị mạng."});
}

// Wordings that the words of substance.yaml get wrong today.
TEST(SubstanceTest, MoreWordings) {
  Expect("denied", {
      "Đơn vị chưa có thiết bị tường lửa.",
      "Chưa có thiết bị lưu trữ riêng cho bản sao.",
      "Không có hệ thống nào.",
      "Hạng mục này đơn vị không thực hiện.",
      "Hệ thống hoạt động mà không có tường lửa bảo vệ.",
      "Chưa.",
      "Còn thiếu.",
      "Do thiếu kinh phí nên chưa triển khai.",
      "Thiếu tường lửa ứng dụng web.",
      "Công tác này chưa được quan tâm.",
      "Chính sách chưa được ban hành nhưng đã có dự thảo.",
  });
  Expect("promised", {
      "Kế hoạch năm sau sẽ mua.",
      "Đang chờ cấp kinh phí.",
      "Đã có chủ trương đầu tư, chờ bố trí vốn.",
      "Sẽ nghiên cứu áp dụng.",
      "Sẽ được trang bị trong giai đoạn 2.",
      "Hoàn thành trước 31/12/2027.",
  });
  Expect("good", {
      "Hệ thống tường lửa chặn các kết nối chưa xác thực.",
      "Máy chủ không đặt tại trụ sở mà thuê tại trung tâm dữ liệu.",
      "Giám sát 24/7, không có ngày nghỉ.",
      "Tài khoản không sử dụng được xóa sau 90 ngày.",
      "Không có cổng dịch vụ nào mở ra Internet ngoài 443.",
      "Không tồn tại tài khoản mặc định trên thiết bị mạng.",
      "Dữ liệu sao lưu không nằm cùng tủ với máy chủ.",
      "Cán bộ ký cam kết không tiết lộ thông tin.",
      "Nhật ký đang được lưu tập trung 12 tháng.",
      "Người dùng mới sẽ được cấp tài khoản sau khi lãnh đạo phê duyệt.",
      "Khi phát hiện sự cố, cán bộ trực sẽ báo cáo lãnh đạo trong 30 phút.",
      "Quy chế này được rà soát, sửa đổi, bổ sung hằng năm.",
      "Kế hoạch diễn tập hằng năm đã được phê duyệt và tổ chức ngày 12/9/2026.",
      "Không bố trí máy chủ cơ sở dữ liệu trong vùng DMZ.",
      "Không thiết lập kết nối Internet cho vùng quản trị.",
      "Hệ thống không có kết nối trực tiếp từ Internet vào vùng máy chủ nội bộ.",
  });
}

// Wordings that the words of substance.yaml once got wrong: "trang bị" is not the "bị" of a rule, "các thiết bị … chưa" is
// not one either; a clause number ends no sentence.
TEST(SubstanceTest, OnceWrong) {
  Expect("denied", {
      "Hệ thống chưa được trang bị tường lửa ứng dụng web.",
      "Các thiết bị mạng chưa được kiểm tra cấu hình.",
      "Phòng máy chưa được trang bị hệ thống chữa cháy khí.",
      "Trung tâm chưa có cán bộ chuyên trách nên phải thuê ngoài.",
      "Những nội dung trên hiện chưa có tại đơn vị.",
      "Khi rà soát, đơn vị chưa có quy trình sao lưu.",
      "Đối với các thiết bị mạng, đơn vị chưa cấu hình ghi nhật ký.",
      "Hệ thống giám sát tập trung: không.",
      "Giải pháp này hiện không được sử dụng.",
      "Đơn vị không đủ điều kiện triển khai.",
      "Máy chủ không ghi nhật ký.",
      "Tài khoản quản trị không bật xác thực hai lớp.",
  });
  Expect("promised", {
      "Hiện đang triển khai lắp đặt.",
      "Đơn vị cam kết thực hiện trong năm tới.",
  });
  Expect("reference", {
      "Chi tiết tại mục 3.2.",
      "Như mục 2.1.1",
      "Xem tại mục 4.1 của hồ sơ này.",
      "Đã trình bày tại mục 2.3.",
  });
  Expect("good", {
      "Hệ thống đang thực hiện sao lưu hằng ngày lúc 23 giờ.",
      "Phần mềm chưa rõ nguồn gốc bị chặn cài đặt.",
  });
}

struct UnitCase {
  const char* name;
  std::vector<const char*> lines;  // under the heading
  SubstanceState state;
  const char* reason;
};

Judgement JudgeHeading(Paper& paper, bool future = false) {
  const Prepared prepared = Prepare(paper);
  const Part& part = prepared.parts.at(0);
  for (const Unit& unit : part.units)
    if (unit.kind == UnitKind::kSection) return JudgeUnit(part, unit, Rules().vocabulary, 5, future);
  ADD_FAILURE() << "no section";
  return {};
}

TEST(SubstanceTest, Units) {
  using S = SubstanceState;
  const std::vector<UnitCase> cases = {
      {"empty", {}, S::kHollow, "empty"},
      {"substance", {"Tài khoản quản trị đăng nhập bằng mật khẩu và mã OTP, khóa sau năm lần sai."}, S::kUsable, "found"},
      {"denied", {"Hiện chưa có quy trình xác thực hai lớp."}, S::kHollow, "denied"},
      {"promised", {"Sẽ bổ sung trong thời gian tới."}, S::kHollow, "promised"},
      {"dots", {"……………………"}, S::kHollow, "empty"},
      {"form text", {"[Điền nội dung phương án]"}, S::kHollow, "placeholder"},
      {"status", {"Đáp ứng."}, S::kStatusOnly, "status-only"},
      {"reference", {"Chi tiết tại Phụ lục III."}, S::kStatusOnly, "reference-only"},
      {"short", {"Mật khẩu mạnh."}, S::kStatusOnly, "too-short"},
      {"not applicable", {"Không áp dụng do hệ thống không dùng mạng không dây."}, S::kNotApplicable, "not-applicable"},
      {"partly met", {"Tài khoản quản trị dùng mật khẩu dài và mã OTP.", "Đáp ứng một phần."}, S::kPartial, "partly-met"},
      {"opens with a denial", {"Hiện chưa có giải pháp tập trung.", "Cán bộ tự đặt mật khẩu trên máy."}, S::kHollow, "denied"},
      {"a rule is no denial", {"Thiết bị chưa được kiểm tra thì không được kết nối vào mạng nội bộ của cơ quan."}, S::kUsable, "found"},
      {"one promise behind much substance",
       {"Máy chủ chỉ nhận kết nối quản trị từ vùng quản trị qua SSH, tài khoản riêng cho từng quản trị viên và mã OTP.",
        "Mật khẩu dài ít nhất 12 ký tự, đổi mỗi 90 ngày, khóa tài khoản sau 05 lần sai liên tiếp trong 15 phút.",
        "Nhật ký đăng nhập gửi về máy chủ tập trung, lưu 12 tháng và được rà soát hằng tuần.", "Sẽ bổ sung thẻ thông minh."},
       S::kUsable, "found"},
  };
  for (const UnitCase& c : cases) {
    SCOPED_TRACE(c.name);
    Paper paper;
    paper.Heading("Xác thực");
    for (const char* line : c.lines) paper.Text(line);
    const Judgement judgement = JudgeHeading(paper);
    EXPECT_EQ(static_cast<int>(judgement.state), static_cast<int>(c.state));
    EXPECT_EQ(judgement.reason, c.reason);
  }
}

TEST(SubstanceTest, PlansMayPromise) {
  Paper paper;
  paper.Heading("Kế hoạch khắc phục").Text("Trung tâm sẽ cập nhật bản vá cho 03 máy chủ trong tháng 12.");
  EXPECT_EQ(static_cast<int>(JudgeHeading(paper).state), static_cast<int>(SubstanceState::kHollow));
  EXPECT_EQ(static_cast<int>(JudgeHeading(paper, true).state), static_cast<int>(SubstanceState::kUsable));
}

TEST(SubstanceTest, FiguresBySize) {
  for (const auto& [width, height, usable] : std::vector<std::tuple<double, double, bool>>{{400, 300, true}, {60, 60, true}, {59, 300, false}, {16, 16, false}, {0, 0, false}}) {
    Paper paper;
    paper.Heading("Sơ đồ lô-gic").Figure(width, height);
    EXPECT_EQ(JudgeHeading(paper).state == SubstanceState::kUsable, usable) << width << " × " << height;
  }
}

// The deciding words are original text of their block.
TEST(SubstanceTest, BestIsOriginalText) {
  Paper paper;
  paper.Heading("Sao lưu").Text("Chưa rõ. ĐẢM BẢO  sao lưu CSDL hằng ngày lúc 23 giờ sang thiết bị riêng.");
  const Prepared prepared = Prepare(paper);
  for (const Unit& unit : prepared.parts[0].units) {
    if (unit.kind != UnitKind::kSection) continue;
    const Judgement judgement = JudgeUnit(prepared.parts[0], unit, Rules().vocabulary, 5);
    ASSERT_EQ(judgement.best.block, 1);
    const std::string& text = prepared.doc->blocks[1].text;
    ASSERT_LE(judgement.best.span.end, text.size());
    EXPECT_FALSE(judgement.best.span.empty());
  }
}

}  // namespace
}  // namespace capdo::analysis
