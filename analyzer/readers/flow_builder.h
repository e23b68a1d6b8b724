// Private to the readers: builds a Document out of what formats without pages of their own tell one after another –
// runs of text, ends of paragraphs, tables with their rows and cells, pictures.
//
// Keeps the promises of document.h and every bound of Limits, whatever the calls: calls that do not fit (a cell without
// a row, an end without a beginning) are taken as well as they can be. Where a bound is met full() turns true, and what
// comes afterwards is left out and told. The shape of a table may become known late: cells hand over their spans or
// their edges until the row ends, and places in the grid are settled when the table ends.
//
//   FlowBuilder flow("rtf", limits, plan, monitor);
//   flow.Text("Điều 1", look);
//   flow.EndParagraph({.centred = true});
//   return flow.Finish();
#ifndef CAPDO_READERS_FLOW_BUILDER_H_
#define CAPDO_READERS_FLOW_BUILDER_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/reading.h"
#include "document/document.h"
#include "readers/docx_paragraph.h"

namespace capdo::readers {

enum class Merge : std::uint8_t { kNone, kStart, kContinue };

// Of one cell. Edges (any unit, left to right) where the format tells widths, else spans.
struct CellShape {
  double left = 0, right = 0;
  int column_span = 1, row_span = 1;
  Merge vertical = Merge::kNone, horizontal = Merge::kNone;
  bool bordered = true;
};

struct FlowParagraph {
  std::string label, style;
  int list_level = -1, outline_level = 0;
  double indent = 0;
  bool centred = false, toc = false, caption = false;
};

// What a stretch of text is to a reader of the paper.
enum class TextKind : std::uint8_t { kSeen, kInserted, kDeleted };

class FlowBuilder {
 public:
  FlowBuilder(const char* format, const Limits& limits, const ReadPlan& plan, Monitor* monitor);

  // Where following paragraphs belong. Comments and notes stand in no table.
  void set_layer(document::Layer layer) { layer_ = layer; }
  document::Layer layer() const { return layer_; }
  void set_page(int page) { page_ = page; }

  void Text(std::string_view text, const RunLook& look, TextKind kind = TextKind::kSeen);
  bool HasText() const;
  void EndParagraph(const FlowParagraph& paragraph = {});
  // What stands inside an open paragraph but not in its text – a note, a text box, a header: its paragraphs come behind
  // the one that is open. Its tables are taken apart.
  void PushStory(document::Layer layer);
  void PopStory();
  std::size_t stories() const { return stories_.size(); }
  // Points; 0 unknown.
  void Figure(double width, double height, std::string alt_text = "");

  void StartTable();
  void EndTable();
  void StartRow();
  void EndRow(bool header = false);
  void StartCell(const CellShape& shape = {});
  void EndCell();
  // Of the row that is open: its cells from the left. Cells that are missing are added.
  void ShapeCells(const std::vector<CellShape>& shapes);
  std::size_t table_depth() const { return open_.size(); }
  bool in_row() const { return !open_.empty() && open_.back().in_row; }
  bool in_cell() const { return !open_.empty() && open_.back().in_cell; }

  void Warn(std::string code, std::string detail = "", int page = 0);
  // A fault in the file's structure: told once for each part.
  void Damaged(const std::string& part);
  void CountEmbedded() { ++embedded_; }
  void LegacyFont(const std::string& font) { legacy_fonts_.insert(font); }
  bool damaged() const { return damaged_; }
  // A bound was met, or the plan's stop: nothing more is taken.
  bool full() const { return !limit_.empty() || stopped_; }
  void Limit(const std::string& name) { if (limit_.empty()) limit_ = name; }
  document::Document& document() { return document_; }

  // Closes what is open, ties captions to figures, and adds the warnings that the whole document gives.
  document::Document Finish();

 private:
  struct OpenCell {
    CellShape shape;
    std::vector<int> blocks, tables;
  };
  struct OpenRow {
    std::vector<OpenCell> cells;
    bool header = false;
  };
  struct OpenTable {
    int table = 0;
    std::vector<OpenRow> rows;
    bool in_row = false, in_cell = false;
  };

  // An open paragraph that waits for the end of what stands in it.
  struct Story {
    document::Layer layer;
    ParagraphText seen, hidden, deleted;
    bool inserted = false;
    std::vector<document::Block> figures;
  };

  bool AddBlock(document::Block block, bool caption);
  void AddDeferred();
  OpenCell* CurrentCell();
  void Settle(OpenTable& open);
  void LookForPictures();

  const Limits& limits_;
  const ReadPlan& plan_;
  Monitor* monitor_;
  document::Document document_;
  document::Layer layer_ = document::Layer::kBody;
  ParagraphText seen_, hidden_, deleted_;
  bool inserted_ = false;
  std::vector<document::Block> figures_;  // of the open paragraph, which comes first
  std::vector<OpenTable> open_;
  std::vector<Story> stories_;
  std::vector<std::pair<document::Block, bool>> deferred_;
  std::vector<bool> captions_;
  std::set<std::string> legacy_fonts_, damaged_parts_;
  std::uint64_t cells_ = 0, fragments_ = 0;
  int insertions_ = 0, deletions_ = 0, embedded_ = 0, page_ = 0;
  bool damaged_ = false, stopped_ = false, columns_cut_ = false;
  std::string limit_;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_FLOW_BUILDER_H_
