// Styles, automatic numbering, tables, figures and pages of Word files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_builder.h"
#include "readers/docx_numbering.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::BlockKind;
using document::Cell;
using document::Document;
using document::PageCertainty;
using document::Table;
using ::testing::ElementsAre;

Document MustRead(const DocxBuilder& builder) {
  Result<Document> read = ReadDocx(builder.Build(), Limits{});
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return read ? *read : Document{};
}

Document ReadBody(const std::string& xml) { return MustRead(DocxBuilder().Body(xml)); }

std::vector<std::string> Labels(const Document& document) {
  std::vector<std::string> labels;
  for (const Block& block : document.blocks) labels.push_back(block.label);
  return labels;
}

std::string Style(const std::string& id, const std::string& name, const std::string& based_on,
                  const std::string& properties) {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name +
         "\"/><w:basedOn w:val=\"" + based_on + "\"/>" + properties + "</w:style>";
}

std::string Styled(const std::string& style, const std::string& run = "") {
  return Para("a", "<w:pStyle w:val=\"" + style + "\"/>", run);
}

TEST(DocxStyles, FollowTheChain) {
  Document document = MustRead(
      DocxBuilder()
          .Styles(
              "<w:docDefaults><w:rPrDefault><w:rPr><w:sz "
              "w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>" +
              Style("Heading2", "heading 2", "",
                    "<w:rPr><w:b/></w:rPr><w:pPr><w:jc w:val=\"center\"/></w:pPr>") +
              Style("Muc", "Mục của tôi", "Heading2", "<w:rPr><w:i/><w:sz w:val=\"26\"/></w:rPr>") +
              Style("Lop", "Lớp", "", "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>") +
              Style("u1", "Đề mục 1", "", "") + Style("Title", "Title", "", "") +
              "<w:style w:type=\"character\" w:styleId=\"Dam\"><w:name "
              "w:val=\"Dam\"/><w:rPr><w:b/></w:rPr></w:style>")
          .Body(Styled("Muc") + Styled("Lop") + Styled("u1") + Styled("Title") +
                Styled("Muc", "<w:b w:val=\"0\"/>") +
                Styled("Heading2", "<w:rStyle w:val=\"Dam\"/>") + Styled("khong") +
                Para("a", "<w:outlineLvl w:val=\"0\"/><w:ind w:left=\"720\" w:hanging=\"360\"/>")));
  ASSERT_EQ(document.blocks.size(), 8u);
  const std::vector<Block>& blocks = document.blocks;
  EXPECT_EQ(blocks[0].style, "Mục của tôi");
  EXPECT_TRUE(blocks[0].bold && blocks[0].italic && blocks[0].centred);
  EXPECT_EQ(blocks[0].font_size, 13);
  EXPECT_EQ(blocks[0].outline_level, 2);
  EXPECT_EQ(blocks[1].font_size, 14);
  EXPECT_EQ(blocks[1].outline_level, 3);
  EXPECT_EQ(blocks[2].outline_level, 1);
  EXPECT_EQ(blocks[3].outline_level, 1);
  EXPECT_FALSE(blocks[4].bold);
  EXPECT_FALSE(blocks[5].bold) << "two styles that toggle bold cancel each other";
  EXPECT_EQ(blocks[6].style, "khong");
  EXPECT_EQ(blocks[7].outline_level, 1);
  EXPECT_DOUBLE_EQ(blocks[7].indent, 18);
}

TEST(DocxStyles, BoldIsWhatMostLettersAre) {
  Document document =
      ReadBody("<w:p>" + RunXml("Điều 1.", "<w:b/>") + RunXml(" Phạm vi điều chỉnh") +
               "</w:p><w:p>" + RunXml("Điều 1. Phạm vi", "<w:b/>") + RunXml(" a") + "</w:p>");
  EXPECT_FALSE(document.blocks[0].bold);
  EXPECT_TRUE(document.blocks[1].bold);
}

