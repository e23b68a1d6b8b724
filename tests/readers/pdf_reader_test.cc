#include "readers/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pdf_sample_test.h"
#include "picture_sample_test.h"
#include "readers/ocr_engine.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::Document;
using document::Layer;
using document::Quality;
using document::ReadBy;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

Document ReadOk(const std::string& bytes) {
  // What is drawn, also where another test has loaded the models.
  ReadPlan plan;
  plan.skip_ocr = true;
  Result<Document> doc = ReadPdf(bytes, Limits{}, plan);
  EXPECT_TRUE(doc) << (doc ? "" : doc.error().message);
  return doc ? *doc : Document{};
}

std::vector<std::string> Texts(const Document& doc, Layer layer) {
  std::vector<std::string> out;
  for (const Block& block : doc.blocks) {
    if (block.layer == layer) out.push_back(block.text);
  }
  return out;
}

const Block* Find(const Document& doc, const std::string& start) {
  for (const Block& block : doc.blocks) {
    if (block.text.rfind(start, 0) == 0) return &block;
  }
  ADD_FAILURE() << "no block starts with " << start;
  static const Block kNone;
  return &kNone;
}

std::vector<std::string> WarningCodes(const Document& doc) {
  std::vector<std::string> out;
  for (const document::Warning& warning : doc.warnings) out.push_back(warning.code);
  return out;
}

// The promises of document.h that hold for every block of every document.
void ExpectPromises(const Document& doc) {
  for (const Block& block : doc.blocks) {
    std::uint32_t end = 0;
    for (const document::Fragment& fragment : block.fragments) {
      EXPECT_GE(fragment.begin, end) << block.text;
      EXPECT_LE(fragment.end, block.text.size());
      for (std::uint32_t i = end; i < fragment.begin; ++i) EXPECT_EQ(block.text.at(i), ' ') << block.text;
      end = fragment.end;
    }
    EXPECT_EQ(end, block.text.size()) << block.text;
  }
  for (const document::Table& table : doc.tables) {
    for (const document::Cell& cell : table.cells) {
      EXPECT_LE(cell.row + cell.row_span, table.rows);
      EXPECT_LE(cell.column + cell.column_span, table.columns);
      for (int index : cell.blocks) ASSERT_LT(index, static_cast<int>(doc.blocks.size()));
    }
  }
}

TEST(PdfReader, JoinsTheLinesOfAParagraph) {
  const Document doc = ReadOk(ReadSample("pdf_decision.pdf"));
  ExpectPromises(doc);
  EXPECT_THAT(Find(doc, "Căn cứ Nghị định")->text,
              "Căn cứ Nghị định số 85/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về bảo đảm an toàn hệ thống "
              "thông tin theo cấp độ;");
  EXPECT_THAT(Find(doc, "Điều 1.")->text, HasSubstr("theo quy định tại khoản 2 Điều 9 Nghị định nêu trên."));
  EXPECT_EQ(Find(doc, "a) Tên hệ thống")->cell.table, -1);
  EXPECT_TRUE(Find(doc, "QUYẾT ĐỊNH")->centred);
  EXPECT_TRUE(Find(doc, "QUYẾT ĐỊNH")->bold);
  EXPECT_FALSE(Find(doc, "Căn cứ Luật")->centred);
  EXPECT_TRUE(Find(doc, "Căn cứ Luật")->italic);
  EXPECT_EQ(Find(doc, "QUYẾT ĐỊNH")->font_size, 14);
  EXPECT_EQ(doc.page_count, 1);
}

TEST(PdfReader, SplitsLetterheadAndSignatureArea) {
  const Document doc = ReadOk(ReadSample("pdf_decision.pdf"));
  ASSERT_EQ(doc.tables.size(), 2u);
  EXPECT_FALSE(doc.tables.at(0).bordered);
  EXPECT_EQ(doc.tables.at(0).columns, 2);
  const auto texts = [&](int table, int cell) {
    std::vector<std::string> out;
    for (int i : doc.tables.at(table).cells.at(cell).blocks) out.push_back(doc.blocks.at(i).text);
    return out;
  };
  EXPECT_THAT(texts(0, 0), ElementsAre("ỦY BAN NHÂN DÂN", "TỈNH SÔNG HỒNG", "-------", "Số: 125/QĐ-UBND"));
  EXPECT_THAT(texts(0, 1), ElementsAre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                                       "---------------", "Sông Hồng, ngày 05 tháng 3 năm 2024"));
  EXPECT_THAT(texts(1, 0), ElementsAre("Nơi nhận:", "- Như Điều 2;", "- Lưu: VT."));
  EXPECT_THAT(texts(1, 1), ElementsAre("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"));
}

