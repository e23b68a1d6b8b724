// The methods by which a look is decided; one function each, all pure functions of dossier, check
// and look.
#ifndef CAPDO_ANALYSIS_METHODS_H_
#define CAPDO_ANALYSIS_METHODS_H_

#include "analysis/dossier.h"

namespace capdo::analysis {

Finding FindDocument(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindField(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindLabelledValue(const Dossier& dossier, const rules::Check& check,
                          const rules::Look& look);
Finding FindStatement(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindTopic(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindTable(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindParts(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindPeriodic(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindDateOrder(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindMinimumLevel(const Dossier& dossier, const rules::Check& check,
                         const rules::Look& look);
Finding FindIndependent(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindConsistent(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindPromulgated(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindPlaceholders(const Dossier& dossier, const rules::Check& check,
                         const rules::Look& look);
Finding FindLaws(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindContradiction(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindStatus(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindTotals(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindReferences(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindOwnDocuments(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindCitedDates(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindAddressFaults(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindCounts(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindQuantities(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindLevelBasis(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindAuthority(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindForeignPlaces(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindLicensed(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindCompleted(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindForeignBodies(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindImpossibleDates(const Dossier& dossier, const rules::Check& check, const rules::Look& look);
Finding FindEvents(const Dossier& dossier, const rules::Check& check, const rules::Look& look);

// A check that rests on one of two contradicting statements goes to a person.
void DoubtContradicted(const Dossier& dossier, const rules::Check& check, Finding& finding);

// Shared by the methods.
// A form of the check's kinds that nobody filled in; else not found.
Finding UnfilledForm(const Dossier& dossier, const rules::Check& check);
bool InPlace(const Part& part, int block, const std::string& place);
Passage WithPart(Passage passage, int part);
Finding FromJudgement(const Judgement& judgement, const Part& part, int part_index,
                      const Unit& unit);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_METHODS_H_
