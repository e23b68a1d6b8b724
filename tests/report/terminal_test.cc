#include "report/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "fixture.h"
#include "report/text_layout.h"

namespace capdo::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Terminal, GoldenVietnamese) { ExpectGolden("terminal_vi.txt", ToTerminal(Dossier(), {})); }

TEST(Terminal, GoldenEnglish) {
  ExpectGolden("terminal_en.txt", ToTerminal(Dossier(), {.language = Language::kEnglish}));
}

TEST(Terminal, NoLineIsWiderThanAsked) {
  for (const int width : {40, 60, 80, 100, 500}) {
    std::istringstream lines(ToTerminal(Dossier(), {.width = width}));
    for (std::string line; std::getline(lines, line);)
      EXPECT_LE(DisplayWidth(line), std::min(width, 100)) << line;
  }
}

TEST(Terminal, ColourIsAddedAndNothingElse) {
  const std::string plain = ToTerminal(Dossier(), {});
  std::string colour = ToTerminal(Dossier(), {.colour = true});
  EXPECT_THAT(plain, Not(HasSubstr("\x1b")));
  EXPECT_THAT(colour, HasSubstr("\x1b[31m"));
  for (std::size_t at; (at = colour.find('\x1b')) != std::string::npos;)
    colour.erase(at, colour.find('m', at) - at + 1);
  EXPECT_EQ(colour, plain);
}

TEST(Terminal, EvidenceCannotSteerTheTerminal) {
  result::Result result = Dossier();
  result.subject.agency = "UBND\x1b]0;x\x07\r\n2";
  result.documents[0].path = "a\u202Efdp.exe";
  const std::string text = ToTerminal(result, {});
  EXPECT_THAT(text, HasSubstr("UBND␛]0;x␇␍ / 2"));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
  EXPECT_THAT(text, Not(HasSubstr("\r")));
}

TEST(Terminal, QuietIsOneLine) {
  EXPECT_EQ(ToTerminal(Dossier(), {.width = 100, .quiet = true}),
            "9,10/15 điểm (có thể đạt đến 10,18); 17 thiếu sót, 7 nội dung cần xem xét\n");
  EXPECT_THAT(ToTerminal(CleanDossier(), {.width = 100, .quiet = true}),
              HasSubstr("không phát hiện thiếu sót trong phạm vi kiểm tra"));
}

TEST(Terminal, NoGapsIsNotCompliance) {
  const std::string text = ToTerminal(CleanDossier(), {});
  EXPECT_THAT(text, HasSubstr("Không phát hiện thiếu sót trong phạm vi kiểm tra."));
  EXPECT_THAT(text, Not(HasSubstr("✗")));
}

TEST(Terminal, SaysThatThePointsAreAssumed) {
  EXPECT_THAT(ToTerminal(Dossier(), {}), HasSubstr("Phân bổ điểm là giả định"));
  result::Result result = Dossier();
  result.points_status = "verbatim";
  EXPECT_THAT(ToTerminal(result, {}), Not(HasSubstr("Phân bổ điểm là giả định")));
}

TEST(Terminal, SaysThatAResultWasChanged) {
  result::Result result = Dossier();
  EXPECT_THAT(ToTerminal(result, {}), Not(HasSubstr("bị thay đổi sau khi lập")));
  result.score.awarded = 15;
  EXPECT_THAT(ToTerminal(result, {}), HasSubstr("bị thay đổi sau khi lập"));
}

TEST(Terminal, TheAgencyReadsWhatToDoFirst) {
  const std::string text = ToTerminal(Dossier(), {.audience = Audience::kAgency});
  EXPECT_THAT(text, HasSubstr("Việc cần bổ sung, sửa đổi (17)"));
  EXPECT_LT(text.find("Cần làm"), text.find("Căn cứ "));
}

}  // namespace
}  // namespace capdo::report
