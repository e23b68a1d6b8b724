#include "text/classifier.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

namespace capdo::text {
namespace {

constexpr const char* kModel =
    "# a comment\n"
    "classes\tthere\tdeny\n"
    "offset\t0\t0\n"
    "có\t0:500\t1:-500\n"
    "chưa\t0:-1000\t1:1000\n"
    "chưa có\t0:-2000\t1:2000\n"
    "9\t0:100\t1:-100\n";

Classifier Model() {
  Classifier model;
  std::istringstream in(kModel);
  EXPECT_EQ(model.Read(in), "");
  return model;
}

TEST(ClassifierTest, WordsAndPairsSpeakForAClass) {
  const Classifier model = Model();
  EXPECT_GT(model.Classify(WordsAndPairs("có tường lửa")).Probabilities()[0], 0.7);
  const Guess denied = model.Classify(WordsAndPairs("chưa có tường lửa"));
  EXPECT_LT(denied.Probabilities()[0], 0.1);
  EXPECT_NEAR(denied.Probabilities()[0] + denied.Probabilities()[1], 1, 1e-9);
  EXPECT_EQ(denied.known, 3);
}

TEST(ClassifierTest, ByTheFormulaOfLogisticRegression) {
  // Three features of length 1/sqrt(3): (0.5 - 1 - 2) / sqrt(3) against its opposite.
  const double score = -2.5 / std::sqrt(3.0);
  EXPECT_NEAR(Model().Classify(WordsAndPairs("chưa có")).Probabilities()[0], 1 / (1 + std::exp(-2 * score)), 1e-6);
}

TEST(ClassifierTest, WhatItDoesNotKnowItDoesNotJudge) {
  EXPECT_TRUE(Model().Classify(WordsAndPairs("vô tuyến")).Probabilities().empty());
  EXPECT_EQ(Model().Classify(WordsAndPairs("")).known, 0);
  EXPECT_TRUE(Classifier().empty());
}

TEST(ClassifierTest, AWordTwiceCountsOnce) {
  const Classifier model = Model();
  EXPECT_EQ(model.Classify(WordsAndPairs("chưa, chưa, chưa")).known, model.Classify(WordsAndPairs("chưa")).known);
}

TEST(ClassifierTest, Tokens) {
  const std::vector<std::string> expected = {"máy", "chủ", "9", "(", "hpe", "dl9", ")", "9", ",", "9", "%"};
  EXPECT_EQ(Tokens("máy chủ 02 (hpe dl380) 99,5%"), expected);
  EXPECT_TRUE(Tokens("  ").empty());
}

TEST(ClassifierTest, ATitleStandsForItselfAndWithTheText) {
  const Features expected = {"t:sao", "t:sao lưu", "t:lưu", "sao", "sao lưu", "lưu", "9", "9 bản", "bản"};
  EXPECT_EQ(OfTitled("sao lưu", "3 bản."), expected);
}

TEST(ClassifierTest, AClassWithoutAWeightKeepsItsOffset) {
  Classifier model;
  std::istringstream in("classes\ta\tb\tc\noffset\t1000\t0\t-500\nmáy\t1:2000\nchủ\n");
  ASSERT_EQ(model.Read(in), "");
  const Guess guess = model.Classify(WordsAndPairs("máy chủ"));
  ASSERT_EQ(guess.score.size(), 3u);
  EXPECT_EQ(guess.known, 2);
  EXPECT_DOUBLE_EQ(guess.score[0], 1);
  EXPECT_NEAR(guess.score[1], 2 / std::sqrt(2.0), 1e-6);
  EXPECT_DOUBLE_EQ(guess.score[2], -0.5);
}

TEST(ClassifierTest, TheStrongestWordsAreNamed) {
  const std::vector<std::string> expected = {"chưa có", "chưa"};
  EXPECT_EQ(Model().Strongest(WordsAndPairs("chưa có 3 máy"), 1, 3), expected);
}

TEST(ClassifierTest, WhatIsWrongIsSaidWithItsLine) {
  const struct {
    const char* text;
    const char* wrong;
  } cases[] = {
      {"", "'classes' and 'offset' are expected"},
      {"classes\tthere\n", "line 1: 'classes' and at least two names are expected"},
      {"classes\ta\tb\nword\t0:1\n", "line 2: 'offset' and 2 whole numbers are expected"},
      {"classes\ta\tb\noffset\t0\n", "line 2: 'offset' and 2 whole numbers are expected"},
      {"classes\ta\tb\noffset\t0\tx\n", "line 2: 'offset' and 2 whole numbers are expected"},
      {"classes\ta\tb\noffset\t0\t0\nword\t1\n", "line 3: '1' is no class (0 to 1) with its weight"},
      {"classes\ta\tb\noffset\t0\t0\nword\t2:5\n", "line 3: '2:5' is no class (0 to 1) with its weight"},
      {"classes\ta\tb\noffset\t0\t0\nword\t-1:5\n", "line 3: '-1:5' is no class (0 to 1) with its weight"},
      {"classes\ta\tb\noffset\t0\t0\nword\t0:x\n", "line 3: '0:x' is no class (0 to 1) with its weight"},
      {"classes\ta\tb\noffset\t0\t0\nword\t0:1\nword\t0:1\n", "line 4: 'word' stands here a second time"},
  };
  for (const auto& one : cases) {
    std::istringstream in(one.text);
    EXPECT_EQ(Classifier().Read(in), one.wrong);
  }
}

}  // namespace
}  // namespace capdo::text
