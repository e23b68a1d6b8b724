#include "report/sarif.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixture.h"
#include "report/html.h"

namespace capdo::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// SARIF 2.1.0, 3.11.6: text in brackets before text in parentheses is a link.
TEST(Sarif, TextOfTheEvidenceIsNoLink) {
  result::Result result = Dossier();
  ASSERT_FALSE(result.documents.empty());
  result.documents.front().path = "[tên](javascript:a).docx";
  int cited = 0;
  for (result::CheckResult& check : result.checks)
    for (result::Citation& citation : check.citations) {
      citation.quote = "[trích](https://x.vn)";
      ++cited;
    }
  ASSERT_GT(cited, 0);
  const std::string sarif = ToSarif(result, Language::kVietnamese);
  EXPECT_THAT(sarif, HasSubstr(R"X(\\[trích\\](https://x.vn))X"));
  // The quotation as it stands is data, not a message.
  EXPECT_THAT(sarif, HasSubstr(R"X("quote": "[trích](https://x.vn)")X"));
  EXPECT_THAT(sarif, HasSubstr(R"X(\\[tên\\](javascript:a).docx)X"));
  EXPECT_THAT(sarif, Not(HasSubstr("[tên](")));
}

TEST(Html, AFileWithoutPlaceNamesTheOneThatTookIt) {
  result::Result result = Dossier();
  result::DocumentEntry& lost = result.documents.front();
  lost.outcome = "unreadable";
  lost.reason = "folder-full";
  lost.page_status.clear();
  lost.warnings = {{"folder-full", "Thư mục đã đầy; tệp chiếm nhiều chỗ nhất: a.zip.", 0}};
  const std::string html = ToHtml(result, {});
  EXPECT_THAT(html, HasSubstr("không còn chỗ. Thư mục đã đầy; tệp chiếm nhiều chỗ nhất: a.zip."));
  EXPECT_THAT(html, HasSubstr("Để mỗi hồ sơ một thư mục"));
}

}  // namespace
}  // namespace capdo::report
