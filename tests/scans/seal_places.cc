#include "seal_places.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace capdo::scans {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;

// Last words of the titles in capitals over which a seal is pressed.
const std::set<std::string>& TitleWords() {
  static const std::set<std::string> words = {"TRƯỞNG", "ĐỐC", "TỊCH", "GIÁM", "CHỦ"};
  return words;
}

// The first word of the lowest line on the right half that holds two title words ("GIÁM ĐỐC", "CHỦ
// TỊCH", "CỤC TRƯỞNG").
const PlacedWord* SignerTitle(const std::vector<PlacedWord>& words, PageSize size) {
  const PlacedWord* best = nullptr;
  for (const PlacedWord& word : words) {
    if (word.left < 0.40 * size.width || word.top < 0.12 * size.height) continue;
    if (!TitleWords().contains(word.text)) continue;
    if (best == nullptr || word.top > best->top + 2) best = &word;
  }
  return best;
}

}  // namespace

std::vector<SealPlace> FindSealPlace(const std::string& wish, const std::vector<PlacedWord>& words,
                                     PageSize size, int page, Random random) {
  const double radius = kPointsPerMm * random.Between(17, 19);
  if (wish == "sign") {
    const PlacedWord* title = SignerTitle(words, size);
    if (title != nullptr) {
      // A third of the signature lies under the seal, and often the title too.
      return {{title->left - random.Between(0, 18), title->bottom + random.Between(22, 40), radius,
               true}};
    }
    if (!words.empty()) return {};
    return {{0.62 * size.width, 0.80 * size.height, radius, true}};
  }
  if (wish == "head") {
    if (page != 1) return {};
    const auto number = std::find_if(words.begin(), words.end(), [&](const PlacedWord& word) {
      return word.text.starts_with("Số") && word.top < 0.25 * size.height &&
             word.left < 0.5 * size.width;
    });
    if (number == words.end()) return {};
    return {{number->right + random.Between(10, 40), number->top + random.Between(-8, 12), radius,
             false}};
  }
  if (wish == "body") {
    return {{random.Between(0.25, 0.75) * size.width, random.Between(0.35, 0.65) * size.height,
             radius, false}};
  }
  double x = 0, y = 0, diameter = 36;
  if (std::sscanf(wish.c_str(), "%lf,%lf,%lf", &x, &y, &diameter) < 2) return {};
  return {{x * kPointsPerMm, y * kPointsPerMm, diameter / 2 * kPointsPerMm, false}};
}

}  // namespace capdo::scans
