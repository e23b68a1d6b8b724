// What a person can still read: one rule for every reader. Letters that fail it are hidden text.
//
// Only what is certain hides letters: an automatic colour is one that can be read, and what stands behind letters may
// be unknown (a picture, the shape of a text box).
#ifndef CAPDO_READERS_LEGIBILITY_H_
#define CAPDO_READERS_LEGIBILITY_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace capdo::readers {

using Rgb = std::uint32_t;  // 0xRRGGBB

inline constexpr Rgb kPaper = 0xFFFFFF;
inline constexpr double kLeastPoints = 3;     // of letters, of the line or the row that holds them
inline constexpr bool IsTooLow(double points) { return points > 0 && points < kLeastPoints; }  // 0 is no height at all
// How far indents push a paragraph aside, in points: to the right by the left one, to the left by both. As much as the paper
// is wide: off it.
inline constexpr double PushedAside(double left, double right) { return left > 0 ? left : -left < right ? -left : right; }
inline constexpr double kLeastScale = 10;     // percent of the letters' own width
inline constexpr double kLeastOpacity = 0.1;
inline constexpr double kLeastContrast = 1.2; // as WCAG has it: 1 is the same, 21 black on white

// "1F3864", "#1f3864"
std::optional<Rgb> ParseColour(std::string_view hex);
double Contrast(Rgb a, Rgb b);
// Whether letters of this colour are lost in what is behind them: the contrast is too low, and it is no other hue.
bool Blends(Rgb letters, Rgb behind);

// `over` in dots that cover this share of `under`.
Rgb Mixed(Rgb over, Rgb under, double share);

// What one place states to be behind letters.
struct Shade {
  enum class Kind { kClear, kColour, kUnknown };
  Kind kind = Kind::kClear;
  Rgb rgb = 0;

  static Shade Of(Rgb rgb) { return {Kind::kColour, rgb}; }
  static Shade Unknown() { return {Kind::kUnknown, 0}; }
  bool clear() const { return kind == Kind::kClear; }
};

// A pattern that covers `share` of what is behind it; without colours black dots on what stands there.
Shade Patterned(std::optional<Rgb> dots, std::optional<Rgb> behind, double share);

// The colour of white paper under `behind`, of which the first that is not clear covers the others; none if unknown.
std::optional<Rgb> Backdrop(std::initializer_list<Shade> behind);

// Whether letters are lost on Backdrop(behind); `ink` is empty for an automatic colour.
bool IsLost(std::optional<Rgb> ink, std::initializer_list<Shade> behind);

// The same for letters that may be marked with a highlighter. Unlike on shading, an automatic colour is black on it.
bool IsLostMarked(std::optional<Rgb> ink, Shade highlight, std::initializer_list<Shade> behind);

// The sixteen colours that Word counts from 1 (black); empty for automatic (0) and others.
std::optional<Rgb> WordColour(int number);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_LEGIBILITY_H_
