// Levels by time and object (level_mentions.h), in tables (level_tables.h), and the check that compares them (methods_level.cc).
#include <gtest/gtest.h>

#include "analysis/level_mentions.h"
#include "kept.h"

namespace capdo::analysis {
namespace {

TEST(LevelMentions, OnlyTheLevelOfNow) {
  const struct {
    const char* text;
    std::vector<int> current;
  } cases[] = {
      {"Đề xuất cấp độ 3.", {3}},
      {"Xác định lại từ cấp độ 2 lên cấp độ 3.", {3}},
      {"Đề xuất cấp độ 2 là chưa phù hợp, đề nghị điều chỉnh thành cấp độ 3.", {3}},
      {"Hồ sơ đề xuất cấp độ 2 cho Cổng thông tin, không phù hợp.", {}},
      {"Năm 2020, hệ thống được phê duyệt cấp độ 2.", {}},
      {"Trước đây hệ thống ở cấp độ 2; nay đề xuất cấp độ 3.", {3}},
      {"Khi vượt 10.000 người sẽ đề xuất cấp độ 3.", {}},
      {"Hệ thống một cửa điện tử", {}},
      {"Kèm theo Hồ sơ đề xuất cấp độ số 05/HS-SYT.", {}},
      {"đề xuất cấp độ hệ thống một cửa", {}},
  };
  for (const auto& one : cases) {
    std::vector<int> found;
    for (const LevelMention& mention : LevelsIn(one.text, Rules().vocabulary))
      if (mention.current) found.push_back(mention.level);
    EXPECT_EQ(found, one.current) << one.text;
  }
}

TEST(LevelMentions, TickedBoxes) {
  EXPECT_EQ(TickedLevel("[ ] 1 [x] 2 [ ] 3", Rules().vocabulary), 2);
  EXPECT_EQ(TickedLevel("☐ cấp độ 1 ☐ cấp độ 2 ☒ cấp độ 3", Rules().vocabulary), 3);
  EXPECT_EQ(TickedLevel("[x] 1 [x] 2", Rules().vocabulary), 0);
  EXPECT_EQ(TickedLevel("1 2 3", Rules().vocabulary), 0);
}

TEST(LevelMentions, OfALongLineOnlyWhatIsNear) {
  std::string text = "Trước đây ";
  for (int i = 0; i < 400; ++i) text += "có nhiều việc ";
  const std::vector<LevelMention> found = LevelsIn(text + "đề xuất cấp độ 3", Rules().vocabulary);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found.front().current);
}

TEST(LevelTest, AgainstWhatTheDossierSays) {
  ExpectKept(
      "cross.level",
      {{"=== level-dossier\n# Mô tả\nPhần mềm chỉ phục vụ nội bộ, lưu @ của từng viên chức.\n# Đề xuất\nĐề xuất cấp độ 1.\n", "lịch họp", "sơ yếu lý lịch",
        "level-below-criteria-inferred"},
       {"=== level-dossier\n# Loại thông tin\nThông tin riêng@.\n# Đề xuất\nCấp độ đề xuất: cấp độ 2\n", " và thông tin cá nhân", " và thông tin bí mật nhà nước ở độ Mật",
        "level-below-criteria"},
       {"=== level-dossier\n# Mô tả\nHệ thống SCADA điều khiển trạm bơm.\nTrạm bơm là công trình cấp @ theo quyết định của tỉnh.\n# Đề xuất\nCấp độ đề xuất: cấp độ 3\n", "III",
        "I", "level-below-criteria"},
       {"=== level-dossier\n# Mô tả\nCung cấp dịch vụ @ danh mục dịch vụ kinh doanh có điều kiện.\n# Đề xuất\nCấp độ đề xuất: cấp độ 2\n", "không thuộc", "thuộc",
        "level-below-criteria"},
       {"=== level-dossier\n# Dịch vụ\n| Mức độ dịch vụ công | Số thủ tục |\n| Mức độ 1 | 40 |\n| Mức độ @ | 12 |\n# Đề xuất\nCấp độ đề xuất: cấp độ 2\n", "2", "4",
        "level-below-criteria"},
       {"=== level-dossier\n# Đề xuất\nCấp độ đề xuất: cấp độ 3 theo khoản 3 Điều @ Nghị định số 85/2016/NĐ-CP\n", "9", "8", "level-article-of-other"},
       {"=== level-dossier\n# Danh mục\n| STT | Tên hệ thống | Căn cứ | Cấp độ |\n| 1 | Thư điện tử | Khoản 1 Điều @ | 2 |\n| 2 | Lịch họp | Điều 7 | 1 |\n", "8", "9",
        "level-article-of-other"},
       {"=== level-dossier\n# Thành phần\n| STT | Thành phần | Cấp độ |\n| 1 | Cổng nộp hồ sơ | @ |\n| 2 | Lịch họp | 1 |\n# Đề xuất\nĐề xuất cấp độ 2 cho toàn hệ thống.\n", "2",
        "3", "level-below-component"}});
}

TEST(LevelTest, AgainstOtherDocuments) {
  const std::string decision =
      "=== approval-decision\nSố: 8/QĐ-STP\nNgày 03 tháng 4 năm 2024\n# QUYẾT ĐỊNH\nVề việc phê duyệt cấp độ an toàn hệ thống thông tin\nQUYẾT ĐỊNH:\n"
      "Điều 1. Phê duyệt cấp độ 3 đối với Hệ thống công chứng điện tử.\n";
  ExpectKept(
      "cross.level",
      {{decision + "=== implementation\n# BÁO CÁO\nThực hiện Quyết định số 8/QĐ-STP phê duyệt Hệ thống công chứng điện tử là hệ thống thông tin cấp độ @, Sở báo cáo:\n1. Đã tách mạng.\n",
        "3", "2", "level-statement-differs"},
       {decision + "=== survey\nPHIẾU KHẢO SÁT\nCấp độ đã được phê duyệt: [ ] 1 @\n", "[ ] 2 [x] 3", "[x] 2 [ ] 3", "level-statement-differs"},
       {decision + "=== inspection\n# BÁO CÁO KIỂM TRA\nHệ thống: Hệ thống công chứng điện tử (cấp độ @ theo Quyết định số 8/QĐ-STP)\nKết quả: đạt.\n", "3", "2",
        "level-statement-differs"},
       {"=== approval-decision\nSố: 8/QĐ-STP\nĐiều 1. Phê duyệt cấp độ:\n| TT | Hệ thống | Cấp độ |\n| 1 | Cổng thông tin | 2 |\n| 2 | Kho dữ liệu | 3 |\n=== inspection\n"
        "| Hệ thống | Cấp độ đã phê duyệt | Ngày công |\n| Cổng thông tin | @ | 4 |\n| Kho dữ liệu | Cấp độ 3 | 9 |\n",
        "Cấp độ 2", "Cấp độ 3", "system-level-differs"},
       {"=== submission\nKính gửi: UBND tỉnh\nCấp độ an toàn hệ thống thông tin đề xuất: 3 (@).\n", "ba", "hai", "level-statement-differs"}});
}

}  // namespace
}  // namespace capdo::analysis
