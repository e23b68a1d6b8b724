// Rich Text Format: a stack of groups, each with what its text looks like and where it goes.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "readers/code_pages.h"
#include "readers/docx_symbols.h"
#include "readers/flow_builder.h"
#include "readers/legibility.h"
#include "readers/reader.h"
#include "readers/rtf_tables.h"
#include "readers/rtf_tokens.h"

namespace capdo::readers {
namespace {

using document::Layer;
using What = RtfToken::What;

constexpr double kFarAway = 31'680;  // twips; the largest paper that Word has
constexpr double kPaperWidth = 12'240;  // twips, where the file says nothing
constexpr std::size_t kMostCollected = 1024, kMostEntries = 65'536;

// Where the text of a group goes.
enum class To : std::uint8_t {
  kText, kSkip, kFonts, kColours, kStyles, kLabel, kInstruction, kPicture, kShape, kFormField, kObject,
};

struct State {
  To to = To::kText;
  RunLook look;
  int font = -1, uc = 1, colour = 0, highlight = 0, scale = 100;
  RtfShade shade;
  bool beyond = false;  // in a shape that stands off the paper
  bool deleted = false, inserted = false, toc = false, story = false;
  int style = 0;  // that a group of the style sheet defines
};

struct ParaState {
  FlowParagraph made;
  int style = 0, depth = 0, outline = -1;
  bool in_table = false;
  RtfShade shade;
  double left = 0, right = 0, first = 0;  // twips
  bool too_low = false;  // lines of an exact height
  int table_depth() const { return in_table ? std::max(1, depth) : 0; }
};

const std::unordered_map<std::string_view, To>& Destinations() {
  static const std::unordered_map<std::string_view, To> kAll = {
      {"fonttbl", To::kFonts}, {"colortbl", To::kColours}, {"stylesheet", To::kStyles}, {"info", To::kSkip},
      {"listtext", To::kLabel}, {"pntext", To::kLabel}, {"fldinst", To::kInstruction}, {"pict", To::kPicture},
      {"nonshppict", To::kSkip}, {"shprslt", To::kSkip}, {"objdata", To::kSkip}, {"objclass", To::kSkip},
      {"shpinst", To::kShape}, {"shppict", To::kText}, {"shptxt", To::kText}, {"formfield", To::kFormField},
      {"object", To::kObject}, {"result", To::kText}, {"header", To::kText}, {"headerl", To::kText}, {"headerr", To::kText},
      {"headerf", To::kText}, {"footer", To::kText}, {"footerl", To::kText}, {"footerr", To::kText}, {"footerf", To::kText},
      {"footnote", To::kText}, {"annotation", To::kText}, {"nesttableprops", To::kText}, {"nonesttables", To::kSkip},
      {"ud", To::kText}, {"upr", To::kSkip}, {"xe", To::kSkip}, {"tc", To::kSkip}, {"tcn", To::kSkip}, {"rxe", To::kSkip},
      {"bkmkstart", To::kSkip}, {"bkmkend", To::kSkip}, {"atnid", To::kSkip}, {"atnauthor", To::kSkip}, {"atntime", To::kSkip},
      {"atnref", To::kSkip}, {"ftnsep", To::kSkip}, {"ftnsepc", To::kSkip}, {"ftncn", To::kSkip}, {"aftnsep", To::kSkip},
      {"aftnsepc", To::kSkip}, {"aftncn", To::kSkip}, {"pntxta", To::kSkip}, {"pntxtb", To::kSkip}, {"sp", To::kShape},
      {"template", To::kSkip}, {"falt", To::kSkip}, {"panose", To::kSkip}, {"filetbl", To::kSkip}, {"revtbl", To::kSkip},
      {"listtable", To::kSkip}, {"listoverridetable", To::kSkip}, {"sn", To::kSkip}, {"sv", To::kShape}, {"shp", To::kShape},
      {"dptxbxtext", To::kText}, {"do", To::kShape}, {"private", To::kSkip}, {"blipuid", To::kSkip}, {"fname", To::kSkip},
  };
  return kAll;
}

const std::unordered_map<std::string_view, const char*>& Letters() {
  static const std::unordered_map<std::string_view, const char*> kAll = {
      {"tab", "\t"}, {"line", "\n"}, {"lbr", "\n"}, {"column", "\n"}, {"page", "\n"}, {"emdash", "—"}, {"endash", "–"},
      {"lquote", "‘"}, {"rquote", "’"}, {"ldblquote", "“"}, {"rdblquote", "”"}, {"bullet", "•"}, {"emspace", " "},
      {"enspace", " "}, {"qmspace", " "},
  };
  return kAll;
}

class Reader {
 public:
  Reader(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor)
      : tokens_(bytes), limits_(limits), flow_("rtf", limits, plan, monitor) {}