TEST(DocxNumbering, Formats) {
  struct {
    std::int64_t value;
    const char *format, *text;
  } cases[] = {
      {4, "decimal", "4"},      {4, "upperRoman", "IV"},   {1999, "lowerRoman", "mcmxcix"},
      {3, "lowerLetter", "c"},  {27, "lowerLetter", "aa"}, {54, "upperLetter", "BBB"},
      {7, "decimalZero", "07"}, {12, "decimalZero", "12"}, {5, "none", ""},
      {2, "ordinal", "2"},      {0, "upperRoman", "0"},    {999999999, "lowerLetter", "999999999"}};
  for (const auto& test : cases)
    EXPECT_EQ(FormatCounter(test.value, test.format), test.text) << test.format;
}

std::string Level(int level, const std::string& format, const std::string& text,
                  const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) +
         "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more +
         "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

std::string Abstract(int id, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels +
         "</w:abstractNum>";
}

std::string Num(int id, int abstract, const std::string& overrides = "") {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
         std::to_string(abstract) + "\"/>" + overrides + "</w:num>";
}

// A numbered paragraph.
std::string Item(int num, int level, const std::string& text = "a") {
  return Para(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                        std::to_string(num) + "\"/></w:numPr>");
}

struct NumberingCase {
  const char* name;
  std::string numbering, body;
  std::vector<std::string> labels;
};
class DocxLabels : public ::testing::TestWithParam<NumberingCase> {};

TEST_P(DocxLabels, AreAsWordShowsThem) {
  Document document = MustRead(
      DocxBuilder()
          .Styles(
              Style("H1", "heading 1", "",
                    "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") +
              Style("H2", "heading 2", "",
                    "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") +
              Style("H2b", "heading 2 b", "H2", "") +
              "<w:style w:type=\"numbering\" w:styleId=\"Ds\"><w:name "
              "w:val=\"Ds\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>")
          .Numbering(GetParam().numbering)
          .Body(GetParam().body));
  EXPECT_EQ(Labels(document), GetParam().labels);
}

const std::string kLaw = Level(0, "upperRoman", "Chương %1") +
                         Level(1, "decimal", "Điều %2.", "<w:lvlRestart w:val=\"0\"/>") +
                         Level(2, "decimal", "%3.") + Level(3, "lowerLetter", "%4)");
const std::string kOutline =
    Level(0, "decimal", "%1.") + Level(1, "decimal", "%1.%2.") + Level(2, "decimal", "%1.%2.%3");
const std::string kByStyle = Level(0, "upperRoman", "Chương %1", "<w:pStyle w:val=\"H1\"/>") +
                             Level(1, "decimal", "Điều %2.", "<w:pStyle w:val=\"H2\"/>");

