#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rule_files.h"
#include "rules/ruleset.h"

namespace capdo::rules {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

const char kForm[] = "templates/small/form.yaml";

std::vector<std::string> Codes(const RuleFiles& files) {
  const Result<LoadedRules> loaded = files.Load();
  std::vector<std::string> out;
  for (const Diagnostic& d : loaded->diagnostics) out.push_back("load " + d.code);
  for (const Diagnostic& d : Lint(loaded->rules)) out.push_back(d.origin.file + ":" + std::to_string(d.origin.line) + " " + d.code);
  return out;
}

struct Case {
  const char* file;
  const char* what;
  const char* with;
  const char* expected;
};

void Expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    RuleFiles files;
    files.Replace(c.file, c.what, c.with);
    std::vector<std::string> codes = Codes(files);
    ASSERT_FALSE(codes.empty()) << c.with;
    EXPECT_EQ(codes.front(), c.expected) << c.with;
    const std::string code = codes.front().substr(codes.front().find(' '));
    for (const std::string& other : codes) EXPECT_THAT(other, HasSubstr(code)) << c.with;
  }
}

TEST(LintTest, Checks) {
  Expect({
      {kForm, "basis: [TT 12/2022]\n", "basis: []\n", "templates/small/form.yaml:13 no-basis"},
      {kForm, "    title: Có phương án\n", "    title: Có phương án\n    certainty: sure\n", "templates/small/form.yaml:13 bad-certainty"},
      {kForm, "    title: Có phương án\n", "    title: Có phương án\n    need: maybe\n", "templates/small/form.yaml:13 bad-need"},
      {kForm, "    look: [{method: document}]\n", "", "templates/small/form.yaml:13 no-look"},
      {kForm, "documents: [plan]", "documents: [plan, plann]", "templates/small/form.yaml:13 unknown-kind"},
      {kForm, "needs: plan.exists", "needs: plan.exist", "templates/small/form.yaml:13 unknown-check"},
      {"templates/small/samples.yaml", "  fail: ['=== other']\n", "", "templates/small/form.yaml:13 no-samples"},
      {"templates/small/samples.yaml", "  pass: ['# PHƯƠNG ÁN']\n", "", "templates/small/form.yaml:13 no-samples"},
  });
}

TEST(LintTest, NoSentences) {
  RuleFiles files;
  files.Replace(kForm, "  fix: 'Bổ sung {item}.'\n", "");
  EXPECT_THAT(Codes(files), ElementsAre("templates/small/form.yaml:12 no-sentence", "templates/small/form.yaml:15 no-sentence"));
}

// A pattern in words that normalizing rewrites can never match.
TEST(LintTest, WordsThatAreNeverSeen) {
  Expect({
      {kForm, "topic: policy", "label: ['đảm bảo an toàn']", "templates/small/form.yaml:20 not-normal"},
      {kForm, "topic: policy", "label: ['Chính sách bảo mật']", "templates/small/form.yaml:20 not-normal"},
      {kForm, "topic: policy", "say: ['ban hành (?:ngay|đảm bảo an toàn)']", "templates/small/form.yaml:20 not-normal"},
      {kForm, "topic: policy", "label: ['x'], section: ['về đảm bảo an toàn']", "templates/small/form.yaml:20 not-normal"},
      {"templates/small/kinds.yaml", "^phương án", "^phương án đảm bảo", "kinds.yaml:0 not-normal"},
      {"templates/small/vocabulary/markers.yaml", "cộng hòa", "cộng hoà xã hội", "vocabulary/markers.yaml:0 not-normal"},
      {"templates/small/vocabulary/substance.yaml", "chưa có", "chưa đảm bảo", "vocabulary/substance.yaml:0 not-normal"},
  });
}

TEST(LintTest, WordsThatAreSeen) {
  for (const char* pattern : {"bảo đảm an toàn", "chính sách(?: [^ ]+){0,4} an toàn", "[0-9]{1,3} máy chủ", "^(?:a|b) chính sách$", "\\\\p{L}+ mạng"}) {
    RuleFiles files;
    files.Replace(kForm, "topic: policy", "label: ['" + std::string(pattern) + "']");
    EXPECT_THAT(Codes(files), testing::IsEmpty()) << pattern;
  }
}

