// Who signs and who decides (authority.h, methods_authority.cc).
#include "analysis/authority.h"

#include <gtest/gtest.h>

#include "analysis/persons.h"
#include "kept.h"

namespace capdo::analysis {
namespace {

constexpr char kDossier[] =
    "=== level-dossier\nChủ quản hệ thống thông tin: Ủy ban nhân dân tỉnh Hải Lăng\nĐơn vị vận hành: Trung tâm Lưu trữ lịch sử tỉnh\n"
    "Đơn vị chuyên trách về an toàn thông tin: Sở Khoa học và Công nghệ\nCấp độ đề xuất: cấp độ 3\n";

std::string Decision(const std::string& issuer, const std::string& signature, const std::string& basis = "") {
  return "=== approval-decision\n" + issuer + "\nSố: 812/QĐ\nHải Lăng, ngày 14 tháng 5 năm 2024\n# QUYẾT ĐỊNH\n" +
         "Về việc phê duyệt cấp độ an toàn hệ thống thông tin\n" + basis +
         "QUYẾT ĐỊNH:\nĐiều 1. Phê duyệt cấp độ 3 đối với Hệ thống kho lưu trữ số tỉnh Hải Lăng.\nNơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n" + signature;
}

TEST(AuthorityTest, OneBodyAndItsUnits) {
  EXPECT_TRUE(SameBody("trung tâm khuyến nông tỉnh", "trung tâm khuyến nông tỉnh ngọc sơn"));
  EXPECT_TRUE(SameBody("sở y tế tỉnh kim bình, là cấp có thẩm quyền", "sở y tế"));
  EXPECT_FALSE(SameBody("phòng kế hoạch, sở y tế", "sở y tế"));
  EXPECT_FALSE(SameBody("ủy ban nhân dân huyện vân đồi", "ủy ban nhân dân tỉnh"));
  EXPECT_TRUE(Related("sở y tế tỉnh kim bình", "phòng công nghệ thông tin sở y tế", Rules().vocabulary));
  EXPECT_FALSE(Related("sở y tế", "sở nội vụ", Rules().vocabulary));
}

// NĐ 30/2020: the line of the superior stands over the body's own, which its head signs for.
TEST(AuthorityTest, TheSuperiorAboveTheBodyInTheLetterhead) {
  const auto submission = [](const std::string& office) {
    Paper paper("to-trinh.docx");
    paper.Letterhead("ỦY BAN NHÂN DÂN TỈNH VĨNH SƠN\nSỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc");
    paper.Letterhead("Số: 512/TTr-SXD", "Vĩnh Sơn, ngày 08 tháng 12 năm 2025").Title("TỜ TRÌNH").Title("Về việc phê duyệt đề xuất cấp độ an toàn hệ thống thông tin");
    paper.Text("Kính gửi: Ủy ban nhân dân tỉnh Vĩnh Sơn.").Text("Sở Xây dựng trình phê duyệt cấp độ 3 đối với Hệ thống một cửa.").Letterhead("Nơi nhận:\n- Như trên;\n- Lưu: VT.", office + "\n(Đã ký)\nMa Văn Tuyên");
    return Of(Check({paper.File("submission")}), "cross.signer");
  };
  EXPECT_NE(submission("GIÁM ĐỐC").reason, "signer-not-of-issuer") << submission("GIÁM ĐỐC").message;
}

TEST(AuthorityTest, Persons) {
  const rules::Vocabulary& words = Rules().vocabulary;
  EXPECT_EQ(PersonIn("bà doãn mai trinh, phó trưởng phòng", words), "doãn mai trinh");
  EXPECT_EQ(PersonIn("ông ts. lê văn sỹ (trưởng đoàn)", words), "lê văn sỹ");
  EXPECT_EQ(PersonIn("phòng công nghệ thông tin", words), "");
  EXPECT_EQ(PersonIn("trần", words), "");
  EXPECT_TRUE(SamePerson("lê văn sỹ", "le van sy"));
  EXPECT_FALSE(SamePerson("lê văn sỹ", "hà thị mơ"));
}

TEST(AuthorityTest, WhoApproves) {
  ExpectKept("cross.signer",
             {{kDossier + Decision("ỦY BAN NHÂN DÂN TỈNH HẢI LĂNG", "@\nÂu Văn Lành\n"), "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nCHỦ TỊCH",
               "signed-for-wrong-office"},
              {"=== level-dossier\nChủ quản: Ủy ban nhân dân tỉnh Hải Lăng\nĐơn vị vận hành: Trung tâm Lưu trữ lịch sử tỉnh\nCấp độ đề xuất: cấp độ 2\n"
               "Đơn vị chuyên trách về an toàn thông tin: Sở Khoa học và Công nghệ\n=== approval-decision\n@\nSố: 7/QĐ\nHải Lăng, ngày 14 tháng 5 năm 2024\n# QUYẾT ĐỊNH\n"
               "Về việc phê duyệt cấp độ an toàn hệ thống thông tin\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt cấp độ 2 đối với Kho lưu trữ số.\nNơi nhận:\n- Như Điều 1;\nGIÁM ĐỐC\nÂu Văn Lành\n",
               "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH HẢI LĂNG", "TRUNG TÂM LƯU TRỮ LỊCH SỬ TỈNH HẢI LĂNG", "approved-by-operator"},
              {"=== level-dossier\nChủ quản: Ủy ban nhân dân @ Hải Lăng\nCấp độ đề xuất: cấp độ 3\n" + Decision("ỦY BAN NHÂN DÂN TỈNH HẢI LĂNG", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nÂu Văn Lành\n"),
               "tỉnh", "thành phố", "issuer-not-owner"}});
}

TEST(AuthorityTest, Delegations) {
  const std::string basis =
      "Căn cứ Quyết định số 95/QĐ-UBND ngày 10/01/2024 của Chủ tịch UBND tỉnh về việc ủy quyền cho Giám đốc Sở Khoa học và Công nghệ phê duyệt "
      "cấp độ @;\n";
  const std::string signature = "TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ\nÂu Văn Lành\n";
  const std::string issuer = "ỦY BAN NHÂN DÂN TỈNH HẢI LĂNG";
  ExpectKept("cross.signer",
             {{Decision(issuer, signature, basis), "3 các hệ thống của tỉnh", "1, cấp độ 2", "delegation-not-for-level"},
              {Decision(issuer, signature, basis), "3, đến hết ngày 31/12/2024", "3, đến hết ngày 31/3/2024", "delegation-ended"},
              {Decision(issuer, "TUQ. CHỦ TỊCH\n@\nÂu Văn Lành\n", "Căn cứ Quyết định số 95/QĐ-UBND ngày 10/01/2024 của Chủ tịch UBND tỉnh về việc ủy quyền "
                                                                 "cho Giám đốc Sở Khoa học và Công nghệ phê duyệt cấp độ 3;\n"),
               "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CHÁNH VĂN PHÒNG SỞ KHOA HỌC VÀ CÔNG NGHỆ", "delegation-other-office"},
              {Decision(issuer, signature, "Căn cứ Quyết định số 95/QĐ-UBND ngày @ của Chủ tịch UBND tỉnh về việc ủy quyền cho Giám đốc Sở Khoa học và Công "
                                           "nghệ phê duyệt cấp độ 3;\n"),
               "10/01/2024", "10/6/2024", "delegation-later"},
              // A delegation in order does not hide a stamp of another person.
              {"=== approval-decision\nNgười ký: @\nThời gian ký: 14/5/2024 09:11:20\n" +
                   Decision(issuer, signature,
                            "Căn cứ Quyết định số 95/QĐ-UBND ngày 10/01/2024 của Chủ tịch UBND tỉnh về việc ủy quyền cho Giám đốc Sở Khoa học và Công "
                            "nghệ phê duyệt cấp độ 3;\n")
                       .substr(std::string("=== approval-decision\n").size()),
               "Âu Văn Lành", "Phan Bá Vượng", "signer-name-differs"}});
}

TEST(AuthorityTest, ThePersonWhoSigned) {
  const std::string own = kDossier + Decision("ỦY BAN NHÂN DÂN TỈNH HẢI LĂNG", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nÂu Văn Lành\n");
  ExpectKept("cross.signer",
             {{"=== submission\nNgười ký: @\nThời gian ký: 02/5/2024 09:11:20\nSỞ NỘI VỤ TỈNH HẢI LĂNG\nSố: 41/TTr-SNV\nHải Lăng, ngày 02 tháng 5 năm 2024\n"
               "# TỜ TRÌNH\nVề việc phê duyệt đề xuất cấp độ\nSở trình UBND tỉnh phê duyệt cấp độ 3.\nNơi nhận:\n- Như trên;\nGIÁM ĐỐC\nĐào Thị Sen\n",
               "Đào Thị Sen", "Phan Bá Vượng", "signer-name-differs"},
              {own + "## Nhân sự\nÔng Âu Văn Lành, Chủ tịch UBND tỉnh, nghỉ hưu từ ngày @.\n", "01/9/2024", "01/4/2024", "signer-had-left"},
              {own + "## Nhân sự\nÔng Âu Văn Lành được bổ nhiệm giữ chức Chủ tịch từ ngày @.\n", "01/3/2022", "01/7/2024", "signer-not-yet"}});
}

TEST(AuthorityTest, FormsAndOthers) {
  const std::string head = "=== regulation-decision\n@\nSố: 33/QĐ-SNV\nHải Lăng, ngày 02 tháng 4 năm 2024\n# QUYẾT ĐỊNH\nBan hành Quy chế bảo đảm an toàn hệ thống thông tin\n";
  ExpectKept("cross.signer",
             {{"=== regulation-decision\nSỞ NỘI VỤ TỈNH HẢI LĂNG\nSố: 33/QĐ-SNV\nHải Lăng, ngày 02 tháng 4 năm 2024\n# QUYẾT ĐỊNH\nBan hành Quy chế bảo đảm an toàn hệ thống "
               "thông tin\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế.\nNơi nhận:\n- Như Điều 1;\n@\nÂu Văn Lành\n",
               "GIÁM ĐỐC", "TM. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", "on-behalf-of-person"},
              {kDossier + ("=== appraisal\n@\nSố: 57/TĐ\nHải Lăng, ngày 02 tháng 5 năm 2024\nV/v ý kiến thẩm định hồ sơ đề xuất cấp độ\nKết luận: phù hợp.\nNơi nhận:\n- Như trên;\n"
                           "GIÁM ĐỐC\nÂu Văn Lành\n" +
                           Decision("ỦY BAN NHÂN DÂN TỈNH HẢI LĂNG", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nÂu Văn Lành\n")),
               "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH HẢI LĂNG", "TRUNG TÂM LƯU TRỮ LỊCH SỬ TỈNH HẢI LĂNG", "appraised-by-operator"},
              {kDossier + (head + "QUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế.\nNơi nhận:\n- Như Điều 1;\nGIÁM ĐỐC\nÂu Văn Lành\n"), "SỞ NỘI VỤ TỈNH HẢI LĂNG",
               "CÔNG TY CỔ PHẦN TIN HỌC MÂY XANH", "regulation-by-supplier"}});
}

}  // namespace
}  // namespace capdo::analysis
