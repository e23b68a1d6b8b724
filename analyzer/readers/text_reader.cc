// Plain text: a line is a paragraph. Programs that save tables as text write each cell as a line of its own.
#include <algorithm>
#include <string>
#include <vector>

#include "readers/code_pages.h"
#include "readers/flow_builder.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestLine = 32u << 10;  // longer ones are cut into paragraphs

// Not in the middle of a letter.
std::size_t CutAt(std::string_view line, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) --at;
  return at;
}

constexpr std::string_view kCountHeaders[] = {"STT", "Stt", "TT", "Tt", "Số TT", "No", "No."};
constexpr std::size_t kMostColumns = 12, kLongestHeader = 100;  // bytes

std::string_view Bare(std::string_view line) {
  const std::size_t from = line.find_first_not_of(" \t");
  return from == line.npos ? "" : line.substr(from, line.find_last_not_of(" \t") + 1 - from);
}

// "3", "03", "3."
bool IsNumber(std::string_view line, std::size_t number) {
  line = Bare(line);
  if (line.ends_with('.')) line.remove_suffix(1);
  const std::string plain = std::to_string(number);
  return line == plain || (number < 10 && line == "0" + plain);
}

// A table whose first column counts its rows from one, cell by cell: "STT", the other headers, "1", the other cells of the
// first row, "2" and so on. The count of lines from number to number must be that of the columns: where a cell has two
// lines nobody can say which, and the table ends before. Other tables leave nothing that tells where a row begins.
struct LineGrid {
  std::size_t columns = 0, rows = 0;  // with the header
};
LineGrid GridAt(const std::vector<std::string_view>& lines, std::size_t at) {
  const std::string_view first = Bare(lines.at(at));
  const bool count = std::any_of(std::begin(kCountHeaders), std::end(kCountHeaders), [&](std::string_view word) { return first == word; });
  if (!count) return {};
  LineGrid grid;
  for (std::size_t i = 1; i <= kMostColumns && at + i < lines.size() && grid.columns == 0; ++i) {
    const std::string_view header = Bare(lines.at(at + i));
    if (IsNumber(header, 1)) grid.columns = i;
    if (header.empty() || header.size() > kLongestHeader) break;
  }
  if (grid.columns < 2) return {};
  for (std::size_t row = 1;; ++row) {
    const std::size_t begin = at + row * grid.columns, end = begin + grid.columns;
    if (end > lines.size() || !IsNumber(lines.at(begin), row)) break;
    // The row is whole where the next one begins behind it, or nothing that could still be its own.
    const bool last = end == lines.size() || Bare(lines.at(end)).empty();
    if (!last && !IsNumber(lines.at(end), row + 1)) break;
    grid.rows = row + 1;
    if (last) break;
  }
  return grid;
}

}  // namespace

Result<document::Document> ReadText(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  FlowBuilder flow("text", limits, plan, monitor);
  std::string text;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
    text = FromUtf16(bytes.substr(2), bytes[0] == '\xFE');
  } else {
    text = CleanUtf8(bytes.starts_with("\xEF\xBB\xBF"sv) ? bytes.substr(3) : bytes);
  }
  if (text.find_first_not_of(" \t\r\n\f") == std::string::npos) return Error{ErrorCode::kEmpty, "no text"};
  std::vector<std::string_view> lines;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view near = rest.substr(0, kLongestLine + 1);  // the whole rest for each piece would never end
    std::size_t end = std::min(near.find_first_of("\r\n\f"), near.size());
    const bool cut = end > kLongestLine;
    if (cut) end = CutAt(rest, kLongestLine);
    lines.push_back(rest.substr(0, end));
    if (!cut && rest.substr(end).starts_with("\r\n")) ++end;
    rest.remove_prefix(std::min(rest.size(), end + (cut ? 0 : 1)));
  }
  const auto paragraph = [&](std::size_t at) {
    flow.Text(lines.at(at), {});
    flow.EndParagraph();
  };
  for (std::size_t at = 0; at < lines.size() && !flow.full();) {
    const LineGrid grid = GridAt(lines, at);
    if (grid.rows < 2) {
      paragraph(at++);
      continue;
    }
    flow.StartTable();
    for (std::size_t row = 0; row < grid.rows; ++row) {
      flow.StartRow();
      for (std::size_t column = 0; column < grid.columns; ++column) {
        flow.StartCell({.bordered = false});
        paragraph(at++);
        flow.EndCell();
      }
      flow.EndRow(/*header=*/row == 0);
    }
    flow.EndTable();
  }
  return flow.Finish();
}

}  // namespace capdo::readers
