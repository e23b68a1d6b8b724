#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/fields.h"

namespace capdo::text {
namespace {

struct Case {
  const char* text;
  std::vector<int> expected;
};

TEST(LevelsTest, FindLevels) {
  const std::vector<Case> cases = {
      {"cấp độ 3", {3}},
      {"cấp độ 3 (ba)", {3}},
      {"Cấp độ: 3", {3}},
      {"cấp độ : 3", {3}},
      {"cấp độ 03", {3}},
      {"cấp độ III", {3}},
      {"CẤP ĐỘ IV", {4}},
      {"CẤP ĐỘ V", {5}},
      {"cấp độ iii", {3}},
      {"cấp độ ba", {3}},
      {"cấp độ Hai", {2}},
      {"cấp độ bốn", {4}},
      {"cấp độ tư", {4}},
      {"cấp độ năm.", {5}},
      {"cấp\n độ\u00A04.", {4}},
      {"cấp độ3", {3}},
      {"cấp 3", {3}},
      {"an toàn cấp 3 theo Nghị định", {3}},
      {"cấp độ là 2", {2}},
      {"cấp độ an toàn hệ thống thông tin: 3", {3}},
      {"Cấp độ an toàn thông tin: cấp độ 2", {2}},
      {"cấp độ đề xuất: 3", {3}},
      {"cấp độ 1 và cấp độ 2", {1, 2}},
      {"cấp độ 3;", {3}},
      {"hệ thống cấp độ 3, 02 máy chủ", {3}},
      {"hệ thống cấp độ 3 và 2 máy chủ", {3}},
      {"cấp độ 3, cấp độ 2", {3, 2}},
      // Scales of the law.
      {"cấp độ 1, 2, 3, 4, 5", {}},
      {"cấp độ 3, 4", {}},
      {"cấp độ 3 và 4", {}},
      {"cấp độ 3, cấp độ 4 và cấp độ 5", {}},
      {"từ cấp độ 1 đến cấp độ 5", {}},
      {"cấp độ 1 đến 5", {}},
      {"cấp độ 1-5", {}},
      {"cấp độ 1..5", {}},
      {"cấp độ 4 hoặc cấp độ 5", {}},
      {"từ cấp độ 3 trở lên", {}},
      // Something else.
      {"mức độ 3", {}},
      {"mức độ 4", {}},
      {"dịch vụ công mức 4", {}},
      {"cấp độ 6", {}},
      {"cấp độ 0", {}},
      {"cấp độ 30", {}},
      {"cấp độ 3.1", {}},
      {"cấp độ năm 2024", {}},
      {"cấp độ một cách", {}},
      {"cấp độ", {}},
      {"Cấp độ: Lưu hành nội bộ", {}},
      {"cấp 3 tài khoản", {}},
      {"cấp hai giấy phép", {}},
      {"trường cấp 3", {}},
      {"bão cấp 5", {}},
      {"công trình xây dựng cấp I", {}},
      {"hồ sơ đề xuất cấp độ (01)", {}},
      {"nâng cấp 2 máy", {}},
      {"CẤP ĐỘ VÀ", {}},
      {"", {}},
  };
  for (const Case& c : cases) {
    std::vector<int> found;
    for (const LevelField& f : FindLevels(c.text)) found.push_back(f.level);
    EXPECT_EQ(found, c.expected) << c.text;
  }
}

TEST(LevelsTest, SpanIsTheSource) {
  const std::string text = "đề xuất Cấp độ:  03 (ba)";
  const auto found = FindLevels(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(text.substr(found[0].span.begin, found[0].span.size()), "Cấp độ:  03");
}

}  // namespace
}  // namespace capdo::text