TEST(PdfReader, ReadsMergedCellsAndWrappedText) {
  const Document doc = ReadOk(ReadSample("pdf_tables.pdf"));
  ExpectPromises(doc);
  ASSERT_EQ(doc.tables.size(), 2u);
  const document::Table& table = doc.tables.at(0);
  EXPECT_TRUE(table.bordered);
  EXPECT_EQ(table.rows, 5);
  EXPECT_EQ(table.columns, 4);
  ASSERT_EQ(table.cells.size(), 17u);
  EXPECT_EQ(table.cells.at(0).row_span, 2);
  EXPECT_EQ(table.cells.at(2).column_span, 2);
  const Block* cell = Find(doc, "Thiết lập hệ thống tường lửa");
  EXPECT_EQ(cell->text, "Thiết lập hệ thống tường lửa để kiểm soát truy cập từ bên ngoài vào vùng máy chủ số 1");
  EXPECT_EQ(cell->cell.row, 2);
  EXPECT_EQ(cell->cell.column, 1);
}

TEST(PdfReader, ContinuesATableOverPages) {
  const Document doc = ReadOk(ReadSample("pdf_tables.pdf"));
  ASSERT_EQ(doc.tables.size(), 2u);
  EXPECT_EQ(doc.tables.at(1).rows, 41);
  EXPECT_EQ(doc.tables.at(1).header_rows, 1);
  const Block* last = Find(doc, "Thiết bị chuyển mạch số 40");
  EXPECT_EQ(last->cell.table, 1);
  EXPECT_EQ(last->cell.row, 40);
  EXPECT_GT(last->page, 1);
}

TEST(PdfReader, TakesRunningHeadsOutAndJoinsParagraphsOverThem) {
  const Document doc = ReadOk(ReadSample("pdf_tables.pdf"));
  EXPECT_THAT(Texts(doc, Layer::kHeader), Contains("3"));
  EXPECT_THAT(Texts(doc, Layer::kFooter), Contains("Hồ sơ đề xuất cấp độ"));
  EXPECT_THAT(Texts(doc, Layer::kBody), Not(Contains("Hồ sơ đề xuất cấp độ")));
  int over_pages = 0;
  for (const Block& block : doc.blocks) {
    if (block.text.rfind("Cơ quan chủ quản", 0) != 0) continue;
    EXPECT_THAT(block.text, ::testing::EndsWith("theo quy định."));
    over_pages += block.fragments.front().page != block.fragments.back().page ? 1 : 0;
  }
  EXPECT_LE(over_pages, 1);
}

TEST(PdfReader, ComposesLettersAndKeepsHyphensOfNumbers) {
  const Document doc = ReadOk(ReadSample("pdf_text.pdf"));
  ExpectPromises(doc);
  EXPECT_THAT(Find(doc, "Cơ quan chủ quản có trách nhiệm")->text, HasSubstr("phương án bảo đảm an toàn"));
  EXPECT_EQ(Find(doc, "Theo quy định")->text, "Theo quy định tại Thông tư số 03/2017/TT-BTTTT");
  EXPECT_EQ(Find(doc, "Mô hình")->text, "Mô hình lô-gic");
}

TEST(PdfReader, WhiteTextIsHiddenAndReported) {
  const Document doc = ReadOk(ReadSample("pdf_text.pdf"));
  EXPECT_THAT(Texts(doc, Layer::kHidden), ElementsAre("Chữ trắng không ai thấy được"));
  ASSERT_THAT(WarningCodes(doc), ElementsAre("hidden-text"));
  EXPECT_EQ(doc.warnings.at(0).detail, "Chữ trắng không ai thấy được");
}

TEST(PdfReader, HiddenTextOfAllKinds) {
  const std::string image = "q 200 0 0 30 50 395 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";
  const Document doc = ReadOk(MakePdf({At(50, 700, "Visible text of the page") + "BT 3 Tr ET " + At(50, 650, "Unpainted") +
                                       "BT 0 Tr ET " + At(50, 600, "Tiny", 1) + At(700, 600, "Outside") +
                                       At(50, 500, "Covered") + "0.5 g 40 490 200 30 re f 0 g\n" + At(50, 400, "Under") +
                                       image + "0 0 1 rg 40 290 200 30 re f 1 1 1 rg " + At(50, 300, "White on blue")}));
  EXPECT_THAT(Texts(doc, Layer::kBody), ElementsAre("Visible text of the page", "White on blue"));
  EXPECT_THAT(Texts(doc, Layer::kHidden), ::testing::UnorderedElementsAre("Unpainted", "Tiny Outside", "Covered", "Under"));
}

struct PdfUnseenCase {
  const char* name;
  std::string before, text, after;  // what is drawn before and after the text "Secret"
  bool hidden;
};
class PdfUnseen : public ::testing::TestWithParam<PdfUnseenCase> {};

