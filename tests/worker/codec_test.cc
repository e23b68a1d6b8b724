#include "worker/codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "base/utf8.h"
#include "worker/check_document.h"
#include "worker/frame.h"
#include "worker/request.h"
#include "worker/wire.h"

namespace capdo::worker {
namespace {

using document::Block;
using document::Document;

// Every member has a value that is not its default.
Document FullDocument() {
  Document d;
  d.format = "pdf";
  d.page_certainty = document::PageCertainty::kExact;
  d.page_count = 2;
  d.pages.push_back({1, 595.28, 841.89, document::ReadBy::kText, document::Quality::kGood, ""});
  d.pages.push_back({2, 595, 842, document::ReadBy::kNone, document::Quality::kUnreadable, "timeout"});
  Block block;
  block.layer = document::Layer::kFootnote;
  block.text = "Điều 1.\tPhê duyệt\ncấp độ";
  block.label = "a)";
  block.list_level = 2;
  block.outline_level = 3;
  block.style = "Heading 1";
  block.bold = block.italic = block.centred = block.toc = block.inserted = true;
  block.font_size = 13.5;
  block.indent = -7.25;
  block.cell = {0, 1, 2};
  block.page = 1;
  block.page_certainty = document::PageCertainty::kEstimated;
  block.read_by = document::ReadBy::kOcr;
  block.confidence = 0.93;
  block.fragments.push_back({0, 8, 1, {72, 100.125, 130, 112}});
  block.fragments.push_back({10, 15, 1, {1, 2, 3, 4}});
  d.blocks.push_back(block);
  Block figure;
  figure.kind = document::BlockKind::kFigure;
  figure.alt_text = "sơ đồ";
  figure.picture_text = "Tường lửa\nMáy chủ";
  figure.blank = true;
  figure.width = 200;
  figure.height = 100;
  figure.fragments.push_back({0, 0, 1, {0, 0, 200, 100}});
  d.blocks.push_back(figure);
  document::Table table;
  table.rows = 3;
  table.columns = 4;
  table.bordered = false;
  table.header_rows = 1;
  table.cells.push_back({1, 2, 1, 2, {0}});
  d.tables.push_back(table);
  d.outline.push_back({"Chương I", 1, 2});
  d.signatures.push_back({"Nguyễn Văn A", "2024-03-01T08:15:00Z", true, true, "note"});
  d.form_fields.push_back({"so", "15", 1});
  d.embedded_files.push_back({"x.docx", "application/x", 12345678901});
  d.warnings.push_back({"limit", "max_pages", 2});
  return d;
}

TEST(CodecTest, ComesBackExactly) {
  const Document document = FullDocument();
  ASSERT_EQ(FaultOf(document, {}), "");
  const std::string bytes = Encode(document);
  const Result<Document> back = Decode(bytes, {});
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(Encode(*back), bytes);
  EXPECT_EQ(back->blocks[0].text, document.blocks[0].text);
  EXPECT_EQ(back->blocks[0].fragments[1].box.bottom, 4);
  EXPECT_EQ(back->blocks[0].indent, -7.25);
  EXPECT_TRUE(back->blocks[1].blank);
  EXPECT_EQ(back->tables[0].cells[0].blocks, std::vector<int>{0});
  EXPECT_EQ(back->signatures[0].signer, "Nguyễn Văn A");
  EXPECT_EQ(back->embedded_files[0].bytes, 12345678901u);
  EXPECT_EQ(back->pages[1].why, "timeout");
}

// A reader that was taken over may send anything: each answer is refused or holds.
TEST(CodecTest, NoBytesCanGiveADocumentThatDoesNotHold) {
  const std::string good = Encode(FullDocument());
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(Decode(good.substr(0, size), {})) << size;
  EXPECT_FALSE(Decode(good + '\0', {}));
  std::mt19937 random(7);
  int accepted = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = good;
    for (int k = 0; k <= i % 3; ++k) bytes[random() % bytes.size()] = static_cast<char>(random());
    const Result<Document> decoded = Decode(bytes, {});
    if (!decoded) {
      EXPECT_EQ(decoded.error().code, ErrorCode::kCrashed);
      continue;
    }
    ++accepted;
    EXPECT_EQ(FaultOf(*decoded, {}), "");
    EXPECT_EQ(Encode(*decoded), bytes);
  }
  EXPECT_GT(accepted, 100);  // a letter changed into another one is a document
}

TEST(CodecTest, CountsCannotPromiseMoreThanTheBytesHold) {
  Writer out;
  out.Text("pdf");
  out.Number(std::uint64_t{1} << 40);  // pages
  EXPECT_FALSE(Decode(out.bytes(), {}));
}

TEST(CheckDocumentTest, FaultsAreNamed) {
  const struct {
    const char* fault;
    void (*spoil)(Document&);
  } kCases[] = {
      {"blocks[0].text", [](Document& d) { d.blocks[0].text[2] = '\x1B'; }},
      {"blocks[0].text", [](Document& d) { d.blocks[0].text.append("\xC2\x9B"); }},
      {"blocks[0].fragments: order", [](Document& d) { d.blocks[0].fragments[1].begin = 7; }},
      {"blocks[0].fragments: order", [](Document& d) { d.blocks[0].fragments[1].end = 1000; }},
      {"blocks[0].fragments: inside a letter", [](Document& d) { d.blocks[0].fragments[0].end = 1; }},
      {"blocks[0].fragments: place", [](Document& d) { d.blocks[0].fragments[0].box.left = 1e9; }},
      {"blocks[0].table", [](Document& d) { d.blocks[0].cell.table = 1; }},
      {"blocks[0].measure", [](Document& d) { d.blocks[0].font_size = std::nan(""); }},
      {"blocks[0].confidence", [](Document& d) { d.blocks[0].confidence = 2; }},
      {"blocks[0].page", [](Document& d) { d.blocks[0].page = -1; }},
      {"tables[0].block", [](Document& d) { d.tables[0].cells[0].blocks[0] = 2; }},
      {"tables[0].parent", [](Document& d) { d.tables[0].parent.table = 0; }},
      {"tables[0].cell", [](Document& d) { d.tables[0].cells[0].row_span = 0; }},
      {"pages[1].number", [](Document& d) { d.pages[1].number = 1; }},
      {"pages[0].size", [](Document& d) { d.pages[0].width = std::numeric_limits<double>::infinity(); }},
      {"tables: nested in a circle",
       [](Document& d) {
         d.tables.push_back(d.tables[0]);
         d.tables[0].parent.table = 1;
         d.tables[1].parent.table = 0;
       }},
  };
  for (const auto& c : kCases) {
    Document document = FullDocument();
    c.spoil(document);
    EXPECT_EQ(FaultOf(document, {}), c.fault);
  }
  Limits few;
  few.max_words = 2;
  EXPECT_EQ(FaultOf(FullDocument(), few), "max_words");
}

TEST(CheckDocumentTest, RepairKeepsPlaces) {
  Document document = FullDocument();
  const std::size_t size = document.blocks[0].text.size();
  document.blocks[0].text[2] = '\x01';
  document.blocks[0].text[6] = '\xFF';
  document.warnings[0].detail = "a\xC2\x85z";
  document.pages[0].width = std::nan("");
  Repair(document);
  EXPECT_EQ(FaultOf(document, {}), "");
  EXPECT_EQ(document.blocks[0].text.size(), size);
  EXPECT_EQ(document.warnings[0].detail, "a  z");
}

TEST(WireTest, NumbersHaveOneSpelling) {
  for (const std::string& bytes : {std::string("\x80\x00", 2), std::string(10, '\xFF'), std::string("\x80")}) {
    Reader in(bytes);
    in.Number();
    EXPECT_FALSE(in.ok());
  }
  for (std::int64_t value : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 40, INT64_MIN, INT64_MAX}) {
    Writer out;
    out.Signed(value);
    Reader in(out.bytes());
    EXPECT_EQ(in.Signed(INT64_MIN, INT64_MAX), value);
    EXPECT_TRUE(in.AtEnd());
  }
}

