// HTML: libxml2's parser for the tags, the few rules of a browser that decide what a person sees.
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "readers/code_pages.h"
#include "readers/docx_numbering.h"
#include "readers/docx_properties.h"
#include "readers/docx_symbols.h"
#include "readers/flow_builder.h"
#include "readers/legibility.h"
#include "readers/mime.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kCharsetWithin = 4096;
constexpr double kPointsOfPixel = 0.75;
constexpr double kFarAway = 800;  // points to the left or above: no window shows it

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

enum class Kind { kInline, kBlock, kSkip, kTable, kRow, kCell, kList, kItem, kBreak, kImage, kInput, kHead };

Kind KindOf(const std::string& name) {
  static const std::unordered_map<std::string_view, Kind> kKinds = {
      {"p", Kind::kBlock}, {"div", Kind::kBlock}, {"h1", Kind::kBlock}, {"h2", Kind::kBlock}, {"h3", Kind::kBlock},
      {"h4", Kind::kBlock}, {"h5", Kind::kBlock}, {"h6", Kind::kBlock}, {"blockquote", Kind::kBlock}, {"pre", Kind::kBlock},
      {"center", Kind::kBlock}, {"section", Kind::kBlock}, {"article", Kind::kBlock}, {"header", Kind::kBlock},
      {"footer", Kind::kBlock}, {"main", Kind::kBlock}, {"address", Kind::kBlock}, {"dl", Kind::kBlock}, {"dt", Kind::kBlock},
      {"dd", Kind::kBlock}, {"form", Kind::kBlock}, {"fieldset", Kind::kBlock}, {"figure", Kind::kBlock}, {"caption", Kind::kBlock},
      {"figcaption", Kind::kBlock}, {"nav", Kind::kBlock}, {"aside", Kind::kBlock}, {"hr", Kind::kBlock}, {"body", Kind::kBlock},
      {"script", Kind::kSkip}, {"style", Kind::kSkip}, {"template", Kind::kSkip}, {"noscript", Kind::kSkip}, {"iframe", Kind::kSkip},
      {"object", Kind::kSkip}, {"embed", Kind::kSkip}, {"title", Kind::kSkip}, {"head", Kind::kHead}, {"textarea", Kind::kInline},
      {"select", Kind::kSkip}, {"svg", Kind::kSkip}, {"table", Kind::kTable}, {"tr", Kind::kRow}, {"td", Kind::kCell}, {"th", Kind::kCell},
      {"ul", Kind::kList}, {"ol", Kind::kList}, {"li", Kind::kItem}, {"br", Kind::kBreak}, {"img", Kind::kImage}, {"input", Kind::kInput},
  };
  const auto found = kKinds.find(name);
  return found == kKinds.end() ? Kind::kInline : found->second;
}

struct Element {
  std::string name;
  Kind kind = Kind::kInline;
  RunLook look;
  bool deleted = false, inserted = false, centred = false, pre = false, floats = false;
  std::optional<Rgb> ink = 0x000000;  // empty where it cannot be told
  Shade shade;             // of the nearest element that has one
  int count = 0;            // items of the list so far
  const char* format = "";  // of its numbers
};

class Reader {
 public:
  Reader(const Limits& limits, const ReadPlan& plan, Monitor* monitor) : limits_(limits), flow_("html", limits, plan, monitor) {
    elements_.emplace_back();
  }

