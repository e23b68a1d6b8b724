#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "picture_sample_test.h"
#include "readers/ocr_engine.h"
#include "readers/picture_file.h"
#include "readers/reader.h"
#include "worker/check_document.h"

namespace capdo::readers {
namespace {

using document::Document;
using document::Quality;
using document::ReadBy;
using ocr::FileOf;
using ocr::Picture;
using ocr::SamplePage;
using ::testing::HasSubstr;

std::string TextOf(const Document& document) {
  std::string text;
  for (const document::Block& block : document.blocks) text += block.text + "\n";
  return text;
}

std::string Said(const document::Page& page) {
  return std::string(ReadByName(page.read_by)) + "/" + QualityName(page.quality) + (page.why.empty() ? "" : " " + page.why);
}

Picture Strip() {
  static const Picture strip = SamplePage(150, 0.295, 0.408);
  return Picture(pixCopy(nullptr, strip.get()));
}
Picture BlackAndWhite(const Picture& picture) { return Picture(pixConvertTo1(picture.get(), 160)); }

// All pictures in one TIFF, as fax machines and scanners write it.
std::string Tiff(const std::vector<Picture>& pictures, int format) {
  const std::string path = ::testing::TempDir() + "capdo-image-" + std::to_string(format) + ".tif";
  for (std::size_t i = 0; i < pictures.size(); ++i)
    EXPECT_EQ(pixWriteTiff(path.c_str(), pictures[i].get(), format, i == 0 ? "w" : "a"), 0) << format;
  size_t size = 0;
  l_uint8* data = l_binaryRead(path.c_str(), &size);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  std::filesystem::remove(path);
  return bytes;
}

class ImageReader : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { ocr::LoadOcrModels(); }
  void SetUp() override {
    if (!ocr::OcrAvailable()) GTEST_SKIP() << "no Vietnamese model";
  }
  static Document MustRead(const std::string& bytes, const ReadPlan& plan = {}, const Limits& limits = {}) {
    Result<Document> read = ReadFile(bytes, limits, plan);
    EXPECT_TRUE(read) << read.error().message;
    if (!read) return {};
    EXPECT_EQ(worker::FaultOf(*read, limits), "");
    return *read;
  }
};

TEST_F(ImageReader, ReadsWhatAScannedPageWouldSay) {
  const Document document = MustRead(FileOf(Strip(), IFF_PNG));
  EXPECT_EQ(document.format, "image");
  ASSERT_EQ(document.pages.size(), 1U);
  EXPECT_EQ(Said(document.pages[0]), "ocr/good");
  EXPECT_NEAR(document.pages[0].width, 595, 1) << "150 dpi stand in the file";
  EXPECT_EQ(document.page_certainty, document::PageCertainty::kExact);
  EXPECT_THAT(TextOf(document), HasSubstr(ocr::kSays));
  for (const document::Block& block : document.blocks) {
    EXPECT_EQ(block.read_by, ReadBy::kOcr);
    EXPECT_EQ(block.page, 1);
    EXPECT_FALSE(block.fragments.front().box.empty());
  }
}

// Decoding is what differs; that the pages are read is shown by one of them.
TEST_F(ImageReader, DecodesEachKind) {
  const Picture strip = Strip(), bits = BlackAndWhite(strip);
  const Picture grey(pixConvertTo8(strip.get(), 0));
  struct Case {
    const char* name;
    const Picture& picture;
    int format;
  };
  for (const Case& c : std::initializer_list<Case>{{"PNG", strip, IFF_PNG},
                                                   {"PNG, one bit", bits, IFF_PNG},
                                                   {"JPEG", strip, IFF_JFIF_JPEG},
                                                   {"JPEG, grey", grey, IFF_JFIF_JPEG},
                                                   {"BMP", strip, IFF_BMP},
                                                   {"BMP, one bit", bits, IFF_BMP},
                                                   {"GIF", grey, IFF_GIF},
                                                   {"WebP", strip, IFF_WEBP},
                                                   {"TIFF", strip, IFF_TIFF},
                                                   {"TIFF, G3", bits, IFF_TIFF_G3},
                                                   {"TIFF, G4", bits, IFF_TIFF_G4},
                                                   {"TIFF, PackBits", bits, IFF_TIFF_PACKBITS},
                                                   {"TIFF, LZW", grey, IFF_TIFF_LZW},
                                                   {"TIFF, deflate", strip, IFF_TIFF_ZIP},
                                                   {"TIFF, JPEG", strip, IFF_TIFF_JPEG}}) {
    SCOPED_TRACE(c.name);
    const std::string bytes = FileOf(c.picture, c.format);
    EXPECT_EQ(DetectFormat(bytes), Format::kImage);
    Result<ocr::PictureHead> head = ocr::ReadPictureHead(bytes, Limits{});
    ASSERT_TRUE(head) << head.error().message;
    ASSERT_EQ(head->frames.size(), 1U);
    EXPECT_EQ(head->frames[0].width, ocr::WidthOf(strip));
    EXPECT_EQ(head->frames[0].height, ocr::HeightOf(strip));
    Result<ocr::Decoded> decoded = ocr::DecodePicture(bytes, head->frames[0], Limits{});
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_FALSE(decoded->damaged);
    // The same ink, whatever the losses of the kind.
    const Picture before(pixConvertTo1(grey.get(), 160));
    const Picture after8(pixConvertTo8(decoded->picture.get(), 0));
    const Picture after(pixConvertTo1(after8.get(), 160));
    l_int32 dark = 0, other = 0;
    pixCountPixels(before.get(), &dark, nullptr);
    const Picture difference(pixXor(nullptr, before.get(), after.get()));
    pixCountPixels(difference.get(), &other, nullptr);
    EXPECT_LT(other, dark / 4);
  }
}

TEST_F(ImageReader, PicturesOfATiffArePages) {
  std::vector<Picture> pictures;
  pictures.push_back(BlackAndWhite(Strip()));
  pictures.push_back(Picture(pixCreate(600, 800, 1)));  // blank
  pictures.push_back(BlackAndWhite(Strip()));
  const std::string bytes = Tiff(pictures, IFF_TIFF_G4);
  const Document document = MustRead(bytes);
  ASSERT_EQ(document.pages.size(), 3U);
  EXPECT_EQ(Said(document.pages[0]), "ocr/good");
  EXPECT_EQ(document.pages[1].quality, Quality::kGood) << "an empty sheet between two others";
  EXPECT_EQ(Said(document.pages[2]), "ocr/good");
  EXPECT_EQ(document.blocks.back().page, 3);

  ReadPlan around;
  around.skip_pages.push_back({1, "timeout"});
  around.stop_at_page = 3;
  around.stop_why = "memory";
  const Document rest = MustRead(bytes, around);
  ASSERT_EQ(rest.pages.size(), 3U);
  EXPECT_EQ(Said(rest.pages[0]), "none/unreadable timeout");
  EXPECT_EQ(Said(rest.pages[2]), "none/unreadable memory");
  EXPECT_TRUE(rest.blocks.empty());

  Limits limits;
  limits.max_pages = 1;
  const Document first = MustRead(bytes, {}, limits);
  EXPECT_EQ(first.pages.size(), 1U);
  ASSERT_EQ(first.warnings.size(), 1U);
  EXPECT_EQ(first.warnings[0].detail, "max_pages");
}

TEST_F(ImageReader, APhotographLiesAsItsCameraSays) {
  // Turned by a quarter anticlockwise, with the note that a quarter clockwise brings it back.
  const Picture turned(pixRotate90(Strip().get(), -1));
  const std::string jpeg = FileOf(turned, IFF_JFIF_JPEG);
  const std::string exif = std::string("\xFF\xE1\x00\x22"
                                       "Exif\0\0"
                                       "MM\0*\0\0\0\x08"
                                       "\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
                                       "\0\0\0\0",
                                       36);
  const Document document = MustRead(jpeg.substr(0, 2) + exif + jpeg.substr(2));
  ASSERT_EQ(document.pages.size(), 1U);
  EXPECT_GT(document.pages[0].width, document.pages[0].height);
  EXPECT_THAT(TextOf(document), HasSubstr(ocr::kSays));
}

TEST_F(ImageReader, WithoutRecognitionAPictureIsUnread) {
  ReadPlan plan;
  plan.skip_ocr = true;
  const Document document = MustRead(FileOf(Strip(), IFF_PNG), plan);
  ASSERT_EQ(document.pages.size(), 1U);
  EXPECT_EQ(Said(document.pages[0]), "none/unreadable image-only");
}

TEST_F(ImageReader, NothingToRead) {
  const Picture logo(pixScaleToSize(Strip().get(), 90, 90));
  EXPECT_EQ(Said(MustRead(FileOf(logo, IFF_PNG)).pages.at(0)), "none/unreadable ocr-nothing") << "a logo";
  Picture white(pixCreate(800, 1000, 8));
  pixSetAllArbitrary(white.get(), 255);
  EXPECT_EQ(Said(MustRead(FileOf(white, IFF_PNG)).pages.at(0)), "none/unreadable ocr-nothing") << "one blank picture";
}

TEST_F(ImageReader, BrokenFiles) {
  const std::string png = FileOf(Strip(), IFF_PNG), jpeg = FileOf(Strip(), IFF_JFIF_JPEG);
  const auto error_of = [](const std::string& bytes, const Limits& limits = {}) {
    Result<Document> read = ReadFile(bytes, limits);
    return read ? ErrorCode::kInternal : read.error().code;
  };
  EXPECT_EQ(error_of(png.substr(0, png.size() / 2)), ErrorCode::kDamaged);
  EXPECT_EQ(error_of(png.substr(0, 20)), ErrorCode::kDamaged);
  EXPECT_EQ(error_of("GIF89a\x10\x00\x10\x00\x00\x00\x00;"), ErrorCode::kDamaged);
  Limits limits;
  limits.max_image_pixels = 10'000;
  EXPECT_EQ(error_of(png, limits), ErrorCode::kTooLarge);

  // Half a photograph is read, and nobody is told that it is whole.
  const Document half = MustRead(jpeg.substr(0, jpeg.size() * 6 / 10));
  ASSERT_EQ(half.pages.size(), 1U);
  EXPECT_NE(half.pages[0].quality, Quality::kGood);
  EXPECT_EQ(half.pages[0].why, "damaged");
  ASSERT_FALSE(half.warnings.empty());
  EXPECT_EQ(half.warnings[0].code, "damaged-part");
}

TEST(PaperDpi, IsThatOfPaper) {
  struct Case {
    int width, height, said, dpi;
    const char* why;
  };
  for (const Case& c : std::initializer_list<Case>{{1654, 2339, 200, 200, "a scanner that says it"},
                                                   {1654, 2339, 0, 200, "one that does not"},
                                                   {1654, 2339, 72, 200, "a program that says 72 of anything"},
                                                   {3000, 4000, 72, 342, "a phone"},
                                                   {842, 595, 72, 72, "A4 at 72"},
                                                   {4960, 7016, 600, 600, "600 dpi"},
                                                   {1654, 2339, 2400, 200, "a stamp of 2 cm is no page"},
                                                   {1000, 400, 150, 150, "a strip"},
                                                   {300, 200, 0, 40, "an icon"}}) {
    EXPECT_EQ(ocr::PaperDpi(c.width, c.height, c.said), c.dpi) << c.why;
  }
}

}  // namespace
}  // namespace capdo::readers
