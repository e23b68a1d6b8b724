// Findings that rest on recognition (OCR) are doubted before they are told.
//
// Recognition reads sentences well and single signs badly: a "3" becomes a "9", a signer under a seal is lost, a mark
// turns "kiểm thử" into "kiếm thử". So, of what only recognition saw:
//  * numbers, dates and levels (checks that say `exact`) go to a person, unless the same value stands in text that was
//    not recognised, or was read alike, and surely, in other places: a number on another page, a day beside the same
//    number on another page, a level on three pages of two documents while no document gives another;
//  * "nothing there" goes to a person where the words stand there misread, or where a field of the head or the foot is
//    missing;
//  * a blank, an empty heading or an unfilled form goes to a person: the filling may have been lost; so does a blank of a
//    draft that came with its scan;
//  * a heading or a row that names what is missing, and answers for nothing where it stands, goes to a person;
//  * what stands only on poorly read pages, of any kind, is never credited.
// Everything else stays as it is: what was recognised as denied is denied.
//
//   Finding finding = Doubted(dossier, check, Decide(dossier, check));
#ifndef CAPDO_ANALYSIS_RECOGNISED_H_
#define CAPDO_ANALYSIS_RECOGNISED_H_

#include <map>
#include <set>
#include <string>
#include <utility>

#include "analysis/dossier.h"

namespace capdo::analysis {

// Confidence of a recognised line whose signs may confirm others, or be confirmed by them.
inline constexpr double kSureReading = 0.8;

// "date 2024-03-01", "number 15/QĐ-UBND", "level 3": what a passage says in values that one wrong sign would change.
std::set<std::string> ExactValues(const std::string& original);

// All values of blocks that were read as text. Empty where nothing was recognised: then nobody asks.
std::set<std::string> WrittenValues(const Dossier& dossier);

// Where each value was recognised for sure: its parts and pages. "day of 15/QĐ-UBND 2024-03-01" is a day just behind a number.
std::map<std::string, std::set<std::pair<int, int>>> RecognisedValues(const Dossier& dossier);

// Two numbers of documents whose digits are the same and whose symbol differs in one sign: "41/TTr-VP" and "41/TTT-VP".
bool IsSymbolMisread(const std::string& a, const std::string& b);

bool IsRecognised(const Dossier& dossier, const Passage& passage);

Finding Doubted(const Dossier& dossier, const rules::Check& check, Finding finding);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_RECOGNISED_H_
