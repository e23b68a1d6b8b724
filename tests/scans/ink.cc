#include "ink.h"

#include <string_view>
#include <vector>

namespace capdo::scans {
namespace {

constexpr double kPi = 3.14159265358979;
// Leptonica's built-in letters have no marks; for a picture of a seal that is enough.
constexpr std::string_view kRing = "UY BAN NHAN DAN TINH CAO NGUYEN * SO THONG TIN * ";

// How much ink lies on each pixel of a square, 0 to 1.
class InkMap {
 public:
  explicit InkMap(int size) : size_(size), ink_(static_cast<std::size_t>(size) * size, 0.0) {}
  int size() const { return size_; }
  double at(int x, int y) const { return ink_.at(static_cast<std::size_t>(y) * size_ + x); }
  void Add(int x, int y, double ink) {
    if (x < 0 || y < 0 || x >= size_ || y >= size_) return;
    double& here = ink_.at(static_cast<std::size_t>(y) * size_ + x);
    here = std::max(here, ink);
  }

 private:
  int size_;
  std::vector<double> ink_;
};

// 1 inside a band of the given half width, falling to 0 over one pixel.
double Band(double distance, double half_width) {
  return std::clamp(half_width + 0.5 - distance, 0.0, 1.0);
}

// Inside a five-pointed star with the given outer radius.
bool InStar(double x, double y, double radius) {
  bool inside = false;
  double px[10], py[10];
  for (int i = 0; i < 10; ++i) {
    const double r = i % 2 == 0 ? radius : radius * 0.382;
    px[i] = r * std::sin(i * kPi / 5);
    py[i] = -r * std::cos(i * kPi / 5);
  }
  for (int i = 0, j = 9; i < 10; j = i++) {
    if ((py[i] > y) != (py[j] > y) && x < (px[j] - px[i]) * (y - py[i]) / (py[j] - py[i]) + px[i])
      inside = !inside;
  }
  return inside;
}

void AddRingText(InkMap& ink, double center, double radius, double turn) {
  L_Bmf* letters = bmfCreate(nullptr, 20);
  if (letters == nullptr) return;
  const double height = 0.15 * radius, middle = 0.81 * radius;
  for (std::size_t i = 0; i < kRing.size(); ++i) {
    if (kRing.at(i) == ' ') continue;
    const PixPtr letter(bmfGetPix(letters, kRing.at(i)));
    if (!letter) continue;
    const double angle =
        turn + 2 * kPi * static_cast<double>(i) / static_cast<double>(kRing.size());
    const int w = pixGetWidth(letter.get()), h = pixGetHeight(letter.get());
    const double scale = height / h;
    // Every pixel near the letter asks the letter's picture whether it is ink.
    const int reach = static_cast<int>(height) + 2;
    const int at_x = static_cast<int>(center + middle * std::sin(angle));
    const int at_y = static_cast<int>(center - middle * std::cos(angle));
    for (int y = at_y - reach; y <= at_y + reach; ++y) {
      for (int x = at_x - reach; x <= at_x + reach; ++x) {
        const double dx = x - (center + middle * std::sin(angle)),
                     dy = y - (center - middle * std::cos(angle));
        const double u = (dx * std::cos(angle) + dy * std::sin(angle)) / scale + w / 2.0;
        const double v = (-dx * std::sin(angle) + dy * std::cos(angle)) / scale + h / 2.0;
        if (u < 0 || v < 0 || u >= w || v >= h) continue;
        l_uint32 bit = 0;
        pixGetPixel(letter.get(), static_cast<int>(u), static_cast<int>(v), &bit);
        if (bit != 0) ink.Add(x, y, 1);
      }
    }
  }
  bmfDestroy(&letters);
}

void Dye(double* rgb, double ink, const double* color) {
  for (int c = 0; c < 3; ++c) rgb[c] *= 1 - ink + ink * color[c];
}

}  // namespace

void PressSeal(Pix* pix, const Seal& seal, Random random) {
  const double r = seal.radius;
  const int size = 2 * static_cast<int>(std::ceil(r)) + 1;
  const double center = size / 2.0;
  const double turn = random.Between(-0.35, 0.35);
  InkMap ink(size);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const double dx = x + 0.5 - center, dy = y + 0.5 - center, from = std::hypot(dx, dy);
      const double rings = std::max({Band(std::abs(from - 0.95 * r), 0.022 * r),
                                     Band(std::abs(from - 0.885 * r), 0.006 * r),
                                     Band(std::abs(from - 0.66 * r), 0.010 * r)});
      const double u = dx * std::cos(turn) + dy * std::sin(turn),
                   v = dy * std::cos(turn) - dx * std::sin(turn);
      ink.Add(x, y, std::max(rings, InStar(u, v, 0.30 * r) ? 1.0 : 0.0));
    }
  }
  AddRingText(ink, center, r, turn);
  // Patches where the stamp pressed less.
  const double phase_x = random.Between(0, 6), phase_y = random.Between(0, 6);
  const double red[3] = {random.Between(0.80, 0.92), random.Between(0.12, 0.28),
                         random.Between(0.18, 0.32)};
  const int left = static_cast<int>(std::lround(seal.x - center));
  const int top = static_cast<int>(std::lround(seal.y - center));
  ForEachPixel(pix, left, top, left + size, top + size, [&](int x, int y, double* rgb) {
    const double here = ink.at(x - left, y - top);
    if (here <= 0) return;
    const double press = 0.80 + 0.12 * std::sin(phase_x + 5.0 * (x - left) / size) +
                         0.10 * std::sin(phase_y + 7.0 * (y - top) / size) -
                         0.15 * random.Uniform();
    Dye(rgb, std::clamp(here * press, 0.0, 1.0), red);
  });
}

void WriteSignature(Pix* pix, double x, double y, double width, Random random) {
  const double blue[3] = {0.16, 0.22, 0.72};
  const double pen = std::max(1.0, width / 130);
  double px = x, py = y;
  const int loops = 5;
  const double steps = 1400;
  const double wave = random.Between(0.16, 0.26) * width, lean = random.Between(0.2, 0.5);
  const double other = random.Between(2.2, 3.7), phase = random.Between(0, 6);
  for (int i = 0; i <= steps; ++i) {
    const double t = i / steps;
    const double swing = wave * (1 - 0.5 * t) * std::sin(2 * kPi * loops * t + phase);
    py = y + swing + 0.3 * wave * std::sin(2 * kPi * other * t);
    px = x + width * t + lean * (y - py) + 0.12 * width * std::sin(2 * kPi * loops * t);
    const int reach = static_cast<int>(pen) + 1;
    const int cx = static_cast<int>(px), cy = static_cast<int>(py);
    ForEachPixel(pix, cx - reach, cy - reach, cx + reach + 1, cy + reach + 1,
                 [&](int qx, int qy, double* rgb) {
                   // Strokes lie over each other: ink is set by the darkest, or repeated steps
                   // would make it black.
                   const double ink = 0.85 * Band(std::hypot(qx + 0.5 - px, qy + 0.5 - py), pen);
                   for (int c = 0; c < 3; ++c)
                     rgb[c] = std::min(rgb[c], 255 * (1 - ink + ink * blue[c]));
                 });
  }
}

}  // namespace capdo::scans
