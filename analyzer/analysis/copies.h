// The same document sent several times: as DOCX and as its signed scan, as a draft without number and as the issued
// paper, twice under two names. It is judged once.
//
// Two parts of different files are the same document where most of their words stand in the same order (runs of three
// words without marks) and nothing that tells documents apart speaks against it: number, date, level, system. Where one
// of them was recognised (OCR), a number or date may be one sign off. The better reading supplies the text: written before
// recognised, with pages of its own before without. What the other has and this one lacks or leaves blank (number,
// date, signer) is taken from there, with its place there.
//
// Laws, blank forms and documents of unknown kind are not looked at: no check reads them; nor is more than the first 200
// of a kind. Files with the same bytes never come here (evidence/folder.h).
//
//   FindCopies(dossier);     // dossier.parts[2].copy_of == 0
#ifndef CAPDO_ANALYSIS_COPIES_H_
#define CAPDO_ANALYSIS_COPIES_H_

#include "analysis/dossier.h"

namespace capdo::analysis {

void FindCopies(Dossier& dossier);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_COPIES_H_
