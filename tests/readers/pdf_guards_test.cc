// "Success with nothing" never looks like a good reading: what a page draws against what came out of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "pdf_sample_test.h"
#include "readers/pdf_faults.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Document;
using document::Quality;
using pdf::Fault;

// "good", "poor damaged", ... for each page.
std::vector<std::string> Pages(const Document& doc) {
  std::vector<std::string> out;
  for (const document::Page& page : doc.pages) {
    out.push_back(document::QualityName(page.quality) + (page.why.empty() ? "" : " " + page.why));
  }
  return out;
}

std::string Detail(const Document& doc, const std::string& code) {
  for (const document::Warning& warning : doc.warnings) {
    if (warning.code == code) return warning.detail;
  }
  return "none";
}

TEST(PdfFaults, MessagesOfPopplerBySense) {
  const struct {
    const char* message;
    Fault fault;
  } cases[] = {
      {"Weird page contents", Fault::kLost},
      {"Too few (3) args to 're' operator", Fault::kLost},
      {"Too many (7) args to 'scn' operator", Fault::kOperator},
      {"Too many args in content stream", Fault::kOperator},
      {"XObject 'Fm0' is unknown", Fault::kLost},
      {"XObject 'Im1' is wrong type", Fault::kLost},
      {"Unexpected end of file in flate stream", Fault::kLost},
      {"Bad block header in flate stream", Fault::kLost},
      {"Illegal character <7a> in ASCIIHex stream", Fault::kLost},
      {"Illegal character <7a> in hex string", Fault::kNone},
      {"Illegal character '>'", Fault::kOperator},
      {"Unknown filter 'BrotliDecode'", Fault::kLost},
      {"Unknown operator 'foo'", Fault::kOperator},
      {"Unknown operator 'foo' in PostScript function", Fault::kNone},
      {"Arg #0 to 'Tj' operator is wrong type (integer)", Fault::kOperator},
      {"No font in show", Fault::kFont},
      {"No font in show/space", Fault::kFont},
      {"Unknown font tag 'F1'", Fault::kNone},  // counts where text is drawn with it
      {"End of file inside array", Fault::kLost},
      {"Unterminated string", Fault::kLost},
      {"Missing 'endstream' or incorrect stream length", Fault::kFile},
      {"xref num 7 not found but needed, try to reconstruct\n", Fault::kFile},
      {"Page count in top-level pages object is incorrect", Fault::kFile},
      {"Kid object (page 3) is wrong type (null)", Fault::kFile},
      {"Page contents object (page 1) is wrong type (integer)", Fault::kLost},
      {"Mismatch between font type and embedded font file", Fault::kNone},
      {"Bad color space (fill)", Fault::kNone},
      {"Found state under last state guard. Popping.", Fault::kNone},
      {"Badly formatted number", Fault::kNone},
      {"", Fault::kNone},
  };
  for (const auto& test : cases) EXPECT_EQ(pdf::FaultOf(test.message), test.fault) << test.message;
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return at == text.npos ? text : text.replace(at, from.size(), to);
}

