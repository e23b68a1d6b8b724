#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rule_files.h"
#include "rules/ruleset.h"

namespace capdo::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const char kForm[] = "templates/small/form.yaml";
const char kList[] = "checklists/list.yaml";

std::vector<std::string> Places(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics) out.push_back(Place(d));
  return out;
}

TEST(LoadTest, SoundSet) {
  const RuleFiles files;
  const Result<LoadedRules> loaded = files.Load();
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_THAT(Places(loaded->diagnostics), IsEmpty());
  EXPECT_THAT(Places(Lint(loaded->rules)), IsEmpty());
  const RuleSet& rules = loaded->rules;
  EXPECT_EQ(rules.id, "small");
  EXPECT_EQ(rules.version, "1.0");
  ASSERT_EQ(rules.checks.size(), 2u);
  const Check& exists = rules.checks[0];
  EXPECT_EQ(exists.needs_check, "") << "a check does not need itself";
  EXPECT_EQ(exists.levels, (std::vector<int>{1, 2, 3, 4, 5}));
  EXPECT_EQ(exists.need, "required");
  EXPECT_EQ(exists.basis, (std::vector<std::string>{"TT 12/2022"}));
  EXPECT_EQ(exists.documents, (std::vector<std::string>{"plan"}));
  EXPECT_EQ(exists.pass, "Có Có phương án.");
  EXPECT_EQ(exists.block, "1a");
  EXPECT_EQ(exists.origin.file, kForm);
  EXPECT_EQ(exists.origin.line, 13);
  const Check& policy = rules.checks[1];
  EXPECT_EQ(policy.needs_check, "plan.exists");
  EXPECT_EQ(policy.levels, (std::vector<int>{3}));
  EXPECT_EQ(policy.tcvn.at(3), "7.1.1.1");
  EXPECT_EQ(policy.fail, "Thiếu Chính sách.") << "the item is what follows ': ' in the title";
  EXPECT_EQ(policy.reasons.at("denied"), "Chính sách: ghi là chưa có.");
  EXPECT_EQ(policy.block, "1b");
  ASSERT_EQ(policy.looks.size(), 1u);
  ASSERT_EQ(policy.looks[0].label.size(), 1u) << "the topic's words are the look's";
  EXPECT_TRUE(policy.looks[0].label[0].Matches("chính sách bảo mật"));
  EXPECT_EQ(policy.pass_samples.size(), 1u);
  EXPECT_EQ(policy.pass_samples[0].origin.line, 5);
  EXPECT_EQ(rules.checklist.blocks[1].checks, (std::vector<std::string>{"plan.exists"}));
  EXPECT_EQ(rules.Find("plan.policy"), &policy);
  EXPECT_EQ(rules.Find("plan"), nullptr);
}

TEST(LoadTest, NearestKeyWins) {
  RuleFiles files;
  files.Replace(kForm, "    title: Có phương án\n",
                "    title: Có phương án\n    item: bản phương án\n    basis: [NĐ 85/2016]\n    documents: [other]\n    certainty: inferred\n"
                "    need: advisory\n    pass: 'Đủ {item}.'\n    levels: [4, 5]\n    reasons: {denied: 'Riêng.'}\n    review: look-at-it\n");
  const Result<LoadedRules> loaded = files.Load();
  ASSERT_TRUE(loaded);
  ASSERT_THAT(Places(loaded->diagnostics), IsEmpty());
  const Check& check = loaded->rules.checks[0];
  EXPECT_EQ(check.basis, (std::vector<std::string>{"NĐ 85/2016"}));
  EXPECT_EQ(check.documents, (std::vector<std::string>{"other"}));
  EXPECT_EQ(check.certainty, "inferred");
  EXPECT_EQ(check.need, "advisory");
  EXPECT_EQ(check.pass, "Đủ bản phương án.");
  EXPECT_EQ(check.fail, "Thiếu bản phương án.");
  EXPECT_EQ(check.levels, (std::vector<int>{4, 5}));
  EXPECT_EQ(check.reasons.at("denied"), "Riêng.");
  EXPECT_EQ(check.review, "look-at-it");
}

