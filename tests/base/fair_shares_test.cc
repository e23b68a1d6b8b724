#include "base/fair_shares.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace capdo {
namespace {

using Amounts = std::vector<std::uint64_t>;

TEST(FairSharesTest, NobodyTakesThePlaceOfAnother) {
  struct File {
    std::size_t group;
    std::uint64_t amount;
  };
  const struct {
    std::vector<std::size_t> within;  // by group from the second on
    std::vector<File> files;
    Amounts given;
    std::size_t largest;
  } kCases[] = {
      {{}, {}, {}, 0},
      {{}, {{0, 40}, {0, 60}}, {40, 60}, 1},
      // Files: the smallest first; one finds too little left, nothing behind it.
      {{}, {{0, 10}, {0, 500}, {0, 60}}, {10, 30, 60}, 1},
      {{}, {{0, 101}}, {100}, 0},
      {{}, {{0, 30}, {0, 30}, {0, 30}, {0, 30}}, {30, 30, 30, 10}, 0},
      {{}, {{0, 0}, {0, 70}, {0, 80}}, {0, 70, 30}, 2},
      // Groups: equal shares, what one leaves goes to the others.
      {{0, 0}, {{1, 90}, {2, 90}}, {50, 50}, 0},
      {{0, 0, 0}, {{1, 10}, {2, 90}, {3, 300}}, {10, 45, 45}, 2},
      {{0}, {{0, 10}, {1, 500}, {1, 40}}, {10, 50, 40}, 1},
      // The files of a group have half, however many groups ask.
      {{0, 0, 0}, {{0, 60}, {0, 20}, {1, 500}, {2, 500}, {3, 500}}, {30, 20, 16, 16, 16}, 2},
      {{0}, {{0, 80}, {1, 30}}, {70, 30}, 0},
      // Groups in groups.
      {{0, 1}, {{1, 20}, {1, 25}, {2, 500}, {2, 10}}, {20, 25, 45, 10}, 2},
      {{0, 1, 1}, {{0, 40}, {1, 20}, {2, 500}, {3, 15}}, {40, 20, 25, 15}, 2},
  };
  for (const auto& c : kCases) {
    FairShares shares;
    for (const std::size_t within : c.within) shares.AddGroup(within);
    for (std::size_t i = 0; i < c.files.size(); ++i) EXPECT_EQ(shares.Ask(c.files[i].group, c.files[i].amount), i);
    EXPECT_EQ(shares.Divide(100), c.given) << &c - kCases;
    EXPECT_EQ(shares.Largest(), c.largest) << &c - kCases;
  }
}

TEST(FairSharesTest, TheBoundHoldsAndWhatIsOverStaysOver) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::size_t> within;
    for (std::size_t g = 0; g < random() % 5; ++g) within.push_back(random() % (g + 1));
    std::vector<std::pair<std::size_t, std::uint64_t>> files;
    for (int i = 0; i < 20; ++i) files.emplace_back(random() % (within.size() + 1), random() % 60);
    const std::uint64_t bound = 50 + random() % 500;
    const auto divide = [&](const std::vector<bool>& there) {  // files that are not there ask for nothing
      FairShares shares;
      for (const std::size_t one : within) shares.AddGroup(one);
      for (std::size_t i = 0; i < files.size(); ++i) shares.Ask(files[i].first, there[i] ? files[i].second : 0);
      return shares.Divide(bound);
    };
    std::vector<bool> there(files.size());
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<bool> over(files.size());
    std::uint64_t asked = 0;
    for (const std::size_t next : order) {
      there[next] = true;
      asked += files[next].second;
      const Amounts given = divide(there);
      const std::uint64_t all = std::accumulate(given.begin(), given.end(), std::uint64_t{0});
      ASSERT_LE(all, bound);
      if (asked <= bound) {
        ASSERT_EQ(all, asked);
      }
      for (std::size_t i = 0; i < files.size(); ++i) {
        if (!there[i]) continue;
        ASSERT_FALSE(over[i] && given[i] == files[i].second) << "found a place again";
        over[i] = given[i] < files[i].second;
      }
    }
  }
}

}  // namespace
}  // namespace capdo