  Result<document::Document> Read(const std::string& utf8, bool cut) {
    htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size()));
    if (context == nullptr) return Error{ErrorCode::kDamaged, "the page cannot be parsed"};
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
    htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<Reader*>(self)->Start(name, attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) { static_cast<Reader*>(self)->End(name); };
    handler.characters = [](void* self, const xmlChar* text, int length) {
      static_cast<Reader*>(self)->Text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
    };
    handler.cdataBlock = [](void*, const xmlChar*, int) {};  // of scripts and styles
    handler.ignorableWhitespace = handler.characters;
    *context->sax = handler;
    context->userData = this;
    context_ = context;
    htmlParseDocument(context);
    htmlFreeParserCtxt(context);
    EndBlock();
    if (cut) flow_.Limit("max_attributes");
    return flow_.Finish();
  }

 private:
  using Attributes = std::unordered_map<std::string, std::string>;

  void Stop() {
    if (context_ != nullptr) xmlStopParser(context_);
  }

  void Start(const xmlChar* raw, const xmlChar** attributes) {
    if (flow_.full()) return Stop();
    if (elements_.size() >= limits_.max_xml_depth) {
      flow_.Limit("max_xml_depth");
      return Stop();
    }
    Element element = elements_.back();
    element.name = Lower(reinterpret_cast<const char*>(raw));
    element.kind = KindOf(element.name);
    element.count = 0;
    Attributes given;
    for (std::size_t i = 0; attributes != nullptr && attributes[i] != nullptr && i / 2 < limits_.max_attributes; i += 2)
      if (attributes[i + 1] != nullptr)
        given.try_emplace(Lower(reinterpret_cast<const char*>(attributes[i])), reinterpret_cast<const char*>(attributes[i + 1]));
      else
        given.try_emplace(Lower(reinterpret_cast<const char*>(attributes[i])), "");
    if (element.kind == Kind::kSkip) ++skip_;
    if (element.kind != Kind::kInline && element.kind != Kind::kBreak && element.kind != Kind::kImage && element.kind != Kind::kInput &&
        skip_ == 0)
      EndBlock();
    Dress(element, given);
    elements_.push_back(element);
    if (skip_ == 0) Open(elements_.back(), given);
  }

  // What the tag, its attributes and its style change.
  static void Dress(Element& element, const Attributes& given) {
    const std::string& name = element.name;
    const auto get = [&](const char* key) {
      const auto found = given.find(key);
      return found == given.end() ? std::string() : Lower(found->second);
    };
    if (name == "b" || name == "strong" || name == "th" || (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'))
      element.look.bold = true;
    if (name == "i" || name == "em") element.look.italic = true;
    if (name == "del") element.deleted = true;
    if (name == "ins") element.inserted = true;
    if (name == "pre" || name == "textarea") element.pre = true;
    if (name == "center" || get("align") == "center") element.centred = true;
    if (given.contains("hidden")) element.look.vanished = true;
    if (name == "mark") element.shade = Shade::Of(0xFFFF00);
    if (name == "a") element.ink = 0x0000EE;
    if (const std::string back = get("bgcolor"); !back.empty()) SetShade(element, back);
    if (given.contains("background")) element.shade = Shade::Unknown();
    if (const std::string colour = get("text"); name == "body" && !colour.empty()) SetInk(element, colour);
    if (name == "font") {
      if (const auto face = given.find("face"); face != given.end()) SetFont(element, face->second);
      if (const std::string colour = get("color"); !colour.empty()) SetInk(element, colour);
    }
    const auto style = given.find("style");
    if (style != given.end()) DressByStyle(element, style->second);
    element.look.hidden = element.look.vanished || IsLost(element.ink, {element.shade}) || IsTooLow(element.look.half_points / 2.0);
  }

  // The colours that hide text in practice, by name; others cannot be told.
  static std::optional<Rgb> ColourOf(std::string_view colour) {
    static const std::unordered_map<std::string_view, Rgb> kNames = {
        {"white", 0xFFFFFF}, {"snow", 0xFFFAFA}, {"ivory", 0xFFFFF0}, {"whitesmoke", 0xF5F5F5}, {"ghostwhite", 0xF8F8FF},
        {"black", 0x000000}, {"blue", 0x0000FF}, {"red", 0xFF0000}, {"green", 0x008000}, {"yellow", 0xFFFF00}, {"navy", 0x000080},
        {"maroon", 0x800000}, {"purple", 0x800080}, {"teal", 0x008080}, {"olive", 0x808000}, {"gray", 0x808080}, {"grey", 0x808080},
        {"silver", 0xC0C0C0}, {"lime", 0x00FF00}, {"aqua", 0x00FFFF}, {"cyan", 0x00FFFF}, {"fuchsia", 0xFF00FF}, {"magenta", 0xFF00FF},
    };
    if (const auto named = kNames.find(colour); named != kNames.end()) return named->second;
    if (colour.size() == 4 && colour[0] == '#') {
      const char twice[] = {colour[1], colour[1], colour[2], colour[2], colour[3], colour[3]};
      return ParseColour({twice, sizeof twice});
    }
    if (colour.starts_with('#')) return ParseColour(colour.substr(0, 7));
    const std::vector<double> parts = PartsOf(colour);
    if (parts.size() < 3) return std::nullopt;
    Rgb rgb = 0;
    for (std::size_t i = 0; i < 3; ++i) rgb = rgb << 8 | static_cast<Rgb>(std::clamp(parts[i], 0.0, 255.0));
    return rgb;
  }

  // The numbers of "rgb(31, 56, 100)", "rgba(31 56 100 / 0.5)"; none where there are percents.
  static std::vector<double> PartsOf(std::string_view colour) {
    std::vector<double> parts;
    if (!colour.starts_with("rgb") || colour.find('%') != std::string_view::npos) return parts;
    for (std::size_t at = 0; at < colour.size() && parts.size() < 4;) {
      double value = 0;
      const auto [end, error] = std::from_chars(colour.data() + at, colour.data() + colour.size(), value);
      if (error == std::errc()) parts.push_back(value);
      at = error == std::errc() ? static_cast<std::size_t>(end - colour.data()) : at + 1;
    }
    return parts;
  }

  static double OpacityOf(std::string_view colour) {
    if (colour == "transparent") return 0;
    const std::vector<double> parts = PartsOf(colour);
    return parts.size() == 4 ? parts[3] : 1;
  }

  static void SetInk(Element& element, std::string_view colour) {
    element.ink = ColourOf(colour);
    if (OpacityOf(colour) < kLeastOpacity) element.look.vanished = true;
  }

  static void SetShade(Element& element, std::string_view colour) {
    if (colour == "none" || colour == "inherit" || colour == "initial" || OpacityOf(colour) < kLeastOpacity) return;
    const std::optional<Rgb> rgb = OpacityOf(colour) == 1 ? ColourOf(colour) : std::nullopt;
    element.shade = rgb ? Shade::Of(*rgb) : Shade::Unknown();
  }

  // Points; none for what is no length.
  static std::optional<double> LengthOf(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !(value > -1e6 && value < 1e6)) return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (unit == "pt") return value;
    if (unit == "px") return value * kPointsOfPixel;
    if (unit == "in") return value * 72;
    if (unit == "cm") return value * 72 / 2.54;
    if (unit == "mm") return value * 72 / 25.4;
    return std::nullopt;
  }

  static void SetFont(Element& element, std::string_view names) {
    std::string font(names.substr(0, names.find(',')));
    std::erase_if(font, [](char c) { return c == '\'' || c == '"'; });
    element.look.symbols = SymbolFontOf(font);
    element.look.legacy_font = IsLegacyFont(font) ? font : "";
  }

  static void DressByStyle(Element& element, std::string_view style) {
    for (std::string_view rest = style; !rest.empty();) {
      const std::string_view rule = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(rest.size(), rule.size() + 1));
      const std::size_t colon = rule.find(':');
      if (colon == std::string_view::npos) continue;
      const auto trim = [](std::string_view text) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n");
        return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
      };
      const std::string key = Lower(trim(rule.substr(0, colon))), raw(trim(rule.substr(colon + 1))), value = Lower(raw);
      if ((key == "display" && value.starts_with("none")) || (key == "visibility" && value.starts_with("hidden")) ||
          (key == "mso-hide" && value == "all"))
        element.look.vanished = true;
      if (key == "opacity") {
        double opacity = 1;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), opacity);
        const bool percent = error == std::errc() && std::string_view(end, value.data() + value.size()) == "%";
        if (error == std::errc() && opacity / (percent ? 100 : 1) < kLeastOpacity) element.look.vanished = true;
      }
      if (key == "position") element.floats = value == "absolute" || value == "fixed" || value == "relative";
      if (key == "text-indent" || key == "margin-left" || (element.floats && (key == "left" || key == "top"))) {
        if (LengthOf(value).value_or(0) <= -kFarAway) element.look.vanished = true;
      }
      if (key == "font-weight") element.look.bold = value == "bold" || value == "bolder" || value >= "600";
      if (key == "font-style") element.look.italic = value != "normal";
      if (key == "text-align") element.centred = value == "center";
      if (key == "font-family") SetFont(element, raw);
      if (key == "color" && value != "inherit") SetInk(element, value);
      if (key == "background" || key == "background-color") SetShade(element, value);
      if (key == "background-image" && value != "none") element.shade = Shade::Unknown();
      if (key == "white-space") element.pre = value.starts_with("pre");
      if (key == "font-size") {
        if (const std::optional<double> points = LengthOf(value); points && *points >= 0)
          element.look.half_points = std::clamp(static_cast<int>(*points * 2), 1, 4000);
      }
    }
  }

  static int Number(const Attributes& given, const char* key, int absent) {
    const auto found = given.find(key);
    if (found == given.end()) return absent;
    return std::clamp(ParseInt(found->second.substr(0, found->second.find_first_not_of("0123456789"))).value_or(absent), 0, 100'000);
  }

  void Open(Element& element, const Attributes& given) {
    switch (element.kind) {
      case Kind::kBreak: return Write("\n");
      case Kind::kTable:
        flow_.StartTable();
        borders_.push_back(Number(given, "border", given.contains("border") ? 1 : 0) > 0);
        return;
      case Kind::kRow:
        if (flow_.table_depth() > 0) flow_.StartRow();
        return;
      case Kind::kCell: {
        if (flow_.table_depth() == 0) return;
        CellShape shape;
        shape.column_span = std::max(1, Number(given, "colspan", 1));
        shape.row_span = Number(given, "rowspan", 1) == 0 ? 100'000 : Number(given, "rowspan", 1);
        const auto style = given.find("style");
        const bool styled = style != given.end() && style->second.find("border") != std::string::npos &&
                            style->second.find("border: none") == std::string::npos && style->second.find("border:none") == std::string::npos;
        shape.bordered = styled || (!borders_.empty() && borders_.back());
        flow_.StartCell(shape);
        return;
      }
      case Kind::kList:
        element.count = Number(given, "start", 1) - 1;
        element.format = element.name == "ul" ? "bullet" : "decimal";
        if (const auto type = given.find("type"); type != given.end() && element.name == "ol") {
          element.format = type->second == "a" ? "lowerLetter" : type->second == "A" ? "upperLetter" : type->second == "i" ? "lowerRoman"
                           : type->second == "I" ? "upperRoman" : "decimal";
        }
        return;
      case Kind::kItem: return OpenItem(given);
      case Kind::kImage: {
        if (element.look.vanished) return;
        const auto alt = given.find("alt");
        flow_.Figure(Number(given, "width", 0) * kPointsOfPixel, Number(given, "height", 0) * kPointsOfPixel,
                     alt == given.end() ? "" : CleanUtf8(alt->second));
        return;
      }
      case Kind::kInput: {
        const auto type = given.find("type");
        const std::string kind = type == given.end() ? "text" : Lower(type->second);
        if (kind == "checkbox" || kind == "radio") return Write(given.contains("checked") ? "☑" : "☐");
        if (const auto value = given.find("value"); kind == "text" && value != given.end()) Write(CleanUtf8(value->second));
        return;
      }
      default: return;
    }
  }

  void OpenItem(const Attributes& given) {
    int level = -1;
    Element* list = nullptr;
    for (Element& outer : elements_) {
      if (outer.kind != Kind::kList) continue;
      ++level;
      list = &outer;
    }
    if (list == nullptr) return;
    list->count = given.contains("value") ? Number(given, "value", 1) : list->count + 1;
    label_ = std::string_view(list->format) == "bullet" ? "•" : FormatCounter(list->count, list->format) + ".";
    level_ = level;
  }

  void End(const xmlChar* raw) {
    const std::string name = Lower(reinterpret_cast<const char*>(raw));
    // libxml2 closes in order, what was never opened excepted.
    std::size_t at = elements_.size();
    while (at > 1 && elements_[at - 1].name != name) --at;
    if (at <= 1) return;
    while (elements_.size() >= at) Close();
  }

  void Close() {
    const Element element = elements_.back();
    if (element.kind == Kind::kSkip) {
      --skip_;
    } else if (skip_ == 0 && element.kind != Kind::kInline && element.kind != Kind::kBreak && element.kind != Kind::kImage &&
               element.kind != Kind::kInput) {
      EndBlock();
      if (element.kind == Kind::kCell && flow_.table_depth() > 0) flow_.EndCell();
      if (element.kind == Kind::kRow && flow_.table_depth() > 0) flow_.EndRow();
      if (element.kind == Kind::kTable) {
        flow_.EndTable();
        if (!borders_.empty()) borders_.pop_back();
      }
    }
    elements_.pop_back();
  }

  void EndBlock() {
    for (Blanks& blanks : blanks_) blanks = {};
    if (!flow_.HasText()) return;
    FlowParagraph made;
    for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
      if (element->name.size() == 2 && element->name[0] == 'h' && element->name[1] >= '1' && element->name[1] <= '6') {
        made.outline_level = element->name[1] - '0';
        break;
      }
    }
    made.centred = elements_.back().centred;
    made.caption = elements_.back().name == "caption" || elements_.back().name == "figcaption";
    made.label = std::exchange(label_, "");
    made.list_level = made.label.empty() ? -1 : level_;
    flow_.EndParagraph(made);
  }

  void Text(std::string_view text) {
    if (skip_ > 0 || flow_.full()) return;
    for (const Element& element : elements_)
      if (element.kind == Kind::kHead) return;
    if (elements_.back().pre) return Write(text);
    std::string out;
    Blanks& blanks = CurrentBlanks();
    for (char c : text) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        blanks.pending = !blanks.at_start;
        continue;
      }
      if (std::exchange(blanks.pending, false)) out += ' ';
      out += c;
      blanks.at_start = false;
    }
    if (!out.empty()) WriteRaw(out);
  }

  void Write(std::string_view text) {
    Blanks& blanks = CurrentBlanks();
    if (std::exchange(blanks.pending, false) && text != "\n") WriteRaw(" ");
    WriteRaw(text);
    blanks.at_start = text == "\n";
  }

  // Blanks collapse among what is seen, what is hidden and what is deleted, each by itself: a blank between two seen
  // words stays where something deleted follows it.
  struct Blanks {
    bool pending = false, at_start = true;
  };
  Blanks& CurrentBlanks() {
    const Element& element = elements_.back();
    return blanks_[element.deleted ? 2 : element.look.hidden || element.look.vanished ? 1 : 0];
  }

  void WriteRaw(std::string_view text) {
    const Element& element = elements_.back();
    flow_.Text(text, element.look, element.deleted ? TextKind::kDeleted : element.inserted ? TextKind::kInserted : TextKind::kSeen);
  }

  const Limits& limits_;
  FlowBuilder flow_;
  htmlParserCtxtPtr context_ = nullptr;
  std::vector<Element> elements_;
  std::vector<bool> borders_;
  std::string label_;
  std::array<Blanks, 3> blanks_;
  int skip_ = 0, level_ = -1;
};

