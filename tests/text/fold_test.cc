#include <gtest/gtest.h>

#include "text/normalized.h"

namespace capdo::text {
namespace {

TEST(NfcTest, ComposesAndReplacesInvalidBytes) {
  EXPECT_EQ(ToNfc(""), "");
  EXPECT_EQ(ToNfc("đơn vị"), "đơn vị");
  EXPECT_EQ(ToNfc("vi\u0323"), "vị");
  EXPECT_EQ(ToNfc("e\u0302\u0301"), "ế");
  EXPECT_EQ(ToNfc("e\u0301\u0302"), "é\u0302");  // the order of marks of one class is kept
  EXPECT_EQ(ToNfc("a\u0323\u0302"), "ậ");
  EXPECT_EQ(ToNfc("â\u0323"), "ậ");
  EXPECT_EQ(ToNfc("\u0301a"), "\u0301a");
  EXPECT_EQ(ToNfc("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(ToNfc("\xE1\xBA"), "\uFFFD\uFFFD");
  EXPECT_EQ(ToNfc("\u212B"), "Å");         // Ångström sign
  EXPECT_EQ(ToNfc("\u1100\u1161"), "가");  // Hangul composes by rule
}

TEST(FoldTest, FoldAccents) {
  EXPECT_EQ(FoldAccents("Đơn vị  vận\nhành "), "don vi van hanh");
  EXPECT_EQ(FoldAccents("QUYẾT ĐỊNH"), "quyet dinh");
  EXPECT_EQ(FoldAccents("vi\u0323"), "vi");
  EXPECT_EQ(FoldAccents("Ðiều ƣu"), "dieu uu");
  EXPECT_EQ(FoldAccents("an\u00AD\u200Btoàn"), "antoan");
  EXPECT_EQ(FoldAccents("cấp độ Ⅲ…"), "cap do iii...");
  EXPECT_EQ(FoldAccents("ẮẰẲẴẶ ĂÂÊÔƠƯ ỳýỷỹỵ"), "aaaaa aaeoou yyyyy");
  EXPECT_EQ(FoldAccents(""), "");
}

TEST(FoldTest, WithoutSpaces) {
  EXPECT_EQ(WithoutSpaces(" Đơn vị\u00A0\n vận\thành "), "Đơnvịvậnhành");
  EXPECT_EQ(WithoutSpaces("an\u00AD \u200Bto\u0300an\uFEFF"), "antòan");
  EXPECT_EQ(WithoutSpaces("vi\u0323"), WithoutSpaces("v ị"));
  EXPECT_EQ(WithoutSpaces(""), "");
}

TEST(FoldTest, CountWords) {
  EXPECT_EQ(CountWords(""), 0);
  EXPECT_EQ(CountWords(" - … "), 0);
  EXPECT_EQ(CountWords("an toàn thông tin"), 4);
  EXPECT_EQ(CountWords("Số: 15/QĐ-UBND\nngày 5"), 4);
  EXPECT_EQ(CountWords("a\u00A0b - (c)"), 3);
}

}  // namespace
}  // namespace capdo::text
