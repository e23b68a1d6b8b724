// Which text can be evidence: regions, places, the cutting of files into documents, kinds.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

// Region of each block, one letter each: c content, t table of contents, a abbreviations, l law, r requirement,
// e example, f furniture.
std::string Regions(Paper& paper) {
  const Prepared prepared = Prepare(paper);
  std::string out;
  for (const PreparedBlock& block : *prepared.blocks) out += "ctalef"[static_cast<int>(block.region)];
  return out;
}

TEST(RegionsTest, ContentsWithLeaders) {
  Paper paper;
  paper.Title("THUYẾT MINH").Bold("MỤC LỤC").Lines(
      "1. Mô hình lô-gic ........ 3\n"
      "2. Phương án quản lý ………… 12\n"
      "2.1 Chính sách _______ 13");
  paper.Bold("1. Mô hình lô-gic").Text("Hệ thống gồm bốn vùng mạng.");
  EXPECT_EQ(Regions(paper), "cttttcc");
}

TEST(RegionsTest, ContentsWithoutLeaders) {
  Paper paper;
  paper.Title("THUYẾT MINH").Bold("MỤC LỤC").Lines("1. Mô hình lô-gic\n2. Phương án quản lý\n3. Phương án kỹ thuật");
  paper.Bold("1. Mô hình lô-gic").Text("Hệ thống gồm bốn vùng mạng.").Bold("2. Phương án quản lý").Text("Đã ban hành quy chế.");
  EXPECT_EQ(Regions(paper), "cttttcccc");
}

TEST(RegionsTest, ContentsFieldOfTheFormat) {
  Paper paper;
  paper.Title("THUYẾT MINH").Text("Mô hình lô-gic 3").Text("Phương án 5").Bold("Mô hình lô-gic").Text("Bốn vùng mạng.");
  paper.doc().blocks[1].toc = paper.doc().blocks[2].toc = true;
  EXPECT_EQ(Regions(paper), "cttcc");
}

// Leaders without a page number are a blank to be filled in.
TEST(RegionsTest, BlanksAreNoContents) {
  Paper paper;
  paper.Title("PHIẾU").Text("Tên hệ thống: ............").Text("Địa chỉ: ............");
  EXPECT_EQ(Regions(paper), "ccc");
}

TEST(RegionsTest, Abbreviations) {
  Paper section;
  section.Title("THUYẾT MINH").Bold("DANH MỤC TỪ VIẾT TẮT").Lines("ATTT: An toàn thông tin\nWAF: Tường lửa ứng dụng web").Bold("1. Tổng quan").Text("Hệ thống phục vụ người dân.");
  EXPECT_EQ(Regions(section), "caaacc");
  Paper table;
  table.Title("THUYẾT MINH").Table({{"Từ viết tắt", "Giải thích"}, {"WAF", "Tường lửa ứng dụng web"}}).Text("Hệ thống phục vụ người dân.");
  EXPECT_EQ(Regions(table), "caaaac");
  Paper terms;
  terms.Title("THUYẾT MINH").Table({{"STT", "Thuật ngữ", "Ý nghĩa"}, {"1", "WAF", "Tường lửa ứng dụng web"}});
  EXPECT_EQ(Regions(terms), "caaaaaa");
  // One of the two headers is that of many a table.
  Paper plan;
  plan.Title("THUYẾT MINH").Table({{"Yêu cầu", "Có/Không", "Diễn giải"}, {"Máy phát điện", "Có", "Loại 60 kVA"}});
  EXPECT_EQ(Regions(plan), "ccccccc");
  Paper devices;
  devices.Title("THUYẾT MINH").Table({{"Ký hiệu", "Thiết bị", "Vị trí"}, {"FW-01", "Tường lửa", "Tủ A1"}});
  EXPECT_EQ(Regions(devices), "ccccccc");
  Paper systems;
  systems.Title("THUYẾT MINH").Table({{"STT", "Tên hệ thống", "Tên viết tắt", "Cấp độ", "Đơn vị"}, {"1", "Một cửa", "HTMC", "3", "Văn phòng"}});
  EXPECT_EQ(Regions(systems), "ccccccccccc");
  Paper article;
  article.Title("QUY CHẾ").Text("Điều 1. Phạm vi điều chỉnh").Text("Quy chế áp dụng cho mọi phòng.").Text("Điều 2. Cách hiểu một số từ").Text("1. Kíp trực là nhóm kỹ sư trực theo ca.");
  article.Text("2. QLPH là phần mềm quản lý phiếu yêu cầu.").Text("Điều 3. Dùng chữ ký số").Text("Văn bản được ký số trước khi gửi.");
  EXPECT_EQ(Regions(article), "cccaaacc");
  Paper definition;
  definition.Title("QUY CHẾ").Text("Sao lưu được hiểu là: việc tạo bản sao của dữ liệu.").Text("Dữ liệu được sao lưu hằng ngày.");
  EXPECT_EQ(Regions(definition), "cac");
}

