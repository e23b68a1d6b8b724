#include "readers/docx_body.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace capdo::readers {

using document::Block;
using document::Layer;

void StoryReader::Start(const XmlElement& element) {
  Tag tag = TagOf(element.ns, element.name);
  in_text_element_ = element.name == "t";
  if (path_.empty()) shared_.findings.document |= element.Is(Ns::kWord, "document");
  Node node{tag, region()};
  if (node.region == Region::kSkip) {
    // Nothing below counts.
  } else if (tag == Tag::kChange || tag == Tag::kRubyText) {
    node.region = Region::kSkip;
  } else if (node.region == Region::kContent) {
    StartContent(element, tag, node);
  } else {
    StartProperty(element, tag, node);
  }
  path_.push_back(node);
}

void StoryReader::StartContent(const XmlElement& element, Tag tag, Node& node) {
  if (!drawings_.empty() && tag != Tag::kTextBox && element.ns != Ns::kWord)
    drawings_.back().Start(element);
  switch (tag) {
    case Tag::kParagraph:
      StartParagraph();
      break;
    case Tag::kParagraphProps:
      node.region = Region::kParagraphProps;
      break;
    case Tag::kRun:
      if (Paragraph* paragraph = Current()) {
        ResolveParagraph(*paragraph);
        paragraph->run = {};
        paragraph->look.reset();
      }
      break;
    case Tag::kRunProps:
      node.region = Region::kRunProps;
      run_target_ = parent() == Tag::kRun && Current() ? &Current()->run : nullptr;
      break;
    case Tag::kSectionProps:
      node.region = Region::kSectionProps;
      section_new_page_ = true;
      break;
    case Tag::kSdt:
      sdts_.emplace_back();
      break;
    case Tag::kSdtProps:
      node.region = Region::kSdtProps;
      break;
    case Tag::kSimpleField: {
      std::string_view instruction = element.Word("instr");
      instruction.remove_prefix(std::min(instruction.find_first_not_of(' '), instruction.size()));
      node.counted = instruction.starts_with("TOC ");
      simple_toc_depth_ += node.counted ? 1 : 0;
      break;
    }
    case Tag::kInserted:
    case Tag::kDeleted:
      StartChange(tag, node);
      break;
    case Tag::kTable:
      tables_.StartTable();
      break;
    case Tag::kTableProps:
      node.region = Region::kTableProps;
      break;
    case Tag::kTableGrid:
      node.region = Region::kSkip;
      break;
    case Tag::kRow:
      tables_.StartRow();
      break;
    case Tag::kRowProps:
      node.region = Region::kRowProps;
      break;
    case Tag::kCell:
      if (++shared_.cells > shared_.limits.max_cells) shared_.findings.limit = "max_cells";
      tables_.StartCell();
      break;
    case Tag::kCellProps:
      node.region = Region::kCellProps;
      break;
    case Tag::kDrawing:
    case Tag::kPicture:
    case Tag::kObject:
      drawings_.emplace_back(tag == Tag::kObject);
      break;
    case Tag::kTextBox:
      for (Paragraph& paragraph : paragraphs_) CountLabel(paragraph);
      if (Paragraph* anchor = Current()) anchor->outer_field_base = field_base_;
      field_base_ = fields_.size();
      ++text_box_depth_;
      break;
    case Tag::kNote:
      StartNote(element);
      break;
    case Tag::kAltChunk:
      shared_.findings.alt_chunk = true;
      break;
    case Tag::kBackground: {
      const std::optional<Rgb> colour = ParseColour(element.Word("color"));
      if (colour && shared_.shows_background) shared_.page_shade = Shade::Of(*colour);
      break;
    }
    default:
      StartInRun(element, tag);
  }
}

