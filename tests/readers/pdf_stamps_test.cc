// What issuing offices add to a PDF after it was written: signature stamps, seals, numbers filled in by signature
// fields. Each case repeats a shape seen in real documents.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pdf_sample_test.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Document;
using document::Layer;
using document::Quality;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const char* const kScan = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";
const char* const kSeal = "q 90 0 0 90 380 560 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";

// A page with two signature fields whose appearances draw the given text.
Document WithSignatures(const std::string& content, const std::string& first, const std::string& second) {
  const auto form = [](const std::string& text) {
    return "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Length " +
           std::to_string(text.size()) + ">>stream\n" + text + "\nendstream";
  };
  const auto widget = [](int number) {
    return "<</Type/Annot/Subtype/Widget/FT/Sig/F 4/T(s" + std::to_string(number) +
           ")/Rect[0 0 595 842]/P 10 0 R/AP<</N " + std::to_string(number) + " 0 R>>>>";
  };
  const Result<Document> doc =
      ReadPdf(MakePdf({content}, "/Annots[100 0 R 101 0 R]", {widget(102), widget(103), form(first), form(second)},
                      "/AcroForm<</Fields[100 0 R 101 0 R]>>"),
              Limits{});
  EXPECT_TRUE(doc);
  return doc ? *doc : Document{};
}

std::vector<std::string> Texts(const Document& doc, Layer layer) {
  std::vector<std::string> out;
  for (const document::Block& block : doc.blocks) {
    if (block.layer == layer && !block.text.empty()) out.push_back(block.text);
  }
  return out;
}

// WinAnsi has no Vietnamese letters: the words are told by ActualText.
std::string Recipients(int x, int y) {
  return "/Span <</ActualText<FEFF004E01A10069>>> BDC " + At(x, y, "Noi", 11) + "EMC /Span <</ActualText<FEFF006E0068" +
         "1EAD006E003A>>> BDC " + At(x + 24, y, "nhan:", 11) + "EMC ";
}

std::string LongStamp(int y) {
  return At(300, y, "BUREAU OF THE OFFICIAL GAZETTE AND OF INFORMATICS OF THE PROVINCE", 8) +
         At(300, y - 10, "gazette-and-informatics@province.example", 8) + At(300, y - 20, "05.02.2025 15:35:18 +07:00", 8);
}

TEST(PdfStamps, TwoLongStampsDoNotMakeAScanReadable) {
  const Document doc = WithSignatures(kScan, LongStamp(800), LongStamp(700));
  ASSERT_EQ(doc.pages.size(), 1u);
  EXPECT_EQ(doc.pages.at(0).quality, Quality::kUnreadable);
  EXPECT_EQ(doc.pages.at(0).why, "image-only");
  EXPECT_THAT(Texts(doc, Layer::kBody), IsEmpty());
}

TEST(PdfStamps, AnUnsignedLookingStampWithoutAFieldIsNoPageText) {
  const Result<Document> doc = ReadPdf(MakePdf({kScan + LongStamp(800)}), Limits{});
  ASSERT_TRUE(doc);
  EXPECT_EQ(doc->pages.at(0).why, "image-only");
}

// Seven short lines, and two stamps of four: more letters than a short letter has.
std::string Lines(int x, int y, int count, const std::string& line) {
  std::string out;
  for (int i = 0; i < count; ++i) out += At(x, y - 8 * i, line, 6);
  return out;
}

TEST(PdfStamps, HoweverManyTheyAreStampsDoNotMakeAScanReadable) {
  const std::string signer = "Signed by: The office of the committee of the province, 03/10/2024 10:11:12";
  const std::string note = "Received by the department on 5 October 2024, passed on to the office";
  const std::string free_text = "<</Type/Annot/Subtype/FreeText/F 4/Rect[0 0 595 842]/P 10 0 R/AP<</N 101 0 R>>>>";
  const std::string drawn = Lines(300, 820, 4, signer) + Lines(60, 60, 4, signer);
  const std::string form = "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Length " +
                           std::to_string(drawn.size()) + ">>stream\n" + drawn + "\nendstream";
  struct Case {
    const char* name;
    std::string pdf;
  };
  for (const Case& c : {Case{"one of seven lines", MakePdf({kScan + Lines(300, 820, 7, signer)})},
                        Case{"two of four lines", MakePdf({kScan + drawn})},
                        Case{"notes that nobody signed", MakePdf({kScan + Lines(300, 820, 7, note)})},
                        Case{"annotations", MakePdf({kScan}, "/Annots[100 0 R]", {free_text, form})}}) {
    SCOPED_TRACE(c.name);
    const Result<Document> doc = ReadPdf(c.pdf, Limits{});
    ASSERT_TRUE(doc);
    EXPECT_EQ(doc->pages.at(0).quality, Quality::kUnreadable);
    EXPECT_EQ(doc->pages.at(0).why, "image-only");
  }
}