  Result<document::Document> Read() {
    states_.emplace_back();
    bool closed = false;
    while (!flow_.full()) {
      const RtfToken token = tokens_.Next();
      if (token.what == What::kEnd) break;
      if (token.what != What::kByte && token.what != What::kText) FlushBytes();
      if (skip_letters_ > 0 && Skipped(token)) continue;
      Take(token);
      if (states_.size() == 1 && token.what == What::kClose) {
        closed = true;
        break;
      }
    }
    FlushBytes();
    if (!closed && !flow_.full()) flow_.Damaged("rtf");
    if (flow_.HasText()) EndParagraph();
    if (comments_ > 0) flow_.Warn("comments", std::to_string(comments_));
    return flow_.Finish();
  }

 private:
  State& state() { return states_.back(); }

  // What stands behind \u for programs that know no Unicode: a byte, a letter or a control symbol counts one each.
  bool Skipped(const RtfToken& token) {
    if (token.what == What::kByte || token.what == What::kSymbol) {
      --skip_letters_;
      return true;
    }
    if (token.what != What::kText) {
      if (token.what == What::kOpen || token.what == What::kClose) skip_letters_ = 0;
      return false;
    }
    const std::size_t count = std::min<std::size_t>(static_cast<std::size_t>(skip_letters_), token.word.size());
    skip_letters_ = 0;
    TakeText(token.word.substr(count));
    return true;
  }

  void Take(const RtfToken& token) {
    switch (token.what) {
      case What::kOpen:
        if (states_.size() >= limits_.max_xml_depth) return flow_.Limit("max_xml_depth");
        states_.push_back(state());
        state().story = false;
        star_ = false;
        return;
      case What::kClose: return Close();
      case What::kText: return TakeText(token.word);
      case What::kByte: return TakeByte(token.byte);
      case What::kSymbol: return TakeSymbol(token.symbol);
      case What::kWord: return TakeWord(token);
      case What::kEnd: return;
    }
  }

  void Close() {
    if (states_.size() <= 1) return;
    const State closed = state();
    states_.pop_back();
    const bool outermost = closed.to != state().to;
    if (closed.story) {
      if (flow_.HasText()) EndParagraph();
      flow_.PopStory();
      para_ = std::move(saved_.back());
      saved_.pop_back();
      return;
    }
    if (closed.to == To::kStyles && state().to == To::kStyles) EndStyle(closed);
    if (!outermost) return;
    if (closed.to == To::kPicture) {
      Place();
      const double across = picture_.scale_x / 100.0, down = picture_.scale_y / 100.0;
      if (closed.look.hidden) return;
      flow_.Figure(picture_.width / 20.0 * across, picture_.height / 20.0 * down);
    } else if (closed.to == To::kInstruction) {
      const std::size_t at = collected_.find_first_not_of(' ');
      if (at != std::string::npos && collected_.compare(at, 4, "TOC ") == 0) state().toc = true;
      if (form_type_ == 1 && collected_.find("FORMCHECKBOX") != std::string::npos)
        Write(form_result_ == 25 ? (form_default_ != 0 ? "☑" : "☐") : form_result_ != 0 ? "☑" : "☐");
      form_type_ = -1;
    } else if (closed.to == To::kLabel) {
      para_.made.label = collected_;
      while (!para_.made.label.empty() && static_cast<unsigned char>(para_.made.label.back()) <= ' ') para_.made.label.pop_back();
      para_.made.label.erase(0, std::min(para_.made.label.find_first_not_of(" \t"), para_.made.label.size()));
    }
    collected_.clear();
  }

  void EndStyle(const State& closed) {
    if (tables_.styles.size() >= limits_.max_styles) return;
    std::string name = collected_.substr(0, collected_.find(';'));
    collected_.clear();
    RtfStyle& style = tables_.styles[closed.style];
    style.name = name;
    style.outline = std::exchange(style_outline_, 9);
  }

  void StartStory(Layer layer) {
    flow_.PushStory(layer);
    saved_.push_back(std::exchange(para_, {}));
    state().story = true;
    state().to = To::kText;
    state().look.hidden = state().look.vanished = false;
  }