void StoryReader::StartInRun(const XmlElement& element, Tag tag) {
  switch (tag) {
    case Tag::kText:
    case Tag::kDeletedText:
    case Tag::kInstruction:
      in_text_ = true;
      text_tag_ = tag;
      text_.clear();
      keep_space_ = element.Get(Ns::kXml, "space") == "preserve";
      break;
    case Tag::kTab:
      if (parent() == Tag::kRun) EmitText("\t");
      break;
    case Tag::kReturn:
      EmitText("\n");
      break;
    case Tag::kBreak:
      if (parent() != Tag::kRun) break;
      EmitText("\n");
      if (element.Word("type") == "page" && deleted_depth_ == 0) pages_.HardBreak();
      break;
    case Tag::kNoBreakHyphen:
      EmitText("-");
      break;
    case Tag::kSoftHyphen:
      if (parent() == Tag::kRun && !paragraphs_.empty()) EmitText(OptionalHyphen(Look(paragraphs_.back()).legacy_font));
      break;
    case Tag::kSymbol: {
      std::string_view hex = element.Word("char");
      unsigned code = 0;
      auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
      if (error != std::errc() || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) break;
      SymbolFont font = SymbolFontOf(element.Word("font"));
      EmitChar(MapSymbol(static_cast<char32_t>(code), font));
      break;
    }
    case Tag::kFieldChar:
      StartFieldChar(element);
      break;
    case Tag::kFieldData:
      break;
    case Tag::kFootnoteRef:
      AddNoteMark(Item::What::kFootnote, element);
      break;
    case Tag::kEndnoteRef:
      AddNoteMark(Item::What::kEndnote, element);
      break;
    case Tag::kCommentRef:
      AddNoteMark(Item::What::kComment, element);
      break;
    case Tag::kRenderedBreak:
      tables_.RenderedBreak();
      break;
    default:
      // A picture or a blend of colours over the colour of the page.
      if (parent() == Tag::kBackground && shared_.shows_background) shared_.page_shade = Shade::Unknown();
      if (!fields_.empty() && parent() == Tag::kFieldData && element.Is(Ns::kWord, "checkBox")) {
        fields_.back().checkbox = false;
      } else if (!fields_.empty() && fields_.back().checkbox && element.ns == Ns::kWord &&
                 (element.name == "default" || element.name == "checked")) {
        fields_.back().checkbox = IsOn(element);
      }
  }
}

void StoryReader::StartProperty(const XmlElement& element, Tag tag, Node& node) {
  switch (node.region) {
    case Region::kParagraphProps:
      if (tag == Tag::kSectionProps) {
        node.region = Region::kSectionProps;
        section_new_page_ = true;
      } else if (tag == Tag::kRunProps) {
        node.region = Region::kRunProps;
        mark_ = {};
        run_target_ = &mark_;
      } else if (Paragraph* paragraph = Current()) {
        ReadParagraphProperty(element, paragraph->direct);
      }
      break;
    case Region::kRunProps:
      node.text_fill = tag == Tag::kTextFill || (path_.back().text_fill && element.name != "gradFill");
      if (node.text_fill && run_target_) ReadTextFill(element, *run_target_);
      if (parent() != Tag::kRunProps) break;
      if (run_target_) ReadRunProperty(element, *run_target_);
      if (run_target_ == &mark_ && Current()) {
        if (tag == Tag::kDeleted) Current()->mark_deleted = true;
        Current()->mark_hidden = mark_.vanish.value_or(false);
      }
      break;
    case Region::kSectionProps:
      if (element.Is(Ns::kWord, "type")) {
        std::string_view type = element.Word("val");
        section_new_page_ = type != "continuous" && type != "nextColumn";
      } else if (element.Is(Ns::kWord, "pgSz")) {
        const double width = ParseLength(element.Word("w")).value_or(0), height = ParseLength(element.Word("h")).value_or(0);
        if (width > 0 && height > 0) sheet_ = {width, height};
      } else if (element.Is(Ns::kWord, "headerReference") ||
                 element.Is(Ns::kWord, "footerReference")) {
        shared_.headers.push_back(
            {std::string(element.Get(Ns::kRelationship, "id")), element.name == "footerReference"});
      }
      break;
    case Region::kSdtProps:
      if (sdts_.empty()) break;
      if (element.Is(Ns::kWord, "docPartGallery")) {
        sdts_.back().toc |= element.Word("val").find("Table of Contents") != std::string_view::npos;
      } else if (element.Is(Ns::kWord14, "checkbox")) {
        sdts_.back().checkbox = false;
      } else if (element.Is(Ns::kWord14, "checked") && sdts_.back().checkbox) {
        std::string_view value = element.Get(Ns::kWord14, "val");
        sdts_.back().checkbox = value != "0" && value != "false" && value != "off";
      }
      break;
    case Region::kTableProps:
      tables_.TableProperty(element, parent() == Tag::kTableBorders ? "tblBorders" : "");
      break;
    case Region::kRowProps:
      tables_.RowProperty(element);
      if (tag == Tag::kInserted) ++shared_.findings.insertions;
      if (tag == Tag::kDeleted) ++shared_.findings.deletions;
      break;
    case Region::kCellProps:
      tables_.CellProperty(element, parent() == Tag::kCellBorders ? "tcBorders" : "");
      break;
    default:
      break;
  }
}

void StoryReader::StartChange(Tag tag, Node& node) {
  node.counted = true;
  if (tag == Tag::kInserted) {
    ++inserted_depth_;
    ++shared_.findings.insertions;
  } else {
    ++deleted_depth_;
    ++shared_.findings.deletions;
  }
}