struct Fault {
  const char* file;
  const char* what;
  const char* with;
  const char* place;    // "file:line:column code"
  const char* message;  // part of it
};

TEST(LoadTest, EachFaultIsToldWhereItStands) {
  const std::vector<Fault> faults = {
      {kForm, "look: [{method: document}]", "look: [{methd: document}]", "templates/small/form.yaml:15:13 unknown-key", "methd"},
      {kForm, "    title: Có phương án\n", "    tilte: Có phương án\n", "templates/small/form.yaml:14:5 unknown-key", "tilte"},
      {kForm, "method: document", "method: documnt", "templates/small/form.yaml:15:12 unknown-method", "documnt"},
      {kForm, "topic: policy", "topic: polcy", "templates/small/form.yaml:20:35 unknown-topic", "polcy"},
      {kForm, "topic: policy", "label: ['(chính sách']", "templates/small/form.yaml:20:36 bad-pattern", ")"},
      {kForm, "topic: policy", "label: ['chính sách', 'mạng \\C']", "templates/small/form.yaml:20:52 bad-pattern", "half letters"},
      {kForm, "    title: Có phương án\n", "    title: Có phương án\n    title: Có\n", "templates/small/form.yaml:15:5 duplicate-key", "'title' stands twice"},
      {kForm, "    title: Có phương án\n", "    title: Có phương án\n    levels: [3, 6]\n", "templates/small/form.yaml:15:13 bad-level", "'6'"},
      {kForm, "topic: policy", "label: ['chính sách', '(?:an toàn)?']", "templates/small/form.yaml:20:52 empty-match", "nothing"},
      {kForm, "topic: policy", "label: ['{securty} mạng']", "templates/small/form.yaml:20:36 unknown-term", "{securty}"},
      {kForm, "topic: policy", "say: [{a: b}]", "templates/small/form.yaml:20:34 wrong-type", "pattern"},
      {kForm, "requirement: mgmt.policy", "requirement: mgmt.polcy", "templates/small/form.yaml:18:18 unknown-requirement", "mgmt.polcy"},
      {kForm, "id: plan.policy", "id: plan.exists", "templates/small/form.yaml:16:5 duplicate-id", "plan.exists"},
      {kForm, "  - id: plan.exists\n    title", "  - title", "templates/small/form.yaml:13:5 missing-key", "id"},
      {kForm, "method: document", "method: document, min_words: nhiều", "templates/small/form.yaml:15:42 wrong-type", "min_words"},
      {kForm, "method: document", "method: document, min_words: 1e30", "templates/small/form.yaml:15:42 wrong-type", "whole"},
      {kForm, "method: document", "method: document, mention: có", "templates/small/form.yaml:15:40 wrong-type", "mention"},
      {kForm, "title: Có phương án", "title: [Có]", "templates/small/form.yaml:14:12 wrong-type", "title"},
      {"templates/small/topics.yaml", "{security}", "{sec}", "templates/small/topics.yaml:6:11 unknown-term", "{sec}"},
      {"templates/small/topics.yaml", "  say:", "  says:", "templates/small/topics.yaml:7:3 unknown-key", "says"},
      {"templates/small/vocabulary/terms.yaml", "{security} mạng", "{secur} mạng", "templates/small/vocabulary/terms.yaml:3:8 unknown-term", "{secur}"},
      {"templates/small/vocabulary/words.yaml", "variants", "variant", "templates/small/vocabulary/words.yaml:3:1 unknown-key", "variant"},
      {"templates/small/vocabulary/columns.yaml", "^stt$", "^stt($", "templates/small/vocabulary/columns.yaml:1:10 bad-pattern", ")"},
      {"templates/small/vocabulary/substance.yaml", "chưa có", "(?:chưa có)*", "templates/small/vocabulary/substance.yaml:1:10 empty-match", ""},
      {"templates/small/kinds.yaml", "  title: ", "  titles: ", "templates/small/kinds.yaml:3:3 unknown-key", "titles"},
      {"templates/small/kinds.yaml", "- kind: other", "- title: ['x']", "templates/small/kinds.yaml:4:3 missing-key", "kind"},
      {"templates/small/samples.yaml", "plan.exists", "plan.exist", "templates/small/samples.yaml:1:1 unknown-check", "plan.exist"},
      {"templates/small/samples.yaml", "  pass: ['# PHƯƠNG ÁN']", "  passes: ['# PHƯƠNG ÁN']", "templates/small/samples.yaml:2:3 unknown-key", "passes"},
      {"templates/small/ruleset.yaml", "reasons:", "reason:", "templates/small/ruleset.yaml:8:1 unknown-key", "reason"},
      {"templates/small/ruleset.yaml", "version: 1.0\n", "", "templates/small/ruleset.yaml:1:1 missing-key", "version"},
      {"templates/small/ruleset.yaml", "forms: [form.yaml]", "forms: [form.yaml, gone.yaml]", "templates/small/gone.yaml:0:0 missing-file", "gone.yaml"},
      {kList, "points: 2\n", "points: 1\n", "checklists/list.yaml:6:1 points-do-not-add-up", "'1'"},
      {kList, "total_points: 3", "total_points: 4", "checklists/list.yaml:6:1 points-do-not-add-up", "total_points"},
      {kList, "checks: [plan.exists]", "checks: [plan.exist]", "checklists/list.yaml:15:11 unknown-check", "plan.exist"},
      {kList, "checks: ['plan.policy*']", "checks: ['plan.*']", "checklists/list.yaml:21:11 counted-twice", "plan.exists"},
      {kList, "  points: 3", "  points: ba", "checklists/list.yaml:8:11 wrong-type", "points"},
      {"checklists/req-3.yaml", "level: 3", "level: 6", "checklists/req-3.yaml:1:1 bad-level", "level"},
      {"checklists/req-3.yaml", "tcvn:", "clause:", "checklists/req-3.yaml:4:44 unknown-key", "clause"},
  };
  for (const Fault& fault : faults) {
    SCOPED_TRACE(std::string(fault.file) + ": " + fault.with);
    RuleFiles files;
    files.Replace(fault.file, fault.what, fault.with);
    const Result<LoadedRules> loaded = files.Load();
    ASSERT_TRUE(loaded);
    ASSERT_FALSE(loaded->diagnostics.empty());
    EXPECT_THAT(Places(loaded->diagnostics), testing::Contains(fault.place));
    for (const Diagnostic& d : loaded->diagnostics) {
      if (Place(d) != fault.place) continue;
      EXPECT_THAT(d.message, HasSubstr(fault.message));
      EXPECT_FALSE(d.hint.empty());
      EXPECT_EQ(d.source_line.empty(), d.origin.line == 0);
    }
  }
}