  // A word at the beginning of a group that says where its text goes. Unknown ones behind \* are skipped.
  bool TakeDestination(std::string_view word) {
    const bool starred = std::exchange(star_, false);
    if (state().to == To::kSkip) return true;
    const auto found = Destinations().find(word);
    if (found == Destinations().end()) {
      if (starred) state().to = To::kSkip;
      return starred;
    }
    const To before = state().to;
    if (word.starts_with("header") || word.starts_with("footer")) {
      StartStory(word[0] == 'h' ? Layer::kHeader : Layer::kFooter);
    } else if (word == "footnote") {
      StartStory(flow_.layer() == Layer::kBody ? Layer::kFootnote : flow_.layer());
    } else if (word == "annotation") {
      ++comments_;
      StartStory(Layer::kComment);
    } else if (word == "shptxt" || word == "dptxbxtext") {
      StartStory(flow_.layer() == Layer::kBody ? Layer::kTextBox : flow_.layer());
      state().beyond = state().beyond || std::max(shape_.left, -shape_.right) >= kFarAway || std::max(shape_.top, -shape_.bottom) >= kFarAway;
    } else if (word == "object") {
      flow_.CountEmbedded();  // its \result is what is seen
    } else {
      state().to = found->second;
      if (before == To::kObject && found->second == To::kText) state().to = To::kText;
    }
    if (word == "pict") picture_ = {};
    if (word == "shp" || word == "do") shape_ = {};
    if (word == "fldinst" || word == "listtext" || word == "pntext") collected_.clear();
    return true;
  }

  void TakeSymbol(char symbol) {
    switch (symbol) {
      case '*': star_ = true; return;
      case '~': return Write("\xC2\xA0");
      case '_': return Write("-");
      case '-': return Write(OptionalHyphen(state().look.legacy_font));
      case '\\':
      case '{':
      case '}': return Write(std::string_view(&symbol, 1));
      case '\r':
      case '\n': return TakeWord({What::kWord, "par"});
      default: return;
    }
  }

  void TakeByte(unsigned char byte) {
    if (state().to == To::kSkip) return;
    bytes_ += static_cast<char>(byte);
  }

  void TakeText(std::string_view text) {
    star_ = false;
    if (state().to == To::kSkip || state().to == To::kPicture) return;
    if (state().to == To::kColours) {
      for (char c : text)
        if (c == ';' && tables_.colours.size() < kMostEntries) tables_.colours.push_back(std::exchange(colour_, {}));
      return;
    }
    bytes_ += text;
  }

  // Bytes in the code page of the font that was in force for them.
  void FlushBytes() {
    if (bytes_.empty()) return;
    const std::string bytes = std::exchange(bytes_, "");
    const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) return Write(bytes);
    const auto font = tables_.fonts.find(state().font);
    int code_page = code_page_;
    if (font != tables_.fonts.end() && font->second.code_page != 0) code_page = font->second.code_page;
    if (!state().look.legacy_font.empty() || state().look.symbols != SymbolFont::kNone) code_page = 1252;
    Write(FromCodePage(bytes, code_page));
  }

  void Write(std::string_view text) {
    if (text.empty()) return;
    high_surrogate_ = 0;
    State& now = state();
    switch (now.to) {
      case To::kText: break;
      case To::kFonts: return FontName(text);
      case To::kStyles:
      case To::kLabel:
      case To::kInstruction:
        if (collected_.size() < kMostCollected) collected_ += text;
        return;
      default: return;
    }
    Place();
    RunLook look = now.look;
    look.hidden = look.vanished || IsTooLow(look.half_points / 2.0) || now.scale < kLeastScale || now.beyond || IsUnseen(now);
    para_.made.toc |= now.toc;
    flow_.Text(text, look, now.deleted ? TextKind::kDeleted : now.inserted ? TextKind::kInserted : TextKind::kSeen);
  }

  bool IsUnseen(const State& now) const {
    const bool in_row = para_.table_depth() == 1 && flow_.stories() == 0;
    if (para_.too_low || (in_row && row_.too_low())) return true;
    if (PushedAside(para_.left, para_.right) >= paper_width_) return true;
    const std::optional<Rgb> marked = tables_.Colour(now.highlight);
    const Shade cell = in_row ? row_.ShadeAt(cell_).Of(tables_) : Shade{};
    return IsLostMarked(tables_.Colour(now.colour), marked ? Shade::Of(*marked) : Shade{},
                        {now.shade.Of(tables_), para_.shade.Of(tables_), cell});
  }

  void FontName(std::string_view text) {
    if (tables_.fonts.size() >= kMostEntries) return;
    RtfFont& font = tables_.fonts[state().font];
    const std::size_t end = text.find(';');
    if (font.name.size() < kMostCollected) font.name += text.substr(0, end);
  }

