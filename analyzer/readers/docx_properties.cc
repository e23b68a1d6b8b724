#include "readers/docx_properties.h"

#include <charconv>
#include <cstdint>

namespace capdo::readers {
namespace {

template <typename T>
void Overlay(std::optional<T>& general, const std::optional<T>& specific) {
  if (specific) general = specific;
}

std::optional<std::uint32_t> ParseColour(std::string_view hex) {
  std::uint32_t value = 0;
  auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  if (hex.size() != 6 || error != std::errc() || end != hex.data() + hex.size())
    return std::nullopt;
  return value;
}

int Luminance(std::uint32_t rgb) {
  return static_cast<int>(((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) /
                          1000);
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

void ReadIndent(const XmlElement& element, ParagraphProperties& properties) {
  std::string_view left = element.Word("left");
  if (left.empty()) left = element.Word("start");
  if (auto value = ParseLength(left)) properties.left = value;
  if (auto value = ParseLength(element.Word("firstLine"))) properties.first_line = value;
  if (auto value = ParseLength(element.Word("hanging"))) properties.first_line = -*value;
}

}  // namespace

void RunProperties::Merge(const RunProperties& specific) {
  Overlay(bold, specific.bold);
  Overlay(italic, specific.italic);
  Overlay(vanish, specific.vanish);
  Overlay(white, specific.white);
  Overlay(dark_fill, specific.dark_fill);
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
  Overlay(dark_fill, specific.dark_fill);
  Overlay(page_break_before, specific.page_break_before);
  Overlay(left, specific.left);
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
    auto rgb = ParseColour(element.Word("val"));
    properties.white =
        rgb && (*rgb & 255) >= 250 && (*rgb >> 8 & 255) >= 250 && (*rgb >> 16 & 255) >= 250;
  } else if (name == "shd") {
    properties.dark_fill = IsDarkShading(element);
  } else if (name == "highlight") {
    std::string_view colour = element.Word("val");
    if (colour != "none") properties.dark_fill = colour != "white";
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
    properties.dark_fill = IsDarkShading(element);
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

bool IsDarkShading(const XmlElement& shading) {
  std::string_view pattern = shading.Word("val");
  auto fill = ParseColour(shading.Word("fill"));
  if (pattern == "solid") {
    auto colour = ParseColour(shading.Word("color"));
    return !colour || Luminance(*colour) < 200;  // solid in "auto" is black
  }
  return fill && Luminance(*fill) < 200;
}

bool IsVisibleBorder(const XmlElement& border) {
  std::string_view value = border.Word("val");
  return !value.empty() && value != "nil" && value != "none";
}

}  // namespace capdo::readers
