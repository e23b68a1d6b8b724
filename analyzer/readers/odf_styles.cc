#include "readers/odf_styles.h"

#include <algorithm>
#include <charconv>

#include "readers/docx_properties.h"
#include "text/normalized.h"

namespace capdo::readers {
namespace {

constexpr int kMostParents = 32;
constexpr std::size_t kMostLevelText = 256;
constexpr char kOutlineList[] = "\x01outline";

const char* FormatOf(std::string_view format) {
  if (format == "1") return "decimal";
  if (format == "a") return "lowerLetter";
  if (format == "A") return "upperLetter";
  if (format == "i") return "lowerRoman";
  if (format == "I") return "upperRoman";
  return format.empty() ? "none" : "decimal";
}

// "#1f3864"; "transparent" is clear.
Shade ShadeOf(std::string_view colour) {
  const std::optional<Rgb> rgb = ParseColour(colour);
  return rgb ? Shade::Of(*rgb) : Shade{};
}

// "12%"
std::optional<double> Percent(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !text.ends_with('%')) return std::nullopt;
  return value;
}

}  // namespace

std::string_view OdfAttribute(const XmlElement& element, std::string_view name) {
  for (const XmlAttribute& attribute : *element.attributes)
    if (attribute.name == name) return attribute.value;
  return {};
}

double OdfLength(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !(value > -1e6 && value < 1e6)) return 0;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit == "in") return value * 72;
  if (unit == "cm") return value * 72 / 2.54;
  if (unit == "mm") return value * 72 / 25.4;
  if (unit == "pc") return value * 12;
  return unit == "pt" ? value : 0;
}

void OdfStyles::Start(const XmlElement& element) {
  const std::string_view name = element.name;
  if (name == "style" || name == "default-style") {
    const std::string_view family = OdfAttribute(element, "family");
    if (family.empty()) return;
    if (styles_.size() >= limits_.max_styles) {
      over_limit_ = true;
      open_ = nullptr;
      return;
    }
    OdfStyle& style = styles_[std::string(family) + ":" + std::string(OdfAttribute(element, "name"))];
    style = {};
    style.name = OdfAttribute(element, "display-name");
    if (style.name.empty()) style.name = OdfAttribute(element, "name");
    style.parent = OdfAttribute(element, "parent-style-name");
    style.list_style = OdfAttribute(element, "list-style-name");
    style.outline = std::clamp(ParseInt(OdfAttribute(element, "default-outline-level")).value_or(0), 0, 9);
    open_ = &style;
  } else if (name == "font-face") {
    if (fonts_.size() < limits_.max_styles)
      fonts_[std::string(OdfAttribute(element, "name"))] = OdfAttribute(element, "font-family");
  } else if (name == "list-style" || name == "outline-style") {
    if (numbering_.size() >= limits_.max_lists) {
      over_limit_ = true;
      open_list_ = -1;
      return;
    }
    const std::string key = name == "outline-style" ? kOutlineList : std::string(OdfAttribute(element, "name"));
    open_list_ = static_cast<int>(numbering_.size());
    lists_[key] = open_list_;
    (void)numbering_.AddAbstract(open_list_);
    numbering_.AddInstance(open_list_).abstract = open_list_;
  } else if (name == "list-level-style-number" || name == "outline-level-style") {
    StartLevel(element, false);
  } else if (name == "list-level-style-bullet" || name == "list-level-style-image") {
    StartLevel(element, true);
  } else if (name == "page-layout-properties") {
    PageLayout(element);
  } else if (open_ != nullptr && name.ends_with("-properties")) {
    Properties(element);
  }
}

// Which pages a text stands on is not known: what all agree in counts.
void OdfStyles::PageLayout(const XmlElement& element) {
  page_width_ = std::max(page_width_, OdfLength(OdfAttribute(element, "page-width")));
  page_height_ = std::max(page_height_, OdfLength(OdfAttribute(element, "page-height")));
  const std::string_view fill = OdfAttribute(element, "fill");
  Shade shade = ShadeOf(OdfAttribute(element, "background-color"));
  if (!fill.empty() && fill != "none" && fill != "solid") shade = Shade::Unknown();
  const bool same = !page_shade_ || (page_shade_->kind == shade.kind && page_shade_->rgb == shade.rgb);
  page_shade_ = same ? shade : Shade::Unknown();
}

void OdfStyles::StartLevel(const XmlElement& element, bool bullet) {
  const int at = ParseInt(OdfAttribute(element, "level")).value_or(0);
  if (open_list_ < 0 || at < 1 || at > kListLevels) return;
  ListLevel& level = numbering_.AddAbstract(open_list_).levels[static_cast<std::size_t>(at - 1)];
  level = {};
  level.stated = true;
  if (bullet) {
    level.format = "bullet";
    level.text = OdfAttribute(element, "bullet-char").substr(0, kMostLevelText);
    return;
  }
  level.format = FormatOf(OdfAttribute(element, "num-format"));
  level.start = std::clamp(ParseInt(OdfAttribute(element, "start-value")).value_or(1), 0, 32'767);
  std::string text;
  const std::string_view pattern = OdfAttribute(element, "num-list-format").substr(0, kMostLevelText);
  if (!pattern.empty()) {
    // "%1%.%2%" here is "%1.%2" there.
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      text += pattern[i];
      if (pattern[i] != '%' || i + 1 >= pattern.size()) continue;
      text += pattern[++i];
      if (i + 1 < pattern.size() && pattern[i + 1] == '%') ++i;
    }
  } else if (level.format != "none") {
    text = OdfAttribute(element, "num-prefix").substr(0, kMostLevelText);
    const int shown = std::clamp(ParseInt(OdfAttribute(element, "display-levels")).value_or(1), 1, at);
    for (int part = at - shown + 1; part <= at; ++part) {
      text += std::string("%") + static_cast<char>('0' + part);
      if (part < at) text += '.';
    }
    text += OdfAttribute(element, "num-suffix").substr(0, kMostLevelText);
  }
  level.text = text::ToNfc(text);
}

