// What the scan maker itself promises; what capdo reads from its scans is measured by measure.py.
#include "scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "damage.h"
#include "options.h"
#include "source.h"

namespace capdo::scans {
namespace {

const std::string kDecision = CAPDO_SOURCE_DIR "/samples/02-day-du-bo/QD 1127 phe duyet cap do.pdf";

std::string TempPath(const std::string& name) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  return testing::TempDir() + "capdo-scans-" + test->name() + "-" + name;
}

std::string Bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The scan of the decision under that name; the caller reads or removes it.
std::string Scan(const std::string& name, Options options) {
  options.input = kDecision;
  options.output = TempPath(name);
  MakeScan(options);
  return options.output;
}

std::string TextOf(Source& source, int page) {
  std::string text;
  for (const PlacedWord& word : source.Words(page)) text += word.text + " ";
  return text;
}

struct Difference {
  int inside = 0, outside = 0;  // pixels that changed, within and beyond the seals
};

Difference Compare(Pix* with, Pix* without, const std::vector<Seal>& seals) {
  Difference difference;
  for (int y = 0; y < static_cast<int>(pixGetHeight(with)); ++y) {
    for (int x = 0; x < static_cast<int>(pixGetWidth(with)); ++x) {
      l_uint32 a = 0, b = 0;
      pixGetPixel(with, x, y, &a);
      pixGetPixel(without, x, y, &b);
      if (a == b) continue;
      bool inside = false;
      for (const Seal& seal : seals)
        inside = inside || std::hypot(x - seal.x, y - seal.y) <= seal.radius + 1;
      ++(inside ? difference.inside : difference.outside);
    }
  }
  return difference;
}

double MeanDifference(Pix* a, Pix* b) {
  double sum = 0;
  const int width = pixGetWidth(a), height = pixGetHeight(a);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      l_int32 p = 0, q = 0, none = 0;
      pixGetRGBPixel(a, x, y, &p, &none, &none);
      pixGetRGBPixel(b, x, y, &q, &none, &none);
      sum += std::abs(p - q);
    }
  }
  return sum / width / height;
}

TEST(ScanTest, SameArgumentsSameBytes) {
  for (const std::string& preset : PresetNames()) {
    Options options;
    ASSERT_TRUE(ApplyPreset(preset, options));
    options.dpi = 60;
    const std::string first = Scan("a.pdf", options), second = Scan("b.pdf", options);
    EXPECT_EQ(Bytes(first), Bytes(second)) << preset;
    EXPECT_GT(Bytes(first).size(), 1000u) << preset;
  }
}

TEST(ScanTest, AnotherSeedAnotherAccident) {
  Options options;
  ASSERT_TRUE(ApplyPreset("noise", options));
  options.dpi = 50;
  const std::string first = Bytes(Scan("a.pdf", options));
  options.seed = 2;
  EXPECT_NE(first, Bytes(Scan("b.pdf", options)));
}

TEST(ScanTest, TheSealChangesOnlyWhatItCovers) {
  const auto source = OpenSource(kDecision);
  ASSERT_NE(source, nullptr);
  Options plain;
  plain.mode = Mode::kColor;
  plain.dpi = 100;
  Options sealed = plain;
  sealed.seals = {"head", "100,150,40"};
  const ScannedPage without = ScanPage(*source, 1, plain), with = ScanPage(*source, 1, sealed);
  ASSERT_EQ(with.seals.size(), 2u);
  EXPECT_NEAR(with.seals.at(1).x, 100 / 25.4 * 100, 0.1);
  EXPECT_NEAR(with.seals.at(1).radius, 20 / 25.4 * 100, 0.1);
  const Difference difference = Compare(with.image.get(), without.image.get(), with.seals);
  EXPECT_EQ(difference.outside, 0);
  EXPECT_GT(difference.inside, 2000);
}

TEST(ScanTest, InkDarkensAndLetsTheTextThrough) {
  const auto source = OpenSource(kDecision);
  ASSERT_NE(source, nullptr);
  Options plain;
  plain.mode = Mode::kColor;
  Options sealed = plain;
  sealed.seals = {"head"};
  const ScannedPage without = ScanPage(*source, 1, plain), with = ScanPage(*source, 1, sealed);
  int red = 0;
  for (int y = 0; y < static_cast<int>(pixGetHeight(with.image.get())); ++y) {
    for (int x = 0; x < static_cast<int>(pixGetWidth(with.image.get())); ++x) {
      l_int32 r0 = 0, g0 = 0, b0 = 0, r1 = 0, g1 = 0, b1 = 0;
      pixGetRGBPixel(without.image.get(), x, y, &r0, &g0, &b0);
      pixGetRGBPixel(with.image.get(), x, y, &r1, &g1, &b1);
      ASSERT_LE(r1, r0);
      ASSERT_LE(g1, g0);
      red += r1 > g1 + 60 ? 1 : 0;
    }
  }
  EXPECT_GT(red, 2000);
}

