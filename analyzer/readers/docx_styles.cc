#include "readers/docx_styles.h"

#include <algorithm>
#include <utility>

#include "text/normalized.h"

namespace capdo::readers {
namespace {

constexpr std::size_t kMaxNameBytes = 256;  // each block carries its style's name
constexpr std::size_t kMaxChain = 32;       // basedOn may be a circle

// Reads styles.xml into the maps; knows no inheritance.
class StylesHandler : public XmlHandler {
 public:
  std::unordered_map<std::string, Style> styles;
  RunProperties run_defaults;
  ParagraphProperties paragraph_defaults;
  std::string default_paragraph, default_table;

  explicit StylesHandler(const Limits& limits) : limits_(limits) {}
  bool WantsStop() const override { return styles.size() >= limits_.max_styles; }

  void Start(const XmlElement& element) override {
    if (skip_ > 0 || (element.ns == Ns::kWord && element.name.ends_with("PrChange"))) {
      ++skip_;
      return;
    }
    path_.emplace_back(element.ns == Ns::kWord ? element.name : "");
    if (element.ns != Ns::kWord) return;
    if (element.name == "style") {
      style_ = {};
      in_style_ = true;
      style_.id = element.Word("styleId");
      style_.type = element.Word("type");
      is_default_ = element.Word("default") == "1" || element.Word("default") == "true";
    } else if (in_style_) {
      StartInStyle(element);
    } else if (Parent() == "rPr" && Inside("rPrDefault")) {
      ReadRunProperty(element, run_defaults);
    } else if (Inside("pPrDefault") && !Inside("rPr")) {
      ReadParagraphProperty(element, paragraph_defaults);
    }
  }

  void End(Ns ns, std::string_view name) override {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    path_.pop_back();
    if (ns != Ns::kWord || name != "style" || !in_style_) return;
    in_style_ = false;
    if (is_default_ && style_.type == "paragraph") default_paragraph = style_.id;
    if (is_default_ && style_.type == "table") default_table = style_.id;
    std::string id = style_.id;
    styles.try_emplace(std::move(id), std::move(style_));
  }

  void Text(std::string_view) override {}

 private:
  std::string_view Parent() const {
    return path_.size() < 2 ? std::string_view() : std::string_view(path_[path_.size() - 2]);
  }
  bool Inside(std::string_view name) const {
    return std::find(path_.begin(), path_.end(), name) != path_.end();
  }

  void StartInStyle(const XmlElement& element) {
    bool conditional = Inside("tblStylePr");
    if (Parent() == "style") {
      if (element.name == "name")
        style_.name = text::ToNfc(element.Word("val").substr(0, kMaxNameBytes));
      if (element.name == "basedOn") style_.based_on = element.Word("val");
    } else if (Parent() == "tblBorders" || Parent() == "tcBorders") {
      style_.states_borders = true;
      style_.borders |= IsVisibleBorder(element);
    } else if (Parent() == "tcPr" && element.name == "shd") {
      style_.shades |= !ShadeOf(element).clear();
    } else if (conditional) {
      return;
    } else if (Parent() == "rPr") {
      ReadRunProperty(element, style_.run);
    } else if (Inside("pPr") && !Inside("rPr")) {
      ReadParagraphProperty(element, style_.paragraph);
    }
  }