TEST(PdfGuards, PagesByWhatCameOut) {
  const std::string text = At(50, 700, "A page of text that can be read");
  std::string misread;
  for (int i = 0; i < 60; ++i) misread += "foo ";
  const struct {
    const char* name;
    std::string bytes;
    std::vector<std::string> pages;
  } cases[] = {
      {"text", MakePdf({text}), {"good"}},
      {"no contents at all", Replaced(MakePdf({"", text}), "/Contents 11 0 R", ""), {"good", "good"}},
      {"empty contents", MakePdf({"", text}), {"good", "good"}},
      {"commands that draw nothing", MakePdf({"q 1 0 0 1 0 0 cm Q BT ET", text}), {"good", "good"}},
      {"blanks only", MakePdf({At(50, 700, "   "), text}), {"good", "good"}},
      {"white only", MakePdf({"1 1 1 rg 0 0 595 842 re f", text}), {"good", "good"}},
      {"nothing but blank pages", MakePdf({"", ""}), {"unreadable no-text", "unreadable no-text"}},
      {"contents that the file does not hold", Replaced(MakePdf({text}), "/Contents 11 0 R", "/Contents 77 0 R"),
       {"unreadable damaged"}},
      {"a part of the contents is not there", Replaced(MakePdf({text}), "/Contents 11 0 R", "/Contents[11 0 R 77 0 R]"),
       {"unreadable damaged"}},
      {"contents of a wrong type", Replaced(MakePdf({text}), "/Contents 11 0 R", "/Contents 3 0 R "),
       {"unreadable damaged"}},
      {"an unknown filter", Replaced(MakePdf({text}), "stream\nBT", "/Filter/FooDecode>>stream\nBT"),
       {"unreadable damaged"}},
      {"zeros in place of the contents", MakePdf({std::string(200, '\0')}), {"unreadable damaged"}},
      {"contents that do not inflate",
       Replaced(MakePdf({text}), ">>stream\nBT", "/Filter/FlateDecode>>stream\nBT"), {"unreadable damaged"}},
      {"a command without its arguments ends the page", MakePdf({text + "1 2 re\n" + At(50, 600, "Never drawn")}),
       {"poor damaged"}},
      {"a string without end", MakePdf({text + "BT /F 12 Tf 50 600 Td (Never closed Tj ET"}), {"poor damaged"}},
      {"one strange command", MakePdf({"foo " + text}), {"good"}},
      {"many strange commands", MakePdf({text + misread}), {"poor damaged"}},
      {"nothing but garbage", MakePdf({"foo bar"}), {"unreadable damaged"}},
      {"a drawing that is not there", MakePdf({text + "/Fm0 Do"}), {"poor damaged"}},
      {"a font that is not there", MakePdf({At(50, 700, "Not drawn", 12, "F9")}), {"unreadable glyphs-without-letters"}},
      {"half of the text without a font", MakePdf({At(50, 700, "Text") + At(50, 600, "Not drawn", 12, "F9")}),
       {"poor glyphs-without-letters"}},
      {"all text hidden", MakePdf({"1 1 1 rg " + At(50, 700, std::string(60, 'x'))}), {"unreadable no-text"}},
      {"an object in place of the second page",
       Replaced(MakePdf({text, text}), "/Kids[10 0 R 12 0 R ]", "/Kids[10 0 R 77 0 R ]"), {"good", "unreadable damaged"}},
      {"more pages stated than there are", Replaced(MakePdf({text}), "/Count 1", "/Count 3"),
       {"good", "unreadable damaged", "unreadable damaged"}},
      {"fewer pages stated than there are", Replaced(MakePdf({text, text}), "/Count 2", "/Count 1"), {"good"}},
  };
  for (const auto& test : cases) {
    const Result<Document> doc = ReadPdf(test.bytes, Limits{});
    ASSERT_TRUE(doc) << test.name << ": " << doc.error().message;
    EXPECT_EQ(Pages(*doc), test.pages) << test.name;
  }
}

TEST(PdfGuards, APageInPlaceOfTheTree) {
  const std::string text = At(50, 700, "A page of text that can be read");
  const Result<Document> doc = ReadPdf(Replaced(MakePdf({text, text}), "/Pages 2 0 R", "/Pages 10 0 R"), Limits{});
  ASSERT_TRUE(doc);
  EXPECT_EQ(Pages(*doc), std::vector<std::string>{"good"});
  EXPECT_EQ(Detail(*doc, "damaged-part"), "Pages");
}

TEST(PdfGuards, PagesStatedAgainstPagesRead) {
  const std::string text = At(50, 700, "A page of text that can be read");
  const struct {
    const char* name;
    std::string bytes, detail;
  } cases[] = {
      {"all", MakePdf({text, text}), "none"},
      {"fewer stated", Replaced(MakePdf({text, text, text}), "/Count 3", "/Count 1"), "pages: 1/3"},
      {"more stated", Replaced(MakePdf({text}), "/Count 1", "/Count 3"), "pages: 1/3"},
      {"one lost", Replaced(MakePdf({text, text}), "12 0 R ]", "77 0 R ]"), "pages: 1/2"},
      {"a tree that bites its tail", Replaced(MakePdf({text}), "/Kids[10 0 R ]", "/Kids[10 0 R 2 0 R]"), "none"},
  };
  for (const auto& test : cases) {
    const Result<Document> doc = ReadPdf(test.bytes, Limits{});
    ASSERT_TRUE(doc) << test.name << ": " << doc.error().message;
    EXPECT_EQ(Detail(*doc, "less-than-promised"), test.detail) << test.name;
  }
}

// A font whose map to letters says `letter` for 20 different glyphs.
std::string WithMap(const std::string& letters) {
  std::string map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n" +
                    letters + "\nendcmap end";
  return MakePdf({At(50, 700, "abcdefghijklmnopqrst", 12, "U")}, "/Resources<</Font<</F 3 0 R/U 100 0 R>>>>",
                 {"<</Type/Font/Subtype/TrueType/BaseFont/Abc/ToUnicode 101 0 R>>",
                  "<</Length " + std::to_string(map.size()) + ">>stream\n" + map + "\nendstream"});
}