TEST(RegionsTest, Law) {
  Paper heading;
  heading.Title("THUYẾT MINH").Bold("1. Căn cứ pháp lý").Lines("Nghị định 85/2016/NĐ-CP\nThông tư 12/2022/TT-BTTTT").Bold("2. Tổng quan").Text("Hệ thống phục vụ.");
  EXPECT_EQ(Regions(heading), "clllcc");
  Paper lead;
  lead.Title("THUYẾT MINH").Text("Thông tư 12/2022/TT-BTTTT quy định như sau:").Text("\"Hệ thống phải có tường lửa và phải được sao lưu định kỳ.\"").Text("Cơ quan đặt 02 tường lửa tại vùng biên.");
  EXPECT_EQ(Regions(lead), "cllc");
  Paper inside;
  inside.Title("THUYẾT MINH").Text("Nghị định 85/2016/NĐ-CP nêu: \"Chủ quản hệ thống thông tin có trách nhiệm chỉ đạo bảo đảm an toàn\".");
  EXPECT_EQ(Regions(inside), "cl");
  for (const char* told : {"Nội dung “Phòng chống xâm nhập” là bắt buộc theo mục 7.2.1.5 TCVN 11930:2017.",
                           "Các cơ quan phải thực hiện quản lý điểm yếu (căn cứ khoản 3 Điều 9 Thông tư số 12/2022/TT-BTTTT).",
                           "Thông tư số 12/2022/TT-BTTTT đòi hỏi quy chế nào cũng phải nói đến thiết bị đầu cuối."}) {
    Paper by_the_way;
    by_the_way.Title("THUYẾT MINH").Text(told).Text("Phòng Kỹ thuật phải vá lỗ hổng trong 05 ngày theo Quy trình số 03.");
    EXPECT_EQ(Regions(by_the_way), "clc") << told;
  }
  // An article that decides by the law is no quotation of it.
  Paper article;
  article.Title("QUYẾT ĐỊNH").Text("Điều 1. Theo Nghị định 85/2016/NĐ-CP, phê duyệt cấp độ 3; đơn vị vận hành phải bảo đảm an toàn theo quy định.");
  EXPECT_EQ(Regions(article), "cc");
}

TEST(RegionsTest, ExamplesAndFurniture) {
  Paper paper;
  paper.Title("THUYẾT MINH").Text("Ví dụ: máy chủ web dùng hai lớp xác thực.").Text("(Ví dụ) Trung tâm A.").InLayer(document::Layer::kHeader, "Hồ sơ cấp độ 3")
      .InLayer(document::Layer::kHidden, "Có tường lửa").InLayer(document::Layer::kDeleted, "Có tường lửa").InLayer(document::Layer::kComment, "Có tường lửa")
      .InLayer(document::Layer::kFootnote, "Xem quy chế số 15.");
  const std::string regions = Regions(paper);
  EXPECT_EQ(regions.substr(3), "ffffc");
  EXPECT_EQ(regions.substr(0, 2), "ce");
}

