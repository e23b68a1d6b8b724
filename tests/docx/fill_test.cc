#include "docx/fill.h"

#include <gtest/gtest.h>

#include "builder.h"
#include "docx/template_error.h"

namespace capdo::docx {
namespace {

const std::set<std::string> kNames = {"a", "b", "c", "list", "inner", "none"};

Values Entry(const std::string& b) { return {{{"b", b}}, {}}; }

Values Some() {
  Values values;
  values.texts = {{"a", "Sở"}, {"c", "ngoài"}};
  values.lists["list"] = {Entry("một"), Entry("hai")};
  values.lists["none"];
  return values;
}

std::string Filled(const std::string& body, const Values& values = Some()) {
  const Result<std::string> docx = Fill(Docx(body), values, kNames);
  return docx ? BodyOf(*docx) : "error " + docx.error().message;
}

TEST(Fill, PlaceholderCutIntoRunsKeepsTheFormatOfItsBeginning) {
  EXPECT_EQ(Filled("<w:p>" + TextRun("x {", "<w:b/>") + "<w:proofErr w:type=\"spellStart\"/>" +
                   TextRun("{ a", "<w:i/>") + TextRun("}", "<w:u/>") + TextRun("} y") + "</w:p>"),
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">x "
            "Sở</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
            "<w:r><w:rPr><w:i/></w:rPr><w:t/></w:r><w:r><w:rPr><w:u/></w:rPr><w:t/></w:r><w:r><w:t "
            "xml:space=\"preserve\"> y</w:t></w:r></w:p>");
}

TEST(Fill, SeveralPlaceholdersInOneRun) {
  EXPECT_EQ(Filled(P("{{a}}, {{c}}; {{ a }}")),
            "<w:p><w:r><w:t xml:space=\"preserve\">Sở, ngoài; Sở</w:t></w:r></w:p>");
}

TEST(Fill, TextsAreEscapedAndNeverReadAgain) {
  Values values = Some();
  values.texts["a"] = "<w:p/> & \"{{c}}\" {{#list}}\x01\x0B\xEF\xBF\xBE|\xFF";
  EXPECT_EQ(Filled(P("{{a}}"), values),
            "<w:p><w:r><w:t xml:space=\"preserve\">&lt;w:p/&gt; &amp; \"{{c}}\" "
            "{{#list}}|\xEF\xBF\xBD</w:t></w:r></w:p>");
}

TEST(Fill, LineEndsAndTabs) {
  Values values = Some();
  values.texts["a"] = "KT. CHỦ TỊCH\r\nPHÓ\tCHỦ TỊCH";
  EXPECT_EQ(Filled(P("[{{a}}]"), values),
            "<w:p><w:r><w:t xml:space=\"preserve\">[KT. CHỦ TỊCH</w:t><w:br/><w:t "
            "xml:space=\"preserve\">PHÓ</w:t><w:tab/>"
            "<w:t xml:space=\"preserve\">CHỦ TỊCH]</w:t></w:r></w:p>");
}

std::string Said(const std::string& text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

TEST(Fill, RepeatsAParagraph) {
  EXPECT_EQ(Filled(P("{{#list}}- {{b}} của {{a}};{{/list}}") + P("hết")),
            Said("- một của Sở;") + Said("- hai của Sở;") + P("hết"));
  EXPECT_EQ(Filled(P("{{#none}}- {{b}}{{/none}}") + P("hết")), P("hết"));
}

TEST(Fill, RepeatsParagraphsAndTablesBetweenLinesOfTheirOwn) {
  EXPECT_EQ(
      Filled(P("{{#list}}") + P("{{b}}") + Table(Row({"{{b}}", "{{c}}"})) + P(" {{/list}} ")),
      Said("một") +
          Table("<w:tr><w:tc>" + Said("một") + "</w:tc><w:tc>" + Said("ngoài") + "</w:tc></w:tr>") +
          Said("hai") +
          Table("<w:tr><w:tc>" + Said("hai") + "</w:tc><w:tc>" + Said("ngoài") + "</w:tc></w:tr>"));
}

TEST(Fill, ShowsWhatIsThereOnlyWithoutEntries) {
  EXPECT_EQ(Filled(P("{{^none}}không có{{/none}}") + P("{{^list}}không có{{/list}}") + P("hết")),
            Said("không có") + P("hết"));
}

TEST(Fill, RepeatsRows) {
  const std::string filled = Filled(
      Table(Row({"STT", "Tên"}) + Row({"{{#list}}{{b}}", "{{a}}{{/list}}"}) + Row({"cuối", "x"})));
  const auto row = [&](const char* b) {
    return "<w:tr><w:tc>" + Said(b) + "</w:tc><w:tc>" + Said("Sở") + "</w:tc></w:tr>";
  };
  EXPECT_EQ(filled, Table(Row({"STT", "Tên"}) + row("một") + row("hai") + Row({"cuối", "x"})));
}

// A row of its own opens, another one closes: both disappear.
TEST(Fill, RowsThatOnlyOpenAndCloseDisappear) {
  EXPECT_EQ(Filled(Table(Row({"{{#list}}", ""}) + Row({"{{b}}", "x"}) + Row({"{{/list}}", ""}))),
            Table("<w:tr><w:tc>" + Said("một") + "</w:tc>" + Cell("x") + "</w:tr><w:tr><w:tc>" +
                  Said("hai") + "</w:tc>" + Cell("x") + "</w:tr>"));
}

// The annex of the letter: a row for the block, then rows for its gaps, then paragraphs inside a
// cell.
TEST(Fill, RepetitionsInsideRepetitions) {
  Values values;
  for (const char* block : {"1a", "1b"}) {
    Values one;
    one.texts["a"] = block;
    for (const char* gap : {"x", "y"}) {
      Values row;
      row.texts["b"] = std::string(block) + gap;
      row.lists["list"] = {{{{"c", "p"}}, {}}, {{{"c", "q"}}, {}}};
      one.lists["inner"].push_back(row);
    }
    values.lists["none"].push_back(one);
  }
  const std::string filled = Filled(
      Table(Row({"{{#none}}{{a}}", ""}) + Row({"{{#inner}}{{b}}", "{{#list}}{{c}}{{/list}}"}) +
            Row({"", "{{a}}{{/inner}}{{/none}}"})),
      values);
  std::string text;
  for (std::size_t at = 0;
       (at = filled.find("<w:t xml:space=\"preserve\">", at)) != std::string::npos; ++at)
    text += filled.substr(at + 26, filled.find('<', at + 26) - at - 26) + ' ';
  EXPECT_EQ(text, "1a 1ax p q 1a 1ay p q 1a 1b 1bx p q 1b 1by p q 1b ");
}

TEST(Fill, ATableWithoutRowsGoesAndACellKeepsAParagraph) {
  EXPECT_EQ(Filled(P("trước") + Table(Row({"{{#none}}{{b}}", "{{/none}}"})) + P("sau")),
            P("trước") + P("sau"));
  EXPECT_EQ(Filled(Table("<w:tr><w:tc>" + P("{{#none}}{{b}}{{/none}}") + "</w:tc></w:tr>")),
            Table("<w:tr><w:tc><w:p/></w:tc></w:tr>"));
}

TEST(Fill, TablesInCells) {
  const std::string inner = Table(Row({"{{#list}}{{b}}", "{{/list}}"}));
  const std::string filled = Filled(Table("<w:tr><w:tc>" + inner + P("{{a}}") + "</w:tc></w:tr>"));
  EXPECT_NE(filled.find("một"), std::string::npos);
  EXPECT_NE(filled.find("hai"), std::string::npos);
  EXPECT_NE(filled.find("Sở"), std::string::npos);
}

TEST(Fill, TextBoxesAndHeadersAreFilledToo) {
  const std::string box = "<w:p><w:r><w:pict><w:txbxContent>" + P("{{c}}") +
                          "</w:txbxContent></w:pict></w:r>" + TextRun("{{a}}") + "</w:p>";
  const Result<std::string> docx = Fill(Docx(box, P("{{c}}")), Some(), kNames);
  ASSERT_TRUE(docx);
  EXPECT_NE(BodyOf(*docx).find("Sở"), std::string::npos);
  EXPECT_NE(BodyOf(*docx).find("ngoài"), std::string::npos);
  EXPECT_NE(ReadPackage(*docx)->Find("word/header1.xml")->bytes.find("ngoài"), std::string::npos);
}

TEST(Fill, CopiesCarryNoIdsThatMustBeUnique) {
  const std::string filled = Filled(
      "<w:p xmlns:w14=\"urn:w14\" w14:paraId=\"1A\"><w:bookmarkStart w:id=\"0\" w:name=\"x\"/>" +
      TextRun("{{#list}}{{b}}{{/list}}") + "<w:bookmarkEnd w:id=\"0\"/></w:p>");
  EXPECT_EQ(filled.find("paraId"), std::string::npos);
  EXPECT_EQ(filled.find("bookmark"), std::string::npos);
}

TEST(Fill, CopiesDoNotDeclareNamespacesAgain) {
  const Result<std::string> docx = Fill(Docx(P("{{#list}}{{b}}{{/list}}")), Some(), kNames);
  ASSERT_TRUE(docx);
  const std::string xml = ReadPackage(*docx)->Find("word/document.xml")->bytes;
  EXPECT_EQ(xml.find("xmlns:w", xml.find("xmlns:w") + 1), std::string::npos);
}

TEST(Fill, SameBytesEveryTime) {
  const std::string form = Docx(P("{{#list}}{{b}}{{/list}}"));
  const Result<std::string> first = Fill(form, Some(), kNames), second = Fill(form, Some(), kNames);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  EXPECT_EQ(first->find("[Content_Types].xml"), 30u);  // behind the first local header
}

TEST(Fill, FaultsNameThePlaceholder) {
  const std::string box = "<w:p>" + TextRun("{{#list}}") + "<w:r><w:pict><w:txbxContent>" +
                          P("{{/list}}") + "</w:txbxContent></w:pict></w:r></w:p>";
  const std::vector<std::pair<std::string, std::string>> faults = {
      {P("{{ten_co_quan}}"), "unknown-placeholder: ten_co_quan"},
      {P("{{#none}}{{ten}}{{/none}}"), "unknown-placeholder: ten"},  // although it is left out
      {P("{{}}"), "unknown-placeholder: "},
      {P("{{\u00A0xã_là\u00A0 }}"), "unknown-placeholder: xã_là"},  // "à" ends like a no-break space
      {P("{{b}}"), "misplaced-placeholder: b"},
      {P("{{#inner}}x{{/inner}}"), "misplaced-placeholder: inner"},
      {P("{{a"), "unclosed-placeholder: {{a"},
      {P("{{a {{c}}"), "unclosed-placeholder: {{a {{c}}"},
      {P("{{#list}}{{b}}"), "not-closed: list"},
      {P("{{b}}{{/list}}"), "not-opened: list"},
      {P("{{#list}}{{#none}}{{/list}}{{/none}}"), "crossed: list"},
      {P("{{#list}}") + Table(Row({"{{/list}}"})) + P("x"), ""},  // whole tables: allowed
      {P("x {{#list}}{{b}}{{/list}}"), "not-whole: list"},
      {P("{{#list}}{{b}}{{/list}} y"), "not-whole: list"},
      {P("{{#list}}{{b}}{{/list}}{{#list}}{{b}}{{/list}}"), "not-whole: list"},
      {box, "crossed: list"},
      {Table(Row({"{{#list}}{{b}}{{/list}}", "{{#none}}"}) + Row({"{{/none}}", ""})),
       "crossed: none"},
  };
  for (const auto& [body, error] : faults) {
    const Result<std::string> docx = Fill(Docx(body), Some(), kNames);
    EXPECT_EQ(docx ? "" : docx.error().message, error) << body;
  }
}

TEST(Fill, RepetitionsThatMultiplyAreStopped) {
  Values values = Some();
  for (int i = 0; i < 100; ++i) values.lists["list"].push_back(Entry("x"));
  const auto nested = [&](int depth) {
    std::string open, close;
    for (int i = 0; i < depth; ++i) {
      open += P("{{#list}}");
      close += P("{{/list}}");
    }
    const Result<std::string> docx = Fill(Docx(open + P("{{b}}") + close), values, kNames);
    return docx ? "" : docx.error().message;
  };
  EXPECT_EQ(nested(2), "");
  EXPECT_EQ(nested(5), "too-large: list");
  values.lists["list"].resize(1);
  EXPECT_EQ(nested(15), "");
  EXPECT_EQ(nested(5000), "too-large: list");
}

// One copy may be as large as thousands of small ones.
TEST(Fill, CopiesOfALargePartAreStopped) {
  Values values = Some();
  for (int i = 0; i < 400; ++i) values.lists["list"].push_back(Entry("x"));
  const std::string page(1u << 20, 'x');
  const Result<std::string> docx = Fill(Docx(P("{{#list}}" + page + "{{/list}}")), values, kNames);
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().message, "too-large: list");
}

TEST(Fill, ATemplateOfTooMuchTextIsNotBuiltAsATree) {
  std::string body;
  while (body.size() < (17u << 20)) body += "<w:p/>";
  const Result<std::string> docx = Fill(Docx(body), Some(), kNames);
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().message, "too-large: word/document.xml");
}

// Word calls a header without a paragraph damaged.
TEST(Fill, AHeaderKeepsAParagraph) {
  const Result<std::string> docx = Fill(Docx(P("x"), P("{{#none}}{{b}}{{/none}}")), Some(), kNames);
  ASSERT_TRUE(docx);
  EXPECT_NE(ReadPackage(*docx)->Find("word/header1.xml")->bytes.find("><w:p/></w:hdr>"), std::string::npos);
}

TEST(Fill, APartThatIsOneParagraphCannotBeRepeated) {
  Package package{{{"word/document.xml", "<w:p " + std::string(kWordNs) + ">" +
                                             TextRun("{{#list}}x{{/list}}") + "</w:p>"},
                   {"word/header1.xml", "<h/>"},
                   {"[Content_Types].xml", kTypes}}};
  const Result<std::string> docx = Fill(*WritePackage(package), Some(), kNames);
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().message, "crossed: list");
}

TEST(NamesIn, ListsAllPlaceholders) {
  const Result<std::set<std::string>> names =
      NamesIn(Docx(P("{{#list}}{{b}}{{/list}}"), P("{{ a }}")));
  ASSERT_TRUE(names);
  EXPECT_EQ(*names, (std::set<std::string>{"a", "b", "list"}));
}

}  // namespace
}  // namespace capdo::docx
