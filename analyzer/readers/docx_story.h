// What the reader of a story hands on, and what all stories of one document share.
#ifndef CAPDO_READERS_DOCX_STORY_H_
#define CAPDO_READERS_DOCX_STORY_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/reading.h"
#include "document/document.h"
#include "readers/docx_figures.h"
#include "readers/docx_numbering.h"
#include "readers/docx_styles.h"
#include "readers/legibility.h"

namespace capdo::readers {

// A block, or the place where a footnote, endnote or comment belongs.
struct Item {
  enum class What { kBlock, kFootnote, kEndnote, kComment };
  What what = What::kBlock;
  document::Block block;
  int note = 0;
  std::size_t section = 0;
  bool caption_style = false;
  std::string picture;     // of a figure: the relationship of its picture
  Aside aside;
  bool looked_at = false;  // its picture was recognised, and shows no page of text
};

struct HeaderReference {
  std::string relationship;
  bool footer = false;
};

// Found while reading, told once per document.
struct Findings {
  int insertions = 0, deletions = 0, embedded_objects = 0;
  bool alt_chunk = false, column_limit = false;
  std::string limit;     // of the document, where reading ended: max_blocks, max_words, max_cells
  bool document = false; // the main part is a document by its root element
  std::uint64_t text_seen = 0, text_kept = 0;  // bytes in the elements that hold text; of them in blocks of any layer
  bool stopped = false;  // at the block where the plan says
  bool damaged = false;  // some part was not whole
  std::set<std::string> legacy_fonts;
};

// The size of the paper in points. Without a statement the largest that Word has: nothing is beyond it by mistake.
struct Sheet {
  double width = 1584, height = 1584;
};

struct SharedState {
  explicit SharedState(const Limits& all_limits) : limits(all_limits) {}
  const Limits& limits;
  Styles styles;
  Numbering numbering;
  document::Document document;  // its tables and warnings grow; blocks come last
  Findings findings;
  Shade page_shade;               // behind all text, where the settings say that it is shown
  bool shows_background = false;
  std::vector<Sheet> sheets;      // of the sections of the document
  int blocks = 0;
  std::uint64_t fragments = 0, cells = 0;
  int stop_at_block = 0;  // of the ReadPlan
  Monitor* monitor = nullptr;
  std::vector<HeaderReference> headers;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOCX_STORY_H_
