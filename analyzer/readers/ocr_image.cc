#include "readers/ocr_image.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include "readers/ocr_leaders.h"

namespace capdo::readers::ocr {

namespace {

// Below 200 dpi letters lose their marks; above 300 nothing is gained but time.
constexpr int kLeastDpi = 200, kBestDpi = 300, kMostDpi = 400;
constexpr double kLeastSkew = 0.15;       // degrees; lines are level enough below
constexpr double kMostSkew = 8.0;
constexpr double kSealMillimetres = 13;   // both sides; no line of text is so high
constexpr int kColourDistance = 45;       // of blue over red, for ink of a pen
constexpr int kFaintRed = 30;             // of red over green and blue, for ink of a seal: it only chooses the channel
constexpr double kPenWidth = 13, kPenHeight = 8;  // millimetres; printed letters in blue are lower
constexpr double kStraightMillimetres = 6, kStraightShare = 0.5;  // of its ink: more is a frame, not a hand
constexpr double kPenShare = 0.35;        // of its box: more is an area in blue
constexpr double kRuleMillimetres = 9;    // shorter strokes are letters, underlines of a word
constexpr double kSideMillimetres = 3.5;  // of a row of one line, between two rules
constexpr double kRuleThickness = 1.3;    // millimetres
constexpr double kMostArc = 15;           // millimetres of a ring of 40 that look straight
constexpr double kBarOfLetters = 35;      // millimetres; more capitals T never stand side by side
constexpr int kMostStrokes = 60'000;      // of one page; rubbish has more

Picture Own(Pix* pix) { return Picture(pix); }

int Pixels(double millimetres, int dpi) { return std::max(1, static_cast<int>(millimetres / 25.4 * dpi + 0.5)); }

// Leptonica's `pixDeskew` picks its own limits; this one says by how much.
double FindSkew(const Picture& grey, int dpi) {
  Picture binary = Own(pixConvertTo1(grey.get(), 160));
  if (!binary) return 0;
  l_float32 angle = 0, confidence = 0;
  const int reduction = dpi >= 250 ? 4 : 2;
  if (pixFindSkewSweepAndSearch(binary.get(), &angle, &confidence, reduction, 2, kMostSkew, 1.0F, 0.02F) != 0) return 0;
  return confidence >= 2.5F && std::abs(angle) >= kLeastSkew ? angle : 0;
}

// The pixels whose red, green and blue are such; none where there is no memory.
template <typename IsSuch>
Picture MaskOf(Pix* colour, IsSuch is_such) {
  l_int32 width = 0, height = 0;
  pixGetDimensions(colour, &width, &height, nullptr);
  Picture mask = Own(pixCreate(width, height, 1));
  for (l_int32 y = 0; mask && y < height; ++y) {
    const l_uint32* line = pixGetData(colour) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(colour);
    l_uint32* out = pixGetData(mask.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(mask.get());
    for (l_int32 x = 0; x < width; ++x) {
      l_int32 r = 0, g = 0, b = 0;
      extractRGBValues(line[x], &r, &g, &b);
      if (is_such(r, g, b)) SET_DATA_BIT(out, x);
    }
  }
  return mask;
}

// Where red or violet ink lies that is larger than letters: round seals, stamps of receipt.
Boxa* FindSeals(Pix* colour, int dpi) {
  const Picture mask = MaskOf(colour, [](l_int32 r, l_int32 g, l_int32 b) { return r - g > kFaintRed && r - b > kFaintRed / 2; });
  if (!mask) return nullptr;
  // A stamp that was pressed lightly is red in pieces; single pixels are noise of the scanner.
  const int close = Pixels(2.5, dpi);
  const Picture calm = Own(pixOpenBrick(nullptr, mask.get(), 2, 2));
  Picture joined = calm ? Own(pixCloseSafeBrick(nullptr, calm.get(), close, close)) : nullptr;
  if (!joined) return nullptr;
  Boxa* all = pixConnCompBB(joined.get(), 8);
  if (all == nullptr) return nullptr;
  const int least = Pixels(kSealMillimetres, dpi);
  Boxa* seals = boxaSelectBySize(all, least, least, L_SELECT_IF_BOTH, L_SELECT_IF_GTE, nullptr);
  boxaDestroy(&all);
  return seals;
}

// Signatures in blue run over the office and the name of the signer: their strokes become paper, what is printed in black
// stays. Frames of stamps, tables and drawings are straight, and stay, too.
void TakePen(Pix* colour, int dpi, const Picture& grey) {
  const l_int32 width = pixGetWidth(colour), height = pixGetHeight(colour);
  const Picture mask =
      MaskOf(colour, [](l_int32 r, l_int32 g, l_int32 b) { return b - r > kColourDistance && b - g > kColourDistance / 2; });
  l_int32 blue = 0;
  if (!mask || pixCountPixels(mask.get(), &blue, nullptr) != 0) return;
  if (blue < Pixels(kPenWidth, dpi)) return;
  const int close = Pixels(0.6, dpi), straight = Pixels(kStraightMillimetres, dpi);
  const Picture joined = Own(pixCloseSafeBrick(nullptr, mask.get(), close, close));
  Pixa* strokes = nullptr;
  Boxa* boxes = joined ? pixConnComp(joined.get(), &strokes, 8) : nullptr;
  const int count = boxes == nullptr || strokes == nullptr ? 0 : boxaGetCount(boxes);
  const auto box_of = [&](int i) {
    l_int32 left = 0, top = 0, w = 0, h = 0;
    boxaGetBoxGeometry(boxes, i, &left, &top, &w, &h);
    return Stroke{left, top, w, h};
  };
  const auto by_hand = [&](Pix* stroke, double most_ink) {
    l_int32 ink = 0;
    if (pixCountPixels(stroke, &ink, nullptr) != 0 || ink > most_ink) return false;
    const auto straight_ink = [&](int along, int across) {
      const Picture lines = Own(pixOpenBrick(nullptr, stroke, along, across));
      l_int32 some = ink;
      if (lines) pixCountPixels(lines.get(), &some, nullptr);
      return some;
    };
    return straight_ink(straight, 1) + straight_ink(1, straight) <= kStraightShare * ink;
  };
  const auto erase = [&](Pix* stroke, const Stroke& box) {
    const Picture wide = Own(pixAddBorder(stroke, 2, 0));
    const Picture around = wide ? Own(pixDilateBrick(nullptr, wide.get(), 5, 5)) : nullptr;
    if (!around) return;
    for (l_int32 y = std::max(0, box.y - 2); y < std::min(height, box.bottom() + 2); ++y) {
      const l_uint32* line = pixGetData(colour) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(colour);
      const l_uint32* near = pixGetData(around.get()) + static_cast<std::ptrdiff_t>(y - box.y + 2) * pixGetWpl(around.get());
      l_uint32* out = pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey.get());
      for (l_int32 x = std::max(0, box.x - 2); x < std::min(width, box.right() + 2); ++x) {
        l_int32 r = 0, g = 0, b = 0;
        extractRGBValues(line[x], &r, &g, &b);
        // Black under the pen keeps little of its blue.
        if (GET_DATA_BIT(near, x - box.x + 2) != 0 && b - r > kColourDistance / 2 && b > 100) SET_DATA_BYTE(out, x, 255);
      }
    }
  };
  // What a seal or a letter parts from a long stroke lies beside it.
  std::vector<Stroke> large;
  for (int i = 0; i < count; ++i) {
    const Stroke box = box_of(i);
    if (box.w < Pixels(kPenWidth, dpi) || box.h < Pixels(kPenHeight, dpi)) continue;
    const Picture stroke = Own(pixaGetPix(strokes, i, L_CLONE));
    if (!stroke || !by_hand(stroke.get(), kPenShare * box.w * box.h)) continue;
    erase(stroke.get(), box);
    large.push_back(box);
  }
  const int beside = Pixels(3.0, dpi);
  for (int i = 0; !large.empty() && i < std::min(count, kMostStrokes); ++i) {
    const Stroke box = box_of(i);
    const bool part = std::any_of(large.begin(), large.end(), [&](const Stroke& pen) {
      return box.w <= pen.w && box.h <= pen.h && box.right() >= pen.x - beside && box.bottom() >= pen.y - beside &&
             box.x <= pen.right() + beside && box.y <= pen.bottom() + beside;
    });
    const Picture stroke = Own(part ? pixaGetPix(strokes, i, L_CLONE) : nullptr);
    if (stroke && by_hand(stroke.get(), 1.0 * box.w * box.h)) erase(stroke.get(), box);
  }
  pixaDestroy(&strokes);
  boxaDestroy(&boxes);
}

// Grey by brightness, without strokes of a blue pen; under seals the red channel, in which red ink is as bright as the paper.
Picture ToGrey(const Picture& page, int dpi, bool scan, std::vector<document::Box>& taken) {
  if (pixGetDepth(page.get()) != 32) return Own(pixConvertTo8(page.get(), 0));
  Picture grey = Own(pixConvertRGBToLuminance(page.get()));
  if (!scan || !grey) return grey;
  Boxa* seals = FindSeals(page.get(), dpi);
  const int count = seals == nullptr ? 0 : boxaGetCount(seals);
  if (count > 0) {
    Picture red = Own(pixGetRGBComponent(page.get(), COLOR_RED));
    for (int i = 0; i < count && red; ++i) {
      l_int32 x = 0, y = 0, w = 0, h = 0;
      boxaGetBoxGeometry(seals, i, &x, &y, &w, &h);
      const int more = Pixels(1.0, dpi);
      x = std::max(0, x - more);
      y = std::max(0, y - more);
      pixRasterop(grey.get(), x, y, w + 2 * more, h + 2 * more, PIX_SRC, red.get(), x, y);
      taken.push_back({static_cast<double>(x), static_cast<double>(y), static_cast<double>(x + w + 2 * more),
                       static_cast<double>(y + h + 2 * more)});
    }
  }
  boxaDestroy(&seals);
  TakePen(page.get(), dpi, grey);
  return grey;
}

// An even, white background: shadows of a photocopier, uneven light of a phone.
Picture Even(Picture grey) {
  if (WidthOf(grey) < 100 || HeightOf(grey) < 100) return grey;
  Picture even = Own(pixBackgroundNorm(grey.get(), nullptr, nullptr, 20, 30, 80, 60, 210, 2, 1));
  return even ? std::move(even) : std::move(grey);
}

// Single dark or bright dots: the share of pixels that differ much from all their neighbours.
bool IsSpeckled(const Picture& grey) {
  const int width = WidthOf(grey), height = HeightOf(grey);
  int looked = 0, lone = 0;
  for (int y = 1; y + 1 < height; y += 3) {
    const l_uint32* rows[3];
    for (int k = 0; k < 3; ++k)
      rows[k] = pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y - 1 + k) * pixGetWpl(grey.get());
    for (int x = 1; x + 1 < width; x += 3) {
      const int here = GET_DATA_BYTE(rows[1], x);
      int darkest = 255, brightest = 0;
      for (int k = 0; k < 9; ++k) {
        if (k == 4) continue;
        const int there = GET_DATA_BYTE(rows[k / 3], x - 1 + k % 3);
        darkest = std::min(darkest, there);
        brightest = std::max(brightest, there);
      }
      ++looked;
      if (here + 60 < darkest || here > brightest + 60) ++lone;
    }
  }
  return looked > 0 && lone * 1000 > looked;
}

std::vector<Stroke> Strokes(Pix* bits, int most) {
  std::vector<Stroke> out;
  Boxa* boxes = pixConnCompBB(bits, 8);
  const int count = boxes == nullptr ? 0 : std::min<int>(boxaGetCount(boxes), most);
  out.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    Stroke& stroke = out.at(static_cast<std::size_t>(i));
    boxaGetBoxGeometry(boxes, i, &stroke.x, &stroke.y, &stroke.w, &stroke.h);
  }
  boxaDestroy(&boxes);
  return out;
}

