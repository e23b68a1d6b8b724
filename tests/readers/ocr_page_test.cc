// One picture of a page, recognised: which side is up, where the words stand, and how far it can be trusted.
#include "readers/ocr_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "pdf_sample_test.h"
#include "picture_sample_test.h"
#include "readers/ocr_engine.h"
#include "readers/reader.h"

namespace capdo::readers::ocr {
namespace {

using document::Quality;
using ::testing::HasSubstr;

std::string TextOf(const Reading& reading) {
  std::string text;
  for (const pdf::Word& word : reading.words) text += word.text + " ";
  return text;
}

class OcrPage : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { LoadOcrModels(); }
  void SetUp() override {
    if (!OcrAvailable()) GTEST_SKIP() << "no Vietnamese model";
  }
};

TEST_F(OcrPage, WordsStandWhereTheyAreOnThePaper) {
  const Picture page = SamplePage(200);
  const Reading reading = ReadPicture(page, 200, true, Limits{});
  EXPECT_EQ(reading.quality, Quality::kGood);
  EXPECT_EQ(reading.quarters, 0);
  EXPECT_NEAR(reading.width, WidthOf(page) * 0.36, 2);  // 72 points for 200 pixels
  EXPECT_NEAR(reading.height, HeightOf(page) * 0.36, 2);
  EXPECT_THAT(TextOf(reading), HasSubstr(kSays));
  for (const pdf::Word& word : reading.words) {
    EXPECT_TRUE(word.ocr);
    EXPECT_GE(word.box.left, -1);
    EXPECT_LE(word.box.right, reading.width + 1);
    EXPECT_GE(word.box.top, -1);
    EXPECT_LE(word.box.bottom, reading.height + 1);
    EXPECT_GT(word.confidence, 0);
    EXPECT_LE(word.confidence, 1);
    // The strip that holds the sentence (picture_sample_test.h).
    if (word.text == "Luật") {
      EXPECT_GT(word.box.top, 0.29 * reading.height);
    }
  }
}

TEST_F(OcrPage, APageOnItsSideOrHeadIsTurned) {
  const Picture page = SamplePage(200, 0.1, 0.5);
  for (int quarters : {1, 2}) {
    const Reading reading = ReadPicture(Turned(page, quarters), 200, true, Limits{});
    EXPECT_EQ((reading.quarters + quarters) % 4, 0) << quarters;
    EXPECT_THAT(TextOf(reading), HasSubstr(kSays)) << quarters;
    EXPECT_GT(reading.width, reading.height) << quarters;
  }
}

TEST_F(OcrPage, AnEmptySheetIsBlankAndARubbishOneIsNotTrusted) {
  Picture white(pixCreate(1654, 2339, 32));
  pixSetAllArbitrary(white.get(), 0xFFFFFF00);
  const Reading blank = ReadPicture(white, 200, true, Limits{});
  EXPECT_TRUE(blank.blank);
  EXPECT_EQ(blank.quality, Quality::kGood);
  EXPECT_TRUE(blank.words.empty());
  // A page so small that no letter can be told.
  Picture page = SamplePage(200, 0.2, 0.6);
  Picture tiny(pixScale(page.get(), 0.12F, 0.12F)), large(pixScale(tiny.get(), 8.0F, 8.0F));
  const Reading rubbish = ReadPicture(large, 200, true, Limits{});
  EXPECT_NE(rubbish.quality, Quality::kGood);
  EXPECT_FALSE(rubbish.blank);
}

TEST_F(OcrPage, WhatIsRecognisedTakesThePlaceOfTheVisibleWords) {
  Reading reading;
  reading.width = 595;
  reading.height = 842;
  pdf::Word word;
  word.text = "mới";
  word.ocr = true;
  reading.words = {word};
  pdf::PageContent page;
  page.width = page.layout_width = 595;
  page.height = page.layout_height = 842;
  pdf::Word old = word, hidden = word, field = word;
  old.text = "cũ";
  old.ocr = false;
  hidden.text = "ẩn";
  hidden.ocr = false;
  hidden.visibility = pdf::Visibility::kHidden;
  field.text = "chữ-ký";
  field.ocr = false;
  field.signature = 1;
  page.words = {old, hidden, field};
  document::Page judged;
  judged.quality = Quality::kUnreadable;
  judged.why = "image-only";
  Place(std::move(reading), page, judged);
  std::string left;
  for (const pdf::Word& one : page.words) left += one.text + " ";
  EXPECT_THAT(left, HasSubstr("mới"));
  EXPECT_THAT(left, HasSubstr("ẩn"));
  EXPECT_THAT(left, HasSubstr("chữ-ký"));
  EXPECT_EQ(left.find("cũ"), left.npos);
  EXPECT_EQ(judged.quality, Quality::kGood);
  EXPECT_EQ(judged.read_by, document::ReadBy::kOcr);
}

// A cover: a few words over a picture that shows nothing else. Letters so large are recognised badly.
TEST_F(OcrPage, WordsOverEmptyPaperStayText) {
  for (const int size : {24, 40}) {
    const Result<document::Document> doc =
        ReadPdf(MakePdf({"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xFF EI Q\n" + At(150, 600, "HO SO", size) +
                         At(150, 550, "TRUNG TAM TIN", size)}),
                Limits{});
    ASSERT_TRUE(doc);
    EXPECT_EQ(doc->pages.at(0).quality, Quality::kGood) << size << doc->pages.at(0).why;
    EXPECT_EQ(doc->pages.at(0).read_by, document::ReadBy::kText) << size;
  }
}

TEST_F(OcrPage, LargeLettersAreReadAsAnyOthers) {
  const Picture strip = SamplePage(200, 0.295, 0.34);
  const Picture large(pixScale(strip.get(), 2.5F, 2.5F));
  EXPECT_THAT(TextOf(ReadPicture(large, 200, true, Limits{})), HasSubstr(kSays));
}

}  // namespace
}  // namespace capdo::readers::ocr
