// Orders of days (methods_events.cc, methods_dates.cc, methods_references.cc) and acts of law on their day (methods_laws.cc).
#include <gtest/gtest.h>

#include "kept.h"

namespace capdo::analysis {
namespace {

TEST(DateOrderTest, KeptAndBroken) {
  ExpectKept(
      "cross.date-order",
      {{"=== level-dossier\n| TT | Văn bản | Ngày ban hành |\n| 1 | Quy chế | @ |\n| 2 | Kế hoạch | 12/3/2023 |\n", "28/02/2023", "30/02/2023", "no-such-day"},
       {"=== approval-decision\nSố: 5/QĐ-SCT\nHải Lăng, ngày @ tháng 6 năm 2024\nĐiều 1. Phê duyệt cấp độ 3.\n", "30", "31", "no-such-day"},
       {"=== submission\n# TỜ TRÌNH\nVề việc phê duyệt đề xuất cấp độ\nSố: 57/TTr-VP\nHải Lăng, ngày 06 tháng 3 năm 2024\nKính gửi: Ủy ban nhân dân tỉnh\n"
        "Căn cứ Biên bản họp thẩm định ngày @ tháng 3 năm 2024 của Sở Thông tin và Truyền thông;\nVăn phòng trình phê duyệt cấp độ 3.\n",
        "01", "19", "cites-later"},
       {"=== implementation\nHải Lăng, ngày 15 tháng 9 năm 2023\n# BÁO CÁO\n1. Diễn tập: đã tổ chức ngày @, 30 người dự.\n", "08/9/2023", "08/11/2023",
        "told-before-it-was"},
       {"=== level-dossier\n# Lịch sử\n| Phiên bản | Ngày | Nội dung |\n| 1.0 | 02/5/2023 | Lần đầu |\n| 1.1 | @ | Bổ sung vùng quản trị |\n", "19/5/2023", "19/4/2023",
        "versions-out-of-order"},
       {"=== implementation\nHải Lăng, ngày 15 tháng 12 năm 2023\n# BÁO CÁO\n1. Tường lửa\nHợp đồng số 18/HĐ-MS ngày 14/9/2023 với nhà thầu.\nBiên bản nghiệm thu, bàn giao ngày @.\n"
        "2. Mã độc\nHợp đồng số 21/HĐ-MS ngày 02/3/2023; nghiệm thu ngày 15/4/2023.\n",
        "20/11/2023", "20/8/2023", "events-out-of-order"},
       {"=== inspection\n# BÁO CÁO\n| Lần | Nội dung | Ngày thực hiện |\n| 1 | Rà quét lần đầu | 20/8/2024 - 23/8/2024 |\n| 2 | Kiểm tra lại sau khi vá | @ |\n",
        "02/9/2024 - 03/9/2024", "01/8/2024 - 02/8/2024", "events-out-of-order"},
       {"=== inspection\nSố: 9/BC-AN\nHải Lăng, ngày 22 tháng 5 năm 2024\n# BÁO CÁO\nKết quả kiểm tra, đánh giá trước khi đưa vào vận hành\n=== implementation\nHải Lăng, ngày 10 tháng 8 "
        "năm 2024\n# BÁO CÁO KẾT QUẢ TRIỂN KHAI PHƯƠNG ÁN\nHệ thống được chính thức đưa vào vận hành từ ngày @.\n",
        "01/7/2024", "02/4/2024", "events-out-of-order"},
       {"=== submission\nSố: 118/TT-KT\nHải Lăng, ngày @ tháng 4 năm 2024\nV/v đề nghị thẩm định\n=== appraisal\nSố: 507/SKHCN\nHải Lăng, ngày 11 tháng 4 năm 2024\nV/v ý kiến thẩm định\n"
        "Phúc đáp Công văn số 118/TT-KT của Trung tâm, Sở có ý kiến: phù hợp.\n",
        "02", "22", "events-out-of-order"},
       {"=== regulation-decision\nSố: 77/QĐ-SCT\nHải Lăng, ngày 16 tháng 9 năm 2024\n# QUYẾT ĐỊNH\nBan hành Quy chế\n=== implementation\nHải Lăng, ngày 20 tháng 12 năm 2024\n# BÁO CÁO\n"
        "1. Ngày @, Sở đã tổ chức hội nghị quán triệt Quy chế ban hành kèm theo Quyết định số 77/QĐ-SCT.\n",
        "12/10/2024", "12/7/2024", "told-before-document"}});
  // The day of another document that is named in the same sentence, and the day from which one holds.
  for (const char* said : {"1. Thiết kế do Sở phê duyệt tại Quyết định số 88/QĐ-SCT ngày 12/7/2024, Quy chế ban hành kèm theo Quyết định số 77/QĐ-SCT.\n",
                           "1. Quy chế ban hành theo Quyết định số 77/QĐ-SCT (hiệu lực 01/10/2024).\n"}) {
    const std::string head = "=== regulation-decision\nSố: 77/QĐ-SCT\nHải Lăng, ngày 16 tháng 9 năm 2024\n# QUYẾT ĐỊNH\nBan hành Quy chế\n=== implementation\nHải Lăng, ngày 20 tháng 12 năm 2024\n# BÁO CÁO\n";
    EXPECT_NE(RunSample(head + said, *Rules().Find("cross.date-order"), Rules()).outcome, result::Outcome::kReview) << said;
    EXPECT_NE(RunSample(head + said, *Rules().Find("cross.contradiction"), Rules()).outcome, result::Outcome::kReview) << said;
  }
}

TEST(DateOrderTest, StampsAndCopiesAreNoDates) {
  const rules::Check* check = Rules().Find("cross.date-order");
  const result::CheckResult found = RunSample(
      "=== regulation\nSAO Y; Văn phòng Sở; Thời gian ký: 16/9/2024 08:20:11\nSỞ CÔNG THƯƠNG\nSố: 13/QĐ-SCT\nHải Lăng, ngày 08 tháng 5 năm 2023\n# QUYẾT ĐỊNH\nBan hành Quy chế\n"
      "=== approval-decision\nSố: 15/QĐ-UBND\nHải Lăng, ngày 11 tháng 8 năm 2023\nĐiều 1. Phê duyệt cấp độ 3.\n",
      *check, Rules());
  EXPECT_FALSE(IsFlagged(found)) << found.message;
}

TEST(LawTest, KeptAndBroken) {
  const std::string decision = "=== approval-decision\nSố: 5/QĐ-SCT\nHải Lăng, ngày 12 tháng 6 năm 2024\n# QUYẾT ĐỊNH\nVề việc phê duyệt cấp độ an toàn hệ thống thông tin\n";
  const std::string table = "=== level-dossier\nHải Lăng, ngày 12 tháng 6 năm 2024\n# Căn cứ\n| STT | Số, ký hiệu | Ngày ban hành | Cơ quan ban hành | Trích yếu |\n";
  ExpectKept(
      "cross.law-in-force",
      {{decision + "Điều 1. Phương án phù hợp với TCVN 11930:@ về yêu cầu cơ bản.\nCăn cứ Thông tư số 12/2022/TT-BTTTT ngày 12 tháng 8 năm 2022;\n", "2017", "2019", "law-number"},
       {decision + "Căn cứ @/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ về bảo đảm an toàn hệ thống thông tin theo cấp độ;\n", "Nghị định số 85", "Nghị định số 84", "law-number"},
       {decision + "Căn cứ @ của Thủ tướng Chính phủ ban hành phương án ứng cứu khẩn cấp an toàn thông tin mạng;\n", "Quyết định số 05/2017/QĐ-TTg", "Nghị định số 05/2017/NĐ-CP",
        "law-number"},
       {table + "| 1 | 12/2022/TT-BTTTT | 12/8/2022 | @ | Hướng dẫn một số điều của Nghị định 85/2016/NĐ-CP |\n", "Bộ Thông tin và Truyền thông", "Bộ Công an", "law-issuer"},
       {table + "| 1 | 13/2023/NĐ-CP | 17/4/2023 | Chính phủ | @ |\n", "Bảo vệ dữ liệu cá nhân", "Quản lý kinh doanh xăng dầu", "law-title"},
       {table + "| 1 | 85/2016/NĐ-CP | @ | Chính phủ | Bảo đảm an toàn hệ thống thông tin theo cấp độ |\n", "01/7/2016", "01/7/2015", "law-date"},
       {decision + "Căn cứ Nghị định số 85/2016/NĐ-CP về bảo đảm an toàn hệ thống thông tin theo cấp độ@;\n", "", ", được sửa đổi, bổ sung bởi Nghị định số 30/2020/NĐ-CP", "law-title"},
       {"=== level-dossier\n# Hồ sơ\nHải Lăng, tháng @\nCăn cứ Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ về cung cấp thông tin.\n", "5 năm 2021", "5 năm 2023", "law-ended"},
       {"=== approval-decision\nSố: 5/QĐ-SCT\nHải Lăng, ngày 20 tháng 8 năm @\n# QUYẾT ĐỊNH\nVề việc phê duyệt cấp độ\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n",
        "2024", "2025", "law-ended"}});
}

TEST(LawTest, HistoryAndDaysOfEffect) {
  const rules::Check* check = Rules().Find("cross.law-in-force");
  for (const char* text : {
           "Thông tư số 12/2022/TT-BTTTT (hiệu lực từ 01/10/2022).",
           "Hệ thống được phê duyệt năm 2020, khi Thông tư số 03/2017/TT-BTTTT còn hiệu lực.",
           "| STT | Văn bản trong Quy chế cũ | Tình trạng | Văn bản thay thế |\n| 1 | Thông tư số 03/2017/TT-BTTTT | Hết hiệu lực từ 01/10/2022 | Thông tư số 12/2022/TT-BTTTT |",
       }) {
    const result::CheckResult found = RunSample(std::string("=== level-dossier\nHải Lăng, ngày 12 tháng 6 năm 2024\n# Rà soát\n") + text + "\n", *check, Rules());
    EXPECT_FALSE(IsFlagged(found)) << text << "\n" << found.message;
  }
}

}  // namespace
}  // namespace capdo::analysis
