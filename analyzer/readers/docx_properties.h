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

#include "readers/ooxml_xml.h"

namespace capdo::readers {

struct RunProperties {
  std::optional<bool> bold, italic, vanish;
  std::optional<bool> white;      // the letters are white
  std::optional<bool> dark_fill;  // shading or highlight on which white letters can be read
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
  std::optional<bool> dark_fill;
  std::optional<bool> page_break_before;
  std::optional<double> left, first_line;  // points; hanging is a negative first line

  void Merge(const ParagraphProperties& specific);
};

// Take one child element of w:rPr, or any descendant of w:pPr outside w:rPr and w:sectPr.
void ReadRunProperty(const XmlElement& element, RunProperties& properties);
void ReadParagraphProperty(const XmlElement& element, ParagraphProperties& properties);

// w:val of an on/off element: absent means on.
bool IsOn(const XmlElement& element);
std::optional<int> ParseInt(std::string_view text);
// Whether white letters can be read on the shading that a w:shd element states.
bool IsDarkShading(const XmlElement& shading);
// Whether a border element (w:top, w:insideH, ...) draws a line.
bool IsVisibleBorder(const XmlElement& border);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_PROPERTIES_H_
