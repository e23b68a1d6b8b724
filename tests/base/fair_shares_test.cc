#include "base/fair_shares.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

namespace capdo {
namespace {

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

TEST(FairSharesTest, NobodyTakesThePlaceOfAnother) {
  const struct {
    std::vector<std::uint64_t> asked;
    std::uint64_t share;
    std::size_t largest;
  } kCases[] = {
      {{}, kAll, 0},
      {{40, 60}, kAll, 1},
      {{10, 500, 60}, 45, 1},
      {{101}, 100, 0},
      {{30, 30, 30, 30}, 25, 0},
      {{1, 1, 1000}, 98, 2},
      {{0, 70, 0, 80}, 50, 3},
  };
  for (const auto& c : kCases) {
    FairShares shares(std::max<std::size_t>(c.asked.size(), 1), 100);
    for (std::size_t i = 0; i < c.asked.size(); ++i) shares.Ask(i, c.asked[i]);
    EXPECT_EQ(shares.share(), c.share);
    EXPECT_EQ(shares.largest(), c.largest);
  }
}

TEST(FairSharesTest, TheOrderDoesNotCountAndTheShareOnlyFalls) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const std::size_t groups = 1 + random() % 9;
    std::vector<std::pair<std::size_t, std::uint64_t>> asks;
    for (int i = 0; i < 30; ++i) asks.emplace_back(random() % groups, random() % 90);
    std::uint64_t expected = 0;
    for (int order = 0; order < 3; ++order) {
      std::shuffle(asks.begin(), asks.end(), random);
      FairShares shares(groups, 400);
      std::uint64_t before = kAll;
      for (const auto& [group, amount] : asks) {
        shares.Ask(group, amount);
        ASSERT_LE(shares.share(), before);
        before = shares.share();
      }
      if (order == 0) expected = before;
      ASSERT_EQ(before, expected);
    }
    // As large as the bound allows.
    const auto given = [&](std::uint64_t share) {
      std::vector<std::uint64_t> sums(groups);
      for (const auto& [group, amount] : asks) sums[group] += amount;
      std::uint64_t all = 0;
      for (const std::uint64_t sum : sums) all += std::min(sum, share);
      return all;
    };
    EXPECT_LE(given(expected), 400u);
    if (expected != kAll) {
      EXPECT_GT(given(expected + 1), 400u);
    }
  }
}

}  // namespace
}  // namespace capdo
