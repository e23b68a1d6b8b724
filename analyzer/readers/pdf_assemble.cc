#include "readers/pdf_assemble.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "readers/pdf_chars.h"

namespace capdo::readers::pdf {
namespace {

using document::Block;
using document::BlockKind;
using document::CellRef;
using document::Document;
using document::Fragment;
using document::Layer;
using document::PageCertainty;

bool IsAsciiWord(std::string_view text) {
  std::size_t letters = 0;
  for (char c : text) {
    if (c < 'a' || c > 'z') return false;
    ++letters;
  }
  return letters >= 3;
}

// What stands between the last word of a line and the first of the next.
enum class Seam { kSpace, kNothing, kDropHyphen };

Seam SeamOf(std::string_view before, std::string_view after) {
  // "STT" and "TT" in a column that is too narrow for them.
  const bool narrow = after == "T" && (before == "ST" || before == "T" || before == "S");
  if (narrow) return Seam::kNothing;
  if (before.size() < 2 || after.empty()) return Seam::kSpace;
  const bool slash = before.back() == '/' && before.size() > 2 && before.find_first_of("0123456789") != before.npos &&
                     !before.ends_with("./");
  if (slash) return Seam::kNothing;  // "85/2016/" + "NĐ-CP"
  if (before.back() != '-') return Seam::kSpace;
  const char before_hyphen = before.at(before.size() - 2);
  if (before_hyphen == '-' || before_hyphen == ' ') return Seam::kSpace;
  // Vietnamese is not hyphenated: "lô-" + "gic", "TT-" + "BTTTT" keep the hyphen. English words lose it.
  const std::size_t start = before.find_last_of("-/.", before.size() - 2);
  const std::string_view piece = before.substr(start == before.npos ? 0 : start + 1, before.size() - 1);
  const bool english = start == before.npos && IsAsciiWord(piece.substr(0, piece.size() - 1)) && IsAsciiWord(after);
  return english ? Seam::kDropHyphen : Seam::kNothing;
}

struct Letters {
  int all = 0, bold = 0, italic = 0;
  std::map<int, int> sizes;
  void Count(const Word& word) {
    int count = 0;
    for (std::size_t i = 0; i < word.text.size();) count += DecodeUtf8(word.text, i) > ' ' ? 1 : 0;
    all += count;
    bold += word.bold ? count : 0;
    italic += word.italic ? count : 0;
    sizes[static_cast<int>(std::lround(word.size * 10))] += count;
  }
};

class Assembler {
 public:
  Assembler(const std::vector<PageItems>& pages, const Limits& limits, Document& doc)
      : pages_(pages), limits_(limits), doc_(doc) {}

  void Run() {
    for (const PageItems& page : pages_) by_number_[page.page->number] = &page;
    for (const PageItems& page : pages_) {
      Items(page.head, CellRef{});
      Items(page.items, CellRef{});
      Items(page.notes, CellRef{});
      Items(page.foot, CellRef{});
      Items(page.extra, CellRef{});
      Items(page.hidden, CellRef{});
    }
  }

 private:
  bool Full(int page) {
    if (doc_.blocks.size() < limits_.max_blocks) return false;
    if (!full_) doc_.warnings.push_back({"limit", "max_blocks", page});
    full_ = true;
    return true;
  }

  std::vector<int> Items(const std::vector<Item>& items, const CellRef& cell) {
    std::vector<int> blocks;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Item& item = items.at(i);
      if (item.table) {
        AddTable(*item.table, cell);
        continue;
      }
      const int page = !item.paragraph.empty() ? item.paragraph.front().lines.front().page
                       : !item.figure.empty()  ? item.figure.front().page
                                               : 0;
      if (Full(page)) break;
      if (!item.paragraph.empty()) {
        AddParagraph(item.paragraph.front(), item.layer, cell);
      } else if (!item.figure.empty()) {
        AddFigure(item.figure.front(), Caption(items, i), cell);
      } else {
        continue;
      }
      blocks.push_back(static_cast<int>(doc_.blocks.size()) - 1);
    }
    return blocks;
  }

  static std::string Caption(const std::vector<Item>& items, std::size_t figure) {
    for (std::size_t other : {figure + 1, figure - 1}) {
      if (other >= items.size() || items.at(other).paragraph.empty()) continue;
      const std::string text = ParagraphText(items.at(other).paragraph.front());
      for (std::string_view begin : {"Hình", "HÌNH", "Sơ đồ", "SƠ ĐỒ"}) {
        if (text.compare(0, begin.size(), begin) == 0) return text;
      }
    }
    return {};
  }

