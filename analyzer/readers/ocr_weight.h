// Which recognised lines are set in bold: Tesseract's letters do not say, and headings often show by nothing else.
//
// The share of a word's ink that is more than one pixel away from paper grows with the width of its strokes. Lines whose
// share lies clearly over that of most text of the page are bold; where all text is alike, none is.
//
//   MarkBold(clean, words);      // sets RecognisedWord::bold
#ifndef CAPDO_READERS_OCR_WEIGHT_H_
#define CAPDO_READERS_OCR_WEIGHT_H_

#include <vector>

#include "readers/ocr_engine.h"

namespace capdo::readers::ocr {

void MarkBold(const CleanPage& page, std::vector<RecognisedWord>& words);

}  // namespace capdo::readers::ocr

#endif  // CAPDO_READERS_OCR_WEIGHT_H_
