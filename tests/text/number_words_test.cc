#include "text/number_words.h"

#include <gtest/gtest.h>

#include <string_view>

namespace capdo::text {
namespace {

TEST(NumberWordsTest, Values) {
  const struct {
    std::string_view words;
    long long value;
    std::size_t length;
  } cases[] = {
      {"ba", 3, 2},
      {"mười", 10, sizeof("mười") - 1},
      {"mười lăm bản", 15, sizeof("mười lăm") - 1},
      {"hai mươi mốt triệu đồng chẵn", 21'000'000, sizeof("hai mươi mốt triệu") - 1},
      {"một trăm linh năm", 105, sizeof("một trăm linh năm") - 1},
      {"bốn trăm sáu mươi tám triệu năm trăm nghìn đồng", 468'500'000, sizeof("bốn trăm sáu mươi tám triệu năm trăm nghìn") - 1},
      {"một tỷ, hai trăm năm mươi triệu đồng", 1'250'000'000, sizeof("một tỷ, hai trăm năm mươi triệu") - 1},
      {"hai nghìn tỷ", 2'000'000'000'000, sizeof("hai nghìn tỷ") - 1},
      {"chín trăm chín mươi chín ngàn", 999'000, sizeof("chín trăm chín mươi chín ngàn") - 1},
  };
  for (const auto& one : cases) {
    const auto read = ReadNumberWords(one.words);
    ASSERT_TRUE(read) << one.words;
    EXPECT_EQ(read->value, one.value) << one.words;
    EXPECT_EQ(read->length, one.length) << one.words;
  }
}

TEST(NumberWordsTest, WhatIsNoNumber) {
  for (const char* words : {"", "đồng", "mươi ba", "trăm", "triệu đồng", "12", "tỷ tỷ"}) EXPECT_FALSE(ReadNumberWords(words)) << words;
  EXPECT_FALSE(ReadNumberWords("chín tỷ tỷ tỷ tỷ"));  // more than anybody counts
}

}  // namespace
}  // namespace capdo::text
