// A small sound rule set in a folder of its own; each test spoils one file of it.
#ifndef CAPDO_TESTS_RULES_RULE_FILES_H_
#define CAPDO_TESTS_RULES_RULE_FILES_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "rules/ruleset.h"

namespace capdo::rules {

class RuleFiles {
 public:
  RuleFiles() {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    root_ = std::filesystem::path(testing::TempDir()) / ("capdo_rules_" + std::string(test->name()) + "_" + std::to_string(++Count()));
    std::filesystem::remove_all(root_);
    files_ = {
        {"templates/small/ruleset.yaml",
         "id: small\n"
         "version: 1.0\n"
         "title: Bộ quy tắc nhỏ\n"
         "forms: [form.yaml]\n"
         "samples: [samples.yaml]\n"
         "requirements: [req-3.yaml]\n"
         "checklist: list.yaml\n"
         "reasons:\n"
         "  denied: '{item}: ghi là chưa có.'\n"},
        {"templates/small/kinds.yaml",
         "kinds:\n"
         "- kind: plan\n"
         "  title: ['^phương án']\n"
         "- kind: other\n"},
        {"templates/small/topics.yaml",
         "groups:\n"
         "- id: mgmt\n"
         "  label: ['về quản lý']\n"
         "topics:\n"
         "- id: policy\n"
         "  label: ['chính sách {security}']\n"
         "  say: ['ban hành chính sách']\n"},
        {"templates/small/form.yaml",
         "form: plan\n"
         "title: Phương án\n"
         "basis: [TT 12/2022]\n"
         "documents: [plan]\n"
         "checks:\n"
         "- pass: 'Có {item}.'\n"
         "  fail: 'Thiếu {item}.'\n"
         "  fix: 'Bổ sung {item}.'\n"
         "  certainty: verbatim\n"
         "  needs: plan.exists\n"
         "  family: plan\n"
         "  list:\n"
         "  - id: plan.exists\n"
         "    title: Có phương án\n"
         "    look: [{method: document}]\n"
         "  - id: plan.policy\n"
         "    title: 'Phương án: Chính sách'\n"
         "    requirement: mgmt.policy\n"
         "    group: mgmt\n"
         "    look: [{method: topic, topic: policy}]\n"},
        {"templates/small/samples.yaml",
         "plan.exists:\n"
         "  pass: ['# PHƯƠNG ÁN']\n"
         "  fail: ['=== other']\n"
         "plan.policy:\n"
         "  pass: ['## Chính sách an toàn thông tin']\n"
         "  fail: ['Không có gì']\n"},
        {"templates/small/vocabulary/terms.yaml", "terms:\n  security: ['an toàn thông tin', 'bảo mật']\n  net: ['{security} mạng']\n"},
        {"templates/small/vocabulary/words.yaml", "abbreviations:\n  ATTT: an toàn thông tin\nvariants:\n  bảo đảm: [đảm bảo]\n"},
        {"templates/small/vocabulary/columns.yaml", "number: ['^stt$']\n"},
        {"templates/small/vocabulary/fields.yaml", "number: ['^số ?:']\n"},
        {"templates/small/vocabulary/markers.yaml", "nation: ['cộng hòa']\n"},
        {"templates/small/vocabulary/substance.yaml", "denial: ['chưa có']\n"},
        {"templates/small/vocabulary/regions.yaml", "contents: ['^mục lục$']\n"},
        {"templates/small/vocabulary/syllables.txt", "chi\ntiết\n"},
        {"checklists/list.yaml",
         "id: list\n"
         "title: Danh mục\n"
         "points_status: assumed\n"
         "total_points: 3\n"
         "blocks:\n"
         "- id: '1'\n"
         "  title: Một\n"
         "  points: 3\n"
         "  points_status: assumed\n"
         "- id: 1a\n"
         "  of: '1'\n"
         "  title: Một a\n"
         "  points: 1\n"
         "  points_status: assumed\n"
         "  checks: [plan.exists]\n"
         "- id: 1b\n"
         "  of: '1'\n"
         "  title: Một b\n"
         "  points: 2\n"
         "  points_status: assumed\n"
         "  checks: ['plan.policy*']\n"},
        {"checklists/req-3.yaml", "level: 3\ntitle: Cấp độ 3\nrequirements:\n- {id: mgmt.policy, title: 'Chính sách', tcvn: '7.1.1.1'}\n"},
    };
  }
  ~RuleFiles() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  RuleFiles(const RuleFiles&) = delete;
  RuleFiles& operator=(const RuleFiles&) = delete;

  const std::map<std::string, std::string>& files() const { return files_; }
  std::string root() const { return root_.string(); }
  void Put(const std::string& file, const std::string& text) { files_[file] = text; }
  void Remove(const std::string& file) { files_.erase(file); }
  // Replaces `what`, which must stand once in the file.
  void Replace(const std::string& file, const std::string& what, const std::string& with) {
    std::string& text = files_.at(file);
    const std::size_t at = text.find(what);
    ASSERT_NE(at, std::string::npos) << file << ": " << what;
    ASSERT_EQ(text.find(what, at + 1), std::string::npos) << file << ": " << what << " stands twice";
    text.replace(at, what.size(), with);
  }

  Result<LoadedRules> Load(const std::string& id = "small", const std::string& checklist = "") const {
    std::filesystem::remove_all(root_);
    for (const auto& [file, text] : files_) {
      std::filesystem::create_directories((root_ / file).parent_path());
      std::ofstream(root_ / file, std::ios::binary) << text;
    }
    return rules::Load(root_.string(), id, checklist);
  }

 private:
  static int& Count() {
    static int count = 0;
    return count;
  }
  std::filesystem::path root_;
  std::map<std::string, std::string> files_;
};

inline std::string Place(const Diagnostic& d) {
  return d.origin.file + ":" + std::to_string(d.origin.line) + ":" + std::to_string(d.origin.column) + " " + d.code;
}

}  // namespace capdo::rules

#endif  // CAPDO_TESTS_RULES_RULE_FILES_H_
