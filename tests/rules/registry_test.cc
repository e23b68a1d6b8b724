// The rule set that ships: it loads without a complaint, and its checks are those of the registry.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "rules/ruleset.h"

namespace capdo::rules {
namespace {

const LoadedRules& Real() {
  static const LoadedRules* rules = new LoadedRules(*Load(CAPDO_SOURCE_DIR, "decree-85-2016", ""));
  return *rules;
}

struct Entry {
  std::string block, need, levels;
  std::map<int, std::string> tcvn;
};

std::map<std::string, Entry> Registry() {
  std::map<std::string, Entry> out;
  std::ifstream in(CAPDO_SOURCE_DIR "/tests/rules/registry.txt");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::size_t begin = 0;
    for (std::size_t end = line.find(" | "); end != std::string::npos; end = line.find(" | ", begin)) {
      cells.push_back(line.substr(begin, end - begin));
      begin = end + 3;
    }
    cells.push_back(line.substr(begin));
    Entry entry{cells.at(1) == "-" ? "" : cells.at(1), cells.at(2), cells.at(3), {}};
    std::istringstream clauses(cells.at(4) == "-" ? "" : cells.at(4));
    for (std::string clause; std::getline(clauses, clause, ',');) entry.tcvn[clause[0] - '0'] = clause.substr(2);
    out[cells.at(0)] = entry;
  }
  return out;
}

TEST(RegistryTest, RealRulesAreSound) {
  for (const Diagnostic& d : Real().diagnostics) ADD_FAILURE() << FormatDiagnostic(d);
  EXPECT_THAT(ListRuleSets(CAPDO_SOURCE_DIR), testing::ElementsAre("decree-85-2016"));
  EXPECT_THAT(ListRuleSets(CAPDO_SOURCE_DIR "/nowhere"), testing::IsEmpty());
}

TEST(RegistryTest, RealRulesHaveNoLint) {
  for (const Diagnostic& d : Lint(Real().rules)) ADD_FAILURE() << FormatDiagnostic(d);
}

TEST(RegistryTest, EachCheckIsThere) {
  const std::map<std::string, Entry> registry = Registry();
  ASSERT_EQ(registry.size(), 158u);
  for (const auto& [id, entry] : registry) EXPECT_NE(Real().rules.Find(id), nullptr) << "missing: " << id;
  for (const Check& check : Real().rules.checks) EXPECT_EQ(registry.count(check.id), 1u) << "not in the registry: " << check.id;
}

TEST(RegistryTest, BlocksNeedsLevelsAndClauses) {
  for (const auto& [id, entry] : Registry()) {
    const Check* check = Real().rules.Find(id);
    if (check == nullptr) continue;
    EXPECT_EQ(check->block, entry.block) << id;
    EXPECT_EQ(check->need, entry.need) << id;
    std::string levels;
    for (int level : check->levels) levels += std::to_string(level);
    EXPECT_EQ(levels, entry.levels) << id;
    EXPECT_EQ(check->tcvn, entry.tcvn) << id;
  }
}

TEST(RegistryTest, WhatTheScoreNeeds) {
  const RuleSet& rules = Real().rules;
  EXPECT_EQ(rules.checklist.total_points, 15);
  EXPECT_EQ(rules.checklist.minimum_level, 3);
  EXPECT_EQ(rules.checklist.points_status, "assumed");
  std::set<std::string> with_inner;
  for (const ScoreBlock& block : rules.checklist.blocks) with_inner.insert(block.of);
  for (const ScoreBlock& block : rules.checklist.blocks) {
    EXPECT_EQ(block.checks.empty(), with_inner.count(block.id) != 0) << block.id << ": checks stand in leaves only";
    EXPECT_FALSE(block.title.empty()) << block.id;
  }
  for (const Check& check : rules.checks) {
    EXPECT_TRUE(check.block.empty() || rules.Find(check.id) == &check) << check.id;
    for (const auto& [code, sentence] : check.reasons) {
      EXPECT_EQ(sentence.find("{item}"), std::string::npos) << check.id << " " << code;
      EXPECT_FALSE(sentence.empty()) << check.id << " " << code;
    }
    for (const std::string& sentence : {check.pass, check.fail, check.fix}) {
      EXPECT_EQ(sentence.find("{item}"), std::string::npos) << check.id << ": " << sentence;
    }
  }
}

}  // namespace
}  // namespace capdo::rules
