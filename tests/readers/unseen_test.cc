// What a person cannot see, in RTF, HTML, OpenDocument and old Word files; Word files have their own tests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx_builder.h"
#include "readers/doc_sprms.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

struct UnseenCase {
  const char* name;
  std::string text;  // of which the words "bí mật" ("bi mat") are the secret
  bool hidden;
};

bool HidesTheSecret(const std::string& bytes) {
  Result<document::Document> read = ReadFile(bytes, Limits{});
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  if (!read) return false;
  int hidden = 0, seen = 0;
  for (const document::Block& block : read->blocks) {
    if (block.text.find("mat") == std::string::npos) continue;
    (block.layer == document::Layer::kHidden ? hidden : seen) += 1;
  }
  EXPECT_EQ(hidden + seen, 1);
  bool told = false;
  for (const document::Warning& warning : read->warnings) told |= warning.code == "hidden-text";
  EXPECT_EQ(told, hidden == 1);
  return hidden == 1;
}

class UnseenRtf : public ::testing::TestWithParam<UnseenCase> {};

TEST_P(UnseenRtf, IsRecognised) {
  // Colours: 1 navy, 2 white, 3 black.
  const std::string head =
      "{\\rtf1\\ansi\\paperw11906{\\colortbl;\\red31\\green56\\blue100;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}thay\\par\\pard\\plain ";
  EXPECT_EQ(HidesTheSecret(head + GetParam().text + "}"), GetParam().hidden);
}

INSTANTIATE_TEST_SUITE_P(
    All, UnseenRtf,
    ::testing::Values(
        UnseenCase{"as_the_highlight", "\\cf1\\highlight1 mat\\par", true}, UnseenCase{"on_yellow", "\\cf1\\highlight2 mat\\par", false},
        UnseenCase{"automatic_on_black_highlight", "\\highlight3 mat\\par", true},
        UnseenCase{"as_the_run", "\\cf1\\chshdng0\\chcbpat1 mat\\par", true}, UnseenCase{"solid_run", "\\cf1\\chshdng10000\\chcfpat1 mat\\par", true},
        UnseenCase{"white_on_dark", "\\cf2\\chcbpat1 mat\\par", false}, UnseenCase{"back_to_plain", "\\chcbpat1\\cf1\\plain mat\\par", false},
        UnseenCase{"as_the_paragraph", "\\cbpat1\\cf1 mat\\par", true}, UnseenCase{"hatched", "\\bgdkhoriz\\cbpat1\\cf1 mat\\par", false},
        UnseenCase{"as_the_cell", "\\trowd\\clcbpat1\\cellx5000\\pard\\intbl\\cf1 mat\\cell\\row\\pard", true},
        UnseenCase{"white_in_a_dark_cell", "\\trowd\\clcbpat1\\cellx5000\\pard\\intbl\\cf2 mat\\cell\\row\\pard", false},
        UnseenCase{"other_cell", "\\trowd\\clcbpat1\\cellx5000\\cellx9000\\pard\\intbl x\\cell\\cf1 mat\\cell\\row\\pard", false},
        UnseenCase{"exact_row", "\\trowd\\trrh-20\\cellx5000\\pard\\intbl mat\\cell\\row\\pard", true},
        UnseenCase{"least_row", "\\trowd\\trrh20\\cellx5000\\pard\\intbl mat\\cell\\row\\pard", false},
        UnseenCase{"exact_line", "\\sl-20\\slmult0 mat\\par", true}, UnseenCase{"line", "\\sl360\\slmult1 mat\\par", false},
        UnseenCase{"two_points", "\\fs4 mat\\par", true}, UnseenCase{"squeezed", "\\charscalex1 mat\\par", true},
        UnseenCase{"to_the_left", "\\li-20000\\ri20000 mat\\par", true}, UnseenCase{"to_the_right", "\\li20000 mat\\par", true},
        UnseenCase{"indented", "\\li2000\\ri-500 mat\\par", false},
        UnseenCase{"shape_beyond", "{\\shp{\\*\\shpinst\\shpleft-60000\\shptop0\\shpright-52000\\shpbottom600{\\shptxt mat\\par}}}x\\par", true},
        UnseenCase{"shape", "{\\shp{\\*\\shpinst\\shpleft100\\shptop0\\shpright8000\\shpbottom600{\\shptxt mat\\par}}}x\\par", false}),
    [](const auto& one) { return std::string(one.param.name); });

class UnseenHtml : public ::testing::TestWithParam<UnseenCase> {};

TEST_P(UnseenHtml, IsRecognised) {
  EXPECT_EQ(HidesTheSecret("<!DOCTYPE html><html><body><p>thay</p>" + GetParam().text + "</body></html>"), GetParam().hidden);
}

