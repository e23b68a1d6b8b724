// Whether a line of text begins like an item of a Vietnamese administrative document.
#ifndef CAPDO_READERS_PDF_NUMBERING_H_
#define CAPDO_READERS_PDF_NUMBERING_H_

#include <string_view>

namespace capdo::readers::pdf {

enum class ItemStart {
  kNone,
  kWeak,    // may also be the middle of a sentence that wrapped here ("5. ", "- ", "Điều 9.")
  kStrong,  // only headings and recitals begin so ("PHẦN I", "Chương II", "Căn cứ")
};

ItemStart StartsItem(std::string_view line);

// No letter and no digit: a drawn line of dashes, stars or dots.
bool IsOrnament(std::string_view text);

// The first letter is a small one: the text goes on with a sentence.
bool StartsSmall(std::string_view text);

// The text ends a sentence or a list entry.
bool EndsSentence(std::string_view text);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_NUMBERING_H_
