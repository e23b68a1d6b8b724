#include "worker/codec.h"

#include <algorithm>
#include <climits>
#include <type_traits>

#include "worker/check_document.h"
#include "worker/wire.h"

namespace capdo::worker {

namespace {

using document::Block;
using document::Box;
using document::CellRef;
using document::Document;

// Codes, names and the like; whole texts are bounded by the reply.
constexpr std::size_t kMaxName = 1u << 16;
constexpr std::uint64_t kMaxEntries = 1'000'000;  // of lists beside the blocks

// One description of the layout serves both directions: Out writes what it is given, In fills it.
class Out {
 public:
  template <typename T>
  void Int(const T& value, std::int64_t, std::int64_t) {
    writer_.Signed(static_cast<std::int64_t>(value));
  }
  void Bool(const bool& value) { writer_.Flag(value); }
  void Real(const double& value) { writer_.Real(value); }
  void Text(const std::string& text, std::size_t) { writer_.Text(text); }
  template <typename List, typename Each>
  void All(const List& list, std::size_t, std::uint64_t, const Each& each) {
    writer_.Number(list.size());
    for (const auto& element : list) each(element);
  }
  std::string Take() { return writer_.Take(); }

 private:
  Writer writer_;
};

class In {
 public:
  explicit In(std::string_view bytes) : reader_(bytes) {}

  template <typename T>
  void Int(T& value, std::int64_t min, std::int64_t max) {
    value = static_cast<T>(reader_.Signed(min, max));
  }
  void Bool(bool& value) { value = reader_.Flag(); }
  void Real(double& value) { value = reader_.Real(); }
  void Text(std::string& text, std::size_t max) { text = reader_.Text(max); }
  template <typename List, typename Each>
  void All(List& list, std::size_t element_bytes, std::uint64_t max, const Each& each) {
    const std::size_t count = reader_.Count(element_bytes, max);
    list.reserve(std::min<std::size_t>(count, 4096));
    for (std::size_t i = 0; i < count && reader_.ok(); ++i) each(list.emplace_back());
  }
  bool AtEnd() const { return reader_.AtEnd(); }