  const Limits& limits_;
  std::vector<std::string> path_;
  Style style_;
  bool in_style_ = false, is_default_ = false;
  int skip_ = 0;
};

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// "heading 3", "Heading3" → 3; 0 where `text` is no numbered name that begins with `word`.
int LevelAfter(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return 0;
  text.remove_prefix(word.size());
  if (text.starts_with(' ')) text.remove_prefix(1);
  return text.size() == 1 && text[0] >= '1' && text[0] <= '9' ? text[0] - '0' : 0;
}

// Names of the built-in styles as other producers and localized programs write them (data, not
// messages).
int HeadingLevel(const std::string& name) {
  if (name == "title") return 1;
  for (std::string_view word :
       {"heading", "đề mục", "Đề mục", "đầu đề", "Đầu đề", "tiêu đề", "Tiêu đề"}) {
    if (int level = LevelAfter(name, word)) return level;
  }
  return 0;
}

bool IsToc(const std::string& name) {
  return LevelAfter(name, "toc") > 0 || LevelAfter(name, "mục lục") > 0 ||
         LevelAfter(name, "Mục lục") > 0 || LevelAfter(name, "contents") > 0 ||
         name == "toc heading" || name == "tocheading" || name == "table of figures" ||
         name == "tableoffigures" || name == "contents heading";
}

}  // namespace

XmlOutcome Styles::Load(std::string_view xml, const Limits& limits) {
  StylesHandler handler(limits);
  XmlOutcome outcome = ParseXml(xml, limits, handler);
  if (outcome.fault == XmlFault::kStopped) outcome.limit = "max_styles";
  styles_ = std::move(handler.styles);
  run_defaults_ = std::move(handler.run_defaults);
  paragraph_defaults_ = std::move(handler.paragraph_defaults);
  default_paragraph_ = std::move(handler.default_paragraph);
  default_table_ = std::move(handler.default_table);
  Resolve();
  return outcome;
}

void Styles::Resolve() {
  std::unordered_map<std::string, Style> resolved;
  for (const auto& [id, stated] : styles_) {
    Style style = stated;
    std::vector<const Style*> line;
    for (const Style* at = &stated; at && line.size() < kMaxChain;
         at = Find(at->based_on, stated.type)) {
      if (std::find(line.begin(), line.end(), at) != line.end()) break;
      line.push_back(at);
    }
    style.run = {};
    style.paragraph = {};
    style.heading = 0;
    bool borders_known = false;
    for (auto at = line.rbegin(); at != line.rend(); ++at) {
      style.run.Merge((*at)->run);
      style.paragraph.Merge((*at)->paragraph);
    }
    for (const Style* at : line) {
      style.chain.push_back(at->id);
      std::string name = Lower(at->name), id_name = Lower(at->id);
      if (style.heading == 0) style.heading = HeadingLevel(name);
      if (style.heading == 0) style.heading = HeadingLevel(id_name);
      style.toc = style.toc || IsToc(name) || IsToc(id_name);
      style.caption = style.caption || name == "caption" || id_name == "caption";
      style.shades = style.shades || at->shades;
      if (!borders_known && at->states_borders) {
        style.borders = at->borders;
        borders_known = true;
      }
    }
    if (style.toc) style.heading = 0;
    if (style.paragraph.outline && !style.toc) {
      int level = *style.paragraph.outline;
      if (level >= 0 && level <= 8) style.heading = level + 1;
      if (level == 9) style.heading = 0;
    }
    resolved.emplace(id, std::move(style));
  }
  styles_ = std::move(resolved);
}

const Style* Styles::Find(std::string_view id, std::string_view type) const {
  if (id.empty()) return nullptr;
  auto found = styles_.find(std::string(id));
  return found == styles_.end() || found->second.type != type ? nullptr : &found->second;
}

const Style& Styles::Paragraph(std::string_view id) const {
  const Style* style = Find(id, "paragraph");
  if (!style) style = Find(default_paragraph_, "paragraph");
  return style ? *style : none_;
}

const Style& Styles::Table(std::string_view id) const {
  const Style* style = Find(id, "table");
  if (!style) style = Find(default_table_, "table");
  return style ? *style : none_;
}

const Style* Styles::Character(std::string_view id) const { return Find(id, "character"); }

int Styles::NumberingOf(std::string_view id) const {
  const Style* style = Find(id, "numbering");
  return style ? style->paragraph.num_id.value_or(-1) : -1;
}

}  // namespace capdo::readers