INSTANTIATE_TEST_SUITE_P(
    All, UnseenHtml,
    ::testing::Values(
        UnseenCase{"as_behind", "<p style='color:#1F3864;background:#1f3864'>mat</p>", true},
        UnseenCase{"as_the_cell", "<table><tr><td bgcolor='#1f3864'><font color='#1f3864'>mat</font></td></tr></table>", true},
        UnseenCase{"white_in_a_dark_cell", "<table><tr><td bgcolor='#1f3864'><font color=white>mat</font></td></tr></table>", false},
        UnseenCase{"white_in_a_white_cell", "<table><tr><td bgcolor='#fff'><font color=white>mat</font></td></tr></table>", true},
        UnseenCase{"pale", "<p style='color: rgb(240, 240, 240)'>mat</p>", true}, UnseenCase{"gray", "<p style='color:#888'>mat</p>", false},
        UnseenCase{"black_on_black", "<p style='background-color:black'>mat</p>", true},
        UnseenCase{"on_a_picture", "<p style='background:url(x.png);color:white'>mat</p>", false},
        UnseenCase{"unknown_colour", "<p style='background:#1f3864;color:var(--x)'>mat</p>", false},
        UnseenCase{"transparent", "<p style='color:rgba(0,0,0,0.03)'>mat</p>", true}, UnseenCase{"faint", "<p style='opacity:.03'>mat</p>", true},
        UnseenCase{"half", "<p style='opacity:50%'>mat</p>", false}, UnseenCase{"two_pixels", "<p style='font-size:2.5px'>mat</p>", true},
        UnseenCase{"small", "<p style='font-size:6.5pt'>mat</p>", false},
        UnseenCase{"far_left", "<p style='position:absolute;left:-9999px'>mat</p>", true},
        UnseenCase{"far_indent", "<p style='text-indent:-9999px'>mat</p>", true},
        UnseenCase{"hanging", "<p style='margin-left:1in;text-indent:-1in'>mat</p>", false}),
    [](const auto& one) { return std::string(one.param.name); });

struct OdfCase {
  const char* name;
  std::string styles, body, page;
  bool hidden;
};
class UnseenOdf : public ::testing::TestWithParam<OdfCase> {};

std::string OdfPart(const std::string& root, const std::string& inner) {
  return "<office:" + root +
         " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
         "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
         "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "
         "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' "
         "xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'>" + inner + "</office:" + root + ">";
}

TEST_P(UnseenOdf, IsRecognised) {
  const OdfCase& given = GetParam();
  const std::string sheet = "<office:automatic-styles><style:page-layout style:name='pm1'><style:page-layout-properties fo:page-width='595pt' "
                            "fo:page-height='842pt' " + given.page + "/></style:page-layout></office:automatic-styles>";
  // As LibreOffice writes the automatic colour.
  const std::string base = "<office:styles><style:default-style style:family='paragraph'><style:text-properties "
                           "style:use-window-font-color='true' loext:opacity='0%'/></style:default-style></office:styles>";
  EXPECT_EQ(HidesTheSecret(Zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                {"styles.xml", OdfPart("document-styles", base + sheet)},
                                {"content.xml", OdfPart("document-content", "<office:automatic-styles>" + given.styles +
                                                                                "</office:automatic-styles><office:body><office:text>" +
                                                                                given.body + "</office:text></office:body>")}})),
            given.hidden);
}

std::string OdfStyleXml(const std::string& family, const std::string& properties) {
  return "<style:style style:name='" + family.substr(0, 1) + family.substr(family.size() - 1) + "' style:family='" + family + "'>" + properties +
         "</style:style>";
}

const std::string kSpan = "<text:p text:style-name='ph'>x <text:span text:style-name='tt'>mat</text:span></text:p>";
const std::string kCell = "<table:table><table:table-row table:style-name='tw'><table:table-cell table:style-name='tl'>" + kSpan +
                          "</table:table-cell></table:table-row></table:table>";
const std::string kInk = OdfStyleXml("text", "<style:text-properties fo:color='#1f3864'/>");
const std::string kWhite = OdfStyleXml("text", "<style:text-properties fo:color='#ffffff'/>");
const std::string kNavy = "fo:background-color='#1F3864'";

