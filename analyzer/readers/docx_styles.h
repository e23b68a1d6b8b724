// word/styles.xml, with every basedOn chain already followed.
#ifndef CAPDO_READERS_DOCX_STYLES_H_
#define CAPDO_READERS_DOCX_STYLES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/limits.h"
#include "readers/docx_properties.h"
#include "readers/ooxml_xml.h"

namespace capdo::readers {

struct Style {
  std::string id, name, type, based_on;
  RunProperties run;
  ParagraphProperties paragraph;
  std::vector<std::string> chain;  // this id, then its bases
  int heading = 0;                 // 1..9 by the style's name or outline level; 0 none
  bool toc = false, caption = false;
  bool borders = false;  // table style: draws lines
  bool shades = false;   // table style: shades cells, which ones is not followed
  bool states_borders = false;
};

class Styles {
 public:
  // Takes what stands before a fault.
  XmlOutcome Load(std::string_view xml, const Limits& limits);

  // The style, or the default one of its kind for an unknown or empty id; never null.
  const Style& Paragraph(std::string_view id) const;
  const Style& Table(std::string_view id) const;
  const Style* Character(std::string_view id) const;  // null where there is none
  const RunProperties& run_defaults() const { return run_defaults_; }
  const ParagraphProperties& paragraph_defaults() const { return paragraph_defaults_; }
  // The numbering that a style of type "numbering" points at; -1 none.
  int NumberingOf(std::string_view id) const;

 private:
  const Style* Find(std::string_view id, std::string_view type) const;
  void Resolve();

  std::unordered_map<std::string, Style> styles_;
  RunProperties run_defaults_;
  ParagraphProperties paragraph_defaults_;
  std::string default_paragraph_, default_table_;
  Style none_;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_STYLES_H_
