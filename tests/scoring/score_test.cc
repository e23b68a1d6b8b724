#include "scoring/score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace capdo::scoring {
namespace {

using result::Outcome;

// p pass, h partial (half), r review, f fail, c not-checked, n not-applicable; capitals: advisory
void AddChecks(result::Result& result, const std::string& block, const std::string& outcomes) {
  for (char code : outcomes) {
    result::CheckResult check;
    check.id = block + "." + std::to_string(result.checks.size());
    check.block = block;
    const bool advisory = code >= 'A' && code <= 'Z';
    check.need = advisory ? "advisory" : "required";
    switch (advisory ? code - 'A' + 'a' : code) {
      case 'p': check.outcome = Outcome::kPass; break;
      case 'h': check.outcome = Outcome::kPartial; break;
      case 'r': check.outcome = Outcome::kReview; break;
      case 'f': check.outcome = Outcome::kFail; break;
      case 'c': check.outcome = Outcome::kNotChecked; break;
      default: check.outcome = Outcome::kNotApplicable; break;
    }
    result.checks.push_back(check);
  }
}

rules::ScoreBlock MakeBlock(const std::string& id, const std::string& of, double points) {
  rules::ScoreBlock block;
  block.id = id;
  block.of = of;
  block.title = "Khối " + id;
  block.points = points;
  block.points_status = "assumed";
  return block;
}

TEST(ScoreTest, OneBlock) {
  struct Case {
    double points;
    const char* outcomes;
    double awarded, possible;
  };
  const std::vector<Case> cases = {
      {2, "pppp", 2, 2},
      {2, "ffff", 0, 0},
      {2, "ppff", 1, 1},
      {2, "hhhh", 1, 1},
      {2, "rrrr", 0, 2},
      {2, "cccc", 0, 0},
      {2, "", 0, 0},
      {2, "nnnn", 0, 0},
      {2, "pnnn", 2, 2},            // what does not apply leaves the sum
      {2, "pfnn", 1, 1},
      {2, "pc", 1, 1},              // not checked counts 0 and stays in the sum
      {2, "pr", 1, 2},
      {2, "hr", 0.5, 1.5},
      {2, "pFPRHC", 2, 2},          // advisory never counts
      {2, "F", 0, 0},
      {1, "pff", 0.33, 0.33},       // 0.333…
      {1, "ppf", 0.66, 0.66},       // 0.666…, never up
      {2, "ppf", 1.33, 1.33},
      {1.75, "pppppph", 1.62, 1.62},  // 1.625
      {1.75, "pppppfr", 1.25, 1.5},
      {1.5, "phrfcn", 0.45, 0.75},
      {0.01, "pf", 0, 0},
      {5, "pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppf", 4.92, 4.92},  // 63/64 = 4.921875
      {15, "ppppppphh", 13.33, 13.33},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::to_string(c.points) + " " + c.outcomes);
    result::Result result;
    AddChecks(result, "1", c.outcomes);
    rules::Checklist checklist;
    checklist.total_points = c.points;
    checklist.blocks = {MakeBlock("1", "", c.points)};
    Score(result, checklist);
    ASSERT_EQ(result.score.blocks.size(), 1u);
    EXPECT_DOUBLE_EQ(result.score.awarded, c.awarded);
    EXPECT_DOUBLE_EQ(result.score.possible, c.possible);
    EXPECT_DOUBLE_EQ(result.score.blocks[0].awarded, c.awarded);
    EXPECT_DOUBLE_EQ(result.score.blocks[0].max, c.points);
  }
}

TEST(ScoreTest, CountsAndSum) {
  result::Result result;
  AddChecks(result, "1", "ppphrrffcnnPF");
  rules::Checklist checklist;
  checklist.blocks = {MakeBlock("1", "", 2)};
  Score(result, checklist);
  const result::Block& block = result.score.blocks[0];
  EXPECT_EQ(block.passed, 3);
  EXPECT_EQ(block.partial, 1);
  EXPECT_EQ(block.review, 2);
  EXPECT_EQ(block.failed, 2);
  EXPECT_EQ(block.not_checked, 1);
  EXPECT_EQ(block.required, 9);
  EXPECT_EQ(block.required, block.passed + block.partial + block.review + block.failed + block.not_checked);
  EXPECT_EQ(block.sum, "(3 + 0.5 × 1) / 9");
  EXPECT_EQ(block.title, "Khối 1");
  EXPECT_EQ(block.points_status, "assumed");
}

// What the law asks for only under a condition counts where the dossier shows that it applies.
TEST(ScoreTest, ConditionalCountsWhereItApplies) {
  for (const auto& [outcome, awarded] : std::vector<std::pair<char, double>>{{'p', 2}, {'f', 1}, {'n', 2}, {'r', 1}}) {
    result::Result result;
    AddChecks(result, "1", std::string("p") + outcome);
    result.checks[1].need = "conditional";
    rules::Checklist checklist;
    checklist.blocks = {MakeBlock("1", "", 2)};
    Score(result, checklist);
    EXPECT_DOUBLE_EQ(result.score.awarded, awarded) << outcome;
  }
}