  // Opens and closes tables until the paragraph stands where it belongs.
  void Place() {
    if (flow_.stories() > 0) return;
    const auto wanted = static_cast<std::size_t>(para_.table_depth());
    while (flow_.table_depth() > wanted) {
      flow_.EndTable();
      cell_ = 0;
    }
    while (flow_.table_depth() < wanted && !flow_.full()) {
      if (flow_.table_depth() > 0 && !flow_.in_cell()) flow_.StartCell();
      const std::size_t before = flow_.table_depth();
      flow_.StartTable();
      if (flow_.table_depth() == before) return;
    }
    if (wanted > 0 && !flow_.in_cell()) flow_.StartCell();
  }

  void EndParagraph() {
    const auto style = tables_.styles.find(para_.style);
    FlowParagraph made = para_.made;
    if (style != tables_.styles.end()) {
      made.style = style->second.name;
      std::string lower = made.style;
      for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      made.caption = lower == "caption";
      made.toc |= lower.starts_with("toc ") || lower.starts_with("contents ");
      if (style->second.outline < 9) made.outline_level = style->second.outline + 1;
      if (lower.size() == 9 && lower.starts_with("heading ") && lower[8] >= '1' && lower[8] <= '9') made.outline_level = lower[8] - '0';
    }
    if (para_.outline >= 0) made.outline_level = para_.outline < 9 ? para_.outline + 1 : 0;
    made.indent = (para_.left + para_.first) / 20;
    if (made.label.empty()) made.list_level = -1;
    flow_.EndParagraph(made);
    para_.made.label.clear();  // a label stands before one paragraph
    para_.made.toc = false;
  }

  void EndCell(bool nested) {
    para_.in_table = true;
    para_.depth = nested ? std::max(para_.depth, 2) : 1;
    Place();
    EndParagraph();
    if (flow_.stories() > 0) return;
    flow_.EndCell();
    ++cell_;
  }

  void EndRow(bool nested) {
    para_.in_table = true;
    para_.depth = nested ? std::max(para_.depth, 2) : 1;
    if (flow_.stories() > 0) return;
    const auto wanted = static_cast<std::size_t>(para_.table_depth());
    while (flow_.table_depth() > wanted) flow_.EndTable();
    cell_ = 0;
    if (flow_.table_depth() < wanted) return;
    if (!flow_.in_row()) flow_.StartRow();
    flow_.ShapeCells(row_.cells());
    flow_.EndRow(row_.header());
  }

  void TakeWord(const RtfToken& token) {
    const std::string_view word = token.word;
    const int number = token.number;
    const bool on = !token.has_number || number != 0;
    if (TakeDestination(word) || state().to == To::kSkip) return;
    State& now = state();
    if (word == "u") return TakeUnicode(number);
    if (word == "uc") {
      now.uc = std::clamp(number, 0, 16);
    } else if (word == "f" || word == "deff") {
      if (word == "f" || now.font < 0) SetFont(number);
    } else if (word == "fcharset" && now.to == To::kFonts) {
      if (tables_.fonts.size() < kMostEntries) tables_.fonts[now.font].code_page = RtfCodePage(number);
    } else if (word == "ansicpg") {
      code_page_ = number;
    } else if (word == "mac" || word == "pc" || word == "pca") {
      code_page_ = word == "pca" ? 850 : word == "pc" ? 437 : 1252;
    } else if (word == "red" || word == "green" || word == "blue") {
      (word == "red" ? colour_.red : word == "green" ? colour_.green : colour_.blue) = number;
    } else if (now.to == To::kStyles) {
      if (word == "s" || word == "cs" || word == "ds" || word == "ts") now.style = word == "s" ? number : -1 - number;
      if (word == "outlinelevel") style_outline_ = std::clamp(number, 0, 9);
    } else if (now.to == To::kPicture) {
      if (word == "picwgoal") picture_.width = number;
      if (word == "pichgoal") picture_.height = number;
      if (word == "picscalex") picture_.scale_x = number;
      if (word == "picscaley") picture_.scale_y = number;
    } else if (now.to == To::kShape) {
      if (word == "shpleft") shape_.left = number;
      if (word == "shpright") shape_.right = number;
      if (word == "shptop") shape_.top = number;
      if (word == "shpbottom") shape_.bottom = number;
    } else if (now.to == To::kFormField || now.to == To::kInstruction) {
      if (word == "fftype") form_type_ = number;
      if (word == "fftype") form_result_ = 25, form_default_ = 0;
      if (word == "ffres") form_result_ = number;
      if (word == "ffdefres") form_default_ = number;
    } else if (now.to == To::kText) {
      TakeTextWord(word, number, on);
    }
  }

