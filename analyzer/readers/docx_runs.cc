// The part of StoryReader that turns runs into text: what letters look like, fields, hidden and
// deleted text.
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "readers/docx_body.h"

namespace capdo::readers {

using document::Layer;

namespace {

constexpr std::size_t kMaxOpenFields = 64;

bool IsBlankText(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::uint64_t InkBytes(std::string_view text) {
  return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return c != ' ' && c != '\t' && c != '\r' && c != '\n';
  }));
}

// Toggles of a paragraph style and a character style cancel each other; what the run itself says
// stands.
bool Toggle(std::optional<bool> direct, std::optional<bool> defaults,
            std::optional<bool> paragraph_style, std::optional<bool> character_style) {
  if (direct) return *direct;
  if (defaults.value_or(false) && !paragraph_style && !character_style) return true;
  return paragraph_style.value_or(false) != character_style.value_or(false);
}

}  // namespace

void StoryReader::ResolveParagraph(Paragraph& paragraph) {
  if (paragraph.style) return;
  paragraph.style = &shared_.styles.Paragraph(paragraph.direct.style.value_or(""));
  paragraph.effective = shared_.styles.paragraph_defaults();
  paragraph.effective.Merge(paragraph.style->paragraph);
  paragraph.effective.Merge(paragraph.direct);
}

void StoryReader::CountLabel(Paragraph& paragraph) {
  if (std::exchange(paragraph.label_done, true)) return;
  ResolveParagraph(paragraph);
  if (paragraph.effective.num_id.value_or(0) <= 0 || tables_.InDeletedRow() ||
      tables_.InHiddenRow())
    return;
  // A paragraph that is wholly deleted or hidden takes no number.
  if ((paragraph.mark_deleted || paragraph.mark_hidden) && paragraph.visible.blank()) return;
  int list = *paragraph.effective.num_id, level = -1;
  const Style& style = *paragraph.style;
  if (paragraph.direct.num_level) {
    level = *paragraph.direct.num_level;
  } else if (int own = shared_.numbering.LevelOfStyle(list, style.id); own >= 0) {
    level = own;
  } else if (style.paragraph.num_level) {
    level = *style.paragraph.num_level;
  } else {
    for (const std::string& id : style.chain) {
      if (level < 0) level = shared_.numbering.LevelOfStyle(list, id);
    }
    level = std::max(level, 0);
  }
  paragraph.label = shared_.numbering.Next(list, level);
}

const RunLook& StoryReader::Look(Paragraph& paragraph) {
  if (paragraph.look) return *paragraph.look;
  ResolveParagraph(paragraph);
  static const RunProperties kNothing;
  const RunProperties& defaults = shared_.styles.run_defaults();
  const RunProperties& by_paragraph = paragraph.style->run;
  const Style* character = shared_.styles.Character(paragraph.run.style.value_or(""));
  const RunProperties& by_character = character ? character->run : kNothing;
  const RunProperties& direct = paragraph.run;

  auto stated = [&](auto member) {
    for (const RunProperties* properties : {&direct, &by_character, &by_paragraph, &defaults}) {
      if (properties->*member) return properties->*member;
    }
    return defaults.*member;
  };
  RunLook look;
  look.bold = Toggle(direct.bold, defaults.bold, by_paragraph.bold, by_character.bold);
  look.italic = Toggle(direct.italic, defaults.italic, by_paragraph.italic, by_character.italic);
  look.half_points = stated(&RunProperties::half_points).value_or(0);
  look.vanished = Toggle(direct.vanish, defaults.vanish, by_paragraph.vanish, by_character.vanish);
  look.hidden = look.vanished || (look.half_points > 0 && look.half_points < 2 * kLeastPoints);
  look.hidden |= stated(&RunProperties::scale).value_or(100) < kLeastScale;
  look.hidden |= stated(&RunProperties::opacity).value_or(1) < kLeastOpacity;
  const ParagraphProperties& around = paragraph.effective;
  look.hidden |= around.exact_lines.value_or(false) && IsTooLow(around.line.value_or(0));
  // Text boxes are filled by their shape, which is not followed here.
  const bool in_box = text_box_depth_ > 0;
  const Shade cell = in_box ? Shade::Unknown() : tables_.CellShade();
  look.hidden |= IsLostMarked(stated(&RunProperties::ink).value_or(std::nullopt), stated(&RunProperties::highlight).value_or(Shade{}),
                              {stated(&RunProperties::shade).value_or(Shade{}), around.shade.value_or(Shade{}), cell, shared_.page_shade});
  std::string font = stated(&RunProperties::font).value_or("");
  look.symbols = SymbolFontOf(font);
  if (IsLegacyFont(font)) look.legacy_font = font;
  paragraph.look = std::move(look);
  return *paragraph.look;
}

void StoryReader::Text(std::string_view text) {
  if (!drawings_.empty()) drawings_.back().Text(text);
  if (in_text_element_) shared_.findings.text_seen += InkBytes(text);
  if (in_text_ && region() == Region::kContent) text_ += text;
}

