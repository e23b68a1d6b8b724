// Checks → points, by the arithmetic of contract invariant 4 that a person can redo:
// within a block every required check weighs the same; pass counts 1, partial 0.5; `possible` also
// counts review as 1; checks that do not apply leave the sum; not-checked counts 0; points are
// rounded down to 0.01, never up.
//
//   Score(result, rules.checklist);   // fills result.score and the sums of its blocks
#ifndef CAPDO_SCORING_SCORE_H_
#define CAPDO_SCORING_SCORE_H_

#include "result/result.h"
#include "rules/ruleset.h"

namespace capdo::scoring {

void Score(result::Result& result, const rules::Checklist& checklist);
// The same by the blocks that the result has already, after checks were decided otherwise.
void ScoreAgain(result::Result& result);

}  // namespace capdo::scoring

#endif  // CAPDO_SCORING_SCORE_H_
