// Archives as programs write them (made with libarchive, which writes all but RAR), and as strangers do.
#include "readers/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "../archive_bytes.h"
#include "readers/reader.h"
#include "taken_files.h"

namespace capdo::readers {
namespace {

using ::testing::ElementsAre;

struct Read {
  Read(std::string_view archive, const Limits& limits = {}, const ReadPlan& plan = {})
      : document(ReadArchive(archive, limits, plan, &taken)) {}
  std::string Outcome() const {
    if (!document) return ErrorCodeName(document.error().code);
    std::string out = document->format;
    for (const document::Warning& warning : document->warnings)
      out += ", " + warning.code + (warning.detail.empty() ? "" : " " + warning.detail);
    return out;
  }
  Taken taken;
  Result<document::Document> document;
};

struct Member {
  std::string name, bytes;
  int type = AE_IFREG;
};

std::string Pack(const std::vector<Member>& members, const std::function<void(archive*)>& choose) {
  archive* out = archive_write_new();
  choose(out);
  std::string bytes(8u << 20, '\0');
  std::size_t used = 0;
  EXPECT_EQ(archive_write_open_memory(out, bytes.data(), bytes.size(), &used), ARCHIVE_OK);
  for (const Member& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, member.name.c_str());
    archive_entry_copy_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, static_cast<unsigned>(member.type));
    archive_entry_set_perm(entry, 0644);
    if (member.type == AE_IFLNK) archive_entry_set_symlink(entry, member.bytes.c_str());
    archive_entry_set_size(entry, member.type == AE_IFREG ? static_cast<la_int64_t>(member.bytes.size()) : 0);
    EXPECT_GE(archive_write_header(out, entry), ARCHIVE_WARN) << archive_error_string(out);
    if (member.type == AE_IFREG) archive_write_data(out, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

std::string Zip(const std::vector<Member>& members, const char* options = nullptr) {
  return Pack(members, [&](archive* out) {
    archive_write_set_format_zip(out);
    if (options != nullptr) {
      EXPECT_EQ(archive_write_set_options(out, options), ARCHIVE_OK);
      archive_write_set_passphrase(out, "mat khau");
    }
  });
}

std::string SevenZip(const std::vector<Member>& members) {
  return Pack(members, [](archive* out) { archive_write_set_format_7zip(out); });
}

std::string Tar(const std::vector<Member>& members, int (*filter)(archive*)) {
  return Pack(members, [&](archive* out) {
    filter(out);
    archive_write_set_format_pax_restricted(out);
  });
}

const std::vector<Member> kDossier = {{"ho so/", "", AE_IFDIR}, {"ho so/a.pdf", "%PDF-1.4"}, {"b.txt", "chữ"}};

// RAR 4 with stored files.
std::string Rar4(const std::string& name, const std::string& bytes, unsigned main_flags = 0, unsigned flags = 0) {
  const auto block = [](char type, unsigned block_flags, const std::string& body) {
    const std::string head = std::string(1, type) + Little(block_flags, 2) + Little(7 + body.size(), 2) + body;
    return Little(Crc(head) & 0xFFFF, 2) + head;
  };
  const std::string file = Little(bytes.size(), 4) + Little(bytes.size(), 4) + "\3" + Little(Crc(bytes), 4) +
                           Little(0x21 << 16, 4) + "\x14" "0" + Little(name.size(), 2) + Little(0100644, 4) + name +
                           std::string(flags & 0x400 ? 8 : 0, '\0');
  return std::string("Rar!\x1A\x07\0", 7) + block('\x73', main_flags, std::string(6, '\0')) +
         block('\x74', 0x8000 | flags, file) + bytes + block('\x7B', 0x4000, "");
}

// RAR 5 with stored files; every number here is below 128, and so one byte.
std::string Rar5(const std::string& name, const std::string& bytes, char main_flags = 0, const std::string& extra = "",
                 const std::string& first = "") {
  const auto block = [](const std::string& body) {
    const std::string sized = static_cast<char>(body.size()) + body;
    return Little(Crc(sized), 4) + sized;
  };
  const std::string mode(1, '\x24');
  std::string file = {2, static_cast<char>(extra.empty() ? 2 : 3)};
  if (!extra.empty()) file += static_cast<char>(extra.size());
  file += std::string(1, static_cast<char>(bytes.size())) + '\4' + static_cast<char>(bytes.size()) + mode +
          Little(Crc(bytes), 4) + '\0' + '\1' + static_cast<char>(name.size()) + name + extra;
  return std::string("Rar!\x1A\x07\1\0", 8) + (first.empty() ? "" : block(first)) +
         block(std::string{1, 0, main_flags}) + block(file) + bytes + block(std::string{5, 0, 0});
}

TEST(ArchiveReaderTest, EveryFormatGivesTheSame) {
  const struct {
    const char* what;
    std::string bytes;
  } kCases[] = {
      {"zip", Zip(kDossier)},
      {"7z", SevenZip(kDossier)},
      {"tar", Tar(kDossier, archive_write_add_filter_none)},
      {"tar.gz", Tar(kDossier, archive_write_add_filter_gzip)},
      {"tar.bz2", Tar(kDossier, archive_write_add_filter_bzip2)},
      {"tar.xz", Tar(kDossier, archive_write_add_filter_xz)},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(DetectFormat(c.bytes), Format::kArchive) << c.what;
    const Read read(c.bytes);
    EXPECT_EQ(read.Outcome(), "archive") << c.what;
    EXPECT_THAT(read.taken.said, testing::UnorderedElementsAre("ho so/a.pdf pdf", "b.txt text")) << c.what;
  }
  const Read rar4(Rar4("a.pdf", "%PDF-1.4")), rar5(Rar5("á.pdf", "%PDF-1.4"));
  EXPECT_EQ(rar4.Outcome(), "archive");
  EXPECT_THAT(rar4.taken.said, ElementsAre("a.pdf pdf"));
  EXPECT_EQ(rar5.Outcome(), "archive");
  EXPECT_THAT(rar5.taken.said, ElementsAre("á.pdf pdf"));
  EXPECT_THAT(rar5.taken.bytes, ElementsAre("%PDF-1.4"));
}

TEST(ArchiveReaderTest, VietnameseNames) {
  const std::vector<Member> members = {{"Quyết định số 15.pdf", "%PDF-1.4"}};
  for (const std::string& bytes : {Zip(members), SevenZip(members), Tar(members, archive_write_add_filter_none)})
    EXPECT_THAT(Read(bytes).taken.said, testing::SizeIs(1));
  EXPECT_THAT(Read(Zip(members)).taken.said, ElementsAre("Quyết định số 15.pdf pdf"));
  EXPECT_THAT(Read(Zip({{"Quy\xEA\xECt \xF0i\xF2nh.pdf", "%PDF-1.4"}})).taken.said, ElementsAre("Quyết định.pdf pdf"));
}

TEST(ArchiveReaderTest, PasswordsAreToldAsSuch) {
  for (const char* how : {"zip:encryption=zipcrypt", "zip:encryption=aes128", "zip:encryption=aes256"}) {
    const Read read(Zip(kDossier, how));
    EXPECT_EQ(read.Outcome(), "encrypted") << how;
    EXPECT_THAT(read.taken.said, ElementsAre("ho so/a.pdf encrypted", "b.txt encrypted")) << how;
  }
  EXPECT_EQ(Read(Rar4("a.pdf", "%PDF-1.4", 0x80)).Outcome(), "encrypted");     // with its names
  EXPECT_EQ(Read(Rar4("a.pdf", "%PDF-1.4", 0, 0x404)).Outcome(), "encrypted");
  EXPECT_EQ(Read(Rar5("a.pdf", "%PDF-1.4", 0, "", std::string{4, 0, 0, 0, 15} + std::string(16, 's'))).Outcome(),
            "encrypted");
  const std::string record = std::string{1, 0, 0, 15} + std::string(32, 's');
  const Read file(Rar5("a.pdf", "%PDF-1.4", 0, static_cast<char>(record.size()) + record));
  EXPECT_EQ(file.Outcome(), "encrypted");
  EXPECT_THAT(file.taken.said, ElementsAre("a.pdf encrypted"));
}

TEST(ArchiveReaderTest, PartsOfAnArchiveAreTold) {
  EXPECT_EQ(Read(Rar4("a.pdf", "%PDF-1.4", 0x101)).Outcome(), "archive, archive-volumes");
  EXPECT_EQ(Read(Rar5("a.pdf", "%PDF-1.4", 1)).Outcome(), "archive, archive-volumes");
  const std::string whole = SevenZip(kDossier);
  EXPECT_EQ(Read(std::string_view(whole).substr(0, whole.size() - 10)).Outcome(), "archive, archive-volumes");
  EXPECT_EQ(Read("PK\x07\x08" + Zip(kDossier)).Outcome(), "archive, archive-volumes");
}

TEST(ArchiveReaderTest, LinksAndDevicesAreNotFollowed) {
  const Read read(Tar({{"link", "/etc/passwd", AE_IFLNK}, {"null", "", AE_IFCHR}, {"pipe", "", AE_IFIFO}, {"a.txt", "x"}},
                      archive_write_add_filter_none));
  EXPECT_EQ(read.Outcome(), "archive, entry-unread not-regular-file: 3");
  EXPECT_THAT(read.taken.said, ElementsAre("link not-regular-file", "null not-regular-file", "pipe not-regular-file",
                                           "a.txt text"));
}

TEST(ArchiveReaderTest, DamageCostsNoOtherFile) {
  std::string bytes = Zip({{"a.txt", std::string(5000, 'a') + "xyz"}, {"b.txt", "b"}});
  bytes[60] = static_cast<char>(bytes[60] ^ 0x5A);
  const Read read(bytes);
  EXPECT_THAT(read.taken.said, ElementsAre("a.txt damaged", "b.txt text"));
  EXPECT_EQ(read.Outcome(), "archive, entry-unread damaged: 1");
  EXPECT_EQ(Read("7z\xBC\xAF\x27\x1C rubbish that is no archive at all").Outcome(), "damaged");
  EXPECT_EQ(Read(Zip({})).Outcome(), "empty");
}

TEST(ArchiveReaderTest, BoundsHold) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 300'000; ++i) noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  const std::vector<Member> three = {{"a", noise}, {"b", noise}, {"c", noise}};
  const struct {
    const char* what;
    std::uint64_t Limits::*limit;
    std::uint64_t value;
    const char* outcome;
    std::size_t files;
  } kCases[] = {
      {"files", &Limits::max_archive_entries, 2, "archive, limit max_archive_entries", 2},
      {"one file", &Limits::max_entry_bytes, 100, "too-large", 3},
      {"all files", &Limits::max_unpacked_bytes, 700'000,
       "archive, limit max_unpacked_bytes, entry-unread too-large: 1", 3},
  };
  for (const auto& c : kCases) {
    Limits limits;
    limits.*c.limit = c.value;
    const Read read(Zip(three), limits);
    EXPECT_EQ(read.Outcome(), c.outcome) << c.what;
    EXPECT_EQ(read.taken.said.size(), c.files) << c.what;
  }
  const Member zeros{"zeros", std::string(6u << 20, '\1')};
  for (const std::string& bomb : {Zip({zeros}), SevenZip({zeros}), Tar({zeros}, archive_write_add_filter_xz)}) {
    const Read read(bomb);
    EXPECT_EQ(read.Outcome(), "too-large");
    EXPECT_EQ(read.document.error().limit, "max_inflate_ratio");
  }
}

TEST(ArchiveReaderTest, ASecondAttemptGoesOnBehindTheFirst) {
  ReadPlan plan;
  plan.skip_files = 1;
  EXPECT_THAT(Read(Zip(kDossier), {}, plan).taken.said, ElementsAre("b.txt text"));
}

TEST(ArchiveReaderTest, AnyCutAndAnyByteGivesATypedAnswer) {
  for (const std::string& whole : {Zip(kDossier), SevenZip(kDossier), Rar4("a.pdf", "%PDF-1.4"),
                                   Rar5("a.pdf", "%PDF-1.4"), Tar(kDossier, archive_write_add_filter_gzip)}) {
    for (std::size_t i = 1; i < std::min<std::size_t>(whole.size(), 600); i += 3) {
      EXPECT_NE(Read(std::string_view(whole).substr(0, i)).Outcome(), "internal");
      std::string turned = whole;
      turned[i] = static_cast<char>(turned[i] ^ 0xFF);
      EXPECT_NE(Read(turned).Outcome(), "internal");
    }
  }
}

}  // namespace
}  // namespace capdo::readers
