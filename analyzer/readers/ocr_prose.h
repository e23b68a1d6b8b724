// What a picture inside a page says: sentences and tables that a scanned page would say, or the labels of a drawing.
#ifndef CAPDO_READERS_OCR_PROSE_H_
#define CAPDO_READERS_OCR_PROSE_H_

#include <string>
#include <string_view>

#include "base/limits.h"
#include "readers/ocr_page.h"

namespace capdo::readers::ocr {

// Smaller pictures on a page, in points, hold no paragraph: logos, signatures, seals, buttons. They are not recognised.
inline constexpr double kLeastPictureWidth = 150, kLeastPictureHeight = 50;

// Recognised well, in at least three lines, and most words in runs of five or more or in cells of a ruled table. Labels
// of diagrams and buttons stand alone.
bool IsProse(const Reading& reading, const Limits& limits);

// All words, line by line.
std::string TextOf(const Reading& reading);
// Of such a text, in one line, for a warning.
std::string FirstWords(std::string_view text);

}  // namespace capdo::readers::ocr

#endif  // CAPDO_READERS_OCR_PROSE_H_
