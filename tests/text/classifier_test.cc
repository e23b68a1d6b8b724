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
    "có\t500\t-500\n"
    "chưa\t-1000\t1000\n"
    "chưa có\t-2000\t2000\n"
    "9\t100\t-100\n";

TextClassifier Model() {
  TextClassifier model;
  std::istringstream in(kModel);
  EXPECT_EQ(model.Read(in), "");
  return model;
}

TEST(ClassifierTest, WordsAndPairsSpeakForAClass) {
  const TextClassifier model = Model();
  EXPECT_GT(model.Classify("có tường lửa").probability[0], 0.7);
  const Guess denied = model.Classify("chưa có tường lửa");
  EXPECT_LT(denied.probability[0], 0.1);
  EXPECT_NEAR(denied.probability[0] + denied.probability[1], 1, 1e-9);
  EXPECT_EQ(denied.known, 3);
}

TEST(ClassifierTest, ByTheFormulaOfLogisticRegression) {
  // Three features of length 1/sqrt(3): (0.5 - 1 - 2) / sqrt(3) against its opposite.
  const double score = -2.5 / std::sqrt(3.0);
  EXPECT_NEAR(Model().Classify("chưa có").probability[0], 1 / (1 + std::exp(-2 * score)), 1e-6);
}

TEST(ClassifierTest, WhatItDoesNotKnowItDoesNotJudge) {
  EXPECT_TRUE(Model().Classify("vô tuyến").probability.empty());
  EXPECT_EQ(Model().Classify("").known, 0);
  EXPECT_TRUE(TextClassifier().empty());
}

TEST(ClassifierTest, AWordTwiceCountsOnce) {
  const TextClassifier model = Model();
  EXPECT_EQ(model.Classify("chưa, chưa, chưa").known, model.Classify("chưa").known);
}

TEST(ClassifierTest, Tokens) {
  const std::vector<std::string> expected = {"máy", "chủ", "9", "(", "hpe", "dl9", ")", "9", ",", "9", "%"};
  EXPECT_EQ(TextClassifier::Tokens("máy chủ 02 (hpe dl380) 99,5%"), expected);
  EXPECT_TRUE(TextClassifier::Tokens("  ").empty());
}

TEST(ClassifierTest, TheStrongestWordsAreNamed) {
  const std::vector<std::string> expected = {"chưa có", "chưa"};
  EXPECT_EQ(Model().Strongest("chưa có 3 máy", 1, 3), expected);
}

TEST(ClassifierTest, WhatIsWrongIsSaidWithItsLine) {
  const struct {
    const char* text;
    const char* wrong;
  } cases[] = {
      {"", "'classes' and 'offset' are expected"},
      {"classes\tthere\n", "line 1: 'classes' and at least two names are expected"},
      {"classes\ta\tb\nword\t1\t2\n", "line 2: 'offset' is expected"},
      {"classes\ta\tb\noffset\t0\t0\nword\t1\n", "line 3: 2 whole numbers are expected"},
      {"classes\ta\tb\noffset\t0\t0\nword\t1\tx\n", "line 3: 2 whole numbers are expected"},
      {"classes\ta\tb\noffset\t0\t0\nword\t1\t2\nword\t1\t2\n", "line 4: 'word' stands here a second time"},
  };
  for (const auto& one : cases) {
    std::istringstream in(one.text);
    EXPECT_EQ(TextClassifier().Read(in), one.wrong);
  }
}

}  // namespace
}  // namespace capdo::text
