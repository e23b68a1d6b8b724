// Signs that recognition always gets wrong in the same way, mended where there is no other reading.
//
//  * Remains of a cell's border at the edge of a word: "'Yêu cầu", "|Hiện trạng", "trạng|", "_TLS".
//  * Numerals behind the words that demand one, at the beginning of a line: "Chương VỊ" is Chương VI, "Điều l." is Điều 1.
//  * The stop of an entry of a list, seen as a comma: "2, Cấp độ".
//  * A speck behind a line of capitals, seen as a stop: "QUY CHẾ.".
// Nothing else is touched: a number in running text stays as it was seen.
//
//   std::vector<std::string> line = {"Chương", "VỊ"};
//   MendLine(line);                                      // {"Chương", "VI"}
#ifndef CAPDO_READERS_OCR_WORDS_H_
#define CAPDO_READERS_OCR_WORDS_H_

#include <string>
#include <vector>

namespace capdo::readers::ocr {

// Words of one line as recognised, in order. A word that was nothing but a border becomes "".
void MendLine(std::vector<std::string>& words);

}  // namespace capdo::readers::ocr

#endif  // CAPDO_READERS_OCR_WORDS_H_
