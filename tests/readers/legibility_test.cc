#include "readers/legibility.h"

#include <gtest/gtest.h>

namespace capdo::readers {
namespace {

TEST(Legibility, ColoursAreSixHexDigits) {
  EXPECT_EQ(ParseColour("1F3864"), 0x1F3864U);
  EXPECT_EQ(ParseColour("#1f3864"), 0x1F3864U);
  for (const char* none : {"", "auto", "#fff", "1F38640", "GG0000"}) EXPECT_FALSE(ParseColour(none)) << none;
}

TEST(Legibility, LettersBlendInWhatIsAlmostTheirColour) {
  struct Case {
    Rgb letters, behind;
    bool blend;
  };
  for (const Case& given : {Case{0xFFFFFF, 0xFFFFFF, true}, Case{0xF0F0F0, 0xFFFFFF, true}, Case{0xD0D0D0, 0xFFFFFF, false},
                            Case{0x000000, 0x101010, true}, Case{0x000000, 0x1F3864, false}, Case{0xFFFFFF, 0x1F3864, false},
                            Case{0xFFFF00, 0xFFFFFF, false}, Case{0xFFFFE0, 0xFFFFFF, true}, Case{0x1F3864, 0x203A66, true}}) {
    EXPECT_EQ(Blends(given.letters, given.behind), given.blend) << std::hex << given.letters << " on " << given.behind;
    EXPECT_EQ(Blends(given.behind, given.letters), given.blend);
  }
  EXPECT_NEAR(Contrast(0x000000, 0xFFFFFF), 21, 0.01);
}

TEST(Legibility, TheNearestShadeDecides) {
  const Shade clear, navy = Shade::Of(0x1F3864), unknown = Shade::Unknown();
  EXPECT_TRUE(IsLost(0x1F3864, {clear, navy, unknown}));
  EXPECT_FALSE(IsLost(0x1F3864, {unknown, navy}));
  EXPECT_FALSE(IsLost(0x1F3864, {clear, clear}));
  EXPECT_TRUE(IsLost(0xFFFFFF, {clear, clear}));
  EXPECT_FALSE(IsLost(std::nullopt, {Shade::Of(0x000000)}));
  EXPECT_TRUE(IsLostMarked(std::nullopt, Shade::Of(0x000000), {}));
  EXPECT_FALSE(IsLostMarked(std::nullopt, clear, {Shade::Of(0x000000)}));
}

}  // namespace
}  // namespace capdo::readers
