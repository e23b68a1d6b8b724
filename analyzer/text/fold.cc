#include "base/utf8.h"
#include "text/chars.h"
#include "text/normalized.h"

namespace capdo::text {

std::string FoldAccents(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool space = false;
  // Composed first: texts that are canonically equal fold to the same.
  for (const CodePoint& point : Compose(DecodeAll(utf8))) {
    const char32_t c = point.value;
    const CharInfo info = Char(c);
    if (info.is(kSpace)) {
      space = true;
      continue;
    }
    if (info.is(kDrop) || info.fold == 0) continue;
    if (space && !out.empty()) out += ' ';
    space = false;
    if (info.is(kExpand)) {
      for (char letter : Expansion(c)) AppendUtf8(out, Char(static_cast<char32_t>(letter)).lower);
    } else {
      AppendUtf8(out, info.fold);
    }
  }
  return out;
}

std::string WithoutSpaces(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (const CodePoint& c : Compose(DecodeAll(utf8)))
    if (!Char(c.value).is(kSpace) && !Char(c.value).is(kDrop)) AppendUtf8(out, c.value);
  return out;
}

int CountWords(std::string_view utf8) {
  int words = 0;
  bool counted = false;  // the current stretch between spaces already has a letter or digit
  for (std::size_t i = 0; i < utf8.size();) {
    const CharInfo info = Char(Decode(utf8, i));
    if (info.is(kSpace)) {
      counted = false;
    } else if (info.word() && !counted) {
      counted = true;
      ++words;
    }
  }
  return words;
}

}  // namespace capdo::text
