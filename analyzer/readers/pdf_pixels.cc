#include "readers/pdf_pixels.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/utf8.h"
#include "readers/legibility.h"
#include "readers/pdf_chars.h"
#include "readers/pdf_render.h"

namespace capdo::readers::pdf {
namespace {

constexpr double kDpi = 120;    // letters of the least size that can be read have strokes of half a pixel
constexpr double kInset = 0.2;  // of a word's height: what is drawn at its edges is not of it

// Dots and dashes stand at the edges of a word; the box of a slanted word is not where its letters are.
bool CanBeJudged(const Word& word) {
  if (word.sideways) return false;
  for (std::size_t i = 0; i < word.text.size();) {
    const char32_t c = DecodeUtf8(word.text, i);
    if (IsLetter(c) || (c >= '0' && c <= '9')) return true;
  }
  return false;
}

// Whether any pixel in the box stands out.
bool ShowsLetters(const ocr::Picture& picture, const Box& box) {
  const double pixels = kDpi / 72, inset = kInset * std::min(Height(box), Width(box));
  const int left = std::max(0, static_cast<int>(std::floor((box.left + inset / 2) * pixels)));
  const int top = std::max(0, static_cast<int>(std::floor((box.top + inset) * pixels)));
  const int right = std::min(pixGetWidth(picture.get()), static_cast<int>(std::ceil((box.right - inset / 2) * pixels)));
  const int bottom = std::min(pixGetHeight(picture.get()), static_cast<int>(std::ceil((box.bottom - inset) * pixels)));
  if (left >= right || top >= bottom) return true;  // nothing to be looked at
  const l_uint32* data = pixGetData(picture.get());
  const std::ptrdiff_t words = pixGetWpl(picture.get());
  const auto rgb_at = [&](int x, int y) { return data[y * words + x] >> 8; };
  const Rgb first = rgb_at(left, top);
  Rgb same = first;  // looked at before
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const Rgb rgb = rgb_at(x, y);
      if (rgb == same) continue;
      if (!Blends(rgb, first)) return true;
      same = rgb;
    }
  }
  return false;
}

}  // namespace

bool HideUnseen(PDFDoc& pdf, const Limits& limits, const OcrSteps& steps, PageContent& page) {
  const auto doubtful = [](const Word& word) { return word.doubtful && CanBeJudged(word); };
  if (std::none_of(page.words.begin(), page.words.end(), doubtful)) return false;
  if (page.width / 72 * page.height / 72 * kDpi * kDpi > static_cast<double>(limits.max_image_pixels)) return false;
  for (const Image& image : page.images) {
    if (image.all_pixels > limits.max_image_pixels) return false;
  }
  steps.begin_page(page.number);
  (void)steps.faults();
  const ocr::Picture picture = RenderPage(pdf, page.number, kDpi);
  const FaultCount faults = steps.faults();
  // What could not be drawn is left out of the picture.
  if (!picture || page.faults.damage() || faults.damage() || faults.fonts > 0 || faults.other > 0) return false;
  bool any = false;
  for (Word& word : page.words) {
    if (!doubtful(word) || ShowsLetters(picture, DisplayBox(page, word.box))) continue;
    word.visibility = Visibility::kHidden;
    any = true;
  }
  return any;
}

}  // namespace capdo::readers::pdf
