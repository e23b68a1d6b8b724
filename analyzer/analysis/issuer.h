// The body that issued a document, by the lines of its letterhead: a name that goes over several lines is one name, and the
// line of a superior above is no part of it, but says of which place or body it is.
//
//   lines "BỘ GIAO LIÊN VÀ", "HẠ TẦNG SỐ"               → "BỘ GIAO LIÊN VÀ HẠ TẦNG SỐ"
//   lines "UBND TỈNH ĐÔNG KHÊ", "SỞ Y TẾ"               → "SỞ Y TẾ TỈNH ĐÔNG KHÊ"
//   lines "BỘ X", "CỤC Y"                               → "CỤC Y, BỘ X"
#ifndef CAPDO_ANALYSIS_ISSUER_H_
#define CAPDO_ANALYSIS_ISSUER_H_

#include <string>
#include <vector>

#include "analysis/prepared.h"

namespace capdo::analysis {

// Whether `line`, which itself names no body, goes on with the name that `before`, the line just above it, began.
bool GoesOn(const std::string& before, const std::string& line, bool same_cell, const rules::Vocabulary& vocabulary);

std::string IssuerName(const std::vector<std::string>& lines, const rules::Vocabulary& vocabulary);

// A name in capitals as the document's sentences write it; as it is where none holds it.
std::string AsInSentences(const std::string& name, const Part& part, const rules::Vocabulary& vocabulary);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_ISSUER_H_
