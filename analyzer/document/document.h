// The model that every reader fills and every rule reads. It knows neither formats nor rules.
//
// A Document is a list of blocks in reading order. A block is one paragraph (also inside a table
// cell, a text box, a header, a footnote) or one figure. Tables hold a grid whose cells point at
// blocks. The same content read from DOCX and from PDF gives the same blocks up to geometry:
// paragraphs are whole (lines joined), columns that stand side by side are separate blocks, cells
// are never mixed.
//
// Promises that readers keep:
//  * `text` is valid UTF-8 in NFC, without control characters other than '\n' (a forced line break)
//  and '\t'.
//  * What a reader of the paper does not see is not in layer kBody: deleted and hidden text,
//  comments, metadata.
//  * Fragments are sorted, do not overlap, and together cover every non-blank byte of `text`.
//
//   for (const Block& block : doc.blocks)
//     if (IsEvidence(block.layer)) Use(block.text, block.page);
#ifndef CAPDO_DOCUMENT_DOCUMENT_H_
#define CAPDO_DOCUMENT_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <vector>

namespace capdo::document {

// A rectangle on a page in points (1/72 inch), origin at the top left corner of the page as
// displayed.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return right <= left || bottom <= top; }
};

enum class PageCertainty { kExact, kEstimated, kNone };
enum class ReadBy { kText, kOcr, kNone };
enum class Quality { kGood, kPoor, kUnreadable };

// Where a block stands in the file. Only the first group is evidence (see IsEvidence).
enum class Layer {
  kBody,
  kFootnote,
  kTextBox,
  kFormField,  // seen on the paper, part of the content
  kHeader,
  kFooter,  // running heads and page numbers: seen, but never evidence
  kComment,
  kHidden,
  kDeleted,  // not seen on the paper
};
bool IsEvidence(Layer layer);

enum class BlockKind { kParagraph, kFigure };

// Where a stretch of a block's text stands: bytes [begin, end) of Block::text. One fragment is at
// least a word; PDF readers give one per word, DOCX readers one per stretch without a page break.
struct Fragment {
  std::uint32_t begin = 0, end = 0;
  int page = 0;  // 1-based; 0 where the format does not say
  Box box;       // empty where the format has no geometry
};

// Address of the cell that holds a block. table == -1: the block is not in a table.
struct CellRef {
  int table = -1, row = 0, column = 0;
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  Layer layer = Layer::kBody;
  std::string text;  // a paragraph's text; a figure's caption where the format ties one to it
  std::string
      label;  // automatic number as displayed ("Điều 1.", "a)"), computed; never part of `text`
  int list_level = -1;    // 0-based level of the automatic numbering; -1 none
  int outline_level = 0;  // 1..9 from a heading style or the outline; 0 none
  std::string style;      // style name as the file gives it, "" if none
  bool bold = false;      // more than half of the letters
  bool italic = false;    // more than half of the letters
  bool centred = false;
  bool toc = false;       // inside a table-of-contents field or style
  bool inserted = false;  // holds tracked insertions (they count)
  double font_size = 0;   // points, of most letters; 0 unknown
  double indent = 0;      // points from the left text edge; 0 unknown
  CellRef cell;
  int page = 0;  // of the first fragment; 0 unknown
  PageCertainty page_certainty = PageCertainty::kNone;
  ReadBy read_by = ReadBy::kText;
  double confidence = 1.0;  // of the recognition; 1 for text
  std::vector<Fragment> fragments;
  // Figures only.
  std::string alt_text;
  std::string picture_text;      // recognised in the picture: labels of a drawing; to be searched, never evidence
  double width = 0, height = 0;  // points as displayed
  bool blank = false;            // its picture was looked at and shows nothing, or a frame around nothing
};

struct Cell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  std::vector<int> blocks;  // indices into Document::blocks, without those of nested tables
};

struct Table {
  int rows = 0, columns = 0;
  bool bordered = true;     // false: columns by layout only (letterheads, signature blocks)
  int header_rows = 0;      // rows marked to repeat on each page; 0 where the format does not say
  CellRef parent;           // the cell of the outer table, for nested tables
  std::vector<Cell> cells;  // by row, then column; a merged cell stands once, at its top left
};

struct Page {
  int number = 0;                // 1-based
  double width = 0, height = 0;  // points
  ReadBy read_by = ReadBy::kText;
  Quality quality = Quality::kGood;
  std::string
      why;  // stable code where not good: "image-only", "no-text", "glyphs-without-letters", ...
};

// A digital signature inside the file. Validity of the signer's certificate is never claimed:
// checking it needs the network.
struct Signature {
  std::string signer;  // common name of the certificate
  std::string time;    // "2024-03-01T08:15:00Z", "" if absent
  bool covers_whole_file = false;
  bool digest_matches = false;
  std::string note;  // stable code where it could not be checked
};

struct OutlineEntry {
  std::string title;
  int level = 1, page = 0;
};

struct EmbeddedFile {
  std::string name, mime;
  std::uint64_t bytes = 0;
};

struct FormField {
  std::string name, value;
  int page = 0;
};

// Something a person should know about the file. `code` is stable and chooses the message
// (base/messages_*.inc, key "warning.<code>"); `detail` is a quotation or a figure.
struct Warning {
  std::string code, detail;
  int page = 0;
};

// Whether the warning tells that part of what a reader of the paper sees was not read ("damaged-part", "limit",
// "stopped", "less-than-promised", "images-only", "page-images", "alt-chunk", "entry-unread", "archive-volumes"): what is not found may then stand there.
bool IsIncomplete(const Warning& warning);

struct Document {
  std::string format;       // "pdf", "docx"
  std::vector<Page> pages;  // empty where the format has no pages of its own
  PageCertainty page_certainty = PageCertainty::kNone;
  int page_count = 0;  // 0 unknown
  std::vector<Block> blocks;
  std::vector<Table> tables;
  std::vector<OutlineEntry> outline;
  std::vector<Signature> signatures;
  std::vector<FormField> form_fields;
  std::vector<EmbeddedFile> embedded_files;
  std::vector<Warning> warnings;
};

const char* PageCertaintyName(PageCertainty value);
const char* ReadByName(ReadBy value);
const char* QualityName(Quality value);
const char* LayerName(Layer value);

}  // namespace capdo::document

#endif  // CAPDO_DOCUMENT_DOCUMENT_H_
