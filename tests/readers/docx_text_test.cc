// What the paragraphs of a Word file say: runs, fields, symbols, tracked changes, hidden text, text
// boxes, notes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_builder.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Layer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Document MustRead(const std::string& bytes) {
  Result<Document> read = ReadDocx(bytes, Limits{});
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return read ? *read : Document{};
}

Document ReadBody(const std::string& xml) { return MustRead(DocxBuilder().Body(xml).Build()); }

// "layer: text" of each block.
std::vector<std::string> Lines(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks) {
    std::string kind = block.kind == BlockKind::kFigure ? "figure" : LayerName(block.layer);
    lines.push_back(kind + ": " + (block.label.empty() ? "" : "{" + block.label + "} ") +
                    block.text);
  }
  return lines;
}

std::vector<std::string> Warnings(const Document& document) {
  std::vector<std::string> warnings;
  for (const document::Warning& warning : document.warnings)
    warnings.push_back(warning.code + "=" + warning.detail);
  return warnings;
}

struct TextCase {
  const char* name;
  std::string inside;  // of one w:p
  std::string text;
};

class DocxParagraphText : public ::testing::TestWithParam<TextCase> {};

TEST_P(DocxParagraphText, Reads) {
  Document document = ReadBody("<w:p>" + GetParam().inside + "</w:p>");
  if (GetParam().text.empty()) {
    EXPECT_THAT(document.blocks, IsEmpty());
    return;
  }
  ASSERT_EQ(document.blocks.size(), 1u);
  const Block& block = document.blocks[0];
  EXPECT_EQ(block.text, GetParam().text);
  ASSERT_EQ(block.fragments.size(), 1u);
  EXPECT_EQ(block.fragments[0].begin, 0u);
  EXPECT_EQ(block.fragments[0].end, block.text.size());
}

