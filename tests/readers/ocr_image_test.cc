// Pictures of pages before the recognition: level, without seals, with the rules of tables told apart from letters.
#include "readers/ocr_image.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

#include "picture_sample_test.h"

namespace capdo::readers::ocr {
namespace {

constexpr double kDegree = 3.14159265358979 / 180;

// `degrees` clockwise, on white.
Picture Turn(const Picture& page, double degrees) {
  return Picture(pixRotate(page.get(), static_cast<l_float32>(degrees * kDegree), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE,
                           WidthOf(page), HeightOf(page)));
}

Picture White(int width, int height) {
  Picture sheet(pixCreate(width, height, 32));
  pixSetAllArbitrary(sheet.get(), 0xFFFFFF00);
  return sheet;
}

void Ring(const Picture& page, int x, int y, int radius, int thickness, l_uint32 rgb) {
  const l_int32 width = WidthOf(page), height = HeightOf(page);
  for (l_int32 row = 0; row < height; ++row)
    for (l_int32 column = 0; column < width; ++column)
      if (std::abs(std::hypot(column - x, row - y) - radius) < thickness) pixSetPixel(page.get(), column, row, rgb);
}

// Share of dark pixels in a part of a gray picture.
double Dark(const Picture& grey, int left, int top, int right, int bottom) {
  int dark = 0;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      l_uint32 value = 255;
      pixGetPixel(grey.get(), x, y, &value);
      dark += value < 128 ? 1 : 0;
    }
  return static_cast<double>(dark) / ((right - left) * (bottom - top));
}

TEST(OcrImage, ACrookedPageIsMadeLevel) {
  const Picture page = SamplePage(200);
  for (const double degrees : {-2.0, -0.7, 0.0, 0.7, 2.0}) {
    const CleanPage clean = Clean(Turn(page, degrees), 200, true);
    ASSERT_TRUE(clean.grey);
    // What it turns back is what the page was turned by.
    EXPECT_NEAR(clean.skew / kDegree, -degrees, 0.2) << degrees;
  }
}

TEST(OcrImage, ASmallPictureIsEnlargedUntilLettersCanBeRead) {
  for (const int dpi : {75, 150, 200, 300, 600}) {
    const CleanPage clean = Clean(SamplePage(dpi, 0.295, 0.408), dpi, true);
    ASSERT_TRUE(clean.grey);
    EXPECT_GE(clean.dpi, 200) << dpi;
    EXPECT_LE(clean.dpi, 400) << dpi;
    EXPECT_NEAR(clean.scale, static_cast<double>(clean.dpi) / dpi, 0.02) << dpi;
  }
}

// Dots of 12 points at 200 dpi, as scanners print them: apart, run into each other here and there by a gray between them, and faint.
TEST(OcrImage, LeadersAreFoundHoweverDarkTheyArePrinted) {
  struct Case {
    const char* name;
    l_uint32 dot, between;
  };
  for (const Case& c : {Case{"apart", 30, 255}, Case{"run together", 40, 150}, Case{"faint", 150, 250}}) {
    SCOPED_TRACE(c.name);
    const Picture page = White(1654, 2339);
    for (int i = 0; i < 100; ++i)
      for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 9; ++x) {
          const l_uint32 gray = x < 5 ? c.dot : i % 4 < 2 ? c.between : 255;  // every other gap
          pixSetPixel(page.get(), 300 + i * 9 + x, 500 + y, gray << 24 | gray << 16 | gray << 8);
        }
    const CleanPage clean = Clean(page, 200, true);
    ASSERT_EQ(clean.leaders.size(), 1u);
    EXPECT_NEAR(clean.leaders[0].left, 300, 2);
    EXPECT_NEAR(clean.leaders[0].right, 1196, 8);
    EXPECT_LT(Dark(clean.grey, 290, 490, 1210, 515), 0.001);
  }
}

TEST(OcrImage, ARedSealGoesAndBlackLettersStay) {
  const Picture page = SamplePage(200, 0.295, 0.408);
  const CleanPage without = Clean(page, 200, true);
  const int x = WidthOf(page) / 2, y = HeightOf(page) / 2;
  Ring(page, x, y, 110, 5, 0xD0202000);
  const CleanPage sealed = Clean(page, 200, true);
  EXPECT_FALSE(without.coloured);
  EXPECT_TRUE(sealed.coloured);
  EXPECT_NEAR(sealed.ink, without.ink, 0.15 * without.ink);
  // In a drawing red lines mean something.
  const CleanPage drawing = Clean(page, 200, false);
  EXPECT_GT(drawing.ink, sealed.ink);
}

TEST(OcrImage, ShadowsOfACopyAreEvenedOut) {
  const Picture page = SamplePage(200, 0.295, 0.408);
  const CleanPage white = Clean(page, 200, true);
  for (l_int32 y = 0; y < HeightOf(page); ++y)
    for (l_int32 x = 0; x < WidthOf(page); ++x) {
      l_uint32 pixel = 0;
      pixGetPixel(page.get(), x, y, &pixel);
      l_int32 r = 0, g = 0, b = 0;
      extractRGBValues(pixel, &r, &g, &b);
      const double light = 1 - 0.45 * x / WidthOf(page);  // darker to the right
      composeRGBPixel(static_cast<l_int32>(r * light), static_cast<l_int32>(g * light), static_cast<l_int32>(b * light), &pixel);
      pixSetPixel(page.get(), x, y, pixel);
    }
  const CleanPage copy = Clean(page, 200, true);
  EXPECT_NEAR(copy.ink, white.ink, 0.3 * white.ink);
}

