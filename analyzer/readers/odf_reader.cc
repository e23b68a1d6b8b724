// OpenDocument text (.odt) and sheets (.ods).
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "readers/docx_properties.h"
#include "readers/docx_symbols.h"
#include "readers/flow_builder.h"
#include "readers/flow_part.h"
#include "readers/legibility.h"
#include "readers/odf_styles.h"
#include "readers/ooxml_package.h"
#include "readers/ooxml_xml.h"
#include "readers/reader.h"
#include "readers/sheet_cells.h"

namespace capdo::readers {
namespace {

using document::Layer;

constexpr int kMostBlanks = 1000;

int Number(std::string_view text, int low, int high, int absent) {
  return std::clamp(ParseInt(text).value_or(absent), low, high);
}

// content.xml, or the headers or footers of styles.xml.
class ContentHandler : public XmlHandler {
 public:
  enum class Pass { kContent, kHeaders, kFooters };

  ContentHandler(FlowBuilder& flow, OdfStyles& styles, Pass pass, const Limits& limits)
      : flow_(flow), styles_(styles), pass_(pass), cells_left_(limits.max_cells / 2) {}  // the builder counts rows, too
  bool WantsStop() const override { return flow_.full(); }
  int comments = 0;
  bool saw_body = false;

  void Start(const XmlElement& element) override {
    if (skip_ > 0) {
      ++skip_;
      return;
    }
    Node node;
    node.name = element.name;
    if (!inside_) {
      styles_.Start(element);
      node.opens = Opens(element.name);
      if (node.opens) {
        inside_ = saw_body = true;
        flow_.set_layer(pass_ == Pass::kContent ? Layer::kBody : pass_ == Pass::kHeaders ? Layer::kHeader : Layer::kFooter);
        sheet_mode_ = element.name == "spreadsheet";
      }
    } else if (!StartInside(element, node)) {
      skip_ = 1;
      return;
    }
    path_.push_back(std::move(node));
  }

  void End(Ns, std::string_view name) override {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (path_.empty()) return;
    const Node node = std::move(path_.back());
    path_.pop_back();
    if (!inside_) return styles_.End(name);
    EndInside(node);
    if (node.opens) {
      if (flow_.HasText()) flow_.EndParagraph();
      inside_ = false;
      flow_.set_layer(Layer::kBody);
    }
  }

  void Text(std::string_view text) override {
    if (skip_ > 0 || !inside_) return;
    if (in_number_) {
      number_ += text;
    } else if (in_alt_) {
      if (!frames_.empty()) frames_.back().alt += text;
    } else if (!paragraphs_.empty()) {
      Write(Collapsed(text));
    }
  }

 private:
  struct Node {
    std::string name;
    bool opens = false, story = false, hidden = false, toc = false, span = false, list = false, deleted = false;
  };
  struct Paragraph {
    FlowParagraph made;
    std::vector<std::string> spans;
    std::string style;
    bool blank = true;  // so that blanks at the beginning are none
    std::optional<RunLook> look;
  };
  struct Frame {
    double width = 0, height = 0;
    std::string alt;
    bool picture = false;
  };
  struct List {
    int list = -1;
    bool fresh = false;  // the next paragraph bears a number
  };

  bool Opens(std::string_view name) const {
    if (pass_ == Pass::kContent) return (name == "text" || name == "spreadsheet") && !path_.empty() && path_.back().name == "body";
    if (pass_ == Pass::kHeaders) return name == "header" || name == "header-left" || name == "header-first";
    return name == "footer" || name == "footer-left" || name == "footer-first";
  }

  // White space as XML has it: runs are one blank.
  std::string Collapsed(std::string_view text) {
    std::string out;
    for (char c : text) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        if (!std::exchange(blank_, true)) out += ' ';
      } else {
        out += c;
        blank_ = false;
      }
    }
    return out;
  }

