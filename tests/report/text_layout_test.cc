#include "report/text_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace capdo::report {
namespace {

using ::testing::ElementsAre;

TEST(DisplayWidth, CountsWhatIsSeen) {
  EXPECT_EQ(DisplayWidth(""), 0);
  EXPECT_EQ(DisplayWidth("Điều"), 4);
  EXPECT_EQ(DisplayWidth("Đie\u0302\u0300u"), 4);  // NFD
  EXPECT_EQ(DisplayWidth("漢字"), 4);
  EXPECT_EQ(DisplayWidth("a\u200Bb"), 2);
}

TEST(Printable, DisarmsControlCharacters) {
  EXPECT_EQ(Printable("a\x1b[31mb\x07"), "a␛[31mb␇");
  EXPECT_EQ(Printable("dòng 1\ndòng\t2"), "dòng 1 / dòng 2");
  EXPECT_EQ(Printable("x\u202Egpj.exe"), "x\uFFFDgpj.exe");
  EXPECT_EQ(Printable("\u009B31m\x7F"), "\uFFFD31m␡");
  EXPECT_EQ(Printable("\xFF"), "\uFFFD");
  EXPECT_EQ(PrintableLines("a\nb"), "a\nb");
}

TEST(Shortened, CutsBetweenCodePoints) {
  EXPECT_EQ(Shortened("Điều", 4), "Điều");
  EXPECT_EQ(Shortened("Điều 1", 4), "Điều […]");
}

TEST(Wrap, BreaksAtSpacesAndCutsLongWords) {
  EXPECT_THAT(Wrap("một hai ba bốn", 10), ElementsAre("một hai ba", "bốn"));
  EXPECT_THAT(Wrap("  hai   khoảng ", 20), ElementsAre("hai khoảng"));
  EXPECT_THAT(Wrap("a 0123456789012", 8), ElementsAre("a", "01234567", "89012"));
  EXPECT_THAT(Wrap("", 10), ElementsAre(""));
}

TEST(Pad, UsesDisplayColumns) {
  EXPECT_EQ(PadRight("Số", 4), "Số  ");
  EXPECT_EQ(PadLeft("Số", 4), "  Số");
  EXPECT_EQ(PadLeft("quá dài", 3), "quá dài");
}

}  // namespace
}  // namespace capdo::report
