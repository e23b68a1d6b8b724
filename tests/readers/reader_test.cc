// What a file is by its bytes, and which error each kind gives.
#include "readers/reader.h"

#include <gtest/gtest.h>

#include "docx_builder.h"

namespace capdo::readers {
namespace {

using namespace std::string_literals;

std::string Wide(const std::string& ascii) {
  std::string wide;
  for (char c : ascii) wide += {c, '\0'};
  return wide;
}

const std::string kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');

struct FormatCase {
  const char* name;
  std::string bytes;
  Format format;
  ErrorCode error;
};

class DetectFormatTest : public ::testing::TestWithParam<FormatCase> {};

TEST_P(DetectFormatTest, ByBytes) {
  Format format = DetectFormat(GetParam().bytes);
  EXPECT_EQ(format, GetParam().format) << FormatName(format);
  if (format == Format::kPdf || format == Format::kDocx) return;
  Result<document::Document> read = ReadFile(GetParam().bytes, Limits{});
  if (GetParam().error == ErrorCode::kInternal) {
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_FALSE(read->blocks.empty());
    EXPECT_EQ(read->format, FormatName(format));
    return;
  }
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, GetParam().error);
  if (GetParam().error == ErrorCode::kUnsupported) {
    EXPECT_NE(read.error().message.find(FormatName(format)), std::string::npos)
        << read.error().message;
  }
}

constexpr ErrorCode kNo = ErrorCode::kUnsupported;
constexpr ErrorCode kBroken = ErrorCode::kDamaged;
constexpr ErrorCode kRead = ErrorCode::kInternal;  // no error
const std::string kTypes = "[Content_Types].xml";
const std::string kSavedPage =
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n"
    "<html><body><p>Quy=E1=BA=BFt =\r\n=C4=91=E1=BB=8Bnh</p><p style=3D\"display:none\">=E1=BA=A9n</p></body></html>\r\n"
    "--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n";

INSTANTIATE_TEST_SUITE_P(
    All, DetectFormatTest,
    ::testing::Values(
        FormatCase{"empty", "", Format::kEmpty, ErrorCode::kEmpty},
        FormatCase{"pdf", "%PDF-1.4\n", Format::kPdf, kNo},
        FormatCase{"pdf_after_junk", "junk\n" + std::string(900, ' ') + "%PDF-1.7", Format::kPdf,
                   kNo},
        FormatCase{"pdf_too_late", std::string(2000, ' ') + "%PDF-1.7", Format::kText, kRead},
        FormatCase{"pdf_cut_at_once", "%PDF", Format::kPdf, kNo},
        FormatCase{"docx", DocxBuilder().Body(Para("a")).Build(), Format::kDocx, kNo},
        FormatCase{"docx_cut", DocxBuilder().Body(Para("a")).Build().substr(0, 900), Format::kDocx,
                   kNo},
        FormatCase{"xlsx", Zip({{kTypes, "x"}, {"xl/workbook.xml", "x"}}), Format::kXlsx, kBroken},
        FormatCase{"pptx", Zip({{kTypes, "x"}, {"ppt/presentation.xml", "x"}}), Format::kPptx, kBroken},
        FormatCase{"pages", Zip({{"Index/Document.iwa", "x"}, {"preview.jpg", "x"}}), Format::kUnknown, kNo},
        FormatCase{"seven_zip", "7z\xBC\xAF\x27\x1C\x00\x04"s, Format::kArchive, kBroken},
        FormatCase{"rar", "Rar!\x1A\x07\x01\x00"s, Format::kArchive, kBroken},
        FormatCase{"gzip", "\x1F\x8B\x08\x00"s, Format::kArchive, kBroken},
        FormatCase{"email", "Subject: a\r\nFrom: a@b.example\r\n\r\n", Format::kEmail, kRead},
        FormatCase{"text_with_colons", "Kính gửi: Cục\nSố: 15\n", Format::kText, kRead},
        FormatCase{"ole_doc", kOle + Wide("WordDocument"), Format::kOleDoc, kBroken},
        FormatCase{"ole_encrypted", kOle + Wide("EncryptedPackage"), Format::kEncryptedOffice,
                   ErrorCode::kEncrypted},
        FormatCase{"ole_doc_with_encrypted_inside",
                   kOle + Wide("EncryptedPackage") + Wide("WordDocument"), Format::kOleDoc, kBroken},
        FormatCase{"ole_sheet", kOle + Wide("Workbook"), Format::kXls, kBroken},
        FormatCase{"ole_slides", kOle + Wide("PowerPoint Document"), Format::kPpt, kNo},
        FormatCase{"rtf", "{\\rtf1 a}", Format::kRtf, kRead},
        FormatCase{"html", "\xEF\xBB\xBF\n<!DOCTYPE HTML><p>a", Format::kHtml, kRead},
        FormatCase{"html_without_head", "<table border=1><tr><td>a</table>", Format::kHtml, kRead},
        FormatCase{"html_of_xml", "<?xml version=\"1.0\"?><html xmlns=\"x\"><body>a</body></html>", Format::kHtml, kRead},
        FormatCase{"html_saved_whole", kSavedPage, Format::kHtml, kRead},
        FormatCase{"html_saved_without_page", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
                   Format::kHtml, kBroken},
        FormatCase{"xml_of_word", "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"x\"/>", Format::kUnknown, kNo},
        FormatCase{"svg", "<svg xmlns='x'><text>a</text></svg>", Format::kUnknown, kNo},
        FormatCase{"less_than", "<15 ngày làm việc", Format::kText, kRead},
        FormatCase{"program", "MZ\x90\x00\x03\x00\x00\xFF"s, Format::kUnknown, kNo},
        FormatCase{"png", "\x89PNG\r\n\x1A\n\x00"s, Format::kImage, kBroken},
        FormatCase{"jpeg", "\xFF\xD8\xFF\xE0", Format::kImage, kBroken},
        FormatCase{"tiff", "II*\0\x08"s, Format::kImage, kBroken},
        FormatCase{"gif", "GIF89a", Format::kImage, kBroken},
        FormatCase{"bmp", "BM\x46\0\0\0\0\0\0\0\x36\0\0\0"s + std::string(40, 'x'), Format::kImage,
                   ErrorCode::kTooLarge},
        FormatCase{"text", "BM là chữ viết tắt", Format::kText, kRead},
        FormatCase{"utf16_text", "\xFF\xFE" + Wide("So 1"), Format::kText, kRead},
        FormatCase{"text_that_goes_on_as_a_zip", std::string(100'000, 'J') + "PK\x03\x04\x14\x00\xFF"s, Format::kUnknown, kNo},
        FormatCase{"unknown", "\x01\x02\xFF\xC0", Format::kUnknown, kNo}),
    [](const auto& test) { return std::string(test.param.name); });

// Word saves a page with its pictures as ".doc", too: what is hidden in it must not pass for text.
TEST(ReadFileTest, ASavedPageIsReadAsAPage) {
  Result<document::Document> read = ReadFile(kSavedPage, Limits{});
  ASSERT_TRUE(read);
  ASSERT_EQ(read->blocks.size(), 2u);
  EXPECT_EQ(read->blocks[0].text, "Quyết định");
  EXPECT_EQ(read->blocks[1].layer, document::Layer::kHidden);
}

TEST(ReadFileTest, ObeysTheLimitOfTheFile) {
  Limits limits;
  limits.max_file_bytes = 3;
  Result<document::Document> read = ReadFile("%PDF-1.4", limits);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kTooLarge);
}

TEST(DetectFormatTest, Archives) {
  EXPECT_EQ(DetectFormat(Zip({{"ho_so/word/a.txt", "x"}, {"a.pdf", "%PDF-1.4"}})), Format::kArchive);
  EXPECT_EQ(DetectFormat(Zip({{"word/a.txt", "x"}})), Format::kArchive);
}

TEST(DetectFormatTest, OpenDocument) {
  const std::string type = "application/vnd.oasis.opendocument.";
  EXPECT_EQ(DetectFormat(Zip({{"mimetype", type + "text"}, {"content.xml", "x"}})), Format::kOdt);
  EXPECT_EQ(DetectFormat(Zip({{"mimetype", type + "spreadsheet"}, {"content.xml", "x"}})), Format::kOds);
}

}  // namespace
}  // namespace capdo::readers
