#include "document/enumerator.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace capdo::document {
namespace {

using K = EnumeratorKind;

struct Case {
  const char* paragraph;
  K kind;
  std::vector<int> numbers;
  const char* text;
  const char* rest;  // what follows the enumerator
};

void Expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.paragraph);
    const std::string paragraph = c.paragraph;
    const Enumerator e = ParseEnumerator(paragraph);
    EXPECT_EQ(e.kind, c.kind);
    EXPECT_EQ(e.numbers, c.numbers);
    EXPECT_EQ(e.text, c.text);
    ASSERT_LE(e.length, paragraph.size());
    EXPECT_EQ(paragraph.substr(e.length), c.rest);
  }
}

TEST(EnumeratorTest, StructureOfAnAct) {
  Expect({
      {"Điều 5. Phạm vi", K::kArticle, {5}, "Điều 5", "Phạm vi"},
      {"Điều 5: Phạm vi", K::kArticle, {5}, "Điều 5", "Phạm vi"},
      {"ĐIỀU 12. TRÁCH NHIỆM", K::kArticle, {12}, "ĐIỀU 12", "TRÁCH NHIỆM"},
      {"Điều 9a. Bổ sung", K::kArticle, {9}, "Điều 9a", "Bổ sung"},
      {"Điều 1.", K::kArticle, {1}, "Điều 1", ""},
      {"Điều 1", K::kArticle, {1}, "Điều 1", ""},
      {"Điều 3 - Hiệu lực", K::kArticle, {3}, "Điều 3", "Hiệu lực"},
      {"Điều 3 – Hiệu lực", K::kArticle, {3}, "Điều 3", "Hiệu lực"},
      {"  Điều 2. Giao Sở", K::kArticle, {2}, "Điều 2", "Giao Sở"},
      {"Chương I. Quy định chung", K::kChapter, {1}, "Chương I", "Quy định chung"},
      {"CHƯƠNG II", K::kChapter, {2}, "CHƯƠNG II", ""},
      {"Chương III QUẢN LÝ VẬN HÀNH", K::kChapter, {3}, "Chương III", "QUẢN LÝ VẬN HÀNH"},
      {"Chương 4: Tổ chức thực hiện", K::kChapter, {4}, "Chương 4", "Tổ chức thực hiện"},
      {"Mục 1. Chính sách", K::kSection, {1}, "Mục 1", "Chính sách"},
      {"MỤC 2", K::kSection, {2}, "MỤC 2", ""},
      {"Tiểu mục 1. Xác thực", K::kSection, {1}, "Tiểu mục 1", "Xác thực"},
      {"Phần thứ nhất", K::kPart, {1}, "Phần thứ nhất", ""},
      {"PHẦN THỨ HAI: THUYẾT MINH", K::kPart, {2}, "PHẦN THỨ HAI", "THUYẾT MINH"},
      {"PHẦN II. THUYẾT MINH", K::kPart, {2}, "PHẦN II", "THUYẾT MINH"},
      {"Phần IV – Phương án", K::kPart, {4}, "Phần IV", "Phương án"},
      {"Chuyên đề 2: Kỹ thuật", K::kPart, {2}, "Chuyên đề 2", "Kỹ thuật"},
      {"Phụ lục I", K::kAnnex, {1}, "Phụ lục I", ""},
      {"PHỤ LỤC 02. DANH MỤC THIẾT BỊ", K::kAnnex, {2}, "PHỤ LỤC 02", "DANH MỤC THIẾT BỊ"},
      {"PHỤ LỤC", K::kAnnex, {}, "PHỤ LỤC", ""},
      {"Phụ lục 1: Sơ đồ", K::kAnnex, {1}, "Phụ lục 1", "Sơ đồ"},
      {"PHẦN B. GIẢI PHÁP TRONG THIẾT KẾ", K::kPart, {2}, "PHẦN B", "GIẢI PHÁP TRONG THIẾT KẾ"},
      {"PHẦN C YÊU CẦU VỀ QUẢN LÝ", K::kPart, {3}, "PHẦN C", "YÊU CẦU VỀ QUẢN LÝ"},
      {"Phần D – Phương án", K::kPart, {4}, "Phần D", "Phương án"},
      {"CHƯƠNG A", K::kChapter, {1}, "CHƯƠNG A", ""},
      {"Mục E: Quản lý", K::kSection, {5}, "Mục E", "Quản lý"},
      {"Phụ lục A. Danh mục", K::kAnnex, {1}, "Phụ lục A", "Danh mục"},
      {"PHỤ LỤC B", K::kAnnex, {2}, "PHỤ LỤC B", ""},
  });
}

