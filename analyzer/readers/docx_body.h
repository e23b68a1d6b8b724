// Turns the XML of one story (the document, a header, the footnotes, ...) into blocks, as a stream.
//
// Paragraphs nest (a text box stands inside a run of its anchor paragraph), so each open paragraph
// keeps its own run and collects what must follow it. Formatting, fields, tracked changes and
// tables are followed element by element; nothing of the XML is kept.
#ifndef CAPDO_READERS_DOCX_BODY_H_
#define CAPDO_READERS_DOCX_BODY_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/docx_figures.h"
#include "readers/docx_paragraph.h"
#include "readers/docx_story.h"
#include "readers/docx_tables.h"
#include "readers/docx_tags.h"
#include "readers/ooxml_xml.h"

namespace capdo::readers {

class StoryReader : public XmlHandler {
 public:
  StoryReader(SharedState& shared, document::Layer layer, PageCounter& pages)
      : shared_(shared),
        layer_(layer),
        pages_(pages),
        tables_(shared.document.tables, shared.styles, shared.limits, pages) {}

  void Start(const XmlElement& element) override;
  void End(Ns ns, std::string_view name) override;
  void Text(std::string_view text) override;
  bool WantsStop() const override { return !shared_.findings.limit.empty() || shared_.findings.stopped; }

  // Closes what a fault left open, so that the text before it is kept.
  void Finish();

  std::vector<Item> items;                 // of the document, a header or a footer
  std::map<int, std::vector<Item>> notes;  // of footnotes, endnotes and comments, by id

 private:
  // Which rules an element is read by.
  enum class Region {
    kContent,
    kSkip,
    kParagraphProps,
    kRunProps,
    kSectionProps,
    kSdtProps,
    kTableProps,
    kRowProps,
    kCellProps,
    kFieldData,
  };
  struct Node {
    Tag tag;
    Region region;
    bool counted = false;  // opened a stretch of tracked changes
    bool text_fill = false;  // or stands in it; a blend of colours counts as seen
  };
  struct Field {
    bool in_result = false, toc = false;
    std::string instruction;
    std::size_t paragraph = 0;  // serial number of the paragraph that it begins in
    std::optional<bool> checkbox;
  };
  struct Sdt {
    bool toc = false, glyph_done = false;
    std::optional<bool> checkbox;
  };
  struct Paragraph {
    std::size_t serial = 0;
    document::Layer layer = document::Layer::kBody;
    document::CellRef cell;
    ParagraphProperties direct, effective;
    const Style* style = nullptr;  // set once the properties are known
    bool mark_deleted = false, mark_hidden = false;
    Aside aside;  // of the drawings that it stands in
    std::optional<bool> section_break;  // ends a section, which began on a new page
    RunProperties run;
    std::optional<RunLook> look;
    ParagraphText visible, hidden, deleted;
    bool inserted = false, toc = false, label_done = false;
    std::optional<ListLabel> label;
    std::vector<Item> trailing;
    // The story around a text box.
    std::size_t outer_field_base = 0;
  };

  void StartContent(const XmlElement& element, Tag tag, Node& node);
  void StartInRun(const XmlElement& element, Tag tag);
  void StartProperty(const XmlElement& element, Tag tag, Node& node);
  void StartChange(Tag tag, Node& node);
  void StartNote(const XmlElement& element);
  void StartParagraph();
  void EndParagraph();
  void EndDrawing();
  void EndSection();
  void EndSdt();

  void StartFieldChar(const XmlElement& element);
  void EndFieldChar();
  bool InsideInstruction();
  bool InToc() const;

  Paragraph* Current() { return paragraphs_.empty() ? nullptr : &paragraphs_.back(); }
  void ResolveParagraph(Paragraph& paragraph);
  void CountLabel(Paragraph& paragraph);
  const RunLook& Look(Paragraph& paragraph);
  static Aside AsideOf(const Paragraph& paragraph);
  void EmitText(std::string_view text);
  void EmitChar(char32_t c);
  void EmitWhileVisible(std::string_view text);
  void FlushText();
  void AddBlock(document::Block block, const Paragraph* paragraph, std::string picture = {});
  void AddItem(Item item);
  void AddNoteMark(Item::What what, const XmlElement& element);
  document::Block MakeBlock(const Paragraph& paragraph, document::Layer layer) const;
  Region region() const { return path_.empty() ? Region::kContent : path_.back().region; }
  Tag parent() const { return path_.empty() ? Tag::kOther : path_.back().tag; }

  SharedState& shared_;
  document::Layer layer_;
  PageCounter& pages_;
  TableBuilder tables_;
  std::vector<Node> path_;
  std::vector<Paragraph> paragraphs_;
  std::size_t serial_ = 0;
  std::vector<Field> fields_;
  std::size_t field_base_ = 0;  // fields below belong to the story around a text box
  std::vector<Sdt> sdts_;
  std::vector<DrawingCollector> drawings_;
  int deleted_depth_ = 0, inserted_depth_ = 0, simple_toc_depth_ = 0, text_box_depth_ = 0;
  RunProperties* run_target_ = nullptr;
  RunProperties mark_;
  std::string text_;
  bool in_text_ = false, keep_space_ = false;
  bool in_text_element_ = false;  // of any vocabulary: what is seen there should come out
  Tag text_tag_ = Tag::kOther;
  bool section_new_page_ = true;
  Sheet sheet_;  // of the section whose properties are being read
  std::optional<int> note_;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_BODY_H_
