// Archives and e-mails as evidence: what is in them stands in the list beside the files of the folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "../archive_bytes.h"
#include "evidence/folder.h"
#include "evidence/inner_path.h"

namespace capdo::evidence {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

// A zip with stored files.
std::string Zip(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out, directory;
  for (const auto& [name, bytes] : files) {
    const std::string common = Little(20, 2) + Little(0x800, 2) + Little(0, 2) + Little(0x210000, 4) +
                               Little(Crc(bytes), 4) + Little(bytes.size(), 4) + Little(bytes.size(), 4) +
                               Little(name.size(), 2) + Little(0, 2);
    directory += "PK\1\2" + Little(0x314, 2) + common + Little(0, 10) + Little(out.size(), 4) + name;
    out += "PK\3\4" + common + name + bytes;
  }
  const std::string count = Little(files.size(), 2);
  return out + directory + "PK\5\6" + Little(0, 4) + count + count + Little(directory.size(), 4) +
         Little(out.size(), 4) + Little(0, 2);
}

class ArchiveTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "/capdo-archive-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    own_ = pattern;
    root_ = own_ / "a" / "evidence";  // "../../x.txt" from it stays in our own folder
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(own_); }
  void Write(const std::string& name, const std::string& bytes) { std::ofstream(root_ / name, std::ios::binary) << bytes; }
  std::vector<std::string> Read(FolderOptions options = {}, const std::string& file = "") {
    auto files = ReadFolder((root_ / file).string(), options);
    EXPECT_TRUE(files);
    std::vector<std::string> out;
    if (!files) return out;
    for (const EvidenceFile& one : *files) {
      std::string line = one.path + ": ";
      line += one.duplicate_of >= 0 ? "copy of " + (*files)[static_cast<std::size_t>(one.duplicate_of)].path
              : !one.document       ? ErrorCodeName(one.document.error().code)
                                    : one.format;
      if (one.document && one.duplicate_of < 0)
        for (const document::Warning& warning : one.document->warnings)
          line += ", " + warning.code + (warning.detail.empty() ? "" : " " + warning.detail);
      out.push_back(line);
    }
    return out;
  }
  static std::string Sample(const std::string& name = "01_QD_phe_duyet_cap_do.docx") {
    std::ifstream in(std::string(CAPDO_SOURCE_DIR) + "/samples/01-day-du-tinh/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path own_, root_;
};

TEST_F(ArchiveTest, FilesInsideAreEvidence) {
  Write("b.zip", Zip({{"ho so/", ""}, {"ho so/1.docx", Sample()}, {"Thumbs.db", "x"}, {"__MACOSX/1.docx", "y"}}));
  EXPECT_THAT(Read(), ElementsAre("b.zip: archive", "b.zip/ho so/1.docx: docx"));
  EXPECT_THAT(Read({}, "b.zip"), ElementsAre("b.zip: archive", "b.zip/ho so/1.docx: docx"));
}

TEST_F(ArchiveTest, TheirNamesAreNeverPaths) {
  Write("a.zip", Zip({{"../../x.txt", "1"}, {"/etc/y.txt", "2"}, {"C:\\d\\z.txt", "3"}, {"w.txt", "4"}, {"w.txt", "5"}}));
  EXPECT_THAT(Read(),
              ElementsAre("a.zip: archive, entry-renamed ../../x.txt → x.txt, entry-renamed /etc/y.txt → etc/y.txt, "
                          "entry-renamed C:/d/z.txt → d/z.txt, entry-renamed w.txt → w (2).txt",
                          "a.zip/d/z.txt: text", "a.zip/etc/y.txt: text", "a.zip/w (2).txt: text",
                          "a.zip/w.txt: text", "a.zip/x.txt: text"));
  for (const fs::path& outside : {own_, own_ / "a"}) EXPECT_FALSE(fs::exists(outside / "x.txt"));
}

TEST_F(ArchiveTest, ArchivesInArchivesToADepth) {
  std::string inner = Sample();
  for (const char* name : {"4.docx", "3.zip", "2.zip", "1.zip"}) inner = Zip({{name, inner}});
  Write("0.zip", inner);
  EXPECT_THAT(Read(), ElementsAre("0.zip: archive", "0.zip/1.zip: archive", "0.zip/1.zip/2.zip: archive",
                                  "0.zip/1.zip/2.zip/3.zip: too-large"));
  FolderOptions options;
  options.limits.max_archive_depth = 4;
  EXPECT_THAT(Read(options), testing::Contains("0.zip/1.zip/2.zip/3.zip/4.docx: docx"));
}

TEST_F(ArchiveTest, CopiesAreFoundAcrossArchivesAndFolder) {
  const std::string zip = Zip({{"1.docx", Sample()}, {"2.docx", Sample()}});
  Write("a.zip", zip);
  Write("b.docx", Sample());
  Write("c.zip", zip);
  EXPECT_THAT(Read(), ElementsAre("a.zip: archive", "a.zip/1.docx: docx", "a.zip/2.docx: copy of a.zip/1.docx",
                                  "b.docx: copy of a.zip/1.docx", "c.zip: copy of a.zip"));
}

TEST_F(ArchiveTest, BoundsHoldForAllThatIsInside) {
  const std::string inner = Zip({{"1.txt", "1"}, {"2.txt", "2"}, {"3.txt", "3"}});
  Write("a.zip", Zip({{"x.zip", inner}, {"y.zip", inner + " "}, {"z.txt", "z"}}));
  FolderOptions options;
  options.limits.max_archive_entries = 4;
  // One for x.zip, half of the other three for what is in it; nothing is left for what is in y.zip, and for z.txt.
  EXPECT_THAT(Read(options), ElementsAre("a.zip: archive, limit max_archive_entries", "a.zip/x.zip: archive, limit max_archive_entries",
                                         "a.zip/x.zip/1.txt: text", "a.zip/x.zip/2.txt: text", "a.zip/y.zip: too-large"));
  options.limits.max_archive_entries = 10'000;
  options.limits.max_entry_bytes = 1;
  EXPECT_THAT(Read(options), ElementsAre("a.zip: archive, entry-unread too-large: 2", "a.zip/x.zip: too-large",
                                         "a.zip/y.zip: too-large", "a.zip/z.txt: text"));
}

TEST_F(ArchiveTest, AnArchiveInAnArchiveTakesNoOthersPlace) {
  std::string much;
  for (int i = 0; i < 2'000; ++i) much += "Dòng số " + std::to_string(i) + " của một tệp rất dài.\n\n";
  const std::string inner = Zip({{"1.txt", much}, {"2.txt", much + "2"}, {"3.txt", much + "3"}, {"4.txt", "4"}});
  Write("a.zip", Zip({{"x.zip", inner}, {"y.txt", "y"}, {"z.txt", "z"}}));
  for (int jobs : {1, 3}) {
    FolderOptions options;
    options.jobs = jobs;
    options.limits.max_folder_text = 2 * much.size();
    EXPECT_THAT(Read(options), ElementsAre("a.zip: archive", "a.zip/x.zip: archive", "a.zip/x.zip/1.txt: text",
                                           "a.zip/x.zip/2.txt: folder-full", "a.zip/x.zip/3.txt: folder-full",
                                           "a.zip/x.zip/4.txt: text", "a.zip/y.txt: text", "a.zip/z.txt: text"));
    // Nor by the number of its files, or by what they unpack to: half of what is left stays for the others.
    options.limits = {};
    options.limits.max_archive_entries = 6;
    EXPECT_THAT(Read(options), ElementsAre("a.zip: archive", "a.zip/x.zip: archive, limit max_archive_entries",
                                           "a.zip/x.zip/1.txt: text", "a.zip/x.zip/2.txt: text", "a.zip/x.zip/3.txt: text",
                                           "a.zip/y.txt: text", "a.zip/z.txt: text"));
    options.limits = {};
    options.limits.max_unpacked_bytes = inner.size() + 3 * much.size();
    EXPECT_THAT(Read(options), ElementsAre("a.zip: archive",
                                           "a.zip/x.zip: archive, limit max_unpacked_bytes, entry-unread too-large: 1",
                                           "a.zip/x.zip/1.txt: text", "a.zip/x.zip/2.txt: too-large",
                                           "a.zip/y.txt: text", "a.zip/z.txt: text"));
  }
}

TEST_F(ArchiveTest, JobsAndCacheChangeNothing) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : fs::directory_iterator(std::string(CAPDO_SOURCE_DIR) + "/samples/01-day-du-tinh")) {
    const std::string name = entry.path().filename().string();
    files.emplace_back(name, Sample(name));
  }
  Write("a.zip", Zip(files));
  files.emplace_back("inner.zip", Zip({{"x.docx", files[0].second}, {"y.txt", "y"}}));
  Write("b.zip", Zip(files));
  const std::vector<std::string> expected = Read({.jobs = 1});
  EXPECT_GT(expected.size(), 20u);
  FolderOptions options;
  options.cache = root_.string() + "-cache";
  for (int jobs : {1, 2, 8}) {
    options.jobs = jobs;
    EXPECT_EQ(Read(options), expected);
  }
  Isolation isolation;
  options.isolation = &isolation;
  EXPECT_EQ(Read(options), expected);
  EXPECT_GT(isolation.from_cache, 5);
  fs::remove_all(options.cache);
}

