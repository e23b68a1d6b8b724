#include "worker/check_document.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "base/utf8.h"
#include "worker/wire.h"

namespace capdo::worker {

namespace {

using document::Block;
using document::Box;
using document::CellRef;
using document::Document;

constexpr double kMaxPoints = 1e6;   // 350 m
constexpr int kMaxPage = 1'000'000;  // more pages than any file may have
constexpr int kMaxGrid = 10'000'000;

bool IsMeasure(double value) { return std::isfinite(value) && std::abs(value) <= kMaxPoints; }
bool IsBox(const Box& box) {
  return IsMeasure(box.left) && IsMeasure(box.top) && IsMeasure(box.right) && IsMeasure(box.bottom);
}
bool IsPage(int page) { return page >= 0 && page <= kMaxPage; }
bool IsGrid(int value) { return value >= 0 && value <= kMaxGrid; }

bool IsControl(unsigned char c) { return c < 0x20 || c == 0x7F; }

// C1 controls are two bytes: C2 80 to C2 9F.
bool HasControls(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (IsControl(c) && c != '\n' && c != '\t') return true;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
      return true;
  }
  return false;
}

bool IsContinuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::string FragmentFault(const Block& block) {
  std::size_t end = 0;
  for (const document::Fragment& fragment : block.fragments) {
    // A figure without a caption has a place but no text.
    const bool empty = fragment.end == fragment.begin && !block.text.empty();
    if (fragment.begin < end || fragment.end < fragment.begin || empty ||
        fragment.end > block.text.size())
      return "order";
    if (IsContinuation(block.text, fragment.begin) || IsContinuation(block.text, fragment.end))
      return "inside a letter";
    if (!IsPage(fragment.page) || !IsBox(fragment.box)) return "place";
    end = fragment.end;
  }
  return "";
}

std::string CellFault(const CellRef& cell, const Document& document) {
  if (cell.table < -1 || cell.table >= static_cast<int>(document.tables.size())) return "table";
  return IsGrid(cell.row) && IsGrid(cell.column) ? "" : "cell";
}

std::string BlockFault(const Block& block, const Document& document) {
  if (HasControls(block.text)) return "text";
  for (const std::string* text : {&block.label, &block.style, &block.alt_text, &block.picture_text})
    if (HasControls(*text)) return "words";
  if (!IsPage(block.page)) return "page";
  if (block.list_level < -1 || block.list_level > 100 || block.outline_level < 0 ||
      block.outline_level > 100)
    return "level";
  for (double value : {block.font_size, block.indent, block.width, block.height})
    if (!IsMeasure(value)) return "measure";
  if (!(block.confidence >= 0 && block.confidence <= 1)) return "confidence";
  if (std::string fault = CellFault(block.cell, document); !fault.empty()) return fault;
  if (std::string fault = FragmentFault(block); !fault.empty()) return "fragments: " + fault;
  return "";
}

std::string TableFault(const document::Table& table, std::size_t own, const Document& document) {
  if (!IsGrid(table.rows) || !IsGrid(table.columns) || !IsGrid(table.header_rows)) return "size";
  // A nested table may stand before or behind the outer one, but never in itself.
  if (table.parent.table == static_cast<int>(own)) return "parent";
  if (std::string fault = CellFault(table.parent, document); !fault.empty()) return fault;
  for (const document::Cell& cell : table.cells) {
    if (!IsGrid(cell.row) || !IsGrid(cell.column) || cell.row_span < 1 || cell.column_span < 1 ||
        !IsGrid(cell.row_span) || !IsGrid(cell.column_span))
      return "cell";
    for (int block : cell.blocks)
      if (block < 0 || block >= static_cast<int>(document.blocks.size())) return "block";
  }
  return "";
}

std::string PageFault(const document::Page& page, int after) {
  if (page.number <= after || page.number > kMaxPage) return "number";
  if (!IsMeasure(page.width) || !IsMeasure(page.height)) return "size";
  return HasControls(page.why) ? "why" : "";
}

void Clamp(double& value) {
  value = std::isfinite(value) ? std::clamp(value, -kMaxPoints, kMaxPoints) : 0;
}

void Clean(std::string& text) {
  if (!HasControls(text) && IsValidUtf8(text)) return;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    while (length < 4 && IsContinuation(text, i + length)) ++length;
    const std::string_view letter = std::string_view(text).substr(i, length);
    if (!IsValidUtf8(letter)) {
      text[i] = '?';
      length = 1;
    } else if (letter != "\n" && letter != "\t" && HasControls(letter)) {
      std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(i), length, ' ');
    }
    i += length;
  }
}

