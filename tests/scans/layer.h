// Text that a scan carries besides its picture, as PDF operators: the invisible layers of OCR
// programs, true, bad or lying, and the visible stamp of a digital signature.
#ifndef CAPDO_TESTS_SCANS_LAYER_H_
#define CAPDO_TESTS_SCANS_LAYER_H_

#include <string>
#include <string_view>
#include <vector>

#include "random.h"
#include "source.h"

namespace capdo::scans {

// Every page that uses these operators needs the fonts /FHidden and /FStamp (PdfFile::AddFonts).

// "CỘNG HÒA XÃ HỘI" → "CQNG HOA XA HQI": marks lost, letters taken for their neighbours, some words
// lost.
std::vector<PlacedWord> Garbled(std::vector<PlacedWord> words, Random random);

// Numbers changed, "không" and "chưa" gone: a layer that reads well and says something else than
// the picture.
std::vector<PlacedWord> Lying(std::vector<PlacedWord> words);

// The lines of a text, set from the top of the page; what does not fit is left out.
std::vector<PlacedWord> SetLines(std::string_view text, PageSize size);

// Each word stretched to its box, invisible (render mode 3, font FHidden) or printed (FStamp); the
// page's origin is its bottom left.
std::string LayerOperators(const std::vector<PlacedWord>& words, double page_height, bool visible);

// The stamp of a digital signature: 50 to 130 characters in lines of 8 points, lower left corner at
// 0,0.
std::string StampText();
std::string StampOperators(std::string_view stamp);

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_LAYER_H_
