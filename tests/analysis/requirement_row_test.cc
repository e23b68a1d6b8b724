// One requirement in every layout of the annex tables: what is there, what is planned, and what both come to.
#include "analysis/requirement_row.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/lookup.h"
#include "builder.h"

namespace capdo::analysis {
namespace {

using result::Outcome;

const char* NameOf(RowStatus status) {
  const char* names[] = {"empty", "met", "described", "partly", "not-met", "promised", "n/a", "n/a-as-met", "by-rule"};
  return names[static_cast<int>(status)];
}

// "title: state/plan" of all units that have a place for a plan.
std::vector<std::string> Rows(Paper& paper) {
  const Prepared prepared = Prepare(paper);
  const Part& part = prepared.parts.at(0);
  std::vector<std::string> out;
  for (const Unit& unit : part.units) {
    const RequirementRow row = ReadRequirementRow(part, unit, Rules().vocabulary);
    if (unit.kind == UnitKind::kLine || unit.kind == UnitKind::kColumn || !row.plan.there) continue;
    out.push_back(unit.label + ": " + NameOf(row.state.status) + "/" + NameOf(row.plan.status));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(RequirementRowTest, OneReadingOfAllLayouts) {
  const Strings want = {"tuyển dụng: described/described", "chấm dứt hoặc thay đổi công việc: not-met/promised"};
  const std::string there = "Ứng viên được thẩm tra lý lịch trước khi nhận.", planned = "Rà lại bản mô tả vị trí việc làm mỗi năm.";
  Paper rows;
  rows.Table({{"Yêu cầu", "Hiện trạng", "Phương án"}, {"Tuyển dụng", there, planned}, {"Chấm dứt hoặc thay đổi công việc", "Chưa có.", "Sẽ ban hành trong năm 2027."}});
  EXPECT_EQ(Rows(rows), want);
  Paper clause;
  clause.Table({{"STT", "Yêu cầu", "TCVN 11930:2017", "Hiện trạng", "Phương án"}, {"1", "Tuyển dụng", "7.1.3.1", there, planned}, {"2", "Chấm dứt hoặc thay đổi công việc", "7.1.3.3", "Chưa có.", "Sẽ ban hành trong năm 2027."}});
  EXPECT_EQ(Rows(clause), want);
  Paper titled;
  titled.Table({{"Yêu cầu", "Hiện trạng", "Phương án"}, {"Tuyển dụng\nCó quy định về tuyển dụng", there, planned}, {"Chấm dứt hoặc thay đổi\ncông việc", "Chưa có.", "Sẽ ban hành trong năm 2027."}});
  EXPECT_EQ(Rows(titled).at(0), want[0]) << "the title stands over what is asked for";
  EXPECT_EQ(Rows(titled).at(1).substr(0, 40), want[1].substr(0, 40)) << "a title broken over lines is one";
  Paper cards;
  cards.Table({{"Yêu cầu", "Tuyển dụng"}, {"Hiện trạng", there}, {"Phương án", planned}}, false).Table({{"Yêu cầu", "Chấm dứt hoặc thay đổi công việc"}, {"Hiện trạng", "Chưa có."}, {"Phương án", "Sẽ ban hành trong năm 2027."}}, false);
  EXPECT_EQ(Rows(cards), want);
  Paper lines;
  lines.Lines("Yêu cầu: Tuyển dụng\nHiện trạng: " + there + "\nPhương án: " + planned + "\nYêu cầu: Chấm dứt hoặc thay đổi công việc\nHiện trạng: Chưa có.\nPhương án: Sẽ ban hành trong năm 2027.");
  EXPECT_EQ(Rows(lines), want);
  Paper alone;
  alone.Lines("Yêu cầu\nTuyển dụng\nHiện trạng\n" + there + "\nPhương án\n" + planned + "\nYêu cầu\nChấm dứt hoặc thay đổi công việc\nHiện trạng\nChưa có.\nPhương án\nSẽ ban hành trong năm 2027.");
  EXPECT_EQ(Rows(alone), want) << "a table that was saved as text";
  Paper headed;
  headed.Heading("Tuyển dụng").Lines("- Hiện trạng: " + there + "\n- Phương án: " + planned).Heading("Chấm dứt hoặc thay đổi công việc").Lines("- Hiện trạng: Chưa có.\n- Phương án: Sẽ ban hành trong năm 2027.");
  EXPECT_EQ(Rows(headed), want);
}

// The names of columns in lines of their own ask for nothing where what they name does not follow.
TEST(RequirementRowTest, NamesAloneMakeNoRow) {
  for (const char* lines : {"Yêu cầu\nHiện trạng\nPhương án", "Hiện trạng\nĐã có quy trình.\nPhương án\nDuy trì.", "Yêu cầu\nTuyển dụng"}) {
    Paper paper;
    paper.Lines(lines);
    EXPECT_EQ(Rows(paper), Strings{}) << lines;
  }
  Paper blank;
  blank.Lines("Yêu cầu\nTuyển dụng\nHiện trạng\nPhương án\nRà lại mỗi năm.");
  EXPECT_EQ(Rows(blank), Strings{"tuyển dụng: empty/described"});
}

TEST(RequirementRowTest, TheWholeCellDecides) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "empty"}, {"……………", "empty"}, {"[điền phương án]", "empty"}, {"Đáp ứng.", "met"}, {"Đáp ứng một phần.", "partly"},
      {"Đáp ứng. Hai tường lửa chạy song song, mặc định từ chối mọi kết nối.", "described"}, {"Chưa có.", "not-met"}, {"Đáp ứng. Hiện tại chưa có phương án.", "not-met"},
      {"Sẽ trang bị trong năm 2027.", "promised"}, {"Không áp dụng.", "n/a"}, {"Đáp ứng. Xã không có máy chủ.", "n/a-as-met"}, {"Đáp ứng (không phát sinh).", "n/a"},
      {"Thực hiện theo quy định hiện hành của pháp luật.", "by-rule"}, {"Có phương án phòng, chống thất thoát dữ liệu.", "by-rule"}};
  for (const auto& [text, want] : cases) {
    Paper paper;
    paper.Table({{"Yêu cầu", "Hiện trạng", "Phương án"}, {"Xác thực", text, "Dùng hai lớp xác thực"}});
    const Prepared prepared = Prepare(paper);
    for (const Unit& unit : prepared.parts.at(0).units) {
      if (unit.kind == UnitKind::kRow) {
        EXPECT_STREQ(NameOf(ReadRequirementRow(prepared.parts.at(0), unit, Rules().vocabulary).state.status), want.c_str()) << text;
      }
    }
  }
}

result::CheckResult Judge(const std::string& state, const std::string& plan) {
  Paper paper("ho-so.docx");
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Heading("Phương án đáp ứng các yêu cầu về quản lý");
  paper.Table({{"STT", "Yêu cầu", "TCVN 11930:2017", "Hiện trạng", "Phương án"},
               {"1", "Tuyển dụng", "7.1.3.1", "Ứng viên được thẩm tra lý lịch.", "Rà lại bản mô tả vị trí việc làm mỗi năm."},
               {"2", "Quản lý an toàn mạng", "7.1.5.1", state, plan},
               {"3", "Quản lý an toàn dữ liệu", "7.1.5.3", "Dữ liệu được phân loại ba mức.", "Thử khôi phục bản sao lưu mỗi quý."}});
  const result::Result result = Check({paper.File("level-dossier")});
  EXPECT_EQ(Of(result, "plan.mgmt.recruitment").outcome, Outcome::kPass);
  EXPECT_EQ(Of(result, "plan.mgmt.data-ops").outcome, Outcome::kPass) << "the row under a blank one is its own";
  return Of(result, "plan.mgmt.network-ops");
}

TEST(RequirementRowTest, WhatTheCheckSays) {
  const std::string there = "Sơ đồ mạng được cập nhật hằng tháng, cấu hình lưu vào máy chủ riêng.";
  EXPECT_EQ(Judge(there, "Tiếp tục duy trì").outcome, Outcome::kPass);
  for (const char* blank : {"", "……………", "-"}) {
    const result::CheckResult check = Judge(there, blank);
    EXPECT_EQ(check.outcome, Outcome::kReview) << blank;
    EXPECT_EQ(check.reason, "plan-blank") << blank;
  }
  EXPECT_EQ(Judge("", "").reason, "empty") << "the clause beside the requirement is no answer";
  EXPECT_EQ(Judge("", "").outcome, Outcome::kFail);
  EXPECT_EQ(Judge("[điền hiện trạng]", "[điền phương án]").reason, "placeholder");
  EXPECT_EQ(Judge("Đáp ứng.", "Thực hiện theo quy định của pháp luật.").reason, "by-rule");
  EXPECT_EQ(Judge("Đáp ứng. Xã không có máy chủ.", "").reason, "not-applicable-as-met");
  EXPECT_EQ(Judge("Chưa có.", "").outcome, Outcome::kFail);
}

TEST(RequirementRowTest, OnlyARowThatLooksOtherNamesTheNext) {
  Paper paper("ho-so.docx");
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Heading("Phương án đáp ứng các yêu cầu về kỹ thuật");
  paper.Table({{"STT", "Yêu cầu", "Hiện trạng", "Phương án"},
               {"II", "Bảo đảm an toàn máy chủ", "", ""},
               {"1", "Xác thực", "Quản trị viên dùng khóa và mã một lần.", "Đổi khóa mỗi quý."},
               {"2", "Kiểm soát truy cập", "", ""},
               {"3", "Nhật ký hệ thống", "Nhật ký gửi về máy chủ tập trung, giữ 06 tháng.", "Xem lại dung lượng mỗi quý."}});
  const result::Result result = Check({paper.File("level-dossier")});
  EXPECT_EQ(Of(result, "plan.tech.srv.authentication").outcome, Outcome::kPass);
  EXPECT_EQ(Of(result, "plan.tech.srv.access").reason, "empty");
  EXPECT_EQ(Of(result, "plan.tech.srv.logging").outcome, Outcome::kPass);
}

TEST(RequirementRowTest, TheRecordOfTheWork) {
  const auto judge = [](const std::string& words) {
    Paper paper("bien-ban.docx");
    paper.Title("BIÊN BẢN").Title("Nghiệm thu việc triển khai phương án bảo đảm an toàn thông tin").Lines(words);
    return Of(Check({paper.File("implementation")}), "implementation.complete");
  };
  EXPECT_EQ(judge("Các hạng mục của phương án đã được triển khai đầy đủ trước ngày 15/3/2024.").outcome, Outcome::kPass);
  const result::CheckResult silent = judge("Hai bên bàn giao 02 tường lửa và 04 máy chủ còn nguyên niêm phong.");
  EXPECT_EQ(silent.reason, "not-stated-complete");
  EXPECT_EQ(silent.outcome, Outcome::kReview);
  EXPECT_EQ(judge("Phương án đã được triển khai đầy đủ. Riêng hạng mục giám sát sẽ hoàn thành trong quý III năm 2027.").reason, "items-open");
}

}  // namespace
}  // namespace capdo::analysis