TEST(EnumeratorTest, RomanNumbers) {
  Expect({
      {"I. TỔNG QUAN", K::kRoman, {1}, "I", "TỔNG QUAN"},
      {"IV. Phương án", K::kRoman, {4}, "IV", "Phương án"},
      {"IX) Kết luận", K::kRoman, {9}, "IX", "Kết luận"},
      {"XIV. Phụ lục", K::kRoman, {14}, "XIV", "Phụ lục"},
      {"XXXVIII. Hết", K::kRoman, {38}, "XXXVIII", "Hết"},
      {"II - Nội dung", K::kRoman, {2}, "II", "Nội dung"},
      {"II.1. Mục con", K::kDecimal, {2, 1}, "II.1", "Mục con"},
      {"III.2.1 Mục cháu", K::kDecimal, {3, 2, 1}, "III.2.1", "Mục cháu"},
      {"V. Kết luận", K::kRoman, {5}, "V", "Kết luận"},
  });
}

TEST(EnumeratorTest, Decimals) {
  Expect({
      {"1. Phạm vi", K::kDecimal, {1}, "1", "Phạm vi"},
      {"1) Phạm vi", K::kDecimal, {1}, "1", "Phạm vi"},
      {"01. Phạm vi", K::kDecimal, {1}, "01", "Phạm vi"},
      {"12: Nội dung", K::kDecimal, {12}, "12", "Nội dung"},
      {"1.1. Tổ chức", K::kDecimal, {1, 1}, "1.1", "Tổ chức"},
      {"1.1 Tổ chức", K::kDecimal, {1, 1}, "1.1", "Tổ chức"},
      {"1.1.1. Nhân sự", K::kDecimal, {1, 1, 1}, "1.1.1", "Nhân sự"},
      {"7.2.2.1 Xác thực", K::kDecimal, {7, 2, 2, 1}, "7.2.2.1", "Xác thực"},
      {"7.1.5.1.a) Nội dung", K::kDecimal, {7, 1, 5, 1, 1}, "7.1.5.1.a", "Nội dung"},
      {"2.10\tMô hình", K::kDecimal, {2, 10}, "2.10", "Mô hình"},
      {"1 | Phạm vi", K::kDecimal, {1}, "1", "Phạm vi"},
      {"1/ Phạm vi", K::kDecimal, {1}, "1", "Phạm vi"},
      {"A.1. Chủ quản", K::kDecimal, {1, 1}, "A.1", "Chủ quản"},
      {"A.1 Chủ quản", K::kDecimal, {1, 1}, "A.1", "Chủ quản"},
      {"10.2.1.3 Chương mười", K::kDecimal, {10, 2, 1, 3}, "10.2.1.3", "Chương mười"},
      {"B.2.3 Vận hành", K::kDecimal, {2, 2, 3}, "B.2.3", "Vận hành"},
  });
}

