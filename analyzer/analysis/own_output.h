// What this program wrote itself (reports, overviews, comparisons, lists of gaps; also printed to PDF, saved as another
// format or bound into one file with a dossier): it quotes the requirements and the evidence, so it would seem to meet
// every one of them, and is never evidence.
//
// Told by its own title together with a sentence that every output carries, near its title and at its end; of a sheet by
// that sentence or by the heads of its columns, of JSON by its schema. Of both catalogues, without accents and spaces, so that a scan is known, too.
#ifndef CAPDO_ANALYSIS_OWN_OUTPUT_H_
#define CAPDO_ANALYSIS_OWN_OUTPUT_H_

#include <vector>

#include "analysis/prepared.h"

namespace capdo::analysis {

inline constexpr char kOwnReport[] = "own-report";  // the kind of such a document

// Marks the blocks of such an output as PreparedBlock::own, which no check reads.
void MarkOwnOutput(const document::Document& doc, std::vector<PreparedBlock>& blocks);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_OWN_OUTPUT_H_
