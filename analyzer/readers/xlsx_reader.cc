// Spreadsheets of Excel since 2007: sheets in their order, cells as they are shown.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "readers/docx_properties.h"
#include "readers/docx_symbols.h"
#include "readers/flow_builder.h"
#include "readers/flow_part.h"
#include "readers/number_format.h"
#include "readers/ooxml_package.h"
#include "readers/ooxml_xml.h"
#include "readers/reader.h"
#include "readers/sheet_cells.h"
#include "text/legacy_vietnamese.h"

namespace capdo::readers {
namespace {

using document::Layer;

constexpr std::size_t kMostSheets = 4096;

bool IsTrue(std::string_view value) { return value == "1" || value == "true" || value == "on"; }
// Within what a sheet can have, so that no sum of two runs over.
int Number(std::string_view text) { return std::clamp(ParseInt(text).value_or(0), -1, 1 << 24); }

std::vector<std::pair<int, int>>::value_type RangeOf(int first, int last) { return {first, std::max(first, last)}; }

struct CellStyle {
  std::string format, legacy_font;
  bool hidden = false, bold = false;
};

class WorkbookHandler : public XmlHandler {
 public:
  struct Entry {
    std::string name, relationship;
    bool hidden = false;
  };
  std::vector<Entry> sheets;
  bool from_1904 = false;

  void Start(const XmlElement& element) override {
    if (element.name == "workbookPr") from_1904 = IsTrue(element.Get(Ns::kNone, "date1904"));
    if (element.name != "sheet" || sheets.size() >= kMostSheets) return;
    const std::string_view state = element.Get(Ns::kNone, "state");
    sheets.push_back({std::string(element.Get(Ns::kNone, "name")), std::string(element.Get(Ns::kRelationship, "id")),
                      state == "hidden" || state == "veryHidden"});
  }
  void End(Ns, std::string_view) override {}
  void Text(std::string_view) override {}
};

class StyleHandler : public XmlHandler {
 public:
  explicit StyleHandler(const Limits& limits) : limits_(limits) {}
  bool WantsStop() const override { return cells_.size() > limits_.max_styles || fonts_.size() > limits_.max_styles; }

  void Start(const XmlElement& element) override {
    const std::string_view name = element.name;
    path_.emplace_back(name);
    const std::string_view parent = path_.size() > 1 ? std::string_view(path_[path_.size() - 2]) : "";
    const auto attribute = [&](const char* key) { return element.Get(Ns::kNone, key); };
    if (name == "numFmt" && parent == "numFmts") {
      formats_[Number(attribute("numFmtId"))] = attribute("formatCode");
    } else if (name == "font" && parent == "fonts") {
      fonts_.emplace_back();
    } else if (name == "fill" && parent == "fills") {
      filled_.push_back(false);
    } else if (name == "patternFill" && parent == "fill" && !filled_.empty()) {
      const std::string_view type = attribute("patternType");
      filled_.back() = !type.empty() && type != "none";
    } else if (name == "gradientFill" && !filled_.empty()) {
      filled_.back() = true;
    } else if (parent == "font" && !fonts_.empty()) {
      if (name == "b") fonts_.back().bold = attribute("val").empty() || IsTrue(attribute("val"));
      if (name == "name" && IsLegacyFont(attribute("val"))) fonts_.back().legacy = attribute("val");
      if (name == "color") fonts_.back().white = attribute("rgb") == "FFFFFFFF" || attribute("theme") == "0" || attribute("indexed") == "9";
    } else if (name == "xf" && parent == "cellXfs") {
      cells_.push_back({Number(attribute("numFmtId")), Number(attribute("fontId")), Number(attribute("fillId"))});
    }
  }
  void End(Ns, std::string_view) override {
    if (!path_.empty()) path_.pop_back();
  }
  void Text(std::string_view) override {}

  std::vector<CellStyle> Styles() const {
    std::vector<CellStyle> styles;
    for (const Cell& cell : cells_) {
      CellStyle style;
      const auto format = formats_.find(cell.format);
      style.format = format != formats_.end() ? format->second : std::string(BuiltInFormat(cell.format));
      const auto font = static_cast<std::size_t>(cell.font), fill = static_cast<std::size_t>(cell.fill);
      const bool filled = cell.fill >= 0 && fill < filled_.size() && filled_[fill];
      if (cell.font >= 0 && font < fonts_.size()) {
        style.bold = fonts_[font].bold;
        style.legacy_font = fonts_[font].legacy;
        style.hidden = fonts_[font].white && !filled;
      }
      styles.push_back(std::move(style));
    }
    return styles;
  }

