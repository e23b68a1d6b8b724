// Tables that give systems, or parts of one, a level each: "STT | Hệ thống | Căn cứ | Cấp độ".
#ifndef CAPDO_ANALYSIS_LEVEL_TABLES_H_
#define CAPDO_ANALYSIS_LEVEL_TABLES_H_

#include <string>
#include <vector>

#include "analysis/dossier.h"

namespace capdo::analysis {

struct SystemRow {
  std::string name;       // normalized: what the level is of; "" where the row names nothing
  int level = 0;
  Passage at;             // the level
  int article = 0;        // of Decree 85/2016 that the row names for it; 0 none
  Passage article_at;
  bool component = false;  // the table is of the parts of one system
};

// The rows of all such tables of the part. `component`: headings that say so. A table with two columns of levels ("hiện tại",
// "đề xuất") gives none.
std::vector<SystemRow> ReadSystemRows(const Dossier& dossier, int part, const rules::Patterns& component);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_LEVEL_TABLES_H_
