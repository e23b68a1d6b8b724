#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

using Fields = std::map<std::string, std::string>;

void Expect(Paper& paper, const Fields& expected) {
  const Prepared prepared = Prepare(paper);
  const Part& part = prepared.parts.at(0);
  for (const auto& [name, value] : expected) {
    const auto found = part.fields.find(name);
    EXPECT_EQ(found == part.fields.end() ? "(none)" : found->second, value) << name;
    if (found == part.fields.end()) continue;
    const Passage& place = part.field_places.at(name);
    ASSERT_GE(place.block, 0) << name;
    EXPECT_LE(place.span.end, part.block(place.block).text.size()) << name;
  }
}

Paper& Body(Paper& paper) {
  return paper.Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin").Bold("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH")
      .Text("Căn cứ Nghị định 85/2016/NĐ-CP;").Title("QUYẾT ĐỊNH:")
      .Lines("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin như sau:\n1. Thông tin chung\na) Tên hệ thống thông tin: Cổng dịch vụ công tỉnh Sông Lam\n"
             "b) Đơn vị vận hành hệ thống thông tin: Trung tâm Công nghệ thông tin\nc) Địa chỉ: Số 1 đường Trần Phú, thành phố Sông Lam\n2. Cấp độ an toàn hệ thống thông tin: Cấp độ 3\nĐiều 2. Hiệu lực từ ngày ký.");
}

const Fields kBody = {{"system", "Cổng dịch vụ công tỉnh Sông Lam"}, {"operator", "Trung tâm Công nghệ thông tin"}, {"address", "Số 1 đường Trần Phú, thành phố Sông Lam"}, {"level", "3"}};

TEST(FieldsTest, WordsThatOnlyFillACellNameNobody) {
  for (const char* words : {"Có", "Đạt", "tên đơn vị vận hành", "(tên đơn vị vận hành)", "[tên đơn vị vận hành]", "……"}) {
    SCOPED_TRACE(words);
    Paper paper;
    paper.Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin").Text("Căn cứ Nghị định 85/2016/NĐ-CP;").Title("QUYẾT ĐỊNH:")
        .Lines(std::string("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin như sau:\n1. Thông tin chung\na) Tên hệ thống thông tin: Cổng dịch vụ công tỉnh Sông Lam\n"
                           "b) Đơn vị vận hành hệ thống thông tin: ") + words + "\n2. Cấp độ an toàn hệ thống thông tin: Cấp độ 3");
    Expect(paper, {{"operator", "(none)"}, {"system", "Cổng dịch vụ công tỉnh Sông Lam"}});
  }
}