TEST_P(PdfUnseen, IsRecognised) {
  const PdfUnseenCase& given = GetParam();
  std::string bytes = MakePdf({At(50, 700, "Visible text of the page") + "q " + given.before + given.text + given.after + " Q"}, "",
                              {"<</Font<</F 3 0 R>>/ExtGState<</Faint<</ca 0.03>>/Half<</ca 0.5>>>>>>"});
  // As long as what it replaces: the places of the objects are told.
  const std::string fonts = "/Resources<</Font<</F 3 0 R/FB 4 0 R>>>>";
  std::string states = "/Resources 100 0 R";
  states.resize(fonts.size(), ' ');
  bytes.replace(bytes.find(fonts), fonts.size(), states);
  const Document doc = ReadOk(bytes);
  EXPECT_EQ(Texts(doc, Layer::kHidden).size(), given.hidden ? 1u : 0u);
  EXPECT_EQ(WarningCodes(doc).size(), given.hidden ? 1u : 0u);
  EXPECT_THAT(Texts(doc, given.hidden ? Layer::kHidden : Layer::kBody), Contains(HasSubstr("Secret")));
}

const std::string kSecret = At(50, 400, "Secret");
const std::string kGrayPicture = "q 200 0 0 30 40 390 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";
const std::string kCurve = "40 390 m 40 390 250 390 250 390 c 250 420 l 40 420 l f\n";

