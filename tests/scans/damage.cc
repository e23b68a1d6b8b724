#include "damage.h"

namespace capdo::scans {
namespace {

constexpr double kPi = 3.14159265358979;

}  // namespace

void PhotocopyShadow(Pix* pix, Random random) {
  const int width = pixGetWidth(pix), height = pixGetHeight(pix);
  const double edge = random.Between(0.015, 0.035) * width;
  const double top = random.Between(0.010, 0.025) * height;
  const double gutter = random.Between(0.03, 0.06) * width;
  const bool left = random.Uniform() < 0.5;
  const double gray = random.Between(12, 25);
  ForEachPixel(pix, [&](int x, int y, double* rgb) {
    const double from_gutter = left ? x : width - 1 - x;
    const double from_edge = left ? width - 1 - x : x;
    const double dark = 190 * std::exp(-from_gutter / gutter) + 150 * std::exp(-from_edge / edge) +
                        140 * std::exp(-y / top);
    for (int c = 0; c < 3; ++c) {
      // A copier lifts the ink and dulls the paper.
      const double copied = 45 + rgb[c] * (255 - 45 - gray) / 255;
      rgb[c] = copied * (1 - dark / 255);
    }
  });
  const int specks = 40 + static_cast<int>(60 * random.Uniform());
  for (int i = 0; i < specks; ++i) {
    const int x = static_cast<int>(random.Uniform() * width);
    const int y = static_cast<int>(random.Uniform() * height);
    const int size = 1 + static_cast<int>(random.Uniform() * random.Uniform() * 5);
    ForEachPixel(pix, x, y, x + size, y + size,
                 [](int, int, double* rgb) { rgb[0] = rgb[1] = rgb[2] = 40; });
  }
}

PixPtr PhonePhoto(const Pix* sheet, Random random) {
  const int width = pixGetWidth(const_cast<Pix*>(sheet)),
            height = pixGetHeight(const_cast<Pix*>(sheet));
  Pta* from = ptaCreate(4);
  Pta* to = ptaCreate(4);
  const double corners[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  for (const auto& corner : corners) {
    const double x = corner[0] * (width - 1), y = corner[1] * (height - 1);
    const double in_x = random.Between(0.010, 0.045) * width,
                 in_y = random.Between(0.008, 0.030) * height;
    ptaAddPt(from, static_cast<l_float32>(x), static_cast<l_float32>(y));
    ptaAddPt(to, static_cast<l_float32>(x + (corner[0] < 0.5 ? in_x : -in_x)),
             static_cast<l_float32>(y + (corner[1] < 0.5 ? in_y : -in_y)));
  }
  l_uint32 table = 0;
  composeRGBPixel(92, 74, 60, &table);
  PixPtr photo(pixProjectivePtaColor(const_cast<Pix*>(sheet), to, from, table));
  ptaDestroy(&from);
  ptaDestroy(&to);
  const double direction = random.Between(0, 2 * kPi);
  const double fall = random.Between(0.20, 0.40);
  const double warm = random.Between(0.86, 0.97);
  ForEachPixel(photo.get(), [&](int x, int y, double* rgb) {
    const double u = 2.0 * x / width - 1, v = 2.0 * y / height - 1;
    const double light = 0.92 + fall * 0.5 * (u * std::cos(direction) + v * std::sin(direction)) -
                         0.10 * (u * u + v * v);
    rgb[0] *= light;
    rgb[1] *= light * (0.5 + warm / 2);
    rgb[2] *= light * warm;
  });
  return photo;
}

PixPtr Skew(Pix* pix, double degrees) {
  return PixPtr(pixRotateAMColor(pix, static_cast<l_float32>(degrees * kPi / 180), 0xffffff00));
}

PixPtr Blur(Pix* pix, double radius) {
  const int reach = std::max(1, static_cast<int>(std::ceil(radius)));
  PixPtr smooth(pixBlockconv(pix, reach, reach));
  if (radius >= reach) return smooth;
  return PixPtr(pixBlend(smooth.get(), pix, 0, 0, static_cast<l_float32>(1 - radius / reach)));
}

void Noise(Pix* pix, double sigma, double salt, bool color, Random random) {
  if (sigma <= 0 && salt <= 0) return;
  ForEachPixel(pix, [&](int, int, double* rgb) {
    if (sigma > 0) {
      const double gray = sigma * random.Normal();
      for (int c = 0; c < 3; ++c) rgb[c] += color ? sigma * random.Normal() : gray;
    }
    if (salt > 0 && random.Uniform() < salt) {
      const double value = random.Uniform() < 0.5 ? 0 : 255;
      rgb[0] = rgb[1] = rgb[2] = value;
    }
  });
}

}  // namespace capdo::scans
