// The evidence room over real reading processes: what is kept, what is bounded, what a neighbour can do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "base/hash.h"
#include "evidence/cache.h"
#include "evidence/folder.h"
#include "evidence/seal.h"
#include "worker/codec.h"

namespace capdo::evidence {
namespace {

namespace fs = std::filesystem;

class IsolationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "/capdo-isolation-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    root_ = pattern;
    fs::create_directory(root_ / "in");
    fs::copy(std::string(CAPDO_SOURCE_DIR) + "/samples/01-day-du-tinh", root_ / "in");
  }
  void TearDown() override { fs::remove_all(root_); }
  std::vector<EvidenceFile> Read(FolderOptions options = {}) {
    auto files = ReadFolder((root_ / "in").string(), options);
    EXPECT_TRUE(files);
    return files ? *std::move(files) : std::vector<EvidenceFile>{};
  }
  fs::path root_;
};

TEST_F(IsolationTest, SealedBytesAreThoseOfTheHash) {
  std::ofstream(root_ / "a") << "abc";
  const Result<SealedFile> sealed = Seal((root_ / "a").string(), 10);
  ASSERT_TRUE(sealed);
  EXPECT_EQ(sealed->sha256(), Sha256Hex("abc"));
  EXPECT_EQ(sealed->bytes(), 3u);
  EXPECT_EQ(write(sealed->descriptor(), "x", 1), -1);
  EXPECT_EQ(ftruncate(sealed->descriptor(), 0), -1);
  char bytes[4] = {};
  EXPECT_EQ(pread(sealed->descriptor(), bytes, 4, 0), 3);
  EXPECT_STREQ(bytes, "abc");
}

TEST_F(IsolationTest, WhatCannotBeSealedIsTyped) {
  std::ofstream(root_ / "a") << "abc";
  fs::create_symlink(root_ / "a", root_ / "link");
  ASSERT_EQ(mkfifo((root_ / "pipe").c_str(), 0600), 0);
  const struct {
    std::string path;
    ErrorCode code;
  } kCases[] = {{(root_ / "none").string(), ErrorCode::kNotFound},
                {(root_ / "link").string(), ErrorCode::kNotRegular},
                {(root_ / "pipe").string(), ErrorCode::kNotRegular},
                {"/dev/zero", ErrorCode::kNotRegular},
                {"/proc/self/mem", ErrorCode::kNotReadable}};  // gives EIO at its begin
  for (const auto& c : kCases) {
    const Result<SealedFile> sealed = Seal(c.path, 10);
    ASSERT_FALSE(sealed) << c.path;
    EXPECT_EQ(sealed.error().code, c.code) << c.path;
  }
  const Result<SealedFile> large = Seal((root_ / "a").string(), 2);
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().limit, "max_file_bytes");
}

