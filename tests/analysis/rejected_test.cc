// Places whose words fit and that did not count (rejected.h).
#include <gtest/gtest.h>

#include <string>

#include "builder.h"

namespace capdo::analysis {
namespace {

// "why: quotation" of each, one line each.
std::string Rejected(const result::CheckResult& check) {
  std::string out;
  for (const result::RejectedPlace& place : check.rejected) out += place.why + ": " + place.citation.quote + "\n";
  return out;
}

Paper Dossier() {
  Paper paper;
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Bold("MỤC LỤC").Lines(
      "1. Phạm vi, quy mô ........ 3\n2. Mô hình lô-gic ........ 5\n3. Phương án ........ 9");
  return paper;
}

TEST(RejectedTest, TheContentsNextToAPromise) {
  Paper paper = Dossier();
  paper.Heading("1. Phạm vi, quy mô").Text("Đang cập nhật, sẽ bổ sung sau.").Heading("2. Mô hình lô-gic").Text("Hệ thống gồm bốn vùng mạng tách biệt.");
  const result::Result result = Check({paper.File("level-dossier")});
  const result::CheckResult& check = Of(result, "dossier.scope");
  EXPECT_EQ(check.outcome, result::Outcome::kFail) << Say(check);
  EXPECT_EQ(Rejected(check), "table-of-contents: 1. Phạm vi, quy mô\n");
  // The cited place is told by the check itself.
  for (const result::RejectedPlace& place : check.rejected)
    for (const result::Citation& citation : check.citations) EXPECT_NE(place.citation.quote, citation.quote);
}

TEST(RejectedTest, NothingIsToldOfWhatHolds) {
  Paper paper = Dossier();
  paper.Heading("1. Phạm vi, quy mô").Text("Hệ thống phục vụ 24 sở, ban, ngành và 129 xã với 3.100 tài khoản công chức trên toàn tỉnh.");
  const result::Result result = Check({paper.File("level-dossier")});
  const result::CheckResult& check = Of(result, "dossier.scope");
  EXPECT_EQ(check.outcome, result::Outcome::kPass) << Say(check);
  EXPECT_TRUE(check.rejected.empty());
}

TEST(RejectedTest, AFewOfEachReason) {
  Paper paper = Dossier();
  for (int i = 0; i < 9; ++i) paper.Heading("Phạm vi, quy mô").Text("Đang cập nhật.");
  const result::Result result = Check({paper.File("level-dossier")});
  const result::CheckResult& check = Of(result, "dossier.scope");
  EXPECT_LE(check.rejected.size(), 6u);
  EXPECT_GE(check.rejected.size(), 2u) << Rejected(check);
}

TEST(RejectedTest, HiddenWordsAreTold) {
  Paper paper = Dossier();
  paper.Heading("1. Phạm vi, quy mô").Text("Đang cập nhật, sẽ bổ sung sau.");
  paper.InLayer(document::Layer::kHidden, "Phạm vi, quy mô: phục vụ 24 sở, ban, ngành.");
  const result::Result result = Check({paper.File("level-dossier")});
  EXPECT_NE(Rejected(Of(result, "dossier.scope")).find("hidden: Phạm vi, quy mô"), std::string::npos)
      << Rejected(Of(result, "dossier.scope"));
}

}  // namespace
}  // namespace capdo::analysis