INSTANTIATE_TEST_SUITE_P(
    All, DocxLabels,
    ::testing::Values(
        NumberingCase{"law",
                      Abstract(0, kLaw) + Num(1, 0),
                      Item(1, 0) + Item(1, 1) + Item(1, 2) + Item(1, 3) + Item(1, 3) + Item(1, 2) +
                          Item(1, 3) + Item(1, 1) + Item(1, 0) + Item(1, 1) + Item(1, 2),
                      {"Chương I", "Điều 1.", "1.", "a)", "b)", "2.", "a)", "Điều 2.", "Chương II",
                       "Điều 3.", "1."}},
        NumberingCase{"outline",
                      Abstract(0, kOutline) + Num(1, 0),
                      Item(1, 0) + Item(1, 1) + Item(1, 1) + Item(1, 2) + Item(1, 0) + Item(1, 1),
                      {"1.", "1.1.", "1.2.", "1.2.1", "2.", "2.1."}},
        NumberingCase{"deeper_first",
                      Abstract(0, kOutline) + Num(1, 0),
                      Item(1, 1) + Item(1, 0),
                      {"1.1.", "1."}},
        NumberingCase{"shared_counters",
                      Abstract(0, kOutline) + Num(1, 0) + Num(2, 0),
                      Item(1, 0) + Item(2, 0) + Item(1, 0),
                      {"1.", "2.", "3."}},
        NumberingCase{
            "start_override",
            Abstract(0, kOutline) + Num(1, 0) +
                Num(2, 0,
                    "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"),
            Item(1, 0) + Item(2, 0) + Item(2, 0),
            {"1.", "5.", "6."}},
        NumberingCase{
            "level_override",
            Abstract(0, kOutline) + Num(1, 0,
                                        "<w:lvlOverride w:ilvl=\"0\">" +
                                            Level(0, "upperLetter", "%1)") + "</w:lvlOverride>"),
            Item(1, 0) + Item(1, 1),
            {"A)", "A.1."}},
        NumberingCase{"legal",
                      Abstract(0, Level(0, "upperRoman", "%1.") +
                                      Level(1, "decimal", "%1.%2", "<w:isLgl/>")) +
                          Num(1, 0),
                      Item(1, 0) + Item(1, 0) + Item(1, 1),
                      {"I.", "II.", "2.1"}},
        NumberingCase{"restart_after_level_one",
                      Abstract(0, Level(0, "decimal", "%1") + Level(1, "decimal", "%2") +
                                      Level(2, "decimal", "%3", "<w:lvlRestart w:val=\"1\"/>")) +
                          Num(1, 0),
                      Item(1, 0) + Item(1, 1) + Item(1, 2) + Item(1, 1) + Item(1, 2) + Item(1, 0) +
                          Item(1, 2),
                      {"1", "1", "1", "2", "2", "2", "1"}},
        NumberingCase{
            "bullets",
            Abstract(
                0,
                "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText "
                "w:val=\"\uF0B7\"/><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr></w:lvl>"
                "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl>"
                "<w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText "
                "w:val=\"\uF0FC\"/><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr></w:lvl>") +
                Num(1, 0),
            Item(1, 0) + Item(1, 1) + Item(1, 2),
            {"•", "-", "✓"}},
        NumberingCase{"styles",
                      Abstract(0, kByStyle) + Num(1, 0),
                      Styled("H1") + Styled("H2") + Styled("H2b") + Styled("H1"),
                      {"Chương I", "Điều 1.", "Điều 2.", "Chương II"}},
        NumberingCase{
            "removed",
            Abstract(0, kByStyle) + Num(1, 0),
            Styled("H1") +
                Para("a", "<w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
                Styled("H1"),
            {"Chương I", "", "Chương II"}},
        NumberingCase{"style_link",
                      "<w:abstractNum w:abstractNumId=\"0\"><w:styleLink w:val=\"Ds\"/>" +
                          Level(0, "decimal", "Mục %1") +
                          "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink "
                          "w:val=\"Ds\"/></w:abstractNum>" +
                          Num(2, 0) + Num(3, 1),
                      Item(3, 0) + Item(2, 0),
                      {"Mục 1", "Mục 2"}},
        NumberingCase{"style_link_by_style",
                      Abstract(0, Level(0, "decimal", "Mục %1")) +
                          "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink "
                          "w:val=\"Ds\"/></w:abstractNum>" +
                          Num(2, 0) + Num(3, 1),
                      Item(3, 0),
                      {"Mục 1"}},
        NumberingCase{"empty_and_deleted",
                      Abstract(0, kOutline) + Num(1, 0),
                      Item(1, 0) + Item(1, 0, "") +
                          "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                          "w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>" +
                          Item(1, 0),
                      {"1.", "3."}},
        NumberingCase{
            "wrong_indices",
            "<w:abstractNum w:abstractNumId=\"0\">" + Level(-1, "decimal", "%1") +
                Level(9, "decimal", "%9") + Level(0, "decimal", "%0%1%9%") + "</w:abstractNum>" +
                Num(1, 0,
                    "<w:lvlOverride w:ilvl=\"-1\"><w:startOverride w:val=\"3\"/></w:lvlOverride>") +
                Num(4, 77),
            Item(1, -1) + Item(1, 9) + Item(1, 0) + Item(4, 0) + Item(99, 0),
            {"", "", "%01%", "", ""}}),
    [](const auto& test) { return std::string(test.param.name); });

std::string Cells(const std::vector<std::string>& cells) {
  std::string row = "<w:tr>";
  for (const std::string& cell : cells) row += "<w:tc>" + cell + "</w:tc>";
  return row + "</w:tr>";
}

std::string CellXml(const std::string& text, const std::string& properties = "") {
  return "<w:tcPr>" + properties + "</w:tcPr>" + Para(text);
}

// "row,column rowsxcolumns text" of each cell.
std::vector<std::string> Grid(const Document& document, std::size_t table) {
  std::vector<std::string> grid;
  for (const Cell& cell : document.tables.at(table).cells) {
    std::string line = std::to_string(cell.row) + "," + std::to_string(cell.column) + " " +
                       std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
    for (int block : cell.blocks)
      line += " " + document.blocks.at(static_cast<std::size_t>(block)).text;
    grid.push_back(line);
  }
  return grid;
}

TEST(DocxTables, MergedCellsStandOnce) {
  Document document = ReadBody(
      "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" +
      CellXml("TT", "<w:vMerge w:val=\"restart\"/>") + "</w:tc><w:tc>" +
      CellXml("Kết quả", "<w:gridSpan w:val=\"2\"/>") + "</w:tc></w:tr>" +
      Cells({CellXml("", "<w:vMerge/>"), CellXml("Có"), CellXml("Không")}) +
      Cells({CellXml("1", "<w:hMerge w:val=\"restart\"/>"),
             CellXml("", "<w:hMerge w:val=\"continue\"/>"), CellXml("x")}) +
      "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr><w:tc>" +
      CellXml("y") + "</w:tc></w:tr></w:tbl>");
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.tables[0].rows, 4);
  EXPECT_EQ(document.tables[0].columns, 3);
  EXPECT_EQ(document.tables[0].header_rows, 1);
  EXPECT_THAT(Grid(document, 0),
              ElementsAre("0,0 2x1 TT", "0,1 1x2 Kết quả", "1,1 1x1 Có", "1,2 1x1 Không",
                          "2,0 1x2 1", "2,2 1x1 x", "3,1 1x1 y"));
}

