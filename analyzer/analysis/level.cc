#include "analysis/level.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/recognised.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

struct Reading {
  int level = 0;
  Passage at;
  bool recognised = false;
};

// Of each document that gives a level, the weightiest first.
std::vector<Reading> ReadingsOf(const Dossier& dossier) {
  std::vector<Reading> readings;
  for (const char* kind : {"approval-decision", "level-dossier", "submission", "appraisal"}) {
    for (std::size_t p = 0; p < dossier.parts.size(); ++p) {
      const Part& part = dossier.parts[p];
      const auto level = part.fields.find("level");
      if (part.copy_of >= 0 || part.kind != kind || level == part.fields.end() || IsReplaced(dossier, static_cast<int>(p))) continue;
      const Passage at = WithPart(part.field_places.at("level"), static_cast<int>(p));
      readings.push_back({std::atoi(level->second.c_str()), at, IsRecognised(dossier, at)});
    }
  }
  return readings;
}

// On how many pages of these documents the system is given each level.
std::map<int, int> PagesThatSay(const Dossier& dossier, const std::vector<Reading>& readings) {
  std::set<std::pair<int, std::pair<int, int>>> seen;  // level, part and page
  for (const Reading& reading : readings) {
    if (reading.at.block < 0) continue;
    const Part& part = dossier.part(reading.at.part);
    seen.insert({reading.level, {reading.at.part, part.block(reading.at.block).page}});
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const std::string& norm = part.prepared(index).norm.text;
      if (!part.IsContent(index) || !MatchesAny(FieldWords(dossier.words(), "level-prose"), norm) ||
          MatchesAny(FieldWords(dossier.words(), "level-prose-not"), norm))
        continue;
      for (const text::LevelField& found : text::FindLevels(part.block(index).text))
        seen.insert({found.level, {reading.at.part, part.block(index).page}});
    }
  }
  std::map<int, int> pages;
  for (const auto& [level, where] : seen) ++pages[level];
  return pages;
}

// One sign was read once, perhaps under a seal; two lines of a document that were read alike and for sure, and none that says
// otherwise, are what it says.
bool SaysItTwice(const Dossier& dossier, const Reading& reading) {
  const Part& part = dossier.part(reading.at.part);
  int times = 0;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    const document::Block& block = part.block(index);
    if (!part.IsContent(index)) continue;
    std::vector<text::LevelField> levels = text::FindLevels(block.text);
    if (index == reading.at.block && levels.empty()) levels.push_back({reading.level, {}});
    if (levels.size() != 1) continue;  // a list of systems, or nothing
    if (levels.front().level != reading.level) return false;
    times += block.confidence >= kSureReading;
  }
  return times >= 2;
}

}  // namespace

void FindLevel(Dossier& dossier, int forced) {
  const std::vector<Reading> readings = ReadingsOf(dossier);
  dossier.level = forced;
  if (readings.empty()) return;
  const Reading* taken = &readings.front();
  const auto written = std::find_if(readings.begin(), readings.end(), [](const Reading& reading) { return !reading.recognised; });
  const bool sure = !readings.front().recognised || SaysItTwice(dossier, readings.front());
  if (!sure && written != readings.end()) taken = &*written;
  if (!sure && written == readings.end()) {
    std::map<int, int> pages = PagesThatSay(dossier, readings);
    for (const Reading& reading : readings)
      if (pages[reading.level] > pages[taken->level]) taken = &reading;
    // One document that gives its level once otherwise than on its other pages.
    for (const auto& [level, count] : pages)
      if (count > pages[taken->level]) dossier.other_levels.insert(level);
  }
  dossier.level_place = taken->at;
  if (forced > 0) {
    dossier.other_levels.clear();
    return;
  }
  dossier.level = taken->level;
  if (sure) return;
  for (const Reading& reading : readings)
    if (reading.level != dossier.level) dossier.other_levels.insert(reading.level);
}

bool IsReplaced(const Dossier& dossier, int part) {
  const Part& older = dossier.part(part);
  const auto day = DayOf(older);
  if (older.kind != "approval-decision" || !day) return false;
  return std::any_of(dossier.parts.begin(), dossier.parts.end(), [&](const Part& newer) {
    const auto then = DayOf(newer);
    if (&newer == &older || newer.kind != older.kind || newer.copy_of >= 0 || !then || !(*day < *then)) return false;
    for (std::size_t i = newer.first; i < newer.last; ++i)
      if (newer.IsContent(static_cast<int>(i)) &&
          MatchesAny(Marker(dossier.words(), "approved-anew"), newer.prepared(static_cast<int>(i)).norm.text))
        return true;
    return false;
  });
}

bool RestsOnDoubtfulLevel(const Dossier& dossier, const rules::Check& check) {
  const bool differs = std::any_of(check.looks.begin(), check.looks.end(), [](const rules::Look& look) { return !look.months.empty(); });
  return std::any_of(dossier.other_levels.begin(), dossier.other_levels.end(), [&](int level) {
    return differs || std::find(check.levels.begin(), check.levels.end(), level) == check.levels.end();
  });
}

}  // namespace capdo::analysis