// White over a line and one pixel around it.
void Erase(const Picture& grey, Pix* lines, const Stroke& stroke) {
  const int x = std::max(0, stroke.x - 1), y = std::max(0, stroke.y - 1);
  Box* box = boxCreate(x, y, stroke.w + 2, stroke.h + 2);
  const Picture piece = Own(pixClipRectangle(lines, box, nullptr));
  boxDestroy(&box);
  const Picture wide = piece ? Own(pixDilateBrick(nullptr, piece.get(), 3, 3)) : nullptr;
  if (wide) pixSetMaskedGeneral(grey.get(), wide.get(), 255, x, y);
}

// The side of a low row: shorter than other lines, but it stands between two of them.
bool JoinsRules(const Stroke& side, const std::vector<PixelRule>& rules, int near) {
  bool top = false, bottom = false;
  for (const PixelRule& rule : rules) {
    if (!rule.horizontal || rule.from > side.x + side.w + near || rule.to < side.x - near) continue;
    top = top || std::abs(rule.at - side.y) <= near;
    bottom = bottom || std::abs(rule.at - (side.y + side.h)) <= near;
  }
  return top && bottom;
}

// The bars of "TTTT" lie in one line, too: letters hang from it, or stand on it, closer than the sides of cells.
bool IsBarOfLetters(Pix* binary, const Stroke& bar, int dpi) {
  if (bar.w > Pixels(kBarOfLetters, dpi)) return false;
  const int width = pixGetWidth(binary), height = pixGetHeight(binary);
  int most = 0;
  for (const int y : {bar.y - 3, bar.y + bar.h + 2}) {
    if (y < 0 || y >= height) continue;
    const l_uint32* row = pixGetData(binary) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(binary);
    int runs = 0;
    bool in = false;
    for (int x = std::max(0, bar.x); x < std::min(width, bar.x + bar.w); ++x) {
      const bool dark = GET_DATA_BIT(row, x) != 0;
      if (dark && !in) ++runs;
      in = dark;
    }
    most = std::max(most, runs);
  }
  return most >= 3 && most * Pixels(5.0, dpi) > bar.w;
}

