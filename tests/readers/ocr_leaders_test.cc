#include "readers/ocr_leaders.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace capdo::readers::ocr {
namespace {

constexpr int kDpi = 300, kWidth = 2480, kHeight = 3508;

// Ink of a sheet of A4 at 300 dpi: a dot of 12 points is 5 pixels wide, every 13 pixels one.
struct Sheet {
  std::vector<Stroke> strokes;
  std::vector<document::Box> seals;
  Sheet& Dots(int x, int base, int count, int pitch = 13, int size = 5) {
    for (int i = 0; i < count; ++i) strokes.push_back({x + i * pitch, base - size, size, size});
    return *this;
  }
  // A word of letters 24 pixels high that stand on `base`.
  Sheet& Word(int x, int base, int letters) {
    for (int i = 0; i < letters; ++i) strokes.push_back({x + i * 24, base - 24, 18, 24});
    return *this;
  }
  std::vector<std::size_t> Found() const {
    std::vector<std::size_t> sizes;
    for (const auto& row : FindLeaders(strokes, kWidth, kHeight, kDpi, seals)) sizes.push_back(row.size());
    return sizes;
  }
};

using Sizes = std::vector<std::size_t>;

TEST(Leaders, RowsThatAPrinterSets) {
  EXPECT_EQ(Sheet().Word(300, 1000, 8).Dots(500, 1000, 40).Found(), Sizes{40}) << "a label and its blank";
  EXPECT_EQ(Sheet().Dots(500, 1000, 40).Word(1030, 1000, 2).Found(), Sizes{40}) << "the page number of a contents";
  EXPECT_EQ(Sheet().Dots(300, 1000, 120).Found(), Sizes{120}) << "alone in a line";
  EXPECT_EQ(Sheet().Dots(300, 1000, 120).Dots(300, 1070, 120).Dots(300, 1140, 120).Found(), (Sizes{120, 120, 120}))
      << "lines to be filled in";
  EXPECT_EQ(Sheet().Word(300, 1000, 4).Dots(410, 1000, 8).Word(530, 1000, 4).Found(), Sizes{8}) << "the shortest";
  Sheet lost = Sheet().Word(300, 1000, 8).Dots(500, 1000, 40);
  lost.strokes.erase(lost.strokes.begin() + 20);
  EXPECT_EQ(lost.Found(), Sizes{39}) << "a dot that the scan lost";
  Sheet leaning = Sheet().Word(300, 1000, 8).Dots(500, 1000, 60);
  for (Stroke& stroke : leaning.strokes) stroke.y += stroke.x / 250;
  EXPECT_EQ(leaning.Found(), Sizes{60}) << "0.2 degrees";
  Sheet uneven = Sheet().Word(300, 1000, 8).Dots(500, 1000, 40);
  for (std::size_t i = 0; i < uneven.strokes.size(); ++i) uneven.strokes[i].x += static_cast<int>(i % 2);
  EXPECT_EQ(uneven.Found(), Sizes{40}) << "the grid of the scanner";
}

TEST(Leaders, WhatOnlyLooksLikeThem) {
  EXPECT_EQ(Sheet().Word(300, 1000, 8).Dots(500, 1000, 7).Found(), Sizes{}) << "seven dots";
  EXPECT_EQ(Sheet().Dots(300, 1000, 10).Found(), Sizes{}) << "few dots, nothing beside them";
  EXPECT_EQ(Sheet().Word(300, 1000, 8).Dots(500, 985, 12).Found(), Sizes{}) << "not on the line of the letters, short";
  EXPECT_EQ(Sheet().Dots(20, 1000, 120).Found(), Sizes{}) << "at the left edge of the sheet";
  EXPECT_EQ(Sheet().Dots(300, 20, 120).Found(), Sizes{}) << "at its upper edge";
  EXPECT_EQ(Sheet().Dots(300, 1000, 120).Word(800, 1004, 6).Found(), Sizes{}) << "filled in";

  Sheet sealed = Sheet().Word(300, 1000, 8).Dots(500, 1000, 40);
  sealed.seals.push_back({900, 700, 1300, 1100});
  EXPECT_EQ(sealed.Found(), Sizes{}) << "it runs into a seal";

  Sheet unequal = Sheet().Word(300, 1000, 8);
  for (int i = 0; i < 40; ++i) unequal.Dots(500 + i * 13, 1000, 1, 13, i % 2 == 0 ? 4 : 7);
  EXPECT_EQ(unequal.Found(), Sizes{}) << "of two sizes";

  Sheet pitches = Sheet().Word(300, 1000, 8);
  for (int i = 0, x = 500; i < 40; ++i, x += i % 2 == 0 ? 10 : 18) pitches.Dots(x, 1000, 1);
  EXPECT_EQ(pitches.Found(), Sizes{}) << "of two pitches";

  Sheet ring;  // of a seal of 36 mm whose ink came out in dots
  for (int i = 0; i < 100; ++i) {
    const double at = i * 2 * M_PI / 100;
    ring.strokes.push_back({1200 + static_cast<int>(212 * std::cos(at)), 1500 + static_cast<int>(212 * std::sin(at)), 5, 5});
  }
  EXPECT_EQ(ring.Found(), Sizes{});

  Sheet toner;
  std::uint32_t random = 7;
  const auto next = [&random](int below) {
    random = random * 1664525 + 1013904223;
    return static_cast<int>((random >> 8) % static_cast<std::uint32_t>(below));
  };
  for (int i = 0; i < 30'000; ++i) {
    const int size = 2 + next(6);
    toner.strokes.push_back({next(kWidth), next(kHeight), size, size});
  }
  EXPECT_EQ(toner.Found(), Sizes{});

  Sheet screen;  // of a printed picture
  for (int y = 1000; y < 1400; y += 13) screen.Dots(500, y, 60);
  EXPECT_EQ(screen.Found(), Sizes{});
}

}  // namespace
}  // namespace capdo::readers::ocr
