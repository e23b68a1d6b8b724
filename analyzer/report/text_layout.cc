#include "report/text_layout.h"

#include <algorithm>

#include "base/utf8.h"

namespace capdo::report {

namespace {

bool IsZeroWidth(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) ||  // combining marks: Vietnamese tones in NFD
         (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0x200B && c <= 0x200D) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xAD;
}

bool IsWide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

int WidthOf(char32_t c) {
  if (IsZeroWidth(c)) return 0;
  return IsWide(c) ? 2 : 1;
}

// The byte length of as much of `text` as fits into `width` columns; at least one code point.
std::size_t FittingPrefix(std::string_view text, int width) {
  std::size_t position = 0;
  int used = 0;
  while (position < text.size()) {
    std::size_t next = position;
    used += WidthOf(DecodeUtf8(text, next));
    if (used > width && position > 0) break;
    position = next;
  }
  return position;
}

}  // namespace

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) width += WidthOf(DecodeUtf8(text, i));
  return width;
}

namespace {
std::string MakePrintable(std::string_view text, std::string_view line_break) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = DecodeUtf8(text, i);
    if (c == '\n') {
      out += line_break;
    } else if (c == '\t') {
      out += ' ';
    } else if (c < 0x20) {
      AppendUtf8(out, 0x2400 + c);
    } else if (c == 0x7F) {
      AppendUtf8(out, 0x2421);
    } else if ((c >= 0x80 && c < 0xA0) || IsBidirectionalControl(c) || c == 0x2028 || c == 0x2029) {
      AppendUtf8(out, 0xFFFD);
    } else {
      AppendUtf8(out, c);
    }
  }
  return out;
}
}  // namespace

std::string Printable(std::string_view text) { return MakePrintable(text, " / "); }

std::string PrintableLines(std::string_view text) { return MakePrintable(text, "\n"); }

std::string Shortened(std::string_view text, std::size_t limit) {
  std::size_t position = 0;
  for (std::size_t count = 0; position < text.size(); ++count) {
    if (count == limit) return std::string(text.substr(0, position)) + " […]";
    DecodeUtf8(text, position);
  }
  return std::string(text);
}

std::vector<std::string> Wrap(std::string_view text, int width) {
  width = std::max(width, 8);
  std::vector<std::string> lines;
  std::string line;
  int used = 0;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.empty()) continue;
    int word_width = DisplayWidth(word);
    if (used > 0 && used + 1 + word_width <= width) {
      line += ' ';
      ++used;
    } else if (used > 0) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    for (; word_width > width; word_width = DisplayWidth(word)) {
      const std::size_t cut = FittingPrefix(word, width);
      lines.emplace_back(word.substr(0, cut));
      word.remove_prefix(cut);
    }
    line += word;
    used += word_width;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string PadRight(std::string_view text, int width) {
  return std::string(text) +
         std::string(static_cast<std::size_t>(std::max(0, width - DisplayWidth(text))), ' ');
}

std::string PadLeft(std::string_view text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - DisplayWidth(text))), ' ') +
         std::string(text);
}

}  // namespace capdo::report
