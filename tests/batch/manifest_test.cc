#include "batch/manifest.h"

#include <gtest/gtest.h>

#include "batch/csv.h"

namespace capdo::batch {
namespace {

std::vector<std::vector<std::string>> Fields(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  for (const CsvRow& row : ReadCsv(text).rows) rows.push_back(row.fields);
  return rows;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, FieldsAndLines) {
  EXPECT_EQ(Fields("a,b\n1,2\n"), (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(Fields("a,b\r\n1,"), (Rows{{"a", "b"}, {"1", ""}}));
  EXPECT_EQ(Fields("\xEF\xBB\xBF" "a;b\n\"x;y\";\"say \"\"hi\"\"\"\n"), (Rows{{"a", "b"}, {"x;y", "say \"hi\""}}));
  EXPECT_EQ(Fields(" a \t b\n\" a \" \tb\n"), (Rows{{"a", "b"}, {" a ", "b"}}));
  EXPECT_EQ(Fields("a\n\n ,\nb"), (Rows{{"a"}, {"b"}}));
  EXPECT_EQ(Fields(""), Rows{});
  const CsvTable table = ReadCsv("a\n\"two\nlines\"\nb\n");
  EXPECT_EQ(table.rows[1].line, 2);
  EXPECT_EQ(table.rows[2].line, 4);
  EXPECT_EQ(table.open_quote, 0);
  EXPECT_EQ(ReadCsv("a\nb,\"c\nd").open_quote, 2);
}

std::string Codes(const Manifest& manifest) {
  std::string codes;
  for (const Fault& fault : manifest.faults) codes += std::to_string(fault.line) + ":" + fault.code + " ";
  return codes;
}

TEST(Manifest, BothFormatsSayTheSame) {
  const Manifest yaml = ReadManifest("agencies:\n  - folder: a\\b/\n    agency: Sở A\n    contact: ~\n", ManifestFormat::kYaml);
  const Manifest csv = ReadManifest("Agency,contact,FOLDER\nSở A,,./a/b\n", ManifestFormat::kCsv);
  for (const Manifest* manifest : {&yaml, &csv}) {
    ASSERT_EQ(Codes(*manifest), "");
    ASSERT_EQ(manifest->entries.size(), 1u);
    EXPECT_EQ(manifest->entries[0].folder, "a/b");
    EXPECT_EQ(manifest->entries[0].agency, "Sở A");
    EXPECT_EQ(manifest->entries[0].contact, "");
    EXPECT_EQ(manifest->entries[0].line, 2);
  }
}

TEST(Manifest, EveryFaultHasItsLine) {
  EXPECT_EQ(Codes(ReadManifest("- folder: a\n- folder: a/b\n- folder: ..\n- 1\n", ManifestFormat::kYaml)),
            "2:nested 3:bad-folder 4:not-an-entry ");
  EXPECT_EQ(Codes(ReadManifest("- folder: ab\n- folder: a\n", ManifestFormat::kYaml)), "");  // no part of each other
  EXPECT_EQ(Codes(ReadManifest("- {folder: a, folder: b}\n", ManifestFormat::kYaml)), "1:twice ");
  EXPECT_EQ(Codes(ReadManifest("folder\n/a\n.\n", ManifestFormat::kCsv)), "2:bad-folder 3:bad-folder ");
  EXPECT_EQ(Codes(ReadManifest("folder\n", ManifestFormat::kCsv)), "1:empty ");
  EXPECT_EQ(Codes(ReadManifest("\xff", ManifestFormat::kCsv)), "1:not-utf8 ");
  // Anchors that refer to themselves and deep nesting must not take the program with them.
  EXPECT_NE(Codes(ReadManifest(std::string(10'000, '['), ManifestFormat::kYaml)), "");
}

}  // namespace
}  // namespace capdo::batch