// The arc of a seal's ring is nearly straight for some way: a short upright stroke in a seal is the side of a cell only where
// the table has another one over or under it.
bool IsArcOfSeal(const PixelRule& rule, const std::vector<PixelRule>& rules, const std::vector<document::Box>& seals, int dpi) {
  if (rule.horizontal || rule.to - rule.from > Pixels(kMostArc, dpi)) return false;
  const double middle = (rule.from + rule.to) / 2, beside = Pixels(2.0, dpi);  // the ring is the edge of the box
  const bool in_seal = std::any_of(seals.begin(), seals.end(), [&](const document::Box& seal) {
    return rule.at > seal.left - beside && rule.at < seal.right + beside && middle > seal.top - beside && middle < seal.bottom + beside;
  });
  return in_seal && std::none_of(rules.begin(), rules.end(), [&](const PixelRule& other) {
           return &other != &rule && !other.horizontal && std::abs(other.at - rule.at) < Pixels(0.6, dpi);
         });
}

// Straight lines of tables are taken out and handed over.
void TakeRules(Picture& grey, int dpi, const std::vector<document::Box>& seals, std::vector<PixelRule>& rules) {
  const Picture binary = Own(pixConvertTo1(grey.get(), 170));
  // A line that is not quite level steps from row to row: closing first joins the steps.
  const Picture closed = binary ? Own(pixCloseSafeBrick(nullptr, binary.get(), 3, 3)) : nullptr;
  if (!closed) return;
  const int length = Pixels(kRuleMillimetres, dpi), side = Pixels(kSideMillimetres, dpi);
  const int thick = Pixels(kRuleThickness, dpi), near = Pixels(1.0, dpi);
  for (const bool horizontal : {true, false}) {
    const Picture lines = Own(horizontal ? pixOpenBrick(nullptr, closed.get(), length, 1)
                                         : pixOpenBrick(nullptr, closed.get(), 1, side));
    if (!lines) return;
    for (const Stroke& stroke : Strokes(lines.get(), kMostStrokes)) {
      const int along = horizontal ? stroke.w : stroke.h, across = horizontal ? stroke.h : stroke.w;
      // Thick bars and pictures are no rules; a long line may lean a little.
      if (across > thick && across * 40 > along) continue;
      if (horizontal && IsBarOfLetters(binary.get(), stroke, dpi)) continue;
      if (along < length && (horizontal || !JoinsRules(stroke, rules, near))) continue;
      if (horizontal) {
        rules.push_back({true, stroke.y + stroke.h / 2.0, static_cast<double>(stroke.x),
                         static_cast<double>(stroke.x + stroke.w)});
      } else {
        rules.push_back({false, stroke.x + stroke.w / 2.0, static_cast<double>(stroke.y),
                         static_cast<double>(stroke.y + stroke.h)});
      }
      Erase(grey, lines.get(), stroke);
    }
  }
  std::vector<PixelRule> straight;
  for (const PixelRule& rule : rules)
    if (!IsArcOfSeal(rule, rules, seals, dpi)) straight.push_back(rule);
  rules = std::move(straight);
}