TEST(LoadTest, AnEscapedBackslashBeforeCIsNoHalfLetter) {
  RuleFiles files;
  files.Replace(kForm, "topic: policy", "label: ['ổ đĩa \\\\C']");
  const Result<LoadedRules> loaded = files.Load();
  ASSERT_TRUE(loaded);
  EXPECT_THAT(Places(loaded->diagnostics), IsEmpty());
}

TEST(LoadTest, LevelsAreOneToFive) {
  const char kLevels[] = "templates/small/levels.yaml";
  const std::string sound = "act: NĐ 85/2016\narticles:\n  9: 3\ncriteria:\n- {level: 3, name: Ba, basis: Điều 9, certainty: verbatim, say: ['dữ liệu cá nhân']}\n";
  RuleFiles files;
  files.Put(kLevels, sound);
  ASSERT_TRUE(files.Load());
  EXPECT_THAT(Places(files.Load()->diagnostics), IsEmpty());
  const struct {
    const char *what, *with, *place;
  } kFaults[] = {{"9: 3", "9: 6", "templates/small/levels.yaml:3:3 bad-level"},
                 {"9: 3", "chín: 3", "templates/small/levels.yaml:3:3 bad-level"},
                 {"{level: 3", "{level: 0", "templates/small/levels.yaml:5:11 bad-level"}};
  for (const auto& [what, with, place] : kFaults) {
    files.Put(kLevels, sound);
    files.Replace(kLevels, what, with);
    EXPECT_THAT(Places(files.Load()->diagnostics), ElementsAre(place)) << with;
  }
}