INSTANTIATE_TEST_SUITE_P(
    All, PdfUnseen,
    ::testing::Values(PdfUnseenCase{"seen", "", kSecret, "", false}, PdfUnseenCase{"pale", "0.94 g ", kSecret, "", true},
                      PdfUnseenCase{"gray", "0.7 g ", kSecret, "", false}, PdfUnseenCase{"faint", "/Faint gs ", kSecret, "", true},
                      PdfUnseenCase{"half", "/Half gs ", kSecret, "", false},
                      PdfUnseenCase{"two_points", "", At(50, 400, "Secret", 2), "", true},
                      PdfUnseenCase{"four_points", "", At(50, 400, "Secret", 4), "", false},
                      PdfUnseenCase{"under_a_white_stroke", "", kSecret, "1 G 20 w 40 404 m 250 404 l S", true},
                      PdfUnseenCase{"struck_out", "", kSecret, "0 G 1 w 40 404 m 250 404 l S", false},
                      PdfUnseenCase{"over_a_white_stroke", "1 G 20 w 40 404 m 250 404 l S ", kSecret, "", false},
                      PdfUnseenCase{"under_a_white_curve", "", kSecret, "1 g " + kCurve, true},
                      PdfUnseenCase{"over_a_curve", "0.8 g " + kCurve + "0 g ", kSecret, "", false},
                      PdfUnseenCase{"as_the_curve", "0.5 g " + kCurve, kSecret, "", true},
                      PdfUnseenCase{"as_the_picture", kGrayPicture + "0.502 g ", kSecret, "", true},
                      PdfUnseenCase{"on_the_picture", kGrayPicture, kSecret, "", false}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(PdfReader, WhatIsSwitchedOffIsHiddenAndTold) {
  const std::vector<std::string> objects = {
      "<</Type/Annot/Subtype/FreeText/F 2/Rect[100 100 300 120]/Contents(A hidden box)/DA(/F 9 Tf)/P 10 0 R>>",
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Hidden)/F 2/Rect[200 600 400 620]/P 10 0 R>>",
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(b)/V(Printed)/F 36/Rect[200 500 400 520]/P 10 0 R>>",
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(c)/V(Nowhere)/Rect[0 0 0 0]/P 10 0 R>>",
      "<</Type/OCG/Name(Draft)>>", "<</Type/OCG/Name(Shown)>>"};
  const Document doc = ReadOk(MakePdf({At(50, 700, "A page of text")}, "/Annots[100 0 R 101 0 R 102 0 R 103 0 R]", objects,
                                      "/AcroForm<</Fields[101 0 R 102 0 R 103 0 R]>>/OCProperties<</OCGs[104 0 R 105 0 R]"
                                      "/D<</Order[104 0 R 105 0 R]/OFF[104 0 R]>>>>"));
  EXPECT_THAT(Texts(doc, Layer::kFormField), ElementsAre("Printed"));
  EXPECT_THAT(Texts(doc, Layer::kHidden), ::testing::UnorderedElementsAre("A hidden box", "Hidden", "Nowhere"));
  std::vector<std::string> told;
  for (const document::Warning& warning : doc.warnings) told.push_back(warning.code + "=" + warning.detail);
  EXPECT_THAT(told, ::testing::UnorderedElementsAre("hidden-text=A hidden box", "hidden-text=Hidden", "hidden-text=Nowhere",
                                                    "hidden-layer=Draft"));
}

TEST(PdfReader, EncryptedAndBrokenFiles) {
  EXPECT_EQ(ReadPdf(ReadSample("pdf_encrypted.pdf"), Limits{}).error().code, ErrorCode::kEncrypted);
  EXPECT_EQ(ReadPdf("", Limits{}).error().code, ErrorCode::kEmpty);
  EXPECT_EQ(ReadPdf("%PDF-1.4 nothing", Limits{}).error().code, ErrorCode::kDamaged);
  Limits small;
  small.max_file_bytes = 10;
  EXPECT_EQ(ReadPdf("%PDF-1.4 nothing", small).error().code, ErrorCode::kTooLarge);
}

TEST(PdfReader, ATruncatedFileGivesWhatIsLeftOrAnError) {
  const std::string whole = ReadSample("pdf_tables.pdf");
  for (std::size_t keep = 64; keep < whole.size(); keep += 997) {
    const Result<Document> doc = ReadPdf(whole.substr(0, keep), Limits{});
    if (!doc) {
      EXPECT_EQ(doc.error().code, ErrorCode::kDamaged);
    } else {
      ExpectPromises(*doc);
      EXPECT_THAT(WarningCodes(*doc), Contains("damaged-part"));
    }
  }
}

TEST(PdfReader, ARepairedFileIsReadAndReported) {
  std::string bytes = MakePdf({At(50, 700, "Still readable")});
  bytes.replace(bytes.rfind("startxref") + 10, 3, "999");
  const Document doc = ReadOk(bytes);
  EXPECT_THAT(Texts(doc, Layer::kBody), ElementsAre("Still readable"));
  EXPECT_THAT(WarningCodes(doc), ElementsAre("damaged-part"));
}

TEST(PdfReader, ThinFillsAreRulesAndNestedTablesStayInTheirCell) {
  // Word draws borders as thin filled rectangles, cell by cell. The inner table touches the outer cell's corner.
  std::string rules;
  const auto across = [&](int x1, int x2, int y) {
    rules += std::to_string(x1) + " " + std::to_string(y) + " " + std::to_string(x2 - x1) + " 0.5 re f\n";
  };
  const auto down = [&](int x, int y1, int y2) {
    rules += std::to_string(x) + " " + std::to_string(y1) + " 0.5 " + std::to_string(y2 - y1) + " re f\n";
  };
  for (int y : {700, 600, 560}) {
    across(50, 150, y);
    across(150, 450, y);
  }
  for (int x : {50, 150, 450}) {
    down(x, 600, 700);
    down(x, 560, 600);
  }
  for (int y : {675, 650}) across(150, 350, y);
  for (int x : {250, 350}) down(x, 650, 700);
  const Document doc = ReadOk(MakePdf({rules + At(55, 685, "Outer") + At(155, 685, "A") + At(255, 685, "B") +
                                       At(155, 660, "C") + At(255, 660, "D") + At(55, 580, "Left") + At(155, 580, "Right")}));
  ExpectPromises(doc);
  ASSERT_EQ(doc.tables.size(), 2u);
  EXPECT_EQ(doc.tables.at(0).rows, 2);
  EXPECT_EQ(doc.tables.at(0).columns, 2);
  EXPECT_EQ(doc.tables.at(1).parent.table, 0);
  EXPECT_EQ(doc.tables.at(1).parent.column, 1);
  EXPECT_EQ(Find(doc, "D")->cell.table, 1);
  EXPECT_EQ(Find(doc, "Right")->cell.row, 1);
}

std::string Stroke(int x1, int y1, int x2, int y2) {
  return std::to_string(x1) + " " + std::to_string(y1) + " m " + std::to_string(x2) + " " + std::to_string(y2) + " l S\n";
}

// Rows between `ys` (from the top of the page down), columns between `xs`; a merged first column has no inner lines.
std::string Ruled(const std::vector<int>& xs, const std::vector<int>& ys, bool merged = false) {
  std::string out = "0.5 w\n";
  for (int x : xs) out += Stroke(x, ys.front(), x, ys.back());
  for (int y : ys) out += Stroke(merged && y != ys.front() && y != ys.back() ? xs.at(1) : xs.front(), y, xs.back(), y);
  return out;
}

// Rows of the first table, cells parted by "|", with their place where they are merged.
std::vector<std::string> Rows(const Document& doc) {
  std::vector<std::string> out;
  if (doc.tables.empty()) return out;
  out.resize(static_cast<std::size_t>(doc.tables.front().rows));
  for (const document::Cell& cell : doc.tables.front().cells) {
    std::string& row = out.at(static_cast<std::size_t>(cell.row));
    if (!row.empty()) row += " | ";
    if (cell.row_span > 1) row += std::to_string(cell.row_span) + "x ";
    if (cell.column_span > 1) row += "=" + std::to_string(cell.column_span) + " ";
    for (std::size_t i = 0; i < cell.blocks.size(); ++i) {
      row += (i > 0 ? " / " : "") + doc.blocks.at(static_cast<std::size_t>(cell.blocks.at(i))).text;
    }
  }
  return out;
}

TEST(PdfReader, TheRowsOfABrokenTableStayTogether) {
  const struct {
    const char* what;
    std::string foot, head;  // of the first page, of the second
    std::vector<std::string> rows;
    std::size_t tables;
  } cases[] = {
      {"the band of a card alone at the foot of the page",
       Ruled({50, 450}, {110, 80}) + At(55, 90, "Band"),
       Ruled({50, 150, 450}, {790, 760, 730}) + At(55, 770, "Label") + At(155, 770, "Text") + At(55, 740, "Proof") + At(155, 740, "File"),
       {"=2 Band", "Label | Text", "Proof | File"},
       1},
      {"the last row alone at the head of the next page",
       Ruled({50, 150, 300, 450}, {110, 80}) + At(55, 90, "Label") + At(155, 90, "Text") + At(305, 90, "File"),
       Ruled({50, 450}, {790, 760}) + At(55, 770, "Judged"),
       {"Label | Text | File", "=3 Judged"},
       1},
      {"columns are merged in part",
       Ruled({50, 150, 450}, {110, 80}) + At(55, 90, "Label") + At(155, 90, "Text"),
       Ruled({50, 150, 300, 450}, {790, 760}) + At(55, 770, "More") + At(155, 770, "A") + At(305, 770, "B"),
       {"Label | =2 Text", "More | A | B"},
       1},
      {"a row breaks in a column merged over rows",
       Ruled({50, 150, 250, 450}, {140, 110, 80}, true) + At(55, 120, "Group") + At(155, 120, "One") + At(255, 120, "First") +
           At(155, 90, "Two") + At(255, 90, "The filter of this"),
       Ruled({50, 150, 250, 450}, {790, 760, 730}, true) + At(255, 770, "border drops all") + At(155, 740, "Three") + At(255, 740, "Third"),
       {"3x Group | One | First", "Two | The filter of this / border drops all", "Three | Third"},
       1},
      {"the last row of a group breaks",
       Ruled({50, 150, 250, 450}, {140, 110, 80}, true) + At(55, 120, "Group") + At(155, 120, "One") + At(255, 120, "First") +
           At(155, 90, "Two") + At(255, 90, "The filter of this"),
       Ruled({50, 150, 250, 450}, {790, 760, 730}) + At(255, 770, "border drops all") + At(55, 740, "Next") + At(155, 740, "Three") +
           At(255, 740, "Third"),
       {"2x Group | One | First", "Two | The filter of this / border drops all", "Next | Three | Third"},
       1},
      {"the page breaks between two rows of a group",
       Ruled({50, 150, 450}, {110, 80}) + At(55, 90, "Group") + At(155, 90, "First."),
       Ruled({50, 150, 450}, {790, 760, 730}, true) + At(155, 770, "Second.") + At(155, 740, "Third."),
       {"3x Group | First.", "Second.", "Third."},
       1},
      {"all cells of a row break",
       Ruled({50, 85, 200, 320}, {110, 80}) + At(55, 90, "GP-") + At(90, 90, "The filtering rules") + At(205, 90, "of this border drop"),
       Ruled({50, 85, 200, 320}, {790, 760, 730}) + At(55, 770, "08") + At(90, 770, "accepted so far") + At(205, 770, "everything") +
           At(55, 740, "GP-09") + At(90, 740, "Next") + At(205, 740, "Third"),
       {"GP-08 | The filtering rules accepted so far | of this border drop everything", "GP-09 | Next | Third"},
       1},
      {"a row of its own under full cells",
       Ruled({50, 85, 200, 320}, {110, 80}) + At(55, 90, "1") + At(90, 90, "The filtering rules") + At(205, 90, "of this border drop"),
       Ruled({50, 85, 200, 320}, {790, 760}) + At(55, 770, "2") + At(90, 770, "accepted so far") + At(205, 770, "everything"),
       {"1 | The filtering rules | of this border drop", "2 | accepted so far | everything"},
       1},
      {"a frame that ends in the middle of its page", Ruled({50, 450}, {600, 570}) + At(55, 580, "Frame"),
       Ruled({50, 150, 450}, {790, 760}) + At(55, 770, "Label") + At(155, 770, "Text"), {"Frame"}, 2},
      {"a table of its own in one column", Ruled({50, 450}, {170, 140, 110, 80}) + At(55, 150, "A") + At(55, 120, "B") + At(55, 90, "C"),
       Ruled({50, 150, 450}, {790, 760}) + At(55, 770, "Label") + At(155, 770, "Text"), {"A", "B", "C"}, 2},
      {"another width", Ruled({50, 450}, {110, 80}) + At(55, 90, "Frame"),
       Ruled({50, 150, 520}, {790, 760}) + At(55, 770, "Label") + At(155, 770, "Text"), {"Frame"}, 2},
      {"edges elsewhere", Ruled({50, 250, 450}, {110, 80}) + At(55, 90, "A") + At(255, 90, "B"),
       Ruled({50, 150, 300, 450}, {790, 760}) + At(55, 770, "More") + At(155, 770, "C") + At(305, 770, "D"), {"A | B"}, 2},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.what);
    const Document doc = ReadOk(MakePdf({one.foot, one.head}));
    ExpectPromises(doc);
    EXPECT_EQ(doc.tables.size(), one.tables);
    EXPECT_EQ(Rows(doc), one.rows);
  }
}