void OdfStyles::Properties(const XmlElement& element) {
  const auto get = [&](const char* name) { return OdfAttribute(element, name); };
  OdfStyle& style = *open_;
  if (element.name == "text-properties") {
    if (const auto weight = get("font-weight"); !weight.empty())
      style.bold = weight == "bold" || weight == "700" || weight == "800" || weight == "900";
    if (const auto slant = get("font-style"); !slant.empty()) style.italic = slant != "normal";
    if (const auto display = get("display"); !display.empty()) style.hidden = display == "none";
    if (const auto colour = get("color"); !colour.empty()) style.ink = ParseColour(colour);
    if (const auto back = get("background-color"); !back.empty()) style.marked = ShadeOf(back);
    if (const auto scale = Percent(get("text-scale"))) style.scale = scale;
    if (const auto opacity = Percent(get("opacity"))) style.opacity = opacity;
    if (get("use-window-font-color") == "true") {
      style.ink = std::optional<Rgb>();
      style.opacity = 100;  // LibreOffice says 0% of an automatic colour
    }
    if (const auto size = get("font-size"); !size.empty() && OdfLength(size) > 0) style.points = OdfLength(size);
    if (const auto font = get("font-name"); !font.empty()) style.font = font;
    if (const auto font = get("font-family"); style.font.empty() && !font.empty()) style.font = font;
  } else if (element.name == "paragraph-properties") {
    if (const auto align = get("text-align"); !align.empty()) style.centred = align == "center";
    if (const auto back = get("background-color"); !back.empty()) style.shade = ShadeOf(back);
    if (const auto height = get("line-height"); !height.empty()) style.low_lines = IsTooLow(OdfLength(height));
    if (const auto left = get("margin-left"); !left.empty()) style.left = OdfLength(left);
    if (const auto right = get("margin-right"); !right.empty()) style.right = OdfLength(right);
    if (!get("margin-left").empty() || !get("text-indent").empty())
      style.indent = OdfLength(get("margin-left")) + OdfLength(get("text-indent"));
  } else if (element.name == "table-cell-properties") {
    if (const auto back = get("background-color"); !back.empty()) style.shade = ShadeOf(back);
    int edges = 0, stated = 0;
    for (const char* side : {"border", "border-left", "border-right", "border-top", "border-bottom"}) {
      const std::string_view border = get(side);
      if (border.empty()) continue;
      ++stated;
      const bool drawn = border != "none" && border != "hidden" && !border.starts_with("0pt");
      edges += drawn ? (std::string_view(side) == "border" ? 4 : 1) : 0;
    }
    if (stated > 0) style.bordered = edges >= 2;
  } else if (element.name == "table-row-properties") {
    if (const auto height = get("row-height"); !height.empty()) style.low_row = IsTooLow(OdfLength(height));
  } else if (element.name == "table-properties") {
    if (get("display") == "false") style.display = false;
  } else if (element.name == "section-properties") {
    if (get("display") == "none") style.hidden = true;
  }
}

void OdfStyles::End(std::string_view name) {
  if (name == "style" || name == "default-style") open_ = nullptr;
  if (name == "list-style" || name == "outline-style") open_list_ = -1;
}

void Inherit(OdfStyle& style, const OdfStyle& parent) {
  const auto take = [](auto& to, const auto& value) {
    if (!to && value) to = value;
  };
  take(style.bold, parent.bold);
  take(style.italic, parent.italic);
  take(style.hidden, parent.hidden);
  take(style.centred, parent.centred);
  take(style.ink, parent.ink);
  take(style.marked, parent.marked);
  take(style.shade, parent.shade);
  take(style.low_lines, parent.low_lines);
  take(style.low_row, parent.low_row);
  take(style.scale, parent.scale);
  take(style.opacity, parent.opacity);
  take(style.left, parent.left);
  take(style.right, parent.right);
  take(style.bordered, parent.bordered);
  take(style.display, parent.display);
  take(style.points, parent.points);
  take(style.indent, parent.indent);
  if (style.font.empty()) style.font = parent.font;
  if (style.list_style.empty()) style.list_style = parent.list_style;
  if (style.outline == 0) style.outline = parent.outline;
}

OdfStyle OdfStyles::Of(std::string_view family, std::string_view name) const {
  OdfStyle made;
  std::string at(name);
  for (int i = 0; i < kMostParents && !at.empty(); ++i) {
    const auto found = styles_.find(std::string(family) + ":" + at);
    if (found == styles_.end()) break;
    // An automatic style is its parent with changes: the parent's name is what a person chose.
    if (made.name.empty() || i == 1) made.name = found->second.name;
    Inherit(made, found->second);
    at = found->second.parent;
  }
  if (const auto base = styles_.find(std::string(family) + ":"); base != styles_.end()) Inherit(made, base->second);
  return made;
}

int OdfStyles::ListOf(std::string_view style) const {
  const auto found = lists_.find(style.empty() ? kOutlineList : std::string(style));
  return found == lists_.end() ? -1 : found->second;
}

std::string OdfStyles::FontName(const std::string& name) const {
  const auto found = fonts_.find(name);
  std::string font = found == fonts_.end() || found->second.empty() ? name : found->second;
  std::erase(font, '\'');
  return font;
}

}  // namespace capdo::readers