// The character set that the page names; "" where it names none.
std::string DeclaredCharset(std::string_view bytes) {
  const std::string head = Lower(bytes.substr(0, kCharsetWithin));
  const std::size_t at = head.find("charset");
  if (at == std::string::npos) return "";
  const std::size_t begin = head.find_first_not_of(" =\"'", at + 7);
  if (begin == std::string::npos) return "";
  const std::size_t end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:", begin);
  return head.substr(begin, std::min(end, head.size()) - begin);
}

std::string PageToUtf8(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return FromUtf16(bytes.substr(2), bytes[0] == '\xFE');
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return CleanUtf8(bytes.substr(3));
  const std::string charset = DeclaredCharset(bytes);
  if (charset.starts_with("utf-16")) return CleanUtf8(bytes);  // nobody could have read the word otherwise
  if (charset == "x-user-defined" || charset == "iso-8859-1" || charset == "us-ascii") return FromCodePage(bytes, 1252);
  if (charset.starts_with("windows-")) return FromCodePage(bytes, ParseInt(charset.substr(8)).value_or(1252));
  return CleanUtf8(bytes);
}

// Behind what a parser takes as it is, from `at` on: a comment, a script, a style. `at` where there is none.
std::size_t BehindRaw(const std::string& page, std::size_t at) {
  const auto behind = [&](std::string_view end) {
    const std::size_t found = page.find(end, at + 1);
    return found == page.npos ? page.size() : found + 1;
  };
  if (page.compare(at, 4, "<!--") == 0) return behind("-->");
  const std::string name = Lower(std::string_view(page).substr(at, 7));
  if (name.starts_with("<script")) return behind("</");
  return name.starts_with("<style") ? behind("</") : at;
}