// The first lines of paragraphs are indented; that the first one fills its only line does not make the next one part of it.
TEST(PdfReader, AnIndentedLineBeforeOneAtTheMarginBeginsAParagraph) {
  const std::string first = "The decree number eighty-five of the first of July on levels of all systems is valid.";
  const std::string second = "Circular number twelve of the twelfth of August that was issued by the Ministry of the";
  const Document doc = ReadOk(MakePdf({At(85, 740, "Sources") + At(120, 718, first) + At(120, 696, second) + At(85, 680, "Interior and others.") +
                                       At(120, 658, "A standard of the state.") + At(120, 636, "A guide of the office.")}));
  EXPECT_THAT(Texts(doc, Layer::kBody), Contains(first));
  EXPECT_THAT(Texts(doc, Layer::kBody), Contains(second + " Interior and others."));
}

// LibreOffice prints a letter with its marks as one glyph and tells both in /ActualText.
TEST(PdfReader, MarksToldApartFromTheirLetterDoNotEndTheWord) {
  const auto actual = [](const std::string& text, const std::string& shown) {
    return "/Span<</ActualText<FEFF" + text + ">>>BDC (" + shown + ") Tj EMC ";
  };
  const Document doc = ReadOk(MakePdf({"BT /F 12 Tf 50 700 Td (K) Tj " + actual("006503020301", "e") + "(t th) Tj " +
                                       actual("00750301", "u") + "(c s) Tj " + actual("1EED", "u") + "( d) Tj " +
                                       actual("00750323006E0067", "ung") + "( h) Tj " + actual("007503090079", "uy") + "( nhe) Tj ET\n"}));
  ExpectPromises(doc);
  EXPECT_THAT(Texts(doc, Layer::kBody), ElementsAre("Kết thúc sử dụng hủy nhe"));
}

