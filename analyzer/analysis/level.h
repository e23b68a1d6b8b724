// Which level the checks go by.
//
// A level that was written is taken as it stands, by the order of the documents: the approval decision's, then that of the
// level dossier, the submission, the appraisal. One sign decides, and recognition (OCR) reads single signs badly: where
// only it saw the level of the first of them, and not twice for sure, what is written in another one goes before, then what
// most pages say. The levels that were not taken are kept: as long as they may be the right one, no check fails that would
// not be there with them.
#ifndef CAPDO_ANALYSIS_LEVEL_H_
#define CAPDO_ANALYSIS_LEVEL_H_

#include "analysis/dossier.h"

namespace capdo::analysis {

// Sets `level`, `level_place` and `other_levels`. `forced` > 0 is what a person said.
void FindLevel(Dossier& dossier, int forced);

// An approval of an older day, where a later one of the dossier says that it approves anew or takes the other's place.
bool IsReplaced(const Dossier& dossier, int part);

// Whether a gap that a check found may come of a level that was misread.
bool RestsOnDoubtfulLevel(const Dossier& dossier, const rules::Check& check);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_LEVEL_H_
