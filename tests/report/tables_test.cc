#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx/package.h"
#include "fixture.h"
#include "report/csv.h"
#include "report/gap_rows.h"
#include "report/view.h"
#include "report/workbook.h"

namespace capdo::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(CsvWriter, QuotesAndNeutralises) {
  CsvWriter csv;
  csv.Text("Sở A, cơ sở 2").Text("nói \"có\"").Text("a\nb").Number(-3).NumberOrNothing(0).Points(935).Points(5).EndRow();
  csv.Text("=1+1").Text("+1").Text("-1").Text("@SUM").Text("\tx").Text("\r=1").Text("\n=1").Text("x=1").EndRow();
  EXPECT_EQ(csv.Take(),
            "\xEF\xBB\xBF\"Sở A, cơ sở 2\",\"nói \"\"có\"\"\",\"a\nb\",-3,,9.35,0.05\r\n"
            "'=1+1,'+1,'-1,'@SUM, x,␍=1,\"'\n=1\",x=1\r\n");
}

TEST(GapRows, AreTheGapsOfTheView) {
  const result::Result result = Dossier();
  const View view(result);
  const std::vector<GapRow> rows = GapRows(result, Language::kVietnamese);
  int counted = 0;
  for (const GapRow& row : rows) {
    counted += row.advisory() ? 0 : 1;
    // Whoever reads a row learns where it was seen, or where it was looked for.
    EXPECT_TRUE(row.document.empty() != row.searched.empty()) << row.check;
    EXPECT_EQ(row.document.empty(), row.quote.empty()) << row.check;
  }
  EXPECT_EQ(counted, view.gaps);
  EXPECT_EQ(static_cast<int>(rows.size()), view.gaps + view.advisory);
  EXPECT_EQ(static_cast<int>(ReviewRows(result, Language::kVietnamese).size()), view.review);
  EXPECT_GT(view.gaps, 0);
  EXPECT_TRUE(GapRows(CleanDossier(), Language::kVietnamese).empty());
}

TEST(GapCsv, OneRowForEachGap) {
  const std::string csv = ToGapCsv(Dossier(), Language::kVietnamese);
  const std::size_t rows = GapRows(Dossier(), Language::kVietnamese).size();
  std::size_t ends = 0;
  for (std::size_t at = 0; (at = csv.find("\r\n", at)) != std::string::npos; at += 2) ++ends;
  EXPECT_EQ(ends, rows + 1);
}

TEST(Workbook, SameRowsSameBytes) {
  const auto make = [](const char* text) {
    Workbook book({"Thử", "2026-11-22"});
    book.Sheet("Một", {{"a", 10}, {"b", 20}});
    book.Text(text).Points(935).EndRow();
    book.Nothing().Date("2024-03-05").EndRow();
    book.Notes("Ghi chú", {"=1+1", "hai"});
    Result<std::string> bytes = book.Finish();
    EXPECT_TRUE(bytes);
    return bytes ? *bytes : "";
  };
  const std::string one = make("=HYPERLINK(\"http://x\")");
  EXPECT_EQ(one, make("=HYPERLINK(\"http://x\")"));
  EXPECT_NE(one, make("other"));
  EXPECT_EQ(one.substr(0, 4), "PK\x03\x04");
}

// LibreOffice leaves rows as they are: without a height the second line of a text lies over the next row.
TEST(Workbook, RowsAreAsHighAsTheirText) {
  Workbook book({"Thử", "2026-11-22"});
  book.Sheet("S", {{"a", 10}, {"b", 20}});
  book.Text("ngắn").Text("cũng ngắn").EndRow();
  book.Text("ngắn").Text("một câu dài hơn hai mươi ký tự thì xuống dòng").EndRow();
  book.Text("a\nb\nc").EndRow();
  const Result<std::string> bytes = book.Finish();
  ASSERT_TRUE(bytes);
  Result<docx::Package> package = docx::ReadPackage(*bytes);
  ASSERT_TRUE(package);
  const std::string& sheet = package->Find("xl/worksheets/sheet1.xml")->bytes;
  EXPECT_THAT(sheet, ::testing::ContainsRegex("<row r=\"2\"[^>]*><c"));
  EXPECT_THAT(sheet, ::testing::Not(::testing::ContainsRegex("<row r=\"2\"[^>]* ht=")));
  EXPECT_THAT(sheet, ::testing::ContainsRegex("<row r=\"3\"[^>]* ht=\"45\""));
  EXPECT_THAT(sheet, ::testing::ContainsRegex("<row r=\"4\"[^>]* ht=\"45\""));
}

TEST(Workbook, TakesWhatNoCellHolds) {
  Workbook book({"Thử", ""});
  book.Sheet("S", {{"a", 10}});
  book.Text(std::string(40'000, 'x')).EndRow();
  book.Text("\x01\x1b[31m \xff \xEF\xBF\xBF").EndRow();
  book.Date("khoảng 2024").EndRow();
  EXPECT_TRUE(book.Finish());
}

// Excel counts UTF-16 and calls a file with a longer cell damaged.
TEST(Workbook, CutsCellsWhereExcelCounts) {
  Workbook book({"Thử", "2026-11-22"});
  book.Sheet("S", {{"a", 10}});
  std::string smiles;
  for (int i = 0; i < 20'000; ++i) smiles += "😀";
  book.Text(smiles).EndRow();
  const Result<std::string> bytes = book.Finish();
  ASSERT_TRUE(bytes);
  Result<docx::Package> package = docx::ReadPackage(*bytes);
  ASSERT_TRUE(package);
  const std::string& texts = package->Find("xl/sharedStrings.xml")->bytes;
  EXPECT_NE(texts.find("😀 […]"), std::string::npos);
  std::size_t count = 0;
  for (std::size_t at = 0; (at = texts.find("😀", at)) != std::string::npos; at += 4) ++count;
  EXPECT_EQ(count, 16'000u);
}

TEST(Workbook, GapsOfOneResult) {
  const Result<std::string> one = ToGapWorkbook(Dossier(), Language::kVietnamese);
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_EQ(*one, *ToGapWorkbook(Dossier(), Language::kVietnamese));
  EXPECT_TRUE(ToGapWorkbook(CleanDossier(), Language::kEnglish));
}

}  // namespace
}  // namespace capdo::report
