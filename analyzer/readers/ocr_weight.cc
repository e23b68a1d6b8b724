#include "readers/ocr_weight.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>

namespace capdo::readers::ocr {

namespace {

constexpr int kDark = 150;           // of 255
constexpr int kFewWords = 12;        // no page to compare with
constexpr int kLeastInk = 150;       // pixels; a stop or a digit says nothing
// Measured on two pages of samples/ as scans of 200 dpi (78 lines): the strokes of bold lines are 1.25 to 1.5 times as wide as
// those of most text, of other regular lines up to 1.1.
constexpr double kWider = 1.2;

struct Weight {
  int ink = 0, inner = 0;
  double thin() const { return ink > 0 ? 1 - static_cast<double>(inner) / ink : 1; }  // falls as strokes grow
};

struct Line {
  std::size_t first = 0, end = 0;
  Weight weight;
};

int Count(const Picture& bits, const document::Box& box) {
  Box* area = boxCreate(static_cast<int>(box.left), static_cast<int>(box.top),
                        std::max(1, static_cast<int>(box.right - box.left)), std::max(1, static_cast<int>(box.bottom - box.top)));
  int count = 0;
  pixCountPixelsInRect(bits.get(), area, &count, nullptr);
  boxDestroy(&area);
  return count;
}

}  // namespace

void MarkBold(const CleanPage& page, std::vector<RecognisedWord>& words) {
  if (static_cast<int>(words.size()) < kFewWords || !page.grey) return;
  const Picture bits(pixConvertTo1(page.grey.get(), kDark));
  const Picture inner(bits ? pixErodeBrick(nullptr, bits.get(), 3, 3) : nullptr);
  if (!inner) return;
  std::vector<Line> lines;
  std::vector<Weight> weights;
  for (std::size_t i = 0; i < words.size(); ++i) {
    weights.push_back({Count(bits, words[i].box), Count(inner, words[i].box)});
    const bool same = !lines.empty() && words[i].baseline == words[i - 1].baseline && words[i].size == words[i - 1].size;
    if (!same) lines.push_back({i, i, {}});
    lines.back().end = i + 1;
    lines.back().weight.ink += weights[i].ink;
    lines.back().weight.inner += weights[i].inner;
  }
  std::vector<const Line*> order;
  long all = 0, below = 0;
  for (const Line& line : lines) {
    order.push_back(&line);
    all += line.weight.ink;
  }
  std::sort(order.begin(), order.end(), [](const Line* a, const Line* b) { return a->weight.thin() > b->weight.thin(); });
  double usual = 1;
  for (const Line* line : order) {
    usual = line->weight.thin();
    below += line->weight.ink;
    if (2 * below >= all) break;
  }
  const auto bold = [usual](const Weight& weight) { return weight.ink >= kLeastInk && usual >= kWider * weight.thin(); };
  for (const Line& line : lines) {
    std::size_t end = line.first;  // of the words in bold at the beginning: "Điều 1." before its text
    while (end < line.end && bold(weights[end])) ++end;
    if (bold(line.weight)) {
      end = line.end;
    } else if (end < line.first + 2) {
      continue;
    }
    for (std::size_t i = line.first; i < end; ++i) words[i].bold = true;
  }
}

}  // namespace capdo::readers::ocr
