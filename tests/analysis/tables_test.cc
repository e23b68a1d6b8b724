#include "analysis/tables.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

// "label | role=text | role=text" of each row; "*" before a group row, "#" before a card; codes in brackets.
std::vector<std::string> Rows(Paper& paper) {
  const Prepared prepared = Prepare(paper);
  std::vector<std::string> out;
  for (const TableReading& table : ReadTables(prepared.parts.at(0), Rules().vocabulary)) {
    for (const RowReading& row : table.rows) {
      std::string line = std::string(row.group ? "*" : "") + (row.card ? "#" : "") + row.label;
      if (!row.code.empty()) line += " [" + row.code + "]";
      if (!row.around.empty()) line += " <" + row.around + ">";
      for (const CellReading& cell : row.values) {
        line += " | " + cell.role + "=";
        for (int b : cell.blocks) line += prepared.doc->blocks[static_cast<std::size_t>(b)].text;
      }
      out.push_back(line);
    }
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(TablesTest, RequirementRows) {
  Paper paper;
  paper.Table({{"STT", "Yêu cầu", "Hiện trạng", "Phương án", "Ghi chú"}, {"1", "Xác thực", "Đáp ứng", "Dùng hai lớp", ""}, {"2", "Kiểm soát truy cập", "Chưa có", "Sẽ làm", "Xem phụ lục"}});
  EXPECT_EQ(Rows(paper), (Strings{"xác thực | state=Đáp ứng | plan=Dùng hai lớp | remark=", "kiểm soát truy cập | state=Chưa có | plan=Sẽ làm | remark=Xem phụ lục"}));
}

// An answer may stand left of what it answers; what the first column of a list says is no card.
TEST(TablesTest, AnswersOnTheLeft) {
  Paper paper;
  paper.Table({{"Kết luận", "Nội dung yêu cầu", "Thuyết minh"}, {"Đáp ứng", "Xác thực", "Dùng hai lớp"}, {"Đáp ứng", "Nhật ký", "Lưu 12 tháng"}, {"Chưa đáp ứng", "Sao lưu", "Đang mua"}});
  EXPECT_EQ(Rows(paper), (Strings{"xác thực | state=Đáp ứng | plan=Dùng hai lớp", "nhật ký | state=Đáp ứng | plan=Lưu 12 tháng", "sao lưu | state=Chưa đáp ứng | plan=Đang mua"}));
}

// What a column holds tells what it is where its heading does not: statuses, requirements once more, names of groups.
TEST(TablesTest, ColumnsByWhatTheyHold) {
  Paper states;
  states.Table({{"Yêu cầu", "Giải pháp", "KQ"}, {"Xác thực", "Dùng hai lớp", "Đạt"}, {"Nhật ký", "Lưu 12 tháng", "Chưa đạt"}});
  EXPECT_EQ(Rows(states), (Strings{"xác thực | plan=Dùng hai lớp | state=Đạt", "nhật ký | plan=Lưu 12 tháng | state=Chưa đạt"}));
  Paper asks;
  asks.Table({{"Yêu cầu", "Diễn giải ý", "Giải pháp"}, {"Xác thực", "Phải xác thực người quản trị", "Dùng hai lớp"}, {"Nhật ký", "Phải lưu nhật ký ba tháng", "Lưu 12 tháng"}});
  EXPECT_EQ(Rows(asks), (Strings{"xác thực | requirement=Phải xác thực người quản trị | plan=Dùng hai lớp", "nhật ký | requirement=Phải lưu nhật ký ba tháng | plan=Lưu 12 tháng"}));
  Paper groups;
  groups.Table({{"Lớp", "Giải pháp", "Cách làm"}, {"Biên mạng", "Tường lửa", "Hai thiết bị"}, {"Biên mạng", "Lọc thư", "Một máy"}, {"Máy chủ", "Vá lỗi", "Hằng tháng"}, {"Máy chủ", "Sao lưu", "Hằng đêm"}});
  EXPECT_EQ(Rows(groups), (Strings{"tường lửa <biên mạng> | plan=Hai thiết bị", "lọc thư <biên mạng> | plan=Một máy", "vá lỗi <máy chủ> | plan=Hằng tháng", "sao lưu <máy chủ> | plan=Hằng đêm"}));
}

TEST(TablesTest, HeaderRoles) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"STT", "number"},       {"TT", "number"},          {"Số TT", "number"},        {"Yêu cầu", "requirement"},   {"Nội dung yêu cầu", "requirement"}, {"Tiêu chí", "requirement"},
      {"Yêu cầu an toàn", "requirement"}, {"Hiện trạng", "state"}, {"Hiện trạng đáp ứng", "state"}, {"Mức độ đáp ứng", "state"}, {"Đáp ứng", "state"}, {"Tình trạng", "state"},
      {"Phương án", "plan"},   {"Phương án bảo đảm", "plan"}, {"Giải pháp", "plan"},  {"Biện pháp thực hiện", "plan"}, {"Thuyết minh", "plan"}, {"Ghi chú", "remark"},
      {"Minh chứng", "remark"}, {"Tài liệu minh chứng", "remark"}, {"Tên thiết bị", "name"}, {"Vùng mạng", "name"}, {"Địa chỉ IP", ""}, {"", ""}, {"HIỆN TRẠNG:", "state"},
  };
  for (const auto& [words, role] : cases) EXPECT_EQ(RoleOfWords(Norm(words), Rules().vocabulary), role) << words;
}

