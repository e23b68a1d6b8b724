// What holds within each row of a table of numbers: the column "Cộng" is the sum of those beside it, quantity × price is the
// amount, planned = done + left, part and whole give their percentage.
//
// A row is told only against others that keep the relation: at least two where the headings announce it, three where only the
// numbers do. Nothing is told of a table without a heading, nor where most rows break the relation.
#ifndef CAPDO_ANALYSIS_NUMBER_RELATIONS_H_
#define CAPDO_ANALYSIS_NUMBER_RELATIONS_H_

#include "analysis/number_grid.h"

namespace capdo::analysis {

void ReadRelations(const GridView& grid, NumbersRead& read);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_NUMBER_RELATIONS_H_
