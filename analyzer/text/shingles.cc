#include "text/shingles.h"

#include <algorithm>
#include <cstddef>

namespace capdo::text {

namespace {

constexpr std::uint64_t kStart = 14695981039346656037U, kPrime = 1099511628211U;  // FNV-1a

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWord(char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || IsDigit(c); }

std::vector<std::uint64_t> WordHashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < text.size();) {
    if (!IsWord(text[i])) {
      ++i;
      continue;
    }
    std::uint64_t hash = kStart;
    bool number = true;
    for (; i < text.size() && IsWord(text[i]); ++i) {
      hash = (hash ^ static_cast<unsigned char>(text[i])) * kPrime;
      number = number && IsDigit(text[i]);
    }
    words.push_back(number ? kStart : hash);
  }
  return words;
}

}  // namespace

std::vector<std::uint64_t> Shingles(std::string_view normalized, std::size_t width, std::uint64_t one_of) {
  const std::vector<std::uint64_t> words = WordHashes(normalized);
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; width > 0 && i + width <= words.size(); ++i) {
    std::uint64_t hash = kStart;
    for (std::size_t k = i; k < i + width; ++k) hash = (hash ^ words[k]) * kPrime;
    hash ^= hash >> 29;  // the last multiplication leaves the low bits to the last word alone
    if (hash % one_of == 0) shingles.push_back(hash);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

}  // namespace capdo::text
