#include "report/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "fixture.h"

namespace capdo::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::vector<std::string> AllMatches(const std::string& text, const char* pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> matches;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it)
    matches.push_back((*it)[1].str());
  return matches;
}

std::string WithoutStyle(std::string html) {
  const std::size_t begin = html.find("<style>"), end = html.find("</style>");
  return html.erase(begin, end - begin);
}

TEST(Html, Golden) { ExpectGolden("report_vi.html", ToHtml(Dossier(), {})); }

TEST(Html, HoldsNoScriptAndNoAddress) {
  const std::string html = ToHtml(Dossier(), {});
  EXPECT_THAT(html, StartsWith("<!DOCTYPE html>\n<html lang=\"vi\">"));
  for (const char* forbidden : {"<script", "http:", "https:", " src=", "@import", "url(", "<link"})
    EXPECT_THAT(html, Not(HasSubstr(forbidden)));
  for (const std::string& target : AllMatches(html, "href=\"([^\"]*)\""))
    EXPECT_THAT(target, StartsWith("#"));
}

TEST(Html, EscapesEvidence) {
  result::Result result = Dossier();
  result.subject.agency = "<img onerror=\"x\"> & 'Sở'";
  result.checks[0].title = "</h4><b>";
  result.checks[0].id = "\"><i>";
  result.checks[1].fix = "\x1b<u>";
  result.digest = "<s>";
  const std::string html = ToHtml(result, {});
  EXPECT_THAT(html, HasSubstr("&lt;img onerror=&quot;x&quot;&gt; &amp; &#39;Sở&#39;"));
  EXPECT_THAT(html, HasSubstr("04_Khac/&lt;b&gt;anh chup&lt;/b&gt; &amp; ghi chú.jpg"));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; ␛[31m"));
  for (const char* forbidden : {"<img", "</h4><b>", "<i>", "<u>", "<s>", "\x1b"})
    EXPECT_THAT(html, Not(HasSubstr(forbidden)));
}

TEST(Html, HeadingsGoDownOneAtATime) {
  int last = 0;
  for (const std::string& level : AllMatches(WithoutStyle(ToHtml(Dossier(), {})), "<h([1-6])")) {
    const int now = std::stoi(level);
    EXPECT_LE(now, last + 1);
    last = now;
  }
  EXPECT_EQ(AllMatches(ToHtml(Dossier(), {}), "<(h1)>").size(), 1u);
}

TEST(Html, ElementsAreClosedInOrder) {
  const std::string html = WithoutStyle(ToHtml(Dossier(), {}));
  const std::set<std::string> empty = {"meta", "br"};
  std::vector<std::string> open;
  for (const std::string& tag : AllMatches(html, "<(/?[a-z][a-z0-9]*)[^>]*>")) {
    if (empty.contains(tag) || tag == "style" || tag == "/style") continue;
    if (tag[0] != '/') {
      open.push_back(tag);
      continue;
    }
    ASSERT_FALSE(open.empty());
    EXPECT_EQ(open.back(), tag.substr(1));
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST(Html, EveryLinkHasItsTargetOnce) {
  const std::string html = ToHtml(Dossier(), {});
  const std::vector<std::string> ids = AllMatches(html, " id=\"([^\"]*)\"");
  const std::set<std::string> unique(ids.begin(), ids.end());
  EXPECT_EQ(ids.size(), unique.size());
  for (const std::string& target : AllMatches(html, "href=\"#([^\"]*)\""))
    EXPECT_TRUE(unique.contains(target)) << target;
  for (const std::string& label : AllMatches(html, "aria-labelledby=\"([^\"]*)\""))
    EXPECT_TRUE(unique.contains(label)) << label;
}

TEST(Html, NoGapsIsNotCompliance) {
  EXPECT_THAT(ToHtml(CleanDossier(), {}),
              HasSubstr("Không phát hiện thiếu sót trong phạm vi kiểm tra."));
}

TEST(Html, EnglishChromeMarksVietnameseContent) {
  const std::string html = ToHtml(Dossier(), {.language = Language::kEnglish});
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("<strong>9.10</strong>"));
  EXPECT_THAT(html, HasSubstr("<blockquote lang=\"vi\">"));
}

}  // namespace
}  // namespace capdo::report
