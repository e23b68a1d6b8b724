// Formatting of runs and paragraphs, as one place of the file states it (a style, a run, a
// numbering level).
//
// An empty optional means "not stated here"; Merge() lays a more specific statement over a more
// general one.
#ifndef CAPDO_READERS_DOCX_PROPERTIES_H_
#define CAPDO_READERS_DOCX_PROPERTIES_H_

#include <optional>
#include <string>
#include <string_view>

#include "readers/legibility.h"
#include "readers/ooxml_xml.h"

namespace capdo::readers {

struct RunProperties {
  std::optional<bool> bold, italic, vanish;
  std::optional<std::optional<Rgb>> ink;   // the inner one is empty for an automatic colour
  std::optional<Shade> highlight, shade;
  std::optional<double> scale;             // percent of the letters' width
  std::optional<double> opacity;           // of the letters' fill, 0 to 1
  std::optional<int> half_points;
  std::optional<std::string> font;   // for Latin letters
  std::optional<std::string> style;  // id of a character style

  void Merge(const RunProperties& specific);
};

struct ParagraphProperties {
  std::optional<std::string> style;  // id of a paragraph style
  std::optional<int> num_id, num_level;
  std::optional<int> outline;  // 0..8; 9 is body text
  std::optional<bool> centred;
  std::optional<Shade> shade;
  std::optional<bool> exact_lines;  // as high as `line` says
  std::optional<double> line;       // points, where lines are exact
  std::optional<bool> page_break_before;
  std::optional<double> left, right, first_line;  // points; hanging is a negative first line

  void Merge(const ParagraphProperties& specific);
};

// Take one child element of w:rPr, or any descendant of w:pPr outside w:rPr and w:sectPr.
void ReadRunProperty(const XmlElement& element, RunProperties& properties);
// w14:textFill or what stands in it.
void ReadTextFill(const XmlElement& element, RunProperties& properties);
void ReadParagraphProperty(const XmlElement& element, ParagraphProperties& properties);

// w:val of an on/off element: absent means on.
bool IsOn(const XmlElement& element);
std::optional<int> ParseInt(std::string_view text);
// "1440" (twentieths of a point) or, in strict files, "1in", "12pt", "2.5cm"; in points.
std::optional<double> ParseLength(std::string_view text);
// What a w:shd element puts behind letters.
Shade ShadeOf(const XmlElement& shading);
// Whether a border element (w:top, w:insideH, ...) draws a line.
bool IsVisibleBorder(const XmlElement& border);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_PROPERTIES_H_
