#include "report/workbook.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>

#include "base/utf8.h"
#include "report/text_layout.h"

namespace capdo::report {

namespace {

constexpr std::size_t kMaxText = 32'000;  // Excel takes 32,767 in a cell
constexpr double kLineHeight = 15, kMostHeight = 409;  // points; Excel makes no row higher

bool ParseDay(const std::string& iso, int& year, int& month, int& day) {
  const auto number = [&](std::size_t at, std::size_t size, int& value) {
    const char* begin = iso.data() + at;
    const auto [stop, error] = std::from_chars(begin, begin + size, value);
    return error == std::errc() && stop == begin + size;
  };
  return iso.size() == 10 && iso[4] == '-' && iso[7] == '-' && number(0, 4, year) && number(5, 2, month) &&
         number(8, 2, day) && year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// What XML can hold; two code points of every plane are in no text.
std::string ForXml(std::string_view text) {
  const std::string printable = PrintableLines(text);
  std::string out;
  std::size_t count = 0;  // as Excel counts: UTF-16
  for (std::size_t i = 0; i < printable.size();) {
    const char32_t c = DecodeUtf8(printable, i);
    count += c > 0xFFFF ? 2 : 1;
    if (count > kMaxText) return out + " […]";
    AppendUtf8(out, (c & 0xFFFE) == 0xFFFE ? 0xFFFD : c);
  }
  return out;
}

// How many lines it takes in a column; letters of other fonts are up to a sixth wider than those that the width counts.
std::size_t LinesOf(std::string_view text, double width) {
  const int wide = std::max(4, static_cast<int>(width * 0.85));
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines += std::max<std::size_t>(1, Wrap(text.substr(begin, end - begin), wide).size());
    begin = end + 1;
  }
  return lines;
}

}  // namespace

struct Workbook::State {
  int file = -1;  // in memory
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format *head = nullptr, *text = nullptr, *points = nullptr, *date = nullptr, *note = nullptr;
  lxw_row_t row = 0;
  lxw_col_t column = 0, columns = 0;
  std::vector<double> widths;
  std::size_t lines = 1;  // of the row
  lxw_error error = LXW_NO_ERROR;

  void Check(lxw_error now) {
    if (error == LXW_NO_ERROR) error = now;
  }
};

Workbook::Workbook(const Properties& properties) : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.file = memfd_create("capdo-workbook", MFD_CLOEXEC);
  const std::string path = "/proc/self/fd/" + std::to_string(s.file);
  s.book = workbook_new(path.c_str());
  if (s.book == nullptr) return;
  std::string title = properties.title;
  lxw_doc_properties document = {};
  document.title = title.data();
  int year = 2000, month = 1, day = 1;
  ParseDay(properties.created, year, month, day);
  std::tm created = {};
  created.tm_year = year - 1900;
  created.tm_mon = month - 1;
  created.tm_mday = day;
  document.created = timegm(&created);
  workbook_set_properties(s.book, &document);
  s.head = workbook_add_format(s.book);
  format_set_bold(s.head);
  format_set_text_wrap(s.head);
  format_set_align(s.head, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color(s.head, 0xE4EAF1);
  format_set_bottom(s.head, LXW_BORDER_THIN);
  s.text = workbook_add_format(s.book);
  s.points = workbook_add_format(s.book);
  s.date = workbook_add_format(s.book);
  s.note = workbook_add_format(s.book);
  for (lxw_format* format : {s.text, s.note}) format_set_text_wrap(format);
  for (lxw_format* format : {s.text, s.points, s.date, s.note}) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format(s.points, "0.00");
  format_set_num_format(s.date, "dd/mm/yyyy");
}

Workbook::~Workbook() {
  if (state_->book != nullptr) lxw_workbook_free(state_->book);
  if (state_->file >= 0) close(state_->file);
}

void Workbook::Sheet(const std::string& name, const std::vector<Column>& columns, int repeated) {
  State& s = *state_;
  EndSheet();
  if (s.book == nullptr || (s.sheet = workbook_add_worksheet(s.book, name.c_str())) == nullptr) return;
  s.columns = static_cast<lxw_col_t>(columns.size());
  s.widths.clear();
  std::size_t lines = 1;
  for (const Column& column : columns) {
    s.widths.push_back(column.width);
    lines = std::max(lines, LinesOf(column.title, column.width));
  }
  if (lines > 1) s.Check(worksheet_set_row(s.sheet, 0, kLineHeight * static_cast<double>(lines), nullptr));
  for (lxw_col_t i = 0; i < s.columns; ++i) {
    worksheet_set_column(s.sheet, i, i, columns[i].width, nullptr);
    s.Check(worksheet_write_string(s.sheet, 0, i, ForXml(columns[i].title).c_str(), s.head));
  }
  worksheet_freeze_panes(s.sheet, 1, 0);
  worksheet_repeat_rows(s.sheet, 0, 0);
  worksheet_set_landscape(s.sheet);
  worksheet_set_paper(s.sheet, 9);  // A4
  constexpr double kLegible = 220;  // characters across a page
  double total = 0, fixed = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) (i < static_cast<std::size_t>(repeated) ? fixed : total) += columns[i].width;
  if (repeated > 0) worksheet_repeat_columns(s.sheet, 0, static_cast<lxw_col_t>(repeated - 1));
  worksheet_fit_to_pages(s.sheet, static_cast<uint16_t>(std::max(1.0, std::ceil(total / (kLegible - fixed)))), 0);
  s.row = 1;
  s.column = 0;
}