// One slip gives one complaint: a second would send the author on a false trail.
TEST(LoadTest, OneFaultOneComplaint) {
  const std::vector<Fault> faults = {
      {kForm, "topic: policy", "topic: polcy", "", ""},
      {kForm, "topic: policy", "label: ['(chính sách']", "", ""},
      {kForm, "requirement: mgmt.policy", "requirement: mgmt.polcy", "", ""},
      {kForm, "method: document", "method: documnt", "", ""},
      {kList, "points: 2\n", "points: 1\n", "", ""},
      {kList, "checks: [plan.exists]", "checks: [plan.exist]", "", ""},
  };
  for (const Fault& fault : faults) {
    RuleFiles files;
    files.Replace(fault.file, fault.what, fault.with);
    EXPECT_EQ(files.Load()->diagnostics.size(), 1u) << fault.with;
  }
}

TEST(LoadTest, AllFaultsAtOnce) {
  RuleFiles files;
  files.Replace(kForm, "method: document", "methd: document");
  files.Replace("templates/small/kinds.yaml", "  title: ", "  titles: ");
  files.Replace(kList, "total_points: 3", "total_points: 4");
  const Result<LoadedRules> loaded = files.Load();
  EXPECT_THAT(Places(loaded->diagnostics),
              testing::IsSupersetOf({"templates/small/form.yaml:15:13 unknown-key", "templates/small/kinds.yaml:3:3 unknown-key",
                                     "checklists/list.yaml:6:1 points-do-not-add-up"}));
}

TEST(LoadTest, BrokenYaml) {
  const RuleFiles sound;
  for (const auto& [file, text] : sound.files()) {
    if (file.find(".yaml") == std::string::npos) continue;
    RuleFiles files;
    files.Put(file, "id: x\n  y: [z\n");
    const Result<LoadedRules> loaded = files.Load();
    ASSERT_TRUE(loaded) << file;
    EXPECT_THAT(Places(loaded->diagnostics), testing::Contains(HasSubstr(file + ":2:"))) << file;
    EXPECT_THAT(Places(loaded->diagnostics), testing::Contains(HasSubstr(" bad-yaml"))) << file;
  }
}

TEST(LoadTest, MissingFiles) {
  const RuleFiles sound;
  for (const auto& [file, text] : sound.files()) {
    if (file.find("ruleset.yaml") != std::string::npos || file.find("syllables.txt") != std::string::npos) continue;
    RuleFiles files;
    files.Remove(file);
    const Result<LoadedRules> loaded = files.Load();
    ASSERT_TRUE(loaded) << file;
    EXPECT_THAT(Places(loaded->diagnostics), testing::Contains(file + ":0:0 missing-file"));
  }
}

TEST(LoadTest, NoSuchRuleSet) {
  const RuleFiles files;
  const Result<LoadedRules> loaded = files.Load("other");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kNotFound);
}

// No exception crosses a room, whatever an author left in a file.
void ExpectNoThrow(const std::vector<const char*>& texts) {
  const RuleFiles sound;
  for (const auto& [file, old] : sound.files()) {
    if (file.find(".yaml") == std::string::npos) continue;
    for (const char* text : texts) {
      RuleFiles files;
      files.Put(file, text);
      EXPECT_NO_THROW(files.Load()) << file << ": " << text;
    }
  }
}
TEST(LoadTest, EmptyFiles) { ExpectNoThrow({"", "# chỉ có chú thích\n", "~\n", "{}\n"}); }
TEST(LoadTest, ListsInsteadOfMaps) { ExpectNoThrow({"[1, 2]\n", "- a\n- b: c\n"}); }
TEST(LoadTest, TextInsteadOfMaps) { ExpectNoThrow({"chỉ là chữ\n", "3\n"}); }
TEST(LoadTest, ScalarsInsteadOfLists) {
  ExpectNoThrow({"checks: 5\nkinds: 5\ntopics: 5\ngroups: 5\nblocks: 5\nrequirements: 5\nterms: 5\nabbreviations: 5\nvariants: 5\nlevel: 3\n",
                 "checks: [5]\nkinds: [5]\ntopics: [5]\ngroups: [5]\nblocks: [5]\nrequirements: [5]\nlevel: 3\n",
                 "checks: [{list: 5}]\n", "checks: [{list: [5]}]\n", "checks: [{list: [{id: a, look: 5}]}]\n",
                 "checks: [{list: [{id: a, look: [5]}]}]\n", "checks: [{list: [{id: a, look: [{method: table, columns: 5}]}]}]\n",
                 "plan.exists: 5\n", "plan.exists: {pass: 5}\n", "[a]: b\n", "{a: b}: c\n"});
}

