#include "batch/store.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace capdo::batch {
namespace {

namespace fs = std::filesystem;

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/capdo-store-XXXXXX";
    ASSERT_NE(mkdtemp(name), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  Store Open() {
    Result<Store> store = Store::Open(folder_);
    EXPECT_TRUE(store);
    return *std::move(store);
  }
  std::string Read(const std::string& name) const {
    std::ifstream in(folder_ + "/" + name, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
  }
  void Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
  }

  std::string folder_;
};

TEST_F(StoreTest, KnowsWhatStandsForItsKey) {
  const Store store = Open();
  ASSERT_TRUE(store.Keep("a", "sha256:1", {{"result.json", "{}"}, {"report.html", "<p>"}}));
  EXPECT_EQ(store.Known("a", "sha256:1"), "{}");
  EXPECT_EQ(store.Known("a", "sha256:2"), std::nullopt);
  EXPECT_EQ(store.Known("b", "sha256:1"), std::nullopt);
  EXPECT_EQ(Read("agencies/a/report.html"), "<p>");
  ASSERT_TRUE(store.Keep("a", "", {{"result.json", "{1}"}}));
  EXPECT_EQ(store.Known("a", ""), std::nullopt);  // a result that may improve stands for nothing
  EXPECT_EQ(store.Load("a").result_json, "{1}");
  EXPECT_FALSE(fs::exists(folder_ + "/agencies/a/report.html"));
}

TEST_F(StoreTest, ChangedResultsAreNotKnown) {
  const Store store = Open();
  ASSERT_TRUE(store.Keep("a", "k", {{"result.json", "{}"}}));
  Write("agencies/a/result.json", "{ }");
  EXPECT_EQ(store.Known("a", "k"), std::nullopt);
  Write(".capdo/a", "capdo-batch/1\nkey k\nfile x ../../etc/passwd\n");
  EXPECT_EQ(store.Known("a", "k"), std::nullopt);
  EXPECT_EQ(store.Load("a").failure, "");
}

TEST_F(StoreTest, AFailureTakesThePlaceOfAResult) {
  const Store store = Open();
  ASSERT_TRUE(store.Keep("a", "k", {{"result.json", "{}"}}));
  ASSERT_TRUE(store.KeepFailure("a", "empty"));
  EXPECT_EQ(store.Load("a").failure, "empty");
  EXPECT_EQ(store.Load("a").result_json, "");
  EXPECT_FALSE(fs::exists(folder_ + "/agencies/a"));
}

TEST_F(StoreTest, WhatAPersonEditedStays) {
  const Store store = Open();
  const auto keep = [&](const char* letter) {
    const auto left = store.Keep("a", "k", {{"result.json", "{}"}, {"letter.docx", letter, true}});
    EXPECT_TRUE(left);
    return *left;
  };
  EXPECT_TRUE(keep("v1").empty());
  EXPECT_TRUE(keep("v2").empty());  // nobody touched it
  EXPECT_EQ(Read("agencies/a/letter.docx"), "v2");
  Write("agencies/a/letter.docx", "by hand");
  EXPECT_EQ(keep("v3"), std::vector<std::string>{"agencies/a/letter.docx"});
  EXPECT_EQ(Read("agencies/a/letter.docx"), "by hand");
  EXPECT_EQ(store.Clean({}), std::vector<std::string>{"agencies/a/letter.docx"});
  EXPECT_EQ(Read("agencies/a/letter.docx"), "by hand");
  EXPECT_FALSE(fs::exists(folder_ + "/agencies/a/result.json"));
  EXPECT_FALSE(fs::exists(folder_ + "/.capdo/a"));
}

TEST_F(StoreTest, FoldersOfOthersAreRefused) {
  Write("index.html", "mine");
  const Result<Store> store = Store::Open(folder_);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(Read("index.html"), "mine");
}

TEST_F(StoreTest, OneAtATime) {
  {
    const Store first = Open();
    const Result<Store> second = Store::Open(folder_);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::kTooLarge);
  }
  EXPECT_TRUE(Store::Open(folder_));
}

TEST_F(StoreTest, LinksAreNotFollowed) {
  const Store store = Open();
  ASSERT_TRUE(store.Keep("a", "k", {{"result.json", "{}"}}));
  Write("outside", "{}");
  fs::remove(folder_ + "/agencies/a/result.json");
  fs::create_symlink(folder_ + "/outside", folder_ + "/agencies/a/result.json");
  EXPECT_EQ(store.Known("a", "k"), std::nullopt);
  store.Clean({});
  EXPECT_EQ(Read("outside"), "{}");
}

}  // namespace
}  // namespace capdo::batch