TEST(TablesTest, GroupRowsAndClauses) {
  Paper paper;
  paper.Table({{"TT", "Yêu cầu", "Hiện trạng", "Phương án"}, {"7.2.2", "Bảo đảm an toàn máy chủ", "", ""}, {"7.2.2.1", "Xác thực", "Đáp ứng", "Dùng hai lớp"}, {"", "Kiểm soát truy cập (Mục 7.2.2.2 TCVN 11930:2017)", "Có", "Chỉ SSH"}});
  EXPECT_EQ(Rows(paper), (Strings{"*bảo đảm an toàn máy chủ [7.2.2] | state= | plan=", "xác thực [7.2.2.1] | state=Đáp ứng | plan=Dùng hai lớp",
                                  "kiểm soát truy cập (mục 7.2.2.2 tcvn 11930:2017) [7.2.2.2] | state=Có | plan=Chỉ SSH"}));
}

TEST(TablesTest, MergedCells) {
  Paper paper;
  paper.Table({{"Nhóm yêu cầu", "Yêu cầu", "Phương án"}, {"An toàn máy chủ", "Xác thực", "Dùng hai lớp"}, {"^", "Kiểm soát truy cập", "Chỉ SSH"}, {"An toàn dữ liệu", "Sao lưu", "Hằng ngày"}});
  EXPECT_EQ(Rows(paper), (Strings{"xác thực <an toàn máy chủ> | plan=Dùng hai lớp", "kiểm soát truy cập <an toàn máy chủ> | plan=Chỉ SSH", "sao lưu <an toàn dữ liệu> | plan=Hằng ngày"}));
  Paper wide;
  wide.Table({{"STT", "Yêu cầu", "Phương án"}, {"I. An toàn máy chủ", "<", "<"}, {"1", "Xác thực", "Dùng hai lớp"}});
  EXPECT_EQ(Rows(wide), (Strings{"*an toàn máy chủ", "xác thực | plan=Dùng hai lớp"}));
}

