#include "readers/docx_figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "readers/docx_paragraph.h"
#include "text/normalized.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::BlockKind;

constexpr double kEmuPerPoint = 12700;
constexpr double kLargestPoints = 100'000;
constexpr std::size_t kLongestNumber = 40;
constexpr std::size_t kLongestCaption = 500;
constexpr std::size_t kCaptionReach =
    16;  // other figures, hidden text and comments may stand between

double ParseSigned(std::string_view text) {
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end != text.data() && value > -1e12 && value < 1e12 ? value : 0;
}

double ParseNumber(std::string_view text) { return std::max(0.0, ParseSigned(text)); }

// "position:absolute;width:3in;height:40pt": what is said of `key`, "" where nothing is.
std::string_view CssRule(std::string_view style, std::string_view key) {
  while (!style.empty()) {
    std::string_view rule = style.substr(0, style.find(';'));
    style.remove_prefix(std::min(style.size(), rule.size() + 1));
    while (rule.starts_with(' ')) rule.remove_prefix(1);
    if (!rule.starts_with(key) || rule.substr(key.size(), 1) != ":") continue;
    return rule.substr(key.size() + 1);
  }
  return {};
}

// A length in points, 0 where it is not stated.
double CssLength(std::string_view style, std::string_view key) {
  const std::string_view value = CssRule(style, key);
  double scale = 1;
  if (value.ends_with("in")) scale = 72;
  if (value.ends_with("cm")) scale = 72 / 2.54;
  if (value.ends_with("mm")) scale = 72 / 25.4;
  if (value.ends_with("px")) scale = 0.75;
  return std::clamp(ParseSigned(value) * scale, -kLargestPoints, kLargestPoints);
}

std::string Clean(std::string_view text) {
  std::string clean;
  AppendClean(clean, text, SymbolFont::kNone);
  return text::ToNfc(clean);
}

bool IsShape(const XmlElement& element) {
  static constexpr std::array<std::string_view, 8> kVmlShapes = {
      "shape", "rect", "oval", "line", "roundrect", "polyline", "curve", "arc"};
  if (element.ns == Ns::kVml) {
    for (std::string_view name : kVmlShapes) {
      if (element.name == name) return true;
    }
  }
  return element.Is(Ns::kShape, "wsp") || element.Is(Ns::kDrawing, "sp") ||
         element.Is(Ns::kDrawing, "cxnSp");
}

// A caption's first words (data): "Hình 3", "Hình vẽ", "Sơ đồ 1", "Figure 2". "Hình thức" is no
// caption.
bool BeginsLikeCaption(std::string_view text) {
  if (text.size() > kLongestCaption) return false;
  for (std::string_view word : {"Sơ đồ", "SƠ ĐỒ"}) {
    if (text.starts_with(word)) return true;
  }
  for (std::string_view word : {"Hình", "HÌNH", "Figure", "FIGURE"}) {
    if (!text.starts_with(word)) continue;
    std::string_view rest = text.substr(word.size());
    if (rest.empty() || rest[0] == ':' || rest[0] == '.') return true;
    std::size_t blank = rest.find_first_not_of(' ');
    if (rest.starts_with("\u00A0")) blank = 2;
    if (blank == 0 || blank == std::string_view::npos) continue;
    rest.remove_prefix(blank);
    if (std::string_view("0123456789IVXABCD:.-").find(rest[0]) != std::string_view::npos)
      return true;
    for (std::string_view next : {"vẽ", "ảnh", "số", "VẼ", "ẢNH", "SỐ"}) {
      if (rest.starts_with(next)) return true;
    }
  }
  return false;
}

}  // namespace

void DrawingCollector::Start(const XmlElement& element) {
  in_offset_ = element.Is(Ns::kWordDrawing, "posOffset");
  if (in_offset_) offset_.clear();
  if (IsShape(element)) ++shapes_;
  if (element.ns == Ns::kVml) return StartVml(element);
  if (element.Is(Ns::kWordDrawing, "positionH") || element.Is(Ns::kWordDrawing, "positionV")) {
    in_down_ = element.name == "positionV";
    (in_down_ ? down_ : across_).from_page = element.Get(Ns::kNone, "relativeFrom") == "page";
  } else if (element.Is(Ns::kWordDrawing, "extent")) {
    width_ = std::min(ParseNumber(element.Get(Ns::kNone, "cx")) / kEmuPerPoint, kLargestPoints);
    height_ = std::min(ParseNumber(element.Get(Ns::kNone, "cy")) / kEmuPerPoint, kLargestPoints);
  } else if (element.Is(Ns::kWordDrawing, "docPr") || element.Is(Ns::kPicture, "cNvPr")) {
    if (alt_.empty()) alt_ = Clean(element.Get(Ns::kNone, "descr"));
    if (title_.empty()) title_ = Clean(element.Get(Ns::kNone, "title"));
    std::string_view hidden = element.Get(Ns::kNone, "hidden");
    if (element.ns == Ns::kWordDrawing) hidden_ = hidden == "1" || hidden == "true";
  } else if (element.Is(Ns::kPicture, "pic") || element.Is(Ns::kDrawing, "pic")) {
    picture_ = true;
  } else if (element.Is(Ns::kDrawing, "blip")) {
    AddPicture(element.Get(Ns::kRelationship, "embed"));
  } else if (element.Is(Ns::kDrawing, "graphicData")) {
    // Shapes, groups and canvases are judged by what they hold; all other graphics are figures.
    std::string_view uri = element.Get(Ns::kNone, "uri");
    bool judged = uri.ends_with("/wordprocessingShape") || uri.ends_with("/wordprocessingGroup") ||
                  uri.ends_with("/wordprocessingCanvas") || uri.ends_with("/lockedCanvas");
    picture_ = picture_ || !judged;
  } else if (element.ns == Ns::kGroup) {
    group_ = true;
  } else if (element.Is(Ns::kCanvas, "wpc") || element.name == "lockedCanvas") {
    canvas_ = true;
  } else if (element.Is(Ns::kOffice, "OLEObject")) {
    embedded_ = true;
  }
}

