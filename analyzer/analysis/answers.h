// What a part answers to what it names or asks: rows and cards of tables, lines with a label ("Tường lửa: 02 chiếc"), and
// questions ("Có tường lửa không? - Chưa có", or the answer in the next line). Where boxes stand to be ticked, the answer is
// what is ticked.
//
//   for (const Answered& one : ReadAnswers(part, index, words))
//     if (one.topic == "có tường lửa không") Tell(one.answers.front());
#ifndef CAPDO_ANALYSIS_ANSWERS_H_
#define CAPDO_ANALYSIS_ANSWERS_H_

#include <string>
#include <vector>

#include "analysis/prepared.h"

namespace capdo::analysis {

struct Answered {
  std::string topic;  // normalized, without enumerator and question mark
  Passage at;         // where the topic stands
  bool row = false;   // of a table
  std::string entity = {};  // of a column's topic: the row that it is said of ("RTO" of "Cổng tra cứu")
  Passage entity_at = {};
  std::vector<UnitValue> answers;
};

// Of the part with this index in its dossier.
std::vector<Answered> ReadAnswers(const Part& part, int index, const rules::Vocabulary& words);

// The answer of a form: of "☐ Có ☑ Không" it is "không". Without boxes the text itself.
std::string TickedOf(std::string_view normalized);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_ANSWERS_H_