TEST(PdfReader, LeadersOfContentsAreNotText) {
  const Document doc = ReadOk(MakePdf({At(50, 700, "1. Overview of the system..............................7") +
                                       At(50, 680, "2. Proposed level ..............................12")}));
  EXPECT_THAT(Texts(doc, Layer::kBody), ElementsAre("1. Overview of the system 7", "2. Proposed level 12"));
  EXPECT_TRUE(doc.blocks.at(0).toc);
}

TEST(PdfReader, ScansAndBlankPages) {
  const std::string scan = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";
  const Document doc = ReadOk(MakePdf({scan, "", scan + "BT 3 Tr ET " + At(50, 700, "Text found by a scanner"),
                                       scan + At(50, 700, "Signed by: Somebody")}));
  ASSERT_EQ(doc.pages.size(), 4u);
  EXPECT_EQ(doc.pages.at(0).quality, Quality::kUnreadable);
  EXPECT_EQ(doc.pages.at(0).why, "image-only");
  EXPECT_EQ(doc.pages.at(0).read_by, ReadBy::kNone);
  EXPECT_EQ(doc.pages.at(1).quality, Quality::kGood);
  EXPECT_EQ(doc.pages.at(1).why, "");
  EXPECT_EQ(doc.pages.at(2).read_by, ReadBy::kOcr);
  EXPECT_EQ(Find(doc, "Text found")->read_by, ReadBy::kOcr);
  EXPECT_EQ(doc.pages.at(3).why, "image-only");
}

TEST(PdfReader, TextPrintedTwiceIsReadOnce) {
  const Document doc = ReadOk(MakePdf({At(50, 700, "Twice printed") + "1 0 0 1 0.3 0 cm " + At(50, 700, "Twice printed")}));
  EXPECT_THAT(Texts(doc, Layer::kBody), ElementsAre("Twice printed"));
  EXPECT_TRUE(doc.blocks.at(0).bold);
}