  void TakeUnicode(int number) {
    skip_letters_ = state().uc;
    const auto unit = static_cast<char32_t>(number < 0 ? number + 65536 : number);
    char32_t c = unit;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_surrogate_ = unit;
      return;
    }
    if (unit >= 0xDC00 && unit < 0xE000)
      c = high_surrogate_ != 0 ? 0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD;
    std::string letter;
    AppendUtf8(letter, c > 0x10FFFF ? U'\uFFFD' : c);
    Write(letter);
  }

  void SetFont(int number) {
    State& now = state();
    now.font = number;
    const auto font = tables_.fonts.find(number);
    const std::string name = font == tables_.fonts.end() ? "" : font->second.name;
    now.look.symbols = SymbolFontOf(name);
    now.look.legacy_font = IsLegacyFont(name) ? name : "";
  }

  void TakeTextWord(std::string_view word, int number, bool on) {
    State& now = state();
    if (const auto letter = Letters().find(word); letter != Letters().end()) {
      if (word == "page" && !flow_.HasText()) return;
      return Write(letter->second);
    }
    if (word == "par" || word == "sect") {
      Place();
      EndParagraph();
    } else if (word == "cell" || word == "nestcell") {
      EndCell(word == "nestcell");
    } else if (word == "row" || word == "nestrow") {
      EndRow(word == "nestrow");
    } else if (word == "trowd") {
      row_.Reset();
    } else if (word == "pard") {
      const std::string label = std::exchange(para_.made.label, "");
      para_ = {};
      if (flow_.HasText()) para_.made.label = label;
    } else if (word == "plain") {
      now.look = {};
      now.look.half_points = 24;
      now.colour = now.highlight = 0;
      now.scale = 100;
      now.shade = {};
      now.deleted = now.inserted = false;
    } else if (word == "intbl") {
      para_.in_table = true;
    } else if (word == "itap") {
      para_.depth = std::clamp(number, 0, 64);
      if (number > 0) para_.in_table = true;
    } else if (word == "qc" || word == "ql" || word == "qr" || word == "qj") {
      para_.made.centred = word == "qc";
    } else if (word == "s") {
      para_.style = number;
    } else if (word == "outlinelevel") {
      para_.outline = std::clamp(number, 0, 9);
    } else if (word == "ilvl") {
      para_.made.list_level = std::clamp(number, 0, 8);
    } else if (word == "ls") {
      para_.made.list_level = std::max(para_.made.list_level, 0);
    } else if (word == "li" || word == "ri" || word == "fi") {
      (word == "li" ? para_.left : word == "ri" ? para_.right : para_.first) = number;
    } else if (word == "sl") {
      para_.too_low = IsTooLow(number / -20.0);  // an exact height is negative
    } else if (word == "paperw" || word == "pgwsxn") {
      if (number > 0) paper_width_ = number;
    } else if (word == "highlight") {
      now.highlight = number;
    } else if (word == "charscalex") {
      now.scale = number;
    } else if (word.starts_with("ch") && now.shade.Take(word.substr(2), number)) {
      return;
    } else if (para_.shade.Take(word, number)) {
      return;
    } else if (word == "b") {
      now.look.bold = on;
    } else if (word == "i") {
      now.look.italic = on;
    } else if (word == "v") {
      now.look.vanished = on;
    } else if (word == "deleted") {
      now.deleted = on;
    } else if (word == "revised") {
      now.inserted = on;
    } else if (word == "fs") {
      now.look.half_points = std::clamp(number, 0, 4000);
    } else if (word == "cf") {
      now.colour = number;
    } else {
      (void)row_.Take(word, number);
    }
  }

  struct ShapePlace {
    double left = 0, top = 0, right = 0, bottom = 0;  // twips
  };
  struct Picture {
    int width = 0, height = 0, scale_x = 100, scale_y = 100;
  };

  RtfTokens tokens_;
  const Limits& limits_;
  FlowBuilder flow_;
  RtfTables tables_;
  RtfRow row_;
  RtfColour colour_;
  Picture picture_;
  ShapePlace shape_;
  double paper_width_ = kPaperWidth;
  std::vector<State> states_;
  std::vector<ParaState> saved_;
  ParaState para_;
  std::string bytes_, collected_;
  char32_t high_surrogate_ = 0;
  std::size_t cell_ = 0;  // of the open row of the outermost table
  int skip_letters_ = 0, code_page_ = 1252, comments_ = 0, style_outline_ = 9, form_type_ = -1, form_result_ = 25, form_default_ = 0;
  bool star_ = false;
};

}  // namespace

Result<document::Document> ReadRtf(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  return Reader(bytes, limits, plan, monitor).Read();
}

}  // namespace capdo::readers
