// More documents than the analysis takes: who is judged, and what is told of the others.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

// One file with so many decisions.
InputFile Decisions(const std::string& path, int count, int container = -1) {
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
  file.container = container;
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

TEST(BoundsTest, TheBoundIsSharedOut) {
  // Two files in an archive and two more in an archive there; and a file of the folder. An archive may be a document itself, as e-mails are.
  const std::vector<InputFile> files = {Decisions("a.zip", 1),           Decisions("a.zip/1.docx", 2, 0),
                                        Decisions("a.zip/b.zip", 1, 0),  Decisions("a.zip/b.zip/1.docx", 5, 2),
                                        Decisions("a.zip/b.zip/2.docx", 1, 2), Decisions("c.docx", 2)};
  const struct {
    std::uint64_t bound;
    std::vector<int> judged;      // documents, by file
    std::vector<std::size_t> cut;  // files
  } kCases[] = {
      {12, {1, 2, 1, 5, 1, 2}, {}},
      {11, {1, 2, 1, 4, 1, 2}, {3}},
      {8, {1, 1, 1, 2, 1, 2}, {1, 3}},
      {6, {1, 0, 1, 1, 1, 2}, {1, 3}},
  };
  for (const auto& c : kCases) {
    const result::Result result = Bounded(files, c.bound);
    std::vector<std::string> expected;
    for (std::size_t f = 0; f < files.size(); ++f) {
      if (c.judged[f] == 0) expected.push_back(files[f].path + " unreadable folder-full");
      for (int n = 0; n < c.judged[f]; ++n)
        expected.push_back(files[f].path + (std::count(c.cut.begin(), c.cut.end(), f) == 0 ? " read" : " partly-read folder-full"));
    }
    EXPECT_EQ(Outcomes(result), expected) << c.bound;
    ASSERT_EQ(result.limits.size(), c.cut.empty() ? 0u : 1u) << c.bound;
    if (c.cut.empty()) continue;
    EXPECT_EQ(result.limits[0].name, "max_folder_documents");
    EXPECT_EQ(result.limits[0].hits, static_cast<int>(c.cut.size())) << c.bound;
  }
}

TEST(BoundsTest, WhatIsNotJudgedIsNeverHeldAgainstTheDossier) {
  const std::vector<InputFile> files = {Decisions("a.docx", 9)};
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
  const result::Result result = Check({Decisions("a.docx", 1), lost});
  ASSERT_EQ(result.documents.size(), 2u);
  EXPECT_EQ(result.documents[1].reason, "folder-full");
  ASSERT_EQ(result.documents[1].warnings.size(), 1u);
  EXPECT_EQ(result.documents[1].warnings[0].code, "folder-full");
  EXPECT_EQ(result.documents[1].warnings[0].message, "a.zip");
}

}  // namespace
}  // namespace capdo::analysis
