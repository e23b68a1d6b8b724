#include "readers/legibility.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace capdo::readers {
namespace {

constexpr int kSameHue = 64;  // of 255: colours of one brightness that are further apart are told by their hue

int Part(Rgb rgb, int shift) { return static_cast<int>(rgb >> shift & 0xFF); }

double Luminance(Rgb rgb) {
  const auto linear = [](int value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(Part(rgb, 16)) + 0.7152 * linear(Part(rgb, 8)) + 0.0722 * linear(Part(rgb, 0));
}

}  // namespace

std::optional<Rgb> ParseColour(std::string_view hex) {
  if (hex.starts_with('#')) hex.remove_prefix(1);
  Rgb value = 0;
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  if (hex.size() != 6 || error != std::errc() || end != hex.data() + hex.size()) return std::nullopt;
  return value;
}

double Contrast(Rgb a, Rgb b) {
  const double one = Luminance(a) + 0.05, other = Luminance(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

bool Blends(Rgb letters, Rgb behind) {
  for (int shift : {0, 8, 16}) {
    if (std::abs(Part(letters, shift) - Part(behind, shift)) > kSameHue) return false;
  }
  return Contrast(letters, behind) < kLeastContrast;
}

Rgb Mixed(Rgb over, Rgb under, double share) {
  Rgb mixed = 0;
  for (int shift : {0, 8, 16}) {
    const double part = share * Part(over, shift) + (1 - share) * Part(under, shift);
    mixed |= static_cast<Rgb>(std::clamp(part, 0.0, 255.0)) << shift;
  }
  return mixed;
}

Shade Patterned(std::optional<Rgb> dots, std::optional<Rgb> behind, double share) {
  if (share <= 0) return behind ? Shade::Of(*behind) : Shade{};
  return Shade::Of(Mixed(dots.value_or(0x000000), behind.value_or(kPaper), share));
}

std::optional<Rgb> Backdrop(std::initializer_list<Shade> behind) {
  for (const Shade& shade : behind) {
    if (shade.kind == Shade::Kind::kColour) return shade.rgb;
    if (shade.kind == Shade::Kind::kUnknown) return std::nullopt;
  }
  return kPaper;
}

bool IsLost(std::optional<Rgb> ink, std::initializer_list<Shade> behind) {
  const std::optional<Rgb> backdrop = Backdrop(behind);
  return ink && backdrop && Blends(*ink, *backdrop);
}

bool IsLostMarked(std::optional<Rgb> ink, Shade highlight, std::initializer_list<Shade> behind) {
  return highlight.clear() ? IsLost(ink, behind) : IsLost(ink.value_or(0x000000), {highlight});
}

std::optional<Rgb> WordColour(int number) {
  static constexpr std::array<Rgb, 16> kColours = {0x000000, 0x0000FF, 0x00FFFF, 0x00FF00, 0xFF00FF, 0xFF0000, 0xFFFF00, 0xFFFFFF,
                                                   0x000080, 0x008080, 0x008000, 0x800080, 0x800000, 0x808000, 0x808080, 0xC0C0C0};
  if (number < 1 || number > static_cast<int>(kColours.size())) return std::nullopt;
  return kColours.at(static_cast<std::size_t>(number - 1));
}

}  // namespace capdo::readers