TEST(DocxTables, NestInsideControlsAndCells) {
  std::string inner = "<w:tbl>" + Cells({CellXml("trong")}) + "</w:tbl>";
  Document document =
      ReadBody("<w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>" + CellXml("a") +
               "</w:tc><w:sdt><w:sdtContent><w:tc>" + CellXml("trước") + inner + Para("sau") +
               "</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl></"
               "w:sdtContent></w:sdt>");
  ASSERT_EQ(document.tables.size(), 2u);
  EXPECT_THAT(Grid(document, 0), ElementsAre("0,0 1x1 a", "0,1 1x1 trước sau"));
  EXPECT_THAT(Grid(document, 1), ElementsAre("0,0 1x1 trong"));
  EXPECT_EQ(document.tables[1].parent.table, 0);
  EXPECT_EQ(document.tables[1].parent.column, 1);
}

TEST(DocxTables, BordersTellGridsFromLayout) {
  std::string all =
      "<w:top w:val=\"single\"/><w:left w:val=\"single\"/><w:bottom w:val=\"single\"/><w:right "
      "w:val=\"single\"/>"
      "<w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/>";
  std::string none =
      "<w:top w:val=\"nil\"/><w:left w:val=\"nil\"/><w:bottom w:val=\"nil\"/><w:right "
      "w:val=\"nil\"/>";
  auto table = [](const std::string& properties, const std::string& cell) {
    return "<w:tbl><w:tblPr>" + properties + "</w:tblPr>" +
           Cells({CellXml("a", cell), CellXml("b", cell)}) + "</w:tbl>";
  };
  Document document = MustRead(
      DocxBuilder()
          .Styles("<w:style w:type=\"table\" w:styleId=\"Luoi\"><w:name w:val=\"Table "
                  "Grid\"/><w:tblPr><w:tblBorders>" +
                  all +
                  "</w:tblBorders></w:tblPr></w:style><w:style w:type=\"table\" "
                  "w:styleId=\"Con\"><w:basedOn w:val=\"Luoi\"/></w:style>")
          .Body(table("", "") + table("<w:tblBorders>" + all + "</w:tblBorders>", "") +
                table("<w:tblStyle w:val=\"Con\"/>", "") +
                table("<w:tblStyle w:val=\"Luoi\"/><w:tblBorders><w:top "
                      "w:val=\"none\"/></w:tblBorders>",
                      "") +
                table("", "<w:tcBorders>" + all + "</w:tcBorders>") +
                table("<w:tblStyle w:val=\"Luoi\"/>", "<w:tcBorders>" + none + "</w:tcBorders>") +
                table("", "<w:tcBorders><w:bottom w:val=\"single\"/></w:tcBorders>")));
  std::vector<bool> bordered;
  for (const Table& each : document.tables) bordered.push_back(each.bordered);
  EXPECT_THAT(bordered, ElementsAre(false, true, true, false, true, false, false));
}

