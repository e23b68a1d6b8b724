#include "base/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "fixture.h"

namespace capdo {
namespace {

std::multiset<std::string> Placeholders(std::string_view text) {
  static const std::regex kPlaceholder("\\{[^}]*\\}");
  const std::string copy(text);
  std::multiset<std::string> names;
  for (std::sregex_iterator it(copy.begin(), copy.end(), kPlaceholder), end; it != end; ++it)
    names.insert(it->str());
  return names;
}

std::map<std::string, std::multiset<std::string>> KeysOf(Language language) {
  std::map<std::string, std::multiset<std::string>> keys;
  for (const CatalogueEntry& entry : Catalogue(language)) {
    EXPECT_FALSE(entry.text.empty()) << entry.key;
    EXPECT_TRUE(keys.emplace(entry.key, Placeholders(entry.text)).second) << entry.key << " twice";
  }
  return keys;
}

TEST(Catalogues, HaveTheSameKeysAndPlaceholders) {
  EXPECT_EQ(KeysOf(Language::kVietnamese), KeysOf(Language::kEnglish));
}

// Literals of a known family ("report.", "cli.", ...) in the source under `folder`.
std::set<std::string> KeysInSource(const std::string& folder) {
  std::set<std::string> families;
  for (const auto& [key, placeholders] : KeysOf(Language::kVietnamese))
    families.insert(key.substr(0, key.find('.')));
  static const std::regex kLiteral("\"([a-z]+)((?:\\.[a-z0-9-]+)+)\"");
  std::set<std::string> found;
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(std::string(CAPDO_SOURCE_DIR) + folder)) {
    if (file.path().extension() != ".cc" && file.path().extension() != ".h") continue;
    const std::string text = report::ReadText(file.path().string());
    for (std::sregex_iterator it(text.begin(), text.end(), kLiteral), end; it != end; ++it)
      if (families.contains((*it)[1].str())) found.insert((*it)[1].str() + (*it)[2].str());
  }
  return found;
}

TEST(Catalogues, HoldEveryKeyThatTheProgramUses) {
  std::set<std::string> used = KeysInSource("/analyzer/cli");
  used.merge(KeysInSource("/analyzer/report"));
  EXPECT_GT(used.size(), 100u);
  for (const std::string& key : used)
    // "explain.need-" is a prefix, "report.html" and "letter.docx" are files.
    EXPECT_TRUE(key.ends_with('-') || key.ends_with(".html") || key.ends_with(".docx") || HasMessage(key)) << key;
}

TEST(Catalogues, HoldNothingThatIsNeverUsed) {
  // Families whose keys are made from codes.
  static const std::regex kByCode(
      "quote|office\\.fault-.*|decisions\\.(accept|override|note|fault-.*)|review\\.(ask|bad)-.*|(outcome|kind|field|reason|rejected|remedy|page|read|warning|layer|template)\\..*|letter\\.blank\\..*|explain\\.(need|method)-.*|"
      "batch\\.(failed|group|manifest|share|source)-.*|sheet\\.outcome-.*|compare\\.(closed(-by-decision)?|new(-by-decision)?|changed|unchanged|undecided|not-checked|not-applicable)");
  const std::set<std::string> used = KeysInSource("/analyzer");
  for (const auto& [key, placeholders] : KeysOf(Language::kVietnamese))
    EXPECT_TRUE(std::regex_match(key, kByCode) || used.contains(key)) << key;
}

TEST(Catalogues, SayWhatToDoForEveryReason) {
  for (const auto& [key, placeholders] : KeysOf(Language::kVietnamese))
    EXPECT_TRUE(!key.starts_with("reason.") || HasMessage("remedy." + key.substr(7))) << key;
}

TEST(Message, FillsPlaceholdersOnce) {
  EXPECT_EQ(Message(Language::kEnglish, "place.page", {{"page", "3"}}), "page 3");
  EXPECT_EQ(Message(Language::kVietnamese, "place.page", {{"page", "{page}"}}), "trang {page}");
  EXPECT_EQ(Message(Language::kVietnamese, "place.page"), "trang {page}");
  EXPECT_EQ(DayText(Language::kVietnamese, "2024-09-04"), "04/09/2024");
  EXPECT_EQ(DayText(Language::kVietnamese, "2024-09"), "2024-09");
  EXPECT_EQ(DayText(Language::kEnglish, "2024-09-04"), "2024-09-04");
}

TEST(Message, ShowsAnUnknownKey) {
  EXPECT_EQ(Message(Language::kEnglish, "no.such-key"), "no.such-key");
  EXPECT_FALSE(HasMessage("no.such-key"));
  EXPECT_EQ(MessageOr(Language::kEnglish, "reason.new", "reason.other", {{"code", "new"}}),
            "Not read (code new).");
}

}  // namespace
}  // namespace capdo
