#include "readers/ocr_weight.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>
#include <vector>

namespace capdo::readers::ocr {
namespace {

// A page of words that are upright strokes of a width each.
struct Sheet {
  explicit Sheet(const std::vector<std::vector<int>>& lines) {
    page.grey.reset(pixCreate(1200, static_cast<int>(lines.size()) * 80 + 80, 8));
    pixSetAll(page.grey.get());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (std::size_t k = 0; k < lines[i].size(); ++k) {
        const int left = 40 + static_cast<int>(k) * 110, top = 40 + static_cast<int>(i) * 80;
        for (int x = 0; x < 80; x += 20) {
          const Picture stroke(pixCreate(lines[i][k], 40, 8));
          pixClearAll(stroke.get());
          pixRasterop(page.grey.get(), left + x, top, lines[i][k], 40, PIX_SRC, stroke.get(), 0, 0);
        }
        RecognisedWord word;
        word.text = "chữ";
        word.box = {static_cast<double>(left), static_cast<double>(top), left + 80.0, top + 40.0};
        word.baseline = top + 40;
        word.size = 50;
        words.push_back(word);
      }
    }
    MarkBold(page, words);
  }
  std::string Bold() const {
    std::string out;
    for (const RecognisedWord& word : words) out += word.bold ? 'B' : '.';
    return out;
  }
  CleanPage page;
  std::vector<RecognisedWord> words;
};

TEST(MarkBold, LinesWithWiderStrokes) {
  const std::vector<int> thin(6, 4), wide(6, 7);
  EXPECT_EQ(Sheet({thin, wide, thin, thin}).Bold(), "......" "BBBBBB" "......" "......");
  // A bold beginning of a line, and one word that is only dirty.
  EXPECT_EQ(Sheet({thin, {7, 7, 4, 4, 4, 4}, {4, 7, 4, 4, 4, 4}, thin}).Bold(), "......" "BB...." "......" "......");
  // Nothing to compare with: all alike, or few words.
  EXPECT_EQ(Sheet({wide, wide, wide}).Bold(), "..................");
  EXPECT_EQ(Sheet({thin, {7, 7}}).Bold(), "........");
  // A little wider is the same.
  EXPECT_EQ(Sheet({thin, {5, 4, 5, 4, 4, 5}, thin}).Bold(), "..................");
}

}  // namespace
}  // namespace capdo::readers::ocr