// Rows of dots are read as any letters: they are taken out, and told as what they are. Dots that are printed closely run
// into each other unless only their darkest part counts; faint ones are seen only if nearly every gray does. What parts
// most dots is right for the page.
void TakeLeaders(Picture& grey, int dpi, const std::vector<document::Box>& seals, std::vector<document::Box>& leaders) {
  std::vector<std::vector<Stroke>> rows;
  std::size_t most = 0;
  for (const int threshold : {170, 130, 100}) {
    const Picture binary = Own(pixConvertTo1(grey.get(), threshold));
    if (!binary) return;
    std::vector<std::vector<Stroke>> found = FindLeaders(Strokes(binary.get(), kMostStrokes), WidthOf(grey), HeightOf(grey), dpi, seals);
    std::size_t dots = 0;
    for (const std::vector<Stroke>& row : found) dots += row.size();
    if (dots <= most) continue;
    most = dots;
    rows = std::move(found);
  }
  for (const std::vector<Stroke>& row : rows) {
    document::Box box = {static_cast<double>(row.front().x), static_cast<double>(row.front().y),
                         static_cast<double>(row.back().right()), static_cast<double>(row.back().bottom())};
    for (const Stroke& dot : row) {
      box.top = std::min(box.top, static_cast<double>(dot.y));
      box.bottom = std::max(box.bottom, static_cast<double>(dot.bottom()));
      pixRasterop(grey.get(), dot.x - 2, dot.y - 2, dot.w + 4, dot.h + 4, PIX_SET, nullptr, 0, 0);
    }
    leaders.push_back(box);
  }
}

