// Spreadsheets of Excel 97 to 2003 (BIFF8, [MS-XLS]): records one after another, text of all sheets in one table.
//
// Read by hand and not by libxls: the container has to be walked here for .doc anyway, and hidden rows and sheets,
// strings that go on in the next record and partial results are what counts.
#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "readers/code_pages.h"
#include "readers/compound_file.h"
#include "readers/docx_symbols.h"
#include "readers/flow_builder.h"
#include "readers/number_format.h"
#include "readers/reader.h"
#include "readers/sheet_cells.h"

namespace capdo::readers {
namespace {

enum Record : std::uint16_t {
  kFormula = 0x06, kEof = 0x0A, k1904 = 0x22, kFilePass = 0x2F, kFont = 0x31, kContinue = 0x3C, kObject = 0x5D, kColumnInfo = 0x7D,
  kBoundSheet = 0x85, kMulRk = 0xBD, kXf = 0xE0, kMergeCells = 0xE5, kSst = 0xFC, kLabelSst = 0xFD, kNumber = 0x203, kLabel = 0x204,
  kBoolErr = 0x205, kString = 0x207, kRow = 0x208, kRk = 0x27E, kFormat = 0x41E, kBof = 0x809,
};
constexpr std::uint16_t kGlobals = 5;  // of BOF: the workbook itself
constexpr std::uint16_t kBiff8 = 0x600;
constexpr std::size_t kMostStrings = 4'000'000, kMostStyles = 65'536;

// Text that continues in the records behind: at each edge inside letters stands a new flag for their width.
class Segments {
 public:
  void Add(std::string_view bytes) { parts_.push_back(bytes); }
  bool AtEnd() const { return part_ >= parts_.size(); }
  std::uint32_t Number(std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value |= static_cast<std::uint32_t>(Byte()) << (8 * i);
    return value;
  }
  void Skip(std::size_t bytes) {
    while (bytes > 0 && !AtEnd()) {
      const std::size_t step = std::min(bytes, parts_[part_].size() - at_);
      bytes -= step;
      Advance(step);
    }
  }
  // `letters` of text of the width that `wide` says.
  std::string Text(std::size_t letters, bool wide) {
    std::u16string text;
    while (letters > 0 && !AtEnd()) {
      const std::string_view rest = parts_[part_].substr(at_);
      const std::size_t width = wide ? 2 : 1, here = std::min(letters, rest.size() / width);
      for (std::size_t i = 0; i < here; ++i)
        text += static_cast<char16_t>(wide ? ReadU16(rest, 2 * i) : static_cast<std::uint16_t>(ReadU8(rest, i)));
      letters -= here;
      const std::size_t part = part_;
      Advance(letters > 0 ? rest.size() : here * width);
      if (letters == 0 || AtEnd()) break;
      if (part_ != part) wide = (Byte() & 1) != 0;
    }
    cut_ |= letters > 0;
    std::string bytes;
    for (char16_t unit : text) bytes += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    return FromUtf16(bytes, false);
  }
  bool cut() const { return cut_; }

