#include "readers/flow_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "readers/bound_warnings.h"
#include "readers/docx_figures.h"
#include "readers/flow_grid.h"
#include "text/normalized.h"

namespace capdo::readers {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Layer;

namespace {

constexpr std::size_t kQuotedCodePoints = 80;
constexpr int kHiddenTextWarnings = 5;
constexpr int kProgressEvery = 256;
constexpr std::size_t kMaxNesting = 64;
constexpr double kMostPoints = 1e5;
// As the reader of DOCX has them: a page of scan bears less text than this in stamps; shares of an A4 page.
constexpr std::size_t kFewLetters = 200;
constexpr double kPage = 595.0 * 842.0, kLargePicture = 0.3, kPicturedPage = 0.55;

std::string FirstCodePoints(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < count && at < text.size(); ++i) (void)DecodeUtf8(text, at);
  return std::string(text.substr(0, at));
}

std::size_t CountInk(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = DecodeUtf8(text, at);
    count += c > 0x20 && c != 0xA0 ? 1 : 0;
  }
  return count;
}

// A label or a description is one line.
std::string Line(std::string_view text) {
  std::string clean;
  AppendClean(clean, text, SymbolFont::kNone);
  std::replace(clean.begin(), clean.end(), '\n', ' ');
  return text::ToNfc(clean);
}

double Measure(double points) { return std::isfinite(points) ? std::clamp(points, -kMostPoints, kMostPoints) : 0; }

}  // namespace

FlowBuilder::FlowBuilder(const char* format, const Limits& limits, const ReadPlan& plan, Monitor* monitor)
    : limits_(limits), plan_(plan), monitor_(monitor) {
  document_.format = format;
}

void FlowBuilder::Text(std::string_view text, const RunLook& look, TextKind kind) {
  if (full() || text.empty()) return;
  if (!look.legacy_font.empty()) legacy_fonts_.insert(look.legacy_font);
  if (kind == TextKind::kDeleted) {
    deleted_.Append(text, look, page_);
    ++deletions_;
  } else if (look.hidden || look.vanished) {
    hidden_.Append(text, look, page_);
  } else {
    seen_.Append(text, look, page_);
    if (kind != TextKind::kInserted) return;
    inserted_ = true;
    ++insertions_;
  }
}

bool FlowBuilder::HasText() const { return !seen_.blank() || !hidden_.blank() || !deleted_.blank() || !figures_.empty(); }

void FlowBuilder::EndParagraph(const FlowParagraph& paragraph) {
  ParagraphText texts[] = {std::exchange(seen_, {}), std::exchange(hidden_, {}), std::exchange(deleted_, {})};
  const Layer layers[] = {layer_, Layer::kHidden, Layer::kDeleted};
  for (int i = 0; i < 3; ++i) {
    Block block;
    block.layer = layers[i];
    if (!texts[i].Fill(block)) continue;
    if (i == 0) {
      block.label = Line(paragraph.label);
      block.inserted = inserted_;
    }
    block.style = Line(paragraph.style);
    block.list_level = std::clamp(paragraph.list_level, -1, 100);
    block.outline_level = std::clamp(paragraph.outline_level, 0, 9);
    block.indent = Measure(paragraph.indent);
    block.centred = paragraph.centred;
    block.toc = paragraph.toc;
    AddBlock(std::move(block), paragraph.caption);
  }
  inserted_ = false;
  for (Block& figure : std::exchange(figures_, {})) AddBlock(std::move(figure), false);
  AddDeferred();
}

void FlowBuilder::PushStory(Layer layer) {
  Story story{layer_, std::exchange(seen_, {}), std::exchange(hidden_, {}), std::exchange(deleted_, {}),
              std::exchange(inserted_, false), std::exchange(figures_, {})};
  stories_.push_back(std::move(story));
  layer_ = layer;
}

void FlowBuilder::PopStory() {
  if (stories_.empty()) return;
  if (HasText()) EndParagraph();
  Story story = std::move(stories_.back());
  stories_.pop_back();
  layer_ = story.layer;
  seen_ = std::move(story.seen);
  hidden_ = std::move(story.hidden);
  deleted_ = std::move(story.deleted);
  inserted_ = story.inserted;
  figures_ = std::move(story.figures);
  if (!HasText()) AddDeferred();
}

