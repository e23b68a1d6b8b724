#include <fmt/format.h>

#include <algorithm>

#include "cli/show.h"
#include "result/result.h"

namespace capdo::cli {

namespace {

using document::Block;
using document::Document;
using result::JsonString;

std::string BoxJson(const document::Box& box) {
  if (box.empty()) return "null";
  return fmt::format("[{:.1f}, {:.1f}, {:.1f}, {:.1f}]", box.left, box.top, box.right, box.bottom);
}

std::string PageJson(int page) { return page > 0 ? std::to_string(page) : "null"; }

// The smallest rectangle around the fragments on the block's own page.
document::Box Around(const Block& block) {
  document::Box around;
  for (const document::Fragment& fragment : block.fragments) {
    if (fragment.box.empty() || fragment.page != block.page) continue;
    if (around.empty()) {
      around = fragment.box;
      continue;
    }
    around.left = std::min(around.left, fragment.box.left);
    around.top = std::min(around.top, fragment.box.top);
    around.right = std::max(around.right, fragment.box.right);
    around.bottom = std::max(around.bottom, fragment.box.bottom);
  }
  return around;
}

// A list with one element per line, or "[]".
template <typename Items, typename Write>
std::string ListJson(const Items& items, std::string_view indent, Write write) {
  std::string list;
  for (const auto& item : items)
    list += fmt::format("{}\n{}{}", list.empty() ? "" : ",", indent, write(item));
  return list.empty() ? "[]" : "[" + list + "\n" + std::string(indent.substr(2)) + "]";
}

std::string BlockJson(const Block& block) {
  const std::string cell = block.cell.table < 0
                               ? "null"
                               : fmt::format("{{\"table\": {}, \"row\": {}, \"column\": {}}}",
                                             block.cell.table, block.cell.row, block.cell.column);
  return fmt::format(
      "{{\"kind\": \"{}\", \"page\": {}, \"page_certainty\": \"{}\", \"layer\": \"{}\", "
      "\"label\": {}, \"text\": {}, \"box\": {}, \"cell\": {}, \"read_by\": \"{}\", "
      "\"confidence\": {:.2f}, {}\"fragments\": {}}}",
      block.kind == document::BlockKind::kFigure ? "figure" : "paragraph", PageJson(block.page),
      PageCertaintyName(block.page_certainty), LayerName(block.layer), JsonString(block.label),
      JsonString(block.text), BoxJson(Around(block)), cell, ReadByName(block.read_by),
      block.confidence,
      (block.picture_text.empty() ? "" : "\"picture_text\": " + JsonString(block.picture_text) + ", ") +
          (block.blank ? "\"blank\": true, " : ""),
      ListJson(block.fragments, "      ", [](const document::Fragment& fragment) {
        return fmt::format("{{\"begin\": {}, \"end\": {}, \"page\": {}, \"box\": {}}}",
                           fragment.begin, fragment.end, PageJson(fragment.page),
                           BoxJson(fragment.box));
      }));
}

}  // namespace

std::string DocumentJson(const Document& document, const std::string& path,
                         const std::string& sha256) {
  const std::string pages = ListJson(document.pages, "    ", [](const document::Page& page) {
    return fmt::format(
        "{{\"page\": {}, \"width\": {:.1f}, \"height\": {:.1f}, \"read_by\": \"{}\", "
        "\"quality\": \"{}\", \"why\": {}}}",
        page.number, page.width, page.height, ReadByName(page.read_by), QualityName(page.quality),
        JsonString(page.why));
  });
  const std::string tables = ListJson(document.tables, "    ", [](const document::Table& table) {
    return fmt::format("{{\"rows\": {}, \"columns\": {}, \"bordered\": {}, \"header_rows\": {}}}",
                       table.rows, table.columns, table.bordered, table.header_rows);
  });
  const std::string warnings =
      ListJson(document.warnings, "    ", [](const document::Warning& warning) {
        return fmt::format("{{\"code\": {}, \"detail\": {}, \"page\": {}}}",
                           JsonString(warning.code), JsonString(warning.detail),
                           PageJson(warning.page));
      });
  return fmt::format(
      "{{\n  \"schema\": \"capdo.text/1\",\n  \"path\": {},\n  \"sha256\": \"{}\",\n"
      "  \"format\": {},\n  \"page_count\": {},\n  \"pages\": {},\n  \"blocks\": {},\n"
      "  \"tables\": {},\n  \"warnings\": {}\n}}\n",
      JsonString(path), sha256, JsonString(document.format), PageJson(document.page_count), pages,
      ListJson(document.blocks, "    ", BlockJson), tables, warnings);
}

}  // namespace capdo::cli
