#include "readers/doc_lists.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "readers/compound_file.h"
#include "text/normalized.h"

namespace capdo::readers {
namespace {

constexpr std::size_t kListBytes = 28, kLevelBytes = 28, kUseBytes = 16, kMostLetters = 128;

std::string_view From(std::string_view bytes, std::size_t at) { return bytes.substr(std::min(at, bytes.size())); }

const char* FormatOf(std::uint8_t code) {
  switch (code) {
    case 1: return "upperRoman";
    case 2: return "lowerRoman";
    case 3: return "upperLetter";
    case 4: return "lowerLetter";
    case 22: return "decimalZero";
    case 23: return "bullet";
    case 255: return "none";
    default: return "decimal";
  }
}

// One level; moves `rest` behind it. False where it is cut off.
bool ReadLevel(std::string_view& rest, ListLevel& level) {
  if (rest.size() < kLevelBytes) return false;
  level.stated = true;
  level.start = static_cast<int>(std::min<std::uint32_t>(ReadU32(rest, 0), 0x7FFF));
  level.format = FormatOf(ReadU8(rest, 4));
  const std::uint8_t flags = ReadU8(rest, 5);
  level.legal = (flags & 0x04) != 0;
  if ((flags & 0x08) != 0) level.restart = std::min<int>(ReadU8(rest, 26), kListLevels);
  const std::size_t chars = ReadU8(rest, 24), paragraphs = ReadU8(rest, 25);
  rest = From(rest, kLevelBytes + paragraphs + chars);
  if (rest.size() < 2) return false;
  const std::size_t letters = ReadU16(rest, 0);
  const std::string_view text = From(rest, 2).substr(0, 2 * letters);
  for (std::size_t i = 0; i < letters && i < kMostLetters && 2 * i + 1 < text.size(); ++i) {
    const char32_t c = ReadU16(text, 2 * i);
    if (c < kListLevels) {
      level.text += {'%', static_cast<char>('1' + c)};
    } else if (c >= 0x20 && !(c >= 0xD800 && c < 0xE000)) {
      AppendUtf8(level.text, c);
    }
  }
  level.text = text::ToNfc(level.text);
  rest = From(rest, 2 + 2 * letters);
  return text.size() == 2 * letters;
}

}  // namespace

bool LoadDocLists(std::string_view lists, std::size_t lists_size, std::string_view uses, const Limits& limits,
                  Numbering& numbering) {
  const std::size_t count = ReadU16(lists, 0);
  std::map<std::uint32_t, int> by_id;
  std::string_view rest = From(lists, std::min(lists_size, 2 + kListBytes * count));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view list = From(lists, 2 + kListBytes * i);
    if (list.size() < kListBytes || numbering.size() >= limits.max_lists) return false;
    by_id.try_emplace(ReadU32(list, 0), static_cast<int>(i));
    Numbering::Abstract& definition = numbering.AddAbstract(static_cast<int>(i));
    const std::size_t levels = (ReadU8(list, 26) & 1) != 0 ? 1 : kListLevels;
    for (std::size_t k = 0; k < levels; ++k)
      if (!ReadLevel(rest, definition.levels[k])) return false;
  }
  const std::size_t used = ReadU32(uses, 0);
  std::string_view data = used > uses.size() ? std::string_view() : From(uses, 4 + kUseBytes * used);
  for (std::size_t i = 0; i < used; ++i) {
    const std::string_view use = From(uses, 4 + kUseBytes * i);
    if (use.size() < kUseBytes || numbering.size() >= limits.max_lists) return false;
    Numbering::Instance& instance = numbering.AddInstance(static_cast<int>(i) + 1);
    const auto known = by_id.find(ReadU32(use, 0));
    instance.abstract = known == by_id.end() ? -1 : known->second;
    const std::size_t overrides = ReadU8(use, 12);
    data = From(data, 4);
    for (std::size_t k = 0; k < overrides; ++k) {
      if (data.size() < 8) return false;
      const int start = static_cast<int>(std::min<std::uint32_t>(ReadU32(data, 0), 0x7FFF));
      const std::uint32_t flags = ReadU32(data, 4);
      data = From(data, 8);
      ListLevel level;
      if ((flags & 0x20) != 0 && !ReadLevel(data, level)) return false;
      if ((flags & 0x0F) >= kListLevels) continue;
      Numbering::Override& override = instance.overrides[flags & 0x0F];
      if ((flags & 0x20) != 0) {
        override.level = level;
        if ((flags & 0x10) != 0) override.start = level.start;
      } else if ((flags & 0x10) != 0) {
        override.start = start;
      }
    }
  }
  return true;
}

}  // namespace capdo::readers