// Where the boxes lie after the picture was scaled and turned clockwise around its middle.
void Follow(std::vector<document::Box>& boxes, double scale, double radians, const Picture& grey) {
  const double middle_x = WidthOf(grey) / 2.0, middle_y = HeightOf(grey) / 2.0;
  const double sine = std::sin(radians), cosine = std::cos(radians);
  for (document::Box& box : boxes) {
    const double width = (box.right - box.left) * scale / 2, height = (box.bottom - box.top) * scale / 2;
    const double x = box.left * scale + width - middle_x, y = box.top * scale + height - middle_y;
    const double at_x = middle_x + x * cosine - y * sine, at_y = middle_y + x * sine + y * cosine;
    box = {at_x - width, at_y - height, at_x + width, at_y + height};
  }
}

double InkOf(const Picture& grey) {
  Picture binary = Own(pixConvertTo1(grey.get(), 150));
  l_int32 dark = 0;
  if (!binary || pixCountPixels(binary.get(), &dark, nullptr) != 0) return 0;
  return static_cast<double>(dark) / (static_cast<double>(WidthOf(grey)) * HeightOf(grey));
}

}  // namespace

void PixDeleter::operator()(Pix* pix) const { pixDestroy(&pix); }

bool IsBlank(const Picture& picture, const std::vector<document::Box>& but) {
  constexpr int kSameShade = 12;         // of 256; what JPEG makes of one colour
  constexpr double kLeastDrawn = 0.0005;  // share of the pixels; three thin lines are ten times as much
  const Picture grey = Own(pixConvertTo8(picture.get(), 0));
  if (!grey) return false;
  const l_int32 width = pixGetWidth(grey.get()), height = pixGetHeight(grey.get());
  const l_int32 x_edge = width / 10, y_edge = height / 10;
  const Picture left_out = Own(pixCreate(width, height, 1));
  if (!left_out) return false;
  for (const document::Box& box : but) {
    const l_int32 x = static_cast<l_int32>(std::clamp(box.left, 0.0, 1.0 * width)), y = static_cast<l_int32>(std::clamp(box.top, 0.0, 1.0 * height));
    const l_int32 right = static_cast<l_int32>(std::clamp(box.right + 1, 0.0, 1.0 * width)), bottom = static_cast<l_int32>(std::clamp(box.bottom + 1, 0.0, 1.0 * height));
    if (right > x && bottom > y) pixRasterop(left_out.get(), x, y, right - x, bottom - y, PIX_SET, nullptr, 0, 0);
  }
  std::array<std::int64_t, 256> count{};
  std::int64_t all = 0;
  for (l_int32 y = y_edge; y < height - y_edge; ++y) {
    const l_uint32* line = pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey.get());
    const l_uint32* out = pixGetData(left_out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(left_out.get());
    for (l_int32 x = x_edge; x < width - x_edge; ++x) {
      if (GET_DATA_BIT(out, x) != 0) continue;
      ++count.at(GET_DATA_BYTE(line, x));
      ++all;
    }
  }
  const auto paper = std::distance(count.begin(), std::max_element(count.begin(), count.end()));
  std::int64_t drawn = 0;
  for (std::ptrdiff_t shade = 0; shade < 256; ++shade)
    if (std::abs(shade - paper) > kSameShade) drawn += count.at(static_cast<std::size_t>(shade));
  return all > 0 && static_cast<double>(drawn) < kLeastDrawn * static_cast<double>(all);
}