TEST(OcrImage, LinesOfATableAreRulesAndNoInk) {
  const Picture sheet = White(1600, 900);
  for (const int y : {100, 300, 500}) pixRenderLine(sheet.get(), 200, y, 1400, y, 3, L_CLEAR_PIXELS);
  for (const int x : {200, 800, 1400}) pixRenderLine(sheet.get(), x, 100, x, 500, 3, L_CLEAR_PIXELS);
  const CleanPage clean = Clean(sheet, 200, true);
  int across = 0, down = 0;
  for (const PixelRule& rule : clean.rules) {
    (rule.horizontal ? across : down)++;
    EXPECT_NEAR((rule.to - rule.from) / clean.scale, rule.horizontal ? 1200 : 400, 12);
  }
  EXPECT_EQ(across, 3);
  EXPECT_EQ(down, 3);
  EXPECT_LT(Dark(clean.grey, 0, 0, WidthOf(clean.grey), HeightOf(clean.grey)), 0.001);
}

TEST(OcrImage, OneShadeIsBlank) {
  EXPECT_TRUE(IsBlank(White(400, 300)));
  const Picture framed = White(400, 300);
  ::Box* box = boxCreate(4, 4, 392, 292);
  pixRenderBox(framed.get(), box, 6, L_CLEAR_PIXELS);
  boxDestroy(&box);
  EXPECT_TRUE(IsBlank(framed));
  pixRenderLine(framed.get(), 100, 150, 300, 150, 2, L_CLEAR_PIXELS);
  EXPECT_FALSE(IsBlank(framed));
  EXPECT_FALSE(IsBlank(SamplePage(50)));
}

TEST(OcrImage, TurnedFourTimesItIsTheSame) {
  const Picture page = SamplePage(50, 0.295, 0.408);
  Picture turned(pixCopy(nullptr, page.get()));
  for (int i = 0; i < 4; ++i) {
    turned = Turned(turned, 1);
    ASSERT_TRUE(turned);
    EXPECT_EQ(WidthOf(turned), i % 2 == 0 ? HeightOf(page) : WidthOf(page));
  }
  l_int32 same = 0;
  pixEqual(page.get(), turned.get(), &same);
  EXPECT_EQ(same, 1);
}

// A zigzag of a pen over black letters.
TEST(OcrImage, StrokesOfABluePenBecomePaperAndFramesStay) {
  Picture page = White(1000, 600);
  const auto fill = [&](int left, int top, int right, int bottom, l_uint32 rgb) {
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x) pixSetPixel(page.get(), x, y, rgb);
  };
  constexpr l_uint32 kBlue = 0x2938B800, kBlack = 0x10101000;
  for (int i = 0; i < 6; ++i) fill(220 + 50 * i, 180, 226 + 50 * i, 210, kBlack);  // letters
  for (int x = 0; x < 300; ++x) {
    const int y = 150 + std::abs(x % 100 - 50) * 2;
    fill(200 + x, y, 205 + x, y + 4, kBlue);
  }
  fill(600, 150, 900, 153, kBlue);  // a frame, as of a table
  fill(600, 300, 900, 303, kBlue);
  fill(600, 150, 603, 303, kBlue);
  fill(897, 150, 900, 303, kBlue);
  const CleanPage clean = Clean(page, 200, true);
  ASSERT_TRUE(clean.grey);
  EXPECT_LT(Dark(clean.grey, 200, 215, 520, 260), 0.01);
  EXPECT_GT(Dark(clean.grey, 221, 182, 225, 208), 0.8);
  EXPECT_GE(clean.rules.size(), 4u);
}

TEST(OcrImage, WhatIsLeftOutDoesNotCountAsDrawn) {
  Picture page = White(600, 800);
  for (int x = 200; x < 400; ++x)
    for (int y = 300; y < 340; ++y) pixSetPixel(page.get(), x, y, 0);
  EXPECT_FALSE(IsBlank(page));
  EXPECT_TRUE(IsBlank(page, {{195, 295, 405, 345}}));
  EXPECT_FALSE(IsBlank(page, {{195, 295, 300, 345}}));
}

// What is left of a dark ring stands nearly upright between the lines of a row.
TEST(OcrImage, TheRingOfASealIsNoSideOfACell) {
  Picture page = White(1000, 600);
  const auto fill = [&](int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x) pixSetPixel(page.get(), x, y, 0x10101000);
  };
  Ring(page, 500, 300, 150, 4, 0x8C1E2800);
  fill(100, 273, 900, 276);
  fill(100, 324, 900, 327);
  fill(100, 273, 103, 327);
  fill(897, 273, 900, 327);
  const CleanPage clean = Clean(page, 200, true);
  int upright = 0;
  for (const PixelRule& rule : clean.rules) {
    if (rule.horizontal) continue;
    ++upright;
    EXPECT_TRUE(rule.at < 150 || rule.at > 850) << rule.at;
  }
  EXPECT_EQ(upright, 2);
}

}  // namespace
}  // namespace capdo::readers::ocr
