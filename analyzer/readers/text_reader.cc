// Plain text: a line is a paragraph.
#include <algorithm>
#include <string>

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
  for (std::string_view rest = text; !rest.empty() && !flow.full();) {
    const std::string_view near = rest.substr(0, kLongestLine + 1);  // the whole rest for each piece would never end
    std::size_t end = std::min(near.find_first_of("\r\n\f"), near.size());
    const bool cut = end > kLongestLine;
    if (cut) end = CutAt(rest, kLongestLine);
    flow.Text(rest.substr(0, end), {});
    flow.EndParagraph();
    rest.remove_prefix(std::min(rest.size(), end + (cut ? 0 : 1)));
  }
  return flow.Finish();
}

}  // namespace capdo::readers