  const RunLook& Look() {
    Paragraph& paragraph = paragraphs_.back();
    if (paragraph.look) return *paragraph.look;
    OdfStyle style = styles_.Of("paragraph", paragraph.style);
    for (const std::string& span : paragraph.spans) {
      OdfStyle over = styles_.Of("text", span);
      Inherit(over, style);
      style = std::move(over);
    }
    RunLook look;
    look.bold = style.bold.value_or(false);
    look.italic = style.italic.value_or(false);
    look.vanished = style.hidden.value_or(false);
    look.half_points = static_cast<int>(std::clamp(style.points.value_or(0), 0.0, 2000.0) * 2);
    look.hidden = look.vanished || (style.points && *style.points < kLeastPoints) || style.scale.value_or(100) < kLeastScale ||
                  style.opacity.value_or(100) < 100 * kLeastOpacity || style.low_lines.value_or(false) ||
                  std::find(low_rows_.begin(), low_rows_.end(), true) != low_rows_.end() || IsBeyond(style);
    // What a text box stands on is not followed.
    Shade around = flow_.layer() == Layer::kTextBox ? Shade::Unknown() : styles_.page_shade();
    for (const Shade& cell : cells_)
      if (!cell.clear()) around = cell;
    look.hidden |= IsLostMarked(style.ink.value_or(std::nullopt), style.marked.value_or(Shade{}), {style.shade.value_or(Shade{}), around});
    const std::string font = styles_.FontName(style.font);
    look.symbols = SymbolFontOf(font);
    if (IsLegacyFont(font)) look.legacy_font = font;
    paragraph.look = look;
    return *paragraph.look;
  }

  bool IsBeyond(const OdfStyle& style) const {
    const double width = styles_.page_width();
    return width > 0 && PushedAside(style.left.value_or(0), style.right.value_or(0)) >= width;
  }

  // A frame or shape whose place is further away than the paper is large.
  bool IsBeyond(const XmlElement& element) const {
    const auto get = [&](const char* key) { return OdfLength(OdfAttribute(element, key)); };
    const double width = styles_.page_width(), height = styles_.page_height(), x = get("x"), y = get("y");
    return width > 0 && height > 0 &&
           (std::max(x, -x - get("width")) >= width || std::max(y, -y - get("height")) >= height);
  }

  void Write(std::string_view text) {
    if (text.empty() || paragraphs_.empty()) return;
    if (sheet_mode_ && flow_.stories() == 0) {
      cell_text_ += text;
      return;
    }
    RunLook look = Look();
    look.hidden |= hidden_ > 0;
    flow_.Text(text, look, deleted_ > 0 ? TextKind::kDeleted : inserted_.empty() ? TextKind::kSeen : TextKind::kInserted);
  }

  // False: nothing of the element counts.
  bool StartInside(const XmlElement& element, Node& node) {
    const std::string_view name = element.name;
    const auto get = [&](const char* key) { return OdfAttribute(element, key); };
    if (name == "p" || name == "h") {
      StartParagraph(element);
    } else if (name == "span") {
      if (!paragraphs_.empty()) {
        node.span = true;
        paragraphs_.back().spans.emplace_back(get("style-name"));
        paragraphs_.back().look.reset();
      }
    } else if (name == "s") {
      blank_ = false;
      Write(std::string(static_cast<std::size_t>(Number(get("c"), 1, kMostBlanks, 1)), ' '));
    } else if (name == "tab") {
      blank_ = false;
      Write("\t");
    } else if (name == "line-break") {
      blank_ = true;
      Write("\n");
    } else if (name == "list") {
      StartList(element);
      node.list = true;
    } else if (name == "list-item" || name == "list-header") {
      StartItem(element);
    } else if (name == "number") {
      in_number_ = true;
      number_.clear();
    } else if (name == "note-body" || name == "annotation" || IsShape(name)) {
      if (name == "annotation") ++comments;
      if (IsShape(name) && name != "text-box") Hide(node, IsBeyond(element));
      ++shapes_;
      node.story = true;
      const Layer outer = flow_.layer();
      flow_.PushStory(name == "annotation" ? Layer::kComment
                      : outer != Layer::kBody ? outer
                      : name == "note-body" ? Layer::kFootnote
                                            : Layer::kTextBox);
    } else if (name == "frame") {
      ++shapes_;
      Hide(node, IsBeyond(element));
      frames_.push_back({OdfLength(get("width")), OdfLength(get("height")), "", false});
    } else if (name == "image" || name == "object" || name == "object-ole") {
      if (!frames_.empty()) frames_.back().picture = true;
      if (name != "image") flow_.CountEmbedded();
      return false;
    } else if (name == "title" || name == "desc") {
      in_alt_ = !frames_.empty();
      return in_alt_;
    } else if (name == "g") {
      if (groups_++ == 0) shapes_ = 0;
    } else if (name == "table-of-content" || name == "illustration-index" || name == "table-index") {
      node.toc = true;
      ++toc_;
    } else if (name == "section") {
      Hide(node, get("display") == "none" || styles_.Of("section", get("style-name")).hidden.value_or(false));
    } else if (name == "deletion") {
      node.deleted = true;
      ++deleted_;
    } else if (name == "insertion") {
      if (!region_.empty()) insertions_.insert(region_);
    } else if (name == "changed-region") {
      region_ = get("id");
    } else if (name == "change-start") {
      if (const std::string id(get("change-id")); insertions_.contains(id)) inserted_.insert(id);
    } else if (name == "change-end") {
      inserted_.erase(std::string(get("change-id")));
    } else if (name.starts_with("table") || name == "covered-table-cell") {
      StartTablePart(element);
    } else {
      static const std::set<std::string_view> kUnseen = {
          "note-citation", "change-info", "creator", "date", "date-string", "ruby-text", "sequence-decls", "variable-decls",
          "user-field-decls", "dde-connection-decls", "forms", "scripts", "event-listeners", "binary-data", "hidden-text",
          "script", "meta-creator", "sender-initials", "creator-initials", "calculation-settings", "content-validations",
          "named-expressions", "database-ranges", "shapes", "table-of-content-source", "alphabetical-index-source"};
      if (kUnseen.contains(name) && !(name == "date" && !paragraphs_.empty() && flow_.layer() != Layer::kComment)) return false;
    }
    return true;
  }