void StoryReader::StartNote(const XmlElement& element) {
  std::string_view type = element.Word("type");
  bool ordinary = type.empty() || type == "normal";
  note_ = ordinary ? ParseInt(element.Word("id")) : std::nullopt;
  if (note_) notes[*note_];  // also one without text is there
}

void StoryReader::StartParagraph() {
  Paragraph paragraph;
  paragraph.serial = ++serial_;
  paragraph.layer = layer_;
  if (text_box_depth_ > 0 && layer_ == Layer::kBody) paragraph.layer = Layer::kTextBox;
  for (const DrawingCollector& drawing : drawings_) {
    if (drawing.hidden()) paragraph.layer = Layer::kHidden;
    const Aside aside = drawing.aside();
    paragraph.aside = {std::max(paragraph.aside.across, aside.across), std::max(paragraph.aside.down, aside.down),
                       paragraph.aside.beyond || aside.beyond};
  }
  paragraph.cell = tables_.Current();
  for (const Sdt& sdt : sdts_) paragraph.toc |= sdt.toc;
  paragraphs_.push_back(std::move(paragraph));
}

void StoryReader::End(Ns, std::string_view) {
  in_text_element_ = false;
  if (path_.empty()) return;
  Node node = path_.back();
  path_.pop_back();
  if (node.region == Region::kSkip) return;
  switch (node.tag) {
    case Tag::kText:
    case Tag::kDeletedText:
    case Tag::kInstruction:
      FlushText();
      break;
    case Tag::kParagraph:
      if (node.region == Region::kContent) EndParagraph();
      break;
    case Tag::kParagraphProps:
      if (Paragraph* paragraph = Current(); paragraph && region() == Region::kContent) {
        ResolveParagraph(*paragraph);
        if (paragraph->effective.page_break_before.value_or(false)) pages_.PageBreakBefore();
      }
      break;
    case Tag::kRunProps:
      run_target_ = nullptr;
      break;
    case Tag::kSectionProps:
      EndSection();
      break;
    case Tag::kSdt:
      EndSdt();
      break;
    case Tag::kFieldChar:
      EndFieldChar();
      break;
    case Tag::kSimpleField:
      simple_toc_depth_ -= node.counted ? 1 : 0;
      break;
    case Tag::kInserted:
      inserted_depth_ -= node.counted ? 1 : 0;
      break;
    case Tag::kDeleted:
      deleted_depth_ -= node.counted ? 1 : 0;
      break;
    case Tag::kTable:
      tables_.EndTable();
      break;
    case Tag::kRow:
      tables_.EndRow();
      break;
    case Tag::kCell:
      tables_.EndCell();
      break;
    case Tag::kDrawing:
    case Tag::kPicture:
    case Tag::kObject:
      EndDrawing();
      break;
    case Tag::kTextBox:
      fields_.resize(std::min(fields_.size(), field_base_));
      field_base_ = Current() ? Current()->outer_field_base : 0;
      --text_box_depth_;
      break;
    case Tag::kNote:
      note_.reset();
      break;
    default:
      break;
  }
}

void StoryReader::EndSection() {
  if (layer_ == Layer::kBody && text_box_depth_ == 0) {
    shared_.sheets.resize(pages_.section() + 1);
    shared_.sheets.back() = sheet_;
  }
  sheet_ = {};
  if (region() == Region::kParagraphProps) {
    if (Paragraph* paragraph = Current()) paragraph->section_break = section_new_page_;
  } else {
    pages_.EndDocument(section_new_page_);
  }
}

void StoryReader::EndSdt() {
  if (sdts_.empty()) return;
  // A check box without content still shows its state.
  if (sdts_.back().checkbox && !sdts_.back().glyph_done && Current()) EmitText(" ");
  sdts_.pop_back();
}

void StoryReader::EndDrawing() {
  if (drawings_.empty()) return;
  DrawingCollector drawing = std::move(drawings_.back());
  drawings_.pop_back();
  if (deleted_depth_ > 0 || tables_.InDeletedRow() || tables_.InHiddenRow()) return;
  Paragraph* paragraph = Current();
  if (drawing.embeds_object()) ++shared_.findings.embedded_objects;
  if (paragraph && Look(*paragraph).hidden) return;
  if (!drawing.word_art().empty()) {
    Block block;
    block.layer = layer_ == Layer::kBody ? Layer::kTextBox : layer_;
    ParagraphText text;
    text.Append(drawing.word_art(), {}, pages_.page());
    if (text.Fill(block)) AddBlock(std::move(block), paragraph);
  }
  std::optional<Block> figure = drawing.Figure();
  if (!figure) return;
  tables_.Content();
  figure->layer = paragraph ? paragraph->layer : layer_;
  figure->page = pages_.page();
  AddBlock(std::move(*figure), paragraph, drawing.picture());
}