TEST(WireTest, Utf8) {
  for (const char* good : {"", "a", "ế", "\xF0\x9F\x98\x80", "\xEF\xBF\xBD"}) EXPECT_TRUE(IsValidUtf8(good));
  for (const char* bad : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8", "\xE1\xBA"})
    EXPECT_FALSE(IsValidUtf8(bad));
}

TEST(FrameTest, ComeOutWholeHoweverTheyArrive) {
  const std::string bytes = FrameHead(FrameType::kFormat, 3) + "pdf" + FrameHead(FrameType::kDocument, 5) + "12345";
  FrameParser parser(5);
  std::vector<std::string> payloads;
  for (char c : bytes) {
    parser.Append(std::string_view(&c, 1));
    while (std::optional<Frame> frame = parser.Next()) payloads.push_back(frame->payload);
  }
  EXPECT_THAT(payloads, testing::ElementsAre("pdf", "12345"));
  EXPECT_FALSE(parser.failed());
}

TEST(FrameTest, HeadsThatLieAreRefusedBeforeAnythingIsKept) {
  for (const std::string& head :
       {FrameHead(FrameType::kDocument, 6), FrameHead(FrameType::kFormat, kMaxSmallPayload + 1),
        FrameHead(FrameType::kRead, 0), FrameHead(static_cast<FrameType>(9), 0), FrameHead(FrameType::kFile, kMaxSmallPayload + 1),
        FrameHead(FrameType::kFileBytes, kMaxFileBytes + 1), std::string(16, 'x')}) {
    FrameParser parser(5);
    parser.Append(head);
    EXPECT_FALSE(parser.Next());
    EXPECT_TRUE(parser.failed());
  }
}

TEST(RequestTest, ComesBack) {
  Request request;
  request.limits.max_pages = 7;
  request.plan = {{{3, "timeout"}, {9, "memory"}}, 12, 34, "crashed", true, true, 5};
  request.wants_files = true;
  const std::optional<Request> back = DecodeRequest(EncodeRequest(request));
  ASSERT_TRUE(back);
  EXPECT_EQ(EncodeRequest(*back), EncodeRequest(request));
  EXPECT_EQ(back->limits.max_pages, 7u);
  EXPECT_EQ(back->plan.skip_files, 5);
  EXPECT_TRUE(back->plan.skip_ocr);
  EXPECT_TRUE(back->wants_files);
  EXPECT_EQ(back->plan.skip_pages[1].why, "memory");
  EXPECT_FALSE(DecodeRequest(EncodeRequest(request) + "x"));
  const std::optional<Error> error = DecodeError(EncodeError({ErrorCode::kMemory, "why", "max_pages"}));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->limit, "max_pages");
}