  void Hide(Node& node, bool hidden) {
    node.hidden = hidden;
    hidden_ += hidden ? 1 : 0;
  }

  static bool IsShape(std::string_view name) {
    return name == "text-box" || name == "custom-shape" || name == "rect" || name == "ellipse" || name == "polygon" ||
           name == "path" || name == "line" || name == "connector" || name == "caption" || name == "circle";
  }

  void StartParagraph(const XmlElement& element) {
    Paragraph paragraph;
    paragraph.style = OdfAttribute(element, "style-name");
    const OdfStyle style = styles_.Of("paragraph", paragraph.style);
    paragraph.made.style = style.name;
    paragraph.made.centred = style.centred.value_or(false);
    paragraph.made.indent = style.indent.value_or(0);
    paragraph.made.caption = style.name == "Caption" || style.name == "caption";
    paragraph.made.toc = toc_ > 0 || style.name.starts_with("Contents ") || style.name.starts_with("toc ");
    paragraph.made.outline_level = element.name == "h" ? Number(OdfAttribute(element, "outline-level"), 1, 9, 1) : style.outline;
    if (!lists_.empty() && std::exchange(lists_.back().fresh, false)) {
      Label(paragraph, lists_.back().list, static_cast<int>(lists_.size()) - 1);
    } else if (lists_.empty() && element.name == "h" && OdfAttribute(element, "is-list-header") != "true") {
      Label(paragraph, styles_.ListOf(""), paragraph.made.outline_level - 1);
    }
    if (sheet_mode_ && !cell_text_.empty()) cell_text_ += '\n';
    paragraphs_.push_back(std::move(paragraph));
    blank_ = true;
  }

  void Label(Paragraph& paragraph, int list, int level) {
    if (list < 0 || deleted_ > 0) return;
    const std::optional<ListLabel> label = styles_.numbering().Next(list, level);
    if (!label || label->text.empty()) return;
    paragraph.made.label = label->text;
    paragraph.made.list_level = label->level;
  }

  void StartList(const XmlElement& element) {
    const std::string_view style = OdfAttribute(element, "style-name");
    List list;
    list.list = !style.empty() ? styles_.ListOf(style) : lists_.empty() ? -1 : lists_.back().list;
    const bool goes_on = OdfAttribute(element, "continue-numbering") == "true" || !OdfAttribute(element, "continue-list").empty();
    if (lists_.empty() && list.list >= 0 && !goes_on) styles_.numbering().Restart(list.list);
    lists_.push_back(list);
  }