int WidthOf(const Picture& picture) { return picture ? pixGetWidth(picture.get()) : 0; }
int HeightOf(const Picture& picture) { return picture ? pixGetHeight(picture.get()) : 0; }

Picture Turned(const Picture& page, int quarters) {
  switch (quarters & 3) {
    case 1: return Own(pixRotate90(page.get(), 1));
    case 2: return Own(pixRotate180(nullptr, page.get()));
    case 3: return Own(pixRotate90(page.get(), -1));
    default: return Own(pixClone(page.get()));
  }
}

CleanPage Clean(const Picture& page, int dpi, bool scan) {
  CleanPage clean;
  std::vector<document::Box> seals;
  Picture grey = ToGrey(page, dpi, scan, seals);
  clean.coloured = !seals.empty();
  if (!grey) return clean;
  if (scan) grey = Even(std::move(grey));
  if (scan && IsSpeckled(grey)) {
    if (Picture calm = Own(pixMedianFilter(grey.get(), 3, 3))) grey = std::move(calm);
  }
  double scale = 1;
  if (dpi < kLeastDpi) scale = static_cast<double>(kBestDpi) / dpi;
  if (dpi > kMostDpi) scale = static_cast<double>(kBestDpi) / dpi;
  // A lie about the resolution must not make a picture of gigabytes.
  const double most = 6000.0 / std::max(1, std::max(WidthOf(grey), HeightOf(grey)));
  if (scale > 1) scale = std::max(1.0, std::min(scale, most));
  if (scale != 1) {
    if (Picture scaled = Own(pixScale(grey.get(), static_cast<l_float32>(scale), static_cast<l_float32>(scale)))) {
      grey = std::move(scaled);
      clean.scale = scale;
    }
  }
  clean.dpi = std::max(70, static_cast<int>(dpi * clean.scale + 0.5));
  if (const double degrees = FindSkew(grey, clean.dpi); degrees != 0) {
    const auto radians = static_cast<l_float32>(degrees * M_PI / 180);
    if (Picture level = Own(pixRotate(grey.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0))) {
      grey = std::move(level);
      clean.skew = radians;
    }
  }
  clean.ink = InkOf(grey);
  Follow(seals, clean.scale, clean.skew, grey);
  TakeRules(grey, clean.dpi, seals, clean.rules);
  TakeLeaders(grey, clean.dpi, seals, clean.leaders);
  clean.grey = std::move(grey);
  return clean;
}

}  // namespace capdo::readers::ocr