void DrawingCollector::Text(std::string_view text) {
  if (!in_offset_ || offset_.size() + text.size() > kLongestNumber) return;
  offset_ += text;
  (in_down_ ? down_ : across_).offset = std::clamp(ParseSigned(offset_) / kEmuPerPoint, -kLargestPoints, kLargestPoints);
}

Aside DrawingCollector::aside() const {
  const auto by = [](const Place& place, double size) { return std::max(place.offset, -(place.offset + size)); };
  const auto before = [](const Place& place, double size) { return place.from_page && place.offset + size <= 0 && size > 0; };
  return {by(across_, width_), by(down_, height_), before(across_, width_) || before(down_, height_)};
}

void DrawingCollector::AddPicture(std::string_view relationship) {
  // A vector picture names another in pixels beside it, and a drawing its copy for older programs: the same id twice.
  if (relationship.empty() || relationship == relationship_) return;
  ++pictures_;
  relationship_ = relationship;
}

void DrawingCollector::StartVml(const XmlElement& element) {
  if (element.name == "group") group_ = true;
  if (element.name == "imagedata") {
    picture_ = true;
    AddPicture(element.Get(Ns::kRelationship, "id"));
  }
  if (element.name == "textpath" && word_art_.empty())
    word_art_ = Clean(element.Get(Ns::kNone, "string"));
  std::string_view style = element.Get(Ns::kNone, "style");
  if (width_ == 0 && height_ == 0 && element.name != "shapetype") {
    width_ = std::max(0.0, CssLength(style, "width"));
    height_ = std::max(0.0, CssLength(style, "height"));
    hidden_ = style.find("visibility:hidden") != std::string_view::npos;
    across_ = {CssLength(style, "margin-left"), CssRule(style, "mso-position-horizontal-relative") == "page"};
    down_ = {CssLength(style, "margin-top"), CssRule(style, "mso-position-vertical-relative") == "page"};
  }
  if (alt_.empty()) alt_ = Clean(element.Get(Ns::kNone, "alt"));
  if (title_.empty() && element.name == "imagedata")
    title_ = Clean(element.Get(Ns::kOffice, "title"));
}

std::optional<Block> DrawingCollector::Figure() const {
  bool figure = picture_ || object_ || (canvas_ && shapes_ > 0) || (group_ && shapes_ >= 2);
  if (!figure || hidden_) return std::nullopt;
  Block block;
  block.kind = BlockKind::kFigure;
  block.alt_text = alt_.empty() ? title_ : alt_;
  block.width = width_;
  block.height = height_;
  return block;
}

void AttachCaptions(std::vector<Block>& blocks, const std::vector<bool>& is_caption_style) {
  auto caption_at = [&](std::size_t i) -> std::string {
    const Block& block = blocks[i];
    bool numbered = !block.label.empty() && BeginsLikeCaption(block.label);
    if (block.toc || !(is_caption_style[i] || numbered || BeginsLikeCaption(block.text))) return "";
    return numbered ? block.label + " " + block.text : block.text;
  };
  struct Found {
    std::size_t figure = 0;
    std::string before, after;
  };
  std::vector<Found> figures;
  int only_before = 0, only_after = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::kFigure) continue;
    Found found{i, "", ""};
    auto counts = [&](std::size_t at) {
      return blocks[at].kind == BlockKind::kParagraph && IsEvidence(blocks[at].layer);
    };
    for (std::size_t at = i + 1; at < blocks.size() && at <= i + kCaptionReach; ++at) {
      if (!counts(at)) continue;
      found.after = caption_at(at);
      break;
    }
    for (std::size_t at = i; at-- > 0 && i - at <= kCaptionReach;) {
      if (!counts(at)) continue;
      found.before = caption_at(at);
      break;
    }
    only_before += !found.before.empty() && found.after.empty() ? 1 : 0;
    only_after += found.before.empty() && !found.after.empty() ? 1 : 0;
    figures.push_back(std::move(found));
  }
  // Between two captions the document's own habit decides: above its figures or, as usual, below.
  bool above = only_before > only_after;
  for (Found& found : figures) {
    std::string& first = above ? found.before : found.after;
    std::string& second = above ? found.after : found.before;
    Block& figure = blocks[found.figure];
    figure.text = !first.empty() ? first : second;
    if (figure.text.empty()) continue;
    document::Fragment whole;
    whole.end = static_cast<std::uint32_t>(figure.text.size());
    whole.page = figure.page;
    figure.fragments.assign(1, whole);
  }
}

}  // namespace capdo::readers