INSTANTIATE_TEST_SUITE_P(
    All, UnseenOdf,
    ::testing::Values(
        OdfCase{"seen", "", kSpan, "", false},
        OdfCase{"as_behind", OdfStyleXml("text", "<style:text-properties fo:color='#1f3864' " + kNavy + "/>"), kSpan, "", true},
        OdfCase{"automatic_on_black", OdfStyleXml("text", "<style:text-properties fo:background-color='#000000'/>"), kSpan, "", true},
        OdfCase{"as_the_paragraph", kInk + OdfStyleXml("paragraph", "<style:paragraph-properties " + kNavy + "/>"), kSpan, "", true},
        OdfCase{"white_on_dark", kWhite + OdfStyleXml("paragraph", "<style:paragraph-properties " + kNavy + "/>"), kSpan, "", false},
        OdfCase{"as_the_cell", kInk + OdfStyleXml("table-cell", "<style:table-cell-properties " + kNavy + "/>"), kCell, "", true},
        OdfCase{"white_in_a_dark_cell", kWhite + OdfStyleXml("table-cell", "<style:table-cell-properties " + kNavy + "/>"), kCell, "", false},
        OdfCase{"low_row", OdfStyleXml("table-row", "<style:table-row-properties style:row-height='1pt'/>"), kCell, "", true},
        OdfCase{"least_row", OdfStyleXml("table-row", "<style:table-row-properties style:min-row-height='1pt'/>"), kCell, "", false},
        OdfCase{"low_line", OdfStyleXml("paragraph", "<style:paragraph-properties fo:line-height='1pt'/>"), kSpan, "", true},
        OdfCase{"line", OdfStyleXml("paragraph", "<style:paragraph-properties fo:line-height='115%'/>"), kSpan, "", false},
        OdfCase{"two_points", OdfStyleXml("text", "<style:text-properties fo:font-size='2pt'/>"), kSpan, "", true},
        OdfCase{"squeezed", OdfStyleXml("text", "<style:text-properties style:text-scale='1%'/>"), kSpan, "", true},
        OdfCase{"transparent", OdfStyleXml("text", "<style:text-properties fo:color='#000000' loext:opacity='3%'/>"), kSpan, "", true},
        OdfCase{"to_the_left", OdfStyleXml("paragraph", "<style:paragraph-properties fo:margin-left='-1000pt' fo:margin-right='1000pt'/>"), kSpan, "",
                true},
        OdfCase{"as_the_page", kInk, kSpan, kNavy, true}, OdfCase{"white_on_a_dark_page", kWhite, kSpan, kNavy, false},
        OdfCase{"on_a_picture", kWhite, kSpan, "draw:fill='bitmap'", false},
        OdfCase{"frame_beyond", "",
                "<text:p>x<draw:frame svg:x='-3000pt' svg:y='0pt' svg:width='400pt' svg:height='30pt'><draw:text-box><text:p>mat</text:p>"
                "</draw:text-box></draw:frame></text:p>", "", true},
        OdfCase{"frame", "",
                "<text:p>x<draw:frame svg:x='30pt' svg:y='0pt' svg:width='400pt' svg:height='30pt'><draw:text-box><text:p>mat</text:p>"
                "</draw:text-box></draw:frame></text:p>", "", false}),
    [](const auto& one) { return std::string(one.param.name); });

// The changes that one sprm makes, as their bytes stand in the file.
TEST(UnseenDoc, ColoursAndHeightsAreFollowed) {
  const auto run = [](std::string_view sprms) {
    DocRun made;
    ApplyRun(sprms, DocRun{}, made);
    return made;
  };
  using namespace std::string_view_literals;
  EXPECT_EQ(run("\x70\x68\x1F\x38\x64\x00"sv).ink, 0x1F3864U);
  EXPECT_EQ(run("\x70\x68\x00\x00\x00\xFF"sv).ink, std::nullopt);
  EXPECT_EQ(run("\x42\x2A\x08"sv).ink, 0xFFFFFFU);
  EXPECT_EQ(run("\x0C\x2A\x01"sv).highlight.rgb, 0x000000U);
  EXPECT_FALSE(run("\x0C\x2A\x01"sv).highlight.clear());
  EXPECT_TRUE(run("\x0C\x2A\x00"sv).highlight.clear());
  EXPECT_EQ(run("\x52\x48\x01\x00"sv).scale, 1);
  EXPECT_EQ(run("\x71\xCA\x0A\x00\x00\x00\xFF\x1F\x38\x64\x00\x00\x00"sv).shade.rgb, 0x1F3864U);   // clear
  EXPECT_EQ(run("\x71\xCA\x0A\x1F\x38\x64\x00\x00\x00\x00\xFF\x01\x00"sv).shade.rgb, 0x1F3864U);   // solid
  EXPECT_TRUE(run("\x71\xCA\x0A\x00\x00\x00\xFF\x00\x00\x00\xFF\x00\x00"sv).shade.clear());        // automatic
  EXPECT_EQ(run("\x71\xCA\x0A\x00\x00\x00\x00\x00\x00\x00\xFF\x14\x00"sv).shade.kind, Shade::Kind::kUnknown);  // lines
  EXPECT_EQ(run("\x66\x48\x20\x01"sv).shade.rgb, 0x000080U);  // behind: colour 9
  DocPara para;
  ApplyPara("\x12\x64\xEC\xFF\x00\x00"sv, para);
  EXPECT_TRUE(para.too_low);
  ApplyPara("\x12\x64\xF0\x00\x01\x00"sv, para);
  EXPECT_FALSE(para.too_low);
  DocRow row;
  ApplyRow("\x07\x94\xEC\xFF"sv, row);
  EXPECT_TRUE(row.too_low);
}

}  // namespace
}  // namespace capdo::readers
