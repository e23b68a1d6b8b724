#include "base/limits.h"

#include <gtest/gtest.h>

#include <set>

namespace capdo {
namespace {

TEST(LimitsTest, EveryMemberHasItsName) {
  std::set<std::string_view> names;
  std::size_t count = 0;
  ForEachLimit(Limits{}, [&](const LimitInfo& info, std::uint64_t value) {
    names.insert(info.name);
    ++count;
    EXPECT_GT(value, 0u) << info.name;
  });
  EXPECT_EQ(names.size(), count);
  EXPECT_EQ(count * sizeof(std::uint64_t), sizeof(Limits));  // a new member without a name fails here
}

TEST(LimitsTest, Assignments) {
  Limits limits;
  EXPECT_TRUE(SetLimit(limits, "max_pages=7"));
  EXPECT_EQ(limits.max_pages, 7u);
  EXPECT_TRUE(SetLimit(limits, "max_file_bytes=3M"));
  EXPECT_EQ(limits.max_file_bytes, 3u << 20);
  for (const char* bad : {"max_pages", "max_pages=", "max_pages=0", "max_pages=-1", "max_pages=7M", "max_pages= 7",
                          "max_page=7", "=7", "", "max_file_bytes=99999999999999999999", "max_file_bytes=1T"}) {
    const Result<bool> set = SetLimit(limits, bad);
    EXPECT_FALSE(set) << bad;
    EXPECT_TRUE(set || set.error().code == ErrorCode::kInvalid) << bad;
  }
  EXPECT_EQ(limits.max_pages, 7u);
}

TEST(LimitsTest, NamesInDetails) {
  EXPECT_EQ(LimitNameOf("max_pages"), "max_pages");
  EXPECT_EQ(LimitNameOf("max_xml_depth (word/document.xml)"), "max_xml_depth");
  EXPECT_EQ(LimitNameOf("word/document.xml"), "");
  EXPECT_EQ(LimitNameOf(""), "");
}

TEST(LimitsTest, TightenedIsTighter) {
  EXPECT_LT(Tightened({}).max_page_seconds, Limits{}.max_page_seconds);
  EXPECT_LT(Tightened({}).max_memory_bytes, Limits{}.max_memory_bytes);
  EXPECT_GT(Tightened(Tightened(Tightened(Tightened({})))).max_page_seconds, 0u);
}

}  // namespace
}  // namespace capdo
