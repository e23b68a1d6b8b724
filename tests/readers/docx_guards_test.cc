// Word files: "success with nothing" never looks like a good reading, and no part of a package costs more than its
// bounds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "docx_builder.h"
#include "readers/ooxml_package.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Document;

constexpr char kRelationships[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
constexpr char kOffice[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr char kDtd[] = "<!DOCTYPE d [<!ENTITY a \"aaaa\">]>";

std::string Rel(const std::string& id, const std::string& type, const std::string& target, const char* more = "") {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + type + "\" Target=\"" + target + "\" " + more + "/>";
}
std::string Rels(const std::string& entries) { return kRelationships + entries + "</Relationships>"; }

std::string App(const std::string& counts) {
  return "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">" + counts +
         "</Properties>";
}

std::string Picture(int width, int height) {
  return "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"" + std::to_string(width * 12700) + "\" cy=\"" +
         std::to_string(height * 12700) +
         "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic/>"
         "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
}

// "limit max_blocks; images-only 1", or "error damaged".
std::string Told(const Result<Document>& read) {
  if (!read) return std::string("error ") + ErrorCodeName(read.error().code) + (read.error().limit.empty() ? "" : " " + read.error().limit);
  std::string out;
  for (const document::Warning& warning : read->warnings) {
    out += (out.empty() ? "" : "; ") + warning.code + (warning.detail.empty() ? "" : " " + warning.detail);
  }
  return out;
}

TEST(DocxGuards, WhatCameOutAgainstWhatWasPromised) {
  const std::string letters(300, 'x');
  const struct {
    const char* name;
    std::string bytes, told;
  } cases[] = {
      {"nothing promised", DocxBuilder().Body(Para("a")).Build(), ""},
      {"an empty document", DocxBuilder().Body("<w:p/>").Build(), ""},
      {"as promised", DocxBuilder().Body(Para(letters)).Entry("docProps/app.xml", App("<Characters>800</Characters>")).Build(), ""},
      {"a third", DocxBuilder().Body(Para(letters)).Entry("docProps/app.xml", App("<Characters>903</Characters>")).Build(),
       "less-than-promised characters: 300/903"},
      {"a small promise", DocxBuilder().Body(Para("a")).Entry("docProps/app.xml", App("<Characters>499</Characters>")).Build(), ""},
      {"words only", DocxBuilder().Body(Para("a b")).Entry("docProps/app.xml", App("<Words>130</Words>")).Build(),
       "less-than-promised words: 2/130"},
      {"a promise that is no number",
       DocxBuilder().Body(Para("a")).Entry("docProps/app.xml", App("<Characters>99999999999</Characters>")).Build(), ""},
      {"text where none can stand", DocxBuilder().Body("<w:t>text</w:t>").Build(), "error damaged"},
      {"text in elements that nobody knows",
       DocxBuilder().Body("<zz:p><zz:r><zz:t>text</zz:t></zz:r></zz:p>").Build(), "error damaged"},
      {"most text in elements that nobody knows",
       DocxBuilder().Body(Para("a") + "<zz:p><zz:t>" + std::string(600, 'x') + "</zz:t></zz:p>").Build(),
       "less-than-promised text: 1/601"},
      {"another vocabulary", DocxBuilder().Entry("word/document.xml", "<html><body>text</body></html>").Build(), "error damaged"},
      {"imported content", DocxBuilder().Body(Para("a") + "<w:altChunk/>").Build(), "alt-chunk"},
      {"notes that are not there", DocxBuilder().Body("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>").Build(),
       "less-than-promised notes: -1"},
      {"an empty note",
       DocxBuilder().Story("footnotes", "footnotes", "footnotes", "<w:footnote w:id=\"2\"><w:p/></w:footnote>")
           .Body("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>").Build(), ""},
      {"pictures only", DocxBuilder().Body(Picture(100, 100) + Picture(100, 100)).Build(), "images-only 2"},
      {"a title over a picture", DocxBuilder().Body(Para("QUYET DINH") + Picture(450, 600)).Build(), "images-only 1"},
      {"a logo over a title", DocxBuilder().Body(Para("QUYET DINH") + Picture(60, 60)).Build(), ""},
      {"text with a wide drawing", DocxBuilder().Body(Para(letters) + Picture(700, 450)).Build(), ""},
      {"text with a pictured page", DocxBuilder().Body(Para(letters) + Picture(500, 700)).Build(), "page-images 1"},
  };
  for (const auto& test : cases) {
    const Result<Document> read = ReadDocx(test.bytes, Limits{});
    EXPECT_EQ(Told(read), test.told) << test.name;
    if (read && !test.told.empty()) {
      EXPECT_TRUE(document::IsIncomplete(read->warnings.back())) << test.name;
    }
  }
}

TEST(DocxGuards, PartsThatThePackageNeedsForItself) {
  const std::string document = Rooted("document", "<w:body>" + Para("a") + "</w:body>");
  const std::string root = Rels(Rel("r", "officeDocument", "word/document.xml"));
  const auto with = [&](std::vector<std::pair<std::string, std::string>> entries) {
    entries.emplace_back("word/document.xml", document);
    return Zip(entries);
  };
  const struct {
    const char* name;
    std::string bytes, told;
  } cases[] = {
      {"as it should be", with({{"_rels/.rels", root}}), ""},
      {"a DTD in the relationships", with({{"_rels/.rels", kDtd + root}}), "error damaged"},
      {"a DTD in those of the document",
       with({{"_rels/.rels", root}, {"word/_rels/document.xml.rels", kDtd + Rels("")}}), "error damaged"},
      {"a DTD in the content types", with({{"_rels/.rels", root}, {"[Content_Types].xml", std::string(kDtd) + "<Types/>"}}),
       "error damaged"},
      {"a DTD in the properties",
       with({{"_rels/.rels", Rels(Rel("r", "officeDocument", "word/document.xml") + Rel("p", "extended-properties", "docProps/app.xml"))},
             {"docProps/app.xml", kDtd + App("")}}),
       "error damaged"},
      {"broken relationships", with({{"_rels/.rels", root.substr(0, root.size() - 5)}}), "damaged-part _rels/.rels"},
      {"broken ones of the document", with({{"_rels/.rels", root}, {"word/_rels/document.xml.rels", "<Relat"}}),
       "damaged-part word/_rels/document.xml.rels"},
      {"a document that is named and not there",
       with({{"_rels/.rels", Rels(Rel("r", "officeDocument", "word/other.xml"))}}), "damaged-part _rels/.rels"},
      {"a document outside of the package",
       with({{"_rels/.rels", Rels(Rel("r", "officeDocument", "word/document.xml", "TargetMode=\"External\""))}}), ""},
  };
  for (const auto& test : cases) EXPECT_EQ(Told(ReadDocx(test.bytes, Limits{})), test.told) << test.name;
}

TEST(DocxGuards, OnePartByManyNamesIsReadOnce) {
  std::string relationships, references;
  for (int i = 0; i < 2000; ++i) {
    const std::string id = "h" + std::to_string(i);
    relationships += Rel(id, "header", (i % 2 == 0 ? "header.xml" : "HEADER.xml"));
    references += "<w:headerReference r:id=\"" + id + "\"/>";
  }
  const Result<Document> read = ReadDocx(
      DocxBuilder().Body(Para("a") + "<w:sectPr>" + references + "</w:sectPr>")
          .Entry("word/header.xml", Rooted("hdr", Para("head")))
          .Entry("word/_rels/document.xml.rels", Rels(relationships)).Build(),
      Limits{});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->blocks.size(), 2u);
}

TEST(DocxGuards, BoundsWhileInflating) {
  const std::string big = Rooted("document", "<w:body>" + Para(std::string(3 << 20, 'x')) + "</w:body>");
  std::string bytes = DocxBuilder().Entry("word/document.xml", big).Build();
  Limits generous;
  generous.max_inflate_ratio = 1'000'000;
  EXPECT_EQ(Told(ReadDocx(bytes, generous)), "");
  EXPECT_EQ(Told(ReadDocx(bytes, Limits{})), "error too-large max_inflate_ratio");
  // The directory says that the part takes as much room as it inflates to: then the package itself is the measure.
  const std::size_t entry = bytes.find("word/document.xml", bytes.find("PK\x01\x02"));
  ASSERT_NE(entry, bytes.npos);
  Limits low = generous;
  low.max_inflate_ratio = 100;
  for (int i = 0; i < 4; ++i) bytes[entry - 46 + 20 + static_cast<std::size_t>(i)] = i < 3 ? '\xFF' : '\0';
  const Result<Package> package = Package::Open(bytes, low);
  if (package) {
    Result<PartBytes> part = Package(*package).Read("word/document.xml");
    EXPECT_FALSE(part);
  }
}

TEST(DocxGuards, TheTotalCountsEveryReading) {
  Limits limits;
  limits.max_total_bytes = 300'000;
  std::string bytes = DocxBuilder().Body(Para(std::string(100'000, 'x'))).Build();
  Result<Package> package = Package::Open(bytes, limits);
  ASSERT_TRUE(package);
  EXPECT_TRUE(package->Read("word/document.xml"));
  EXPECT_TRUE(package->Read("word/document.xml"));
  const Result<PartBytes> third = package->Read("word/document.xml");
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().limit, "max_total_bytes");
}

TEST(DocxGuards, EveryBoundIsNamed) {
  std::string styles, lists, cells, spaces, breaks;
  for (int i = 0; i < 20; ++i) {
    const std::string n = std::to_string(i);
    styles += "<w:style w:type=\"paragraph\" w:styleId=\"s" + n + "\"/>";
    lists += "<w:num w:numId=\"" + n + "\"/>";
    cells += "<w:tc>" + Para("x") + "</w:tc>";
    spaces += " xmlns:n" + n + "=\"urn:" + n + "\"";
    breaks += "<w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r>";
  }
  const struct {
    const char* limit;
    std::uint64_t value;
    std::string bytes, told;
  } cases[] = {
      {"max_styles", 10, DocxBuilder().Body(Para("a")).Styles(styles).Build(), "limit max_styles (word/styles.xml)"},
      {"max_lists", 10, DocxBuilder().Body(Para("a")).Numbering(lists).Build(), "limit max_lists (word/numbering.xml)"},
      {"max_cells", 10, DocxBuilder().Body("<w:tbl><w:tr>" + cells + "</w:tr></w:tbl>").Build(), "limit max_cells"},
      {"max_words", 10, DocxBuilder().Body("<w:p>" + breaks + "</w:p>" + Para("x")).Build(), "limit max_words"},
      {"max_namespaces", 20, DocxBuilder().Body(Para("a") + "<w:p" + spaces + "/>").Build(),
       "limit max_namespaces (word/document.xml)"},
      {"max_warnings", 1, DocxBuilder().Body(Para("a") + Para("x", "", "<w:vanish/>") + "<w:altChunk/>").Build(),
       "limit max_warnings"},
  };
  for (const auto& test : cases) {
    Limits limits;
    ASSERT_TRUE(SetLimit(limits, std::string(test.limit) + "=" + std::to_string(test.value)));
    const Result<Document> read = ReadDocx(test.bytes, limits);
    EXPECT_EQ(Told(read), test.told);
    if (read) {
      EXPECT_EQ(LimitNameOf(read->warnings.back().detail), test.limit);
    }
  }
}

TEST(DocxGuards, ADirectoryWithoutEndIsNotRead) {
  // The record at the end says that the directory takes 200 MB.
  std::string bytes = DocxBuilder().Body(Para("a")).Build();
  const std::size_t end = bytes.rfind("PK\x05\x06");
  const std::string padding(16 << 20, '\0');
  bytes.insert(end, padding);
  const std::size_t moved = end + padding.size();
  for (int i = 0; i < 4; ++i) {
    bytes[moved + 12 + static_cast<std::size_t>(i)] = static_cast<char>((padding.size() >> (8 * i)) & 0xFF);
    bytes[moved + 16 + static_cast<std::size_t>(i)] = 0;
  }
  const Result<Package> package = Package::Open(bytes, Limits{});
  ASSERT_FALSE(package);
  EXPECT_EQ(package.error().limit, "max_zip_entries");
}

}  // namespace
}  // namespace capdo::readers