TEST_F(ArchiveTest, AnEmailAndWhatIsAttached) {
  Write("thu.eml",
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nKính gửi Cục,\n--x\n"
        "Content-Disposition: attachment; filename=a.zip\n\n" +
            Zip({{"1.docx", Sample()}}) + "\n--x--\n");
  EXPECT_THAT(Read(), ElementsAre("thu.eml: eml", "thu.eml/a.zip: archive", "thu.eml/a.zip/1.docx: docx"));
}

TEST_F(ArchiveTest, ADamagedArchiveIsAnEntry) {
  const std::string zip = Zip({{"1.docx", Sample()}});
  Write("a.zip", zip.substr(0, 300));
  Write("b.rar", "Rar!\x1A\x07 rubbish");
  for (const std::string& line : Read()) EXPECT_THAT(line, testing::HasSubstr("damaged"));
}

TEST(InnerPathTest, StaysBelowTheArchive) {
  const struct {
    const char* name;
    const char* path;
    bool changed;
  } kCases[] = {
      {"a/b.pdf", "a/b.pdf", false},
      {"./a.pdf", "a.pdf", false},
      {"a\\b.pdf", "a/b.pdf", false},
      {"../a.pdf", "a.pdf", true},
      {"a/../../b.pdf", "a/b.pdf", true},
      {"/etc/passwd", "etc/passwd", true},
      {"\\\\server\\share\\a.pdf", "server/share/a.pdf", true},
      {"C:\\a.pdf", "a.pdf", true},
      {"C:a.pdf", "a.pdf", true},
      {"a//b.pdf", "a/b.pdf", true},
      {"..", "goc", true},
      {"", "goc", false},
      {"a.b/c: d.pdf", "a.b/c: d.pdf", false},
  };
  for (const auto& c : kCases) {
    const InnerPathResult result = InnerPath(c.name, "goc");
    EXPECT_EQ(result.path, c.path) << c.name;
    EXPECT_EQ(result.changed, c.changed) << c.name;
  }
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "ế";
  const InnerPathResult cut = InnerPath(longest + ".pdf", "goc");
  EXPECT_LE(cut.path.size(), 255u);
  EXPECT_TRUE(cut.path.ends_with("ế.pdf"));
  EXPECT_LE(InnerPath(std::string(5000, '/') + std::string(3000, 'a'), "goc").path.size(), 255u);
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "ab/";
  EXPECT_LE(InnerPath(many + "x.pdf", "goc").path.size(), 1024u);
  EXPECT_FALSE(InnerPath(many + many.substr(0, 2048), "goc").path.ends_with("/"));
  EXPECT_TRUE(InnerPath("__MACOSX/._a.pdf", "goc").ignored);
  EXPECT_EQ(Numbered("a/b.pdf", 2), "a/b (2).pdf");
  EXPECT_EQ(Numbered("a.b/c", 2), "a.b/c (2)");
  EXPECT_EQ(WithoutEnding("a.docx.gz"), "a.docx");
}

}  // namespace
}  // namespace capdo::evidence