TEST(DocxTables, ObeyTheColumnLimit) {
  Document document = ReadBody(
      "<w:tbl>" +
      Cells({CellXml("a", "<w:gridSpan w:val=\"2000000000\"/>"), CellXml("b"), CellXml("c")}) +
      "</w:tbl>");
  EXPECT_LE(document.tables[0].columns, 257);
  EXPECT_EQ(document.blocks.size(), 3u);
  ASSERT_EQ(document.warnings.size(), 1u);
  EXPECT_EQ(document.warnings[0].detail, "max_columns");
}

std::string Graphic(const std::string& uri, const std::string& inside,
                    const std::string& properties = "") {
  return "<w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><wp:docPr id=\"1\" "
         "name=\"n\" " +
         properties + "/><a:graphic><a:graphicData uri=\"" + uri + "\">" + inside +
         "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}
const std::string kWordGraphics = "http://schemas.microsoft.com/office/word/2010/wordprocessing";
const std::string kPicture = Graphic("http://schemas.openxmlformats.org/drawingml/2006/picture",
                                     "<pic:pic/>", "descr=\"Sơ đồ &amp; mạng\"");
const std::string kShapeXml = "<wps:wsp/>";

TEST(DocxFigures, WhatIsOne) {
  struct {
    const char* name;
    std::string run;
    int figures;
  } cases[] = {
      {"picture", kPicture, 1},
      {"chart", Graphic("http://schemas.openxmlformats.org/drawingml/2006/chart", ""), 1},
      {"diagram", Graphic("http://schemas.openxmlformats.org/drawingml/2006/diagram", ""), 1},
      {"line", Graphic(kWordGraphics + "Shape", kShapeXml), 0},
      {"group",
       Graphic(kWordGraphics + "Group", "<wpg:wgp>" + kShapeXml + kShapeXml + "</wpg:wgp>"), 1},
      {"group of one", Graphic(kWordGraphics + "Group", "<wpg:wgp>" + kShapeXml + "</wpg:wgp>"), 0},
      {"canvas", Graphic(kWordGraphics + "Canvas", "<wpc:wpc>" + kShapeXml + "</wpc:wpc>"), 1},
      {"hidden picture",
       Graphic("http://schemas.openxmlformats.org/drawingml/2006/picture", "<pic:pic/>",
               "hidden=\"1\""),
       0},
      {"vml picture",
       "<w:r><w:pict><v:shape "
       "style=\"width:3in;height:40pt\"><v:imagedata/></v:shape></w:pict></w:r>",
       1},
      {"vml line", "<w:r><w:pict><v:line/></w:pict></w:r>", 0},
      {"vml group", "<w:r><w:pict><v:group><v:rect/><v:line/></v:group></w:pict></w:r>", 1},
      {"object", "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>",
       1},
      {"deleted", "<w:del>" + kPicture + "</w:del>", 0},
  };
  for (const auto& test : cases) {
    Document document = ReadBody("<w:p>" + test.run + "</w:p>");
    EXPECT_EQ(document.blocks.size(), static_cast<std::size_t>(test.figures)) << test.name;
    for (const Block& block : document.blocks)
      EXPECT_EQ(block.kind, BlockKind::kFigure) << test.name;
  }
}

TEST(DocxFigures, CarrySizeTextAndWarning) {
  Document document =
      ReadBody("<w:p>" + kPicture +
               "</w:p><w:p><w:r><w:object><v:shape style=\"width:3in;height:40pt\" alt=\"x\">"
               "<v:imagedata/></v:shape><o:OLEObject/></w:object></w:r></w:p>");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.blocks[0].alt_text, "Sơ đồ & mạng");
  EXPECT_DOUBLE_EQ(document.blocks[0].width, 100);
  EXPECT_DOUBLE_EQ(document.blocks[0].height, 50);
  EXPECT_DOUBLE_EQ(document.blocks[1].width, 216);
  EXPECT_EQ(document.blocks[1].alt_text, "x");
  ASSERT_EQ(document.warnings.size(), 2u);
  EXPECT_EQ(document.warnings[0].code, "embedded-object");
  EXPECT_EQ(document.warnings[1].code, "images-only");
}