TEST(FileHeadTest, ComesBackOrIsRefused) {
  const FileHead head{"Hồ sơ/a.pdf", "pdf", std::nullopt, 123};
  const std::optional<FileHead> back = DecodeFileHead(EncodeFileHead(head));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->name, head.name);
  EXPECT_EQ(back->bytes, 123u);
  const std::optional<FileHead> failed =
      DecodeFileHead(EncodeFileHead({"a", "unknown", Error{ErrorCode::kEncrypted, "why"}, 0}));
  ASSERT_TRUE(failed && failed->error);
  EXPECT_EQ(failed->error->code, ErrorCode::kEncrypted);
  // Cut, but never within a letter.
  std::string name = "x";
  while (name.size() < 2 * kMaxFileName) name += "ế";
  const std::optional<FileHead> cut = DecodeFileHead(EncodeFileHead({name, "pdf", std::nullopt, 0}));
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->name.size() % 3, 1u);
  EXPECT_LE(cut->name.size(), kMaxFileName);
  const std::string good = EncodeFileHead(head);
  const struct {
    const char* what;
    std::string bytes;
  } kLies[] = {
      {"a name that is no UTF-8", [] { Writer w; w.Text("\xFF"); w.Text("pdf"); w.Flag(false); w.Number(0); return w.Take(); }()},
      {"a format that is a path", [] { Writer w; w.Text("a"); w.Text("../x"); w.Flag(false); w.Number(0); return w.Take(); }()},
      {"an error with bytes", [] { Writer w; w.Text("a"); w.Text("pdf"); w.Flag(true); w.Byte(1); w.Text(""); w.Text(""); w.Number(9); return w.Take(); }()},
      {"an error of no code", [] { Writer w; w.Text("a"); w.Text("pdf"); w.Flag(true); w.Byte(99); w.Text(""); w.Text(""); w.Number(0); return w.Take(); }()},
      {"more than a head", good + "x"},
      {"less than a head", good.substr(0, good.size() - 2)},
  };
  for (const auto& lie : kLies) EXPECT_FALSE(DecodeFileHead(lie.bytes)) << lie.what;
}

}  // namespace
}  // namespace capdo::worker
