#include "worker/progress.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <climits>

namespace capdo::worker {
namespace {

TEST(ProgressTest, WhatIsPackedComesOutAgain) {
  const ProgressReport kReports[] = {{ReadStage::kOpen, 0, false, 0},
                                     {ReadStage::kPage, 1, false, 1},
                                     {ReadStage::kBlocks, INT_MAX, true, 0},
                                     {ReadStage::kLayout, 12, true, (1 << 28) - 1},
                                     {ReadStage::kExtras, 0, false, 5000}};
  for (const ProgressReport& report : kReports) {
    const std::uint64_t word = PackProgress(report);
    EXPECT_NE(word, 0u);
    const std::optional<ProgressReport> out = UnpackProgress(word);
    ASSERT_TRUE(out);
    EXPECT_EQ(out->stage, report.stage);
    EXPECT_EQ(out->unit, report.unit);
    EXPECT_EQ(out->damaged, report.damaged);
    EXPECT_EQ(out->pages, report.pages);
  }
  EXPECT_EQ(UnpackProgress(PackProgress({ReadStage::kPage, -1, false, INT_MAX}))->unit, 0);
  EXPECT_EQ(UnpackProgress(PackProgress({ReadStage::kPage, 1, false, INT_MAX}))->pages, (1 << 28) - 1);
}

TEST(ProgressTest, WhatNoReaderSaysIsNothing) {
  for (const std::uint64_t word : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}, std::uint64_t{1} << 63 | std::uint64_t{kReadStages} << 31})
    EXPECT_FALSE(UnpackProgress(word)) << word;
}

TEST(ProgressTest, TheOtherSideSeesIt) {
  Result<SharedProgress> here = SharedProgress::Create();
  ASSERT_TRUE(here);
  std::optional<SharedProgress> there = SharedProgress::Map(dup(here->descriptor()));
  ASSERT_TRUE(there);
  EXPECT_EQ(here->Word(), 0u);
  there->Say({ReadStage::kOcr, 7, true, 9});
  EXPECT_EQ(here->Word(), PackProgress({ReadStage::kOcr, 7, true, 9}));
  here->Keep();
  EXPECT_EQ(here->descriptor(), -1);
  here->Clear();
  EXPECT_EQ(there->Word(), 0u);
}

// A process could otherwise make capdo die of SIGBUS.
TEST(ProgressTest, TheMemoryCannotBeTakenAway) {
  const Result<SharedProgress> shared = SharedProgress::Create();
  ASSERT_TRUE(shared);
  EXPECT_NE(ftruncate(shared->descriptor(), 0), 0);
  EXPECT_NE(fcntl(shared->descriptor(), F_ADD_SEALS, F_SEAL_WRITE), 0);
}

TEST(ProgressTest, WhatIsNoSharedMemoryIsRefused) { EXPECT_FALSE(SharedProgress::Map(open("/dev/null", O_RDONLY))); }

}  // namespace
}  // namespace capdo::worker
