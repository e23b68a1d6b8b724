// Finding labelled values and matching labels: the small searches that fields and checks share.
#ifndef CAPDO_ANALYSIS_LOOKUP_H_
#define CAPDO_ANALYSIS_LOOKUP_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dossier.h"
#include "analysis/prepared.h"

namespace capdo::analysis {

// How much of the label the best matching pattern covers, 0..1; 0: none matches. Enumerators and
// edge punctuation do not count.
double LabelCoverage(const rules::Patterns& patterns, std::string_view label);

struct LabelledValue {
  const Unit* unit = nullptr;
  Passage value;       // where the value stands; block -1 where there is none
  std::string text;    // normalized
  bool blank = false;  // announced, but left open
};

// Units of the part whose label is (mostly) one of the patterns, in reading order.
std::vector<LabelledValue> FindLabelled(const Part& part, const rules::Patterns& label,
                                        const rules::Vocabulary& vocabulary, double coverage = 0.6);

// Normalized text of a passage.
std::string NormOf(const Part& part, const Passage& passage);
// What the unit says under its label, as one text.
std::string BodyOf(const Part& part, const Unit& unit);
// What the first row of the block's table says over it, normalized; "" outside tables.
std::string HeaderOf(const Part& part, int block);
// What the content blocks of a cell say, normalized and trimmed.
std::string CellNorm(const Part& part, const document::Cell& cell);
// The document's own day; none where none was read.
std::optional<text::Date> DayOf(const Part& part);
// Original text of a passage.
std::string TextOf(const Part& part, const Passage& passage);
// The normalized range [begin, end) of a block as a passage.
Passage PassageOf(const Part& part, int block, std::size_t begin, std::size_t end);

// A page of the table of contents: what is read badly there stands elsewhere.
bool IsContentsPage(const Dossier& dossier, const Part& part, int page);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_LOOKUP_H_
