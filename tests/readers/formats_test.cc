// The formats beside PDF and DOCX: that one document says the same in each, and what each does in its own way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "docx_builder.h"
#include "readers/compound_file.h"
#include "readers/number_format.h"
#include "readers/reader.h"
#include "worker/check_document.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Layer;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::Not;

std::string Sample(const std::string& name) {
  std::ifstream file(std::string(CAPDO_SOURCE_DIR) + "/tests/readers/data/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Document MustRead(const std::string& bytes) {
  Result<Document> read = ReadFile(bytes, Limits{});
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return read ? *read : Document{};
}

// "layer: {label} text" of each block.
std::vector<std::string> Lines(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks) {
    const std::string kind = block.kind == BlockKind::kFigure ? "figure" : LayerName(block.layer);
    lines.push_back(kind + ": " + (block.label.empty() ? "" : "{" + block.label + "} ") + block.text);
  }
  return lines;
}

std::vector<std::string> Warnings(const Document& document) {
  std::vector<std::string> codes;
  for (const document::Warning& warning : document.warnings) codes.push_back(warning.code + "=" + warning.detail);
  return codes;
}

class OneDocument : public ::testing::TestWithParam<const char*> {};

TEST_P(OneDocument, SaysTheSameInEachFormat) {
  const Document document = MustRead(Sample(std::string("features.") + GetParam()));
  EXPECT_EQ(document.format, GetParam());
  EXPECT_THAT(Lines(document),
              IsSupersetOf({"header: Đầu trang", "body: QUYẾT ĐỊNH", "body: {Điều 1.} Phê duyệt cấp độ an toàn",
                            "body: {a)} Phạm vi áp dụng", "body: {b)} Đối tượng áp dụng", "body: {Điều 2.} Tổ chức thực hiện",
                            "body: Cấp độ ba được phê duyệt", "hidden: chữ ẩn", "deleted: hai", "footnote: Chú thích chân trang",
                            "body: Quyết định", "body: Liên kết", "body: Sau bảng"}));
  EXPECT_THAT(Warnings(document),
              IsSupersetOf({"hidden-text=chữ ẩn", "tracked-insertions=1", "tracked-deletions=1", "legacy-font=.VnTime",
                            "legacy-font=.VnTimeH", "legacy-font=VNI-Times"}));
  ASSERT_EQ(document.tables.size(), 1u);
  const document::Table& table = document.tables[0];
  EXPECT_EQ(table.rows, 3);
  EXPECT_EQ(table.columns, 3);
  EXPECT_TRUE(table.bordered);
  ASSERT_EQ(table.cells.size(), 7u);
  EXPECT_EQ(table.cells[3].row_span, 2);
  EXPECT_EQ(table.cells[6].column, 1);
  EXPECT_EQ(table.cells[6].column_span, 2);
  const Block& merged = document.blocks.at(static_cast<std::size_t>(table.cells[6].blocks.at(0)));
  EXPECT_EQ(merged.text, "Ghép hai cột");
  for (const Block& block : document.blocks) {
    if (block.text == "QUYẾT ĐỊNH" && block.centred) {
      EXPECT_TRUE(block.bold);
    }
  }
}

