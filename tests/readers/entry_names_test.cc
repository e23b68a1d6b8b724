#include "readers/entry_names.h"

#include <gtest/gtest.h>

namespace capdo::readers {
namespace {

TEST(EntryNamesTest, WhateverProgramWroteThem) {
  const struct {
    const char* raw;
    const char* name;
  } kCases[] = {
      {"a/b.pdf", "a/b.pdf"},
      {"Hồ sơ cấp độ.pdf", "Hồ sơ cấp độ.pdf"},
      {"Ho\xCC\x82\xCC\x80 so\xCC\x9B.pdf", "Hồ sơ.pdf"},          // macOS: decomposed, and not said to be UTF-8
      {"Quy\xEA\xECt \xF0i\xF2nh.pdf", "Quyết định.pdf"},            // Windows-1258: tone marks of their own
      {"V\xE3n b\xE0n.pdf", "Văn bàn.pdf"},
      {"caf\x82.pdf", "café.pdf"},                                  // code page 437
      {"a\x1B[2J\xE2\x80\xAE.pdf", "a\xEF\xBF\xBD[2J\xEF\xBF\xBD.pdf"},  // controls and turned text
  };
  for (const auto& c : kCases) EXPECT_EQ(DecodeName(c.raw), c.name) << c.raw;
}

TEST(EntryNamesTest, NulEndsTheName) { EXPECT_EQ(DecodeName(std::string_view("a\0b", 3)), "a"); }

}  // namespace
}  // namespace capdo::readers
