// Recognises figures in drawings, and the captions that belong to them.
#ifndef CAPDO_READERS_DOCX_FIGURES_H_
#define CAPDO_READERS_DOCX_FIGURES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "readers/ooxml_xml.h"

namespace capdo::readers {

// By how much text stands beside and under the place that it belongs to, in points. As much as the paper is wide or
// high: beyond it.
struct Aside {
  double across = 0, down = 0;
  bool beyond = false;  // of the paper, whatever its size
};

// One w:drawing, w:pict or w:object while its elements go by (text boxes inside it left out).
class DrawingCollector {
 public:
  explicit DrawingCollector(bool is_object) : object_(is_object) {}
  void Start(const XmlElement& element);
  // Between the tags.
  void Text(std::string_view text);

  // Pictures, charts, diagrams, canvases, groups of at least two shapes, objects. A single shape is
  // a line under a letterhead or the frame of a text box: no figure.
  std::optional<document::Block> Figure() const;
  bool hidden() const { return hidden_; }
  // Where the text of its boxes stands; where a group is, not its parts.
  Aside aside() const;
  bool embeds_object() const { return embedded_; }
  // The relationship of the one picture that it shows; "" where there is none, or several.
  std::string picture() const { return pictures_ == 1 ? relationship_ : ""; }
  // Letters drawn as a shape (WordArt, watermark); "" if none.
  const std::string& word_art() const { return word_art_; }

 private:
  void AddPicture(std::string_view relationship);
  void StartVml(const XmlElement& element);

  // One direction of the place of a drawing that floats.
  struct Place {
    double offset = 0;  // points
    bool from_page = false;
  };

  bool object_, embedded_ = false, picture_ = false, canvas_ = false, group_ = false,
                hidden_ = false;
  int shapes_ = 0, pictures_ = 0;
  std::string relationship_;
  double width_ = 0, height_ = 0;
  Place across_, down_;
  bool in_down_ = false;     // of the two places the one that is being read
  bool in_offset_ = false;
  std::string offset_;       // as the file has it
  std::string alt_, title_, word_art_;
};

// Copies to each figure the caption that stands at it. `is_caption_style` holds, for each block,
// whether its style is the caption style.
void AttachCaptions(std::vector<document::Block>& blocks,
                    const std::vector<bool>& is_caption_style);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_FIGURES_H_
