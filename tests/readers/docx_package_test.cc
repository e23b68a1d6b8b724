// Containers: where parts are found, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_builder.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Document;

constexpr char kOffice[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr char kRels[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

std::string Rels(const std::string& type, const std::string& target) {
  return std::string(kRels) + "<Relationship Id=\"r\" Type=\"" + type + "\" Target=\"" + target +
         "\"/></Relationships>";
}

std::string OnlyText(const Result<Document>& read) {
  if (!read) return std::string("error ") + ErrorCodeName(read.error().code);
  return read->blocks.empty() ? "" : read->blocks[0].text;
}

std::string WithMain(const std::string& xml) {
  return DocxBuilder().Entry("word/document.xml", xml).Build();
}

TEST(DocxPackage, FindsPartsByRelationshipsOnly) {
  std::string bytes = Zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels", Rels(std::string(kOffice) + "officeDocument", "/Word/Document2.xml")},
       {"word/document2.xml",
        Rooted("document", "<w:body>" + Para("a", "<w:pStyle w:val=\"T\"/>") + "</w:body>")},
       {"word/_rels/Document2.xml.rels",
        Rels(std::string(kOffice) + "styles", "../o%20x/./my.xml")},
       {"o x/my.xml",
        Rooted(
            "styles",
            "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Tên\"/></w:style>")}});
  Result<Document> read = ReadDocx(bytes, Limits{});
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->blocks[0].text, "a");
  EXPECT_EQ(read->blocks[0].style, "Tên");
}

TEST(DocxPackage, ReadsStrictFiles) {
  std::string bytes = Zip(
      {{"_rels/.rels",
        Rels("http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
             "word/document.xml")},
       {"word/document.xml",
        "<d:document "
        "xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:body><d:p><d:pPr><d:ind "
        "d:start=\"1in\"/></d:pPr><d:r><d:t>a</d:t></d:r></d:p></d:body></d:document>"}});
  Result<Document> read = ReadDocx(bytes, Limits{});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->blocks[0].text, "a");
  EXPECT_DOUBLE_EQ(read->blocks[0].indent, 72);
}

TEST(DocxPackage, ReadsUtf16Parts) {
  std::u16string wide =
      u"<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document "
      u"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      u"main\"><w:body><w:p><w:r><w:t>cấp độ</w:t></w:r></w:p></w:body></w:document>";
  for (bool big : {false, true}) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (char16_t c : wide) {
      char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
      bytes += big ? std::string{high, low} : std::string{low, high};
    }
    EXPECT_EQ(OnlyText(ReadDocx(WithMain(bytes), Limits{})), "cấp độ");
  }
}