TEST(PdfReader, FootnotesStandApart) {
  const Document doc = ReadOk(MakePdf({At(50, 700, "Body text of the page with a note") + "50 120 m 200 120 l S " +
                                       At(50, 105, "1 The note in small print", 9)}));
  EXPECT_THAT(Texts(doc, Layer::kBody), ElementsAre("Body text of the page with a note"));
  EXPECT_THAT(Texts(doc, Layer::kFootnote), ElementsAre("1 The note in small print"));
}

TEST(PdfReader, FiguresWithCaptions) {
  const std::string image = "q 200 0 0 150 100 500 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";
  const Document doc = ReadOk(MakePdf({At(50, 700, "Text before the figure") + image + At(150, 480, "H\xECnh 1. Model")}));
  ASSERT_EQ(doc.blocks.size(), 3u);
  EXPECT_EQ(doc.blocks.at(1).kind, document::BlockKind::kFigure);
  EXPECT_EQ(doc.blocks.at(1).text, "Hình 1. Model");
  EXPECT_NEAR(doc.blocks.at(1).width, 200, 0.1);
  EXPECT_NEAR(doc.blocks.at(1).fragments.at(0).box.top, 842 - 650, 0.1);
  EXPECT_EQ(doc.blocks.at(2).text, "Hình 1. Model");
}

TEST(PdfReader, TurnedTextReadsInDisplayCoordinates) {
  // A landscape table printed on an upright page: the text runs upwards.
  const Document doc = ReadOk(MakePdf({"q 0 1 -1 0 595 0 cm " + At(100, 400, "First line runs upwards") +
                                       At(100, 380, "Second line") + "Q"}));
  ASSERT_THAT(Texts(doc, Layer::kBody), ElementsAre("First line runs upwards", "Second line"));
  const document::Box& box = doc.blocks.at(0).fragments.at(0).box;
  EXPECT_LT(box.right - box.left, box.bottom - box.top);
  EXPECT_NEAR(box.bottom, 842 - 100, 1);
}

TEST(PdfReader, CommentsFormsScriptsAndFiles) {
  const std::vector<std::string> objects = {
      "<</Type/Annot/Subtype/Text/Rect[100 100 120 120]/Contents(A remark)/P 10 0 R>>",
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(system)/V(Portal)/Rect[200 600 400 620]/P 10 0 R>>",
      "<</S/JavaScript/JS(app.alert\\(1\\))>>",
      "<</Type/Filespec/F(data.csv)/EF<</F 104 0 R>>>>",
      "<</Type/EmbeddedFile/Subtype/text#2Fcsv/Params<</Size 3>>/Length 3>>stream\na,b\nendstream"};
  const Document doc = ReadOk(MakePdf({At(50, 700, "A page with everything")}, "/Annots[100 0 R 101 0 R]", objects,
                                      "/AcroForm<</Fields[101 0 R]>>/OpenAction 102 0 R/Names<</EmbeddedFiles<</Names"
                                      "[(data.csv) 103 0 R]>>>>"));
  EXPECT_THAT(Texts(doc, Layer::kComment), ElementsAre("A remark"));
  EXPECT_THAT(Texts(doc, Layer::kFormField), ElementsAre("Portal"));
  ASSERT_EQ(doc.form_fields.size(), 1u);
  EXPECT_EQ(doc.form_fields.at(0).name, "system");
  ASSERT_EQ(doc.embedded_files.size(), 1u);
  EXPECT_EQ(doc.embedded_files.at(0).name, "data.csv");
  EXPECT_EQ(doc.embedded_files.at(0).bytes, 3u);
  EXPECT_THAT(WarningCodes(doc), ::testing::UnorderedElementsAre("comments", "embedded-file", "javascript"));
}

TEST(PdfReader, ObeysLimits) {
  Limits limits;
  limits.max_pages = 1;
  const Result<Document> pages = ReadPdf(MakePdf({At(50, 700, "One"), At(50, 700, "Two")}), limits);
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->page_count, 2);
  EXPECT_EQ(pages->pages.size(), 1u);
  EXPECT_THAT(WarningCodes(*pages), ElementsAre("limit"));
  limits = Limits{};
  limits.max_blocks = 1;
  const Result<Document> blocks = ReadPdf(MakePdf({At(50, 700, "One"), At(50, 600, "Two")}), limits);
  ASSERT_TRUE(blocks);
  EXPECT_EQ(blocks->blocks.size(), 1u);
  EXPECT_THAT(WarningCodes(*blocks), ElementsAre("limit"));
}

TEST(PdfReader, SameBytesSameDocument) {
  const std::string bytes = ReadSample("pdf_tables.pdf");
  const Document a = ReadOk(bytes), b = ReadOk(bytes);
  ASSERT_EQ(a.blocks.size(), b.blocks.size());
  for (std::size_t i = 0; i < a.blocks.size(); ++i) EXPECT_EQ(a.blocks.at(i).text, b.blocks.at(i).text);
}