TEST(ScoreTest, InnerBlocksAreSummedAsTheyAreShown) {
  result::Result result;
  AddChecks(result, "1a", "ppf");  // 1.3333 → 1.33
  AddChecks(result, "1b", "pff");  // 0.5
  AddChecks(result, "1c", "pfr");  // 0.5 / 1.0
  AddChecks(result, "2", "pfffffr");  // 5/7 = 0.714 → 0.71; possible 1.428 → 1.42
  AddChecks(result, "", "ffff");   // cross checks
  AddChecks(result, "9", "ffff");  // a block that is not there
  rules::Checklist checklist;
  checklist.total_points = 10;
  checklist.blocks = {MakeBlock("1", "", 5), MakeBlock("1a", "1", 2), MakeBlock("1b", "1", 1.5), MakeBlock("1c", "1", 1.5), MakeBlock("2", "", 5)};
  Score(result, checklist);
  ASSERT_EQ(result.score.blocks.size(), 2u);
  const result::Block& first = result.score.blocks[0];
  ASSERT_EQ(first.blocks.size(), 3u);
  EXPECT_DOUBLE_EQ(first.blocks[0].awarded, 1.33);
  EXPECT_DOUBLE_EQ(first.blocks[1].awarded, 0.5);
  EXPECT_DOUBLE_EQ(first.blocks[2].awarded, 0.5);
  EXPECT_DOUBLE_EQ(first.blocks[2].possible, 1.0);
  EXPECT_DOUBLE_EQ(first.awarded, 2.33);
  EXPECT_DOUBLE_EQ(first.possible, 2.83);
  EXPECT_EQ(first.required, 9);
  EXPECT_EQ(first.sum, "1a + 1b + 1c");
  EXPECT_EQ(first.blocks[0].of, "1");
  EXPECT_DOUBLE_EQ(result.score.blocks[1].awarded, 0.71);
  EXPECT_DOUBLE_EQ(result.score.blocks[1].possible, 1.42);
  EXPECT_DOUBLE_EQ(result.score.awarded, 3.04);
  EXPECT_DOUBLE_EQ(result.score.possible, 4.25);
  EXPECT_DOUBLE_EQ(result.score.max, 10);
}

// A block whose every check does not apply: nothing to award, and the sheet must not divide by nothing.
TEST(ScoreTest, LeafThatDoesNotApply) {
  result::Result result;
  AddChecks(result, "1a", "nnn");
  AddChecks(result, "1b", "pp");
  rules::Checklist checklist;
  checklist.blocks = {MakeBlock("1", "", 2), MakeBlock("1a", "1", 1), MakeBlock("1b", "1", 1)};
  Score(result, checklist);
  EXPECT_DOUBLE_EQ(result.score.awarded, 1);
  EXPECT_DOUBLE_EQ(result.score.possible, 1);
  EXPECT_EQ(result.score.blocks[0].blocks[0].required, 0);
}

// Over every mix of up to nine checks: never over the exact value, less than a hundredth under it, awarded ≤ possible.
TEST(ScoreTest, RoundsDownByLessThanAHundredth) {
  for (const double points : {0.5, 1.0, 1.5, 1.75, 2.0, 5.0}) {
    for (int p = 0; p <= 9; ++p) {
      for (int h = 0; p + h <= 9; ++h) {
        for (int r = 0; p + h + r <= 9; ++r) {
          const int total = 9;
          result::Result result;
          AddChecks(result, "1", std::string(static_cast<std::size_t>(p), 'p') + std::string(static_cast<std::size_t>(h), 'h') +
                                     std::string(static_cast<std::size_t>(r), 'r') + std::string(static_cast<std::size_t>(total - p - h - r), 'f'));
          rules::Checklist checklist;
          checklist.blocks = {MakeBlock("1", "", points)};
          Score(result, checklist);
          const double exact = points * (p + 0.5 * h) / total, most = points * (p + 0.5 * h + r) / total;
          EXPECT_LE(result.score.awarded, exact + 1e-9);
          EXPECT_GT(result.score.awarded, exact - 0.01);
          EXPECT_LE(result.score.possible, most + 1e-9);
          EXPECT_GT(result.score.possible, most - 0.01);
          EXPECT_LE(result.score.awarded, result.score.possible);
          EXPECT_LE(result.score.possible, points);
          EXPECT_NEAR(result.score.awarded * 100, std::round(result.score.awarded * 100), 1e-6) << "two decimals";
        }
      }
    }
  }
}

// Scoring again replaces the first score, it does not add to it.
TEST(ScoreTest, Again) {
  result::Result result;
  AddChecks(result, "1", "pf");
  rules::Checklist checklist;
  checklist.blocks = {MakeBlock("1", "", 2)};
  Score(result, checklist);
  Score(result, checklist);
  EXPECT_EQ(result.score.blocks.size(), 1u);
  EXPECT_DOUBLE_EQ(result.score.awarded, 1);
}

// By the blocks that the result has: what a person decides changes the outcomes, not the measure.
TEST(ScoreTest, AgainAfterDecisions) {
  result::Result result;
  AddChecks(result, "1a", "pfr");
  AddChecks(result, "1b", "f");
  rules::Checklist checklist;
  checklist.total_points = 5;
  checklist.blocks = {MakeBlock("1", "", 5), MakeBlock("1a", "1", 3), MakeBlock("1b", "1", 2)};
  Score(result, checklist);
  const result::Score before = result.score;
  ScoreAgain(result);
  EXPECT_DOUBLE_EQ(result.score.awarded, before.awarded);
  EXPECT_EQ(result.score.blocks[0].blocks[1].title, before.blocks[0].blocks[1].title);
  result.checks[1].outcome = Outcome::kPass;
  result.checks[2].outcome = Outcome::kNotApplicable;
  ScoreAgain(result);
  EXPECT_DOUBLE_EQ(result.score.awarded, 3);
  EXPECT_DOUBLE_EQ(result.score.max, 5);
  EXPECT_EQ(result.score.blocks[0].blocks[0].sum, "(2 + 0.5 × 0) / 2");
}

}  // namespace
}  // namespace capdo::scoring
