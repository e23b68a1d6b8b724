// Pictures pasted into Word documents.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "docx_builder.h"
#include "picture_sample_test.h"
#include "readers/ocr_engine.h"
#include "readers/reader.h"
#include "worker/check_document.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using ::testing::HasSubstr;
using ::testing::Not;

// A picture of the given size in points, by a relationship that Story() makes.
std::string Shown(const std::string& name, int width, int height) {
  return "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"" + std::to_string(width * 12700) + "\" cy=\"" +
         std::to_string(height * 12700) +
         "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:blipFill>"
         "<a:blip r:embed=\"rId" + name + "\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
}

// DocxBuilder makes relationships to parts of XML only.
std::string Docx(const std::string& body, const std::vector<std::pair<std::string, std::string>>& pictures) {
  std::string links;
  std::vector<std::pair<std::string, std::string>> entries = {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
       "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" "
       "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
      {"_rels/.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
       "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
       "Target=\"word/document.xml\"/></Relationships>"},
      {"word/document.xml", Rooted("document", "<w:body>" + body + "</w:body>")}};
  for (const auto& [name, bytes] : pictures) {
    links += "<Relationship Id=\"rId" + name +
             "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/" + name + "\"/>";
    entries.emplace_back("word/media/" + name, bytes);
  }
  entries.emplace_back("word/_rels/document.xml.rels",
                       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + links +
                           "</Relationships>");
  return Zip(entries);
}

// How often recognition began.
class Counter : public Monitor {
 public:
  void Format(const char*) override {}
  void Progress(ReadStage stage, int unit, bool) override {
    if (stage == ReadStage::kOcr) units.push_back(unit);
  }
  std::vector<int> units;
};

class DocxPictures : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { ocr::LoadOcrModels(); }
  void SetUp() override {
    if (!ocr::OcrAvailable()) GTEST_SKIP() << "no Vietnamese model";
  }
  static std::string Strip() { return FileOf(ocr::SamplePage(150, 0.295, 0.408), IFF_PNG); }
  // Three words in boxes, far from each other.
  static std::string Drawing() {
    ocr::Picture white(pixCreate(1000, 700, 32));
    pixSetAllArbitrary(white.get(), 0xFFFFFF00);
    ocr::Picture word = ocr::SamplePage(150, 0.155, 0.175);  // QUYẾT ĐỊNH
    for (int i = 0; i < 3; ++i) {
      const int y = 80 + i * 220;
      pixRasterop(white.get(), 300, y, 400, HeightOf(word), PIX_SRC, word.get(), WidthOf(word) / 2 - 200, 0);
      ::Box* box = boxCreate(300, y - 20, 400, HeightOf(word) + 40);
      pixRenderBox(white.get(), box, 3, L_CLEAR_PIXELS);
      boxDestroy(&box);
    }
    return FileOf(white, IFF_PNG);
  }
  static Document MustRead(const std::string& bytes, const ReadPlan& plan = {}, const Limits& limits = {}, Monitor* monitor = nullptr) {
    Result<Document> read = ReadDocx(bytes, limits, plan, monitor);
    EXPECT_TRUE(read) << read.error().message;
    if (!read) return {};
    EXPECT_EQ(worker::FaultOf(*read, limits), "");
    return *read;
  }
  static std::vector<std::string> Codes(const Document& document) {
    std::vector<std::string> codes;
    for (const document::Warning& warning : document.warnings) codes.push_back(warning.code);
    return codes;
  }
};

TEST_F(DocxPictures, SentencesStandWhereThePictureStood) {
  const Document document = MustRead(Docx(Para("Trước") + Shown("a.png", 450, 75) + Para("Sau"), {{"a.png", Strip()}}));
  ASSERT_GE(document.blocks.size(), 4U);
  EXPECT_EQ(document.blocks.front().text, "Trước");
  EXPECT_EQ(document.blocks.back().text, "Sau");
  std::string text;
  for (std::size_t i = 1; i + 1 < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    EXPECT_EQ(block.kind, BlockKind::kParagraph);
    EXPECT_EQ(block.read_by, document::ReadBy::kOcr);
    EXPECT_EQ(block.layer, document::Layer::kBody);
    text += block.text;
  }
  EXPECT_THAT(text, HasSubstr(ocr::kSays));
  EXPECT_THAT(Codes(document), ::testing::Contains("picture-text"));
}

TEST_F(DocxPictures, InACellItStaysInTheCell) {
  const Document document = MustRead(Docx("<w:tbl><w:tr><w:tc>" + Para("A") + "</w:tc><w:tc>" + Shown("a.png", 450, 75) +
                                              "</w:tc></w:tr></w:tbl>" + Para("Sau"),
                                          {{"a.png", Strip()}}));
  ASSERT_EQ(document.tables.size(), 1U);
  ASSERT_EQ(document.tables[0].cells.size(), 2U);
  ASSERT_FALSE(document.tables[0].cells[1].blocks.empty());
  const Block& block = document.blocks.at(static_cast<std::size_t>(document.tables[0].cells[1].blocks.front()));
  EXPECT_EQ(block.read_by, document::ReadBy::kOcr);
  EXPECT_EQ(block.cell.column, 1);
}