// Where the first tag begins that has more attributes than `most`; npos where none has. libxml2 compares each attribute
// of a tag with all others, so that a page of one tag would never end.
std::size_t TagOverBound(const std::string& page, std::uint64_t most) {
  for (std::size_t at = page.find('<'); at != page.npos && at + 1 < page.size(); at = page.find('<', at)) {
    const std::size_t begin = at;
    if (at = BehindRaw(page, at); at != begin) continue;
    std::uint64_t words = 0;
    for (++at; at < page.size() && page[at] != '>'; ++at) {
      const char c = page[at], before = page[at - 1];
      if ((c == '"' || c == '\'') && before == '=') {
        at = std::min(page.find(c, at + 1), page.size() - 1);
      } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && (before == ' ' || before == '\n' || before == '\r' || before == '\t') &&
                 ++words > most) {
        return begin;
      }
    }
  }
  return page.npos;
}

// The page itself among its pictures; none where there is no such part.
std::optional<MimePart> PageOf(std::string_view bytes, const Limits& limits) {
  MimePart root = ParsePart(bytes);
  if (root.type.value == "text/html") return root;
  for (std::string_view one : SplitParts(root.body, root.type.Get("boundary"), limits.max_attachments))
    if (MimePart part = ParsePart(one); part.type.value == "text/html") return part;
  return std::nullopt;
}

}  // namespace

bool IsSavedPage(std::string_view bytes) { return LooksLikeSavedPage(bytes); }

Result<document::Document> ReadHtml(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  std::string utf8;
  if (LooksLikeSavedPage(bytes)) {
    const std::optional<MimePart> page = PageOf(bytes, limits);
    if (!page) return Error{ErrorCode::kDamaged, "a saved page without its text"};
    bool cut = false;
    const std::string content = page->Content(limits.max_part_bytes, cut);
    if (cut) return Error{ErrorCode::kTooLarge, "the page is over the limit", "max_part_bytes"};
    const std::string_view charset = page->type.Get("charset");
    utf8 = DeclaredCharset(content).empty() && !charset.empty() ? ToUtf8(content, charset) : PageToUtf8(content);
  } else {
    utf8 = PageToUtf8(bytes);
  }
  std::replace(utf8.begin(), utf8.end(), '\0', ' ');
  const std::size_t over = TagOverBound(utf8, limits.max_attributes);
  utf8.resize(std::min(over, utf8.size()));
  return Reader(limits, plan, monitor).Read(utf8, over != utf8.npos);
}

}  // namespace capdo::readers