TEST(EnumeratorTest, LettersAndBullets) {
  Expect({
      {"a) Tên hệ thống", K::kLowerLetter, {1}, "a", "Tên hệ thống"},
      {"d) Cấp độ", K::kLowerLetter, {4}, "d", "Cấp độ"},
      {"đ) Phương án", K::kLowerLetter, {5}, "đ", "Phương án"},
      {"e) Khác", K::kLowerLetter, {6}, "e", "Khác"},
      {"g) Khác", K::kLowerLetter, {8}, "g", "Khác"},
      {"a. Tên hệ thống", K::kLowerLetter, {1}, "a", "Tên hệ thống"},
      {"A. THÔNG TIN CHUNG", K::kUpperLetter, {1}, "A", "THÔNG TIN CHUNG"},
      {"B) Nội dung", K::kUpperLetter, {2}, "B", "Nội dung"},
      {"Đ. Kiến nghị", K::kUpperLetter, {5}, "Đ", "Kiến nghị"},
      {"- Lưu: VT", K::kBullet, {}, "-", "Lưu: VT"},
      {"-Lưu: VT", K::kBullet, {}, "-", "Lưu: VT"},
      {"– Như Điều 3", K::kBullet, {}, "–", "Như Điều 3"},
      {"+ Máy chủ", K::kBullet, {}, "+", "Máy chủ"},
      {"* Lưu ý", K::kBullet, {}, "*", "Lưu ý"},
      {"• Tường lửa", K::kBullet, {}, "•", "Tường lửa"},
      {"➢ Tường lửa", K::kBullet, {}, "➢", "Tường lửa"},
  });
}

TEST(EnumeratorTest, NotEnumerators) {
  const std::vector<const char*> cases = {
      "",
      "   ",
      "Điều 5 Nghị định này quy định về cấp độ",
      "Điều 9 Thông tư số 12/2022/TT-BTTTT",
      "Điều khoản thi hành",
      "Điều này không áp dụng",
      "Mục đích, yêu cầu",
      "Mục tiêu chung",
      "Phần mềm quản lý văn bản",
      "Phần cứng máy chủ",
      "Chương trình đào tạo",
      "Phụ lục kèm theo Thông tư này",
      "Phụ lục gồm 3 bảng",
      "Phần B của hồ sơ nêu giải pháp",
      "Phụ lục A Thông tư này",
      "Phần ATTT do đơn vị vận hành lập",
      "PHẦN CỨNG MÁY CHỦ",
      "Điều A. Một",
      "15/3/2024 là ngày ký",
      "15.03.2024",
      "01/2024/TT-BTTTT",
      "2024 là năm đầu tiên",
      "2024. Năm đầu tiên",
      "3,5 tỷ đồng",
      "3 máy chủ vật lý",
      "100% máy chủ đã cài đặt",
      "192.168.10.1 là cổng ra",
      "10.0.0.0/24 vùng nội bộ",
      "10.20.30.40",
      "+84 24 3943 5602",
      "-5 độ",
      "-----",
      "***",
      "08:30 ngày 15",
      "0243.943.5602",
      "Vùng mạng biên",
      "Danh sách thiết bị",
      "IDS/IPS đặt tại biên",
      "LAN nội bộ",
      "VI trùng",
      "Tên hệ thống",
      "đã triển khai",
  };
  for (const char* text : cases) EXPECT_EQ(ParseEnumerator(text).kind, K::kNone) << text;
}

// Whatever the bytes, the length stays inside the paragraph and on a character's edge.
TEST(EnumeratorTest, NeverLeavesTheParagraph) {
  const std::vector<std::string> seeds = {"Điều 5. Phạm vi", "PHẦN THỨ HAI:", "1.1.1.1.1.1", "a)", "đ)", "7.1.5.1.a)",
                                          "A.1.", "1 |", "1/ ", "–", "PHỤ LỤC", "IIIIIIIIII.", "99999999.", "Điều ", "A."};
  for (const std::string& seed : seeds) {
    for (std::size_t n = 0; n <= seed.size(); ++n) {
      const std::string cut = seed.substr(0, n);
      const Enumerator e = ParseEnumerator(cut);
      ASSERT_LE(e.length, cut.size()) << cut;
      const bool whole = n < seed.size() || e.length >= n || (static_cast<unsigned char>(cut[e.length]) & 0xC0) != 0x80;
      EXPECT_TRUE(whole) << cut;
      ASSERT_LE(ParseEnumerator(cut + "\xE2\x80").length, cut.size() + 2);  // half a dash
    }
  }
}

}  // namespace
}  // namespace capdo::document
