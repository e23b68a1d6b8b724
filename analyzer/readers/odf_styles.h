// Styles and list styles of an OpenDocument file, as its XML goes by.
#ifndef CAPDO_READERS_ODF_STYLES_H_
#define CAPDO_READERS_ODF_STYLES_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/limits.h"
#include "readers/docx_numbering.h"
#include "readers/flow_builder.h"
#include "readers/legibility.h"
#include "readers/ooxml_xml.h"

namespace capdo::readers {

// What one style states; empty where it leaves it to its parent.
struct OdfStyle {
  std::string name, parent, font, list_style;
  std::optional<bool> bold, italic, hidden, centred, bordered, display;
  std::optional<bool> low_lines, low_row;     // of a fixed height in which no letter can be read
  std::optional<std::optional<Rgb>> ink;      // the inner one is empty for an automatic colour
  std::optional<Shade> marked, shade;         // behind the letters; behind the paragraph or the cell
  std::optional<double> points, scale, opacity;  // the latter in percent
  std::optional<double> indent, left, right;
  int outline = 0;
  bool has_list_style = false;
};

// What `style` leaves open is as in `parent`.
void Inherit(OdfStyle& style, const OdfStyle& parent);

// An attribute by its local name; "" where absent.
std::string_view OdfAttribute(const XmlElement& element, std::string_view name);
// "2.5cm" → points; 0 where it is no length.
double OdfLength(std::string_view text);

class OdfStyles {
 public:
  explicit OdfStyles(const Limits& limits) : limits_(limits) {}

  // Every element of the file; those that are no style change nothing.
  void Start(const XmlElement& element);
  void End(std::string_view name);
  bool over_limit() const { return over_limit_; }

  // With everything that its parents state.
  OdfStyle Of(std::string_view family, std::string_view name) const;
  // The list of a style, for Numbering::Next; -1 where there is none.
  int ListOf(std::string_view style) const;
  // What stands behind the text of all pages.
  Shade page_shade() const { return page_shade_.value_or(Shade{}); }
  // Points, of the largest page; 0 unknown.
  double page_width() const { return page_width_; }
  double page_height() const { return page_height_; }
  Numbering& numbering() { return numbering_; }
  // The font that a name stands for.
  std::string FontName(const std::string& name) const;

 private:
  void StartLevel(const XmlElement& element, bool bullet);
  void PageLayout(const XmlElement& element);
  void Properties(const XmlElement& element);

  const Limits& limits_;
  std::unordered_map<std::string, OdfStyle> styles_;  // "paragraph:P1"; the default of a family by "paragraph:"
  std::unordered_map<std::string, int> lists_;
  std::unordered_map<std::string, std::string> fonts_;
  Numbering numbering_;
  std::optional<Shade> page_shade_;
  double page_width_ = 0, page_height_ = 0;
  OdfStyle* open_ = nullptr;
  int open_list_ = -1;
  bool over_limit_ = false;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_ODF_STYLES_H_