void StoryReader::FlushText() {
  in_text_ = false;
  if (text_tag_ == Tag::kInstruction) {
    if (fields_.size() > field_base_ && !fields_.back().in_result)
      fields_.back().instruction += text_;
    return;
  }
  std::string text = std::move(text_);
  text_.clear();
  if (!keep_space_) {
    // Word drops outer blanks without xml:space. Producers forget the attribute, so blanks are
    // kept, but not the line ends of an indented file.
    std::size_t begin = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
    if (begin == std::string::npos) {
      if (text.find('\n') != std::string::npos) return;
    } else {
      if (text.find('\n', end + 1) != std::string::npos) text.erase(end + 1);
      if (text.find('\n') < begin) text.erase(0, begin);
    }
  }
  for (char& c : text) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  if (text_tag_ != Tag::kDeletedText) return EmitText(text);
  ++deleted_depth_;  // deleted text outside of w:del is still deleted
  EmitText(text);
  --deleted_depth_;
}

void StoryReader::EmitChar(char32_t c) {
  std::string text;
  AppendUtf8(text, c);
  EmitText(text);
}

void StoryReader::EmitText(std::string_view text) {
  if (paragraphs_.empty() || text.empty() || InsideInstruction()) return;
  if (!sdts_.empty() && sdts_.back().checkbox) {
    if (!std::exchange(sdts_.back().glyph_done, true))
      EmitWhileVisible(*sdts_.back().checkbox ? "☑" : "☐");
    return;
  }
  EmitWhileVisible(text);
}

void StoryReader::EmitWhileVisible(std::string_view text) {
  Paragraph& paragraph = paragraphs_.back();
  const RunLook& look = Look(paragraph);
  shared_.findings.text_kept += InkBytes(text);
  bool blank = IsBlankText(text);
  if (deleted_depth_ > 0 || tables_.InDeletedRow())
    return paragraph.deleted.Append(text, look, pages_.page());
  if (look.hidden || tables_.InHiddenRow()) {
    paragraph.hidden.Append(text, look, pages_.page());
    // A white blank parts visible words like any other.
    if (!blank || look.vanished) return;
  }
  if (!blank) {
    tables_.Content();
    paragraph.inserted |= inserted_depth_ > 0;
    paragraph.toc |= InToc();
    bool beyond_ascii = std::any_of(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (beyond_ascii && !look.legacy_font.empty())
      shared_.findings.legacy_fonts.insert(look.legacy_font);
  }
  paragraph.visible.Append(text, look, pages_.page());
}

void StoryReader::StartFieldChar(const XmlElement& element) {
  std::string_view type = element.Word("fldCharType");
  if (type == "begin") {
    Field field;
    field.paragraph = paragraphs_.empty() ? 0 : paragraphs_.back().serial;
    // So many are open only if they are never closed.
    if (fields_.size() - field_base_ >= kMaxOpenFields) {
      fields_.erase(fields_.begin() + static_cast<std::ptrdiff_t>(field_base_));
    }
    fields_.push_back(std::move(field));
  } else if (type == "separate" && fields_.size() > field_base_) {
    Field& field = fields_.back();
    field.in_result = true;
    std::size_t begin = field.instruction.find_first_not_of(" \t\r\n");
    field.toc = begin != std::string::npos && field.instruction.compare(begin, 3, "TOC") == 0;
  } else if (type == "end" && fields_.size() > field_base_) {
    fields_.pop_back();
  }
}

// An old form field draws its check box itself and has no result.
void StoryReader::EndFieldChar() {
  if (fields_.size() <= field_base_ || !fields_.back().checkbox || paragraphs_.empty()) return;
  bool checked = *fields_.back().checkbox;
  fields_.back().checkbox.reset();
  bool outer_shown =
      std::all_of(fields_.begin() + static_cast<std::ptrdiff_t>(field_base_), fields_.end() - 1,
                  [](const Field& field) { return field.in_result; });
  if (outer_shown) EmitWhileVisible(checked ? "☑" : "☐");
}

bool StoryReader::InsideInstruction() {
  if (fields_.size() <= field_base_) return false;
  const Field& top = fields_.back();
  // Text directly in an instruction that began in an earlier paragraph: the field was never closed.
  // A broken field must not swallow the rest of the document.
  if (!top.in_result && !paragraphs_.empty() && top.paragraph != paragraphs_.back().serial) {
    fields_.pop_back();
    return InsideInstruction();
  }
  return std::any_of(fields_.begin() + static_cast<std::ptrdiff_t>(field_base_), fields_.end(),
                     [](const Field& field) { return !field.in_result; });
}

bool StoryReader::InToc() const {
  return simple_toc_depth_ > 0 ||
         std::any_of(
             fields_.begin() + static_cast<std::ptrdiff_t>(std::min(field_base_, fields_.size())),
             fields_.end(), [](const Field& field) { return field.toc && field.in_result; });
}

}  // namespace capdo::readers
