#include "batch/shared_text.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "text/shingles.h"

namespace capdo::batch {
namespace {

// `count` words that nobody else has, by `seed`.
std::string Words(const std::string& seed, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += seed + std::string(1, static_cast<char>('a' + i % 26)) + static_cast<char>('a' + i / 26) + ' ';
  return text;
}

TextPassage Passage(const std::string& path, const std::string& text, int words) {
  return {path, 3, words, text.substr(0, 20), text::Shingles(text)};
}

TEST(SharedTextTest, PassagesComeBackAsTheyWere) {
  const std::vector<TextPassage> passages = {Passage("a b/quy chế.docx", Words("x", 60), 60), {"", 0, 0, "dòng\nhai", {}}};
  const auto back = DecodePassages(EncodePassages(passages));
  ASSERT_TRUE(back);
  ASSERT_EQ(back->size(), 2u);
  EXPECT_EQ((*back)[0].path, "a b/quy chế.docx");
  EXPECT_EQ((*back)[0].page, 3);
  EXPECT_EQ((*back)[0].words, 60);
  EXPECT_EQ((*back)[0].shingles, passages[0].shingles);
  EXPECT_EQ((*back)[1].quote, "dòng\nhai");
}

TEST(SharedTextTest, OtherBytesAreNoPassages) {
  const std::string good = EncodePassages({Passage("a", Words("x", 60), 60)});
  EXPECT_FALSE(DecodePassages(""));
  EXPECT_FALSE(DecodePassages("capdo-passages/2\n"));
  for (std::size_t size = good.find('\n') + 2; size < good.size(); ++size) EXPECT_FALSE(DecodePassages(good.substr(0, size))) << size;
  EXPECT_FALSE(DecodePassages(good + "x"));
}

TEST(SharedTextTest, PairsThatShareMuchAreTold) {
  const std::string shared = Words("m", 120), more = Words("n", 60);
  SharedText texts;
  texts.Add(5, {Passage("c.docx", Words("u", 300), 300)});
  texts.Add(2, {Passage("a.docx", shared, 120), Passage("a.docx", more, 60), Passage("a.docx", Words("v", 80), 80)});
  texts.Add(4, {Passage("b.docx", Words("w", 90), 90), Passage("b.docx", shared, 120), Passage("b.docx", more, 60)});
  const std::vector<SharedPair> pairs = texts.Pairs();
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs[0].one, 2u);
  EXPECT_EQ(pairs[0].two, 4u);
  EXPECT_EQ(pairs[0].words, 180);
  EXPECT_EQ(pairs[0].passages, 2);
  EXPECT_EQ(pairs[0].at_one.path, "a.docx");
  EXPECT_EQ(pairs[0].at_two.path, "b.docx");
  EXPECT_EQ(pairs[0].at_two.words, 120);
}

TEST(SharedTextTest, AnotherNameInTheMiddleHidesNothing) {
  const std::string begin = Words("m", 100), end = Words("n", 100);
  SharedText texts;
  texts.Add(0, {Passage("a", begin + "tỉnh sông lam " + end, 203)});
  texts.Add(1, {Passage("b", begin + "thành phố hồng lĩnh " + end, 204)});
  ASSERT_EQ(texts.Pairs().size(), 1u);
}

TEST(SharedTextTest, AFewWordsAndFormsAreNot) {
  SharedText few;
  few.Add(0, {Passage("a", Words("m", 100), 100)});
  few.Add(1, {Passage("b", Words("m", 100), 100)});
  EXPECT_TRUE(few.Pairs().empty());
  SharedText form;  // four of four agencies have it
  for (std::size_t i = 0; i < 4; ++i) form.Add(i, {Passage("a", Words("m", 300), 300)});
  EXPECT_TRUE(form.Pairs().empty());
}

}  // namespace
}  // namespace capdo::batch
