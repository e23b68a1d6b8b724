#include "text/names.h"

#include <gtest/gtest.h>

namespace capdo::text {
namespace {

NameWords Words() {
  NameWords words;
  for (const char* phrase : {"Ủy ban nhân dân", "Sở", "Bộ", "Khoa học và Công nghệ", "Khoa học",
                             "Văn hóa, Thể thao và Du lịch", "Thành phố Hồ Chí Minh", "UBND", "và"})
    words.AddPhrase(phrase);
  for (const char* kind : {"thành phố", "tỉnh", "quận", "xã"}) words.AddPlace(kind);
  return words;
}

TEST(Names, CapitalsBecomeWhatSentencesWrite) {
  const NameWords words = Words();
  const std::pair<const char*, const char*> names[] = {
      {"ỦY BAN NHÂN DÂN THÀNH PHỐ KIM SA", "Ủy ban nhân dân thành phố Kim Sa"},
      {"UỶ BAN NHÂN DÂN TỈNH ĐẮK LẮK", "Ủy ban nhân dân tỉnh Đắk Lắk"},
      {"SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở Khoa học và Công nghệ"},
      {"SỞ  VĂN HÓA, THỂ THAO VÀ DU LỊCH TỈNH BÀ RỊA - VŨNG TÀU",
       "Sở Văn hóa, Thể thao và Du lịch tỉnh Bà Rịa - Vũng Tàu"},
      {"ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân Thành phố Hồ Chí Minh"},
      {"UBND QUẬN 1", "UBND quận 1"},
      // The first word behind "xã" is its name, whatever else it could be.
      {"ỦY BAN NHÂN DÂN XÃ BỘ", "Ủy ban nhân dân xã Bộ"},
      // Combining marks, as macOS and some PDF files have them.
      {"U\u0309Y BAN NHA\u0302N DA\u0302N TI\u0309NH LAM", "Ủy ban nhân dân tỉnh Lam"},
  };
  for (const auto& [capitals, usual] : names) EXPECT_EQ(words.Usual(capitals), usual);
}

TEST(Names, WhatIsNotSureStays) {
  const NameWords words = Words();
  for (const char* name :
       {"Ủy ban nhân dân tỉnh Sông Lam", "CÔNG TY SAO MAI", "SỞ KHOA HỌC VÀ ĐỜI SỐNG",
        "UY BAN NHAN DAN TINH LAM", "ỦY BAN NHÂN DÂN TỈNH", "TỈNH LAM", "", "12/2022", "\xFF"})
    EXPECT_EQ(words.Usual(name), name);
}

TEST(Names, ASentenceBeginsWithACapital) {
  const char* kCases[][2] = {{"ý kiến thẩm định", "Ý kiến thẩm định"}, {"đơn vị", "Đơn vị"}, {"Đã có", "Đã có"}, {"15 tháng", "15 tháng"}, {"", ""}};
  for (const auto& [text, expected] : kCases) EXPECT_EQ(WithCapital(text), expected);
}

}  // namespace
}  // namespace capdo::text