 private:
  struct Font {
    bool bold = false, white = false;
    std::string legacy;
  };
  struct Cell {
    int format = 0, font = 0, fill = 0;
  };
  const Limits& limits_;
  std::vector<std::string> path_;
  std::map<int, std::string> formats_;
  std::vector<Font> fonts_;
  std::vector<bool> filled_;
  std::vector<Cell> cells_;
};

// Strings of several runs, each in its own font: of the table of strings, of a cell, of a comment.
class RichText {
 public:
  void Start(const XmlElement& element) {
    if (element.name == "r") font_.clear();
    if (element.name == "rFont") font_ = element.Get(Ns::kNone, "val");
    if (element.name == "rPh") ++phonetic_;
    if (element.name == "t") in_text_ = true;
  }
  void End(std::string_view name) {
    if (name == "rPh") --phonetic_;
    if (name == "t") in_text_ = false;
  }
  void Text(std::string_view text) {
    if (!in_text_ || phonetic_ > 0) return;
    legacy_ |= IsLegacyFont(font_);
    text_ += IsLegacyFont(font_) ? text::FromLegacyFont(text, font_) : std::string(text);
  }
  std::string Take() {
    font_.clear();
    return std::exchange(text_, "");
  }
  bool legacy() const { return legacy_; }

 private:
  std::string text_, font_;
  int phonetic_ = 0;
  bool in_text_ = false, legacy_ = false;
};

class StringHandler : public XmlHandler {
 public:
  explicit StringHandler(const char* item) : item_(item) {}
  std::vector<std::string> strings;
  bool legacy() const { return rich_.legacy(); }
  void Start(const XmlElement& element) override { rich_.Start(element); }
  void End(Ns, std::string_view name) override {
    rich_.End(name);
    if (name == item_) strings.push_back(rich_.Take());
  }
  void Text(std::string_view text) override { rich_.Text(text); }

 private:
  std::string_view item_;
  RichText rich_;
};

class SheetHandler : public XmlHandler {
 public:
  SheetHandler(Sheet& sheet, const std::vector<std::string>& strings, const std::vector<CellStyle>& styles, bool from_1904,
               std::uint64_t max_cells)
      : sheet_(sheet), strings_(strings), styles_(styles), from_1904_(from_1904), max_cells_(max_cells) {}

  bool WantsStop() const override { return sheet_.cells.size() >= max_cells_ || sheet_.merges.size() >= max_cells_; }

  void Start(const XmlElement& element) override {
    const std::string_view name = element.name;
    const auto attribute = [&](const char* key) { return element.Get(Ns::kNone, key); };
    if (name == "col" && IsTrue(attribute("hidden"))) {
      sheet_.hidden_columns.push_back(RangeOf(Number(attribute("min")) - 1, Number(attribute("max")) - 1));
    } else if (name == "row") {
      row_ = attribute("r").empty() ? row_ + 1 : Number(attribute("r")) - 1;
      column_ = -1;
      if (IsTrue(attribute("hidden"))) sheet_.hidden_rows.push_back(RangeOf(row_, row_));
    } else if (name == "c") {
      int row = row_;
      if (!ParseCellName(attribute("r"), row, column_)) ++column_;
      cell_row_ = row;
      type_ = attribute("t");
      style_ = Number(attribute("s"));
      value_.clear();
      (void)rich_.Take();
      in_cell_ = true;
    } else if (name == "v") {
      in_value_ = in_cell_;
    } else if (name == "mergeCell") {
      AddMerge(attribute("ref"));
    }
    if (in_cell_) rich_.Start(element);
  }

  void End(Ns, std::string_view name) override {
    if (in_cell_) rich_.End(name);
    if (name == "v") in_value_ = false;
    if (name == "c" && std::exchange(in_cell_, false)) EndCell();
  }

  void Text(std::string_view text) override {
    if (in_value_) value_ += text;
    if (in_cell_ && !in_value_) rich_.Text(text);
  }

 private:
  void AddMerge(std::string_view ref) {
    const std::size_t colon = ref.find(':');
    SheetMerge merge;
    if (colon == std::string_view::npos || !ParseCellName(ref.substr(0, colon), merge.first_row, merge.first_column) ||
        !ParseCellName(ref.substr(colon + 1), merge.last_row, merge.last_column))
      return;
    if (merge.last_row >= merge.first_row && merge.last_column >= merge.first_column) sheet_.merges.push_back(merge);
  }

  void EndCell() {
    const CellStyle* style = style_ >= 0 && static_cast<std::size_t>(style_) < styles_.size() ? &styles_[static_cast<std::size_t>(style_)] : nullptr;
    SheetCell cell;
    cell.row = std::clamp(cell_row_, 0, kSheetRows - 1);
    cell.column = std::clamp(column_, 0, kSheetColumns - 1);
    if (type_ == "s") {
      const int index = ParseInt(value_).value_or(-1);
      if (index >= 0 && static_cast<std::size_t>(index) < strings_.size()) cell.text = strings_[static_cast<std::size_t>(index)];
    } else if (type_ == "inlineStr") {
      cell.text = rich_.Take();
    } else if (type_ == "b") {
      cell.text = value_ == "1" ? "TRUE" : "FALSE";
    } else if (type_ == "str" || type_ == "e" || type_ == "d") {
      cell.text = value_;
    } else {
      double number = 0;
      const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
      cell.text = error == std::errc() ? ShowNumber(number, style == nullptr ? "" : style->format, from_1904_) : value_;
      cell.hidden = style != nullptr && HidesNumbers(style->format);
    }
    if (style != nullptr) {
      cell.hidden |= style->hidden;
      cell.bold = style->bold;
      cell.legacy_font = style->legacy_font;
    }
    if (cell.text.find_first_not_of(" \t\r\n") != std::string::npos) sheet_.cells.push_back(std::move(cell));
  }

