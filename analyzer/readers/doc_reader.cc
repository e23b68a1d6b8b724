// Word 97 to 2003: walks the text, story by story, and tells the builder what each stretch is.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "readers/doc_file.h"
#include "readers/doc_lists.h"
#include "readers/doc_shapes.h"
#include "readers/doc_sprms.h"
#include "readers/doc_styles.h"
#include "readers/docx_symbols.h"
#include "readers/flow_builder.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using document::Layer;

constexpr char16_t kPicture = 0x01, kNoteMark = 0x02, kCommentMark = 0x05, kCellEnd = 0x07, kDrawn = 0x08, kPageBreak = 0x0C,
                   kParagraphEnd = 0x0D, kFieldBegin = 0x13, kFieldMiddle = 0x14, kFieldEnd = 0x15, kSymbolMark = 0x28;
constexpr double kWidest = 1584;  // points; the largest paper that Word has
constexpr std::size_t kMostInstruction = 64, kMostFields = 256;
constexpr std::size_t kFirstHeaderStory = 6;  // before it: the lines above the notes

bool EndsParagraph(char16_t c) { return c == kParagraphEnd || c == kCellEnd || c == kPageBreak; }

struct Paragraph {
  std::size_t begin = 0, end = 0;  // with the mark
  DocPara format;
  bool row_end() const { return format.row_end || format.inner_row_end; }
};

struct Field {
  bool in_result = false;
  std::string instruction;
  int checkbox = -1;  // 0, 1: state
};

class Reader {
 public:
  Reader(DocFile file, const Limits& limits, const ReadPlan& plan, Monitor* monitor)
      : file_(std::move(file)), limits_(limits), flow_("doc", limits, plan, monitor) {}

  document::Document Read() {
    styles_.Load(file_.Table(kPlaceStyles));
    if (!LoadDocLists(file_.TableFrom(kPlaceLists), file_.Table(kPlaceLists).size(), file_.TableFrom(kPlaceListUses), limits_,
                      numbering_))
      flow_.Damaged("numbering");
    shapes_ = ReadDocShapes(file_.Table(kPlaceDrawings));
    if (file_.damaged()) flow_.Damaged("WordDocument");
    LoadAnchors();
    ReadHeaders(false);
    ReadStory(file_.StoryBegin(DocStory::kMain), file_.StoryEnd(DocStory::kMain), Layer::kBody);
    ReadTextBoxesLeft();
    ReadComments();
    ReadHeaders(true);
    if (old_numbering_ > 0) flow_.Warn("automatic-numbers", std::to_string(old_numbering_));
    return flow_.Finish();
  }