void StoryReader::EndParagraph() {
  if (paragraphs_.empty()) return;
  ResolveParagraph(paragraphs_.back());
  CountLabel(paragraphs_.back());
  Paragraph paragraph = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  const ParagraphText* texts[] = {&paragraph.visible, &paragraph.hidden, &paragraph.deleted};
  const Layer layers[] = {paragraph.layer, Layer::kHidden, Layer::kDeleted};
  for (int i = 0; i < 3; ++i) {
    Block block = MakeBlock(paragraph, layers[i]);
    if (!texts[i]->Fill(block)) continue;
    if (i == 0 && paragraph.label) block.label = paragraph.label->text;
    if (i == 0) block.inserted = paragraph.inserted;
    AddBlock(std::move(block), &paragraph);
  }
  for (Item& item : paragraph.trailing) AddItem(std::move(item));
  if (paragraph.section_break && text_box_depth_ == 0) pages_.EndSection(*paragraph.section_break);
}

Aside StoryReader::AsideOf(const Paragraph& paragraph) {
  Aside aside = paragraph.aside;
  aside.across = std::max(aside.across, PushedAside(paragraph.effective.left.value_or(0), paragraph.effective.right.value_or(0)));
  return aside;
}

Block StoryReader::MakeBlock(const Paragraph& paragraph, Layer layer) const {
  Block block;
  block.layer = layer;
  block.cell = paragraph.cell;
  block.toc = paragraph.toc || paragraph.style->toc;
  block.style = paragraph.style->name.empty() ? paragraph.style->id : paragraph.style->name;
  if (paragraph.style->id.empty()) block.style = paragraph.direct.style.value_or("");
  block.outline_level = paragraph.style->heading;
  if (paragraph.direct.outline) {
    int level = *paragraph.direct.outline;
    block.outline_level = level >= 0 && level <= 8 ? level + 1 : 0;
  }
  block.centred = paragraph.effective.centred.value_or(false);
  block.list_level = paragraph.label ? paragraph.label->level : -1;
  std::optional<double> left = paragraph.effective.left, first = paragraph.effective.first_line;
  if (paragraph.label) {
    // A list's own indent lies between that of the style and that of the paragraph.
    bool list_is_direct = paragraph.direct.num_id.has_value();
    if (!paragraph.direct.left && (list_is_direct || !left) && paragraph.label->left)
      left = paragraph.label->left;
    if (!paragraph.direct.first_line && (list_is_direct || !first) && paragraph.label->first_line) {
      first = paragraph.label->first_line;
    }
  }
  block.indent = left.value_or(0) + first.value_or(0);
  return block;
}

void StoryReader::AddBlock(Block block, const Paragraph* paragraph, std::string picture) {
  if (shared_.monitor != nullptr && shared_.blocks % 256 == 0)
    shared_.monitor->Progress(ReadStage::kBlocks, shared_.blocks, shared_.findings.damaged);
  if (shared_.stop_at_block > 0 && shared_.blocks >= shared_.stop_at_block) {
    shared_.findings.stopped = true;
    return;
  }
  if (static_cast<std::uint64_t>(++shared_.blocks) > shared_.limits.max_blocks) {
    shared_.findings.limit = "max_blocks";
    return;
  }
  shared_.fragments += block.fragments.size();
  if (shared_.fragments > shared_.limits.max_words) {
    shared_.findings.limit = "max_words";
    return;
  }
  if (paragraph) block.cell = paragraph->cell;
  Item item;
  item.caption_style = paragraph && paragraph->style && paragraph->style->caption;
  item.section = pages_.section();
  if (paragraph) item.aside = AsideOf(*paragraph);
  item.block = std::move(block);
  item.picture = std::move(picture);
  AddItem(std::move(item));
}

// Inside a text box the anchor paragraph keeps it until its own block is written.
void StoryReader::AddItem(Item item) {
  if (!paragraphs_.empty()) {
    paragraphs_.back().trailing.push_back(std::move(item));
  } else if (note_) {
    notes[*note_].push_back(std::move(item));
  } else {
    items.push_back(std::move(item));
  }
}

void StoryReader::AddNoteMark(Item::What what, const XmlElement& element) {
  std::optional<int> id = ParseInt(element.Word("id"));
  if (!id || deleted_depth_ > 0 || paragraphs_.empty()) return;
  Item item;
  item.what = what;
  item.note = *id;
  item.block.page = pages_.page();
  item.section = pages_.section();
  AddItem(std::move(item));
}

void StoryReader::Finish() {
  if (in_text_) FlushText();
  while (!paragraphs_.empty()) EndParagraph();
  while (tables_.inside()) tables_.EndTable();
  if (tables_.hit_column_limit()) shared_.findings.column_limit = true;
}

}  // namespace capdo::readers