TEST_F(IsolationTest, TheCacheGivesTheSameDocuments) {
  FolderOptions options;
  options.cache = (root_ / "cache").string();
  Isolation first, second, third;
  options.isolation = &first;
  const auto read = Read(options);
  options.isolation = &second;
  const auto again = Read(options);
  EXPECT_EQ(first.from_cache, 0);
  EXPECT_EQ(second.from_cache, static_cast<int>(read.size()));
  ASSERT_EQ(read.size(), again.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    ASSERT_TRUE(read[i].document && again[i].document);
    EXPECT_EQ(worker::Encode(*read[i].document), worker::Encode(*again[i].document));
    EXPECT_EQ(read[i].format, again[i].format);
  }
  struct stat info {};
  ASSERT_EQ(stat(options.cache.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
  // Other limits, other entries.
  options.limits.max_blocks = 10;
  options.isolation = &third;
  (void)Read(options);
  EXPECT_EQ(third.from_cache, 0);
}

TEST_F(IsolationTest, ADamagedCacheIsAsGoodAsNone) {
  FolderOptions options;
  options.cache = (root_ / "cache").string();
  const auto read = Read(options);
  int n = 0;
  for (const auto& entry : fs::directory_iterator(options.cache)) {
    if (n % 3 == 0) fs::resize_file(entry, fs::file_size(entry) / 2);
    if (n % 3 == 1) std::ofstream(entry.path(), std::ios::binary | std::ios::in).seekp(200) << "xxxx";
    if (n % 3 == 2) std::ofstream(entry.path()) << "";
    ++n;
  }
  ASSERT_GT(n, 3);
  Isolation isolation;
  options.isolation = &isolation;
  const auto again = Read(options);
  EXPECT_EQ(isolation.from_cache, 0);
  for (std::size_t i = 0; i < read.size(); ++i)
    EXPECT_EQ(worker::Encode(*read[i].document), worker::Encode(*again[i].document));
}

TEST_F(IsolationTest, AFileOverTheFoldersBoundTakesNoOthersPlace) {
  // Sorts first, and holds more than all others together.
  std::string much;
  for (int i = 0; i < 20'000; ++i) much += "Dòng số " + std::to_string(i) + " của một tệp rất dài.\n\n";
  std::ofstream(root_ / "in" / "00.txt") << much;
  const auto all = Read();
  const auto bytes_of = [](const EvidenceFile& file) { return worker::Encode(*file.document).size(); };
  const auto text_of = [](const EvidenceFile& file) {
    std::uint64_t text = 0;
    for (const document::Block& block : file.document->blocks)
      text += block.text.size() + kBytesOfABlock * static_cast<std::uint64_t>(1 + std::count(block.text.begin(), block.text.end(), '\n'));
    return text;
  };
  std::uint64_t bytes = 0, text = 0, most_bytes = 0, most_text = 0;  // of the others
  for (const EvidenceFile& file : all) {
    ASSERT_TRUE(file.document) << file.path;
    if (file.path == "00.txt") continue;
    bytes += bytes_of(file);
    text += text_of(file);
    most_bytes = std::max<std::uint64_t>(most_bytes, bytes_of(file));
    most_text = std::max(most_text, text_of(file));
  }
  ASSERT_GT(text_of(all.front()), text);
  for (int jobs : {1, 2, 5}) {
    for (const auto& [member, name, bound] : {std::tuple(&Limits::max_folder_bytes, "max_folder_bytes", bytes + most_bytes),
                                              std::tuple(&Limits::max_folder_text, "max_folder_text", text + most_text)}) {
      FolderOptions options;
      options.jobs = jobs;
      options.limits.*member = bound;
      const auto some = Read(options);
      ASSERT_EQ(some.size(), all.size());
      for (const EvidenceFile& file : some) {
        ASSERT_EQ(static_cast<bool>(file.document), file.path != "00.txt") << file.path << " with " << jobs << ' ' << name;
        if (file.document) continue;
        EXPECT_EQ(file.document.error().code, ErrorCode::kFolderFull);
        EXPECT_EQ(file.document.error().limit, name);
        EXPECT_EQ(file.document.error().message, "00.txt");
      }
    }
  }
}

TEST_F(IsolationTest, ANeighbourChangesNothing) {
  const auto alone = Read();
  const std::string garbage = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>";
  std::ofstream(root_ / "in" / "00.pdf") << garbage;
  std::ofstream(root_ / "in" / "03a.docx") << "PK\x03\x04 not a zip";
  const auto together = Read();
  ASSERT_EQ(together.size(), alone.size() + 2);
  for (const EvidenceFile& file : alone) {
    const auto same = std::find_if(together.begin(), together.end(),
                                   [&](const EvidenceFile& other) { return other.path == file.path; });
    ASSERT_NE(same, together.end());
    EXPECT_EQ(worker::Encode(*same->document), worker::Encode(*file.document)) << file.path;
  }
}

}  // namespace
}  // namespace capdo::evidence