  Sheet& sheet_;
  const std::vector<std::string>& strings_;
  const std::vector<CellStyle>& styles_;
  const bool from_1904_;
  const std::uint64_t max_cells_;
  RichText rich_;
  std::string value_, type_;
  int row_ = -1, column_ = -1, cell_row_ = 0, style_ = 0;
  bool in_cell_ = false, in_value_ = false;
};

class Reader {
 public:
  Reader(Package& package, const Limits& limits, const ReadPlan& plan, Monitor* monitor)
      : package_(package), limits_(limits), flow_("xlsx", limits, plan, monitor) {}

  Result<document::Document> Read() {
    const std::string main = package_.MainPart();
    if (main.empty()) return Error{ErrorCode::kDamaged, "the package has no main part"};
    if (package_.ContentType(main).find("sheet.binary") != std::string::npos)
      return Error{ErrorCode::kUnsupported, "a binary workbook (.xlsb)"};
    WorkbookHandler workbook;
    Result<PartBytes> read = package_.Read(main);
    if (!read) return read.error();
    const XmlOutcome outcome = ParseXml(read->bytes, limits_, workbook);
    if (workbook.sheets.empty() || outcome.fault == XmlFault::kDtd)
      return Error{outcome.limit.empty() ? ErrorCode::kDamaged : ErrorCode::kTooLarge, main + ": no sheets", outcome.limit};
    if (!outcome.ok() || read->damaged) flow_.Damaged(main);

    std::map<std::string, std::string> targets;
    StringHandler strings("si");
    StyleHandler styles(limits_);
    for (const Relationship& relationship : package_.Relationships(main)) {
      if (relationship.external) continue;
      targets.try_emplace(relationship.id, relationship.target);
      if (relationship.type == "sharedStrings") Load(relationship.target, strings);
      if (relationship.type == "styles") Load(relationship.target, styles);
    }
    if (strings.legacy()) flow_.LegacyFont(".Vn / VNI");
    const std::vector<CellStyle> cell_styles = styles.Styles();
    std::uint64_t left = limits_.max_cells / 2;  // the builder counts rows, too
    for (const WorkbookHandler::Entry& entry : workbook.sheets) {
      if (flow_.full() || fatal_) break;
      const auto target = targets.find(entry.relationship);
      if (target == targets.end()) {
        flow_.Damaged(entry.name);
        continue;
      }
      Sheet sheet;
      sheet.name = entry.name;
      sheet.hidden = entry.hidden;
      SheetHandler handler(sheet, strings.strings, cell_styles, workbook.from_1904, left);
      Load(target->second, handler);
      left -= std::min<std::uint64_t>(left, sheet.cells.size());
      const bool cut = handler.WantsStop();
      EmitSheet(std::move(sheet), flow_);
      if (cut) flow_.Limit("max_cells");
    }
    if (fatal_) return *fatal_;
    Rest();
    return flow_.Finish();
  }

 private:
  void Load(const std::string& part, XmlHandler& handler) {
    if (std::optional<Error> unfit = LoadPart(package_, part, limits_, handler, flow_)) fatal_ = std::move(unfit);
  }

  // Pictures (nobody has read them), comments, macros.
  void Rest() {
    std::size_t comments = 0;
    for (const PartInfo& part : package_.parts()) {
      if (part.name.find("xl/media/") != std::string::npos) flow_.Figure(0, 0);
      if (part.name.ends_with("vbaProject.bin")) flow_.Warn("macros");
      if (part.name.find("embeddings/") != std::string::npos && !part.name.ends_with('/')) flow_.CountEmbedded();
      if (part.name.find("xl/comments") == std::string::npos || !part.name.ends_with(".xml")) continue;
      StringHandler handler("comment");
      Load(part.name, handler);
      flow_.set_layer(Layer::kComment);
      for (const std::string& comment : handler.strings) {
        flow_.Text(comment, {});
        flow_.EndParagraph();
        ++comments;
      }
      flow_.set_layer(Layer::kBody);
    }
    if (comments > 0) flow_.Warn("comments", std::to_string(comments));
  }

  Package& package_;
  const Limits& limits_;
  FlowBuilder flow_;
  std::optional<Error> fatal_;
};

}  // namespace

Result<document::Document> ReadXlsx(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  Result<Package> package = Package::Open(bytes, limits);
  if (!package) return package.error();
  return Reader(*package, limits, plan, monitor).Read();
}

}  // namespace capdo::readers
