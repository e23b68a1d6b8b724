// Numbers that running text gives in several clauses or sentences and that must add up: "05 máy chủ: máy chủ web, máy chủ dữ
// liệu …", "chia theo giới tính: nam 25, nữ 18" under a total, "24 xã … 18 xã có cán bộ, đạt 75 %", "1.500 cảnh báo, tăng 25 %
// so với 1.200 cảnh báo", votes and who was present.
#ifndef CAPDO_ANALYSIS_TOLD_SUMS_H_
#define CAPDO_ANALYSIS_TOLD_SUMS_H_

#include "analysis/dossier.h"
#include "analysis/shares.h"

namespace capdo::analysis {

// `look.parts` by name: named, within-all, by-kind, by-kind-total, share-pair, increase-over, vote-part, vote-total, presence,
// present (docs/rules.md); `look.say_not` is what is asked for instead of told.
SharesRead ReadToldSums(const Dossier& dossier, const rules::Look& look, int part);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_TOLD_SUMS_H_
