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

// One w:drawing, w:pict or w:object while its elements go by (text boxes inside it left out).
class DrawingCollector {
 public:
  explicit DrawingCollector(bool is_object) : object_(is_object) {}
  void Start(const XmlElement& element);

  // Pictures, charts, diagrams, canvases, groups of at least two shapes, objects. A single shape is
  // a line under a letterhead or the frame of a text box: no figure.
  std::optional<document::Block> Figure() const;
  bool hidden() const { return hidden_; }
  bool embeds_object() const { return embedded_; }
  // The relationship of the one picture that it shows; "" where there is none, or several.
  std::string picture() const { return pictures_ == 1 ? relationship_ : ""; }
  // Letters drawn as a shape (WordArt, watermark); "" if none.
  const std::string& word_art() const { return word_art_; }

 private:
  void AddPicture(std::string_view relationship);
  void StartVml(const XmlElement& element);

  bool object_, embedded_ = false, picture_ = false, canvas_ = false, group_ = false,
                hidden_ = false;
  int shapes_ = 0, pictures_ = 0;
  std::string relationship_;
  double width_ = 0, height_ = 0;
  std::string alt_, title_, word_art_;
};

// Copies to each figure the caption that stands at it. `is_caption_style` holds, for each block,
// whether its style is the caption style.
void AttachCaptions(std::vector<document::Block>& blocks,
                    const std::vector<bool>& is_caption_style);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_FIGURES_H_