  void AddTable(const TableItem& item, const CellRef& parent) {
    const int index = static_cast<int>(doc_.tables.size());
    doc_.tables.emplace_back();
    doc_.tables.back().bordered = item.bordered;
    doc_.tables.back().rows = item.rows;
    doc_.tables.back().columns = item.columns;
    doc_.tables.back().header_rows = item.header_rows;
    doc_.tables.back().parent = parent;
    std::vector<document::Cell> cells;
    for (const TableCell& cell : item.cells) {
      document::Cell out;
      out.row = cell.row;
      out.column = cell.column;
      out.row_span = cell.row_span;
      out.column_span = cell.column_span;
      out.blocks = Items(cell.items, CellRef{index, cell.row, cell.column});
      cells.push_back(std::move(out));
    }
    std::stable_sort(cells.begin(), cells.end(), [](const document::Cell& a, const document::Cell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    doc_.tables.at(index).cells = std::move(cells);
  }

  void AddParagraph(const Paragraph& paragraph, Layer layer, const CellRef& cell) {
    Block block;
    block.layer = layer;
    block.cell = cell;
    block.centred = paragraph.centred;
    block.indent = paragraph.indent;
    block.toc = paragraph.lines.back().line.toc;
    Letters letters;
    bool ocr = false;
    double confidence = 0;
    std::size_t bytes = 0;
    const Word* last = nullptr;
    bool new_line = false;
    for (const PlacedLine& placed : paragraph.lines) {
      const auto page = by_number_.find(placed.page);
      if (page == by_number_.end()) continue;
      ocr = ocr || page->second->ocr;
      new_line = true;
      for (const Word& word : placed.line.words) {
        if (last != nullptr) {
          const Seam seam = new_line ? SeamOf(last->text, word.text)
                            : Touches(*last, word) ? Seam::kNothing : Seam::kSpace;
          if (seam == Seam::kSpace) block.text += ' ';
          if (seam == Seam::kDropHyphen) {
            block.text.pop_back();
            --block.fragments.back().end;
          }
        }
        Fragment fragment;
        fragment.begin = static_cast<std::uint32_t>(block.text.size());
        block.text += word.text;
        fragment.end = static_cast<std::uint32_t>(block.text.size());
        fragment.page = placed.page;
        fragment.box = DisplayBox(*page->second->page, word.box);
        block.fragments.push_back(fragment);
        letters.Count(word);
        ocr = ocr || word.ocr;
        confidence += (word.ocr ? word.confidence : 1) * static_cast<double>(word.text.size());
        bytes += word.text.size();
        last = &word;
        new_line = false;
      }
    }
    if (block.fragments.empty()) return;
    block.bold = 2 * letters.bold > letters.all;
    block.italic = 2 * letters.italic > letters.all;
    int most = 0;
    for (const auto& [size, count] : letters.sizes) {
      if (count <= most) continue;
      most = count;
      block.font_size = size / 10.0;
    }
    block.page = block.fragments.front().page;
    block.page_certainty = PageCertainty::kExact;
    block.confidence = bytes > 0 ? confidence / static_cast<double>(bytes) : 1;
    block.read_by = ocr ? document::ReadBy::kOcr : document::ReadBy::kText;
    doc_.blocks.push_back(std::move(block));
  }

  void AddFigure(const FigureItem& figure, std::string caption, const CellRef& cell) {
    Block block;
    block.kind = BlockKind::kFigure;
    block.cell = cell;
    block.text = std::move(caption);
    block.picture_text = figure.text;
    block.blank = figure.blank;
    block.page = figure.page;
    block.page_certainty = PageCertainty::kExact;
    const auto page = by_number_.find(figure.page);
    if (page == by_number_.end()) return;
    Fragment fragment;
    fragment.end = static_cast<std::uint32_t>(block.text.size());
    fragment.page = figure.page;
    fragment.box = DisplayBox(*page->second->page, figure.box);
    block.width = Width(fragment.box);
    block.height = Height(fragment.box);
    block.fragments.push_back(fragment);
    doc_.blocks.push_back(std::move(block));
  }

  const std::vector<PageItems>& pages_;
  const Limits& limits_;
  Document& doc_;
  std::map<int, const PageItems*> by_number_;
  bool full_ = false;
};

}  // namespace

std::string ParagraphText(const Paragraph& paragraph) {
  std::string text;
  for (const PlacedLine& placed : paragraph.lines) {
    if (!text.empty()) text += ' ';
    text += LineText(placed.line);
  }
  return text;
}

void Assemble(const std::vector<PageItems>& pages, const Limits& limits, Document& doc) {
  Assembler(pages, limits, doc).Run();
}

}  // namespace capdo::readers::pdf