TEST(ScanTest, TheSealOverTheSignatureStandsOnTheSignersPage) {
  const auto source = OpenSource(kDecision);
  Options options;
  options.seals = {"sign"};
  options.signature = true;
  EXPECT_EQ(ScanPage(*source, 2, options).seals.size(), 1u);
}

TEST(ScanTest, AScanHasNoTextUnlessAskedFor) {
  Options options;
  options.dpi = 60;
  options.jpeg = 50;
  EXPECT_EQ(TextOf(*OpenSource(Scan("plain.pdf", options)), 1), "");
  options.layer = "good";
  EXPECT_NE(TextOf(*OpenSource(Scan("good.pdf", options)), 1).find("1127/QĐ-BTVB"),
            std::string::npos);
  options.layer = "lying";
  EXPECT_NE(TextOf(*OpenSource(Scan("lying.pdf", options)), 1).find("2238/QĐ-BTVB"),
            std::string::npos);
  options.layer = "bad";
  const std::string bad = TextOf(*OpenSource(Scan("bad.pdf", options)), 1);
  EXPECT_NE(bad.find("CQNG"), std::string::npos) << bad;
  EXPECT_EQ(bad.find("Ộ"), std::string::npos);
}

TEST(ScanTest, TheGoodLayerLiesOverThePicture) {
  Options options;
  options.dpi = 60;
  options.layer = "good";
  const auto before = OpenSource(kDecision), after = OpenSource(Scan("good.pdf", options));
  const std::vector<PlacedWord> want = before->Words(1), got = after->Words(1);
  ASSERT_EQ(want.size(), got.size());
  for (const PlacedWord& word : want) {  // Poppler may order the words of a layer otherwise
    const bool found = std::any_of(got.begin(), got.end(), [&](const PlacedWord& other) {
      return other.text == word.text && std::abs(other.left - word.left) < 0.5 &&
             std::abs(other.right - word.right) < 0.5 && std::abs(other.bottom - word.bottom) < 4;
    });
    EXPECT_TRUE(found) << word.text;
  }
}

TEST(ScanTest, TheStampIsAllTheTextOfASignedScan) {
  Options options;
  options.dpi = 60;
  options.mode = Mode::kOneBit;
  options.stamp = "page";
  const auto source = OpenSource(Scan("stamp.pdf", options));
  const std::string text = TextOf(*source, 1);
  EXPECT_NE(text.find("Người ký:"), std::string::npos) << text;
  EXPECT_GT(text.size(), 50u);
  EXPECT_EQ(TextOf(*source, 2), "");
}

TEST(ScanTest, MixedFilesKeepTheTextOfTheOtherPages) {
  Options options;
  options.dpi = 60;
  options.first = options.last = 1;
  options.mixed = true;
  const auto before = OpenSource(kDecision), after = OpenSource(Scan("mixed.pdf", options));
  ASSERT_EQ(after->pages(), before->pages());
  EXPECT_EQ(TextOf(*after, 1), "");
  EXPECT_EQ(TextOf(*after, 2), TextOf(*before, 2));
}

TEST(ScanTest, VectorGlyphsLookTheSameWithoutText) {
  Options options;
  options.vector_glyphs = true;
  const auto before = OpenSource(kDecision), after = OpenSource(Scan("vector.pdf", options));
  EXPECT_EQ(TextOf(*after, 1), "");
  // Glyphs drawn as text are hinted, paths are not: look at both through a blur.
  const PixPtr a = Blur(before->Render(1, 100).get(), 3), b = Blur(after->Render(1, 100).get(), 3);
  EXPECT_LT(MeanDifference(a.get(), b.get()), 2);
}

TEST(ScanTest, TurnedPaper) {
  Options options;
  options.dpi = 60;
  options.rotate = 90;
  const auto sideways = OpenSource(Scan("sideways.pdf", options));
  EXPECT_GT(sideways->Size(1).width, sideways->Size(1).height);
  options.rotate_flag = true;
  const auto upright = OpenSource(Scan("upright.pdf", options));
  EXPECT_LT(upright->Size(1).width, upright->Size(1).height);
}

TEST(ScanTest, PicturesAndManyPagesInOneTiff) {
  Options options;
  options.dpi = 60;
  options.mode = Mode::kOneBit;
  const std::string tiff = Scan("pages.tif", options);
  std::FILE* file = std::fopen(tiff.c_str(), "rb");
  l_int32 pages = 0;
  ASSERT_EQ(tiffGetCount(file, &pages), 0);
  std::fclose(file);
  EXPECT_EQ(pages, 2);
  const std::string png = Scan("page.png", options);
  // A picture is a source, too.
  const auto source = OpenSource(png);
  ASSERT_NE(source, nullptr);
  EXPECT_NEAR(source->Size(1).width, 595, 2);
}

}  // namespace
}  // namespace capdo::scans