void FlowBuilder::AddDeferred() {
  if (!stories_.empty()) return;
  for (auto& [block, caption] : std::exchange(deferred_, {})) AddBlock(std::move(block), caption);
}

void FlowBuilder::Figure(double width, double height, std::string alt_text) {
  if (full()) return;
  Block block;
  block.kind = BlockKind::kFigure;
  block.layer = layer_;
  block.width = std::max(0.0, Measure(width));
  block.height = std::max(0.0, Measure(height));
  block.alt_text = Line(alt_text);
  block.page = page_;
  figures_.push_back(std::move(block));
}

bool FlowBuilder::AddBlock(Block block, bool caption) {
  if (!stories_.empty()) {
    if (document_.blocks.size() + deferred_.size() >= limits_.max_blocks) Limit("max_blocks");
    if (full()) return false;
    deferred_.emplace_back(std::move(block), caption);
    return true;
  }
  const std::size_t count = document_.blocks.size();
  if (monitor_ != nullptr && count % kProgressEvery == 0)
    monitor_->Progress(ReadStage::kBlocks, static_cast<int>(count), damaged_);
  if (plan_.stop_at_block > 0 && count >= static_cast<std::size_t>(plan_.stop_at_block)) stopped_ = true;
  if (count >= limits_.max_blocks) Limit("max_blocks");
  fragments_ += block.fragments.size();
  if (fragments_ > limits_.max_words) Limit("max_words");
  if (full()) return false;
  const bool in_place = block.layer != Layer::kFootnote && block.layer != Layer::kComment;
  if (OpenCell* cell = in_place ? CurrentCell() : nullptr) cell->blocks.push_back(static_cast<int>(count));
  document_.blocks.push_back(std::move(block));
  captions_.push_back(caption);
  return true;
}

FlowBuilder::OpenCell* FlowBuilder::CurrentCell() {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (open->in_cell) return &open->rows.back().cells.back();
  }
  return nullptr;
}

void FlowBuilder::StartTable() {
  if (!stories_.empty()) return;
  if (open_.size() >= kMaxNesting) return Limit("max_xml_depth");
  OpenTable open;
  open.table = static_cast<int>(document_.tables.size());
  if (OpenCell* cell = CurrentCell()) cell->tables.push_back(open.table);
  document_.tables.emplace_back();
  open_.push_back(std::move(open));
}

void FlowBuilder::EndTable() {
  if (HasText()) EndParagraph();
  if (!stories_.empty()) return;
  if (open_.empty()) return;
  if (open_.back().in_row) EndRow();
  Settle(open_.back());
  open_.pop_back();
}

void FlowBuilder::StartRow() {
  if (!stories_.empty()) return;
  if (open_.empty()) StartTable();
  if (open_.empty()) return;
  if (open_.back().in_row) EndRow();
  // A row without cells is a row, too.
  if (++cells_ > limits_.max_cells) return Limit("max_cells");
  open_.back().rows.emplace_back();
  open_.back().in_row = true;
}

void FlowBuilder::EndRow(bool header) {
  if (!stories_.empty()) return;
  if (!in_row()) return;
  if (in_cell()) EndCell();
  open_.back().rows.back().header = header;
  open_.back().in_row = false;
}

void FlowBuilder::StartCell(const CellShape& shape) {
  if (!stories_.empty()) return;
  if (in_cell()) EndCell();
  if (!in_row()) StartRow();
  if (full() || !in_row()) return;
  if (++cells_ > limits_.max_cells) return Limit("max_cells");
  std::vector<OpenCell>& cells = open_.back().rows.back().cells;
  if (cells.size() >= limits_.max_columns) {
    columns_cut_ = true;
    open_.back().in_cell = true;  // the last one takes the rest
    return;
  }
  cells.emplace_back().shape = shape;
  open_.back().in_cell = true;
}

void FlowBuilder::EndCell() {
  if (HasText()) EndParagraph();
  if (!stories_.empty()) return;
  if (!open_.empty()) open_.back().in_cell = false;
}

void FlowBuilder::ShapeCells(const std::vector<CellShape>& shapes) {
  if (!stories_.empty()) return;
  if (!in_row()) return;
  std::vector<OpenCell>& cells = open_.back().rows.back().cells;
  for (std::size_t i = 0; i < shapes.size() && i < limits_.max_columns; ++i) {
    if (i == cells.size()) {
      if (++cells_ > limits_.max_cells) return Limit("max_cells");
      cells.emplace_back();
    }
    cells[i].shape = shapes[i];
  }
}

