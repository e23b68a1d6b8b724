#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/normalized.h"

namespace capdo::text {
namespace {

struct Case {
  const char* input;
  const char* expected;
};

void Check(const std::vector<Case>& cases, const Lexicon& lexicon) {
  for (const Case& c : cases) {
    const NormalizedText normalized = Normalize(c.input, lexicon);
    EXPECT_EQ(normalized.text, c.expected) << "input: " << c.input;
    EXPECT_EQ(normalized.origin.size(), normalized.text.size()) << "input: " << c.input;
  }
}

// The bytes of `source` that stand behind the first occurrence of `phrase` in its normalized form.
std::string SourceOf(const std::string& source, const std::string& phrase, const Lexicon& lexicon) {
  const NormalizedText normalized = Normalize(source, lexicon);
  const std::size_t at = normalized.text.find(phrase);
  if (at == std::string::npos) return "(not found in \"" + normalized.text + "\")";
  const Span span = normalized.Original(at, at + phrase.size());
  return source.substr(span.begin, span.size());
}

Lexicon FieldLexicon() {
  Lexicon lexicon;
  lexicon.AddAbbreviation("ATTT", "an toàn thông tin");
  lexicon.AddAbbreviation("BĐATTT", "bảo đảm an toàn thông tin");
  lexicon.AddAbbreviation("HTTT", "hệ thống thông tin");
  lexicon.AddAbbreviation("QĐ", "quyết định");
  lexicon.AddAbbreviation("UBND", "ủy ban nhân dân");
  lexicon.AddAbbreviation("TT&TT", "thông tin và truyền thông");
  lexicon.AddAbbreviation("P/A", "phương án");
  lexicon.AddAbbreviation("TT", "thông tư");
  lexicon.AddVariant("đảm bảo", "bảo đảm");
  lexicon.AddVariant("qui", "quy");
  lexicon.AddVariant("kí", "ký");
  lexicon.AddVariant("lô-gích", "lô-gic");
  lexicon.AddVariant("logic", "lô-gic");
  lexicon.AddVariant("wi-fi", "wifi");
  lexicon.AddVariant("rà quét", "dò quét");
  lexicon.AddVariant("mô hình", "mô hình");
  lexicon.AddVariant("mô hình luận lý", "mô hình lô-gic");
  lexicon.AddVariant("hệ thống thông tin quan trọng", "hệ thống quan trọng");
  return lexicon;
}

Lexicon SyllableLexicon() {
  Lexicon lexicon = FieldLexicon();
  for (const char* syllable :
       {"nghị", "định", "quyết", "chi",  "tiết", "quy",  "các",  "cách", "hệ",    "thông", "tin",
        "ti",   "bở",   "ở",     "điểm", "của",  "hòa",  "an",   "toàn", "thống", "và",    "bảo",
        "đảm",  "hồ",   "sơ",    "đơn",  "vị",   "đề",   "xuất", "cấp",  "độ",    "ban",   "hành",
        "cho",  "hoàn", "thành", "hạ",   "tầng", "mạng", "tổ",   "chức", "thuộc", "tỉnh",  "banh",
        "thị",  "trần", "mô",    "hình", "thủ",  "tục",  "có"})
    lexicon.AddSyllable(syllable);
  return lexicon;
}

TEST(NormalizeTest, ComposesAndLowers) {
  Check({{"", ""},
         {"   ", ""},
         {"Điều 9", "điều 9"},
         {"ĐƠN VỊ VẬN HÀNH", "đơn vị vận hành"},
         {"ho\u0300a bi\u0300nh", "hòa bình"},
         {"ViÊ\u0323T", "việt"},        // ê + dot below
         {"Vie\u0323\u0302t", "việt"},  // marks in the other order
         {"Vie\u0302\u0323t", "việt"},
         {"u\u031B\u0301ng du\u0323ng", "ứng dụng"},
         {"e\u00AD\u0301", "é"},  // what is not seen does not keep letter and mark apart
         {"ƣ\u0301ng", "ứng"}},
        Lexicon{});
}

TEST(NormalizeTest, WhiteSpaceIsOneBlank) {
  Check({{"a\tb\nc\r\nd", "a b c d"},
         {" \u00A0a \u2003 b\u3000c ", "a b c"},
         {"an\u200B to\u00ADàn", "an toàn"},
         {"\uFEFFan", "an"},
         {"a\u2028b\u0085c\fd\ve", "a b c d e"},
         {"a \u200B b", "a b"}},
        Lexicon{});
}

TEST(NormalizeTest, LookAlikes) {
  Check({{"quyƣt", "quyưt"},
         {"ƢU TIÊN", "ưu tiên"},
         {"Ðiều", "điều"},
         {"ðiểm", "điểm"},
         {"ĐỊNH", "định"},
         {"ﬁrewall oﬀ ﬄ", "firewall off ffl"},
         {"cấp độ Ⅲ", "cấp độ iii"},
         {"ＡＴＴＴ１", "attt1"}},
        Lexicon{});
}

TEST(NormalizeTest, DashesQuotesDots) {
  Check({{"a – b — c − d ‐ e ‑ f", "a - b - c - d - e - f"},
         {"“a” „b„ «c»", "\"a\" \"b\" \"c\""},
         {"’a‘", "'a'"},
         {"…", "..."},
         {"ngày ….. tháng", "ngày ..... tháng"},
         {"........ ____", "........ ____"},
         {"473/QĐ – BTTTT", "473/qđ - btttt"}},
        Lexicon{});
}

TEST(NormalizeTest, TonePlacement) {
  Check({{"hoà", "hòa"},
         {"hoá", "hóa"},
         {"hoả", "hỏa"},
         {"hoã", "hõa"},
         {"hoạ", "họa"},
         {"khoẻ", "khỏe"},
         {"loè", "lòe"},
         {"xoé", "xóe"},
         {"toẽ", "tõe"},
         {"hoẹ", "họe"},
         {"thuỷ", "thủy"},
         {"uý", "úy"},
         {"tuỳ", "tùy"},
         {"luỹ", "lũy"},
         {"tuỵ", "tụy"},
         {"HOÀ", "hòa"},
         {"THUỶ", "thủy"},
         {"Uỷ ban", "ủy ban"},
         // The pair does not end the syllable.
         {"hoàn", "hoàn"},
         {"toán", "toán"},
         {"khoẻn", "khoẻn"},
         {"huỳnh", "huỳnh"},
         {"thuyết", "thuyết"},
         // "qu" is a consonant.
         {"quý", "quý"},
         {"quỹ", "quỹ"},
         {"quà", "quà"},
         {"QUỶ", "quỷ"},
         // Already there.
         {"hòa", "hòa"},
         {"ủy", "ủy"},
         {"toà án hoá đơn", "tòa án hóa đơn"}},
        Lexicon{});
}

TEST(NormalizeTest, Abbreviations) {
  Check({{"ATTT", "an toàn thông tin"},
         {"Đảm bảo ATTT", "bảo đảm an toàn thông tin"},
         {"BĐATTT.", "bảo đảm an toàn thông tin."},
         {"Sở TT&TT", "sở thông tin và truyền thông"},
         {"(HTTT)", "(hệ thống thông tin)"},
         {"HTTT quan trọng", "hệ thống quan trọng"},  // a variant across the seam
         {"QÐ số", "quyết định số"},                  // Eth in the abbreviation
         {"ATTT, HTTT", "an toàn thông tin, hệ thống thông tin"},
         {"STT | Yêu cầu | P/A", "stt | yêu cầu | phương án"},
         // Small letters and longer words are something else.
         {"attt", "attt"},
         {"ATTTM", "atttm"},
         {"Attt", "attt"}},
        FieldLexicon());
}

TEST(NormalizeTest, AbbreviationsStayInSymbolsAndAddresses) {
  Check({{"15/QĐ-UBND", "15/qđ-ubnd"},
         {"12/2022/TT-BTTTT", "12/2022/tt-btttt"},
         {"15/ QĐ-UBND", "15/ qđ-ubnd"},
         {"TT-BTTTT", "tt-btttt"},
         {"UBND.gov.vn", "ubnd.gov.vn"},
         {"http://a.vn/UBND", "http://a.vn/ubnd"},
         {"UBND@tinh.gov.vn", "ubnd@tinh.gov.vn"},
         {"ATTT_2024", "attt_2024"},
         // An ordinary hyphen or full stop does not protect.
         {"ATTT - HTTT", "an toàn thông tin - hệ thống thông tin"},
         {"ATTT.", "an toàn thông tin."},
         {"về ATTT.Hệ", "về an toàn thông tin.hệ"}},
        FieldLexicon());
}

TEST(NormalizeTest, Variants) {
  Check({{"đảm bảo", "bảo đảm"},
         {"ĐẢM BẢO", "bảo đảm"},
         {"đảm\nbảo", "bảo đảm"},
         {"Qui chế, kí số", "quy chế, ký số"},
         {"mô hình lô-gích", "mô hình lô-gic"},
         {"mô hình lô – gích", "mô hình lô-gic"},
         {"Mô hình logic.", "mô hình lô-gic."},
         {"Wi‑Fi", "wifi"},
         {"mô hình luận lý", "mô hình lô-gic"},  // the longest wins
         {"rà  quét", "dò quét"},
         // Whole tokens only, no mark between.
         {"logical", "logical"},
         {"đảm, bảo", "đảm, bảo"},
         {"quit", "quit"}},
        FieldLexicon());
}

TEST(NormalizeTest, VariantIsNormalizedWhenAdded) {
  Lexicon lexicon;
  lexicon.AddVariant("HOÀ  Lạc", "Hoà  Lạc CNC");
  EXPECT_EQ(Normalize("khu hòa lạc", lexicon).text, "khu hòa lạc cnc");
  EXPECT_FALSE(lexicon.empty());
  EXPECT_TRUE(Lexicon{}.empty());
}

TEST(NormalizeTest, BrokenWords) {
  Check({{"chi ti ết", "chi tiết"},
         {"Ngh ị định", "nghị định"},
         {"QUY ẾT Đ ỊNH", "quyết định"},
         {"quy ế t", "quyết"},
         {"th ô ng tin", "thông tin"},
         {"c ác h ệ th ống", "các hệ thống"},  // not "cách ệ thống"
         {"Q U Y Ế T  Đ Ị N H", "quyết định"},
         {"ho à", "hòa"},
         {"hoà n thành", "hoàn thành"},
         {"t ổ ch ức", "tổ chức"},
         {"đ\nơn vị", "đơn vị"}},
        SyllableLexicon());
}

TEST(NormalizeTest, WholeWordsAreNotJoined) {
  Check({{"chi tiết", "chi tiết"},
         {"an ninh", "an ninh"},            // "anninh" is no syllable
         {"điểm b ở đây", "điểm b ở đây"},  // a label, although "bở" is a word
         {"Trần Thị B an", "trần thị b an"},
         {"ngh, ị", "ngh, ị"},  // punctuation between
         {"Ngh Ị", "ngh ị"},    // a capital inside
         {"chi TI ết", "chi ti ết"},
         {"server ab c", "server ab c"}},
        SyllableLexicon());
}

TEST(NormalizeTest, NoSyllablesNoJoining) {
  EXPECT_EQ(Normalize("chi ti ết", FieldLexicon()).text, "chi ti ết");
}

TEST(NormalizeTest, OriginalOfPhrases) {
  const Lexicon lexicon = SyllableLexicon();
  EXPECT_EQ(SourceOf("Việc Đảm  bảo ATTT mạng", "bảo đảm", lexicon), "Đảm  bảo");
  EXPECT_EQ(SourceOf("Việc Đảm bảo ATTT mạng", "an toàn thông tin", lexicon), "ATTT");
  EXPECT_EQ(SourceOf("Việc Đảm bảo ATTT mạng", "thông tin", lexicon), "ATTT");
  EXPECT_EQ(SourceOf("Việc Đảm bảo ATTT mạng", "thông tin mạng", lexicon), "ATTT mạng");
  EXPECT_EQ(SourceOf("theo Ngh ị  đ ịnh này", "nghị định", lexicon), "Ngh ị  đ ịnh");
  EXPECT_EQ(SourceOf("xã Hoà  Bình", "hòa bình", lexicon), "Hoà  Bình");
  EXPECT_EQ(SourceOf("xã Ho\u0300a Bi\u0300nh", "hòa", lexicon), "Ho\u0300a");
  EXPECT_EQ(SourceOf("an to\u00ADàn", "toàn", lexicon), "to\u00ADàn");
  EXPECT_EQ(SourceOf("số… hết", "...", lexicon), "…");
  EXPECT_EQ(SourceOf("lô – gích", "lô-gic", lexicon), "lô – gích");
  EXPECT_EQ(SourceOf("  a\t\tb", "a b", lexicon), "a\t\tb");
}

TEST(NormalizeTest, OriginalOfNothing) {
  const NormalizedText empty = Normalize("", Lexicon{});
  EXPECT_TRUE(empty.Original(0, 0).empty());
  const NormalizedText text = Normalize("an toàn", Lexicon{});
  EXPECT_TRUE(text.Original(3, 3).empty());
  EXPECT_EQ(text.Original(3, 3).begin, 3u);
  EXPECT_EQ(text.Original(100, 200).begin, 8u);
  EXPECT_EQ(text.Original(0, 200).end, 8u);
}

TEST(NormalizeTest, ExampleOfTheHeader) {
  const NormalizedText n = Normalize("Đảm bảo ATTT", FieldLexicon());
  EXPECT_EQ(n.text, "bảo đảm an toàn thông tin");
  EXPECT_EQ(n.Original(0, 12).begin, 0u);
  EXPECT_EQ(n.Original(0, 12).end, std::string("Đảm bảo").size());
}

// Normalizing again changes nothing: rules written in canonical form match canonical text.
TEST(NormalizeTest, PropertyOriginsAreMonotoneAndInside) {
  const std::vector<std::string> pieces = {"Đảm",
                                           "bảo",
                                           "ATTT",
                                           "HTTT",
                                           "hoà",
                                           "Ngh",
                                           "ị",
                                           "đ",
                                           "ịnh",
                                           " ",
                                           " ",
                                           " ",
                                           "\n",
                                           "\t",
                                           "\u00A0",
                                           "\u00AD",
                                           "\u200B",
                                           "–",
                                           "“",
                                           "…",
                                           "TT&TT",
                                           "15/",
                                           "QĐ",
                                           "-UBND",
                                           "wi-fi",
                                           "mô hình",
                                           "lô",
                                           "gích",
                                           ",",
                                           ".",
                                           "e\u0302\u0323",
                                           "\u0301",
                                           "\xFF",
                                           "\xE1\xBA",
                                           "ﬁ",
                                           "Ⅲ",
                                           "😀",
                                           "中",
                                           "Q U Y Ế T",
                                           "chi ti ết",
                                           "quan trọng",
                                           "u\u031B\u0301",
                                           "o\u0300a",
                                           "P/A",
                                           "&"};
  std::mt19937 random(20240305);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1), length(0, 40);
  for (const Lexicon& lexicon : {Lexicon{}, FieldLexicon(), SyllableLexicon()}) {
    for (int round = 0; round < 3000; ++round) {
      std::string source;
      for (std::size_t n = length(random); n > 0; --n) source += pieces[pick(random)];
      const NormalizedText n = Normalize(source, lexicon);
      ASSERT_EQ(n.origin.size(), n.text.size()) << source;
      Span last{0, 0};
      for (const Span& span : n.origin) {
        ASSERT_LT(span.begin, span.end) << source;
        ASSERT_LE(span.end, source.size()) << source;
        ASSERT_LE(last.begin, span.begin) << source;
        ASSERT_LE(last.end, span.end) << source;
        last = span;
      }
      // Characters are never cut: every span begins and ends between code points of valid input.
      for (std::size_t i = 0; i < n.text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(n.text[i]);
        if ((byte & 0xC0) == 0x80) {
          ASSERT_EQ(n.origin[i].begin, n.origin[i - 1].begin) << source;
        }
      }
      ASSERT_EQ(n.text.find("  "), std::string::npos) << source;
      ASSERT_EQ(ToNfc(n.text), n.text) << source;
      ASSERT_EQ(Normalize(n.text, Lexicon{}).text, n.text) << source;
    }
  }
}

TEST(NormalizeTest, LongRunsStayLinear) {
  std::string marks = "a";
  for (int i = 0; i < 200'000; ++i) marks += i % 2 ? "\u0301" : "\u0323";
  EXPECT_FALSE(Normalize(marks, Lexicon{}).text.empty());
  std::string torn;
  for (int i = 0; i < 50'000; ++i) torn += "đ ị ";
  EXPECT_FALSE(Normalize(torn, SyllableLexicon()).text.empty());
  EXPECT_EQ(Normalize(std::string(1'000'000, ' '), Lexicon{}).text, "");
}

}  // namespace
}  // namespace capdo::text
