// What must always hold (contract, invariants 1 to 7), on small dossiers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/cite.h"
#include "base/utf8.h"
#include "builder.h"
#include "result/result.h"

namespace capdo::analysis {
namespace {

using result::Evidence;
using result::Outcome;
using testing::HasSubstr;

const char kNation[] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc";

Paper Decision() {
  Paper paper("01.docx");
  paper.Page(1).Letterhead("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố: 15/QĐ-UBND", std::string(kNation) + "\nSông Lam, ngày 01 tháng 3 năm 2024")
      .Title("QUYẾT ĐỊNH").Title("Về việc phê duyệt cấp độ an toàn hệ thống thông tin").Text("Căn cứ Nghị định 85/2016/NĐ-CP;").Title("QUYẾT ĐỊNH:")
      .Lines("Điều 1. Phê duyệt cấp độ an toàn hệ thống thông tin như sau:\n1. Thông tin chung\na) Tên hệ thống thông tin: Cổng dịch vụ công tỉnh Sông Lam\n"
             "b) Đơn vị vận hành hệ thống thông tin: Trung tâm Công nghệ thông tin\n2. Cấp độ an toàn hệ thống thông tin: Cấp độ 3\nĐiều 2. Quyết định có hiệu lực từ ngày ký.")
      .Table({{"Nơi nhận:\n- Như Điều 2;", "CHỦ TỊCH\nTrần Văn Nam"}}, false, false);
  return paper;
}

const char kFiller[] = "Hệ thống phục vụ người dân và doanh nghiệp trong tỉnh nộp, theo dõi hồ sơ và nhận kết quả giải quyết thủ tục hành chính.";

Paper Dossier(const std::string& path = "02.docx") {
  Paper paper(path);
  paper.Page(1).Title("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ").Title("Hệ thống Cổng dịch vụ công tỉnh Sông Lam");
  for (int i = 0; i < 8; ++i) paper.Text(kFiller);
  return paper;
}

void ExpectSound(const result::Result& result, const std::vector<InputFile>& files) {
  std::vector<std::string> ids;
  for (const result::CheckResult& check : result.checks) {
    SCOPED_TRACE(check.id);
    ids.push_back(check.id);
    EXPECT_FALSE(check.message.empty());
    EXPECT_EQ(check.message.find('{'), std::string::npos) << check.message;
    if (check.outcome == Outcome::kPass) {
      EXPECT_EQ(check.evidence, Evidence::kUsable);
      EXPECT_TRUE(check.fix.empty());
    } else if (check.outcome != Outcome::kNotApplicable) {
      EXPECT_FALSE(check.fix.empty());
    }
    std::vector<std::pair<std::string, std::string>> quotes;
    for (const result::Citation& c : check.citations) {
      quotes.emplace_back(c.document, c.quote);
      EXPECT_LE(c.quote.size(), 420u);
      EXPECT_TRUE(IsValidUtf8(c.quote));
      EXPECT_EQ(c.page == 0, c.page_certainty == result::PageCertainty::kNone);
    }
    if (check.searched.nearest) quotes.emplace_back(check.searched.nearest->document, check.searched.nearest->quote);
    // Invariant 1: the quotation is in a block of the named file.
    for (const auto& [document, quote] : quotes) {
      const auto entry = std::find_if(result.documents.begin(), result.documents.end(), [&, &d = document](const auto& e) { return e.id == d; });
      ASSERT_NE(entry, result.documents.end()) << document;
      const auto file = std::find_if(files.begin(), files.end(), [&](const InputFile& f) { return f.path == entry->path; });
      ASSERT_NE(file, files.end());
      ASSERT_TRUE(file->document);
      const bool found = std::any_of(file->document->blocks.begin(), file->document->blocks.end(),
                                     [&, &q = quote](const document::Block& b) { return b.text.find(q) != std::string::npos; });
      EXPECT_TRUE(found) << quote;
    }
    // Invariant 2: absence says where it looked.
    if (check.outcome == Outcome::kFail && check.evidence == Evidence::kMissing) {
      const rules::Check* rule = Rules().Find(check.id);
      const bool any = std::any_of(result.documents.begin(), result.documents.end(), [&](const auto& e) {
        return std::find(rule->documents.begin(), rule->documents.end(), e.kind) != rule->documents.end();
      });
      EXPECT_EQ(check.searched.documents.empty() && any, false);
    }
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end()) << "each check once";
}

TEST(InvariantsTest, SoundResults) {
  Paper decision = Decision(), dossier = Dossier();
  dossier.Heading("PHƯƠNG ÁN KỸ THUẬT").Heading("Bảo đảm an toàn máy chủ", 2)
      .Table({{"STT", "Yêu cầu", "Hiện trạng", "Phương án"}, {"1", "Xác thực", "Đáp ứng", "Quản trị viên đăng nhập bằng tài khoản riêng và mã OTP."}, {"2", "Kiểm soát truy cập", "Chưa có", "Sẽ bổ sung."}});
  const std::vector<std::vector<InputFile>> dossiers = {
      {},
      {decision.File()},
      {dossier.File()},
      {decision.File(), dossier.File()},
      {decision.File(), dossier.File(), Unread("03.pdf")},
      {Unread("03.pdf")},
  };
  for (const std::vector<InputFile>& files : dossiers) {
    for (int level = 0; level <= 5; ++level) {
      SCOPED_TRACE(std::to_string(files.size()) + " files, level " + std::to_string(level));
      ExpectSound(Check(files, level), files);
    }
  }
}

TEST(InvariantsTest, QuotationsOfADecision) {
  const Paper paper = Decision();
  const result::Result result = Check({paper.File()}, 0);
  EXPECT_EQ(result.subject.level, 3);
  EXPECT_EQ(result.subject.system, "Cổng dịch vụ công tỉnh Sông Lam");
  const result::CheckResult& system = Of(result, "decision.a1.system");
  ASSERT_EQ(system.outcome, Outcome::kPass) << Say(system);
  ASSERT_FALSE(system.citations.empty());
  EXPECT_THAT(system.citations[0].quote, HasSubstr("Cổng dịch vụ công tỉnh Sông Lam"));
  EXPECT_EQ(system.citations[0].locator, "Điều 1, khoản 1, điểm a");
  EXPECT_EQ(system.citations[0].page, 1);
  EXPECT_EQ(system.citations[0].document, "d1");
}

TEST(InvariantsTest, AbsenceSaysWhereItLooked) {
  Paper paper = Dossier();
  paper.Page(3).Text("Máy chủ được sao lưu.");
  const result::Result result = Check({paper.File()});
  const result::CheckResult& any = Of(result, "dossier.owner");
  EXPECT_EQ(any.outcome, Outcome::kFail) << Say(any);
  EXPECT_EQ(any.searched.documents, (std::vector<std::string>{"d1"}));
  EXPECT_EQ(any.searched.pages, 3);
}

// Invariant 3: a file that could not be read makes "missing" a question, never a gap and never a pass.
TEST(InvariantsTest, UnreadIsNotMissing) {
  const Paper decision = Decision();
  const result::Result read = Check({decision.File()});
  const result::Result unread = Check({decision.File(), Unread("02.pdf", ErrorCode::kEncrypted)});
  ASSERT_EQ(read.checks.size(), unread.checks.size());
  for (std::size_t i = 0; i < read.checks.size(); ++i) {
    const result::CheckResult &before = read.checks[i], &after = unread.checks[i];
    SCOPED_TRACE(before.id);
    if (after.outcome == Outcome::kFail) {
      EXPECT_EQ(after.evidence, Evidence::kPresent) << Say(after);
    }
    if (after.reason != "not-automated") {
      EXPECT_NE(after.outcome, Outcome::kNotChecked) << Say(after);
    }
    if (before.outcome != Outcome::kPass) {
      EXPECT_NE(after.outcome, Outcome::kPass) << Say(after);
    }
    if (before.outcome == Outcome::kFail && before.evidence == Evidence::kMissing) {
      EXPECT_EQ(after.outcome, Outcome::kReview) << Say(after);
      EXPECT_EQ(after.evidence, Evidence::kUnreadable);
    }
  }
  EXPECT_EQ(unread.documents.back().outcome, "unreadable");
  EXPECT_EQ(unread.documents.back().reason, "encrypted");
}

TEST(InvariantsTest, UnreadPagesAndDamagedParts) {
  for (int what = 0; what < 3; ++what) {
    Paper paper = Dossier();
    paper.Page(4);
    if (what == 0) paper.doc().pages[2].quality = document::Quality::kUnreadable;
    if (what == 1) paper.doc().pages[2].quality = document::Quality::kPoor;
    if (what == 2) paper.doc().warnings.push_back({"damaged-part", "word/document.xml", 0});
    const result::Result result = Check({paper.File()});
    EXPECT_EQ(Of(result, "dossier.owner").outcome, Outcome::kReview) << what << Say(Of(result, "dossier.owner"));
    EXPECT_EQ(Of(result, "dossier.owner").evidence, Evidence::kUnreadable);
    // Its pages say nothing of a document of another kind.
    EXPECT_EQ(Of(result, "inspection.exists").outcome, Outcome::kFail) << what << Say(Of(result, "inspection.exists"));
    EXPECT_EQ(result.documents[0].outcome, what == 1 ? "read" : "partly-read") << what;
  }
}

// Where all or a page was not seen, "nothing to compare" is not known either; where all was read, it is.
TEST(InvariantsTest, UnreadIsNotNothingToCompare) {
  const auto count = [](const result::Result& result, Outcome outcome, const std::string& reason) {
    return std::count_if(result.checks.begin(), result.checks.end(), [&](const result::CheckResult& check) {
      return check.id.substr(0, 6) == "cross." && check.outcome == outcome && check.reason == reason;
    });
  };
  Paper scan("quet.pdf");
  scan.Page(1);
  scan.doc().pages[0].quality = document::Quality::kUnreadable;
  const result::Result unseen = Check({scan.File()});
  EXPECT_EQ(count(unseen, Outcome::kNotApplicable, "nothing-to-compare"), 0);
  EXPECT_GE(count(unseen, Outcome::kReview, "unreadable"), 10);
  EXPECT_EQ(count(Check({Unread("02.pdf", ErrorCode::kEncrypted)}), Outcome::kNotApplicable, "nothing-to-compare"), 0);
  EXPECT_GE(count(Check({Dossier().File()}), Outcome::kNotApplicable, "nothing-to-compare"), 5);
}

// Pages that were sent as pictures of their own: what the first does not say may stand in the next one of the series.
TEST(InvariantsTest, LoosePagesAreNoGap) {
  const auto outcome = [](const std::string& first, const std::string& second, const std::string& format = "image") {
    Paper decision = Decision(), next(second);
    decision.doc().format = next.doc().format = format;
    next.Text("Nội dung trang sau, không có tên văn bản.");
    InputFile one = decision.File(), two = next.File();
    one.path = first;
    return Of(Check({one, two}), "decision.a3.supervision").outcome;
  };
  EXPECT_EQ(outcome("QĐ trang 1.png", "QĐ trang 2.png"), Outcome::kReview);
  EXPECT_EQ(outcome("a/IMG_0998.jpg", "a/IMG_1001.jpg"), Outcome::kReview);
  EXPECT_EQ(outcome("a/IMG_1.jpg", "b/IMG_2.jpg"), Outcome::kFail) << "another folder";
  EXPECT_EQ(outcome("quyết định.png", "sơ đồ.png"), Outcome::kFail) << "names that do not count";
  EXPECT_EQ(outcome("QĐ 1.pdf", "QĐ 2.pdf", "pdf"), Outcome::kFail) << "files of pages";
}

// A copy of a file is read with it: its bytes hide nothing.
TEST(InvariantsTest, CopiesAreNotUnread) {
  const Paper decision = Decision();
  InputFile copy = Unread("copy.docx");
  copy.duplicate_of = 0;
  const result::Result result = Check({decision.File(), copy});
  EXPECT_EQ(Of(result, "dossier.exists").outcome, Outcome::kFail);
  EXPECT_EQ(result.documents[1].reason, "duplicate");
  EXPECT_EQ(result.documents[1].kind, "approval-decision");
}

// A copy of what could not be read is not called read.
TEST(InvariantsTest, CopiesOfUnreadFilesAreUnread) {
  InputFile copy = Unread("copy.docx");
  copy.duplicate_of = 0;
  const result::Result result = Check({Unread("first.docx"), copy});
  ASSERT_EQ(result.documents.size(), 2u);
  EXPECT_EQ(result.documents[0].outcome, "unreadable");
  EXPECT_EQ(result.documents[1].outcome, "unreadable");
  EXPECT_EQ(result.documents[1].reason, result.documents[0].reason);
}

// Invariant 4: where X.exists fails, the checks on X are not checked.
TEST(InvariantsTest, NothingToCheckIn) {
  const result::Result result = Check({Dossier().File()});
  EXPECT_EQ(Of(result, "decision.exists").outcome, Outcome::kFail);
  int seen = 0;
  for (const rules::Check& rule : Rules().checks) {
    if (rule.needs_check != "decision.exists" && rule.needs_check != "inspection.exists") continue;
    if (std::find(rule.documents.begin(), rule.documents.end(), "level-dossier") != rule.documents.end()) continue;
    ++seen;
    EXPECT_EQ(Of(result, rule.id).outcome, Outcome::kNotChecked) << rule.id << " " << Say(Of(result, rule.id));
    EXPECT_TRUE(Of(result, rule.id).citations.empty()) << rule.id;
  }
  EXPECT_GT(seen, 25);
}

// Invariant 5: the same plan in a layer that a reader does not see earns nothing.
TEST(InvariantsTest, UnseenTextIsNeverCredited) {
  const auto with = [](document::Layer layer) {
    Paper paper = Dossier();
    const std::size_t first = paper.doc().blocks.size();
    paper.Heading("Phương án quản lý").Heading("Chính sách an toàn thông tin", 2)
        .Text("Ủy ban nhân dân tỉnh ban hành chính sách an toàn thông tin, quy định mục tiêu, nguyên tắc, trách nhiệm của từng đơn vị và rà soát hằng năm.")
        .Heading("Thông tin chủ quản hệ thống thông tin", 2).Text("Tên cơ quan: Ủy ban nhân dân tỉnh Sông Lam").Text("Địa chỉ: Số 1 đường Trần Phú");
    for (std::size_t i = first; i < paper.doc().blocks.size(); ++i) paper.doc().blocks[i].layer = layer;
    return Check({paper.File()});
  };
  const result::Result seen = with(document::Layer::kBody), absent = Check({Dossier().File()});
  EXPECT_EQ(Of(seen, "plan.mgmt.policy").outcome, Outcome::kPass) << Say(Of(seen, "plan.mgmt.policy"));
  for (document::Layer layer : {document::Layer::kHidden, document::Layer::kDeleted, document::Layer::kComment, document::Layer::kHeader, document::Layer::kFooter}) {
    SCOPED_TRACE(document::LayerName(layer));
    const result::Result result = with(layer);
    for (std::size_t i = 0; i < result.checks.size(); ++i) {
      EXPECT_EQ(result.checks[i].outcome, absent.checks[i].outcome) << result.checks[i].id << Say(result.checks[i]);
    }
    EXPECT_EQ(result.subject.agency, absent.subject.agency);
  }
  EXPECT_EQ(Of(with(document::Layer::kDeleted), "plan.mgmt.policy").reason, "only-hidden");
}

// Neither does a table of contents, a list of abbreviations, a quotation of law, an example or the file's name.
TEST(InvariantsTest, DecoysAreNeverCredited) {
  const std::vector<std::pair<const char*, Paper>> decoys = [] {
    std::vector<std::pair<const char*, Paper>> out;
    Paper contents = Dossier();
    contents.Bold("MỤC LỤC").Text("1. Chính sách an toàn thông tin ........ 5").Text("2. Sao lưu dự phòng ........ 7");
    out.emplace_back("contents", contents);
    Paper words = Dossier();
    words.Bold("DANH MỤC TỪ VIẾT TẮT").Table({{"Từ viết tắt", "Giải thích"}, {"CS", "Chính sách an toàn thông tin được ban hành, quy định mục tiêu và trách nhiệm của các đơn vị"}});
    out.emplace_back("abbreviations", words);
    Paper law = Dossier();
    law.Text("Thông tư 12/2022/TT-BTTTT quy định như sau:").Text("\"Chính sách an toàn thông tin: cơ quan phải ban hành chính sách, quy định mục tiêu, nguyên tắc và trách nhiệm của từng đơn vị.\"");
    out.emplace_back("law", law);
    Paper example = Dossier();
    example.Text("Ví dụ: Chính sách an toàn thông tin của tỉnh A quy định mục tiêu, nguyên tắc và trách nhiệm của từng đơn vị.");
    out.emplace_back("example", example);
    out.emplace_back("file name", Dossier("Chính sách an toàn thông tin.docx"));
    return out;
  }();
  for (const auto& [name, paper] : decoys) {
    const result::Result result = Check({paper.File()});
    EXPECT_EQ(Of(result, "plan.mgmt.policy").outcome, Outcome::kFail) << name << ": " << Say(Of(result, "plan.mgmt.policy"));
  }
}

// Invariant 6: presence is not substance.
TEST(InvariantsTest, PresenceIsNotSubstance) {
  struct Case {
    const char* text;
    Outcome outcome;
    Evidence evidence;
    const char* reason;
  };
  const std::vector<Case> cases = {
      {"", Outcome::kFail, Evidence::kPresent, "empty"},
      {"[điền nội dung]", Outcome::kFail, Evidence::kPresent, "placeholder"},
      {"Sẽ bổ sung trong thời gian tới.", Outcome::kFail, Evidence::kPresent, "promised"},
      {"Hiện chưa có chính sách.", Outcome::kFail, Evidence::kPresent, "denied"},
      {"Đáp ứng.", Outcome::kReview, Evidence::kPresent, "status-only"},
      {"Không áp dụng.", Outcome::kReview, Evidence::kPresent, "claimed-not-applicable"},
      {"Ban hành theo Quyết định số 20/QĐ-UBND, nêu mục tiêu, nguyên tắc và trách nhiệm của từng đơn vị.", Outcome::kPass, Evidence::kUsable, "found"},
  };
  for (const Case& c : cases) {
    Paper paper = Dossier();
    paper.Heading("Phương án quản lý").Heading("Chính sách an toàn thông tin", 2);
    if (c.text[0] != '\0') paper.Text(c.text);
    paper.Heading("Kết luận");
    const result::Result result = Check({paper.File()});
    const result::CheckResult& check = Of(result, "plan.mgmt.policy");
    EXPECT_EQ(check.outcome, c.outcome) << c.text << Say(check);
    EXPECT_EQ(check.evidence, c.evidence) << c.text << Say(check);
    EXPECT_EQ(check.reason, c.reason) << c.text;
  }
}

// Invariant 7: the order of the files changes ids and order of documents, never a check.
TEST(InvariantsTest, OrderOfFilesDecidesNothing) {
  const Paper decision = Decision(), dossier = Dossier();
  const result::Result a = Check({decision.File(), dossier.File()}, 0), b = Check({dossier.File(), decision.File()}, 0);
  ASSERT_EQ(a.checks.size(), b.checks.size());
  for (std::size_t i = 0; i < a.checks.size(); ++i) {
    EXPECT_EQ(a.checks[i].id, b.checks[i].id);
    EXPECT_EQ(a.checks[i].outcome, b.checks[i].outcome) << a.checks[i].id;
    EXPECT_EQ(a.checks[i].message, b.checks[i].message);
  }
  EXPECT_EQ(a.subject.system, b.subject.system);
  EXPECT_EQ(result::ToJson(a), result::ToJson(Check({decision.File(), dossier.File()}, 0)));
}

TEST(InvariantsTest, ChecksOfTheLevelOnly) {
  for (int level = 1; level <= 5; ++level) {
    const result::Result result = Check({Decision().File()}, level);
    for (const rules::Check& rule : Rules().checks) {
      const bool applies = std::find(rule.levels.begin(), rule.levels.end(), level) != rule.levels.end();
      const bool there = std::any_of(result.checks.begin(), result.checks.end(), [&](const auto& c) { return c.id == rule.id; });
      EXPECT_EQ(there, applies) << rule.id << " at level " << level;
    }
  }
}

// ---- citations ----

struct Cited {
  Prepared prepared;
  analysis::Dossier dossier;
  explicit Cited(Paper& paper) : prepared(Prepare(paper)) {
    dossier.rules = &Rules();
    for (Part& part : prepared.parts) dossier.parts.push_back(part);
  }
  std::optional<result::Citation> At(int block, std::size_t begin, std::size_t end) {
    return Cite(dossier, {0, block, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
  }
};

TEST(CiteTest, OriginalTextWithinTheBlock) {
  Paper paper;
  paper.Page(2).Text("  Đảm bảo ATTT cho hệ thống.  ");
  const std::size_t size = paper.doc().blocks[0].text.size();
  Cited cited(paper);
  EXPECT_EQ(cited.At(0, 0, size)->quote, "Đảm bảo ATTT cho hệ thống.");
  EXPECT_EQ(cited.At(0, 0, 9999)->quote, "Đảm bảo ATTT cho hệ thống.");
  EXPECT_EQ(cited.At(0, 0, size)->page, 2);
  EXPECT_FALSE(cited.At(0, 0, 2)) << "only blanks";
  EXPECT_FALSE(cited.At(0, 9999, 99999));
  EXPECT_FALSE(cited.At(-1, 0, 5));
  EXPECT_FALSE(Cite(cited.dossier, {-1, 0, {0, 5}}));
}

// `end - begin` runs under zero there: the quotation would reach 420 bytes behind `begin`, past the block's end.
TEST(CiteTest, SpanThatEndsBeforeItBegins) {
  Paper paper;
  paper.Text("Đảm bảo ATTT cho hệ thống.");
  Cited cited(paper);
  EXPECT_FALSE(cited.At(0, 9, 3));
}

TEST(CiteTest, LongPassagesAreCutBetweenWords) {
  for (const char* word : {"bảo đảm ", "an toàn thông tin, ", "ư", "ưư ơơ "}) {
    Paper paper;
    std::string text;
    while (text.size() < 2000) text += word;
    paper.Text(text);
    Cited cited(paper);
    const auto citation = cited.At(0, 0, text.size());
    ASSERT_TRUE(citation) << word;
    EXPECT_LE(citation->quote.size(), 420u);
    EXPECT_GT(citation->quote.size(), 380u);
    EXPECT_TRUE(IsValidUtf8(citation->quote)) << word;
    EXPECT_EQ(text.find(citation->quote), 0u);
    const bool words = text.find(' ') != std::string::npos;
    EXPECT_TRUE(!words || text[citation->quote.size()] == ' ') << word;
  }
}

TEST(CiteTest, NeverLeavesItsPage) {
  Paper paper;
  paper.Page(2).Text("phần trên trang hai phần dưới trang ba");
  document::Block& block = paper.doc().blocks[0];
  const auto cut = static_cast<std::uint32_t>(std::string("phần trên trang hai ").size());
  const auto size = static_cast<std::uint32_t>(block.text.size());
  block.fragments = {{0, cut, 2, {10, 700, 200, 712}}, {cut, size, 3, {10, 40, 200, 52}}};
  Cited cited(paper);
  const auto whole = cited.At(0, 0, size);
  EXPECT_EQ(whole->quote, "phần trên trang hai");
  EXPECT_EQ(whole->page, 2);
  ASSERT_TRUE(whole->box);
  EXPECT_DOUBLE_EQ(whole->box->top, 700);
  EXPECT_DOUBLE_EQ(whole->box->bottom, 712);
  const auto second = cited.At(0, cut, size);
  EXPECT_EQ(second->quote, "phần dưới trang ba");
  EXPECT_EQ(second->page, 3);
  EXPECT_DOUBLE_EQ(second->box->top, 40);
}

// A PDF reader gives a fragment per word, with gaps between them: also a passage that begins in such a gap has the page
// of its first word.
TEST(CiteTest, PassageThatBeginsBetweenTwoFragments) {
  Paper paper;
  paper.Page(2).Text("trang hai trang ba");
  document::Block& block = paper.doc().blocks[0];
  block.fragments = {{0, 5, 2, {1, 1, 2, 2}}, {6, 9, 2, {3, 1, 4, 2}}, {10, 15, 3, {1, 9, 2, 10}}, {16, 18, 3, {3, 9, 4, 10}}};
  Cited cited(paper);
  const auto citation = cited.At(0, 9, 18);
  ASSERT_TRUE(citation);
  EXPECT_EQ(citation->quote, "trang ba");
  EXPECT_EQ(citation->page, 3);
}

TEST(CiteTest, NoPageWhereTheFormatHasNone) {
  Paper paper;
  paper.Text("Nội dung của văn bản.");
  paper.doc().blocks[0].page = 7;
  Cited cited(paper);
  EXPECT_EQ(cited.At(0, 0, 10)->page, 0);
  EXPECT_FALSE(cited.At(0, 0, 10)->box);
}

TEST(CiteTest, Locators) {
  Paper paper;
  paper.Title("QUYẾT ĐỊNH").Text("Điều 1. Phê duyệt").Text("1. Thông tin chung").Text("a) Tên hệ thống").Table({{"STT", "Yêu cầu", "Phương án"}, {"1", "Xác thực", "Hai lớp"}})
      .Table({{"trái", "phải"}}, false, false);
  Cited cited(paper);
  EXPECT_EQ(cited.At(0, 0, 99)->locator, "");
  EXPECT_EQ(cited.At(3, 0, 99)->locator, "Điều 1, khoản 1, điểm a");
  EXPECT_EQ(cited.At(8, 0, 99)->locator, "Điều 1, khoản 1, điểm a, bảng 1, hàng 2");
  EXPECT_EQ(cited.At(10, 0, 99)->locator, "Điều 1, khoản 1, điểm a") << "columns by layout are no table";
}

}  // namespace
}  // namespace capdo::analysis