TEST(RegionsTest, PlacesOfADecision) {
  Paper paper;
  paper.Letterhead("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
      .Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin")
      .Text("Căn cứ Nghị định 85/2016/NĐ-CP;").Title("QUYẾT ĐỊNH:").Text("Điều 1. Phê duyệt cấp độ 3 cho hệ thống.").Text("Điều 2. Quyết định có hiệu lực từ ngày ký.")
      .Table({{"Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.", "CHỦ TỊCH\nTrần Văn Nam"}}, false, false)
      .Bold("Phụ lục I").Text("Danh mục thiết bị.");
  const Prepared prepared = Prepare(paper);
  std::string places;
  for (const PreparedBlock& block : *prepared.blocks) places += "hpoc"[static_cast<int>(block.place)];
  EXPECT_EQ(places, "hhhhhhppoocccccoo");
}

// One short document of each kind.
struct KindCase {
  const char* kind;
  const char* title;
  const char* body;
};

TEST(KindsTest, OnePerKind) {
  const std::vector<KindCase> cases = {
      {"approval-decision", "QUYẾT ĐỊNH\nVề việc phê duyệt cấp độ an toàn hệ thống thông tin Cổng dịch vụ công", "Căn cứ Nghị định 85/2016/NĐ-CP;\nĐiều 1. Phê duyệt cấp độ 3."},
      {"approval-decision", "QUYẾT ĐỊNH\nPhê duyệt Hồ sơ đề xuất cấp độ cho hệ thống một cửa", "Điều 1. Phê duyệt."},
      {"regulation", "QUY CHẾ\nBảo đảm an toàn, an ninh thông tin của Cổng dịch vụ công", "Điều 1. Phạm vi điều chỉnh"},
      {"regulation-decision", "QUYẾT ĐỊNH\nBan hành Quy chế bảo đảm an toàn thông tin", "Điều 1. Ban hành kèm theo."},
      {"level-dossier", "HỒ SƠ ĐỀ XUẤT CẤP ĐỘ\nHệ thống Cổng dịch vụ công", "Thông tin chủ quản"},
      {"level-dossier", "THUYẾT MINH ĐỀ XUẤT CẤP ĐỘ", "Thông tin chủ quản"},
      {"appraisal", "Ý KIẾN THẨM ĐỊNH\nHồ sơ đề xuất cấp độ hệ thống một cửa", "Hồ sơ phù hợp."},
      {"submission", "TỜ TRÌNH\nVề việc đề nghị phê duyệt Hồ sơ đề xuất cấp độ", "Kính gửi: Ủy ban nhân dân tỉnh"},
      {"inspection", "BÁO CÁO\nKết quả kiểm tra, đánh giá an toàn thông tin năm 2026", "Đã rà quét lỗ hổng."},
      {"implementation", "BIÊN BẢN\nNghiệm thu triển khai phương án bảo đảm an toàn thông tin", "Hôm nay, hai bên thống nhất."},
      {"survey", "PHIẾU KHẢO SÁT\nHiện trạng hệ thống thông tin", "Câu 1."},
      {"law", "THÔNG TƯ\nQuy định chi tiết và hướng dẫn một số điều của Nghị định 85/2016/NĐ-CP", "Điều 1. Phạm vi."},
      {"law", "NGHỊ ĐỊNH\nVề bảo đảm an toàn hệ thống thông tin theo cấp độ", "Điều 1. Phạm vi."},
      {"other", "GIẤY MỜI\nHọp giao ban tháng 11", "Kính mời đại biểu."},
      {"other", "", "Danh bạ điện thoại cơ quan."},
  };
  for (const KindCase& c : cases) {
    Paper paper;
    std::istringstream title(c.title);
    for (std::string line; std::getline(title, line);) paper.Title(line);
    paper.Lines(c.body);
    const Prepared prepared = Prepare(paper);
    ASSERT_EQ(prepared.parts.size(), 1u) << c.title;
    EXPECT_EQ(prepared.parts[0].kind, c.kind) << c.title;
  }
}

TEST(KindsTest, UnfilledForm) {
  Paper paper;
  paper.Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin")
      .Lines("Căn cứ ................;\nĐiều 1. Phê duyệt cấp độ cho (tên hệ thống thông tin) như sau:\na) Tên hệ thống: .............\nb) Đơn vị vận hành: .............\n"
             "c) Địa chỉ: .............\nCấp độ: .............\nĐiều 2. Giao ............. thực hiện.");
  const Prepared prepared = Prepare(paper);
  EXPECT_EQ(prepared.parts[0].kind, "template");
  EXPECT_EQ(prepared.parts[0].form_kind, "approval-decision");
  const result::Result result = Check({paper.File()});
  EXPECT_EQ(Of(result, "decision.exists").outcome, result::Outcome::kFail) << Say(Of(result, "decision.exists"));
}

// The Decree with its empty forms in the folder is no decision of the agency.
TEST(KindsTest, LawWithForms) {
  Paper paper;
  paper.Letterhead("CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc").Title("NGHỊ ĐỊNH").Title("Về bảo đảm an toàn hệ thống thông tin theo cấp độ");
  for (int i = 1; i <= 12; ++i) paper.Text("Điều " + std::to_string(i) + ". Nội dung của điều này quy định về trách nhiệm bảo đảm an toàn hệ thống thông tin.");
  paper.Title("Mẫu số 06").Letterhead("(TÊN CƠ QUAN)", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
      .Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin").Text("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin (tên hệ thống).");
  const result::Result result = Check({paper.File()});
  ASSERT_EQ(result.documents.size(), 1u);
  EXPECT_EQ(result.documents[0].kind, "law");
  EXPECT_EQ(Of(result, "decision.exists").outcome, result::Outcome::kFail);
}

TEST(SplitTest, DecisionWithItsRegulation) {
  Paper paper;
  paper.Letterhead("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc").Text("Số: 15/QĐ-SKHCN").Title("QUYẾT ĐỊNH").Title("Ban hành Quy chế bảo đảm an toàn thông tin");
  for (int i = 1; i <= 6; ++i) paper.Text("Điều " + std::to_string(i) + ". Các phòng, đơn vị thuộc Sở và cá nhân có liên quan chịu trách nhiệm thi hành quyết định này kể từ ngày ký.");
  paper.Title("QUY CHẾ").Title("Bảo đảm an toàn thông tin").Text("(Ban hành kèm theo Quyết định số 15/QĐ-SKHCN ngày 01/3/2024)").Bold("Chương I").Bold("QUY ĐỊNH CHUNG").Text("Điều 1. Phạm vi điều chỉnh");
  const Prepared prepared = Prepare(paper);
  ASSERT_EQ(prepared.parts.size(), 2u);
  EXPECT_EQ(prepared.parts[0].kind, "regulation-decision");
  EXPECT_EQ(prepared.parts[1].kind, "regulation");
  EXPECT_EQ(prepared.parts[0].last, prepared.parts[1].first);
  EXPECT_EQ(prepared.parts[1].fields.at("attached-number"), "15/QĐ-SKHCN");
}

// Without "(Ban hành kèm theo …)" and without articles: it begins at its first chapter.
TEST(SplitTest, RegulationInChapters) {
  Paper paper;
  paper.Letterhead("QUỸ BẢO VỆ RỪNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc").Text("Số: 41/QĐ-QBVR").Title("QUYẾT ĐỊNH").Title("Về việc ban hành Quy chế bảo đảm an toàn thông tin");
  for (int i = 1; i <= 4; ++i) paper.Text("Điều " + std::to_string(i) + ". Các phòng và toàn thể viên chức, người lao động của Quỹ chịu trách nhiệm thi hành quyết định này kể từ ngày ký ban hành.");
  paper.Title("QUY CHẾ").Title("bảo đảm an toàn thông tin").Bold("CHƯƠNG I. MỞ ĐẦU").Text("1.1. Phạm vi").Text("Quy chế dùng cho hệ thống của Quỹ.");
  const Prepared prepared = Prepare(paper);
  ASSERT_EQ(prepared.parts.size(), 2u);
  EXPECT_EQ(prepared.parts[0].kind, "regulation-decision");
  EXPECT_EQ(prepared.parts[1].kind, "regulation");
}

TEST(SplitTest, TwoLetterheads) {
  Paper paper;
  for (const char* title : {"TỜ TRÌNH", "QUYẾT ĐỊNH"}) {
    paper.Letterhead("SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc").Title(title).Title("Phê duyệt Hồ sơ đề xuất cấp độ").Text("Nội dung của văn bản này.");
  }
  const Prepared prepared = Prepare(paper);
  ASSERT_EQ(prepared.parts.size(), 2u);
  EXPECT_EQ(prepared.parts[0].first, 0u);
  EXPECT_EQ(prepared.doc->blocks[prepared.parts[1].first].text, "SỞ Y TẾ") << "the second begins with its own letterhead, not with its motto";
}

TEST(SplitTest, CoverBelongsToWhatFollows) {
  Paper paper;
  paper.Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Text("Hà Nội, 2026").Letterhead("BỘ X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Text("Nội dung.");
  EXPECT_EQ(Prepare(paper).parts.size(), 1u);
}

TEST(SplitTest, EmptyDocument) {
  Paper paper;
  const result::Result result = Check({paper.File()});
  EXPECT_EQ(result.documents.size(), 1u);
  EXPECT_EQ(result.documents[0].kind, "other");
}

}  // namespace
}  // namespace capdo::analysis