 private:
  // Where notes and drawings are anchored in the main text.
  void LoadAnchors() {
    struct Kind {
      DocPlace refs, texts;
      DocStory story;
      std::size_t item;
    };
    for (const Kind& kind : {Kind{kPlaceFootnoteRefs, kPlaceFootnoteTexts, DocStory::kFootnotes, 2},
                             Kind{kPlaceEndnoteRefs, kPlaceEndnoteTexts, DocStory::kEndnotes, 2}}) {
      const DocPlc refs(file_.Table(kind.refs), kind.item), texts(file_.Table(kind.texts), 0);
      for (std::size_t i = 0; i < refs.size() && i < texts.size(); ++i)
        notes_[refs.Position(i)].push_back(Range(kind.story, texts.Position(i), texts.Position(i + 1)));
    }
    const DocPlc drawn(file_.Table(kPlaceShapes), 26);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const std::string_view item = drawn.Item(i);
      Anchor anchor{ReadU32(item, 0), 0, 0};
      anchor.width = (static_cast<std::int32_t>(ReadU32(item, 12)) - static_cast<double>(static_cast<std::int32_t>(ReadU32(item, 4)))) / 20;
      anchor.height = (static_cast<std::int32_t>(ReadU32(item, 16)) - static_cast<double>(static_cast<std::int32_t>(ReadU32(item, 8)))) / 20;
      drawn_[drawn.Position(i)] = anchor;
    }
    const DocPlc boxes(file_.Table(kPlaceTextBoxTexts), 22);
    for (std::size_t i = 0; i < boxes.size(); ++i)
      boxes_.try_emplace(ReadU32(boxes.Item(i), 14), Range(DocStory::kTextBoxes, boxes.Position(i), boxes.Position(i + 1)));
  }

  std::pair<std::size_t, std::size_t> Range(DocStory story, std::size_t from, std::size_t to) const {
    const std::size_t begin = file_.StoryBegin(story), end = file_.StoryEnd(story);
    from = std::min(begin + from, end);
    return {from, std::clamp(begin + to, from, end)};
  }

  void ReadHeaders(bool footers) {
    const DocPlc stories(file_.Table(kPlaceHeaders), 0);
    for (std::size_t i = kFirstHeaderStory; i < stories.size(); ++i) {
      const std::size_t kind = i % 6;  // even and odd header, even and odd footer, first header, first footer
      if (footers != (kind == 2 || kind == 3 || kind == 5)) continue;
      const auto [from, to] = Range(DocStory::kHeaders, stories.Position(i), stories.Position(i + 1));
      if (from < to) ReadStory(from, to, footers ? Layer::kFooter : Layer::kHeader);
    }
  }

  void ReadTextBoxesLeft() {
    std::vector<std::pair<std::size_t, std::size_t>> left;
    for (const auto& [id, range] : boxes_) left.push_back(range);
    std::sort(left.begin(), left.end());
    for (const auto& [from, to] : left) ReadStory(from, to, Layer::kTextBox);
  }

  void ReadComments() {
    const DocPlc texts(file_.Table(kPlaceCommentTexts), 0);
    int comments = 0;
    // The last entry is an end mark.
    for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
      const auto [from, to] = Range(DocStory::kComments, texts.Position(i), texts.Position(i + 1));
      if (from >= to) continue;
      ++comments;
      ReadStory(from, to, Layer::kComment);
    }
    if (comments > 0) flow_.Warn("comments", std::to_string(comments));
  }

  DocPara ParaOf(std::size_t mark, std::string_view& sprms) {
    const DocFormat* format = file_.ParaFormat(mark, para_hint_);
    sprms = format == nullptr || format->bytes.size() < 2 ? std::string_view() : format->bytes.substr(2);
    const int style = format == nullptr ? 0 : ReadU16(format->bytes, 0);
    DocPara para = styles_.Of(style).para;
    para.style = style;
    ApplyPara(sprms, para);
    if (para.huge != 0xFFFFFFFF) {
      // What is too long for the page stands elsewhere.
      const std::string_view data = file_.data();
      if (para.huge < data.size())
        sprms = data.substr(std::min<std::size_t>(data.size(), para.huge + std::size_t{2}), ReadU16(data, para.huge));
      para.huge = 0xFFFFFFFF;
      ApplyPara(sprms, para);
    }
    ApplyPara(file_.PieceFormat(mark), para);
    return para;
  }

  void ReadStory(std::size_t begin, std::size_t end, Layer layer) {
    if (begin >= end || depth_ > 2) return;
    ++depth_;
    const Layer outer = flow_.layer();
    flow_.set_layer(layer);
    std::vector<Paragraph> paragraphs;
    std::vector<std::pair<std::size_t, DocRow>> rows;  // by the paragraph that ends the row
    const std::vector<char16_t>& text = file_.text();
    for (std::size_t from = begin; from < end;) {
      std::size_t at = from;
      while (at < end && !EndsParagraph(text[at])) ++at;
      const std::size_t mark = std::min(at, end - 1);
      std::string_view sprms;
      Paragraph paragraph{from, mark + 1, ParaOf(mark, sprms)};
      if (paragraph.row_end()) {
        rows.emplace_back(paragraphs.size(), DocRow{});
        ApplyRow(sprms, rows.back().second);
      }
      paragraphs.push_back(paragraph);
      from = mark + 1;
    }
    const std::vector<Field> fields = std::exchange(fields_, {});
    const std::size_t tables = flow_.table_depth();
    const bool in_tables = layer == Layer::kBody;
    std::size_t row = 0;
    for (std::size_t i = 0; i < paragraphs.size() && !flow_.full(); ++i) {
      while (row < rows.size() && rows[row].first < i) ++row;
      ReadParagraph(paragraphs[i], row < rows.size() ? &rows[row].second : nullptr, row < rows.size() && rows[row].first == i,
                    in_tables, i + 1 == paragraphs.size());
    }
    if (flow_.HasText()) flow_.EndParagraph();
    while (flow_.table_depth() > tables) flow_.EndTable();
    fields_ = fields;
    flow_.set_layer(outer);
    --depth_;
  }

  // Opens and closes tables until the paragraph stands where it belongs.
  void Place(const DocPara& format) {
    const auto wanted = static_cast<std::size_t>(format.table_depth());
    while (flow_.table_depth() > wanted) {
      flow_.EndTable();
      column_.resize(flow_.table_depth());
    }
    while (flow_.table_depth() < wanted && !flow_.full()) {
      if (flow_.table_depth() > 0 && !flow_.in_cell()) StartCell();
      const std::size_t before = flow_.table_depth();
      flow_.StartTable();
      if (flow_.table_depth() == before) return;
      column_.push_back(0);
    }
  }

  void StartCell() {
    flow_.StartCell();
    if (!column_.empty()) ++column_.back();
  }

  void ReadParagraph(const Paragraph& paragraph, const DocRow* row, bool is_row_end, bool in_tables, bool last) {
    const DocPara& format = paragraph.format;
    const char16_t mark = file_.text()[paragraph.end - 1];
    if (in_tables) {
      Place(format);
      if (is_row_end) {
        if (!flow_.in_row()) flow_.StartRow();
        flow_.ShapeCells(row->cells);
        flow_.EndRow(row->header);
        if (!column_.empty()) column_.back() = 0;
        return;
      }
      if (flow_.table_depth() > 0 && !flow_.in_cell()) StartCell();
    } else if (is_row_end) {
      return;
    }
    const std::size_t column = column_.empty() ? 0 : column_.back();
    const bool in_row = in_tables && flow_.table_depth() == 1 && row != nullptr;
    around_ = format.shade;
    if (around_.clear() && in_row && column > 0 && column <= row->shades.size()) around_ = row->shades[column - 1];
    unseen_ = format.too_low || (in_row && row->too_low) || PushedAside(format.left, format.right) >= kWidest;
    const DocStyle& style = styles_.Of(format.style);
    FlowParagraph made;
    made.style = style.name;
    made.toc = style.toc() || InToc();
    made.caption = style.caption();
    made.outline_level = format.outline < 9 ? format.outline + 1 : style.heading();
    made.centred = format.centred;
    made.indent = format.left + format.first;
    std::vector<std::pair<std::size_t, std::size_t>> notes, boxes;
    const DocRun at_mark = RunAt(paragraph.end - 1, style);
    ReadRuns(paragraph, style, notes, boxes);
    made.toc |= InToc();
    const bool unseen = (at_mark.deleted || at_mark.hidden) && !seen_;
    if (format.list > 0 && !unseen) {
      if (std::optional<ListLabel> label = numbering_.Next(format.list, format.level)) {
        made.label = label->text;
        made.list_level = label->level;
      }
    } else if (format.old_numbering && seen_) {
      ++old_numbering_;
    }
    const bool cell_end = in_tables && flow_.table_depth() > 0 && (format.table_depth() > 1 ? format.inner_cell : mark == kCellEnd);
    // A page that is broken inside a paragraph, and a deleted mark, leave it one paragraph.
    if (mark == kParagraphEnd && at_mark.deleted && !cell_end && !last && seen_) {
      flow_.Text("\n", Look(at_mark), TextKind::kDeleted);
    }
    flow_.EndParagraph(made);
    for (const auto& [from, to] : notes) ReadStory(from, to, Layer::kFootnote);
    for (const auto& [from, to] : boxes) ReadStory(from, to, flow_.layer() == Layer::kBody ? Layer::kTextBox : flow_.layer());
    if (cell_end) flow_.EndCell();
  }

  DocRun RunAt(std::size_t position, const DocStyle& style) {
    const DocFormat* format = file_.CharFormat(position, char_hint_);
    const std::string_view sprms = format == nullptr ? std::string_view() : format->bytes;
    DocRun run = style.run;
    if (const int number = CharStyleOf(sprms); number >= 0) ApplyRun(styles_.Of(number).run_sprms, style.run, run);
    const DocRun base = run;
    ApplyRun(sprms, base, run);
    if (const std::string_view piece = file_.PieceFormat(position); !piece.empty()) ApplyRun(piece, base, run);
    return run;
  }

  RunLook Look(const DocRun& run) const {
    RunLook look;
    look.bold = run.bold;
    look.italic = run.italic;
    look.vanished = run.hidden;
    look.half_points = run.half_points;
    look.hidden = run.hidden || unseen_ || run.half_points < 2 * kLeastPoints || run.scale < kLeastScale ||
                  IsLostMarked(run.ink, run.highlight, {run.shade, around_});
    if (run.font >= 0 && static_cast<std::size_t>(run.font) < file_.fonts().size()) {
      const std::string& font = file_.fonts()[static_cast<std::size_t>(run.font)];
      look.symbols = SymbolFontOf(font);
      if (IsLegacyFont(font)) look.legacy_font = font;
    }
    return look;
  }

  bool Suppressed() const { return std::any_of(fields_.begin(), fields_.end(), [](const Field& field) { return !field.in_result; }); }
  bool InToc() const {
    return std::any_of(fields_.begin(), fields_.end(), [](const Field& field) {
      return field.in_result && field.instruction.find_first_not_of(' ') != std::string::npos &&
             field.instruction.compare(field.instruction.find_first_not_of(' '), 4, "TOC ") == 0;
    });
  }

  // The letters of one paragraph, without its mark.
  void ReadRuns(const Paragraph& paragraph, const DocStyle& style, std::vector<std::pair<std::size_t, std::size_t>>& notes,
                std::vector<std::pair<std::size_t, std::size_t>>& boxes) {
    const std::vector<char16_t>& text = file_.text();
    std::string letters;
    DocRun run;
    RunLook look;
    seen_ = false;
    const auto flush = [&] {
      if (letters.empty()) return;
      const TextKind kind = run.deleted ? TextKind::kDeleted : run.inserted ? TextKind::kInserted : TextKind::kSeen;
      seen_ = seen_ || (kind != TextKind::kDeleted && !look.hidden);
      flow_.Text(letters, look, kind);
      letters.clear();
    };
    const DocFormat* current = nullptr;
    bool known = false;
    std::string_view piece;
    const bool has_mark = EndsParagraph(text[paragraph.end - 1]);
    for (std::size_t at = paragraph.begin; at < paragraph.end - (has_mark ? 1 : 0) && !flow_.full(); ++at) {
      const DocFormat* format = file_.CharFormat(at, char_hint_);
      const std::string_view of_piece = file_.PieceFormat(at);
      if (!known || format != current || of_piece.data() != piece.data()) {
        flush();
        current = format;
        piece = of_piece;
        known = true;
        run = RunAt(at, style);
        look = Look(run);
      }
      const char16_t c = text[at];
      if (c == kFieldBegin || c == kFieldMiddle || c == kFieldEnd) {
        flush();
        FieldMark(c, look);
        continue;
      }
      if (Suppressed()) {
        Field& field = fields_.back();
        if (!field.in_result && c >= 0x20 && c < 0x7F && field.instruction.size() < kMostInstruction)
          field.instruction += static_cast<char>(c);
        const bool form = field.instruction.find("FORMCHECKBOX") != std::string::npos;  // links keep their data so, too
        if (form && c == kPicture && run.data && run.has_picture) field.checkbox = CheckBoxAt(run.picture);
        continue;
      }
      if (c >= 0x20 && !(c == kSymbolMark && run.special && run.symbol_font >= 0)) {
        Append(letters, text, at, paragraph.end);
        continue;
      }
      flush();
      Special(c, at, run, look, notes, boxes);
    }
    flush();
  }

  static void Append(std::string& letters, const std::vector<char16_t>& text, std::size_t& at, std::size_t end) {
    char32_t c = text[at];
    if (c >= 0xD800 && c < 0xDC00 && at + 1 < end && text[at + 1] >= 0xDC00 && text[at + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++at] - 0xDC00);
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    AppendUtf8(letters, c);
  }

  void FieldMark(char16_t c, const RunLook& look) {
    if (c == kFieldBegin) {
      if (fields_.size() < kMostFields) fields_.emplace_back();
    } else if (fields_.empty()) {
      return;
    } else if (c == kFieldMiddle) {
      fields_.back().in_result = true;
    } else {
      const Field field = std::move(fields_.back());
      fields_.pop_back();
      if (field.checkbox >= 0 && !Suppressed()) flow_.Text(field.checkbox == 1 ? "☑" : "☐", look);
    }
  }

  // The state of a form's check box; -1 where it is none.
  int CheckBoxAt(std::uint32_t place) const {
    constexpr std::size_t kHeader = 68;
    const std::string_view data = file_.data();
    if (place >= data.size()) return -1;
    const std::string_view field = data.substr(place).substr(0, kHeader + 200);
    const std::uint16_t bits = ReadU16(field, kHeader + 4);
    if ((bits & 3) != 1) return -1;
    const int state = bits >> 2 & 0x1F;
    const std::size_t letters = ReadU16(field, kHeader + 10);
    return state == 25 ? (ReadU16(field, kHeader + 10 + 2 + 2 * letters + 2) != 0 ? 1 : 0) : state != 0 ? 1 : 0;
  }

  void Special(char16_t c, std::size_t at, const DocRun& run, const RunLook& look,
               std::vector<std::pair<std::size_t, std::size_t>>& notes, std::vector<std::pair<std::size_t, std::size_t>>& boxes) {
    const TextKind kind = run.deleted ? TextKind::kDeleted : TextKind::kSeen;
    switch (c) {
      case 0x09:
        flow_.Text("\t", look, kind);
        return;
      case 0x0B:
      case 0x0E:
        flow_.Text("\n", look, kind);
        return;
      case 0x1E:
        flow_.Text("-", look, kind);
        return;
      case 0x1F:
        flow_.Text(OptionalHyphen(look.legacy_font), look, kind);
        return;
      case kSymbolMark: {
        const auto font = static_cast<std::size_t>(run.symbol_font);
        std::string letter;
        AppendUtf8(letter, MapSymbol(run.symbol, SymbolFontOf(font < file_.fonts().size() ? file_.fonts()[font] : "")));
        flow_.Text(letter, RunLook{look.bold, look.italic, look.hidden, look.vanished, look.half_points, SymbolFont::kNone, ""}, kind);
        return;
      }
      case kNoteMark:
        if (const auto found = notes_.find(static_cast<std::uint32_t>(at)); found != notes_.end()) {
          if (!run.deleted) notes.insert(notes.end(), found->second.begin(), found->second.end());
          notes_.erase(found);
        }
        return;
      case kPicture:
        if (run.special && run.has_picture && !run.data && !run.deleted && !look.hidden) Picture(run.picture);
        return;
      case kDrawn:
        Drawn(at, run.deleted || look.vanished, boxes);
        return;
      default:
        return;
    }
  }

  void Picture(std::uint32_t place) {
    const std::string_view data = file_.data();
    if (place >= data.size()) return flow_.Figure(0, 0);
    const std::string_view picture = data.substr(place);
    const double across = ReadU16(picture, 32) / 1000.0, down = ReadU16(picture, 34) / 1000.0;
    const std::size_t header = ReadU16(picture, 4);
    std::string alt;
    if (ReadU16(picture, 6) == 0x64)
      alt = AltTextOf(picture.substr(std::min(picture.size(), header), ReadU32(picture, 0)));
    flow_.Figure(static_cast<std::int16_t>(ReadU16(picture, 28)) / 20.0 * across,
                 static_cast<std::int16_t>(ReadU16(picture, 30)) / 20.0 * down, alt);
  }

  void Drawn(std::size_t at, bool unseen, std::vector<std::pair<std::size_t, std::size_t>>& boxes) {
    const auto found = drawn_.find(static_cast<std::uint32_t>(at));
    if (found == drawn_.end()) return;
    if (const auto box = boxes_.find(found->second.shape); box != boxes_.end()) {
      if (!unseen) boxes.push_back(box->second);
      boxes_.erase(box);
    }
    const auto shape = shapes_.find(found->second.shape);
    if (!unseen && shape != shapes_.end() && shape->second.figure)
      flow_.Figure(found->second.width, found->second.height, shape->second.alt_text);
  }

  struct Anchor {
    std::uint32_t shape = 0;
    double width = 0, height = 0;
  };

  DocFile file_;
  const Limits& limits_;
  FlowBuilder flow_;
  DocStyles styles_;
  Numbering numbering_;
  std::unordered_map<std::uint32_t, DocShape> shapes_;
  std::unordered_map<std::uint32_t, Anchor> drawn_;
  std::map<std::uint32_t, std::vector<std::pair<std::size_t, std::size_t>>> notes_;
  std::unordered_map<std::uint32_t, std::pair<std::size_t, std::size_t>> boxes_;
  std::vector<Field> fields_;
  std::vector<std::size_t> column_;  // cells begun in the open row of each open table
  std::size_t para_hint_ = 0, char_hint_ = 0;
  int depth_ = 0, old_numbering_ = 0;
  Shade around_;         // the letters of the open paragraph, but for their own
  bool unseen_ = false;  // the open paragraph, whatever its letters are like
  bool seen_ = false;
};

}  // namespace

Result<document::Document> ReadDoc(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  Result<DocFile> file = DocFile::Open(bytes);
  if (!file) return file.error();
  return Reader(std::move(*file), limits, plan, monitor).Read();
}

}  // namespace capdo::readers
