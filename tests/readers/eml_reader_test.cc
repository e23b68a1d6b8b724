#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "readers/mime.h"
#include "readers/reader.h"
#include "taken_files.h"

namespace capdo::readers {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Body(const document::Document& document) {
  std::vector<std::string> out;
  for (const document::Block& block : document.blocks)
    if (IsEvidence(block.layer)) out.push_back(block.text);
  return out;
}

constexpr char kMail[] =
    "From: =?utf-8?B?UGjDsm5n?= CNTT <a@b.example>\r\n"
    "Subject: =?UTF-8?Q?H=E1=BB=93_?=\r\n =?UTF-8?Q?s=C6=A1?=\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=\"x y\"\r\n"
    "\r\n"
    "Not seen.\r\n"
    "--x y\r\n"
    "Content-Type: multipart/alternative; boundary=inner\r\n"
    "\r\n"
    "--inner\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "K=C3=ADnh g=E1=BB=ADi C=E1=BB=A5c,\r\n"
    "\r\n"
    "G=E1=BB=ADi k=\r\n"
    "=C3=A8m.\r\n"
    "--inner\r\n"
    "Content-Type: text/html\r\n"
    "\r\n"
    "<p>Khac</p>\r\n"
    "--inner--\r\n"
    "--x y\r\n"
    "Content-Type: application/octet-stream\r\n"
    "Content-Disposition: attachment; filename*0*=UTF-8''Quy%E1%BA%BFt; filename*1*=%20%C4%91%E1%BB%8Bnh.txt\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "Q2jG\r\n"
    "sMahbmc=\r\n"
    "--x y\r\n"
    "Content-Type: text/plain; name=\"../../a.txt\"\r\n"
    "\r\n"
    "tep\r\n"
    "--x y--\r\n"
    "after\r\n";

TEST(EmailTest, TextAndAttachments) {
  ASSERT_EQ(DetectFormat(kMail), Format::kEmail);
  Taken taken;
  const Result<document::Document> document = ReadFile(kMail, {}, {}, &taken);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->format, "eml");
  EXPECT_THAT(Body(*document), ElementsAre("Kính gửi Cục,", "Gửi kèm."));
  EXPECT_EQ(document->blocks[0].text, "from: Phòng CNTT <a@b.example>");
  EXPECT_EQ(document->blocks[1].text, "subject: Hồ sơ");
  EXPECT_THAT(taken.said, ElementsAre("Quyết định.txt text", "../../a.txt text"));
  EXPECT_THAT(taken.bytes, ElementsAre("Chương", "tep"));
}

TEST(EmailTest, WithoutSomebodyWhoTakesThemAttachmentsAreTold) {
  const Result<document::Document> document = ReadFile(kMail, {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->embedded_files.size(), 2u);
  EXPECT_EQ(document->warnings[0].code, "embedded-file");
}

TEST(EmailTest, OldCharsets) {
  EXPECT_EQ(ToUtf8("Quy\xEA\xECt \xF0i\xF2nh", "windows-1258"), "Quyết định");
  EXPECT_EQ(ToUtf8("Quyết định", "us-ascii"), "Quyết định");
}

TEST(EmailTest, BytesThatAreNoTextAreLeftOut) {
  auto read = ReadEmail("From: a@b.example\nSubject: x\nContent-Transfer-Encoding: base64\n\nYQBiAQpjG2Q=\n", {});  // a NUL b 1 LF c ESC d
  ASSERT_TRUE(read);
  EXPECT_THAT(Body(*read), ElementsAre("ab\ncd"));
}

TEST(EmailTest, EncryptedMailsAreTold) {
  const Result<document::Document> document =
      ReadFile("From: a@b.example\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA", {});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::kEncrypted);
}

TEST(EmailTest, PartsInPartsWithoutEnd) {
  std::string mail = "From: a@b.example\nContent-Type: multipart/mixed; boundary=0\n\n";
  for (int i = 0; i < 200; ++i)
    mail += "--" + std::to_string(i) + "\nContent-Type: multipart/mixed; boundary=" + std::to_string(i + 1) + "\n\n";
  const Result<document::Document> document = ReadFile(mail, {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->warnings[0].code, "damaged-part");
}

TEST(EmailTest, ManyWordsThatNeverEnd) {
  std::string mail = "From: a@b.example\nSubject: ";
  for (int i = 0; i < 100'000; ++i) mail += "=?";
  EXPECT_TRUE(ReadFile(mail + "\n\nx", {}));
}

TEST(MimeTest, TextIsInTheCharacterSetThatItNames) {
  const struct {
    const char *bytes, *charset, *text;
  } kCases[] = {
      {"Quyết định", "utf-8", "Quyết định"},
      {"Quyết định", "windows-1252", "Quyết định"},  // said wrongly
      {"caf\xE9", "iso-8859-1", "café"},
      {"\xCB\xCF\xD4", "koi8-r", "кот"},
      {"V\xE3n b\xE0n", "windows-1258", "Văn bàn"},
      {"V\xE3n b\xE0n", "", "Văn bàn"},
      {"V\xE3n b\xE0n", "no-such-set", "Văn bàn"},
  };
  for (const auto& c : kCases) EXPECT_EQ(ToUtf8(c.bytes, c.charset), c.text) << c.charset;
}

}  // namespace
}  // namespace capdo::readers