// What a merged cell adds to the rows after its first is bounded: one over thousands of rows took gigabytes.
TEST(TablesTest, ACellOverManyRowsStaysSmall) {
  constexpr std::size_t kRows = 2000;
  std::vector<std::vector<std::string>> rows = {{"Nhóm yêu cầu", "Yêu cầu", "Phương án"}};
  for (std::size_t r = 0; r < kRows; ++r) rows.push_back({r == 0 ? "An toàn máy chủ" : "^", "Xác thực", "Hai lớp"});
  Paper paper;
  paper.Table(rows);
  document::Document& doc = paper.doc();
  // As Word keeps it: a paragraph of every row lands in the one cell.
  document::Cell* merged = nullptr;
  for (document::Cell& cell : doc.tables[0].cells)
    if (cell.row_span > 1) merged = &cell;
  ASSERT_NE(merged, nullptr);
  const document::Block first = doc.blocks[static_cast<std::size_t>(merged->blocks.at(0))];
  for (std::size_t r = 1; r < kRows; ++r) {
    merged->blocks.push_back(static_cast<int>(doc.blocks.size()));
    doc.blocks.push_back(first);
  }
  const Prepared prepared = Prepare(paper);
  const std::vector<TableReading> tables = ReadTables(prepared.parts.at(0), Rules().vocabulary);
  ASSERT_EQ(tables.size(), 1u);
  ASSERT_EQ(tables[0].rows.size(), kRows);
  // Each block has its role once, not once for each row.
  EXPECT_LE(tables[0].block_roles.size(), doc.blocks.size());
  for (const RowReading& row : tables[0].rows) {
    EXPECT_FALSE(row.around.empty());
    EXPECT_LT(row.around.size(), 5000u);
  }
}

TEST(TablesTest, Cards) {
  Paper paper;
  paper.Table({{"Yêu cầu", "Xác thực"}, {"Hiện trạng", "Đã có"}, {"Phương án", "Dùng hai lớp"}, {"Yêu cầu", "Sao lưu"}, {"Hiện trạng", "Chưa có"}}, false);
  EXPECT_EQ(Rows(paper), (Strings{"#xác thực | state=Đã có | plan=Dùng hai lớp", "#sao lưu | state=Chưa có"}));
  Paper titled;
  titled.Table({{"1. Xác thực", "<"}, {"Hiện trạng", "Đã có"}, {"Phương án", "Dùng hai lớp"}, {"2. Sao lưu", "<"}, {"Hiện trạng", "Có"}, {"Phương án", "Hằng ngày"}}, false);
  EXPECT_EQ(Rows(titled), (Strings{"#xác thực | state=Đã có | plan=Dùng hai lớp", "#sao lưu | state=Có | plan=Hằng ngày"}));
}

// "Giải pháp …" begins a cell of the first column, and names no part of a card.
TEST(TablesTest, Boxes) {
  Paper box;
  box.Table({{"Xác thực máy chủ"}, {"Đăng nhập bằng khóa SSH kèm mã OTP, sai năm lần bị khóa."}});
  EXPECT_EQ(Rows(box), (Strings{"#xác thực máy chủ | =Đăng nhập bằng khóa SSH kèm mã OTP, sai năm lần bị khóa."}));
  Paper two;
  two.Table({{"1. Nhật ký"}, {"Gửi về máy chủ tập trung và giữ 12 tháng."}, {"2. Sao lưu"}, {"Mỗi đêm một bản, thử khôi phục mỗi quý."}});
  EXPECT_EQ(Rows(two).size(), 2u);
  // A letterhead, a list and a heading over a signature are none.
  for (const std::vector<std::vector<std::string>>& rows :
       std::vector<std::vector<std::vector<std::string>>>{{{"SỞ Y TẾ"}, {"VĂN PHÒNG"}}, {{"Nơi nhận:"}, {"Như Điều 3, các phòng thuộc Sở và lưu văn thư."}}, {{"Một"}, {"Hai"}, {"Ba"}}}) {
    Paper none;
    none.Table(rows);
    EXPECT_EQ(Rows(none), Strings{}) << rows[0][0];
  }
}

// "7.2.2.1" alone is the name of its row, wherever the numbers stand; running numbers are not.
TEST(TablesTest, ClausesNameRows) {
  Paper item;
  item.Table({{"Mục", "Biện pháp đang áp dụng"}, {"7.2.2.1", "Xác thực bằng tài khoản miền và OTP"}, {"7.2.2.2", "Chỉ nhận SSH từ máy nhảy"}});
  EXPECT_EQ(Rows(item), (Strings{"7.2.2.1 [7.2.2.1] | plan=Xác thực bằng tài khoản miền và OTP", "7.2.2.2 [7.2.2.2] | plan=Chỉ nhận SSH từ máy nhảy"}));
  Paper some;
  some.Table({{"Yêu cầu", "Cách đáp ứng"}, {"7.2.3.1 Xác thực", "Bằng VNeID"}, {"7.2.3.2", "Phân quyền theo 9 vai trò"}});
  EXPECT_EQ(Rows(some), (Strings{"xác thực [7.2.3.1] | plan=Bằng VNeID", "7.2.3.2 [7.2.3.2] | plan=Phân quyền theo 9 vai trò"}));
  Paper running;
  running.Table({{"STT", "Giải pháp"}, {"1", "Tường lửa hai lớp"}, {"2", "Sao lưu mỗi đêm"}});
  EXPECT_EQ(Rows(running), (Strings{"*tường lửa hai lớp", "*sao lưu mỗi đêm"}));
}

