// Levels as a document names them, told apart by time: "từ cấp độ 2 lên cấp độ 3" is of level 3 now, "đề xuất cấp độ 2 là
// chưa phù hợp" of none, "năm 2020 được phê duyệt cấp độ 2" of the past, "khi vượt 10.000 sẽ đề xuất cấp độ 3" of the future.
// Which words do that is data (markers `level-not-before`, `level-not-after`).
//
//   for (const LevelMention& m : LevelsIn(part.block(i).text, vocabulary)) if (m.current) …
#ifndef CAPDO_ANALYSIS_LEVEL_MENTIONS_H_
#define CAPDO_ANALYSIS_LEVEL_MENTIONS_H_

#include <set>
#include <string>
#include <vector>

#include "analysis/prepared.h"

namespace capdo::analysis {

struct LevelMention {
  int level = 0;
  text::Span span;      // of the original text
  bool current = true;  // neither turned down nor of another time
  int in_words = 0;     // "2 (ba)": the level of the word in brackets; 0 none
  std::string before, after;  // normalized, of the same sentence: up to the end of the mention, and behind it
};
std::vector<LevelMention> LevelsIn(const std::string& original, const rules::Vocabulary& vocabulary);

// Levels that the part turns down or leaves behind somewhere: what else it says of them is of that time.
std::set<int> LeftBehind(const Part& part, const rules::Vocabulary& vocabulary);

// The box that is ticked in "[ ] 1  [x] 2  ☐ 3": 0 where none or several are.
int TickedLevel(const std::string& normalized, const rules::Vocabulary& vocabulary);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_LEVEL_MENTIONS_H_