// Whatever byte the file ends at: a document that holds or an error, and never more text than there is.
TEST_P(OneDocument, CutAnywhereItStaysTyped) {
  const std::string bytes = Sample(std::string("features.") + GetParam());
  for (std::size_t size = 0; size < bytes.size(); size += bytes.size() / 150 + 1) {
    Result<Document> read = ReadFile(bytes.substr(0, size), Limits{});
    if (read) {
      EXPECT_EQ(worker::FaultOf(*read, Limits{}), "") << size;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, OneDocument, ::testing::Values("doc", "rtf", "odt"),
                         [](const auto& one) { return std::string(one.param); });

// LibreOffice and Word save the byte 0xAD as an optional hyphen, whatever letter the font draws there.
TEST(LegacyFonts, TheHornedUIsNoHyphen) {
  const auto replaced = [](std::string bytes, const std::string& from, const std::string& to) {
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos);
    return at == std::string::npos ? bytes : bytes.replace(at, from.size(), to);
  };
  const std::string doc = replaced(Sample("features.doc"), std::string("u\0y\0\xD5\0", 6), std::string("\x1F\0y\0\xD5\0", 6));
  EXPECT_THAT(Lines(MustRead(doc)), Contains("body: Qưyết định"));
  const std::string rtf = replaced(Sample("features.rtf"), R"(Quy\u213)", R"(Q\-y\u213)");
  EXPECT_THAT(Lines(MustRead(rtf)), Contains("body: Qưyết định"));
  EXPECT_THAT(Lines(MustRead(R"({\rtf1{\fonttbl{\f0 Times New Roman;}}\f0 s\'F4ng n\-\'F4ng\par})")), Contains("body: sông nông"));
}

class OneSheet : public ::testing::TestWithParam<const char*> {};

TEST_P(OneSheet, SaysTheSameInEachFormat) {
  const Document document = MustRead(Sample(std::string("sheet.") + GetParam()));
  const std::vector<std::string> lines = Lines(document);
  ASSERT_GE(lines.size(), 25u);
  EXPECT_THAT(std::vector<std::string>(lines.begin(), lines.begin() + 25),
              ElementsAre("body: Thiết bị", "body: DANH MỤC THIẾT BỊ", "body: STT", "body: Tên thiết bị", "body: Ngày nhập",
                          "body: Số lượng", "body: Tỷ lệ", "body: 1", "body: Tường lửa FortiGate 100F", "body: 15/01/2024", "body: 2",
                          "body: 50%", "body: 2", "body: Máy chủ web", "body: 31/12/2023", "body: 3", "body: 25%", "body: Ghép",
                          "body: dòng một", "body: dòng hai", "hidden: dòng ẩn", "hidden: chữ trắng", "body: Quyết định",
                          "hidden: Nháp", "hidden: Tường lửa thứ hai"));
  EXPECT_EQ(document.blocks[0].outline_level, 1);
  const document::Table& table = document.tables.at(0);
  EXPECT_EQ(table.columns, 5);
  EXPECT_EQ(document.blocks[9].cell.row, 1);
  EXPECT_EQ(document.blocks[9].cell.column, 2);
  EXPECT_THAT(Warnings(document), IsSupersetOf({"hidden-text=dòng ẩn", "legacy-font=.VnTime"}));
}

INSTANTIATE_TEST_SUITE_P(Formats, OneSheet, ::testing::Values("xls", "xlsx"),
                         [](const auto& one) { return std::string(one.param); });

struct SmallCase {
  const char* name;
  std::string bytes;
  std::vector<std::string> lines;
};

class SmallFile : public ::testing::TestWithParam<SmallCase> {};

TEST_P(SmallFile, Reads) { EXPECT_EQ(Lines(MustRead(GetParam().bytes)), GetParam().lines); }

const SmallCase kSmall[] = {
    {"text", "Điều 1. Phê duyệt\r\n\r\nĐiều 2. Hiệu lực", {"body: Điều 1. Phê duyệt", "body: Điều 2. Hiệu lực"}},
    {"textWithMark", "\xEF\xBB\xBFQuyết định", {"body: Quyết định"}},
    {"textUtf16", std::string("\xFF\xFE\x10\x01i\0\xC1\x1Eu\0", 10), {"body: Điều"}},
    {"rtfUnicode", "{\\rtf1\\ansi\\uc1 Quy\\u7871?t \\u273?\\u7883?nh\\par}", {"body: Quyết định"}},
    {"rtfCodePage", "{\\rtf1\\ansi\\ansicpg1258{\\fonttbl{\\f0\\fcharset163 Arial;}}\\f0 c\\'ea\\'ecp\\par}", {"body: cếp"}},
    {"rtfSkipsTwo", "{\\rtf1\\uc2\\u7871 \\'65\\'3fx\\par}", {"body: ếx"}},
    {"rtfSkipsUnknown", "{\\rtf1{\\*\\unknown {\\b an}}th\\'e1y{\\info{\\title khong}}\\par}", {"body: tháy"}},
    {"rtfHidden", "{\\rtf1 a{\\v b}c{\\deleted d}\\par}", {"body: ac", "hidden: b", "deleted: d"}},
    {"rtfWhite", "{\\rtf1{\\colortbl;\\red255\\green255\\blue255;}th\\'e1y {\\cf1 trang}\\par}", {"body: tháy", "hidden: trang"}},
    {"rtfListText", "{\\rtf1{\\listtext\\pard Ch\\u432?\\u417?ng I\\tab}\\ls1\\ilvl0 T\\'ean\\par}", {"body: {Chương I} Tên"}},
    {"rtfBin", std::string("{\\rtf1 a{\\pict\\picwgoal100\\pichgoal100\\bin4 }}{{}b\\par}"), {"body: ab", "figure: "}},
    {"html", "<!DOCTYPE html><html><head><title>Đ</title><style>p{}</style></head><body><h1>Quyết  định</h1><p>một<br>hai"
             "<script>x</script><p style='display:none'>ẩn</p><ol type=a><li>x<li>y</ol></body></html>",
     {"body: Quyết định", "body: một\nhai", "hidden: ẩn", "body: {a.} x", "body: {b.} y"}},
    {"htmlDeleted", "<html><body>giữ <del>bỏ</del><ins>thêm</ins></body></html>", {"body: giữ thêm", "deleted: bỏ"}},
    {"htmlOldCharset", "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1252'></head>"
                       "<body><font face='.VnTime'>QuyÕt</font></body></html>", {}},
    {"htmlForm", "<html><body><input type=checkbox checked> Có <input type=checkbox> Không</body></html>", {"body: ☑ Có ☐ Không"}},
};

INSTANTIATE_TEST_SUITE_P(Formats, SmallFile, ::testing::ValuesIn([] {
                           std::vector<SmallCase> cases(std::begin(kSmall), std::end(kSmall));
                           for (SmallCase& one : cases) {
                             if (std::string_view(one.name) != "htmlOldCharset") continue;
                             const std::size_t at = one.bytes.find("Õ");
                             one.bytes.replace(at, 2, "\xD5");
                             one.lines = {"body: Quyết"};
                           }
                           return cases;
                         }()),
                         [](const auto& one) { return std::string(one.param.name); });

// Rows and columns of the table that lines make; "" where they make none.
TEST(Text, CountedRowsOfCellsAreATable) {
  const std::string body = "1\nVùng biên\nĐặt tường lửa\n2\nVùng DMZ\n\n3\nVùng quản trị\nĐặt máy trạm\n";
  struct Case {
    const char* name;
    std::string text;
    std::string shape;
  };
  for (const Case& c : {Case{"three rows, a blank cell", "Trước\nSTT\nVùng\nMô tả\n" + body + "\nSau\n", "4x3"},
                        Case{"CRLF", "TT\r\nTên\r\n01\r\nA\r\n02\r\nB\r\n", "3x2"},
                        Case{"one row", "STT\nTên\nCấp độ\n1\nHệ thống A\nCấp độ 3\n", "2x3"},
                        Case{"a cell of two lines ends it", "STT\nTên\n1\nA\n2\nB\nB tiếp\n3\nC\n", "2x2"},
                        Case{"no count", "Vùng\nMô tả\nVùng biên\nĐặt tường lửa\n", ""},
                        Case{"no first row", "STT\nTên\nMô tả\n", ""},
                        Case{"a line that speaks of numbers", "STT của từng mục\nTên\n1\nA\n", ""}}) {
    SCOPED_TRACE(c.name);
    const Document document = MustRead(c.text);
    const std::string shape = document.tables.empty() ? "" : std::to_string(document.tables[0].rows) + "x" + std::to_string(document.tables[0].columns);
    EXPECT_EQ(shape, c.shape);
  }
}

TEST(Html, TablesKeepTheirSpans) {
  const Document document = MustRead(
      "<html><body><table border=1><tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d</table></body></html>");
  ASSERT_EQ(document.tables.size(), 1u);
  const document::Table& table = document.tables[0];
  EXPECT_EQ(table.rows, 2);
  EXPECT_EQ(table.columns, 3);
  EXPECT_EQ(document.blocks.back().cell.column, 1);
  EXPECT_EQ(table.cells.back().column_span, 2);
}

// LibreOffice writes neighbours that say the same once, with how often they stand there.
TEST(Ods, RepeatedCellsAreThereAndBombsAreNot) {
  const std::string head =
      "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
      "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' "
      "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'>"
      "<office:automatic-styles><style:style style:name='w' style:family='table-cell'><style:text-properties fo:color='#ffffff'/>"
      "</style:style><style:style style:name='v' style:family='table-cell'><style:text-properties style:font-name='.VnTime'/>"
      "</style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name='A'>";
  const std::string tail = "</table:table></office:spreadsheet></office:body></office:document-content>";
  const auto sheet = [&](const std::string& rows) {
    return Zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", head + rows + tail}});
  };
  const auto cell = [](const std::string& text, const std::string& how = "") {
    return "<table:table-cell " + how + "><text:p>" + text + "</text:p></table:table-cell>";
  };
  const Document small = MustRead(sheet(
      "<table:table-row>" + cell("STT") + cell("Đạt", "table:number-columns-repeated='2'") + "</table:table-row>"
      "<table:table-row table:number-rows-repeated='2'>" + cell("x") + cell("trắng", "table:style-name='w'") +
      cell("QuyÕt", "table:style-name='v'") + "</table:table-row>"
      "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"));
  EXPECT_THAT(Lines(small), ElementsAre("body: A", "body: STT", "body: Đạt", "body: Đạt", "body: x", "hidden: trắng", "body: Quyết",
                                        "body: x", "hidden: trắng", "body: Quyết"));
  ASSERT_EQ(small.tables.size(), 1u);
  EXPECT_EQ(small.tables[0].rows, 3);
  EXPECT_EQ(small.blocks[3].cell.column, 2);
  Limits limits;
  limits.max_cells = 1000;
  Result<Document> bomb = ReadFile(sheet("<table:table-row table:number-rows-repeated='1073741824'>" +
                                         cell("x", "table:number-columns-repeated='1073741824'") + "</table:table-row>"), limits);
  ASSERT_TRUE(bomb) << bomb.error().message;
  EXPECT_LE(bomb->blocks.size(), 501u);
  EXPECT_THAT(Warnings(*bomb), Contains("limit=max_cells"));
  EXPECT_EQ(worker::FaultOf(*bomb, limits), "");
}

TEST(Rtf, NestedTablesKnowTheirParent) {
  const Document document = MustRead(
      "{\\rtf1\\trowd\\cellx3000\\cellx6000\\pard\\intbl ngoai\\cell\\pard\\intbl\\itap2 trong\\nestcell"
      "{\\*\\nesttableprops\\trowd\\cellx1000\\nestrow}\\pard\\intbl sau\\cell\\row\\pard het\\par}");
  ASSERT_EQ(document.tables.size(), 2u);
  EXPECT_EQ(document.tables[1].parent.table, 0);
  EXPECT_EQ(document.tables[1].parent.column, 1);
  EXPECT_EQ(document.tables[0].columns, 2);
  EXPECT_EQ(document.blocks.back().cell.table, -1);
}

TEST(Doc, EncryptedAndOldOnesAreNamed) {
  std::string bytes = Sample("features.doc");
  const std::size_t fib = bytes.find("\xEC\xA5\x01\x01");  // the number of the version that LibreOffice writes
  ASSERT_NE(fib, std::string::npos);
  std::string locked = bytes, old = bytes;
  locked[fib + 11] = static_cast<char>(locked[fib + 11] | 1);
  old[fib] = '\xDC';
  Result<Document> read = ReadFile(locked, Limits{});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kEncrypted);
  read = ReadFile(old, Limits{});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kUnsupported);
}

