#include "document/section_tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "builder.h"

namespace capdo::document {
namespace {

struct Line {
  Block block;
  const char* locator;
};

// Builds the tree over all lines and compares the place of each.
void Expect(const std::vector<Line>& lines) {
  Document doc;
  for (const Line& line : lines) doc.blocks.push_back(line.block);
  const SectionTree tree = BuildSectionTree(doc, 0, doc.blocks.size());
  ASSERT_EQ(tree.section_of_block.sections.size(), lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(tree.Locator(tree.section_of_block[i]), lines[i].locator) << i << ": " << lines[i].block.text;
  }
  // Every section holds its children, and siblings do not overlap.
  for (const Section& s : tree.sections) {
    EXPECT_LE(s.first, s.last);
    std::size_t at = s.first;
    for (int child : s.children) {
      const Section& c = tree.sections[static_cast<std::size_t>(child)];
      EXPECT_EQ(c.parent, s.id);
      EXPECT_LE(at, c.first);
      EXPECT_LE(c.last, s.last);
      at = c.last;
    }
  }
}

TEST(SectionTreeTest, DecisionWithArticles) {
  Expect({
      {Plain("Căn cứ Nghị định 85/2016/NĐ-CP;"), ""},
      {Plain("Điều 1. Phê duyệt cấp độ cho hệ thống như sau:"), "Điều 1"},
      {Plain("1. Thông tin chung"), "Điều 1, khoản 1"},
      {Plain("a) Tên hệ thống: Cổng dịch vụ công"), "Điều 1, khoản 1, điểm a"},
      {Plain("b) Đơn vị vận hành: Trung tâm"), "Điều 1, khoản 1, điểm b"},
      {Plain("- Địa chỉ: số 1 phố A"), "Điều 1, khoản 1, điểm b"},
      {Plain("đ) Cấp độ: 3"), "Điều 1, khoản 1, điểm đ"},
      {Plain("2. Phương án bảo đảm"), "Điều 1, khoản 2"},
      {Plain("tiếp theo của khoản 2, chữ thường"), "Điều 1, khoản 2"},
      {Plain("Điều 2. Hiệu lực"), "Điều 2"},
      {Plain("1. Một"), "Điều 2, khoản 1"},
  });
}

// Where recognition lost one mark of a list, the next one goes on with the list; where none is missing, or nothing was
// recognised, a heading over letters is their heading.
TEST(SectionTreeTest, AListGoesOnAfterALostMark) {
  const struct {
    const char* before;
    const char* after;
    ReadBy read_by;
    bool sibling;
  } cases[] = {{"h) Thư điện tử", "k) Giám sát", ReadBy::kOcr, true},   {"c) Dự phòng", "đ) Lọc mã độc", ReadBy::kOcr, true},
               {"d) Dự phòng", "e) Lọc mã độc", ReadBy::kOcr, true},    {"h) Thư điện tử", "i) Giám sát", ReadBy::kOcr, false},
               {"h) Thư điện tử", "a) Giám sát", ReadBy::kOcr, false},  {"h) Thư điện tử", "k) Giám sát", ReadBy::kText, false},
               {"h) Thư điện tử", "l) Giám sát", ReadBy::kOcr, false}};
  for (const auto& one : cases) {
    SCOPED_TRACE(std::string(one.before) + " / " + one.after);
    Document doc;
    doc.blocks = {Bold("1. Thiết kế hệ thống"), Bold(one.before), Plain("Có cổng lọc thư rác."), Bold("Quản lý truy cập lớp mạng"),
                  Plain("Bật xác thực 802.1X."), Bold(one.after), Plain("Theo dõi tập trung.")};
    for (Block& block : doc.blocks) block.read_by = one.read_by;
    const SectionTree tree = BuildSectionTree(doc, 0, doc.blocks.size());
    const auto section = [&](std::size_t i) { return tree.sections[static_cast<std::size_t>(tree.section_of_block[i])]; };
    EXPECT_EQ(section(5).heading_block, 5);
    EXPECT_EQ(section(5).parent, one.sibling ? section(1).parent : section(3).id);
  }
}

TEST(SectionTreeTest, RegulationWithChapters) {
  Expect({
      {Bold("Chương I"), "Chương I"},
      {Bold("QUY ĐỊNH CHUNG"), "Chương I"},
      {Bold("Điều 1. Phạm vi"), "Chương I, Điều 1"},
      {Plain("Quy chế này quy định."), "Chương I, Điều 1"},
      {Bold("Chương II"), "Chương II"},
      {Bold("BẢO ĐẢM AN TOÀN"), "Chương II"},
      {Bold("Mục 1"), "Chương II, Mục 1"},
      {Bold("QUẢN LÝ"), "Chương II, Mục 1"},
      {Bold("Điều 2. Quản lý mạng"), "Chương II, Mục 1, Điều 2"},
      {Plain("1. Khoản"), "Chương II, Mục 1, Điều 2, khoản 1"},
      {Bold("Mục 2"), "Chương II, Mục 2"},
      {Bold("KỸ THUẬT"), "Chương II, Mục 2"},
      {Bold("Điều 3. Máy chủ"), "Chương II, Mục 2, Điều 3"},
      {Bold("Phụ lục I"), "Phụ lục I"},
      {Plain("1. Danh mục"), "Phụ lục I, mục 1"},
  });
}

TEST(SectionTreeTest, TechnicalDossier) {
  Expect({
      {Bold("PHẦN II. THUYẾT MINH"), "PHẦN II"},
      {Bold("1. Phương án quản lý"), "PHẦN II, mục 1"},
      {Bold("1.1. Chính sách"), "PHẦN II, mục 1.1"},
      {Bold("1.1.1. Chính sách an toàn"), "PHẦN II, mục 1.1.1"},
      {Plain("Nội dung"), "PHẦN II, mục 1.1.1"},
      {Bold("1.2. Tổ chức"), "PHẦN II, mục 1.2"},
      {Bold("2. Phương án kỹ thuật"), "PHẦN II, mục 2"},
      {Bold("2.1.3. Vượt một bậc"), "PHẦN II, mục 2.1.3"},
      {Bold("I. TỔNG QUAN"), "PHẦN II, mục I"},
      {Bold("1. Giới thiệu"), "PHẦN II, mục I, mục 1"},
      {Bold("II. NỘI DUNG"), "PHẦN II, mục II"},
  });
}

// A reader of pages knows no outline levels: the letter of a part alone shows that it ends the clauses before.
TEST(SectionTreeTest, PartsWithLetters) {
  Expect({
      {Bold("PHẦN A. YÊU CẦU VỀ KỸ THUẬT"), "PHẦN A"},
      {Bold("7.2.4.3. Sao lưu dữ liệu"), "PHẦN A, mục 7.2.4.3"},
      {Bold("PHẦN B. GIẢI PHÁP TRONG THIẾT KẾ"), "PHẦN B"},
      {Plain("Bảng giải pháp"), "PHẦN B"},
      {Bold("PHẦN C. YÊU CẦU VỀ QUẢN LÝ"), "PHẦN C"},
      {Bold("C.6. Quản lý rủi ro"), "PHẦN C, mục C.6"},
  });
}

// Clauses restart at 1 under each article, letters under each clause, and annexes start the numbers anew.
TEST(SectionTreeTest, NumbersStartAgain) {
  Expect({
      {Bold("Điều 1. Một"), "Điều 1"},
      {Plain("1. A"), "Điều 1, khoản 1"},
      {Plain("a) x"), "Điều 1, khoản 1, điểm a"},
      {Plain("2. B"), "Điều 1, khoản 2"},
      {Plain("a) x"), "Điều 1, khoản 2, điểm a"},
      {Bold("Điều 2. Hai"), "Điều 2"},
      {Plain("1. A"), "Điều 2, khoản 1"},
      {Bold("Phụ lục"), "Phụ lục"},
      {Bold("Điều 1. Của phụ lục"), "Phụ lục, Điều 1"},
  });
}

TEST(SectionTreeTest, PlainListUnderBoldHeadingOfTheSameNumber) {
  Document doc;
  doc.blocks = {Bold("1. Tổng quan"), Plain("1. mục con"), Plain("2. mục con"), Plain("3. mục con"), Bold("2. Phương án"), Plain("1. mục con"), Bold("3. Kết luận")};
  const SectionTree tree = BuildSectionTree(doc, 0, doc.blocks.size());
  const SectionOfBlock& at = tree.section_of_block;
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_TRUE(tree.IsUnder(at[i], at[0])) << i;
    EXPECT_NE(at[i], at[0]) << i;
  }
  EXPECT_FALSE(tree.IsUnder(at[4], at[0]));
  EXPECT_TRUE(tree.IsUnder(at[5], at[4]));
  EXPECT_EQ(tree.sections[static_cast<std::size_t>(at[6])].parent, 0);
}

TEST(SectionTreeTest, ChapterTitleOnTheNextLine) {
  Document doc;
  doc.blocks = {Bold("CHƯƠNG II"), Bold("BẢO ĐẢM AN TOÀN THÔNG TIN"), Plain("Điều 4. Mạng"), Bold("Chương III. Kết thúc"), Bold("Không phải tên chương")};
  const SectionTree tree = BuildSectionTree(doc, 0, 5);
  const Section& chapter = tree.sections[static_cast<std::size_t>(tree.section_of_block[0])];
  EXPECT_EQ(chapter.heading_block, 0);
  EXPECT_EQ(chapter.title_block, 1);
  EXPECT_EQ(chapter.title_begin, 0u);
  EXPECT_TRUE(chapter.titled);
  EXPECT_EQ(tree.section_of_block[1], chapter.id);
  const Section& last = tree.sections[static_cast<std::size_t>(tree.section_of_block[3])];
  EXPECT_EQ(last.title_block, 3);
  EXPECT_EQ(doc.blocks[3].text.substr(last.title_begin), "Kết thúc");
  EXPECT_NE(tree.section_of_block[4], last.id) << "a chapter that has its title takes no second one";
}

// A paragraph between the chapter's number and a heading: the heading is a section of its own.
TEST(SectionTreeTest, ChapterTitleMustFollowAtOnce) {
  Document doc;
  doc.blocks = {Bold("CHƯƠNG II"), Plain("Đoạn văn thường dài hơn tiêu đề."), Bold("Tên mục")};
  const SectionTree tree = BuildSectionTree(doc, 0, 3);
  EXPECT_EQ(tree.sections[static_cast<std::size_t>(tree.section_of_block[0])].title_block, 0);
  EXPECT_NE(tree.section_of_block[2], tree.section_of_block[0]);
  EXPECT_TRUE(tree.IsUnder(tree.section_of_block[2], tree.section_of_block[0]));
}

// Running heads and page numbers between the two lines do not come in between.
TEST(SectionTreeTest, PageFurnitureDoesNotPartAChapterFromItsTitle) {
  Document doc;
  doc.blocks = {Bold("CHƯƠNG II"), Plain("12"), Bold("BẢO ĐẢM AN TOÀN")};
  doc.blocks[1].layer = Layer::kFooter;
  const SectionTree tree = BuildSectionTree(doc, 0, 3);
  EXPECT_EQ(tree.sections[static_cast<std::size_t>(tree.section_of_block[0])].title_block, 2);
}

TEST(SectionTreeTest, PlainHeadingsByLook) {
  Document doc;
  doc.blocks = {Bold("Thông tin chủ quản"), Plain("Ủy ban nhân dân tỉnh."), Bold("Thông tin đơn vị vận hành"), Plain("Trung tâm.")};
  const SectionTree tree = BuildSectionTree(doc, 0, 4);
  EXPECT_EQ(tree.sections.size(), 3u);
  EXPECT_EQ(tree.section_of_block[1], tree.section_of_block[0]);
  EXPECT_EQ(tree.section_of_block[3], tree.section_of_block[2]);
  EXPECT_FALSE(tree.IsUnder(tree.section_of_block[2], tree.section_of_block[0])) << "siblings";
}

TEST(SectionTreeTest, PlainHeadingStandsInsideANumberedOne) {
  Document doc;
  doc.blocks = {Bold("1. Phương án"), Bold("Xác thực"), Plain("Dùng hai lớp."), Bold("2. Khác")};
  const SectionTree tree = BuildSectionTree(doc, 0, 4);
  EXPECT_TRUE(tree.IsUnder(tree.section_of_block[2], tree.section_of_block[0]));
  EXPECT_EQ(tree.section_of_block[2], tree.section_of_block[1]);
  EXPECT_FALSE(tree.IsUnder(tree.section_of_block[3], tree.section_of_block[0]));
}

TEST(SectionTreeTest, StyledHeadingsWithoutNumbersNestByOutline) {
  Document doc;
  doc.blocks = {Styled("Phương án", 1), Styled("Quản lý", 2), Styled("Chính sách", 3), Plain("Nội dung."), Styled("Kỹ thuật", 2), Styled("Kết luận", 1)};
  const SectionTree tree = BuildSectionTree(doc, 0, 6);
  const auto at = [&](std::size_t i) { return tree.section_of_block[i]; };
  EXPECT_TRUE(tree.IsUnder(at(3), at(2)));
  EXPECT_TRUE(tree.IsUnder(at(2), at(1)));
  EXPECT_TRUE(tree.IsUnder(at(1), at(0)));
  EXPECT_TRUE(tree.IsUnder(at(4), at(0)));
  EXPECT_FALSE(tree.IsUnder(at(4), at(1)));
  EXPECT_FALSE(tree.IsUnder(at(5), at(0)));
}

TEST(SectionTreeTest, AutomaticLabelsCountLikeTypedOnes) {
  Document doc;
  doc.blocks = {Labelled("Điều 1.", "Phê duyệt cấp độ"), Labelled("1.", "Thông tin"), Labelled("a)", "Tên hệ thống"), Labelled("Điều 2.", "Hiệu lực")};
  const SectionTree tree = BuildSectionTree(doc, 0, 4);
  EXPECT_EQ(tree.Locator(tree.section_of_block[2]), "Điều 1, khoản 1, điểm a");
  EXPECT_EQ(tree.Locator(tree.section_of_block[3]), "Điều 2");
  EXPECT_EQ(tree.sections[static_cast<std::size_t>(tree.section_of_block[0])].title_begin, 0u);
}

TEST(SectionTreeTest, WhatOpensNoSection) {
  Document doc;
  doc.blocks = {Bold("1. Mục thật"), Bold("2. Trong bảng"), Bold("2. Trong mục lục"), Bold("2. Đầu trang"), Bold("2. Bình luận"), Bold("2. Bị bỏ qua"), Bold("2. Hình")};
  doc.tables.resize(1);
  doc.blocks[1].cell = {0, 0, 0};
  doc.blocks[2].toc = true;
  doc.blocks[3].layer = Layer::kHeader;
  doc.blocks[4].layer = Layer::kComment;
  doc.blocks[6].kind = BlockKind::kFigure;
  std::vector<bool> skip(7);
  skip[5] = true;
  const SectionTree tree = BuildSectionTree(doc, 0, 7, skip);
  EXPECT_EQ(tree.sections.size(), 2u);
  for (std::size_t i = 1; i < 7; ++i) EXPECT_EQ(tree.section_of_block[i], tree.section_of_block[0]) << i;
}

// A skip list shorter than the document says nothing of the rest.
TEST(SectionTreeTest, ShortSkipList) {
  Document doc;
  doc.blocks = {Bold("1. Một"), Bold("2. Hai")};
  const SectionTree tree = BuildSectionTree(doc, 0, 2, {true});
  EXPECT_EQ(tree.sections.size(), 2u);
  EXPECT_EQ(tree.Locator(tree.section_of_block[1]), "mục 2");
}

TEST(SectionTreeTest, OnlyItsOwnBlocks) {
  Document doc;
  doc.blocks = {Bold("1. Một"), Bold("2. Hai"), Plain("Hai."), Bold("3. Ba")};
  const SectionTree tree = BuildSectionTree(doc, 1, 3);
  EXPECT_EQ(tree.section_of_block[0], -1);
  EXPECT_EQ(tree.section_of_block[3], -1);
  EXPECT_EQ(tree.sections.size(), 2u);
  EXPECT_EQ(tree.sections[1].first, 1u);
  EXPECT_EQ(tree.sections[1].last, 3u);
  const SectionTree none = BuildSectionTree(doc, 0, 0);
  EXPECT_EQ(none.sections.size(), 1u);
  EXPECT_EQ(none.Locator(0), "");
  const SectionTree beyond = BuildSectionTree(doc, 0, 99);
  EXPECT_EQ(beyond.sections.size(), 4u);
}

TEST(SectionTreeTest, LooksLikeHeading) {
  struct Case {
    Block block;
    bool expected;
  };
  Block figure = Bold("Sơ đồ");
  figure.kind = BlockKind::kFigure;
  const std::vector<Case> cases = {
      {Bold("Thông tin chủ quản"), true},
      {Plain("Thông tin chủ quản"), false},
      {Plain("PHƯƠNG ÁN BẢO ĐẢM AN TOÀN"), true},
      {Styled("Thông tin chủ quản", 2), true},
      {Bold("Danh sách gồm:"), true},
      {Bold("một vế;"), false},
      {Bold("một vế,"), false},
      {Bold("Câu đậm dài hơn sáu mươi chữ cái thì là một câu văn chứ không phải đề mục nào."), false},
      {Bold("Ngắn."), true},
      {Bold(""), false},
      {Bold("ab"), false},
      {Bold(std::string(500, 'a')), false},
      {figure, false},
  };
  for (const Case& c : cases) EXPECT_EQ(LooksLikeHeading(c.block), c.expected) << c.block.text;
}

TEST(SectionTreeTest, ManyNestedBulletsStayFast) {
  Document doc;
  for (int i = 0; i < 20000; ++i) doc.blocks.push_back(Plain(i % 2 == 0 ? "- mục" : "+ mục con"));
  const SectionTree tree = BuildSectionTree(doc, 0, doc.blocks.size());
  EXPECT_EQ(tree.sections.size(), 20001u);
}

}  // namespace
}  // namespace capdo::document