// Gives every cell its place, and tells its blocks and the tables in it.
void FlowBuilder::Settle(OpenTable& open) {
  document::Table& table = document_.tables.at(static_cast<std::size_t>(open.table));
  std::vector<std::vector<CellShape>> shapes;
  for (const OpenRow& row : open.rows) {
    std::vector<CellShape>& list = shapes.emplace_back();
    for (const OpenCell& cell : row.cells) list.push_back(cell.shape);
  }
  FlowGrid grid = LayGrid(shapes, static_cast<int>(limits_.max_columns));
  columns_cut_ |= grid.cut;
  table.rows = static_cast<int>(open.rows.size());
  table.columns = grid.columns;
  table.cells = std::move(grid.cells);
  int drawn = 0, all = 0;
  bool leading = true;
  for (std::size_t r = 0; r < open.rows.size(); ++r) {
    leading = leading && open.rows[r].header;
    if (leading) table.header_rows = static_cast<int>(r) + 1;
    for (std::size_t c = 0; c < open.rows[r].cells.size(); ++c) {
      OpenCell& from = open.rows[r].cells[c];
      document::Cell& to = table.cells.at(static_cast<std::size_t>(grid.cell_of.at(r).at(c)));
      const document::CellRef place{open.table, to.row, to.column};
      for (int block : from.blocks) document_.blocks.at(static_cast<std::size_t>(block)).cell = place;
      for (int inner : from.tables) document_.tables.at(static_cast<std::size_t>(inner)).parent = place;
      to.blocks.insert(to.blocks.end(), from.blocks.begin(), from.blocks.end());
      ++all;
      drawn += from.shape.bordered ? 1 : 0;
    }
  }
  for (document::Cell& cell : table.cells) std::sort(cell.blocks.begin(), cell.blocks.end());
  table.bordered = drawn * 2 > all;
}

void FlowBuilder::Warn(std::string code, std::string detail, int page) {
  if (document_.warnings.size() > limits_.max_warnings) return;
  document_.warnings.push_back({std::move(code), std::move(detail), page});
}

void FlowBuilder::Damaged(const std::string& part) {
  damaged_ = true;
  if (damaged_parts_.insert(part).second) Warn("damaged-part", part);
}

void FlowBuilder::LookForPictures() {
  std::size_t letters = 0;
  int any = 0, large = 0, pages = 0;
  for (const Block& block : document_.blocks) {
    if (!document::IsEvidence(block.layer)) continue;
    if (block.kind != BlockKind::kFigure) {
      letters += CountInk(block.text);
      continue;
    }
    const double share = block.width * block.height / kPage;
    ++any;
    large += share >= kLargePicture ? 1 : 0;
    pages += share >= kPicturedPage && block.height > 1.2 * block.width ? 1 : 0;
  }
  if ((letters == 0 && any > 0) || (letters < kFewLetters && large > 0)) {
    Warn("images-only", std::to_string(any));
  } else if (pages > 0) {
    Warn("page-images", std::to_string(pages));
  }
}

Document FlowBuilder::Finish() {
  while (!stories_.empty()) PopStory();
  if (HasText()) EndParagraph();
  while (!open_.empty()) EndTable();
  LookForPictures();
  AttachCaptions(document_.blocks, captions_);
  int hidden = 0;
  for (const Block& block : document_.blocks) {
    if (block.layer != Layer::kHidden || ++hidden > kHiddenTextWarnings) continue;
    Warn("hidden-text", FirstCodePoints(block.text, kQuotedCodePoints), block.page);
  }
  if (insertions_ > 0) Warn("tracked-insertions", std::to_string(insertions_));
  if (deletions_ > 0) Warn("tracked-deletions", std::to_string(deletions_));
  if (embedded_ > 0) Warn("embedded-object", std::to_string(embedded_));
  for (const std::string& font : legacy_fonts_) Warn("legacy-font", Line(font));
  if (!limit_.empty()) Warn("limit", limit_);
  if (columns_cut_) Warn("limit", "max_columns");
  if (stopped_) Warn("stopped", plan_.stop_why);
  BoundWarnings(document_, limits_);
  return std::move(document_);
}

}  // namespace capdo::readers