// An author's other checklist: a path of its own.
TEST(LoadTest, AnotherChecklist) {
  RuleFiles files;
  files.Put("other/mine.yaml", "id: mine\ntitle: T\npoints_status: official\ntotal_points: 1\nblocks:\n- {id: a, title: A, points: 1, points_status: official, checks: ['plan.*']}\n");
  const Result<LoadedRules> loaded = files.Load("small", files.root() + "/other/mine.yaml");
  ASSERT_TRUE(loaded);
  EXPECT_THAT(Places(loaded->diagnostics), IsEmpty());
  EXPECT_EQ(loaded->rules.checklist.id, "mine");
  EXPECT_EQ(loaded->rules.checks[1].block, "a");
  const Result<LoadedRules> none = files.Load("small", files.root() + "/other/none.yaml");
  ASSERT_TRUE(none);
  EXPECT_THAT(Places(none->diagnostics), ElementsAre(HasSubstr("missing-file")));
}

TEST(LoadTest, DigestFollowsTheData) {
  RuleFiles files;
  const std::string before = files.Load()->rules.digest;
  EXPECT_EQ(files.Load()->rules.digest, before);
  const RuleFiles sound;
  for (const auto& [file, text] : sound.files()) {
    if (file.find("samples") != std::string::npos) continue;
    RuleFiles changed;
    const bool syllables = file.find(".txt") != std::string::npos;
    changed.Put(file, text + (syllables ? "thêm\n" : "# đổi\n"));
    EXPECT_NE(changed.Load()->rules.digest, before) << file;
  }
}

TEST(LoadTest, FormatDiagnostic) {
  EXPECT_EQ(FormatDiagnostic({{"a/b.yaml", 15, 13}, "unknown-key", "unknown key 'methd'", "known here: method", "    look: [{methd: document}]"}),
            "a/b.yaml:15:13: unknown key 'methd' [unknown-key]\n"
            "        look: [{methd: document}]\n"
            "                ^\n"
            "    hint: known here: method\n");
  EXPECT_EQ(FormatDiagnostic({{"a.yaml", 0, 0}, "missing-file", "cannot read a.yaml", "", ""}), "a.yaml: cannot read a.yaml [missing-file]\n");
}

// The caret stands under the fault on the screen: Vietnamese letters before it take one place, not two or three bytes.
TEST(LoadTest, CaretUnderTheFaultBehindVietnameseLetters) {
  RuleFiles files;
  files.Replace(kForm, "    title: Có phương án\n    look: [{method: document}]", "    title: Có phương án\n    look: [{method: document, say: ['đã được ủy quyền', '{x}']}]");
  const Result<LoadedRules> loaded = files.Load();
  ASSERT_EQ(loaded->diagnostics.size(), 1u);
  const std::string text = FormatDiagnostic(loaded->diagnostics[0]);
  const std::size_t line = text.find('\n') + 1, end = text.find('\n', line);
  const std::string source = text.substr(line, end - line), caret = text.substr(end + 1, text.find('\n', end + 1) - end - 1);
  std::size_t places = 0;
  for (char c : source.substr(0, source.find("'{x}'"))) places += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  EXPECT_EQ(caret.find('^'), places) << text;
}

}  // namespace
}  // namespace capdo::rules