TEST(TablesTest, MeasuresAreNoCards) {
  const std::vector<std::pair<std::vector<std::vector<std::string>>, Strings>> cases = {
      {{{"Hạng mục", "Có", "Không"}, {"Giải pháp tường lửa", "x", ""}}, {"giải pháp tường lửa | =x | ="}},
      {{{"Hạng mục", "Kết quả"}, {"Giải pháp tường lửa", "Có"}}, {"giải pháp tường lửa | =Có"}},
      {{{"Nội dung", "Mô tả thêm"}, {"Giải pháp tường lửa", "Có"}, {"Giải pháp sao lưu", "Chưa có"}},
       {"giải pháp tường lửa | =Có", "giải pháp sao lưu | =Chưa có"}},
  };
  for (const auto& [rows, expected] : cases) {
    Paper paper;
    paper.Table(rows);
    EXPECT_EQ(Rows(paper), expected) << rows[0][1];
  }
}

TEST(TablesTest, PlainLists) {
  Paper paper;
  paper.Table({{"Tên hệ thống", "Cổng dịch vụ công"}, {"Đơn vị vận hành", "Trung tâm"}}, false);
  EXPECT_EQ(Rows(paper), (Strings{"tên hệ thống | =Cổng dịch vụ công", "đơn vị vận hành | =Trung tâm"}));
  Paper inventory;
  inventory.Table({{"STT", "Tên thiết bị", "Số lượng"}, {"1", "Tường lửa", "02"}, {"2", "Máy chủ web", "04"}});
  EXPECT_EQ(Rows(inventory), (Strings{"tường lửa | =02", "máy chủ web | =04"}));
}

TEST(TablesTest, OddTables) {
  Paper one_column;
  one_column.Table({{"Yêu cầu"}, {"Xác thực"}});
  EXPECT_EQ(Rows(one_column), Strings{});
  Paper empty;
  empty.Table({{"", ""}, {"", ""}});
  EXPECT_NO_FATAL_FAILURE(Rows(empty));
  Paper header_only;
  header_only.Table({{"STT", "Yêu cầu", "Phương án"}});
  EXPECT_EQ(Rows(header_only), Strings{});
  // A grid whose cells claim more than there is.
  Paper broken;
  broken.Table({{"STT", "Yêu cầu", "Phương án"}, {"1", "Xác thực", "Hai lớp"}});
  broken.doc().tables[0].cells[1].row_span = 99;
  broken.doc().tables[0].cells[1].column_span = 99;
  EXPECT_NO_FATAL_FAILURE(Rows(broken));
  Paper shrunk;
  shrunk.Table({{"STT", "Yêu cầu", "Phương án"}, {"1", "Xác thực", "Hai lớp"}});
  shrunk.doc().tables[0].cells[0].blocks.clear();
  shrunk.doc().tables[0].rows = 1;
  EXPECT_NO_FATAL_FAILURE(Rows(shrunk));
}

// Deleted and hidden text in a cell is not what the cell says.
TEST(TablesTest, UnseenTextInACell) {
  Paper paper;
  paper.Table({{"STT", "Yêu cầu", "Phương án"}, {"1", "Xác thực", "Hai lớp"}});
  paper.doc().blocks[4].layer = document::Layer::kDeleted;
  const Strings rows = Rows(paper);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].find("xác thực"), std::string::npos);
}

}  // namespace
}  // namespace capdo::analysis
