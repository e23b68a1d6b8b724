#include "evidence/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/hash.h"
#include "evidence/walk.h"

namespace capdo::evidence {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;

// The smallest PDF that opens: one empty page, with a cross-reference table that is right.
std::string SmallPdf() {
  const std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>"};
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(pdf.size());
    pdf += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
  }
  const std::size_t xref = pdf.size();
  pdf += "xref\n0 4\n0000000000 65535 f \n";
  for (std::size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return pdf + "trailer<</Size 4/Root 1 0 R>>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
}

class FolderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "capdo-evidence-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    root_ = pattern;
  }
  void TearDown() override {
    std::error_code ignored;
    fs::permissions(root_, fs::perms::owner_all, ignored);
    fs::remove_all(root_, ignored);
  }
  void Write(const std::string& path, const std::string& bytes) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << bytes;
  }
  Result<std::vector<EvidenceFile>> Read(FolderOptions options = {}) {
    return ReadFolder(root_.string(), options);
  }
  static std::vector<std::string> Paths(const std::vector<EvidenceFile>& files) {
    std::vector<std::string> out;
    for (const EvidenceFile& file : files) out.push_back(file.path);
    return out;
  }
  fs::path root_;
};

TEST_F(FolderTest, MissingAndEmpty) {
  auto missing = ReadFolder((root_ / "không có").string(), {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  auto empty = Read();
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::kEmpty);
  Write(".an/x.pdf", "x");
  Write("Thumbs.db", "x");
  auto ignored = Read();
  ASSERT_FALSE(ignored);
  EXPECT_EQ(ignored.error().code, ErrorCode::kEmpty);
}

TEST_F(FolderTest, OrderIsThatOfNfcPaths) {
  Write("b/2.txt", "2");
  Write("b/10.txt", "10");
  Write("a.txt", "a");
  Write("quye\u0302\u0301t.txt", "nfd");
  Write("đ.txt", "đ");
  Write("B.txt", "B");
  auto files = Read();
  ASSERT_TRUE(files);
  EXPECT_THAT(Paths(*files),
              ElementsAre("B.txt", "a.txt", "b/10.txt", "b/2.txt", "quyết.txt", "đ.txt"));
}

TEST_F(FolderTest, IgnoresWhatIsNoEvidence) {
  for (const char* name : {"~$a.docx", ".~lock.a.odt#", "thumbs.db", "Thumbs.db", ".DS_Store",
                           "Desktop.ini", "__MACOSX/a.pdf", ".git/config", ".x"})
    Write(name, "x");
  Write("~a.txt", "kept");
  auto files = Read();
  ASSERT_TRUE(files);
  EXPECT_THAT(Paths(*files), ElementsAre("~a.txt"));
  EXPECT_TRUE(IsIgnored(""));
  EXPECT_FALSE(IsIgnored("$~a.docx"));
}

TEST_F(FolderTest, HashesAndCopies) {
  const std::string pdf = SmallPdf();
  Write("a/one.pdf", pdf);
  Write("b/two.docx", pdf);
  Write("c.pdf", pdf + "\n");
  auto files = Read();
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 3u);
  const EvidenceFile &one = (*files)[0], &two = (*files)[1], &three = (*files)[2];
  EXPECT_EQ(one.sha256, Sha256Hex(pdf));
  EXPECT_EQ(one.bytes, pdf.size());
  EXPECT_EQ(one.format, "pdf");
  EXPECT_EQ(one.duplicate_of, -1);
  EXPECT_EQ(two.duplicate_of, 0);
  EXPECT_EQ(three.duplicate_of, -1);
  ASSERT_TRUE(one.document) << one.document.error().message;
  ASSERT_TRUE(two.document);
  const auto wrong = [](const EvidenceFile& file) {
    std::vector<std::string> out;
    for (const document::Warning& w : file.document->warnings)
      if (w.code == "wrong-extension") out.push_back(w.detail);
    return out;
  };
  EXPECT_THAT(wrong(one), ElementsAre());
  EXPECT_THAT(wrong(two), ElementsAre("docx → pdf"));
}

TEST_F(FolderTest, FaultsAreEntries) {
  Write("empty.pdf", "");
  Write("program.docx", std::string("MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF", 14));
  Write("damaged.pdf", "%PDF-1.4\nnothing else");
  auto files = Read();
  ASSERT_TRUE(files);
  std::map<std::string, ErrorCode> codes;
  for (const EvidenceFile& file : *files) {
    ASSERT_FALSE(file.document) << file.path;
    codes[file.path] = file.document.error().code;
    EXPECT_EQ(file.sha256.size(), 64u) << file.path;
  }
  EXPECT_EQ(codes["empty.pdf"], ErrorCode::kEmpty);
  EXPECT_EQ(codes["program.docx"], ErrorCode::kUnsupported);
  EXPECT_EQ(codes["damaged.pdf"], ErrorCode::kDamaged);
}

// A name that promises something else: what is common is told, what fits is not.
TEST_F(FolderTest, NamesThatDoNotFit) {
  const std::string page = "<html><body>Quyết định";
  Write("a.doc", page);
  Write("b.doc", "{\\rtf1 a}");
  Write("c.xls", page + " 2");
  Write("d.htm", page + " 3");
  Write("e.csv", "a,b");
  Write("f.txt", page + " 4");
  Write("g.odt", "chữ");
  Write("h.PPTX", "{\\rtf1 b}");
  Write("Quyết định 15.QĐ", "chữ khác");
  auto files = Read();
  ASSERT_TRUE(files);
  std::vector<std::string> wrong;
  for (const EvidenceFile& file : *files) {
    ASSERT_TRUE(file.document) << file.path;
    for (const document::Warning& w : file.document->warnings)
      if (w.code == "wrong-extension") wrong.push_back(w.detail);
  }
  EXPECT_THAT(wrong, ElementsAre("doc → html", "doc → rtf", "xls → html", "txt → html", "odt → text", "pptx → rtf"));
}

