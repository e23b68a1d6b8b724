// Runs of words of a text as numbers, to find the same text again in another document.
//
//   std::vector<std::uint64_t> a = Shingles(one.text), b = Shingles(other.text);   // what they share, they share
#ifndef CAPDO_TEXT_SHINGLES_H_
#define CAPDO_TEXT_SHINGLES_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace capdo::text {

// Of every run of `width` words (of a normalized text; numbers all count as the same word) a hash, sorted, each once.
// Only hashes that are divisible by `one_of` are kept: the same runs in every text, so what is left can be compared.
std::vector<std::uint64_t> Shingles(std::string_view normalized, std::size_t width = 8, std::uint64_t one_of = 4);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_SHINGLES_H_