// The font that all text of MakePdf() is set in, renamed; names of one length keep the offsets right.
std::string WithFont(std::string pdf, const std::string& name) {
  const std::string old = "Times-Roman";
  EXPECT_EQ(name.size(), old.size());
  pdf.replace(pdf.find(old), old.size(), name);
  return pdf;
}

std::string AllText(const Document& doc) {
  std::string text;
  for (const document::Block& block : doc.blocks) text += block.text + "\n";
  return text;
}

TEST(PdfReader, LettersOfOldFontsAreConverted) {
  const Result<Document> read = ReadPdf(WithFont(MakePdf({At(72, 700, "Quy\xD5t \xAE\xDEnh, th\xAD\xEAng")}), ".VnArialNar"), Limits{});
  ASSERT_TRUE(read);
  EXPECT_EQ(AllText(*read), "Quyết định, thường\n");
  ASSERT_EQ(read->warnings.size(), 1U);
  EXPECT_EQ(read->warnings[0].code, "legacy-font");
  const Result<Document> vni = ReadPdf(WithFont(MakePdf({At(72, 700, "Quye\xE1t \xF1\xF2nh")}), "VNI-TimesNR"), Limits{});
  ASSERT_TRUE(vni);
  EXPECT_EQ(AllText(*vni), "Quyết định\n");
}

// Lines that were pasted as a picture between others are read; what is too small for a paragraph, or lies under text, is not.
TEST(PdfReader, LinesPastedAsAPictureAreRead) {
  ocr::LoadOcrModels();
  if (!ocr::OcrAvailable()) GTEST_SKIP() << "no Vietnamese model";
  const ocr::Picture strip = ocr::SamplePage(200, 0.295, 0.408);
  const std::string jpeg = ocr::FileOf(strip, IFF_JFIF_JPEG);
  const std::string image = "<</Type/XObject/Subtype/Image/Width " + std::to_string(ocr::WidthOf(strip)) + "/Height " +
                            std::to_string(ocr::HeightOf(strip)) + "/ColorSpace/" + (pixGetDepth(strip.get()) == 8 ? "DeviceGray" : "DeviceRGB") +
                            "/BitsPerComponent 8/Filter/DCTDecode/Length " + std::to_string(jpeg.size()) + ">>stream\n" + jpeg + "\nendstream";
  std::string lines;
  for (int i = 0; i < 10; ++i) lines += At(72, 780 - i * 16, "Trung tam van hanh he thong thong tin cua tinh, bao dam an toan.");
  const auto read = [&](const std::string& place, const std::string& over, std::size_t pages = 1) {
    std::string pdf = MakePdf(std::vector<std::string>(pages, lines + "q " + place + " cm /I Do Q\n" + over), "", {image});
    for (std::size_t at = pdf.find("/Resources<<"); at != std::string::npos; at = pdf.find("/Resources<<", at + 1))
      pdf.insert(at + 12, "/XObject<</I 100 0 R>>");
    const Result<Document> document = ReadPdf(pdf, Limits{});
    EXPECT_TRUE(document);
    return document && AllText(*document).find(ocr::kSays) != std::string::npos;
  };
  EXPECT_TRUE(read("595 0 0 95 0 480", ""));
  EXPECT_FALSE(read("120 0 0 19 72 480", "")) << "a logo";
  EXPECT_TRUE(read("595 0 0 95 0 480", "", 2));
  EXPECT_FALSE(read("595 0 0 95 0 480", "", 3)) << "a band of the letterhead";
  std::string over;
  for (int i = 0; i < 3; ++i) over += At(72, 550 - i * 20, "Chu in de len anh nen thi anh chi la nen cua trang giay ma thoi.");
  EXPECT_FALSE(read("595 0 0 95 0 480", over)) << "a background";
}

// Without the name of the font nobody knows which letters they are: the page is to be recognised.
TEST(PdfReader, SignsWhereLettersShouldBeMakeAPagePoor) {
  std::string page;
  for (int i = 0; i < 20; ++i) page += At(72, 700 - i * 20, "C\xE9ng ho\xB5 x\xB7 h\xE9i ch\xF1 ngh\xDC" "a, Ch\xDDnh ph\xF1 \xAE\xB7 ban h\xB5nh");
  ReadPlan plan;
  plan.skip_ocr = true;
  const Result<Document> read = ReadPdf(MakePdf({page}), Limits{}, plan);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->pages.at(0).quality, document::Quality::kPoor);
  EXPECT_EQ(read->pages.at(0).why, "poor-text-layer");
  const Result<Document> plain = ReadPdf(MakePdf({At(72, 700, "Cong hoa, 5 \xB5m, 20 \xB0" "C, Windows\xAE")}), Limits{}, plan);
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->pages.at(0).quality, document::Quality::kGood);
}

}  // namespace
}  // namespace capdo::readers