TEST(Formats, BoundsHold) {
  Limits limits;
  limits.max_blocks = 3;
  for (const char* name : {"features.doc", "features.rtf", "features.odt", "sheet.xls", "sheet.xlsx"}) {
    Result<Document> read = ReadFile(Sample(name), limits);
    ASSERT_TRUE(read) << name;
    EXPECT_LE(read->blocks.size(), 3u) << name;
    EXPECT_THAT(Warnings(*read), Contains("limit=max_blocks")) << name;
    EXPECT_EQ(worker::FaultOf(*read, limits), "") << name;
  }
}

TEST(Formats, ThePlanStopsReading) {
  ReadPlan plan;
  plan.stop_at_block = 5;
  plan.stop_why = "timeout";
  for (const char* name : {"features.doc", "features.rtf", "features.odt", "sheet.xls"}) {
    Result<Document> read = ReadFile(Sample(name), Limits{}, plan);
    ASSERT_TRUE(read) << name;
    EXPECT_EQ(read->blocks.size(), 5u) << name;
    EXPECT_THAT(Warnings(*read), Contains("stopped=timeout")) << name;
  }
}

TEST(NumberFormat, ShowsWhatTheCellShows) {
  struct Case {
    double value;
    const char* format;
    const char* shown;
  };
  const Case kCases[] = {{45292, "dd/mm/yyyy", "01/01/2024"}, {45292.5, "dd/mm/yyyy hh:mm", "01/01/2024 12:00"}, {1, "yyyy-mm-dd", "1900-01-01"},
                         {60, "d/m/yyyy", "28/2/1900"},        {0.125, "0.0%", "12.5%"},  {3, "", "3"},  {0.1, "General", "0.1"},
                         {1234567, "#,##0", "1234567"},        {2, "0\" cái\"", "2 cái"}, {0.75, "h:mm AM/PM", "6:00 PM"},
                         {1e20, "0", "1e+20"},                 {-5, "dd/mm/yyyy", "-5"}};
  for (const Case& one : kCases) EXPECT_EQ(ShowNumber(one.value, one.format, false), one.shown) << one.value << " as " << one.format;
  EXPECT_EQ(ShowNumber(0, "dd/mm/yyyy", true), "01/01/1904");
}

}  // namespace
}  // namespace capdo::readers