TEST(PdfGuards, FontsThatDoNotTellTheirLetters) {
  std::string same = "20 beginbfchar\n", blank = same, own = same;
  for (int c = 'a'; c < 'a' + 20; ++c) {
    char line[32];
    std::snprintf(line, sizeof line, "<%02X> <0041>\n", c);
    same += line;
    std::snprintf(line, sizeof line, "<%02X> <0020>\n", c);
    blank += line;
    std::snprintf(line, sizeof line, "<%02X> <%04X>\n", c, c);
    own += line;
  }
  const std::string end = "endbfchar";
  const struct {
    const char* name;
    std::string map;
    const char* page;
  } cases[] = {{"its own letters", own + end, "good"},
               {"one letter for all", same + end, "poor glyphs-without-letters"},
               {"blanks for all", blank + end, "unreadable glyphs-without-letters"},
               {"private letters", "1 beginbfrange\n<61> <74> <E100>\nendbfrange", "poor glyphs-without-letters"}};
  for (const auto& test : cases) {
    std::string bytes = WithMap(test.map);
    // The page states its resources twice; the second counts.
    bytes = Replaced(bytes, "/Resources<</Font<</F 3 0 R/FB 4 0 R>>>>", "");
    const Result<Document> doc = ReadPdf(bytes, Limits{});
    ASSERT_TRUE(doc) << test.name;
    EXPECT_EQ(Pages(*doc), std::vector<std::string>{test.page}) << test.name;
  }
}

// Poppler draws a hundred drawings one in another and passes over what is deeper without a word.
TEST(PdfGuards, DrawingsNestedTooDeep) {
  for (const int depth : {90, 110}) {
    std::vector<std::string> forms;
    for (int i = 0; i < depth; ++i) {
      const std::string next = std::to_string(101 + i);
      const std::string draw = i + 1 < depth ? "/X Do" : At(50, 700, "At the bottom");
      forms.push_back("<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</X " + next +
                      " 0 R>>>>/Length " + std::to_string(draw.size()) + ">>stream\n" + draw + "\nendstream");
    }
    const std::string bytes = Replaced(MakePdf({"/X Do"}, "", forms), "/Resources<<", "/Resources<</XObject<</X 100 0 R>>");
    const Result<Document> doc = ReadPdf(bytes, Limits{});
    ASSERT_TRUE(doc);
    EXPECT_EQ(Pages(*doc), std::vector<std::string>{depth == 90 ? "good" : "unreadable damaged"});
  }
}

TEST(PdfGuards, TextFilledWithAPatternIsSeen) {
  const Result<Document> doc = ReadPdf(MakePdf({"/Pattern cs /P scn " + At(50, 700, "Filled with a pattern")},
                                               "/Resources<</Font<</F 3 0 R>>/Pattern<</P 100 0 R>>>>",
                                               {"<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]"
                                                "/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0.5]/N 1>>>>>>"}),
                                       Limits{});
  ASSERT_TRUE(doc);
  ASSERT_EQ(doc->blocks.size(), 1u);
  EXPECT_EQ(doc->blocks.at(0).layer, document::Layer::kBody);
}

TEST(PdfGuards, ALimitOfAPageIsTold) {
  Limits limits;
  limits.max_page_glyphs = 50;
  const Result<Document> doc = ReadPdf(MakePdf({At(50, 700, std::string(400, 'x')) + At(50, 600, std::string(400, 'x'))}), limits);
  ASSERT_TRUE(doc);
  EXPECT_EQ(Pages(*doc), std::vector<std::string>{"poor limit"});
  EXPECT_EQ(Detail(*doc, "limit"), "max_page_glyphs");
}

std::string Note(int n) {
  return "<</Type/Annot/Subtype/Text/Rect[100 100 120 120]/Contents(Note " + std::to_string(n) + ")/P 10 0 R>>";
}

