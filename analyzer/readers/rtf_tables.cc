#include "readers/rtf_tables.h"

#include <algorithm>

namespace capdo::readers {
namespace {

constexpr std::size_t kMostCells = 512;
constexpr double kMostTwips = 1e6;

}  // namespace

int RtfCodePage(int charset) {
  switch (charset) {
    case 0: return 1252;
    case 128: return 932;
    case 129: return 949;
    case 134: return 936;
    case 136: return 950;
    case 161: return 1253;
    case 162: return 1254;
    case 163: return 1258;
    case 177: return 1255;
    case 178: return 1256;
    case 186: return 1257;
    case 204: return 1251;
    case 222: return 874;
    case 238: return 1250;
    default: return 0;
  }
}

std::optional<Rgb> RtfColour::rgb() const {
  if (red < 0 && green < 0 && blue < 0) return std::nullopt;
  const auto part = [](int value) { return static_cast<Rgb>(std::clamp(value, 0, 255)); };
  return part(red) << 16 | part(green) << 8 | part(blue);
}

std::optional<Rgb> RtfTables::Colour(int index) const {
  return index > 0 && static_cast<std::size_t>(index) < colours.size() ? colours[static_cast<std::size_t>(index)].rgb() : std::nullopt;
}

bool RtfShade::Take(std::string_view word, int number) {
  if (word == "cbpat") {
    behind = number;
  } else if (word == "cfpat") {
    dots = number;
  } else if (word == "shading" || word == "shdng") {
    share = std::clamp(number, 0, 10'000);
  } else if (word.starts_with("bg")) {
    hatched = true;
  } else {
    return false;
  }
  return true;
}

Shade RtfShade::Of(const RtfTables& tables) const {
  return hatched ? Shade::Unknown() : Patterned(tables.Colour(dots), tables.Colour(behind), share / 10'000.0);
}

bool RtfRow::Take(std::string_view word, int number) {
  if (word == "trhdr") {
    header_ = true;
  } else if (word == "trleft") {
    if (cells_.empty()) left_ = std::clamp<double>(number, -kMostTwips, kMostTwips);
  } else if (word == "clvmgf") {
    next_.vertical = Merge::kStart;
  } else if (word == "clvmrg") {
    next_.vertical = Merge::kContinue;
  } else if (word == "clmgf") {
    next_.horizontal = Merge::kStart;
  } else if (word == "clmrg") {
    next_.horizontal = Merge::kContinue;
  } else if (word.starts_with("cl") && next_shade_.Take(word.substr(2), number)) {
    return true;
  } else if (word == "trrh") {
    too_low_ = IsTooLow(number / -20.0);  // an exact height is negative
  } else if (word == "clbrdrt" || word == "clbrdrb" || word == "clbrdrl" || word == "clbrdrr") {
    cell_border_ = true;
    row_border_ = false;
  } else if (word.starts_with("trbrdr")) {
    row_border_ = true;
    cell_border_ = false;
  } else if (word.starts_with("brdr") && word != "brdrw" && word != "brdrcf") {
    // Behind the side comes the kind of line.
    if (word == "brdrnone" || word == "brdrnil" || word == "brdrtbl") {
      cell_border_ = row_border_ = false;
      return true;
    }
    edges_ += cell_border_ ? 1 : 0;
    row_edges_ += row_border_ ? 1 : 0;
    const bool ours = cell_border_ || row_border_;
    cell_border_ = row_border_ = false;
    return ours;
  } else if (word == "cellx") {
    if (cells_.size() >= kMostCells) return true;
    next_.left = left_;
    next_.right = std::clamp<double>(number, -kMostTwips, kMostTwips);
    left_ = next_.right;
    next_.bordered = edges_ >= 2 || row_edges_ >= 4;
    cells_.push_back(next_);
    shades_.push_back(next_shade_);
    next_ = {};
    edges_ = 0;
    next_shade_ = {};
    cell_border_ = false;
  } else {
    return false;
  }
  return true;
}

}  // namespace capdo::readers