TEST(DocxPackage, RefusesWhatIsHostile) {
  std::string document = Rooted("document", "<w:body>" + Para("a") + "</w:body>");
  std::string dtd = "<!DOCTYPE d [<!ENTITY a \"aaaa\">]>";
  std::string attributes, deep, deep_end;
  for (int i = 0; i < 1500; ++i) attributes += " a" + std::to_string(i) + "=\"1\"";
  for (int i = 0; i < 300; ++i) deep += "<w:x>", deep_end += "</w:x>";
  struct Case {
    const char* name;
    std::string bytes;
    ErrorCode error;
  } cases[] = {
      {"empty", "", ErrorCode::kEmpty},
      {"not a zip", "abc", ErrorCode::kUnsupported},
      {"cut", DocxBuilder().Body(Para("a")).Build().substr(0, 900), ErrorCode::kDamaged},
      {"no main part", Zip({{"[Content_Types].xml", "<Types/>"}, {"word/x.xml", "x"}}),
       ErrorCode::kDamaged},
      {"two parts of one name",
       DocxBuilder().Body(Para("a")).Entry("word/x.xml", "1").Entry("word/x.xml", "2").Build(),
       ErrorCode::kDamaged},
      {"two names that differ in case",
       DocxBuilder().Body(Para("a")).Entry("word/x.xml", "1").Entry("word/X.xml", "2").Build(),
       ErrorCode::kDamaged},
      {"DTD", WithMain(dtd + document), ErrorCode::kDamaged},
      {"not XML", WithMain("abc"), ErrorCode::kDamaged},
      {"broken before any text", WithMain(document.substr(0, document.find("<w:p>") + 4)),
       ErrorCode::kDamaged},
      {"UTF-7",
       WithMain("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" +
                document.substr(document.find("<w:"))),
       ErrorCode::kDamaged},
      {"a thousand attributes", WithMain("<a" + attributes + "/>"), ErrorCode::kTooLarge},
      {"a huge tag", WithMain("<a b=\"" + std::string(300'000, 'x') + "\"/>"),
       ErrorCode::kTooLarge},
      {"deep", WithMain(Rooted("document", deep + deep_end)), ErrorCode::kTooLarge},
      {"bomb", WithMain(Rooted("document", std::string(3 << 20, ' '))), ErrorCode::kTooLarge},
      {"a workbook",
       DocxBuilder()
           .Entry("[Content_Types].xml",
                  "<Types "
                  "xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                  "content-types\"><Override PartName=\"/word/document.xml\" "
                  "ContentType=\"application/"
                  "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>")
           .Body(Para("a"))
           .Build(),
       ErrorCode::kUnsupported},
  };
  for (const Case& test : cases) {
    Result<Document> read = ReadDocx(test.bytes, Limits{});
    ASSERT_FALSE(read) << test.name;
    EXPECT_EQ(ErrorCodeName(read.error().code), std::string(ErrorCodeName(test.error)))
        << test.name << ": " << read.error().message;
  }
}

TEST(DocxPackage, ADtdBesideTheMainPartCondemnsTheFile) {
  std::string bytes =
      Zip({{"_rels/.rels", Rels(std::string(kOffice) + "officeDocument", "word/document.xml")},
           {"word/document.xml", Rooted("document", "<w:body>" + Para("a") + "</w:body>")},
           {"word/_rels/document.xml.rels", Rels(std::string(kOffice) + "styles", "styles.xml")},
           {"word/styles.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"}});
  EXPECT_EQ(OnlyText(ReadDocx(bytes, Limits{})), "error damaged");
}

TEST(DocxPackage, KeepsWhatStandsBeforeAFault) {
  std::string whole = Rooted(
      "document", "<w:body>" + Para("một") + "<w:tbl><w:tr><w:tc>" + Para("hai") + Para("ba"));
  Result<Document> read = ReadDocx(WithMain(whole.substr(0, whole.find("ba<") + 2)), Limits{});
  ASSERT_TRUE(read);
  ASSERT_EQ(read->blocks.size(), 3u);
  EXPECT_EQ(read->blocks[1].text, "hai");
  EXPECT_EQ(read->tables[0].cells[0].blocks.size(), 2u);
  ASSERT_EQ(read->warnings.size(), 1u);
  EXPECT_EQ(read->warnings[0].code, "damaged-part");
  EXPECT_EQ(read->warnings[0].detail, "word/document.xml");
}

TEST(DocxPackage, ABrokenPartBesideTheMainOneIsTold) {
  Result<Document> read =
      ReadDocx(DocxBuilder().Body(Para("a")).Styles("<w:style").Build(), Limits{});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->blocks.size(), 1u);
  ASSERT_EQ(read->warnings.size(), 1u);
  EXPECT_EQ(read->warnings[0].detail, "word/styles.xml");
}

TEST(DocxPackage, ObeysLimits) {
  std::string bytes = DocxBuilder().Body(Para("a") + Para("b") + Para("c")).Build();
  Limits blocks;
  blocks.max_blocks = 2;
  Result<Document> read = ReadDocx(bytes, blocks);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->blocks.size(), 2u);
  ASSERT_EQ(read->warnings.size(), 1u);
  EXPECT_EQ(read->warnings[0].detail, "max_blocks");

  Limits entries, part, total;
  entries.max_zip_entries = 2;
  part.max_part_bytes = 100;
  total.max_total_bytes = 100;
  for (const Limits& limits : {entries, part, total}) {
    EXPECT_EQ(OnlyText(ReadDocx(bytes, limits)), "error too-large");
  }
}

TEST(DocxPackage, ALieAboutTheSizeIsNoticed) {
  std::string bytes = DocxBuilder().Body(Para(std::string(200, 'a'))).Build();
  // The directory says 16 bytes fewer than the entry inflates to.
  std::size_t entry = bytes.find("word/document.xml", bytes.find("PK\x01\x02"));
  ASSERT_NE(entry, std::string::npos);
  bytes[entry - 46 + 24] = static_cast<char>(bytes[entry - 46 + 24] - 16);
  Result<Document> read = ReadDocx(bytes, Limits{});
  if (read) {
    ASSERT_FALSE(read->warnings.empty());
    EXPECT_EQ(read->warnings[0].code, "damaged-part");
  } else {
    EXPECT_EQ(read.error().code, ErrorCode::kDamaged);
  }
}

TEST(DocxPackage, EveryCutAndFlippedByteIsSurvived) {
  std::string bytes =
      DocxBuilder()
          .Styles(
              "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>")
          .Numbering("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"-1\"/></w:abstractNum>")
          .Body(Para("a", "<w:numPr><w:ilvl w:val=\"-1\"/><w:numId w:val=\"1\"/></w:numPr>"))
          .Build();
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    (void)ReadDocx(std::string_view(bytes).substr(0, i), Limits{});
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x41);
    (void)ReadDocx(flipped, Limits{});
  }
}

}  // namespace
}  // namespace capdo::readers