TEST(PdfGuards, EveryBoundIsNamed) {
  const std::string text = At(50, 700, "A page of text that can be read");
  std::vector<std::string> notes, files, marks;
  std::string annotations = "/Annots[", names = "/Names<</EmbeddedFiles<</Names[";
  for (int i = 0; i < 9; ++i) {
    notes.push_back(Note(i));
    files.push_back("<</Type/Filespec/F(f" + std::to_string(i) + ".csv)>>");
    marks.push_back("<</Title(m" + std::to_string(i) + ")/Parent 109 0 R" +
                    (i < 8 ? "/Next " + std::to_string(101 + i) + " 0 R" : std::string()) + ">>");
    annotations += std::to_string(100 + i) + " 0 R ";
    names += "(f" + std::to_string(i) + ")" + std::to_string(100 + i) + " 0 R ";
  }
  marks.push_back("<</Type/Outlines/First 100 0 R/Last 108 0 R/Count 9>>");
  const struct {
    const char* limit;
    int value;
    std::string bytes;
    std::vector<std::string> pages;
  } cases[] = {
      {"max_pages", 1, MakePdf({text, text}), {"good"}},
      {"max_words", 3, MakePdf({text, text}), {"good", "unreadable limit"}},
      {"max_page_pairs", 2, MakePdf({"1 1 1 rg 0 0 600 850 re f 0 g " + text}), {"poor limit"}},
      {"max_page_paths", 1, MakePdf({text + std::string(60, ' ') + "0 0 m 9 9 l S 0 0 m 9 9 l S BT ET BT ET BT ET BT ET BT ET BT ET"}),
       {"poor limit"}},
      {"max_annotations", 5, MakePdf({text}, annotations + "]", notes), {"good"}},
      {"max_attachments", 5, MakePdf({text}, "", files, names + "]>>>>"), {"good"}},
      {"max_outline", 5, MakePdf({text}, "", marks, "/Outlines 109 0 R"), {"good"}},
      {"max_blocks", 1, MakePdf({text + At(50, 600, "Another paragraph")}), {"good"}},
      {"max_warnings", 2, MakePdf({text}, "", files, names + "]>>>>"), {"good"}},
  };
  for (const auto& test : cases) {
    Limits limits;
    ASSERT_TRUE(SetLimit(limits, std::string(test.limit) + "=" + std::to_string(test.value)));
    const Result<Document> doc = ReadPdf(test.bytes, limits);
    ASSERT_TRUE(doc) << test.limit;
    EXPECT_EQ(Detail(*doc, "limit"), test.limit);
    EXPECT_EQ(Pages(*doc), test.pages) << test.limit;
  }
}

class Told : public Monitor {
 public:
  void Format(const char*) override {}
  void Progress(ReadStage stage, int unit, bool damaged) override {
    if (damaged && first.empty()) first = std::to_string(static_cast<int>(stage)) + "/" + std::to_string(unit);
  }
  std::string first;
};

TEST(PdfGuards, DamageIsToldAtOnce) {
  const std::string text = At(50, 700, "A page of text that can be read");
  Told repaired;
  std::string bytes = MakePdf({text});
  bytes.replace(bytes.rfind("startxref") + 10, 3, "999");
  ASSERT_TRUE(ReadPdf(bytes, Limits{}, {}, &repaired));
  EXPECT_EQ(repaired.first, "0/0");
  Told page;
  ASSERT_TRUE(ReadPdf(MakePdf({text, text + "1 2 re", text}), Limits{}, {}, &page));
  EXPECT_EQ(page.first, "1/2");
  Told sound;
  ASSERT_TRUE(ReadPdf(MakePdf({text}), Limits{}, {}, &sound));
  EXPECT_EQ(sound.first, "");
}

TEST(PdfGuards, APictureThatShowsNothingIsBlank) {
  const auto picture = [](const std::string& pixels) {
    return At(50, 700, "A page of text that can be read") + "q 300 0 0 200 100 300 cm BI /W 4 /H 4 /BPC 8 /CS /G ID " + pixels +
           " EI Q\n";
  };
  const std::string blank(16, '\xFE');
  std::string drawn = blank;
  drawn[5] = drawn[6] = 0x20;
  const struct {
    std::string page;
    bool blank;
  } cases[] = {{picture(blank), true},
               {picture(drawn), false},
               {picture(blank) + At(200, 400, "Firewall"), false}};  // a label over it
  for (const auto& one : cases) {
    const Result<Document> read = ReadPdf(MakePdf({one.page}), Limits{});
    ASSERT_TRUE(read);
    int figures = 0;
    for (const document::Block& block : read->blocks) {
      if (block.kind != document::BlockKind::kFigure) continue;
      ++figures;
      EXPECT_EQ(block.blank, one.blank);
    }
    EXPECT_EQ(figures, 1);
  }
}

}  // namespace
}  // namespace capdo::readers
