#include "document/lines.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "builder.h"

namespace capdo::document {
namespace {

std::vector<std::string> Texts(const Document& doc) {
  std::vector<std::string> out;
  for (const Block& block : doc.blocks) out.push_back(block.text);
  return out;
}

TEST(LinesTest, EachLineIsABlock) {
  struct Case {
    const char* text;
    std::vector<std::string> lines;
  };
  const std::vector<Case> cases = {
      {"một dòng", {"một dòng"}},
      {"Điều 1. A\nĐiều 2. B", {"Điều 1. A", "Điều 2. B"}},
      {"  a \t\n\t b  \n c", {"a", "b", "c"}},
      {"a\n\n\nb", {"a", "b"}},
      {"\na\n", {"a"}},
      {"a\tb\nc", {"a\tb", "c"}},
      {"\n \n\t", {}},
  };
  for (const Case& c : cases) {
    Document doc;
    doc.blocks = {Plain(c.text)};
    EXPECT_EQ(Texts(SplitForcedLines(doc)), c.lines) << c.text;
  }
}

// A block without text is still a block (an empty paragraph parts lists).
TEST(LinesTest, EmptyParagraphsAndFiguresStay) {
  Document doc;
  doc.blocks = {Plain(""), Plain("a")};
  Block figure;
  figure.kind = BlockKind::kFigure;
  figure.text = "Hình 1\nSơ đồ";
  doc.blocks.push_back(figure);
  const Document out = SplitForcedLines(doc);
  EXPECT_EQ(Texts(out), (std::vector<std::string>{"", "a", "Hình 1\nSơ đồ"}));
}

TEST(LinesTest, LabelsAndLooks) {
  Document doc;
  Block block = Labelled("a)", "một\nhai");
  block.list_level = 2;
  block.bold = true;
  block.outline_level = 3;
  block.layer = Layer::kHidden;
  doc.blocks = {block};
  const Document out = SplitForcedLines(doc);
  ASSERT_EQ(out.blocks.size(), 2u);
  EXPECT_EQ(out.blocks[0].label, "a)");
  EXPECT_EQ(out.blocks[0].list_level, 2);
  EXPECT_EQ(out.blocks[1].label, "");
  EXPECT_EQ(out.blocks[1].list_level, -1);
  EXPECT_TRUE(out.blocks[1].bold);
  EXPECT_EQ(out.blocks[1].layer, Layer::kHidden) << "hidden text stays hidden";
}

// The label belongs to the first line that is left, also where blank lines stood before it.
TEST(LinesTest, LabelOfAParagraphThatBeginsWithABreak) {
  Document doc;
  doc.blocks = {Labelled("Điều 1.", "\nPhê duyệt\nNội dung")};
  const Document out = SplitForcedLines(doc);
  ASSERT_EQ(out.blocks.size(), 2u);
  EXPECT_EQ(out.blocks[0].label, "Điều 1.");
  EXPECT_EQ(out.blocks[1].label, "");
}

// A line carries its own words only: with the whole paragraph in each of them, this one would need 200 GB.
TEST(LinesTest, ManyLinesOfOneParagraphNeedTheMemoryOfOne) {
  constexpr std::size_t kLines = 300'000;
  Document doc;
  Block block;
  for (std::size_t i = 0; i < kLines; ++i) {
    const auto begin = static_cast<std::uint32_t>(block.text.size());
    block.text += "a\n";
    block.fragments.push_back({begin, begin + 1, 1, {}});
  }
  block.style = "Body";
  doc.blocks = {block};
  const Document out = SplitForcedLines(doc);
  ASSERT_EQ(out.blocks.size(), kLines);
  std::size_t held = 0;
  for (const Block& line : out.blocks) {
    ASSERT_EQ(line.fragments.size(), 1u);
    EXPECT_EQ(line.fragments.front().end, 1u);
    held += line.text.capacity() + line.fragments.capacity() * sizeof(Fragment);
  }
  EXPECT_LT(held, kLines * 200);
  EXPECT_EQ(out.blocks.back().style, "Body");
}

TEST(LinesTest, FragmentsAndPages) {
  Document doc;
  Block block = Plain("trên trang một\ndưới trang hai");
  const auto cut = static_cast<std::uint32_t>(block.text.find('\n') + 1 + std::string("dưới ").size());
  block.fragments = {{0, cut, 1, {1, 2, 3, 4}}, {cut, static_cast<std::uint32_t>(block.text.size()), 2, {5, 6, 7, 8}}};
  doc.blocks = {block};
  const Document out = SplitForcedLines(doc);
  ASSERT_EQ(out.blocks.size(), 2u);
  ASSERT_EQ(out.blocks[0].fragments.size(), 1u);
  EXPECT_EQ(out.blocks[0].fragments[0].begin, 0u);
  EXPECT_EQ(out.blocks[0].fragments[0].end, out.blocks[0].text.size());
  ASSERT_EQ(out.blocks[1].fragments.size(), 2u);
  EXPECT_EQ(out.blocks[1].page, 1);
  EXPECT_EQ(out.blocks[1].fragments[0].begin, 0u);
  EXPECT_EQ(out.blocks[1].fragments[0].end, out.blocks[1].fragments[1].begin);
  EXPECT_EQ(out.blocks[1].fragments[1].page, 2);
  EXPECT_EQ(out.blocks[1].fragments[1].end, out.blocks[1].text.size());
  EXPECT_EQ(out.blocks[1].fragments[1].box.left, 5);
}

TEST(LinesTest, CellsFollowTheirBlocks) {
  Document doc;
  doc.tables.resize(1);
  Table& table = doc.tables[0];
  table.rows = 1;
  table.columns = 3;
  doc.blocks = {Plain("trước\nbảng"), Plain("ô một\ndòng hai\ndòng ba"), Plain("\n"), Plain("ô ba"), Plain("sau")};
  for (int c = 0; c < 3; ++c) {
    doc.blocks[static_cast<std::size_t>(c) + 1].cell = {0, 0, c};
    Cell cell;
    cell.column = c;
    cell.blocks = {c + 1};
    table.cells.push_back(cell);
  }
  table.cells[2].blocks.push_back(99);  // a reader's slip must not crash the analysis
  const Document out = SplitForcedLines(doc);
  EXPECT_EQ(Texts(out), (std::vector<std::string>{"trước", "bảng", "ô một", "dòng hai", "dòng ba", "ô ba", "sau"}));
  EXPECT_EQ(out.tables[0].cells[0].blocks, (std::vector<int>{2, 3, 4}));
  EXPECT_EQ(out.tables[0].cells[1].blocks, (std::vector<int>{}));
  EXPECT_EQ(out.tables[0].cells[2].blocks, (std::vector<int>{5}));
  for (int b : out.tables[0].cells[0].blocks) EXPECT_EQ(out.blocks[static_cast<std::size_t>(b)].cell.column, 0);
}

TEST(LinesTest, TwiceIsOnce) {
  Document doc;
  doc.blocks = {Plain("a\nb"), Plain("c")};
  const Document once = SplitForcedLines(doc);
  EXPECT_EQ(Texts(SplitForcedLines(once)), Texts(once));
}

}  // namespace
}  // namespace capdo::document