// An empty sheet, a frame around nothing, and thin lines.
ocr::Picture Sheet(bool frame, int lines) {
  ocr::Picture sheet(pixCreate(900, 600, 32));
  pixSetAllArbitrary(sheet.get(), 0xF4F6FF00);
  if (frame) {
    ::Box* box = boxCreate(5, 5, 890, 590);
    pixRenderBox(sheet.get(), box, 4, L_CLEAR_PIXELS);
    boxDestroy(&box);
  }
  for (int i = 0; i < lines; ++i) pixRenderLine(sheet.get(), 200, 150 + 100 * i, 700, 150 + 100 * i, 2, L_CLEAR_PIXELS);
  return sheet;
}

TEST_F(DocxPictures, APictureThatShowsNothingIsBlank) {
  const struct {
    ocr::Picture picture;
    int format;
    bool blank;
  } cases[] = {{Sheet(false, 0), IFF_PNG, true},        {Sheet(true, 0), IFF_PNG, true},  {Sheet(true, 0), IFF_JFIF_JPEG, true},
               {Sheet(false, 3), IFF_JFIF_JPEG, false}, {Sheet(true, 1), IFF_PNG, false}};
  for (bool recognise : {true, false}) {
    ReadPlan plan;
    plan.skip_ocr = !recognise;
    for (const auto& one : cases) {
      const Document document = MustRead(Docx(Shown("a.x", 400, 260), {{"a.x", FileOf(one.picture, one.format)}}), plan);
      ASSERT_EQ(document.blocks.size(), 1U);
      EXPECT_EQ(document.blocks[0].blank, one.blank) << one.format << recognise;
    }
  }
}

TEST_F(DocxPictures, ADrawingStaysAFigure) {
  const Document document = MustRead(Docx(Para("Trước") + Shown("a.png", 450, 315), {{"a.png", Drawing()}}));
  ASSERT_EQ(document.blocks.size(), 2U);
  const Block& figure = document.blocks[1];
  EXPECT_EQ(figure.kind, BlockKind::kFigure);
  EXPECT_THAT(figure.picture_text, HasSubstr("QUYẾT ĐỊNH"));
  EXPECT_EQ(figure.text, "") << "what stands in a drawing is no evidence";
  EXPECT_THAT(Codes(document), Not(::testing::Contains("picture-text")));
}

TEST_F(DocxPictures, OneRecognitionForManyCopiesAndNoneForLogos) {
  const std::string strip = Strip();
  Counter counter;
  const Document document = MustRead(Docx(Shown("a.png", 450, 75) + Shown("b.png", 450, 75) + Shown("a.png", 450, 75) + Shown("a.png", 100, 40),
                                          {{"a.png", strip}, {"b.png", strip}}),
                                     {}, {}, &counter);
  EXPECT_EQ(counter.units, std::vector<int>{1});
  int read = 0, figures = 0;
  for (const Block& block : document.blocks) {
    read += block.text.find(ocr::kSays) != std::string::npos ? 1 : 0;
    figures += block.kind == BlockKind::kFigure ? 1 : 0;
  }
  EXPECT_EQ(read, 3);
  EXPECT_EQ(figures, 1) << "the small one";
}

TEST_F(DocxPictures, BoundsAndPlansAreKept) {
  const std::string bytes = Docx(Para("Trước") + Shown("a.png", 450, 600), {{"a.png", Strip()}});
  const auto figures = [](const Document& document) { return document.blocks.at(1).kind == BlockKind::kFigure; };
  ReadPlan without;
  without.skip_ocr = true;
  EXPECT_TRUE(figures(MustRead(bytes, without)));
  ReadPlan around;
  around.skip_pages.push_back({1, "timeout"});
  const Document skipped = MustRead(bytes, around);
  EXPECT_TRUE(figures(skipped));
  EXPECT_THAT(Codes(skipped), ::testing::IsSupersetOf({"stopped", "images-only"}));
  Limits limits;
  limits.max_image_pixels = 1000;
  EXPECT_THAT(Codes(MustRead(bytes, {}, limits)), ::testing::IsSupersetOf({"limit", "images-only"}));
  EXPECT_THAT(Codes(MustRead(Docx(Para("Trước") + Shown("a.png", 450, 600), {{"a.png", "no picture"}}))),
              ::testing::Contains("images-only"));
}

}  // namespace
}  // namespace capdo::readers