TEST(PdfStamps, AColouredSheetUnderAPageOfTextIsNoScan) {
  std::string page = kScan;
  for (int y = 780; y > 500; y -= 16) page += At(60, y, "The text of the letter, which runs over the whole width of the page and on and on");
  const Result<Document> doc = ReadPdf(MakePdf({page}), Limits{});
  ASSERT_TRUE(doc);
  EXPECT_NE(doc->pages.at(0).quality, Quality::kUnreadable);
}

TEST(PdfStamps, StampsStandApartFromTheLetterhead) {
  const Document doc = WithSignatures(At(60, 800, "THE PEOPLE'S COMMITTEE") + At(60, 700, "The text of the letter."),
                                      At(60, 812, "gazette@province.example 05.02.2025 15:35:18"), "");
  EXPECT_THAT(Texts(doc, Layer::kBody), ElementsAre("THE PEOPLE'S COMMITTEE", "The text of the letter."));
  EXPECT_THAT(Texts(doc, Layer::kHeader), ElementsAre("gazette@province.example 05.02.2025 15:35:18"));
}

TEST(PdfStamps, NumbersFilledInBySignatureFieldsAreText) {
  const Document doc = WithSignatures(At(60, 800, "No:") + At(110, 800, "/TTr-SNV"), At(82, 800, "253"), "");
  EXPECT_THAT(Texts(doc, Layer::kBody), Contains("No: 253 /TTr-SNV"));
}

TEST(PdfStamps, SealsDoNotPartTheSignatureArea) {
  std::string page = At(60, 700, "The text of the letter, which runs over the whole width of the page and on and on");
  page += Recipients(60, 660) + At(360, 660, "KT. CHANH VAN PHONG", 12, "FB") + At(60, 645, "- As above;", 11);
  page += At(350, 645, "PHO CHANH VAN PHONG", 12, "FB") + kSeal;
  for (int y = 633; y > 560; y -= 12) page += At(60, y, "- Department " + std::to_string(y) + ";", 11);
  page += At(60, 553, "- Files.", 11) + At(375, 553, "Tran Van B", 12, "FB");
  const Result<Document> doc = ReadPdf(MakePdf({page}), Limits{});
  ASSERT_TRUE(doc);
  ASSERT_EQ(doc->tables.size(), 1u);
  const std::vector<std::string> body = Texts(*doc, Layer::kBody);
  EXPECT_THAT(body, Contains("Tran Van B"));
  EXPECT_THAT(body, Contains("- Files."));
  EXPECT_EQ(body.back(), "Tran Van B");
}

TEST(PdfStamps, TheOfficeMayStandHigherThanTheRecipients) {
  std::string page = At(60, 700, "The text of the letter, which runs over the whole width of the page and on and on");
  page += At(400, 660, "GIAM DOC", 14, "FB") + kSeal + Recipients(60, 650) + At(60, 637, "- As above;", 11);
  page += At(60, 625, "- Files.", 11) + At(375, 570, "Tran Van B", 14, "FB");
  const Result<Document> doc = ReadPdf(MakePdf({page}), Limits{});
  ASSERT_TRUE(doc);
  ASSERT_EQ(doc->tables.size(), 1u);
  const std::vector<std::string> body = Texts(*doc, Layer::kBody);
  ASSERT_GE(body.size(), 3u);
  EXPECT_EQ(body.at(body.size() - 2), "GIAM DOC");
  EXPECT_EQ(body.back(), "Tran Van B");
}

}  // namespace
}  // namespace capdo::readers