 private:
  std::uint8_t Byte() {
    if (AtEnd()) {
      cut_ = true;
      return 0;
    }
    const std::uint8_t byte = ReadU8(parts_[part_], at_);
    Advance(1);
    return byte;
  }
  void Advance(std::size_t bytes) {
    at_ += bytes;
    while (part_ < parts_.size() && at_ >= parts_[part_].size()) {
      at_ = 0;
      ++part_;
    }
  }
  std::vector<std::string_view> parts_;
  std::size_t part_ = 0, at_ = 0;
  bool cut_ = false;
};

// A string with its length, flags, and what stands behind its letters.
std::string ReadString(Segments& from, std::size_t length_bytes) {
  const std::size_t letters = from.Number(length_bytes);
  const std::uint32_t flags = from.Number(1);
  const std::size_t runs = (flags & 8) != 0 ? from.Number(2) : 0, extra = (flags & 4) != 0 ? from.Number(4) : 0;
  std::string text = from.Text(letters, (flags & 1) != 0);
  from.Skip(4 * runs);
  from.Skip(extra);
  return text;
}

double RkNumber(std::uint32_t rk) {
  double value = 0;
  if ((rk & 2) != 0) {
    value = static_cast<std::int32_t>(rk) >> 2;
  } else {
    const std::uint64_t bits = static_cast<std::uint64_t>(rk & 0xFFFFFFFC) << 32;
    std::memcpy(&value, &bits, sizeof value);
  }
  return (rk & 1) != 0 ? value / 100 : value;
}

double Double(std::string_view bytes, std::size_t at) {
  const std::uint64_t bits = static_cast<std::uint64_t>(ReadU32(bytes, at + 4)) << 32 | ReadU32(bytes, at);
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

struct Font {
  std::string legacy;
  bool bold = false, white = false;
};
struct Style {
  std::uint16_t font = 0, format = 0;
  bool filled = false;
};
struct Entry {
  std::string name;
  std::size_t offset = 0;
  bool hidden = false, chart = false;
};

class Reader {
 public:
  Reader(std::string_view book, const Limits& limits, const ReadPlan& plan, Monitor* monitor)
      : book_(book), flow_("xls", limits, plan, monitor), cells_left_(limits.max_cells / 2) {}

  Result<document::Document> Read(bool damaged) {
    std::size_t at = 0;
    std::uint16_t type = 0;
    std::string_view data;
    if (!Next(at, type, data) || type != kBof) return Error{ErrorCode::kDamaged, "the workbook does not begin"};
    if (ReadU16(data, 0) != kBiff8) return Error{ErrorCode::kUnsupported, "a workbook of Excel 95 or older"};
    bool ended = false;
    while (!ended && Next(at, type, data)) {
      if (type == kFilePass) return Error{ErrorCode::kEncrypted, "the workbook is encrypted"};
      ended = type == kEof;
      TakeGlobal(type, data, at);
    }
    if (sheets_.empty()) return Error{ErrorCode::kDamaged, "the workbook has no sheets"};
    if (!ended || damaged) flow_.Damaged("Workbook");
    for (const Entry& sheet : sheets_)
      if (!sheet.chart && !flow_.full()) ReadSheet(sheet);
    return flow_.Finish();
  }

 private:
  bool Next(std::size_t& at, std::uint16_t& type, std::string_view& data) const {
    if (book_.size() < 4 || at > book_.size() - 4) return false;
    type = ReadU16(book_, at);
    const std::size_t length = ReadU16(book_, at + 2);
    if (book_.size() - at - 4 < length) return false;
    data = book_.substr(at + 4, length);
    at += 4 + length;
    return true;
  }

  Segments WithContinued(std::string_view data, std::size_t at) const {
    Segments segments;
    segments.Add(data);
    std::uint16_t type = 0;
    while (Next(at, type, data) && type == kContinue) segments.Add(data);
    return segments;
  }

  static Segments Only(std::string_view data) {
    Segments segments;
    segments.Add(data);
    return segments;
  }

  void TakeGlobal(std::uint16_t type, std::string_view data, std::size_t behind) {
    if (type == k1904) from_1904_ = ReadU16(data, 0) != 0;
    if (type == kBoundSheet && sheets_.size() < kMostStyles) {
      Segments name = Only(data.substr(std::min<std::size_t>(data.size(), 6)));
      sheets_.push_back({ReadString(name, 1), ReadU32(data, 0), (ReadU8(data, 4) & 3) != 0, ReadU8(data, 5) != 0});
    } else if (type == kFont && fonts_.size() < kMostStyles) {
      Segments name = Only(data.substr(std::min<std::size_t>(data.size(), 14)));
      const std::string font = ReadString(name, 1);
      fonts_.push_back({IsLegacyFont(font) ? font : "", ReadU16(data, 6) >= 600, ReadU16(data, 4) == 9 || ReadU16(data, 4) == 1});
      if (fonts_.size() == 4) fonts_.emplace_back();  // there is no font of number 4
    } else if (type == kFormat && formats_.size() < kMostStyles) {
      Segments format = Only(data.substr(std::min<std::size_t>(data.size(), 2)));
      formats_[ReadU16(data, 0)] = ReadString(format, 2);
    } else if (type == kXf && styles_.size() < kMostStyles) {
      styles_.push_back({ReadU16(data, 0), ReadU16(data, 2), (ReadU32(data, 14) >> 26) != 0});
    } else if (type == kSst) {
      Segments strings = WithContinued(data, behind);
      (void)strings.Number(4);
      const std::size_t count = std::min<std::size_t>(strings.Number(4), kMostStrings);
      while (strings_.size() < count && !strings.AtEnd()) strings_.push_back(ReadString(strings, 2));
      if (strings.cut() || strings_.size() < count) flow_.Damaged("SST");
    }
  }

  void ReadSheet(const Entry& entry) {
    Sheet sheet;
    sheet.name = entry.name;
    sheet.hidden = entry.hidden;
    std::size_t at = entry.offset;
    std::uint16_t type = 0;
    std::string_view data;
    bool ended = false;
    // Two sheets in one place are a lie, and thousands of them would never end.
    if (!places_.insert(at).second || !Next(at, type, data) || type != kBof || ReadU16(data, 2) == kGlobals)
      return flow_.Damaged(entry.name);
    int depth = 1;  // charts stand inside a sheet
    while (!ended && Next(at, type, data)) {
      if (type == kBof) ++depth;
      if (type == kEof) ended = --depth == 0;
      if (depth != 1) continue;
      if (cells_left_ == 0) {
        flow_.Limit("max_cells");
        break;
      }
      TakeCell(type, data, sheet);
    }
    if (!ended && cells_left_ > 0) flow_.Damaged(entry.name);
    EmitSheet(std::move(sheet), flow_);
    for (int i = 0; i < pictures_; ++i) flow_.Figure(0, 0);
    pictures_ = 0;
  }

  void TakeCell(std::uint16_t type, std::string_view data, Sheet& sheet) {
    const int row = ReadU16(data, 0), column = ReadU16(data, 2);
    const std::uint16_t style = ReadU16(data, 4);
    switch (type) {
      case kLabelSst: {
        const std::size_t index = ReadU32(data, 6);
        Add(sheet, row, column, style, index < strings_.size() ? strings_[index] : "", false);
        break;
      }
      case kLabel: {
        Segments text = Only(data.substr(std::min<std::size_t>(data.size(), 6)));
        Add(sheet, row, column, style, ReadString(text, 2), false);
        break;
      }
      case kNumber: AddNumber(sheet, row, column, style, Double(data, 6)); break;
      case kRk: AddNumber(sheet, row, column, style, RkNumber(ReadU32(data, 6))); break;
      case kMulRk:
        for (std::size_t at = 4, i = 0; at + 8 <= data.size(); at += 6, ++i)
          AddNumber(sheet, row, column + static_cast<int>(i), ReadU16(data, at), RkNumber(ReadU32(data, at + 2)));
        break;
      case kBoolErr:
        if (ReadU8(data, 7) == 0) Add(sheet, row, column, style, ReadU8(data, 6) != 0 ? "TRUE" : "FALSE", false);
        break;
      case kFormula:
        awaited_ = {row, column, style};
        awaits_string_ = ReadU16(data, 12) == 0xFFFF && ReadU8(data, 6) == 0;
        if (ReadU16(data, 12) != 0xFFFF) AddNumber(sheet, row, column, style, Double(data, 6));
        if (ReadU16(data, 12) == 0xFFFF && ReadU8(data, 6) == 1)
          Add(sheet, row, column, style, ReadU8(data, 8) != 0 ? "TRUE" : "FALSE", false);
        break;
      case kString:
        if (std::exchange(awaits_string_, false)) {
          Segments text = Only(data);
          Add(sheet, awaited_.row, awaited_.column, awaited_.style, ReadString(text, 2), false);
        }
        break;
      case kRow:
        if ((ReadU16(data, 12) & 0x20) != 0) sheet.hidden_rows.emplace_back(row, row);
        break;
      case kColumnInfo:
        if ((ReadU16(data, 8) & 1) != 0) sheet.hidden_columns.emplace_back(row, std::max(row, column));
        break;
      case kMergeCells:
        for (std::size_t at = 2; at + 8 <= data.size() && cells_left_ > 0; at += 8, --cells_left_) {
          const SheetMerge merge{ReadU16(data, at), ReadU16(data, at + 2), ReadU16(data, at + 4), ReadU16(data, at + 6)};
          if (merge.last_row >= merge.first_row && merge.last_column >= merge.first_column) sheet.merges.push_back(merge);
        }
        break;
      case kObject:
        if (ReadU16(data, 4) == 8) ++pictures_;
        break;
      default: break;
    }
  }

  std::string FormatOf(std::uint16_t style) const {
    if (style >= styles_.size()) return "";
    const auto found = formats_.find(styles_[style].format);
    return found != formats_.end() ? found->second : std::string(BuiltInFormat(styles_[style].format));
  }

  void AddNumber(Sheet& sheet, int row, int column, std::uint16_t style, double value) {
    const std::string format = FormatOf(style);
    Add(sheet, row, column, style, ShowNumber(value, format, from_1904_), HidesNumbers(format));
  }

  void Add(Sheet& sheet, int row, int column, std::uint16_t style, std::string text, bool hidden) {
    if (cells_left_ == 0 || text.find_first_not_of(" \t\r\n") == std::string::npos) return;
    --cells_left_;
    SheetCell cell;
    cell.row = row;
    cell.column = std::min(column, kSheetColumns - 1);
    cell.text = std::move(text);
    cell.hidden = hidden;
    if (style < styles_.size() && styles_[style].font < fonts_.size()) {
      const Font& font = fonts_[styles_[style].font];
      cell.bold = font.bold;
      cell.legacy_font = font.legacy;
      cell.hidden |= font.white && !styles_[style].filled;
    }
    sheet.cells.push_back(std::move(cell));
  }

  struct Awaited {
    int row = 0, column = 0;
    std::uint16_t style = 0;
  };

  std::string_view book_;
  FlowBuilder flow_;
  std::uint64_t cells_left_;
  std::vector<Entry> sheets_;
  std::set<std::size_t> places_;  // of the sheets that were read
  std::vector<std::string> strings_;
  std::vector<Font> fonts_;
  std::vector<Style> styles_;
  std::map<std::uint16_t, std::string> formats_;
  Awaited awaited_;
  int pictures_ = 0;
  bool from_1904_ = false, awaits_string_ = false;
};

}  // namespace

Result<document::Document> ReadXls(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  const std::optional<CompoundFile> file = CompoundFile::Open(bytes);
  if (!file) return Error{ErrorCode::kDamaged, "the compound file cannot be read"};
  if (!file->Has("Workbook") && file->Has("Book")) return Error{ErrorCode::kUnsupported, "a workbook of Excel 95 or older"};
  const CompoundStream book = file->Read("Workbook");
  if (book.bytes.empty()) return Error{ErrorCode::kDamaged, "the workbook cannot be read"};
  return Reader(book.bytes, limits, plan, monitor).Read(book.damaged || file->damaged());
}

}  // namespace capdo::readers
