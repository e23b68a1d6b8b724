// More documents than the analysis takes: who is judged, and what is told of the others.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

// One file with so many decisions.
InputFile Decisions(const std::string& path, int count, std::size_t root) {
  Paper paper(path);
  paper.Page(1);
  for (int i = 1; i <= count; ++i)
    paper.Letterhead("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố: " + std::to_string(i) + "/QĐ-UBND",
                     "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Lam, ngày 01 tháng 3 năm 2024")
        .Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin").Title("QUYẾT ĐỊNH:")
        .Lines("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin như sau:\n"
               "a) Tên hệ thống thông tin: Cổng dịch vụ công tỉnh Sông Lam\n2. Cấp độ an toàn hệ thống thông tin: Cấp độ 3\n"
               "Điều 2. Quyết định có hiệu lực từ ngày ký.");
  InputFile file = paper.File();
  file.root = root;
  return file;
}

std::vector<std::string> Outcomes(const result::Result& result) {
  std::vector<std::string> out;
  for (const result::DocumentEntry& document : result.documents)
    out.push_back(document.path + " " + document.outcome + (document.reason.empty() ? "" : " " + document.reason));
  return out;
}

result::Result Bounded(const std::vector<InputFile>& files, std::uint64_t max_documents) {
  Options options;
  options.as_of = {2026, 11, 22};
  options.max_documents = max_documents;
  return Analyze(files, Rules(), options);
}

TEST(BoundsTest, EachFileOfTheFolderHasAnEqualShare) {
  using Said = std::vector<std::string>;
  // Two files of one archive that sorts first, and a file of its own.
  const std::vector<InputFile> files = {Decisions("a.zip/1.docx", 3, 0), Decisions("a.zip/2.docx", 2, 0), Decisions("b.docx", 2, 1)};
  const std::string part = "a.zip/1.docx partly-read folder-full", none = "a.zip/2.docx unreadable folder-full";
  const struct {
    std::uint64_t bound;
    Said said;
    int met;
  } kCases[] = {
      {7, {"a.zip/1.docx read", "a.zip/1.docx read", "a.zip/1.docx read", "a.zip/2.docx read", "a.zip/2.docx read", "b.docx read", "b.docx read"}, 0},
      {6, {"a.zip/1.docx read", "a.zip/1.docx read", "a.zip/1.docx read", "a.zip/2.docx partly-read folder-full", "b.docx read", "b.docx read"}, 1},
      {4, {part, part, none, "b.docx read", "b.docx read"}, 2},
      {2, {part, none, "b.docx partly-read folder-full"}, 3},
  };
  for (const auto& c : kCases) {
    const result::Result result = Bounded(files, c.bound);
    EXPECT_EQ(Outcomes(result), c.said) << c.bound;
    ASSERT_EQ(result.limits.size(), c.met > 0 ? 1u : 0u) << c.bound;
    if (c.met == 0) continue;
    EXPECT_EQ(result.limits[0].name, "max_folder_documents");
    EXPECT_EQ(result.limits[0].hits, c.met) << c.bound;
  }
}

TEST(BoundsTest, WhatIsNotJudgedIsNeverHeldAgainstTheDossier) {
  const std::vector<InputFile> files = {Decisions("a.docx", 9, 0)};
  int failed = 0, review = 0;
  for (const result::CheckResult& check : Bounded(files, 100).checks)
    failed += check.outcome == result::Outcome::kFail && check.evidence == result::Evidence::kMissing ? 1 : 0;
  EXPECT_GT(failed, 0);
  for (const result::CheckResult& check : Bounded(files, 2).checks) {
    EXPECT_FALSE(check.outcome == result::Outcome::kFail && check.evidence == result::Evidence::kMissing) << check.id;
    review += check.outcome == result::Outcome::kReview ? 1 : 0;
  }
  EXPECT_GT(review, 0);
}

TEST(BoundsTest, WhoTookThePlaceIsTold) {
  InputFile lost = Unread("b.docx", ErrorCode::kFolderFull);
  lost.error.message = "a.zip";
  const result::Result result = Check({Decisions("a.docx", 1, 0), lost});
  ASSERT_EQ(result.documents.size(), 2u);
  EXPECT_EQ(result.documents[1].reason, "folder-full");
  ASSERT_EQ(result.documents[1].warnings.size(), 1u);
  EXPECT_EQ(result.documents[1].warnings[0].code, "folder-full");
  EXPECT_EQ(result.documents[1].warnings[0].message, "a.zip");
}

}  // namespace
}  // namespace capdo::analysis
