#include "base/write_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace capdo {
namespace {

namespace fs = std::filesystem;

class WriteFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "/capdo-write-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    root_ = pattern;
  }
  void TearDown() override { fs::remove_all(root_); }
  std::string Path(const std::string& name) const { return (root_ / name).string(); }
  static std::string Content(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
  }
  int Files() const {
    return static_cast<int>(std::distance(fs::directory_iterator(root_), fs::directory_iterator()));
  }
  fs::path root_;
};

TEST_F(WriteFileTest, ReplacesAndLeavesNothingBeside) {
  ASSERT_TRUE(WriteFile(Path("a"), "one"));
  ASSERT_TRUE(WriteFile(Path("a"), "two", FileAccess::kOwner));
  EXPECT_EQ(Content(Path("a")), "two");
  EXPECT_EQ(Files(), 1);
  struct stat info {};
  ASSERT_EQ(stat(Path("a").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(WriteFileTest, AFullDiskLeavesTheOldFile) {
  ASSERT_TRUE(WriteFile(Path("a"), "old"));
  // A bound on file sizes fails in the middle, as a full disk does.
  const auto ignored = signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{100'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const Result<bool> written = WriteFile(Path("a"), std::string(1 << 20, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, ignored);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message, "File too large");
  EXPECT_EQ(Content(Path("a")), "old");
  EXPECT_EQ(Files(), 1);
}

TEST_F(WriteFileTest, DevicesAreWrittenToAndErrorsAreSaid) {
  EXPECT_TRUE(WriteFile("/dev/null", "x"));
  const Result<bool> full = WriteFile("/dev/full", "x");
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().message, "No space left on device");
  const Result<bool> nowhere = WriteFile(Path("no/such/folder"), "x");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, ErrorCode::kNotReadable);
}

TEST_F(WriteFileTest, ALinkLaidInTheWayIsNotFollowed) {
  std::ofstream(Path("victim")) << "victim";
  fs::create_symlink(Path("victim"), Path(".a." + std::to_string(getpid()) + ".part"));
  EXPECT_FALSE(WriteFile(Path("a"), "x"));
  EXPECT_EQ(Content(Path("victim")), "victim");
}

}  // namespace
}  // namespace capdo
