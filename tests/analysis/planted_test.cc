// Dossiers with one contradiction planted in each, and dossiers where two statements differ and are both right: the files
// of tests/analysis/planted, written without knowledge of the rules. Format: "@case KIND CHECK flagged|clean", then the
// documents as in the samples of rule data (docs/rules.md).
//
// CAPDO_PLANTED names another file to measure, and every miss is printed.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "builder.h"

namespace capdo::analysis {
namespace {

using result::Outcome;

struct Case {
  std::string kind, check, text;
  bool flagged = false;
  int line = 0;
};

std::vector<Case> ReadCases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream in(path);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.rfind("@case ", 0) == 0) {
      std::istringstream words(line.substr(6));
      std::string expected;
      Case one;
      words >> one.kind >> one.check >> expected;
      one.flagged = expected == "flagged";
      one.line = number;
      cases.push_back(std::move(one));
    } else if (!cases.empty()) {
      cases.back().text += line + "\n";
    }
  }
  return cases;
}

struct Tally {
  int flagged = 0, found = 0, clean = 0, false_alarms = 0;
  std::set<std::string> kinds;
};

// A document of a kind that no check knows would be read by none.
void ExpectKnownKinds(const Case& one) {
  std::set<std::string> known;
  for (const rules::KindRule& rule : Rules().kinds) known.insert(rule.kind);
  std::istringstream lines(one.text);
  for (std::string line; std::getline(lines, line);)
    if (line.rfind("=== ", 0) == 0) {
      EXPECT_EQ(known.count(line.substr(4)), 1u) << one.kind << ": " << line;
    }
}

Tally Measure(const std::string& path) {
  Tally tally;
  for (const Case& one : ReadCases(path)) {
    const rules::Check* check = Rules().Find(one.check);
    EXPECT_NE(check, nullptr) << one.check;
    if (check == nullptr) continue;
    ExpectKnownKinds(one);
    const result::CheckResult found = RunSample(one.text, *check, Rules());
    const bool flagged = found.outcome == Outcome::kReview || found.outcome == Outcome::kFail;
    EXPECT_EQ(found.message.find('{'), std::string::npos) << path << ":" << one.line << ": " << found.message;
    // Every finding of a contradiction cites both sides.
    if (flagged && one.flagged && found.reason == "facts-differ") {
      EXPECT_GE(found.citations.size(), 2u) << one.line;
    }
    (one.flagged ? tally.flagged : tally.clean)++;
    if (one.flagged) tally.kinds.insert(one.kind);
    if (one.flagged && flagged) ++tally.found;
    if (!one.flagged && flagged) ++tally.false_alarms;
    if (flagged != one.flagged)
      std::printf("%s:%d: %s %s: %s %s\n", std::filesystem::path(path).filename().c_str(), one.line, one.kind.c_str(),
                  one.check.c_str(), one.flagged ? "missed" : "false alarm:", found.message.c_str());
  }
  std::printf("%s: %d of %d planted found (%zu kinds), %d false alarms in %d clean\n",
              std::filesystem::path(path).filename().c_str(), tally.found, tally.flagged, tally.kinds.size(),
              tally.false_alarms, tally.clean);
  return tally;
}

// What was reached (docs/measurements.md): more must not be lost unseen.
void Reach(const char* file, int found, int false_alarms) {
  const Tally tally = Measure(std::string(CAPDO_SOURCE_DIR) + "/tests/analysis/planted/" + file);
  EXPECT_GE(tally.found, found) << file;
  EXPECT_LE(tally.false_alarms, false_alarms) << file;
}

TEST(PlantedTest, NineOfTenAreFoundAndNoCleanDossierIsAccused) {
  const char* own = std::getenv("CAPDO_PLANTED");
  if (own != nullptr) {
    Measure(own);
    return;
  }
  const Tally tally = Measure(std::string(CAPDO_SOURCE_DIR) + "/tests/analysis/planted/cases.txt");
  EXPECT_GE(tally.kinds.size(), 25u);
  EXPECT_GE(10 * tally.found, 9 * tally.flagged);
  EXPECT_LE(50 * tally.false_alarms, tally.clean);
}

