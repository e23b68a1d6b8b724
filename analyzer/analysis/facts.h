// Facts that a dossier states in several places (facts.yaml), and those of them that cannot all be so.
//
// A fact is said by sentences ("chưa có tường lửa", "06 máy chủ vật lý") and by rows of tables (a device list with
// "Tường lửa FortiGate 200F | 02"; a matrix with "Máy chủ ứng dụng | +"). What is planned, asked for, or of somebody else
// says nothing. Which side is right, a person decides.
//
//   for (const Conflict& c : FindConflicts(dossier, {"level-dossier"})) Tell(c.fact->name, c.one, c.two);
#ifndef CAPDO_ANALYSIS_FACTS_H_
#define CAPDO_ANALYSIS_FACTS_H_

#include <string>
#include <vector>

#include "analysis/dossier.h"

namespace capdo::analysis {

// Of the parts of these kinds.
FactsRead ReadFacts(const Dossier& dossier, const std::vector<std::string>& kinds);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_FACTS_H_
