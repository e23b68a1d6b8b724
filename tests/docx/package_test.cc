#include "docx/package.h"

#include <gtest/gtest.h>

#include "builder.h"
#include "docx/fill.h"
#include "docx/template_error.h"

namespace capdo::docx {
namespace {

std::string FaultOfFill(const std::string& bytes) {
  const Result<std::string> docx = Fill(bytes, {}, {});
  return docx ? "" : FaultOf(docx.error()).what;
}

std::string Written(std::vector<Part> parts) {
  const Result<std::string> bytes = WritePackage({std::move(parts)});
  EXPECT_TRUE(bytes);
  return bytes ? *bytes : "";
}

TEST(Package, TellsWhatIsNoTemplate) {
  EXPECT_EQ(FaultOfFill(""), "not-docx");
  EXPECT_EQ(FaultOfFill("%PDF-1.7"), "not-docx");
  EXPECT_EQ(FaultOfFill("PK\x03\x04 no archive"), "damaged");
  EXPECT_EQ(FaultOfFill(Written({{"a.txt", "a"}})), "not-docx");
  // A spreadsheet: content types, but no text of Word.
  EXPECT_EQ(
      FaultOfFill(Written({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<w/>"}})),
      "not-docx");
  EXPECT_EQ(FaultOfFill(std::string("\xD0\xCF\x11\xE0", 4) + "WordDocument"), "old-word");
  EXPECT_EQ(FaultOfFill(std::string("\xD0\xCF\x11\xE0", 4) +
                        std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32)),
            "encrypted");
}

TEST(Package, RefusesWhatIsBrokenOrHostile) {
  const auto with = [](const std::string& document) {
    return Written({{"[Content_Types].xml", kTypes},
                    {"word/document.xml", document},
                    {"word/header1.xml", "<h/>"}});
  };
  EXPECT_EQ(FaultOfFill(with(Document(P("x")))), "");
  const std::string ns = kWordNs;
  for (const std::string root : {"w:p", "w:tr", "w:tbl"})  // no document, and yet a repetition
    EXPECT_EQ(FaultOfFill(
                  with("<" + root + " " + ns + ">" + TextRun("{{#a}}{{/a}}") + "</" + root + ">")),
              root == "w:p" ? "unknown-placeholder" : "");
  EXPECT_EQ(FaultOfFill(with("<w:document")), "damaged");
  EXPECT_EQ(FaultOfFill(with("")), "damaged");
  EXPECT_EQ(FaultOfFill(with("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>")),
            "dtd");
  std::string utf16 = "\xFF\xFE";  // the same, hidden from a search for bytes
  for (const char c : std::string("<!DOCTYPE d [<!ENTITY e \"x\">]><d>&e;</d>")) utf16 += {c, '\0'};
  EXPECT_EQ(FaultOfFill(with(utf16)), "dtd");
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  EXPECT_EQ(FaultOfFill(with(deep)), "damaged");
  EXPECT_EQ(FaultOfFill(Written({{"[Content_Types].xml", kTypes}})),
            "damaged");  // a part that is named is missing
  EXPECT_EQ(FaultOfFill(Written({{"[Content_Types].xml", kTypes},
                                 {"word/document.xml", std::string(33u << 20, ' ')}})),
            "too-large");
  std::string cut = with(Document(P("x")));
  cut.resize(cut.size() - 30);
  EXPECT_EQ(FaultOfFill(cut), "damaged");
}

// Any byte may be wrong: an error or a file, never a crash.
TEST(Package, SurvivesEveryFlippedByte) {
  const std::string sound = Docx(P("{{a}}"));
  Values values;
  values.texts["a"] = "x";
  for (std::size_t i = 0; i < sound.size(); ++i) {
    std::string bytes = sound;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
    const Result<std::string> docx = Fill(bytes, values, {"a"});
    if (docx) {
      EXPECT_TRUE(ReadPackage(*docx)) << i;
    }
  }
}

TEST(Package, KeepsPartsAndPutsTheTypesFirst) {
  const std::string bytes = Written(
      {{"a/b.bin", std::string("\0\1\2", 3)}, {"[Content_Types].xml", "<Types/>"}, {"empty", ""}});
  const Result<Package> package = ReadPackage(bytes);
  ASSERT_TRUE(package);
  ASSERT_EQ(package->parts.size(), 3u);
  EXPECT_EQ(package->parts[0].name, "[Content_Types].xml");
  EXPECT_EQ(package->parts[1].bytes, std::string("\0\1\2", 3));
  EXPECT_EQ(package->parts[2].bytes, "");
}

}  // namespace
}  // namespace capdo::docx