template <typename List, typename Fault>
std::string FirstFault(const char* name, const List& list, const Fault& fault_of) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (std::string fault = fault_of(list[i], i); !fault.empty())
      return std::string(name) + "[" + std::to_string(i) + "]." + fault;
  return "";
}

// Tables that stand in each other in a circle would keep whoever climbs to the outermost one busy for ever.
bool NestsInCircles(const Document& document) {
  const std::size_t count = document.tables.size();
  std::vector<std::size_t> seen(count, 0);  // the climb that passed here
  for (std::size_t i = 0; i < count; ++i) {
    for (int at = static_cast<int>(i); at >= 0;
         at = document.tables[static_cast<std::size_t>(at)].parent.table) {
      std::size_t& mark = seen[static_cast<std::size_t>(at)];
      if (mark == i + 1) return true;
      if (mark != 0) break;  // an earlier climb went on from here to the top
      mark = i + 1;
    }
  }
  return false;
}

}  // namespace

std::string FaultOf(const Document& document, const Limits& limits) {
  if (std::string over = LimitOver(document, limits); !over.empty()) return over;
  if (!IsPage(document.page_count)) return "page_count";
  std::string fault = FirstFault("blocks", document.blocks, [&](const Block& block, std::size_t) {
    return BlockFault(block, document);
  });
  if (fault.empty())
    fault = FirstFault("tables", document.tables, [&](const document::Table& table, std::size_t i) {
      return TableFault(table, i, document);
    });
  if (fault.empty() && NestsInCircles(document)) fault = "tables: nested in a circle";
  if (fault.empty())
    fault = FirstFault("pages", document.pages, [&](const document::Page& page, std::size_t i) {
      return PageFault(page, i == 0 ? 0 : document.pages[i - 1].number);
    });
  if (!fault.empty()) return fault;
  for (const document::OutlineEntry& entry : document.outline)
    if (HasControls(entry.title) || !IsPage(entry.page) || entry.level < 0 || entry.level > 100)
      return "outline";
  for (const document::FormField& field : document.form_fields)
    if (HasControls(field.name) || HasControls(field.value) || !IsPage(field.page))
      return "form_fields";
  for (const document::EmbeddedFile& file : document.embedded_files)
    if (HasControls(file.name) || HasControls(file.mime)) return "embedded_files";
  for (const document::Signature& signature : document.signatures)
    if (HasControls(signature.signer) || HasControls(signature.time) || HasControls(signature.note))
      return "signatures";
  for (const document::Warning& warning : document.warnings)
    if (HasControls(warning.code) || HasControls(warning.detail) || !IsPage(warning.page))
      return "warnings";
  return "";
}

void Repair(Document& document) {
  const auto box = [](Box& b) {
    for (double* side : {&b.left, &b.top, &b.right, &b.bottom}) Clamp(*side);
  };
  for (Block& block : document.blocks) {
    for (double* value : {&block.font_size, &block.indent, &block.width, &block.height})
      Clamp(*value);
    block.outline_level = std::clamp(block.outline_level, 0, 100);
    block.list_level = std::clamp(block.list_level, -1, 100);
    for (std::string* text : {&block.text, &block.label, &block.style, &block.alt_text, &block.picture_text}) Clean(*text);
    for (document::Fragment& fragment : block.fragments) box(fragment.box);
  }
  for (document::Page& page : document.pages) {
    Clamp(page.width);
    Clamp(page.height);
  }
  for (document::OutlineEntry& entry : document.outline) Clean(entry.title);
  for (document::FormField& field : document.form_fields) {
    Clean(field.name);
    Clean(field.value);
  }
  for (document::EmbeddedFile& file : document.embedded_files) {
    Clean(file.name);
    Clean(file.mime);
  }
  for (document::Signature& signature : document.signatures) {
    Clean(signature.signer);
    Clean(signature.time);
    Clean(signature.note);
  }
  for (document::Warning& warning : document.warnings) Clean(warning.detail);
}

std::string LimitOver(const Document& document, const Limits& limits) {
  if (document.blocks.size() > limits.max_blocks) return "max_blocks";
  std::uint64_t words = 0, cells = 0;
  for (const Block& block : document.blocks) words += block.fragments.size();
  if (words > limits.max_words) return "max_words";
  for (const document::Table& table : document.tables) cells += table.cells.size();
  return cells > limits.max_cells ? "max_cells" : "";
}

}  // namespace capdo::worker
