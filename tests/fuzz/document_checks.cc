#include "document_checks.h"

#include <cmath>
#include <cstring>
#include <functional>
#include <set>
#include <string>

#include "base/utf8.h"
#include "fuzz.h"
#include "text/normalized.h"

namespace capdo::fuzz {
namespace {

using document::Block;
using document::Box;
using document::Cell;
using document::CellRef;
using document::Document;
using document::Table;

bool Finite(const Box& box) {
  return std::isfinite(box.left) && std::isfinite(box.top) && std::isfinite(box.right) && std::isfinite(box.bottom);
}

void CheckText(const Block& block) {
  FUZZ_CHECK(ComesBackAsUtf8(block.text));
  FUZZ_CHECK(ComesBackAsUtf8(block.label));
  FUZZ_CHECK(ComesBackAsUtf8(block.style));
  FUZZ_CHECK(ComesBackAsUtf8(block.alt_text));
  for (char c : block.text) FUZZ_CHECK(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
  FUZZ_CHECK(text::ToNfc(block.text) == block.text);
}

void CheckFragments(const Block& block) {
  std::uint32_t at = 0;
  std::string uncovered;
  for (const document::Fragment& fragment : block.fragments) {
    FUZZ_CHECK(fragment.begin >= at && fragment.begin <= fragment.end && fragment.end <= block.text.size());
    FUZZ_CHECK(IsBoundary(block.text, fragment.begin) && IsBoundary(block.text, fragment.end));
    FUZZ_CHECK(fragment.page >= 0 && Finite(fragment.box));
    uncovered += block.text.substr(at, fragment.begin - at);
    at = fragment.end;
  }
  uncovered += block.text.substr(at);
  FUZZ_CHECK(text::WithoutSpaces(uncovered).empty());
}

// The cell, or null where the reference is to none.
const Cell* Find(const Document& doc, const CellRef& at) {
  if (at.table < 0 || static_cast<std::size_t>(at.table) >= doc.tables.size()) return nullptr;
  for (const Cell& cell : doc.tables[static_cast<std::size_t>(at.table)].cells) {
    if (cell.row == at.row && cell.column == at.column) return &cell;
  }
  return nullptr;
}

void CheckTables(const Document& doc, const Limits& limits) {
  std::set<int> in_cells;
  for (std::size_t i = 0; i < doc.tables.size(); ++i) {
    const Table& table = doc.tables[i];
    FUZZ_CHECK(table.rows >= 0 && table.columns >= 0);
    FUZZ_CHECK(static_cast<std::uint64_t>(table.columns) <= limits.max_columns);
    FUZZ_CHECK(table.header_rows >= 0 && table.header_rows <= table.rows);
    // An outer table stands before its inner ones: no circles.
    FUZZ_CHECK(table.parent.table >= -1 && table.parent.table < static_cast<int>(i));
    if (table.parent.table >= 0) FUZZ_CHECK(Find(doc, table.parent) != nullptr);
    std::pair<int, int> last{-1, -1};
    for (const Cell& cell : table.cells) {
      FUZZ_CHECK(cell.row >= 0 && cell.column >= 0 && cell.row_span >= 1 && cell.column_span >= 1);
      FUZZ_CHECK(cell.row_span <= table.rows - cell.row && cell.column_span <= table.columns - cell.column);
      FUZZ_CHECK(last < std::pair(cell.row, cell.column));
      last = {cell.row, cell.column};
      for (int block : cell.blocks) {
        FUZZ_CHECK(block >= 0 && static_cast<std::size_t>(block) < doc.blocks.size());
        const CellRef& back = doc.blocks[static_cast<std::size_t>(block)].cell;
        FUZZ_CHECK(back.table == static_cast<int>(i) && back.row == cell.row && back.column == cell.column);
        FUZZ_CHECK(in_cells.insert(block).second);
      }
    }
  }
  for (std::size_t i = 0; i < doc.blocks.size(); ++i) {
    FUZZ_CHECK((doc.blocks[i].cell.table >= 0) == in_cells.contains(static_cast<int>(i)));
  }
}

}  // namespace

bool IsBoundary(std::string_view text, std::size_t position) {
  return position == text.size() ||
         (position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0) != 0x80);
}

bool ComesBackAsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = DecodeUtf8(text, at);
    std::string back;
    AppendUtf8(back, c);
    if (text.substr(begin, at - begin) != back) return false;
  }
  return true;
}

void CheckDocument(const Document& doc, const Limits& limits) {
  FUZZ_CHECK(doc.page_count >= 0);
  FUZZ_CHECK(doc.blocks.size() <= limits.max_blocks);
  for (const Block& block : doc.blocks) {
    CheckText(block);
    CheckFragments(block);
    FUZZ_CHECK(block.list_level >= -1 && block.list_level <= 8);
    FUZZ_CHECK(block.outline_level >= 0 && block.outline_level <= 9);
    FUZZ_CHECK(block.page >= 0 && block.cell.table >= -1);
    FUZZ_CHECK(std::isfinite(block.font_size) && std::isfinite(block.indent));
    FUZZ_CHECK(std::isfinite(block.width) && std::isfinite(block.height));
    FUZZ_CHECK(block.confidence >= 0 && block.confidence <= 1);
  }
  CheckTables(doc, limits);
  for (const document::Warning& warning : doc.warnings) {
    FUZZ_CHECK(!warning.code.empty() && warning.page >= 0);
    FUZZ_CHECK(ComesBackAsUtf8(warning.detail));
  }
  for (const document::EmbeddedFile& file : doc.embedded_files) {
    FUZZ_CHECK(ComesBackAsUtf8(file.name) && ComesBackAsUtf8(file.mime));
  }
  for (const document::FormField& field : doc.form_fields) {
    FUZZ_CHECK(ComesBackAsUtf8(field.name) && ComesBackAsUtf8(field.value));
  }
  for (const document::OutlineEntry& entry : doc.outline) FUZZ_CHECK(ComesBackAsUtf8(entry.title) && entry.page >= 0);
}

std::size_t Fingerprint(const Document& doc) {
  std::string all;
  const auto number = [&](double value) { all.append(std::to_string(value)).push_back('|'); };
  for (const Block& block : doc.blocks) {
    all.append(block.text).append(block.label).append(block.style).append(block.alt_text).push_back('\n');
    for (double value : {double(block.layer), double(block.page), block.indent, block.font_size,
                         double(block.cell.table), double(block.cell.row), double(block.cell.column),
                         double(block.toc), double(block.outline_level), double(block.fragments.size())}) {
      number(value);
    }
  }
  for (const Table& table : doc.tables) {
    number(table.rows);
    number(table.columns);
    for (const Cell& cell : table.cells) number(cell.row_span * 1000 + cell.column_span);
  }
  for (const document::Warning& warning : doc.warnings) all.append(warning.code).append(warning.detail);
  number(doc.page_count);
  return std::hash<std::string>{}(all);
}

}  // namespace capdo::fuzz