  void StartItem(const XmlElement& element) {
    if (lists_.empty()) return;
    lists_.back().fresh = element.name == "list-item";
    const std::string_view start = OdfAttribute(element, "start-value");
    if (!start.empty() && lists_.back().list >= 0)
      styles_.numbering().StartAt(lists_.back().list, static_cast<int>(lists_.size()) - 1, Number(start, 0, 32'767, 1));
  }

  void StartTablePart(const XmlElement& element) {
    const std::string_view name = element.name;
    const auto get = [&](const char* key) { return OdfAttribute(element, key); };
    const auto repeated = [&](const char* key) { return Number(get(key), 1, kSheetRows, 1); };
    if (sheet_mode_ && flow_.stories() == 0) {
      const bool unseen = get("visibility") == "collapse" || get("visibility") == "filter";
      if (name == "table") {
        sheet_ = {};
        sheet_.name = get("name");
        sheet_.hidden = !styles_.Of("table", get("style-name")).display.value_or(true);
        row_ = column_ = next_column_ = 0;
      } else if (name == "table-column") {
        const int count = repeated("number-columns-repeated");
        if (unseen) sheet_.hidden_columns.emplace_back(next_column_, next_column_ + count - 1);
        next_column_ = std::min(next_column_ + count, kSheetColumns);
      } else if (name == "table-row") {
        row_repeat_ = repeated("number-rows-repeated");
        row_begin_ = sheet_.cells.size();
        column_ = 0;
        if (unseen) sheet_.hidden_rows.emplace_back(row_, row_ + row_repeat_ - 1);
      } else if (name == "table-cell" || name == "covered-table-cell") {
        cell_text_.clear();
        cell_repeat_ = std::min(repeated("number-columns-repeated"), kSheetColumns);
        const OdfStyle style = styles_.Of("table-cell", get("style-name"));
        cell_ = {};
        cell_.hidden = style.hidden.value_or(false) || IsLost(style.ink.value_or(std::nullopt), {style.marked.value_or(Shade{}), style.shade.value_or(Shade{})});
        cell_.bold = style.bold.value_or(false);
        if (const std::string font = styles_.FontName(style.font); IsLegacyFont(font)) cell_.legacy_font = font;
        const int across = Number(get("number-columns-spanned"), 1, kSheetColumns, 1), down = Number(get("number-rows-spanned"), 1, kSheetRows, 1);
        if (across > 1 || down > 1) sheet_.merges.push_back({row_, row_ + down - 1, column_, column_ + across - 1});
      }
      return;
    }
    if (name == "table") {
      flow_.StartTable();
    } else if (name == "table-header-rows") {
      ++header_;
    } else if (name == "table-row") {
      flow_.StartRow();
      low_rows_.push_back(styles_.Of("table-row", get("style-name")).low_row.value_or(false));
    } else if (name == "table-cell") {
      CellShape shape;
      shape.column_span = Number(get("number-columns-spanned"), 1, 100'000, 1);
      shape.row_span = Number(get("number-rows-spanned"), 1, 100'000, 1);
      const OdfStyle style = styles_.Of("table-cell", get("style-name"));
      shape.bordered = style.bordered.value_or(false);
      flow_.StartCell(shape);
      cells_.push_back(style.shade.value_or(Shade{}));
    }
  }

  void EndInside(const Node& node) {
    const std::string& name = node.name;
    if (node.span && !paragraphs_.empty() && !paragraphs_.back().spans.empty()) {
      paragraphs_.back().spans.pop_back();
      paragraphs_.back().look.reset();
    }
    if (name == "p" || name == "h") {
      if (paragraphs_.empty()) return;
      FlowParagraph made = std::move(paragraphs_.back().made);
      paragraphs_.pop_back();
      blank_ = false;
      if (!sheet_mode_ || flow_.stories() > 0) flow_.EndParagraph(made);
    } else if (name == "number") {
      in_number_ = false;
      if (!paragraphs_.empty()) paragraphs_.back().made.label = number_;
    } else if (node.story) {
      flow_.PopStory();
    } else if (name == "frame" && !frames_.empty()) {
      const Frame frame = std::move(frames_.back());
      frames_.pop_back();
      if (frame.picture && hidden_ == 0 && deleted_ == 0) flow_.Figure(frame.width, frame.height, frame.alt);
    } else if (name == "title" || name == "desc") {
      in_alt_ = false;
    } else if (name == "g") {
      if (--groups_ == 0 && shapes_ >= 2 && hidden_ == 0) flow_.Figure(0, 0);
    } else if (node.list && !lists_.empty()) {
      lists_.pop_back();
    } else if (name == "table-header-rows") {
      --header_;
    } else if (name.starts_with("table") || name == "covered-table-cell") {
      EndTablePart(name);
    }
    toc_ -= node.toc ? 1 : 0;
    hidden_ -= node.hidden ? 1 : 0;
    deleted_ -= node.deleted ? 1 : 0;
  }

  // False where the sheet ends, or a bound is met.
  bool AddCell(SheetCell cell) {
    if (cell.row >= kSheetRows || cell.column >= kSheetColumns) return false;
    if (cells_left_ == 0) {
      cells_cut_ = true;
      return false;
    }
    --cells_left_;
    sheet_.cells.push_back(std::move(cell));
    return true;
  }

  void EndTablePart(std::string_view name) {
    if (sheet_mode_ && flow_.stories() == 0) {
      if (name == "table-cell" || name == "covered-table-cell") {
        if (!cell_text_.empty()) {
          // Neighbours that say the same are written once.
          SheetCell cell = cell_;
          cell.row = row_;
          cell.text = std::exchange(cell_text_, "");
          for (int i = 0; i < cell_repeat_; ++i) {
            cell.column = column_ + i;
            if (!AddCell(cell)) break;
          }
        }
        column_ = std::min(column_ + cell_repeat_, kSheetColumns);
      } else if (name == "table-row") {
        const std::size_t end = sheet_.cells.size();
        for (int i = 1; i < row_repeat_ && row_begin_ < end; ++i) {
          bool room = true;
          for (std::size_t at = row_begin_; at < end && room; ++at) {
            SheetCell cell = sheet_.cells[at];
            cell.row += i;
            room = AddCell(std::move(cell));
          }
          if (!room) break;
        }
        row_ = std::min(row_ + row_repeat_, kSheetRows);
      } else if (name == "table") {
        EmitSheet(std::exchange(sheet_, {}), flow_);
        if (cells_cut_) flow_.Limit("max_cells");
      }
      return;
    }
    if (name == "table-cell") {
      flow_.EndCell();
      if (!cells_.empty()) cells_.pop_back();
    } else if (name == "table-row") {
      flow_.EndRow(header_ > 0);
      if (!low_rows_.empty()) low_rows_.pop_back();
    } else if (name == "table") {
      flow_.EndTable();
    }
  }

  FlowBuilder& flow_;
  OdfStyles& styles_;
  const Pass pass_;
  std::vector<Node> path_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Frame> frames_;
  std::vector<List> lists_;
  std::vector<Shade> cells_;  // open, one in another: what is behind their text
  std::vector<bool> low_rows_;  // open as well
  std::set<std::string> insertions_, inserted_;
  std::string region_, number_, cell_text_;
  Sheet sheet_;
  SheetCell cell_;             // how the open one looks
  std::size_t row_begin_ = 0;  // the first cell of the open row
  std::uint64_t cells_left_;
  int row_ = 0, column_ = 0, next_column_ = 0, row_repeat_ = 1, cell_repeat_ = 1;
  int skip_ = 0, toc_ = 0, hidden_ = 0, deleted_ = 0, header_ = 0, groups_ = 0, shapes_ = 0;
  bool inside_ = false, blank_ = true, in_number_ = false, in_alt_ = false, sheet_mode_ = false;
  bool cells_cut_ = false;
};

class EncryptionHandler : public XmlHandler {
 public:
  bool encrypted = false;
  void Start(const XmlElement& element) override { encrypted |= element.name == "encryption-data"; }
  void End(Ns, std::string_view) override {}
  void Text(std::string_view) override {}
};

}  // namespace

Result<document::Document> ReadOdf(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  Result<Package> package = Package::Open(bytes, limits);
  if (!package) return package.error();
  FlowBuilder flow(DetectFormat(bytes, limits) == Format::kOds ? "ods" : "odt", limits, plan, monitor);
  OdfStyles styles(limits);
  std::optional<Error> fatal;
  int comments = 0;
  const auto parse = [&](const char* part, XmlHandler& handler, bool needed) {
    Result<PartBytes> read = package->Read(part);
    if (!read) {
      if (needed) fatal = read.error().code == ErrorCode::kTooLarge ? read.error() : Error{ErrorCode::kDamaged, std::string(part) + ": cannot be read"};
      if (!needed && read.error().code != ErrorCode::kNotFound) flow.Damaged(part);
      return;
    }
    if (std::optional<Error> unfit = ParsePart(*read, part, limits, handler, flow)) fatal = std::move(unfit);
  };
  EncryptionHandler manifest;
  parse("META-INF/manifest.xml", manifest, false);
  if (manifest.encrypted) return Error{ErrorCode::kEncrypted, "the document is encrypted"};
  using Pass = ContentHandler::Pass;
  for (const Pass pass : {Pass::kHeaders, Pass::kContent, Pass::kFooters}) {
    // Footers take the styles of their own part again: those of the content may bear the same names.
    ContentHandler handler(flow, styles, pass, limits);
    parse(pass == Pass::kContent ? "content.xml" : "styles.xml", handler, pass == Pass::kContent);
    comments += handler.comments;
    if (fatal) return *fatal;
    if (pass == Pass::kContent && !handler.saw_body) return Error{ErrorCode::kDamaged, "content.xml holds no text"};
  }
  if (styles.over_limit()) flow.Warn("limit", "max_styles");
  if (comments > 0) flow.Warn("comments", std::to_string(comments));
  return flow.Finish();
}

}  // namespace capdo::readers
