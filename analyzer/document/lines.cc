#include "document/lines.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace capdo::document {

namespace {

constexpr std::size_t kLongestStyle = 1000;  // bytes; Word allows 253 letters

// The bytes [begin, end) of a block as a block of their own. `looks` is the block without its words: copied for each line,
// they would cost lines times their length. `next` is the first fragment that may reach into the line or a later one.
Block Line(const Block& looks, const Block& block, std::size_t begin, std::size_t end, std::size_t& next) {
  Block line = looks;
  line.text = block.text.substr(begin, end - begin);
  while (next < block.fragments.size() && block.fragments[next].end <= begin) ++next;
  for (std::size_t i = next; i < block.fragments.size() && block.fragments[i].begin < end; ++i) {
    const std::size_t from = std::max<std::size_t>(block.fragments[i].begin, begin);
    const std::size_t to = std::min<std::size_t>(block.fragments[i].end, end);
    if (from >= to) continue;
    Fragment part = block.fragments[i];
    part.begin = static_cast<std::uint32_t>(from - begin);
    part.end = static_cast<std::uint32_t>(to - begin);
    line.fragments.push_back(part);
  }
  if (!line.fragments.empty() && line.fragments.front().page > 0)
    line.page = line.fragments.front().page;
  return line;
}

// What all lines of a block share.
Block LooksOf(const Block& block) {
  Block looks = block;
  for (std::string* words : {&looks.text, &looks.alt_text, &looks.picture_text}) words->clear();
  looks.fragments.clear();
  if (looks.style.size() > kLongestStyle) looks.style.clear();
  return looks;
}

}  // namespace

Document SplitForcedLines(const Document& doc) {
  Document out = doc;
  out.blocks.clear();
  out.blocks.reserve(doc.blocks.size());
  std::vector<std::pair<int, int>> now(doc.blocks.size());  // old index → [first, last) new
  for (std::size_t i = 0; i < doc.blocks.size(); ++i) {
    const Block& block = doc.blocks[i];
    now[i].first = static_cast<int>(out.blocks.size());
    if (block.kind == BlockKind::kFigure || block.text.find('\n') == std::string::npos) {
      out.blocks.push_back(block);
    } else {
      Block looks = LooksOf(block);
      std::size_t fragment = 0;
      for (std::size_t begin = 0; begin <= block.text.size();) {
        std::size_t end = block.text.find('\n', begin);
        if (end == std::string::npos) end = block.text.size();
        std::size_t first = begin, last = end;
        while (first < last && (block.text[first] == ' ' || block.text[first] == '\t')) ++first;
        while (last > first && (block.text[last - 1] == ' ' || block.text[last - 1] == '\t'))
          --last;
        if (last > first) {
          out.blocks.push_back(Line(looks, block, first, last, fragment));
          looks.label.clear();  // the automatic number stays on the first
          looks.list_level = -1;
        }
        begin = end + 1;
      }
    }
    now[i].second = static_cast<int>(out.blocks.size());
  }
  for (Table& table : out.tables) {
    for (Cell& cell : table.cells) {
      std::vector<int> blocks;
      for (int b : cell.blocks) {
        if (b < 0 || b >= static_cast<int>(now.size())) continue;
        for (int n = now[static_cast<std::size_t>(b)].first;
             n < now[static_cast<std::size_t>(b)].second; ++n)
          blocks.push_back(n);
      }
      cell.blocks = std::move(blocks);
    }
  }
  return out;
}

}  // namespace capdo::document
