#include "readers/docx_properties.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace capdo::readers {
namespace {

template <typename T>
void Overlay(std::optional<T>& general, const std::optional<T>& specific) {
  if (specific) general = specific;
}

// w:highlight names its colours, in the order in which Word counts them.
Shade HighlightOf(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kNames = {"black", "blue", "cyan", "green", "magenta", "red", "yellow", "white",
                                                              "darkBlue", "darkCyan", "darkGreen", "darkMagenta", "darkRed",
                                                              "darkYellow", "darkGray", "lightGray"};
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  const std::optional<Rgb> rgb = WordColour(static_cast<int>(at - kNames.begin()) + 1);
  return rgb ? Shade::Of(*rgb) : Shade{};
}

std::optional<Rgb> InkOf(const XmlElement& colour) {
  const std::string_view theme = colour.Word("themeColor");
  const std::optional<Rgb> rgb = ParseColour(colour.Word("val"));
  if (!rgb && (theme == "background1" || theme == "light1")) return kPaper;
  return rgb;
}

void ReadIndent(const XmlElement& element, ParagraphProperties& properties) {
  std::string_view left = element.Word("left");
  if (left.empty()) left = element.Word("start");
  if (auto value = ParseLength(left)) properties.left = value;
  std::string_view right = element.Word("right");
  if (right.empty()) right = element.Word("end");
  if (auto value = ParseLength(right)) properties.right = value;
  if (auto value = ParseLength(element.Word("firstLine"))) properties.first_line = value;
  if (auto value = ParseLength(element.Word("hanging"))) properties.first_line = -*value;
}

}  // namespace

void RunProperties::Merge(const RunProperties& specific) {
  Overlay(bold, specific.bold);
  Overlay(italic, specific.italic);
  Overlay(vanish, specific.vanish);
  Overlay(ink, specific.ink);
  Overlay(highlight, specific.highlight);
  Overlay(shade, specific.shade);
  Overlay(scale, specific.scale);
  Overlay(opacity, specific.opacity);
  Overlay(half_points, specific.half_points);
  Overlay(font, specific.font);
  Overlay(style, specific.style);
}

void ParagraphProperties::Merge(const ParagraphProperties& specific) {
  Overlay(style, specific.style);
  Overlay(num_id, specific.num_id);
  Overlay(num_level, specific.num_level);
  Overlay(outline, specific.outline);
  Overlay(centred, specific.centred);
  Overlay(shade, specific.shade);
  Overlay(exact_lines, specific.exact_lines);
  Overlay(line, specific.line);
  Overlay(page_break_before, specific.page_break_before);
  Overlay(left, specific.left);
  Overlay(right, specific.right);
  Overlay(first_line, specific.first_line);
}

void ReadRunProperty(const XmlElement& element, RunProperties& properties) {
  if (element.ns != Ns::kWord) return;
  std::string_view name = element.name;
  if (name == "b") {
    properties.bold = IsOn(element);
  } else if (name == "i") {
    properties.italic = IsOn(element);
  } else if (name == "vanish") {
    properties.vanish = IsOn(element);
  } else if (name == "sz") {
    // Strict files may write "12pt"; all others count half points.
    std::string_view value = element.Word("val");
    auto points = value.find_first_not_of("0123456789.-") != std::string_view::npos
                      ? ParseLength(value)
                      : std::nullopt;
    auto half = points ? std::optional<int>(static_cast<int>(*points * 2)) : ParseInt(value);
    if (half && *half > 0 && *half < 10'000) properties.half_points = half;
  } else if (name == "rStyle") {
    properties.style = std::string(element.Word("val"));
  } else if (name == "rFonts") {
    std::string_view font = element.Word("ascii");
    if (font.empty()) font = element.Word("hAnsi");
    if (!font.empty()) properties.font = std::string(font);
  } else if (name == "color") {
    properties.ink = InkOf(element);
  } else if (name == "shd") {
    properties.shade = ShadeOf(element);
  } else if (name == "highlight") {
    properties.highlight = HighlightOf(element.Word("val"));
  } else if (name == "w") {
    if (auto percent = ParseInt(element.Word("val"))) properties.scale = *percent;
  }
}

void ReadTextFill(const XmlElement& element, RunProperties& properties) {
  if (element.ns != Ns::kWord14) return;
  if (element.name == "textFill") properties.opacity = 1;
  if (element.name == "noFill") properties.opacity = 0;
  if (element.name == "alpha") {
    // How transparent, in thousandths of a percent.
    if (auto transparent = ParseInt(element.Get(Ns::kWord14, "val"))) properties.opacity = 1 - *transparent / 100'000.0;
  }
}

void ReadParagraphProperty(const XmlElement& element, ParagraphProperties& properties) {
  if (element.ns != Ns::kWord) return;
  std::string_view name = element.name;
  if (name == "pStyle") {
    properties.style = std::string(element.Word("val"));
  } else if (name == "numId") {
    properties.num_id = ParseInt(element.Word("val"));
  } else if (name == "ilvl") {
    properties.num_level = ParseInt(element.Word("val"));
  } else if (name == "outlineLvl") {
    properties.outline = ParseInt(element.Word("val"));
  } else if (name == "jc") {
    properties.centred = element.Word("val") == "center";
  } else if (name == "ind") {
    ReadIndent(element, properties);
  } else if (name == "shd") {
    properties.shade = ShadeOf(element);
  } else if (name == "spacing") {
    if (auto value = ParseLength(element.Word("line"))) properties.line = value;
    if (std::string_view rule = element.Word("lineRule"); !rule.empty()) properties.exact_lines = rule == "exact";
  } else if (name == "pageBreakBefore") {
    properties.page_break_before = IsOn(element);
  }
}

bool IsOn(const XmlElement& element) {
  std::string_view value = element.Word("val");
  return value != "0" && value != "false" && value != "off";
}

std::optional<int> ParseInt(std::string_view text) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return value;
}

// "1440" (twentieths of a point) or, in strict files, "1in", "12pt", "2.5cm".
std::optional<double> ParseLength(std::string_view text) {
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !(value > -1e6 && value < 1e6)) return std::nullopt;
  std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit == "pt") return value;
  if (unit == "in") return value * 72;
  if (unit == "cm") return value * 72 / 2.54;
  if (unit == "mm") return value * 72 / 25.4;
  if (unit == "pc" || unit == "pi") return value * 12;
  return value / 20;
}

Shade ShadeOf(const XmlElement& shading) {
  const std::string_view pattern = shading.Word("val");
  const std::optional<Rgb> fill = ParseColour(shading.Word("fill")), colour = ParseColour(shading.Word("color"));
  if (pattern == "nil") return {};
  if (pattern == "solid") return Patterned(colour, fill, 1);
  if (pattern == "clear" || pattern.empty())
    return !fill && !shading.Word("themeFill").empty() ? Shade::Unknown() : Patterned(colour, fill, 0);
  if (pattern.starts_with("pct")) {
    if (auto percent = ParseInt(pattern.substr(3))) return Patterned(colour, fill, *percent / 100.0);
  }
  return Shade::Unknown();
}

bool IsVisibleBorder(const XmlElement& border) {
  std::string_view value = border.Word("val");
  return !value.empty() && value != "nil" && value != "none";
}

}  // namespace capdo::readers
