#include "readers/ocr_leaders.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace capdo::readers::ocr {

namespace {

constexpr std::size_t kLeastDots = 8;      // three are an ellipsis; fewer come about by chance
constexpr double kLeastDot = 0.2, kMostDot = 0.65;      // millimetres; of letters of 7 to 18 points
constexpr double kLeastPitch = 0.55, kMostPitch = 2.4;  // millimetres between the middles of two dots
constexpr double kUnequal = 0.2;           // of the pitch, and of the size
constexpr double kPixel = 1.0;             // what the grid of the scanner makes unequal by itself
constexpr double kOneInLost = 6;           // of so many dots one may be missing
constexpr double kEdge = 4;                // millimetres; no printer sets type there
constexpr double kAbove = 2.2, kBelow = 0.9;  // millimetres around a row where no other line of text comes
constexpr double kBeside = 9;              // millimetres to the letters whose line it is
constexpr double kAloneLength = 15;        // millimetres
constexpr double kLetter = 1.1, kMostLetter = 6;  // millimetres of height

class Finder {
 public:
  Finder(const std::vector<Stroke>& strokes, int width, int height, int dpi, const std::vector<document::Box>& stamps)
      : width_(width), height_(height), mm_(dpi / 25.4), stamps_(stamps), all_(strokes) {
    std::sort(all_.begin(), all_.end(), [](const Stroke& a, const Stroke& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    for (const Stroke& stroke : all_) {
      tallest_ = std::max(tallest_, stroke.h <= kMostLetter * mm_ ? stroke.h : 0);
      const int most = std::max(stroke.w, stroke.h), least = std::min(stroke.w, stroke.h);
      if (most <= kMostDot * mm_ + 0.5 && most >= kLeastDot * mm_ && most <= 2 * least + kPixel) dots_.push_back(stroke);
    }
    // Dots of one row have nearly one height; a row is looked for in bands of the height of two dots.
    band_ = std::max(1, static_cast<int>(kMostDot * mm_ + 0.5));
    std::stable_sort(dots_.begin(), dots_.end(), [this](const Stroke& a, const Stroke& b) {
      return Band(a) != Band(b) ? Band(a) < Band(b) : a.x < b.x;
    });
    used_.assign(dots_.size(), false);
  }

  std::vector<std::vector<Stroke>> Rows() {
    std::vector<std::vector<Stroke>> rows;
    for (std::size_t i = 0; i < dots_.size(); ++i) {
      if (used_.at(i)) continue;
      const std::vector<std::size_t> chain = Chain(i);
      if (chain.size() < kLeastDots) continue;
      for (std::size_t at = 0; at + kLeastDots <= chain.size();) {
        const std::size_t end = EndOfRun(chain, at);
        std::vector<Stroke> row;
        for (std::size_t k = at; k < end; ++k) row.push_back(dots_.at(chain.at(k)));
        at = end - at >= kLeastDots ? end : at + 1;
        if (row.size() < kLeastDots || !OneSize(row) || !IsStraight(row) || !HasPlace(row)) continue;
        rows.push_back(std::move(row));
      }
      for (std::size_t k : chain) used_.at(k) = true;
    }
    return rows;
  }

 private:
  static double Middle(const Stroke& dot) { return dot.x + dot.w / 2.0; }
  int Band(const Stroke& dot) const { return (dot.y + dot.h / 2) / band_; }

  // Dots that follow each other from `first` to the right, at any distance that a pitch may have. The row may lie
  // across two bands.
  std::vector<std::size_t> Chain(std::size_t first) const {
    std::vector<std::size_t> chain = {first};
    const double most = 2 * kMostPitch * mm_;
    for (;;) {
      const Stroke& last = dots_.at(chain.back());
      const int middle = last.y + last.h / 2;
      std::size_t next = dots_.size();
      for (const int band : {middle / band_ - 1, middle / band_, middle / band_ + 1}) {
        auto at = std::partition_point(dots_.begin(), dots_.end(), [&](const Stroke& other) {
          return Band(other) != band ? Band(other) < band : other.x <= last.x;
        });
        for (; at != dots_.end() && Band(*at) == band && Middle(*at) <= Middle(last) + most; ++at) {
          const auto k = static_cast<std::size_t>(at - dots_.begin());
          if (used_.at(k) || std::abs(at->y + at->h / 2 - middle) > band_ / 2 + 1) continue;
          if (next == dots_.size() || at->x < dots_.at(next).x) next = k;
          break;
        }
      }
      if (next == dots_.size()) return chain;
      chain.push_back(next);
    }
  }

  // Behind the last dot of the run with one pitch that begins at `at`.
  std::size_t EndOfRun(const std::vector<std::size_t>& chain, std::size_t at) const {
    double first = 0, last = 0, steps = 0, lost = 0;
    std::size_t end = at + 1;
    first = last = Middle(dots_.at(chain.at(at)));
    for (; end < chain.size(); ++end) {
      const double here = Middle(dots_.at(chain.at(end))), step = here - last;
      const double pitch = steps > 0 ? (last - first) / steps : step;
      if (pitch < kLeastPitch * mm_ || pitch > kMostPitch * mm_) break;
      const double slack = std::max(kPixel, kUnequal * pitch);
      const bool next = std::abs(step - pitch) <= slack;
      const bool one_lost = !next && steps >= 3 && std::abs(step - 2 * pitch) <= slack && (lost + 1) * kOneInLost <= steps + kOneInLost;
      if (!next && !one_lost) break;
      lost += one_lost ? 1 : 0;
      steps += one_lost ? 2 : 1;
      last = here;
    }
    return end;
  }

  bool OneSize(const std::vector<Stroke>& row) const {
    std::vector<int> sizes;
    for (const Stroke& dot : row) sizes.push_back(std::max(dot.w, dot.h));
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    const double usual = sizes.at(sizes.size() / 2), slack = std::max(kPixel, kUnequal * usual);
    const auto equal = std::count_if(row.begin(), row.end(), [&](const Stroke& dot) {
      return std::abs(std::max(dot.w, dot.h) - usual) <= slack;
    });
    return equal * 10 >= static_cast<std::ptrdiff_t>(row.size()) * 9;
  }

  // Around the line of best fit, which may lean as little as the scan may.
  bool IsStraight(const std::vector<Stroke>& row) const {
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (const Stroke& dot : row) {
      const double x = Middle(dot) - Middle(row.front()), y = dot.bottom();
      n += 1, sx += x, sy += y, sxx += x * x, sxy += x * y;
    }
    const double across = n * sxx - sx * sx, slope = across > 0 ? (n * sxy - sx * sy) / across : 0;
    if (std::abs(slope) > 0.02) return false;
    const double base = (sy - slope * sx) / n;
    double off = 0;
    for (const Stroke& dot : row) {
      const double by = dot.bottom() - base - slope * (Middle(dot) - Middle(row.front()));
      off += by * by;
    }
    return std::sqrt(off / n) <= std::max(0.6, 0.06 * mm_);
  }

  // Where it stands: what else is around it.
  bool HasPlace(const std::vector<Stroke>& row) const {
    const int left = row.front().x, right = row.back().right();
    int top = row.front().y, bottom = row.front().bottom();
    for (const Stroke& dot : row) top = std::min(top, dot.y), bottom = std::max(bottom, dot.bottom());
    const double edge = kEdge * mm_;
    if (left < edge || top < edge || right > width_ - edge || bottom > height_ - edge) return false;
    const double x = (left + right) / 2.0, y = (top + bottom) / 2.0;
    for (const document::Box& stamp : stamps_) {
      // One end is enough: a row that runs into a stamp cannot be told from its ring.
      for (const double at : {static_cast<double>(left), x, static_cast<double>(right)})
        if (at >= stamp.left && at <= stamp.right && y >= stamp.top && y <= stamp.bottom) return false;
    }
    int specks = 0, over = 0;
    bool beside = false;
    const int from = static_cast<int>(top - std::max(kAbove * mm_, static_cast<double>(tallest_)));
    auto at = std::lower_bound(all_.begin(), all_.end(), from, [](const Stroke& stroke, int line) { return stroke.y < line; });
    for (; at != all_.end() && at->y < bottom + kBelow * mm_; ++at) {
      if (at->bottom() <= top - kAbove * mm_) continue;
      const bool inside = at->right() > left && at->x < right;
      const bool small = std::max(at->w, at->h) < kLetter * mm_;
      if (inside) {
        const bool own = at->y >= top && at->bottom() <= bottom && small;
        if (own && IsOf(row, *at)) continue;
        ++(small ? specks : over);
        continue;
      }
      const double gap = at->x >= right ? at->x - right : left - at->right();
      const bool letter = at->h >= kLetter * mm_ && at->h <= kMostLetter * mm_;
      if (letter && gap <= kBeside * mm_ && std::abs(at->bottom() - bottom) <= 0.4 * mm_) beside = true;
    }
    const int dots = static_cast<int>(row.size());
    if (beside) return over == 0 && specks * 4 <= dots;
    return over == 0 && specks * 8 <= dots && right - left >= kAloneLength * mm_;
  }

  static bool IsOf(const std::vector<Stroke>& row, const Stroke& stroke) {
    const auto at = std::lower_bound(row.begin(), row.end(), stroke.x, [](const Stroke& dot, int x) { return dot.x < x; });
    return at != row.end() && at->x == stroke.x && at->y == stroke.y;
  }

  int width_, height_;
  double mm_;  // in pixels
  const std::vector<document::Box>& stamps_;
  std::vector<Stroke> all_, dots_;
  std::vector<bool> used_;
  int tallest_ = 0, band_ = 1;
};

}  // namespace

std::vector<std::vector<Stroke>> FindLeaders(const std::vector<Stroke>& strokes, int width, int height, int dpi,
                                             const std::vector<document::Box>& stamps) {
  return Finder(strokes, width, height, dpi, stamps).Rows();
}

}  // namespace capdo::readers::ocr