// Written by a second author. 52 of 103 were found when it came; the rules were changed for it since, so it is no measure of
// new wordings any more.
TEST(PlantedTest, ASecondAuthorsCases) { Reach("second.txt", 92, 1); }

// Written by a third and a fourth author. 85 of 181 and 51 of 164 were found when they came, with 16 and 17 false alarms; the rules
// were changed for them since.
TEST(PlantedTest, AThirdAndAFourthAuthorsCases) {
  Reach("third.txt", 148, 4);
  Reach("fourth.txt", 123, 5);
}

// Written by a fifth author, as a reviewer remembers what he found, each side in other words than the other. The rules may not be
// changed for what is missed or wrongly called here. 35 were found, with 12 false alarms, when it came (22 and 14 before the work
// on the third and fourth).
TEST(PlantedTest, WhatNobodyHasTunedFor) { Reach("fifth.txt", 46, 10); }

// By a sixth and a seventh author, as dossiers and reports of real agencies look: states, contradictions, names of agencies,
// systems and operators. Every second case is held out: nothing may be changed for what is missed or wrongly called there. At
// the first look 49 of 113 were found, with 15 false alarms in 66.
TEST(PlantedTest, ASixthAndASeventhAuthorsCases) {
  Reach("sixth.txt", 38, 5);
  Reach("sixth-held-out.txt", 23, 6);
}

// By an eighth to an eleventh author: sums, levels, orders of dates, signers, laws. At the first look 47 of the 102 of the
// seventh set were found, with 9 false alarms in 60. All of them have been learned from since.
TEST(PlantedTest, SumsLevelsDatesSignersAndLawsOfFourMoreAuthors) {
  Reach("seventh.txt", 102, 0);
  Reach("eighth.txt", 97, 0);
}

// By a twelfth and a thirteenth author: the same five, contradictions and states. When it came 59 of 114 were found, with 16 false
// alarms in 76; every second case is held out: nothing may be changed for what is missed or wrongly called there.
TEST(PlantedTest, ATwelfthAndAThirteenthAuthorsCases) {
  Reach("ninth.txt", 52, 3);
  Reach("ninth-held-out.txt", 40, 7);
}

// By two more authors, of all of these and address plans. When it came 61 of 88 were found, with 10 false alarms in 44; every
// second case is held out: nothing may be changed for what is missed or wrongly called there.
TEST(PlantedTest, AFourteenthAndAFifteenthAuthorsCases) {
  Reach("tenth.txt", 39, 0);
  Reach("tenth-held-out.txt", 31, 6);
}

// Further wordings and layouts of the same classes, and statements that look alike and are right.
TEST(PlantedTest, Variants) {
  const Tally tally = Measure(std::string(CAPDO_SOURCE_DIR) + "/tests/analysis/planted/variants.txt");
  EXPECT_EQ(tally.found, tally.flagged);
  EXPECT_EQ(tally.false_alarms, 0);
}

// By two authors more, as clerks write: all of these. At the first look 35 of 60 and 34 of 62 were found (28 November 2026), with 7 and
// 9 false alarms in 33; the rules were changed for them since.
TEST(PlantedTest, TheEleventhAndTheTwelfthSet) {
  Reach("eleventh.txt", 45, 7);
  Reach("twelfth.txt", 45, 8);
}

// And by two more, blind, after that. At the first look 39 and 42 of 60 were found, 32 and 30 of 35 that are no contradiction of facts;
// 7 false alarms in 30 each. The rules were changed for some of them since.
TEST(PlantedTest, TheThirteenthAndTheFourteenthSet) {
  Reach("thirteenth.txt", 48, 7);
  Reach("fourteenth.txt", 47, 7);
}

}  // namespace
}  // namespace capdo::analysis
