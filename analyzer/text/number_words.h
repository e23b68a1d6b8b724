// Vietnamese numbers in words, as they stand behind amounts: "(Bằng chữ: Bốn trăm sáu mươi tám triệu năm trăm nghìn đồng)".
//
// Promises: the value of the number at the beginning of normalized text and how many bytes it takes; none where the text does
// not begin with a number in words.
//
//   ReadNumberWords("hai mươi mốt triệu đồng chẵn")  →  {21000000, 18}
#ifndef CAPDO_TEXT_NUMBER_WORDS_H_
#define CAPDO_TEXT_NUMBER_WORDS_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace capdo::text {

struct NumberWords {
  long long value = 0;
  std::size_t length = 0;  // bytes of the words
};

// `normalized`: lower case, words parted by single spaces. Up to 999 tỷ tỷ is more than anybody spends; beyond, none.
std::optional<NumberWords> ReadNumberWords(std::string_view normalized);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_NUMBER_WORDS_H_