 private:
  Reader reader_;
};

// Enumerations travel as their number, up to the last one that exists.
template <typename Stream, typename E>
void Enum(Stream& s, E& value, std::remove_const_t<E> last) {
  s.Int(value, 0, static_cast<std::int64_t>(last));
}

template <typename Stream, typename T>
void Whole(Stream& s, T& value) {
  s.Int(value, INT_MIN, INT_MAX);
}

template <typename Stream, typename T>
void Size(Stream& s, T& value) {
  s.Int(value, 0, std::int64_t{1} << 62);
}

template <typename Stream, typename T>
void Name(Stream& s, T& text) {
  s.Text(text, kMaxName);
}

template <typename Stream, typename T>
void Long(Stream& s, T& text) {
  s.Text(text, SIZE_MAX);
}

template <typename Stream, typename T>
void Rectangle(Stream& s, T& box) {
  s.Real(box.left);
  s.Real(box.top);
  s.Real(box.right);
  s.Real(box.bottom);
}

template <typename Stream, typename T>
void Address(Stream& s, T& cell) {
  Whole(s, cell.table);
  Whole(s, cell.row);
  Whole(s, cell.column);
}

// The smallest encodings of one element, so that a count cannot promise more than the bytes hold.
constexpr std::size_t kFragmentBytes = 3 + 32, kBlockBytes = 3 * 8, kCellBytes = 5, kTableBytes = 8,
                      kPageBytes = 16, kEntryBytes = 2;

template <typename Stream, typename T>
void OneBlock(Stream& s, T& block, const Limits& limits) {
  Enum(s, block.kind, document::BlockKind::kFigure);
  Enum(s, block.layer, document::Layer::kDeleted);
  Long(s, block.text);
  Name(s, block.label);
  Whole(s, block.list_level);
  Whole(s, block.outline_level);
  Name(s, block.style);
  for (auto* flag : {&block.bold, &block.italic, &block.centred, &block.toc, &block.inserted})
    s.Bool(*flag);
  s.Real(block.font_size);
  s.Real(block.indent);
  Address(s, block.cell);
  Whole(s, block.page);
  Enum(s, block.page_certainty, document::PageCertainty::kNone);
  Enum(s, block.read_by, document::ReadBy::kNone);
  s.Real(block.confidence);
  s.All(block.fragments, kFragmentBytes, limits.max_words, [&](auto& fragment) {
    s.Int(fragment.begin, 0, UINT32_MAX);
    s.Int(fragment.end, 0, UINT32_MAX);
    Whole(s, fragment.page);
    Rectangle(s, fragment.box);
  });
  Long(s, block.alt_text);
  Long(s, block.picture_text);
  s.Real(block.width);
  s.Real(block.height);
  s.Bool(block.blank);
}

template <typename Stream, typename T>
void OneTable(Stream& s, T& table, const Limits& limits) {
  Whole(s, table.rows);
  Whole(s, table.columns);
  s.Bool(table.bordered);
  Whole(s, table.header_rows);
  Address(s, table.parent);
  s.All(table.cells, kCellBytes, limits.max_cells, [&](auto& cell) {
    Whole(s, cell.row);
    Whole(s, cell.column);
    Whole(s, cell.row_span);
    Whole(s, cell.column_span);
    s.All(cell.blocks, 1, limits.max_blocks, [&](auto& block) { Whole(s, block); });
  });
}

template <typename Stream, typename T>
void OnePage(Stream& s, T& page) {
  Whole(s, page.number);
  s.Real(page.width);
  s.Real(page.height);
  Enum(s, page.read_by, document::ReadBy::kNone);
  Enum(s, page.quality, document::Quality::kUnreadable);
  Name(s, page.why);
}

template <typename Stream, typename T>
void OneDocument(Stream& s, T& doc, const Limits& limits) {
  Name(s, doc.format);
  s.All(doc.pages, kPageBytes, kMaxEntries, [&](auto& page) { OnePage(s, page); });
  Enum(s, doc.page_certainty, document::PageCertainty::kNone);
  Whole(s, doc.page_count);
  s.All(doc.blocks, kBlockBytes, limits.max_blocks,
        [&](auto& block) { OneBlock(s, block, limits); });
  s.All(doc.tables, kTableBytes, limits.max_cells,
        [&](auto& table) { OneTable(s, table, limits); });
  s.All(doc.outline, kEntryBytes, kMaxEntries, [&](auto& entry) {
    Long(s, entry.title);
    Whole(s, entry.level);
    Whole(s, entry.page);
  });
  s.All(doc.signatures, kEntryBytes, kMaxEntries, [&](auto& signature) {
    Long(s, signature.signer);
    Name(s, signature.time);
    s.Bool(signature.covers_whole_file);
    s.Bool(signature.digest_matches);
    Name(s, signature.note);
  });
  s.All(doc.form_fields, kEntryBytes, kMaxEntries, [&](auto& field) {
    Long(s, field.name);
    Long(s, field.value);
    Whole(s, field.page);
  });
  s.All(doc.embedded_files, kEntryBytes, kMaxEntries, [&](auto& file) {
    Long(s, file.name);
    Long(s, file.mime);
    Size(s, file.bytes);
  });
  s.All(doc.warnings, kEntryBytes, kMaxEntries, [&](auto& warning) {
    Name(s, warning.code);
    Long(s, warning.detail);
    Whole(s, warning.page);
  });
}

}  // namespace

std::string Encode(const Document& document) {
  Out out;
  OneDocument(out, document, Limits{});
  return out.Take();
}

Result<Document> Decode(std::string_view bytes, const Limits& limits) {
  In in(bytes);
  Document document;
  OneDocument(in, document, limits);
  if (!in.AtEnd()) return Error{ErrorCode::kCrashed, "the reader's answer is malformed"};
  if (std::string fault = FaultOf(document, limits); !fault.empty())
    return Error{ErrorCode::kCrashed, "the reader's answer does not hold: " + fault};
  return document;
}

}  // namespace capdo::worker