// The lists that say what is NOT meant decide as much as the others.
TEST(LintTest, DISABLED_WordsThatAreNeverSeenInTheOtherLists) {
  for (const Case& c : std::vector<Case>{
           {kForm, "topic: policy", "topic: policy, label_not: ['đảm bảo an toàn']", ""},
           {kForm, "topic: policy", "topic: policy, say_not: ['đảm bảo an toàn']", ""},
           {"templates/small/topics.yaml", "  label: ['về quản lý']", "  label: ['về đảm bảo an toàn']", ""},
           {"templates/small/kinds.yaml", "  title: ", "  title_not: ['đảm bảo an toàn']\n  title: ", ""},
           {"templates/small/vocabulary/regions.yaml", "^mục lục$", "^mục lục đảm bảo$", ""},
           {"templates/small/vocabulary/substance.yaml", "denial:", "normative: ['thì đảm bảo an toàn']\ndenial:", ""},
           {"templates/small/vocabulary/substance.yaml", "denial:", "denial-strong: ['chưa đảm bảo an toàn']\ndenial:", ""},
           {"templates/small/vocabulary/substance.yaml", "denial:", "placeholder: ['ghi đảm bảo an toàn']\ndenial:", ""},
       }) {
    RuleFiles files;
    files.Replace(c.file, c.what, c.with);
    EXPECT_THAT(Codes(files), Contains(HasSubstr("not-normal"))) << c.file << " " << c.with;
  }
}

// The places that a message names can be opened: with the rule set's folder, as those of Load.
TEST(LintTest, DISABLED_MessagesNameTheWholePath) {
  RuleFiles files;
  files.Replace("templates/small/kinds.yaml", "^phương án", "^phương án đảm bảo");
  EXPECT_THAT(Codes(files), ElementsAre(HasSubstr("templates/small/kinds.yaml:3")));
}

// Slips of a checklist or a form that change a score without a word.
TEST(LintTest, SilentSlips) {
  for (const Case& c : std::vector<Case>{
           {"checklists/list.yaml", "- id: 1b", "- id: 1a", ""},                                           // a block stands twice
           {kForm, "    title: Có phương án\n", "    title: Có phương án\n    levels: [7]\n", ""},        // never applies
           {kForm, "    title: Có phương án\n", "    title: Có phương án\n    levels: [ba]\n", ""},
           {kForm, "    group: mgmt", "    group: mgmnt", ""},                                             // no such group
           {kForm, "{method: document}", "{method: field, field: nubmer}", ""},                            // no such field
           {kForm, "{method: document}", "{method: statement, say: ['x'], place: haed}", ""},              // no such place
           {kForm, "{method: topic, topic: policy}", "{method: topic}", ""},                               // looks for nothing
           {"templates/small/topics.yaml", "topics:\n", "topics:\n- id: policy\n  label: ['x']\n", ""},    // a topic twice
           {"templates/small/topics.yaml", "  say:", "  key: ['công tác']\n  say:", "filler"},               // any title would name it
           {"templates/small/topics.yaml", "  say:", "  words: ['văn bản .*']\n  say:", ""},
       }) {
    RuleFiles files;
    files.Replace(c.file, c.what, c.with);
    if (c.expected == std::string("filler")) files.Replace(c.file, "topics:\n", "filler: ['công tác']\ntopics:\n");
    EXPECT_THAT(Codes(files), testing::Not(testing::IsEmpty())) << c.file << " " << c.with;
  }
}

// Not seen yet: points under an unknown block, a check that counts nowhere, a key that stands twice.
TEST(LintTest, DISABLED_SlipsNotSeenYet) {
  for (const Case& c : std::vector<Case>{
           {"checklists/list.yaml", "  of: '1'\n  title: Một b", "  of: '2'\n  title: Một b", ""},        // its points are lost
           {"checklists/list.yaml", "  checks: [plan.exists]\n", "", ""},                                  // a check without points
           {kForm, "    look: [{method: document}]\n", "    look: [{method: document}]\n    look: [{method: field}]\n", ""},  // a key twice
       }) {
    RuleFiles files;
    files.Replace(c.file, c.what, c.with);
    EXPECT_THAT(Codes(files), testing::Not(testing::IsEmpty())) << c.file << " " << c.with;
  }
}

}  // namespace
}  // namespace capdo::rules
