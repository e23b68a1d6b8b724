// Tables that list things: how many rows they have and what their quantity column adds up to, for the comparison with what
// sentences say ("12 bộ chuyển mạch" over a list of five).
//
//   for (const ListTable& list : ListsOf(part, words))
//     if (list.above == "danh mục máy chủ vật lý") Count(list.rows.size());
#ifndef CAPDO_ANALYSIS_FACT_LISTS_H_
#define CAPDO_ANALYSIS_FACT_LISTS_H_

#include <optional>
#include <string>
#include <vector>

#include "analysis/prepared.h"

namespace capdo::analysis {

struct ListRow {
  int label_block = -1;
  std::string label;  // normalized
  std::optional<long> quantity;
};

// A table with a header, each of whose rows is one thing or one sort of things. Tables with merged cells, rows that only
// name a group, or totals are left out: their rows cannot be counted.
struct ListTable {
  std::string above;  // what introduces it, normalized: the line before it, else the heading
  int above_block = -1;
  std::vector<ListRow> rows;
  bool quantities = false;  // each row has one
};

std::vector<ListTable> ListsOf(const Part& part, const rules::Vocabulary& words);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_FACT_LISTS_H_