TEST(FieldsTest, LetterheadInATable) {
  Paper paper;
  paper.Letterhead("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố: 15/QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Lam, ngày 01 tháng 3 năm 2024");
  Body(paper).Table({{"Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Nam"}}, false, false);
  Fields expected = kBody;
  expected.insert({{"number", "15/QĐ-UBND"}, {"date", "2024-03-01"}, {"issuer", "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM"}, {"nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
                   {"motto", "Độc lập - Tự do - Hạnh phúc"}, {"signer", "Trần Văn Nam"}, {"authority", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"},
                   {"title", "QUYẾT ĐỊNH Về việc phê duyệt cấp độ an toàn hệ thống thông tin"}});
  Expect(paper, expected);
}

TEST(FieldsTest, LetterheadLineByLine) {
  Paper paper;
  paper.Title("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM").Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Title("Độc lập – Tự do – Hạnh phúc").Text("Số: 15/QĐ-UBND").Text("Sông Lam, ngày 01/3/2024");
  Body(paper).Text("Nơi nhận:").Text("- Như Điều 2;").Bold("CHỦ TỊCH").Text("(Đã ký)").Bold("Trần Văn Nam");
  Fields expected = kBody;
  expected.insert({{"number", "15/QĐ-UBND"}, {"date", "2024-03-01"}, {"issuer", "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM"}, {"signer", "Trần Văn Nam"}, {"recipients", "- Như Điều 2"}});
  expected.erase("recipients");
  Expect(paper, expected);
}

TEST(FieldsTest, LetterheadTypedWithTabs) {
  Paper paper;
  paper.Bold("UBND TỈNH SÔNG LAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Bold("SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc").Text("Số: 15/QĐ-SYT\tSông Lam, ngày 01 tháng 3 năm 2024");
  Body(paper).Text("Nơi nhận:\tGIÁM ĐỐC").Text("- Như Điều 2;\tTrần Văn Nam");
  Fields expected = kBody;
  expected.insert({{"number", "15/QĐ-SYT"}, {"date", "2024-03-01"}, {"issuer", "UBND TỈNH SÔNG LAM SỞ Y TẾ"}, {"signer-title", "GIÁM ĐỐC"}, {"signer", "Trần Văn Nam"}});
  Expect(paper, expected);
}

TEST(FieldsTest, ForcedLineBreaksInTheLetterhead) {
  Paper paper;
  paper.Letterhead("BỘ X\nCỤC Y\nSố: 8/QĐ-CY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc");
  paper.doc().blocks[0].text = "BỘ X\nCỤC Y\nSố: 8/QĐ-CY";
  paper.doc().blocks[0].fragments = {{0, static_cast<std::uint32_t>(paper.doc().blocks[0].text.size()), 0, {}}};
  paper.doc().blocks[1].text.clear();
  paper.doc().blocks[2].text.clear();
  paper.doc().blocks[1].fragments.clear();
  paper.doc().blocks[2].fragments.clear();
  Body(paper);
  Expect(paper, {{"number", "8/QĐ-CY"}, {"issuer", "BỘ X CỤC Y"}});
}

// What the form announces and nobody filled in is a blank, never a value.
TEST(FieldsTest, Blanks) {
  Paper paper;
  paper.Letterhead("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố:       /QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Lam, ngày     tháng     năm 2024");
  paper.Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin").Text("Căn cứ Nghị định 85/2016/NĐ-CP;").Title("QUYẾT ĐỊNH:")
      .Lines("Điều 1. Phê duyệt như sau:\na) Tên hệ thống thông tin: ................\nb) Đơn vị vận hành: [tên đơn vị]\nc) Địa chỉ:");
  const Prepared prepared = Prepare(paper);
  const Part& part = prepared.parts.at(0);
  for (const char* name : {"number", "date", "system", "operator", "address", "signer"}) EXPECT_EQ(part.fields.count(name), 0u) << name << " = " << (part.fields.count(name) ? part.fields.at(name) : "");
  EXPECT_EQ(part.blank_fields.count("number"), 1u);
}

TEST(FieldsTest, LevelIsThatOfTheSystem) {
  struct Case {
    const char* text;
    const char* level;
  };
  const std::vector<Case> cases = {
      {"Đề xuất cấp độ cho hệ thống: cấp độ 3.", "3"},
      {"Cấp độ đề xuất: 2", "2"},
      {"Hệ thống thông tin được xác định cấp độ 4 theo khoản 2 Điều 10.", "4"},
      {"Nghị định quy định năm cấp độ, từ cấp độ 1 đến cấp độ 5.", "(none)"},
      {"Hệ thống có máy chủ đặt tại tầng 3.", "(none)"},
  };
  for (const Case& c : cases) {
    Paper paper;
    paper.Title("THUYẾT MINH ĐỀ XUẤT CẤP ĐỘ").Text(c.text);
    SCOPED_TRACE(c.text);
    Expect(paper, {{"level", c.level}});
  }
}

TEST(FieldsTest, TheAgencyIsTheWholeNameOfTheBodyThatIssues) {
  const struct {
    const char *left, *agency;
  } cases[] = {
      {"BỘ GIAO LIÊN VÀ\nHẠ TẦNG SỐ", "Bộ Giao liên và Hạ tầng số"},  // as the text writes it
      {"BỘ GIAO LIÊN\nHẠ TẦNG SỐ", "BỘ GIAO LIÊN HẠ TẦNG SỐ"},
      {"BỘ THÔNG TIN VÀ\nTRUYỀN THÔNG", "Bộ Thông tin và Truyền thông"},
      {"UBND TỈNH ĐÔNG KHÊ\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường tỉnh Đông Khê"},
      {"ỦY BAN NHÂN DÂN\nTỈNH ĐÔNG KHÊ\nSỞ Y TẾ", "Sở Y tế tỉnh Đông Khê"},
      {"ỦY BAN NHÂN DÂN\nTỈNH ĐÔNG KHÊ", "Ủy ban nhân dân tỉnh Đông Khê"},
      {"VĂN PHÒNG\nỦY BAN NHÂN DÂN TỈNH ĐÔNG KHÊ", "Văn phòng Ủy ban nhân dân tỉnh Đông Khê"},
      {"BỘ KHOA HỌC VÀ CÔNG NGHỆ\nCỤC CHUYỂN ĐỔI SỐ", "Cục Chuyển đổi số, Bộ Khoa học và Công nghệ"},
      {"CÔNG TY SAO MAI", "CÔNG TY SAO MAI"},
  };
  for (const auto& one : cases) {
    Paper paper;
    paper.Letterhead(std::string(one.left) + "\nSố: 515/QĐ-BGL", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nThủ phủ, ngày 15 tháng 8 năm 2024");
    paper.Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin").Bold("BỘ TRƯỞNG BỘ GIAO LIÊN VÀ HẠ TẦNG SỐ")
        .Text("Căn cứ Nghị định quy định chức năng, nhiệm vụ của Bộ Giao liên và Hạ tầng số;").Title("QUYẾT ĐỊNH:")
        .Text("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin: cấp độ 3.");
    EXPECT_EQ(Check({paper.File()}).subject.agency, one.agency) << one.left;
  }
}

}  // namespace
}  // namespace capdo::analysis
