// What only recognition saw goes to a person where one wrong sign would change it.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "analysis/recognised.h"
#include "builder.h"
#include "text/phrases.h"

namespace capdo::analysis {
namespace {

using document::Quality;
using document::ReadBy;
using result::Evidence;
using result::Outcome;

const char kFiller[] = "Hệ thống phục vụ người dân và doanh nghiệp trong tỉnh nộp, theo dõi hồ sơ và nhận kết quả giải quyết thủ tục hành chính.";
const char kServer[] = "Quản trị viên đăng nhập máy trạm quản trị bằng tài khoản riêng và mã OTP.";

Paper Decision(const std::string& number = "Số: 2750/QĐ-UBND") {
  Paper paper("quyet-dinh.pdf");
  paper.Page(1)
      .Letterhead("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n" + number,
                  "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Lam, ngày 12 tháng 10 năm 2023")
      .Title("QUYẾT ĐỊNH")
      .Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin Cổng dịch vụ công tỉnh Sông Lam")
      .Title("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG LAM")
      .Text("Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;")
      .Text("Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ;")
      .Title("QUYẾT ĐỊNH:")
      .Text("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin đối với Cổng dịch vụ công tỉnh Sông Lam:")
      .Text("1. Thông tin chung:")
      .Text("a) Tên hệ thống thông tin: Cổng dịch vụ công tỉnh Sông Lam;")
      .Text("b) Đơn vị vận hành: Trung tâm Công nghệ thông tin và Truyền thông;")
      .Text("2. Cấp độ an toàn hệ thống thông tin: Cấp độ 3;")
      .Text("Điều 2. Đơn vị vận hành thực hiện trách nhiệm theo Điều 22 Nghị định số 85/2016/NĐ-CP.")
      .Text("Điều 3. Chánh Văn phòng và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.");
  return paper;
}

Paper Dossier(const std::string& heading, const std::string& body) {
  Paper paper("ho-so.pdf");
  paper.Page(1).Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Title("Hệ thống Cổng dịch vụ công tỉnh Sông Lam");
  for (int i = 0; i < 8; ++i) paper.Text(kFiller);
  paper.Heading("Phương án kỹ thuật").Heading("Bảo đảm an toàn máy chủ", 2).Heading(heading, 3);
  if (!body.empty()) paper.Text(body);
  return paper;
}

InputFile Recognised(Paper paper, Quality quality = Quality::kGood) {
  for (document::Block& block : paper.doc().blocks) {
    block.read_by = ReadBy::kOcr;
    block.confidence = 0.95;
  }
  for (document::Page& page : paper.doc().pages) {
    page.read_by = ReadBy::kOcr;
    page.quality = quality;
    if (quality != Quality::kGood) page.why = "ocr-poor";
  }
  return paper.File();
}

TEST(RecognisedTest, NumbersDatesAndLevelsGoToAPerson) {
  const result::Result written = Check({Decision().File()}, 0), recognised = Check({Recognised(Decision())}, 0);
  for (const char* id : {"decision.number", "decision.place-date", "decision.a1.level", "dossier.level-min"}) {
    EXPECT_EQ(Of(written, id).outcome, Outcome::kPass) << id << ' ' << Say(Of(written, id));
    EXPECT_EQ(Of(recognised, id).outcome, Outcome::kReview) << id << ' ' << Say(Of(recognised, id));
    EXPECT_EQ(Of(recognised, id).reason, "only-recognised") << id;
    ASSERT_FALSE(Of(recognised, id).citations.empty()) << id;
    EXPECT_EQ(Of(recognised, id).citations[0].read_by, "ocr") << id;
  }
  // Sentences are read well.
  for (const char* id : {"decision.exists", "decision.a1.operator", "decision.a2.operator-duty"})
    EXPECT_EQ(Of(recognised, id).outcome, Outcome::kPass) << id << ' ' << Say(Of(recognised, id));
}

TEST(RecognisedTest, WhatIsWrittenElsewhereConfirmsIt) {
  Paper letter("cong-van.docx");
  letter.Title("BÁO CÁO").Text("Thực hiện Quyết định số 2750/QĐ-UBND ngày 12/10/2023, hệ thống được phê duyệt cấp độ 3.");
  const result::Result result = Check({Recognised(Decision()), letter.File()}, 0);
  for (const char* id : {"decision.number", "decision.place-date", "decision.a1.level"})
    EXPECT_EQ(Of(result, id).outcome, Outcome::kPass) << id << ' ' << Say(Of(result, id));
  Paper other("cong-van.docx");
  other.Title("BÁO CÁO").Text("Thực hiện Quyết định số 2756/QĐ-UBND ngày 12/10/2023, hệ thống được phê duyệt cấp độ 2.");
  const result::Result differs = Check({Recognised(Decision()), other.File()}, 0);
  EXPECT_EQ(Of(differs, "decision.number").reason, "only-recognised");
  EXPECT_EQ(Of(differs, "decision.a1.level").reason, "only-recognised");
}

// Signs that were read alike where they stand apart are no misreading; one of them read otherwise doubts them all.
TEST(RecognisedTest, WhatIsReadAlikeElsewhereConfirmsIt) {
  const auto dossier = [](const std::string& level) {
    Paper paper = Dossier("Xác thực", kServer);
    for (int page = 2; page <= 4; ++page) paper.Page(page).Text("Đơn vị vận hành đề xuất cấp độ " + level + " cho hệ thống.").Text(kFiller);
    return paper;
  };
  const auto report = [](const std::string& cited) {
    Paper paper("bao-cao.pdf");
    paper.Page(1).Title("BÁO CÁO").Text("Thực hiện " + cited + ", đơn vị báo cáo như sau.");
    return paper;
  };
  const struct {
    const char* name;
    std::string level, cited;
    bool level_sure, number_sure, date_sure;
  } cases[] = {
      {"all alike", "3", "Quyết định số 2750/QĐ-UBND ngày 12/10/2023", true, true, true},
      {"another level", "4", "Quyết định số 2750/QĐ-UBND ngày 12/10/2023", false, true, true},
      {"another number", "3", "Quyết định số 2756/QĐ-UBND ngày 12/10/2023", true, false, false},
      {"another day", "3", "Quyết định số 2750/QĐ-UBND ngày 13/10/2023", true, true, false},
      {"the day of something else", "3", "Quyết định số 2750/QĐ-UBND và cuộc họp ngày 12/10/2023", true, true, false},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.name);
    const result::Result result = Check({Recognised(Decision()), Recognised(dossier(one.level)), Recognised(report(one.cited))}, 0);
    const auto sure = [&](const char* id) { return Of(result, id).outcome == Outcome::kPass; };
    EXPECT_EQ(sure("decision.a1.level"), one.level_sure) << Say(Of(result, "decision.a1.level"));
    EXPECT_EQ(sure("cross.level"), one.level_sure) << Say(Of(result, "cross.level"));
    EXPECT_EQ(sure("decision.number"), one.number_sure) << Say(Of(result, "decision.number"));
    EXPECT_EQ(sure("decision.place-date"), one.date_sure) << Say(Of(result, "decision.place-date"));
    for (const char* id : {"decision.a1.level", "cross.level", "decision.number", "decision.place-date"})
      EXPECT_NE(Of(result, id).outcome, Outcome::kFail) << id;
  }
}

// A "3" that was read as "5" asks for nothing that only the fifth level needs.
TEST(RecognisedTest, ADoubtfulLevelFailsNothing) {
  const char* const id = "plan.design.geo-redundancy";  // of the fifth level
  const auto with = [](const std::string& level, bool more) {
    Paper paper = Decision();
    for (document::Block& block : paper.doc().blocks) {
      const std::size_t at = block.text.find("Cấp độ 3");
      if (at != std::string::npos) block.text.replace(at, std::string("Cấp độ 3").size(), "Cấp độ " + level);
    }
    for (int page = 2; more && page <= 4; ++page) paper.Page(page).Text("Phê duyệt hệ thống thuộc cấp độ " + level + ".");
    return paper;
  };
  Paper dossier = Dossier("Xác thực", kServer);
  dossier.Text("Cấp độ đề xuất: Cấp độ 3.").Page(2).Text("Đơn vị vận hành đề xuất cấp độ 3 cho hệ thống.");
  const auto has = [&](const result::Result& result) {
    return std::any_of(result.checks.begin(), result.checks.end(), [&](const result::CheckResult& check) { return check.id == id; });
  };
  EXPECT_EQ(Of(Check({with("5", false).File(), dossier.File()}, 0), id).outcome, Outcome::kFail) << "written";
  const auto unsure = [](InputFile file) {
    for (document::Block& block : file.document->blocks)
      if (block.text.find("ấp độ 5") != std::string::npos) block.confidence = 0.61;
    return file;
  };
  for (const InputFile& other : {dossier.File(), Recognised(dossier)}) {
    const result::Result fewer = Check({Recognised(with("5", false)), other}, 0);
    EXPECT_EQ(fewer.subject.level, 3);
    EXPECT_FALSE(has(fewer));
    EXPECT_EQ(Of(fewer, "cross.level").outcome, Outcome::kReview) << Say(Of(fewer, "cross.level"));
    EXPECT_EQ(Of(fewer, "decision.a1.level").outcome, Outcome::kReview) << Say(Of(fewer, "decision.a1.level"));
  }
  const result::Result more = Check({unsure(Recognised(with("5", true))), Recognised(dossier)}, 0);
  EXPECT_EQ(more.subject.level, 5);
  EXPECT_EQ(Of(more, id).outcome, Outcome::kReview) << Say(Of(more, id));
  EXPECT_EQ(Of(more, id).reason, "level-doubtful");
  // Said several times for sure, it is what the decision says, whatever the others do.
  const result::Result sure = Check({Recognised(with("5", true)), dossier.File()}, 0);
  EXPECT_EQ(sure.subject.level, 5);
  EXPECT_EQ(Of(sure, id).outcome, Outcome::kFail) << Say(Of(sure, id));
  // What every level asks for is a gap whichever is the right one.
  EXPECT_EQ(Of(more, "plan.tech.srv.malware").outcome, Outcome::kFail) << Say(Of(more, "plan.tech.srv.malware"));
}

TEST(RecognisedTest, ABlankOfADraftMayBeUnderTheSealOfItsScan) {
  const auto with_day = [](Paper paper, const std::string& day) {
    for (document::Block& block : paper.doc().blocks) {
      const std::string full = "Sông Lam, ngày 12 tháng 10 năm 2023";
      const std::size_t at = block.text.find(full);
      if (at == std::string::npos) continue;
      block.text.replace(at, full.size(), day);
      block.fragments = {{0, static_cast<std::uint32_t>(block.text.size()), block.page, {}}};
    }
    return paper;
  };
  const char* const id = "decision.place-date";
  Paper draft = with_day(Decision("Số:      /QĐ-UBND"), "Sông Lam, ngày      tháng      năm 2023");
  draft.doc().format = "docx";
  const auto outcome = [&](InputFile scan) {
    scan.path = "ban-ky.pdf";
    return Of(Check({draft.File(), scan}, 0), id).outcome; };
  Paper signed_paper = Decision();
  EXPECT_EQ(Of(Check({draft.File()}, 0), id).outcome, Outcome::kFail);
  EXPECT_NE(outcome(Recognised(signed_paper)), Outcome::kFail) << "read";
  EXPECT_EQ(outcome(Recognised(with_day(signed_paper, "Sông Lam,"))), Outcome::kReview) << "lost under the seal";
  EXPECT_EQ(outcome(with_day(signed_paper, "Sông Lam,").File()), Outcome::kFail) << "a print without a day";
}

TEST(RecognisedTest, AFieldThatWasNotSeenMayBeUnderTheSeal) {
  const result::Result written = Check({Decision("").File()}, 0), recognised = Check({Recognised(Decision(""))}, 0);
  EXPECT_EQ(Of(written, "decision.number").outcome, Outcome::kFail);
  EXPECT_EQ(Of(recognised, "decision.number").outcome, Outcome::kReview);
  EXPECT_EQ(Of(recognised, "decision.number").reason, "maybe-misread");
}

TEST(RecognisedTest, MisreadWordsAreNoGap) {
  const char* const id = "plan.tech.srv.authentication";
  const struct {
    const char* heading;
    Outcome written, recognised;
  } cases[] = {
      {"Xác thực", Outcome::kPass, Outcome::kPass},
      {"Xác thựn", Outcome::kFail, Outcome::kReview},      // a letter
      {"Kiểm kê tài sản", Outcome::kFail, Outcome::kFail},  // something else
  };
  for (const auto& one : cases) {
    const result::Result written = CheckByTitles({Dossier(one.heading, kServer).File()});
    const result::Result recognised = CheckByTitles({Recognised(Dossier(one.heading, kServer))});
    EXPECT_EQ(Of(written, id).outcome == Outcome::kPass, one.written == Outcome::kPass) << Say(Of(written, id));
    EXPECT_EQ(Of(recognised, id).outcome == Outcome::kPass, one.recognised == Outcome::kPass) << Say(Of(recognised, id));
    if (one.recognised == Outcome::kReview) {
      EXPECT_EQ(Of(recognised, id).outcome, Outcome::kReview) << one.heading << ' ' << Say(Of(recognised, id));
    }
  }
}

// The table of a group of requirements goes on over the page; dirt between the two, or a head that is repeated, does not end it.
TEST(RecognisedTest, ATableGoesOnUnderItsGroup) {
  const char* const id = "plan.tech.data.backup";
  const auto with = [id](const std::string& between, double confidence, const std::string& head) {
    Paper paper = Dossier("Xác thực", kServer);
    paper.Heading("Thiết lập, cấu hình hệ thống", 2)
        .Table({{"STT", "Yêu cầu", "Hiện trạng", "Phương án"}, {"3.1", "Xác thực", kServer, kServer}, {"IV", "Bảo đảm an toàn dữ liệu", "", ""}})
        .Page(2);
    const std::size_t dirt = paper.doc().blocks.size();
    if (!between.empty()) paper.Text(between);
    paper.Table({{"STT", head, "Hiện trạng", "Phương án"}, {"4.3 —", "Sao lưu dự phòng", "Bản đầy đủ Chủ nhật, giữ 30 ngày.", "Phục hồi thử hai lần mỗi năm."}});
    InputFile file = Recognised(paper);
    if (!between.empty()) file.document->blocks[dirt].confidence = confidence;
    return Of(Check({file}), id).outcome;
  };
  EXPECT_EQ(with("", 1, "Yêu cầu"), Outcome::kPass);
  EXPECT_EQ(with("TÔI", 0.51, "Yêu câu"), Outcome::kPass);
  // Words between the pages end the group; the row's own text still tells what it is about.
  EXPECT_EQ(with("Các yêu cầu khác của hệ thống được nêu dưới đây.", 0.95, "Yêu cầu"), Outcome::kPass);
}

// Words that can only mean this requirement, in a heading that seems to stand under another group.
TEST(RecognisedTest, AHeadingThatIsMisplacedIsNoGap) {
  const char* const id = "plan.design.siem";
  Paper paper("ho-so.pdf");
  paper.Page(1).Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Title("Hệ thống Cổng dịch vụ công tỉnh Sông Lam");
  for (int i = 0; i < 8; ++i) paper.Text(kFiller);
  paper.Heading("Phương án kỹ thuật").Heading("Bảo đảm an toàn máy chủ", 2).Heading("Giám sát an ninh mạng tập trung (SIEM)", 3).Text("Phần mềm gom sự kiện, cảnh báo tự động.");
  EXPECT_EQ(Of(Check({paper.File()}), id).outcome, Outcome::kFail);
  EXPECT_EQ(Of(Check({Recognised(paper)}), id).outcome, Outcome::kReview) << Say(Of(Check({Recognised(paper)}), id));
}

TEST(RecognisedTest, AnEmptyHeadingMayHaveLostItsText) {
  const char* const id = "plan.tech.srv.authentication";
  Paper written = Dossier("Xác thực", "");
  written.Heading("Kiểm soát truy cập", 3).Text(kServer);
  EXPECT_EQ(Of(Check({written.File()}), id).outcome, Outcome::kFail);
  const result::Result recognised = Check({Recognised(written)});
  EXPECT_EQ(Of(recognised, id).outcome, Outcome::kReview) << Say(Of(recognised, id));
  // What is denied is denied: a whole sentence was read.
  const result::Result denied = Check({Recognised(Dossier("Xác thực", "Hiện chưa có giải pháp xác thực, chưa triển khai."))});
  EXPECT_EQ(Of(denied, id).outcome, Outcome::kFail) << Say(Of(denied, id));
}

TEST(RecognisedTest, PoorPagesAreNotCredited) {
  const result::Result result = Check({Recognised(Dossier("Xác thực", kServer), Quality::kPoor)});
  const result::CheckResult& check = Of(result, "plan.tech.srv.authentication");
  EXPECT_EQ(check.outcome, Outcome::kReview) << Say(check);
  EXPECT_EQ(check.evidence, Evidence::kUnreadable);
  EXPECT_EQ(check.reason, "poor-page");
  for (const result::CheckResult& one : result.checks) {
    if (one.id == "dossier.level-min") continue;  // the level was given by hand
    EXPECT_NE(one.outcome, Outcome::kPass) << one.id;
  }
}

// What is read badly in a table of contents stands elsewhere; on any other page it may be what is missing.
TEST(RecognisedTest, APoorTableOfContentsHidesNoGap) {
  const char* const id = "plan.tech.srv.malware";
  const auto with_page = [](bool contents) {
    Paper paper("ho-so.pdf");
    paper.Page(1).Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Title("Hệ thống Cổng dịch vụ công tỉnh Sông Lam");
    paper.Page(2);
    if (contents) paper.Title("MỤC LỤC");
    for (int i = 0; i < 8; ++i)
      paper.Text(contents ? "1." + std::to_string(i) + " Phương ản bào đàm an toàn ............ " + std::to_string(i + 3) : "Cồng phuc vu ngưởi dăn nôp hồ sơ.");
    paper.Page(3);
    for (int i = 0; i < 8; ++i) paper.Text(kFiller);
    paper.Heading("Phương án kỹ thuật").Heading("Bảo đảm an toàn máy chủ", 2).Heading("Xác thực", 3).Text(kServer);
    InputFile file = Recognised(paper);
    file.document->pages.at(1).quality = Quality::kPoor;
    return file;
  };
  EXPECT_EQ(Of(Check({with_page(true)}), id).outcome, Outcome::kFail) << Say(Of(Check({with_page(true)}), id));
  EXPECT_EQ(Of(Check({with_page(false)}), id).outcome, Outcome::kReview) << Say(Of(Check({with_page(false)}), id));
}

TEST(RecognisedTest, ValuesOfAPassage) {
  EXPECT_EQ(ExactValues("Quyết định số 15/QĐ-UBND ngày 01/3/2024, cấp độ 3"),
            (std::set<std::string>{"date 2024-03-01", "level 3", "number 15/QĐ-UBND"}));
  EXPECT_TRUE(ExactValues("Trung tâm Công nghệ thông tin").empty());
}

// The words of facts do not unlearn what forms and law say: "từ đó" stands in one, "tự do" in the other.
TEST(RecognisedTest, TheMottoIsRepaired) {
  const rules::Vocabulary& words = Rules().vocabulary;
  EXPECT_EQ(text::NormalizeRecognised("Đôc lâp - Tư do - Hanh phúc", words.lexicon, words.phrases).text, "độc lập - tự do - hạnh phúc");
}

TEST(SymbolMisread, OneSignOfTheSymbolAndNoDigit) {
  EXPECT_TRUE(IsSymbolMisread("41/ttr-vp", "41/ttt-vp"));
  EXPECT_TRUE(IsSymbolMisread("905/qd-ubnd", "905/qdd-ubnd"));
  EXPECT_FALSE(IsSymbolMisread("41/ttr-vp", "47/ttr-vp"));
  EXPECT_FALSE(IsSymbolMisread("41/ttr-vp", "4/ttr-vp"));
  EXPECT_FALSE(IsSymbolMisread("41/qd-ubnd", "41/qd-snv"));
  EXPECT_FALSE(IsSymbolMisread("41/qd-ubnd", "41/qd-ubnd"));
}

}  // namespace
}  // namespace capdo::analysis
