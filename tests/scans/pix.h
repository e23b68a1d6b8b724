// A Leptonica image that frees itself, and the few pixel operations that all damages share.
#ifndef CAPDO_TESTS_SCANS_PIX_H_
#define CAPDO_TESTS_SCANS_PIX_H_

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>

namespace capdo::scans {

struct FreePix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, FreePix>;

inline std::uint8_t Clamp8(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

// Calls change(x, y, rgb) for every pixel of a 32-bit image; `rgb` holds three doubles that may be
// altered.
template <typename Change>
void ForEachPixel(Pix* pix, int left, int top, int right, int bottom, Change change) {
  left = std::max(left, 0);
  top = std::max(top, 0);
  right = std::min(right, static_cast<int>(pixGetWidth(pix)));
  bottom = std::min(bottom, static_cast<int>(pixGetHeight(pix)));
  l_uint32* data = pixGetData(pix);
  const int words = pixGetWpl(pix);
  for (int y = top; y < bottom; ++y) {
    l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = left; x < right; ++x) {
      l_int32 red = 0, green = 0, blue = 0;
      extractRGBValues(line[x], &red, &green, &blue);
      double rgb[3] = {static_cast<double>(red), static_cast<double>(green),
                       static_cast<double>(blue)};
      change(x, y, rgb);
      composeRGBPixel(Clamp8(rgb[0]), Clamp8(rgb[1]), Clamp8(rgb[2]), &line[x]);
    }
  }
}

template <typename Change>
void ForEachPixel(Pix* pix, Change change) {
  ForEachPixel(pix, 0, 0, pixGetWidth(pix), pixGetHeight(pix), change);
}

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_PIX_H_