TEST(DocxFigures, APictureInATextBoxIsKept) {
  Document document =
      ReadBody("<w:p>" +
               Graphic(kWordGraphics + "Shape", "<wps:wsp><wps:txbx><w:txbxContent><w:p>" +
                                                    kPicture + "</w:p>" + Para("Hình 1. Mô hình") +
                                                    "</w:txbxContent></wps:txbx></wps:wsp>") +
               "</w:p>");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kFigure);
  EXPECT_EQ(document.blocks[0].text, "Hình 1. Mô hình");
  EXPECT_EQ(document.blocks[1].layer, document::Layer::kTextBox);
}

TEST(DocxFigures, Captions) {
  std::string figure = "<w:p>" + kPicture + "</w:p>";
  auto captions = [&](const std::string& body) {
    Document document = MustRead(DocxBuilder().Styles(Style("C", "caption", "", "")).Body(body));
    std::vector<std::string> texts;
    for (const Block& block : document.blocks) {
      if (block.kind == BlockKind::kFigure) texts.push_back(block.text);
    }
    return texts;
  };
  EXPECT_THAT(captions(figure + Para("Hình 1. Mô hình") + figure + Para("Hình 2. Vật lý")),
              ElementsAre("Hình 1. Mô hình", "Hình 2. Vật lý"));
  EXPECT_THAT(captions(Para("Sơ đồ mạng") + figure + Para("Sơ đồ máy chủ") + figure),
              ElementsAre("Sơ đồ mạng", "Sơ đồ máy chủ"));
  EXPECT_THAT(captions(figure + Para("Mô hình", "<w:pStyle w:val=\"C\"/>")),
              ElementsAre("Mô hình"));
  EXPECT_THAT(captions(figure + Para("Hình thức lấy ý kiến")), ElementsAre(""));
}

TEST(DocxPages, AreCountedOnceAndSplitFragments) {
  std::string rendered = "<w:r><w:lastRenderedPageBreak/></w:r>",
              hard = "<w:r><w:br w:type=\"page\"/></w:r>";
  Document document = MustRead(
      DocxBuilder()
          .Body("<w:p>" + RunXml("một ") + rendered + RunXml("hai") + "</w:p><w:p>" + hard +
                "</w:p><w:p>" + rendered + RunXml("ba") + "</w:p><w:tbl>" +
                Cells({"<w:p>" + rendered + RunXml("c1") + "</w:p>",
                       "<w:p>" + rendered + RunXml("c2") + "</w:p>"}) +
                "</w:tbl>" + Para("cuối mục", "<w:sectPr/>") +
                Para("mục hai", "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>") +
                Para("mục ba") + "<w:sectPr/>")
          .Entry(
              "docProps/app.xml",
              "<Properties "
              "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
              "<Pages>9</Pages></Properties>"));
  std::vector<int> pages;
  for (const Block& block : document.blocks) pages.push_back(block.page);
  EXPECT_THAT(pages, ElementsAre(1, 3, 4, 4, 4, 4, 5));
  ASSERT_EQ(document.blocks[0].fragments.size(), 2u);
  EXPECT_EQ(document.blocks[0].fragments[0].page, 1);
  EXPECT_EQ(document.blocks[0].fragments[1].page, 2);
  EXPECT_EQ(document.blocks[0].text.substr(document.blocks[0].fragments[1].begin), "hai");
  EXPECT_EQ(document.page_count, 9);
  EXPECT_EQ(document.page_certainty, PageCertainty::kEstimated);
}

TEST(DocxPages, AreUnknownWhereWordHasNotCountedThem) {
  Document document = ReadBody("<w:p>" + RunXml("một") + "<w:r><w:br w:type=\"page\"/></w:r>" +
                               RunXml("hai") + "</w:p>");
  EXPECT_EQ(document.blocks[0].page, 0);
  EXPECT_EQ(document.blocks[0].text, "một\nhai");
  EXPECT_EQ(document.blocks[0].fragments.size(), 1u);
  EXPECT_EQ(document.page_count, 0);
  EXPECT_EQ(document.page_certainty, PageCertainty::kNone);
}

}  // namespace
}  // namespace capdo::readers