TEST_F(FolderTest, LinksPipesAndUnreadable) {
  Write("real.txt", "x");
  fs::create_symlink(root_ / "real.txt", root_ / "link.txt");
  fs::create_directory_symlink("/etc", root_ / "etc");
  fs::create_symlink(root_ / "nowhere", root_ / "dangling");
  ASSERT_EQ(mkfifo((root_ / "pipe").c_str(), 0600), 0);
  auto files = Read();
  ASSERT_TRUE(files);
  EXPECT_THAT(Paths(*files), ElementsAre("dangling", "etc", "link.txt", "pipe", "real.txt"));
  for (std::size_t i = 0; i < 4; ++i) {
    const EvidenceFile& file = (*files)[i];
    ASSERT_FALSE(file.document) << file.path;
    EXPECT_EQ(file.document.error().code, ErrorCode::kNotRegular) << file.path;
    EXPECT_EQ(file.document.error().message, i == 3 ? "not a regular file" : "symbolic link");
    EXPECT_EQ(file.sha256, "");
    EXPECT_EQ(file.duplicate_of, -1);
  }
}

TEST_F(FolderTest, UnreadableFileAndFolder) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
  Write("a.txt", "x");
  Write("sub/b.txt", "x");
  fs::permissions(root_ / "a.txt", fs::perms::none);
  fs::permissions(root_ / "sub", fs::perms::none);
  auto files = Read();
  fs::permissions(root_ / "sub", fs::perms::owner_all);
  ASSERT_TRUE(files);
  EXPECT_THAT(Paths(*files), ElementsAre("a.txt", "sub"));
  for (const EvidenceFile& file : *files)
    EXPECT_EQ(file.document.error().code, ErrorCode::kNotReadable);
}

TEST_F(FolderTest, LimitsHold) {
  Write("big.txt", std::string(101, 'x'));
  Write("small.txt", std::string(100, 'x'));
  FolderOptions options;
  options.limits.max_file_bytes = 100;
  auto files = Read(options);
  ASSERT_TRUE(files);
  EXPECT_EQ((*files)[0].document.error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE((*files)[1].document);

  options.max_files = 1;
  auto many = Read(options);
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().code, ErrorCode::kTooLarge);

  std::string deep;
  for (int i = 0; i < 70; ++i) deep += "d/";
  Write(deep + "x.txt", "x");
  auto nested = Read();
  ASSERT_TRUE(nested);
  EXPECT_EQ(nested->size(), 3u);
  EXPECT_EQ((*nested)[1].document.error().code, ErrorCode::kNotReadable);
}

TEST_F(FolderTest, SingleFile) {
  Write("Quyết định.pdf", SmallPdf());
  auto files = ReadFolder((root_ / "Quyết định.pdf").string(), {});
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 1u);
  EXPECT_EQ((*files)[0].path, "Quyết định.pdf");
  EXPECT_TRUE((*files)[0].document);

  fs::create_symlink(root_ / "Quyết định.pdf", root_ / "link.pdf");
  auto link = ReadFolder((root_ / "link.pdf").string(), {});
  ASSERT_TRUE(link);
  EXPECT_EQ((*link)[0].path, "link.pdf");
  EXPECT_TRUE((*link)[0].document);

  ASSERT_EQ(mkfifo((root_ / "pipe").c_str(), 0600), 0);
  auto pipe = ReadFolder((root_ / "pipe").string(), {});
  ASSERT_FALSE(pipe);
  EXPECT_EQ(pipe.error().code, ErrorCode::kNotReadable);
}

TEST_F(FolderTest, ThreadsChangeNothing) {
  for (int i = 0; i < 40; ++i) {
    const std::string bytes = SmallPdf() + std::string(static_cast<std::size_t>(i % 7), '\n');
    Write("f" + std::to_string(i) + (i % 2 ? ".pdf" : ".docx"), bytes);
  }
  std::vector<std::string> results;
  for (int jobs : {1, 4, 0}) {
    FolderOptions options;
    options.jobs = jobs;
    std::size_t last = 0, total = 0;
    options.progress = [&](std::size_t done, std::size_t all, const std::string& path) {
      EXPECT_EQ(done, last + 1);
      EXPECT_FALSE(path.empty());
      last = done;
      total = all;
    };
    auto files = Read(options);
    ASSERT_TRUE(files);
    EXPECT_EQ(last, 40u);
    EXPECT_EQ(total, 40u);
    std::string summary;
    for (const EvidenceFile& file : *files) {
      summary += file.path + " " + file.sha256 + " " + std::to_string(file.duplicate_of);
      if (file.document)
        for (const document::Warning& w : file.document->warnings) summary += " " + w.detail;
      summary += "\n";
    }
    results.push_back(summary);
  }
  EXPECT_EQ(results[0], results[1]);
  EXPECT_EQ(results[0], results[2]);
}

TEST_F(FolderTest, NothingIsModified) {
  Write("a.pdf", SmallPdf());
  const auto before = fs::last_write_time(root_ / "a.pdf");
  ASSERT_TRUE(Read());
  EXPECT_EQ(fs::last_write_time(root_ / "a.pdf"), before);
  EXPECT_EQ(fs::file_size(root_ / "a.pdf"), SmallPdf().size());
}

}  // namespace
}  // namespace capdo::evidence
