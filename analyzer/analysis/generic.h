// Plans that say nothing of their own: the requirement's words repeated as the plan, or one sentence under many
// requirements ("Đơn vị đã thực hiện đầy đủ các biện pháp theo quy định"), also where only the requirement's name changes
// in it. They are there, and a reviewer cannot use them.
//
//   dossier.generic = FindGeneric(dossier);  // after the units were claimed
#ifndef CAPDO_ANALYSIS_GENERIC_H_
#define CAPDO_ANALYSIS_GENERIC_H_

#include "analysis/dossier.h"

namespace capdo::analysis {

std::map<std::pair<int, int>, GenericPlan> FindGeneric(const Dossier& dossier);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_GENERIC_H_
