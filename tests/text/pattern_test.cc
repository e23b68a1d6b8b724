#include "text/pattern.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace capdo::text {
namespace {

Pattern Must(std::string_view source) {
  Result<Pattern> pattern = Pattern::Compile(source);
  EXPECT_TRUE(pattern) << source;
  return *std::move(pattern);
}

// All matches, as the rules read them: from the end of one to the next.
std::vector<std::string> All(const Pattern& pattern, const std::string& text) {
  std::vector<std::string> out;
  std::size_t from = 0;
  while (auto match = pattern.Find(text, from)) {
    EXPECT_GE(match->whole.begin, from);
    EXPECT_FALSE(match->whole.empty());
    if (match->whole.empty()) break;
    out.push_back(text.substr(match->whole.begin, match->whole.size()));
    from = match->whole.end;
  }
  return out;
}
using Strings = std::vector<std::string>;

TEST(PatternTest, ExampleOfTheHeader) {
  const Pattern p = Must("đơn vị vận hành( hệ thống( thông tin)?)?");
  const std::string text = "b) đơn vị vận hành: sở y";
  auto m = p.Find(text);
  ASSERT_TRUE(m);
  EXPECT_EQ(text.substr(m->whole.begin, m->whole.size()), "đơn vị vận hành");
  ASSERT_EQ(m->groups.size(), 2u);
  EXPECT_TRUE(m->groups[0].empty());
  EXPECT_EQ(p.groups(), 2);
  EXPECT_FALSE(p.MatchesEmpty());
  EXPECT_EQ(p.source(), "đơn vị vận hành( hệ thống( thông tin)?)?");
}

TEST(PatternTest, WordBoundaries) {
  const Pattern p = Must("điều");
  for (const char* yes : {"điều", "(điều", "điều)", " điều ", "“điều”", "điều.", "-điều-",
                          "điềux điều", "xđiều điều", "a/điều", "điều…", "_điều_", "€điều"})
    EXPECT_TRUE(p.Matches(yes)) << yes;
  for (const char* no :
       {"điềux", "xđiều", "điều9", "9điều", "ếđiều", "điềuế", "điều\u0301", "", "điê", "Ⅲđiều"})
    EXPECT_FALSE(p.Matches(no)) << no;
}

// A match that begins with something that is no letter needs no boundary before it, whatever the alternatives.
TEST(PatternTest, AMarkOfItsOwn) {
  const Pattern p = Must("(?:^|[,;] ?|đối với )máy chủ");
  EXPECT_EQ(All(p, "máy chủ web, máy chủ mail;máy chủ in"), (Strings{"máy chủ", ", máy chủ", ";máy chủ"}));
  EXPECT_FALSE(p.Matches("cả máy chủ"));
  EXPECT_FALSE(p.Matches("web, máy chủx"));  // the end still has one
}

TEST(PatternTest, AnotherAlternativeAtTheSamePlace) {
  // The first alternative matches but ends inside a word; the second one fits.
  EXPECT_EQ(All(Must("an|an toàn"), "antoan an toàn"), (Strings{"an"}));
  EXPECT_EQ(All(Must("quy|quyết định"), "quyết định"), (Strings{"quyết định"}));
  EXPECT_EQ(All(Must("cấp độ [1-5]+?"), "cấp độ 34 cấp độ 3"), (Strings{"cấp độ 34", "cấp độ 3"}));
  EXPECT_EQ(All(Must("a+?"), "aaa"), (Strings{"aaa"}));
}

TEST(PatternTest, FindsAllOneAfterTheOther) {
  EXPECT_EQ(All(Must("a"), "a a aa a"), (Strings{"a", "a", "a"}));
  EXPECT_EQ(All(Must("a"), "a,a,ba,a"), (Strings{"a", "a", "a"}));
  EXPECT_EQ(All(Must("tin"), "tin tinh tin, tintin tin"), (Strings{"tin", "tin", "tin"}));
}

TEST(PatternTest, FindFromTheMiddle) {
  const Pattern p = Must("điều");
  const std::string text = "điều điều";
  EXPECT_EQ(p.Find(text, 0)->whole.begin, 0u);
  EXPECT_EQ(p.Find(text, 1)->whole.begin, 8u);
  EXPECT_EQ(p.Find(text, 6)->whole.begin, 8u);
  EXPECT_EQ(p.Find(text, 7)->whole.begin, 8u);
  EXPECT_EQ(p.Find(text, 8)->whole.begin, 8u);
  EXPECT_FALSE(p.Find(text, 9));
  EXPECT_FALSE(p.Find(text, text.size()));
  EXPECT_FALSE(p.Find(text, text.size() + 5));
  // A separator as the very first character must not bring "^" back.
  const Pattern first = Must("[( ]?a+?|^b");
  EXPECT_EQ(first.Find("(aab aa", 1)->whole.begin, 5u);
}

TEST(PatternTest, Anchors) {
  EXPECT_TRUE(Must("^điều").Matches("điều 1"));
  EXPECT_FALSE(Must("^điều").Matches(" điều 1"));
  EXPECT_FALSE(Must("^điều").Matches("điềux"));
  EXPECT_FALSE(Must("^điều").Find("điều điều", 1));
  EXPECT_TRUE(Must("đạt$").Matches("không đạt"));
  EXPECT_FALSE(Must("đạt$").Matches("đạt được"));
  EXPECT_TRUE(Must("^có$").Matches("có"));
}

TEST(PatternTest, PunctuationAtTheEdgesIsABoundary) {
  EXPECT_TRUE(Must("cấp độ:").Matches("cấp độ:3"));
  EXPECT_TRUE(Must("/qđ-ubnd").Matches("15/qđ-ubnd"));
  EXPECT_FALSE(Must("/qđ-ubnd").Matches("15/qđ-ubndx"));
  EXPECT_TRUE(Must("\\(ba\\)").Matches("3(ba)và"));
}

TEST(PatternTest, GroupsKeepTheirSpans) {
  const Pattern p = Must("cấp độ (\\d)( \\(([^)]*)\\))?");
  const std::string text = "xcấp độ 1 là cấp độ 3 (ba)";
  auto m = p.Find(text);
  ASSERT_TRUE(m);
  ASSERT_EQ(m->groups.size(), 3u);
  EXPECT_EQ(text.substr(m->groups[0].begin, m->groups[0].size()), "3");
  EXPECT_EQ(text.substr(m->groups[2].begin, m->groups[2].size()), "ba");
}

TEST(PatternTest, Errors) {
  Result<Pattern> bad = Pattern::Compile("a(b");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::kInvalid);
  EXPECT_FALSE(bad.error().message.empty());
  EXPECT_TRUE(Must("a*").MatchesEmpty());
  EXPECT_TRUE(Must("(a|)").MatchesEmpty());
  EXPECT_EQ(All(Must("a*"), "b aa b"), (Strings{"aa"}));  // never an empty match
}

TEST(PatternTest, CaseCounts) { EXPECT_FALSE(Must("điều").Matches("Điều")); }

TEST(PatternTest, SharedBetweenThreads) {
  const Pattern p = Must("quy|quyết định");
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&p] {
      for (int i = 0; i < 200; ++i) EXPECT_TRUE(p.Matches("các quyết định"));
    });
}

TEST(FoldPatternTest, LettersLoseTheirMarksAndSignsStay) {
  const struct {
    const char *source, *folded;
  } kCases[] = {
      {"xác thực", "xac thuc"},
      {"^đơn vị(?: [^ ]+){0,4} vận hành$", "^don vi(?: [^ ]+){0,4} van hanh$"},
      {"[ăâ]\\S\\p{L}", "[aa]\\S\\p{L}"},
      {"", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(FoldPattern(c.source), c.folded);
  EXPECT_TRUE(Pattern::Compile(FoldPattern("kiểm soát( truy cập)?"))->Matches(FoldAccents("Kiểm soát Truy cập")));
}

}  // namespace
}  // namespace capdo::text