void Workbook::EndSheet() {
  State& s = *state_;
  if (s.sheet != nullptr && s.columns > 0)
    worksheet_autofilter(s.sheet, 0, 0, s.row > 1 ? s.row - 1 : 1, static_cast<lxw_col_t>(s.columns - 1));
  s.sheet = nullptr;
}

void Workbook::Notes(const std::string& name, const std::vector<std::string>& lines) {
  State& s = *state_;
  EndSheet();
  lxw_worksheet* sheet = s.book == nullptr ? nullptr : workbook_add_worksheet(s.book, name.c_str());
  if (sheet == nullptr) return;
  worksheet_set_column(sheet, 0, 0, 110, nullptr);
  for (std::size_t i = 0; i < lines.size(); ++i)
    s.Check(worksheet_write_string(sheet, static_cast<lxw_row_t>(i), 0, ForXml(lines[i]).c_str(), s.note));
}

Workbook& Workbook::Text(std::string_view text) {
  State& s = *state_;
  if (text.empty()) return Nothing();
  if (s.sheet != nullptr) {
    const std::string written = ForXml(text);
    s.Check(worksheet_write_string(s.sheet, s.row, s.column, written.c_str(), s.text));
    if (s.column < s.widths.size()) s.lines = std::max(s.lines, LinesOf(written, s.widths[s.column]));
  }
  ++s.column;
  return *this;
}

Workbook& Workbook::Number(long long value) {
  State& s = *state_;
  if (s.sheet != nullptr) s.Check(worksheet_write_number(s.sheet, s.row, s.column, static_cast<double>(value), s.text));
  ++s.column;
  return *this;
}

Workbook& Workbook::NumberOrNothing(long long value) { return value > 0 ? Number(value) : Nothing(); }

Workbook& Workbook::Points(long long hundredths) {
  State& s = *state_;
  if (s.sheet != nullptr)
    s.Check(worksheet_write_number(s.sheet, s.row, s.column, static_cast<double>(hundredths) / 100, s.points));
  ++s.column;
  return *this;
}

Workbook& Workbook::Date(const std::string& iso) {
  State& s = *state_;
  lxw_datetime day = {};
  if (!ParseDay(iso, day.year, day.month, day.day)) return Text(iso);
  if (s.sheet != nullptr) s.Check(worksheet_write_datetime(s.sheet, s.row, s.column, &day, s.date));
  ++s.column;
  return *this;
}

Workbook& Workbook::Nothing() {
  ++state_->column;
  return *this;
}

Workbook& Workbook::EndRow() {
  State& s = *state_;
  // Excel makes rows as high as their text when it opens a file, LibreOffice does not.
  if (s.sheet != nullptr && s.lines > 1)
    s.Check(worksheet_set_row(s.sheet, s.row, std::min(kMostHeight, kLineHeight * static_cast<double>(s.lines)), nullptr));
  s.lines = 1;
  ++s.row;
  s.column = 0;
  return *this;
}

Result<std::string> Workbook::Finish() {
  State& s = *state_;
  EndSheet();
  if (s.book == nullptr) return Error{ErrorCode::kInternal, "no memory for a workbook"};
  s.Check(workbook_close(std::exchange(s.book, nullptr)));  // frees it, also where it fails
  if (s.error != LXW_NO_ERROR) return Error{ErrorCode::kInternal, lxw_strerror(s.error)};
  const off_t size = lseek(s.file, 0, SEEK_END);
  std::string bytes(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
  if (bytes.empty() || pread(s.file, bytes.data(), bytes.size(), 0) != size)
    return Error{ErrorCode::kInternal, "the workbook was not written"};
  return bytes;
}

}  // namespace capdo::report
