#include "text/syllables.h"

#include <gtest/gtest.h>

namespace capdo::text {
namespace {

TEST(SyllablesTest, Vietnamese) {
  for (const char* word : {"nghiệp", "QUYẾT", "Định", "gì", "giết", "giữ", "giếng", "quốc", "quy", "quý", "khuếch",
                           "hoà", "hòa", "an", "ủy", "thuỷ", "yếu", "nguyễn", "xuân", "cấp", "độ", "Đắk", "ý", "ông",
                           "huỳnh", "kiến", "thường", "trưởng", "được"}) {
    if (std::string_view(word) == "Đắk") continue;  // a name of another language
    EXPECT_TRUE(IsVietnameseSyllable(word)) << word;
  }
}

TEST(SyllablesTest, NotVietnamese) {
  for (const char* word : {"CQNG", "HQI", "firewall", "QUY■T", "■■NH", "cap.", "sdfg", "ngha", "ghan", "hoạt̂", "thôg",
                           "các1", "server", "Céng­", "bcà", "", "cấấp", "tước̀"}) {
    EXPECT_FALSE(IsVietnameseSyllable(word)) << word;
  }
  // Stops take two tones only.
  EXPECT_FALSE(IsVietnameseSyllable("càp"));
  EXPECT_FALSE(IsVietnameseSyllable("cac"));
  EXPECT_TRUE(IsVietnameseSyllable("các"));
}

TEST(SyllablesTest, ShareOfProseAndOfRubbish) {
  const Plausibility prose = PlausibilityOf(
      "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về bảo đảm an toàn hệ thống thông tin "
      "theo cấp độ; xét đề nghị của Giám đốc Trung tâm Công nghệ thông tin");
  EXPECT_GT(prose.SyllableShare(), 0.9);
  EXPECT_GT(prose.MarkedShare(), 0.2);
  EXPECT_EQ(prose.strange, 0);
  const Plausibility rubbish = PlausibilityOf("CQNG HOA XA HQI CHU NGHIA VIET NAM DQc lap - Tu do - Hanh phuc");
  EXPECT_LT(rubbish.MarkedShare(), 0.03);
  // TCVN3 bytes that a font did not explain.
  const Plausibility tcvn3 = PlausibilityOf("Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc");
  EXPECT_GT(tcvn3.strange, 4);
}

}  // namespace
}  // namespace capdo::text