std::string Field(const std::string& instruction, const std::string& result) {
  return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + instruction +
         "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + result +
         "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

const std::string kCheckBoxSdt =
    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked "
    "w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent>" +
    RunXml("☒") + "</w:sdtContent></w:sdt>";

INSTANTIATE_TEST_SUITE_P(
    All, DocxParagraphText,
    ::testing::Values(
        TextCase{"split_runs",
                 RunXml("an to") + "<w:proofErr/>" + RunXml("àn thô") + RunXml("ng tin"),
                 "an toàn thông tin"},
        TextCase{"nfd", RunXml("a") + RunXml("\u0301n"), "án"},
        TextCase{"trimmed", RunXml("  \u00A0 a  b ") + RunXml("\t "), "a  b"},
        TextCase{"blank", RunXml(" \u00A0\t"), ""},
        TextCase{
            "tabs",
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>",
            "a\tb\nc\nd"},
        TextCase{
            "tab_stops",
            "<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs></w:pPr>" + RunXml("a"),
            "a"},
        TextCase{"hyphens",
                 "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>",
                 "a-bc"},
        TextCase{"indented_xml", "<w:r><w:t>\n   a b\n </w:t></w:r>", "a b"},
        TextCase{"controls", RunXml("a&#x9F;&#x7F;b"), "ab"},
        TextCase{"ampersand", RunXml("a &amp; b &lt; c"), "a & b < c"},
        TextCase{"symbols",
                 "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Wingdings\" "
                 "w:char=\"F0A8\"/>"
                 "<w:sym w:font=\"Wingdings\" w:char=\"00FC\"/><w:sym w:font=\"Symbol\" "
                 "w:char=\"F0B7\"/></w:r>",
                 "☑☐✓•"},
        TextCase{"private_use", RunXml("\uF0FE có"), "☑ có"},
        TextCase{"letters_in_wingdings",
                 RunXml("þ", "<w:rFonts w:ascii=\"Wingdings\"/>") + RunXml(" có"), "☑ có"},
        TextCase{"transparent",
                 "<w:hyperlink>" + RunXml("a") + "</w:hyperlink><w:smartTag>" + RunXml("b") +
                     "</w:smartTag><w:customXml>" + RunXml("c") + "</w:customXml><w:bdo>" +
                     RunXml("d") + "</w:bdo><w:sdt><w:sdtPr><w:rPr><w:vanish/>" +
                     "</w:rPr></w:sdtPr><w:sdtContent>" + RunXml("e") + "</w:sdtContent></w:sdt>",
                 "abcde"},
        TextCase{"math", "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "x+y"},
        TextCase{"check_box", kCheckBoxSdt + RunXml(" đạt"), "☑ đạt"},
        TextCase{"old_check_box",
                 "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default "
                 "w:val=\"0\"/><w:checked/>"
                 "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</"
                 "w:instrText></w:r>"
                 "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" +
                     RunXml(" có"),
                 "☑ có"},
        TextCase{"field", RunXml("Trang ") + Field("PAGE", RunXml("3")) + RunXml("."), "Trang 3."},
        TextCase{"nested_field",
                 Field("IF " + std::string("</w:instrText></w:r>") + Field("PAGE", RunXml("7")) +
                           "<w:r><w:instrText> = 1",
                       RunXml("kết quả")) +
                     RunXml(" sau"),
                 "kết quả sau"},
        TextCase{"simple_field",
                 "<w:fldSimple w:instr=\" DATE \">" + RunXml("1/2/2024") + "</w:fldSimple>",
                 "1/2/2024"},
        TextCase{"alternate_choice",
                 "<mc:AlternateContent><mc:Choice Requires=\"w14\">" + RunXml("một") +
                     "</mc:Choice><mc:Fallback>" + RunXml("hai") +
                     "</mc:Fallback></mc:AlternateContent>",
                 "một"},
        TextCase{"alternate_fallback",
                 "<mc:AlternateContent><mc:Choice Requires=\"zz\">" + RunXml("một") +
                     "</mc:Choice><mc:Fallback>" + RunXml("hai") +
                     "</mc:Fallback></mc:AlternateContent>",
                 "hai"},
        TextCase{"property_changes",
                 "<w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId "
                 "w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
                 "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</"
                 "w:t></w:r>",
                 "a"},
        TextCase{"ruby",
                 "<w:r><w:ruby><w:rt>" + RunXml("x") + "</w:rt><w:rubyBase>" + RunXml("a") +
                     "</w:rubyBase></w:ruby></w:r>",
                 "a"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DocxText, AFieldThatIsNeverClosedDoesNotSwallowTheDocument) {
  Document document = ReadBody("<w:p>" + RunXml("a") +
                               "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF x"
                               "</w:instrText></w:r></w:p>" +
                               Para("b") + Para("c"));
  EXPECT_THAT(Lines(document), ElementsAre("body: a", "body: b", "body: c"));
}

TEST(DocxText, ATableOfContentsIsMarkedByFieldAndByStyle) {
  Document document = MustRead(
      DocxBuilder()
          .Styles(
              "<w:style w:type=\"paragraph\" w:styleId=\"M1\"><w:name w:val=\"toc 1\"/></w:style>")
          .Body("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> TOC \\o "
                "\"1-3\"</w:instrText>"
                "<w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                RunXml("Chương I") + "</w:p>" + Para("Chương II") +
                "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" +
                Para("Phần", "<w:pStyle w:val=\"M1\"/>") + Para("Chương I"))
          .Build());
  ASSERT_EQ(document.blocks.size(), 4u);
  EXPECT_TRUE(document.blocks[0].toc);
  EXPECT_TRUE(document.blocks[1].toc);
  EXPECT_TRUE(document.blocks[2].toc);
  EXPECT_FALSE(document.blocks[3].toc);
}

TEST(DocxText, TrackedChanges) {
  Document document = ReadBody("<w:p>" + RunXml("Cấp độ ") + "<w:ins>" + RunXml("3") +
                               "</w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del>"
                               "</w:p><w:p><w:moveFrom>" +
                               RunXml("cũ") + "</w:moveFrom></w:p><w:p><w:moveTo>" + RunXml("mới") +
                               "</w:moveTo></w:p>" + Para("yên"));
  EXPECT_THAT(Lines(document),
              ElementsAre("body: Cấp độ 3", "deleted: 2", "deleted: cũ", "body: mới", "body: yên"));
  EXPECT_TRUE(document.blocks[0].inserted);
  EXPECT_TRUE(document.blocks[3].inserted);
  EXPECT_FALSE(document.blocks[4].inserted);
  EXPECT_THAT(Warnings(document), ElementsAre("tracked-insertions=2", "tracked-deletions=2"));
}

TEST(DocxText, ADeletedRowIsNoEvidence) {
  Document document = ReadBody("<w:tbl><w:tr><w:tc>" + Para("a") +
                               "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + Para("b") +
                               "</w:tc></w:tr></w:tbl>");
  EXPECT_THAT(Lines(document), ElementsAre("body: a", "deleted: b"));
}

TEST(DocxText, CommentsStandBehindTheirParagraph) {
  Document document =
      MustRead(DocxBuilder()
                   .Body("<w:p>" + RunXml("a") +
                         "<w:r><w:commentReference w:id=\"4\"/></w:r></w:p>" + Para("b"))
                   .Story("comments", "comments", "comments",
                          "<w:comment w:id=\"4\">" + Para("xem lại") + "</w:comment>")
                   .Build());
  EXPECT_THAT(Lines(document), ElementsAre("body: a", "comment: xem lại", "body: b"));
  EXPECT_THAT(Warnings(document), ElementsAre("comments=1"));
}

struct HiddenCase {
  const char* name;
  std::string paragraph, run;
  bool hidden;
};
class DocxHidden : public ::testing::TestWithParam<HiddenCase> {};

TEST_P(DocxHidden, IsRecognised) {
  const HiddenCase& given = GetParam();
  Document document =
      MustRead(DocxBuilder()
                   .Styles("<w:style w:type=\"character\" w:styleId=\"An\"><w:name "
                           "w:val=\"An\"/><w:rPr><w:vanish/></w:rPr>"
                           "</w:style><w:style w:type=\"character\" w:basedOn=\"An\" "
                           "w:styleId=\"An2\"><w:name w:val=\"An2\"/>"
                           "<w:basedOn w:val=\"An\"/></w:style>")
                   .Body("<w:p><w:pPr>" + given.paragraph + "</w:pPr>" + RunXml("thấy ") +
                         RunXml("bí mật", given.run) + "</w:p>")
                   .Build());
  if (given.hidden) {
    EXPECT_THAT(Lines(document), ElementsAre("body: thấy", "hidden: bí mật"));
    EXPECT_THAT(Warnings(document), ElementsAre("hidden-text=bí mật"));
  } else {
    EXPECT_THAT(Lines(document), ElementsAre("body: thấy bí mật"));
    EXPECT_THAT(Warnings(document), IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, DocxHidden,
    ::testing::Values(
        HiddenCase{"vanish", "", "<w:vanish/>", true},
        HiddenCase{"vanish_off", "", "<w:vanish w:val=\"0\"/>", false},
        HiddenCase{"by_style", "", "<w:rStyle w:val=\"An2\"/>", true},
        HiddenCase{"style_undone", "", "<w:rStyle w:val=\"An2\"/><w:vanish w:val=\"false\"/>",
                   false},
        HiddenCase{"white", "", "<w:color w:val=\"FFFFFF\"/>", true},
        HiddenCase{"white_on_dark_run", "",
                   "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>", false},
        HiddenCase{"white_on_dark_paragraph", "<w:shd w:val=\"clear\" w:fill=\"000080\"/>",
                   "<w:color w:val=\"FFFFFF\"/>", false},
        HiddenCase{"white_on_light", "",
                   "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/>", true},
        HiddenCase{"white_on_bright", "", "<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"yellow\"/>", false},
        HiddenCase{"pale", "", "<w:color w:val=\"F0F0F0\"/>", true},
        HiddenCase{"gray", "", "<w:color w:val=\"D0D0D0\"/>", false},
        HiddenCase{"white_of_the_theme", "", "<w:color w:val=\"auto\" w:themeColor=\"background1\"/>", true},
        HiddenCase{"as_the_highlight", "", "<w:color w:val=\"0000FF\"/><w:highlight w:val=\"blue\"/>", true},
        HiddenCase{"automatic_on_black_highlight", "", "<w:highlight w:val=\"black\"/>", true},
        HiddenCase{"automatic_on_blue_highlight", "", "<w:highlight w:val=\"darkBlue\"/>", false},
        HiddenCase{"highlight_over_shading", "",
                   "<w:color w:val=\"1F3864\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/><w:highlight w:val=\"yellow\"/>", false},
        HiddenCase{"as_the_run", "", "<w:color w:val=\"1F3864\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>", true},
        HiddenCase{"as_the_pattern", "", "<w:color w:val=\"808080\"/><w:shd w:val=\"pct50\" w:color=\"auto\" w:fill=\"auto\"/>", true},
        HiddenCase{"as_the_solid_pattern", "", "<w:color w:val=\"000000\"/><w:shd w:val=\"solid\" w:color=\"auto\"/>", true},
        HiddenCase{"automatic_on_dark", "", "<w:shd w:val=\"clear\" w:fill=\"000000\"/>", false},
        HiddenCase{"as_the_paragraph", "<w:shd w:val=\"clear\" w:fill=\"1F3864\"/>",
                   "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"auto\"/><w:color w:val=\"1F3864\"/>", true},
        HiddenCase{"run_over_paragraph", "<w:shd w:val=\"clear\" w:fill=\"1F3864\"/>",
                   "<w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/><w:color w:val=\"1F3864\"/>", false},
        HiddenCase{"unknown_pattern", "", "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"diagStripe\" w:fill=\"FFFFFF\"/>", false},
        HiddenCase{"transparent", "",
                   "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"97000\"/></w14:srgbClr>"
                   "</w14:solidFill></w14:textFill>", true},
        HiddenCase{"half_transparent", "",
                   "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"50000\"/></w14:srgbClr>"
                   "</w14:solidFill></w14:textFill>", false},
        HiddenCase{"transparent_glow", "", "<w14:glow><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"97000\"/></w14:srgbClr></w14:glow>",
                   false},
        HiddenCase{"without_fill", "", "<w14:textFill><w14:noFill/></w14:textFill>", true},
        HiddenCase{"squeezed", "", "<w:w w:val=\"1\"/>", true},
        HiddenCase{"narrow", "", "<w:w w:val=\"50\"/>", false},
        HiddenCase{"tiny", "", "<w:sz w:val=\"2\"/>", true},
        HiddenCase{"two_points", "", "<w:sz w:val=\"4\"/>", true},
        HiddenCase{"three_points", "", "<w:sz w:val=\"6\"/>", false},
        HiddenCase{"small", "", "<w:sz w:val=\"8\"/>", false},
        HiddenCase{"mark_only", "<w:rPr><w:vanish/></w:rPr>", "", false}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DocxText, WhiteLettersInADarkCellAreSeen) {
  Document document =
      ReadBody("<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"2F5496\"/></w:tcPr>" +
               Para("STT", "", "<w:color w:val=\"FFFFFF\"/>") + "</w:tc></w:tr></w:tbl>");
  EXPECT_THAT(Lines(document), ElementsAre("body: STT"));
}

struct UnseenCase {
  const char* name;
  std::string body;
  bool hidden;
};
class DocxUnseen : public ::testing::TestWithParam<UnseenCase> {};

// What hides text is stated around it.
TEST_P(DocxUnseen, IsRecognised) {
  const UnseenCase& given = GetParam();
  const std::string sheet = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";
  Document document = MustRead(DocxBuilder().Body(given.body + sheet).Build());
  const std::string line = Lines(document).at(0);
  EXPECT_EQ(line.starts_with("hidden: "), given.hidden) << line;
  EXPECT_EQ(Warnings(document).size(), given.hidden ? 1U : 0U);
}

std::string CellXml(const std::string& row, const std::string& cell, const std::string& run) {
  return "<w:tbl><w:tr><w:trPr>" + row + "</w:trPr><w:tc><w:tcPr>" + cell + "</w:tcPr>" + Para("bí mật", "", run) + "</w:tc></w:tr></w:tbl>";
}

std::string VmlBox(const std::string& place) {
  return "<w:p><w:r><w:pict><v:shape style=\"position:absolute;" + place + ";width:200pt;height:30pt\"><v:textbox><w:txbxContent>" +
         Para("bí mật") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
}

std::string DrawnBox(const std::string& across, const std::string& down) {
  return "<w:p><w:r><w:drawing><wp:anchor><wp:positionH " + across + "</wp:posOffset></wp:positionH><wp:positionV " + down +
         "</wp:posOffset></wp:positionV><wp:extent cx=\"1270000\" cy=\"254000\"/><a:graphic><a:graphicData "
         "uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx><w:txbxContent>" +
         Para("bí mật") + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>";
}

const std::string kNavy = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"1F3864\"/>";
const std::string kNavyInk = "<w:color w:val=\"1F3864\"/>";
const std::string kOfText = "relativeFrom=\"column\"><wp:posOffset>", kOfPage = "relativeFrom=\"page\"><wp:posOffset>";

INSTANTIATE_TEST_SUITE_P(
    All, DocxUnseen,
    ::testing::Values(
        UnseenCase{"as_the_cell", CellXml("", kNavy, kNavyInk), true}, UnseenCase{"on_a_white_cell", CellXml("", "", kNavyInk), false},
        UnseenCase{"white_in_a_white_cell", CellXml("", "", "<w:color w:val=\"FFFFFF\"/>"), true},
        UnseenCase{"white_in_a_dark_cell", CellXml("", kNavy, "<w:color w:val=\"FFFFFF\"/>"), false},
        UnseenCase{"exact_row", CellXml("<w:trHeight w:val=\"20\" w:hRule=\"exact\"/>", "", ""), true},
        UnseenCase{"least_row", CellXml("<w:trHeight w:val=\"20\" w:hRule=\"atLeast\"/>", "", ""), false},
        UnseenCase{"exact_line", Para("bí mật", "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>"), true},
        UnseenCase{"exact_line_of_text", Para("bí mật", "<w:spacing w:line=\"360\" w:lineRule=\"exact\"/>"), false},
        UnseenCase{"low_line", Para("bí mật", "<w:spacing w:line=\"20\"/>"), false},
        UnseenCase{"indent_to_the_left", Para("bí mật", "<w:ind w:left=\"-20000\" w:right=\"20000\"/>"), true},
        UnseenCase{"indent_to_the_right", Para("bí mật", "<w:ind w:left=\"20000\"/>"), true},
        UnseenCase{"indent_into_the_margin", Para("bí mật", "<w:ind w:left=\"-720\" w:right=\"-720\"/>"), false},
        UnseenCase{"indent_across_the_page", Para("bí mật", "<w:ind w:left=\"-20000\"/>"), false},
        UnseenCase{"vml_box_beyond", VmlBox("margin-left:-3000pt;margin-top:0"), true},
        UnseenCase{"vml_box_below", VmlBox("margin-left:0;margin-top:3000pt"), true},
        UnseenCase{"vml_box", VmlBox("margin-left:300pt;margin-top:-200pt"), false},
        UnseenCase{"drawn_box_beyond", DrawnBox(kOfText + "-38100000", kOfText + "0"), true},
        UnseenCase{"drawn_box_before_the_page", DrawnBox(kOfPage + "-2540000", kOfPage + "0"), true},
        UnseenCase{"drawn_box", DrawnBox(kOfText + "2540000", kOfPage + "8000000"), false}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DocxText, ThePageIsBehindTextOnlyWhereTheSettingsShowIt) {
  const std::string document = Rooted("document", "<w:background w:color=\"1F3864\"/><w:body>" + Para("như nền", "", kNavyInk) +
                                                      Para("trắng", "", "<w:color w:val=\"FFFFFF\"/>") + "</w:body>");
  const auto read = [&](const std::string& settings) {
    return Lines(MustRead(DocxBuilder().Entry("word/document.xml", document).Story("settings", "settings", "settings", settings).Build()));
  };
  EXPECT_THAT(read("<w:displayBackgroundShape/>"), ElementsAre("hidden: như nền", "body: trắng"));
  EXPECT_THAT(read(""), ElementsAre("body: như nền", "hidden: trắng"));
}

// Which cells a style shades is not followed.
TEST(DocxText, WhatStandsOnTheShadingOfATableStyleCounts) {
  Document document = MustRead(DocxBuilder()
                                   .Styles("<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"T\"/><w:tblStylePr "
                                           "w:type=\"firstRow\"><w:tcPr>" + kNavy + "</w:tcPr></w:tblStylePr></w:style>")
                                   .Body("<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr><w:tr><w:tc>" +
                                         Para("STT", "", "<w:color w:val=\"FFFFFF\"/>") + "</w:tc></w:tr></w:tbl>")
                                   .Build());
  EXPECT_THAT(Lines(document), ElementsAre("body: STT"));
}

TEST(DocxText, NotesFollowTheBlockThatRefersToThem) {
  Document document = MustRead(
      DocxBuilder()
          .Body("<w:p>" + RunXml("một") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" +
                RunXml(" hai") + "<w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>" + Para("ba"))
          .Story("footnotes", "footnotes", "footnotes",
                 "<w:footnote w:type=\"separator\" w:id=\"0\">" + Para("---") +
                     "</w:footnote><w:footnote w:id=\"2\">"
                     "<w:p><w:r><w:footnoteRef/></w:r>" +
                     RunXml(" chân trang") + "</w:p></w:footnote>")
          .Story("endnotes", "endnotes", "endnotes",
                 "<w:endnote w:id=\"2\">" + Para("cuối bài") + "</w:endnote>")
          .Build());
  EXPECT_THAT(Lines(document), ElementsAre("body: một hai", "footnote: chân trang",
                                           "footnote: cuối bài", "body: ba"));
}

TEST(DocxText, HeadersAndFootersStandOncePerPart) {
  std::string section =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdh1\"/>"
      "<w:footerReference w:type=\"default\" r:id=\"rIdf1\"/></w:sectPr>";
  Document document = MustRead(DocxBuilder()
                                   .Body(Para("a", section) + Para("b") + section)
                                   .Story("h1", "header", "hdr", Para("đầu"))
                                   .Story("f1", "footer", "ftr", Para("chân"))
                                   .Build());
  EXPECT_THAT(Lines(document), ElementsAre("header: đầu", "body: a", "body: b", "footer: chân"));
}

std::string TextBox(const std::string& content) {
  return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:extent "
         "cx=\"127000\" "
         "cy=\"254000\"/><a:graphic><a:graphicData "
         "uri=\"http://schemas.microsoft.com/office/word/2010/"
         "wordprocessingShape\"><wps:wsp><wps:txbx><w:txbxContent>" +
         content +
         "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></"
         "w:drawing></mc:Choice>"
         "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" +
         content +
         "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></"
         "w:r>";
}

TEST(DocxText, ATextBoxFollowsItsAnchorOnce) {
  Document document =
      ReadBody("<w:tbl><w:tr><w:tc><w:p>" + RunXml("neo ") + TextBox(Para("hộp", "", "<w:b/>")) +
               RunXml("sau") + "</w:p></w:tc></w:tr></w:tbl>");
  EXPECT_THAT(Lines(document), ElementsAre("body: neo sau", "text-box: hộp"));
  EXPECT_EQ(document.blocks[1].cell.table, 0);
  EXPECT_TRUE(document.blocks[1].bold);
  EXPECT_FALSE(document.blocks[0].bold);
}

TEST(DocxText, AVmlTextBoxInsideAFieldKeepsItsText) {
  Document document = ReadBody(
      "<w:p><w:r><w:fldChar "
      "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>X</w:instrText></w:r><w:r><w:pict>"
      "<v:rect><v:textbox><w:txbxContent>" +
      Para("hộp") +
      "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
      RunXml("a") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
  EXPECT_THAT(Lines(document), ElementsAre("body: a", "text-box: hộp"));
}

TEST(DocxText, AnOptionalHyphenMayBeALetterOfTheFont) {
  const std::string run = "</w:rPr><w:t>tr</w:t><w:softHyphen/><w:t>\u00EBng</w:t></w:r>";
  EXPECT_THAT(Lines(MustRead(DocxBuilder().Body("<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>" + run + "</w:p>").Build())),
              ElementsAre("body: trưởng"));
  EXPECT_THAT(Lines(MustRead(DocxBuilder().Body("<w:p><w:r><w:rPr>" + run + "</w:p>").Build())), ElementsAre("body: tr\u00EBng"));
}

TEST(DocxText, LegacyFontsAndOtherContentAreTold) {
  Document document = MustRead(DocxBuilder()
                                   .Body(Para("Céng hßa", "", "<w:rFonts w:ascii=\".VnTime\"/>") +
                                         Para("UBND", "", "<w:rFonts w:ascii=\"VNI-Times\"/>") +
                                         "<w:altChunk r:id=\"x\"/>")
                                   .Entry("word/vbaProject.bin", "x")
                                   .Entry("word/embeddings/Bang_tinh.bin", "12345")
                                   .Build());
  EXPECT_THAT(Warnings(document), ElementsAre("alt-chunk=", "legacy-font=.VnTime", "macros="));
  ASSERT_EQ(document.embedded_files.size(), 1u);
  EXPECT_EQ(document.embedded_files[0].name, "Bang_tinh.bin");
  EXPECT_EQ(document.embedded_files[0].mime, "application/octet-stream");
  EXPECT_EQ(document.embedded_files[0].bytes, 5u);
}

}  // namespace
}  // namespace capdo::readers
