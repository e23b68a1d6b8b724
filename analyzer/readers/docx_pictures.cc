#include "readers/docx_pictures.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/hash.h"
#include "readers/ocr_engine.h"
#include "readers/ocr_page.h"
#include "readers/ocr_prose.h"
#include "readers/pdf_flow.h"
#include "readers/picture_file.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::BlockKind;
using document::CellRef;
using document::Document;

constexpr int kToldPictures = 5;  // each with its first words; the document may have hundreds

bool IsCandidate(const Item& item) {
  if (item.what != Item::What::kBlock || item.block.kind != BlockKind::kFigure || item.picture.empty()) return false;
  return document::IsEvidence(item.block.layer) && item.block.width >= ocr::kLeastPictureWidth &&
         item.block.height >= ocr::kLeastPictureHeight;
}

// The blocks and tables of one recognised picture, as of a page.
Document ContentOf(ocr::Reading reading, double width, double height, const Limits& limits) {
  Document content;
  content.pages.emplace_back();
  content.pages.back().number = 1;
  pdf::PageContent page;
  page.number = 1;
  page.width = page.layout_width = width;
  page.height = page.layout_height = height;
  page.crop = {0, 0, width, height};
  ocr::Place(std::move(reading), page, content.pages.back());
  std::vector<pdf::PageParts> parts;
  parts.push_back(pdf::PartsOf(std::move(page), limits));
  pdf::LayOutDocument(parts, limits, {}, content);
  return content;
}

}  // namespace

void PictureReader::WarnOnce(const std::string& code, const std::string& detail, int page, Document& document) {
  if (warned_.insert(code + detail).second) document.warnings.push_back({code, detail, page});
}

bool PictureReader::LeftOut(int number, int page, Document& document) {
  std::string why;
  for (const SkippedPage& skipped : plan_.skip_pages)
    if (skipped.page == number) why = skipped.why;
  if (plan_.stop_at_page > 0 && number >= plan_.stop_at_page) why = plan_.stop_why;
  if (!why.empty()) WarnOnce("stopped", why, page, document);
  return !why.empty();
}

const PictureReader::Shown* PictureReader::Look(const Item& item, Document& document) {
  const std::string part = part_of_(item.picture);
  if (part.empty()) return nullptr;
  const auto [hash, is_new] = hash_of_part_.try_emplace(Package::Key(part));
  std::string bytes;
  if (is_new) {
    Result<PartBytes> read = package_.Read(part);
    if (!read || read->damaged) return nullptr;
    bytes = std::move(read->bytes);
    hash->second = Sha256Hex(bytes);
  }
  const auto [found, is_unseen] = by_hash_.try_emplace(hash->second);
  if (!is_unseen || bytes.empty()) return found->second ? &*found->second : nullptr;
  // EMF, WMF, SVG and the like have no pixels.
  const Result<ocr::PictureHead> head = ocr::ReadPictureHead(bytes, limits_);
  if (!head) {
    if (head.error().code == ErrorCode::kTooLarge) WarnOnce("limit", head.error().limit, item.block.page, document);
    return nullptr;
  }
  if (static_cast<std::uint64_t>(looked_at_) >= limits_.max_ocr_pages) {
    WarnOnce("limit", "max_ocr_pages", item.block.page, document);
    return nullptr;
  }
  const int number = ++looked_at_;
  if (LeftOut(number, item.block.page, document)) return nullptr;
  if (monitor_ != nullptr) monitor_->Progress(ReadStage::kOcr, number, damaged_);
  Result<ocr::Decoded> decoded = ocr::DecodePicture(bytes, head->frames.front(), limits_);
  if (!decoded || decoded->damaged) return nullptr;
  const int width = ocr::WidthOf(decoded->picture), height = ocr::HeightOf(decoded->picture);
  Shown shown;
  shown.looked = shown.blank = ocr::IsBlank(decoded->picture);
  if (shown.blank || !recognise_) {
    found->second = std::move(shown);
    return &*found->second;
  }
  // Its size on the page is known better than what the file says.
  const double inches = std::max(item.block.width, item.block.height) / 72;
  int dpi = std::clamp(static_cast<int>(std::max(width, height) / inches + 0.5), 40, 2400);
  const double page_width = width * 72.0 / dpi, page_height = height * 72.0 / dpi;
  const ocr::Picture picture = ocr::Handy(std::move(decoded->picture), dpi);
  ocr::Reading reading = ocr::ReadPicture(picture, dpi, /*scan=*/true, limits_);
  shown.looked = reading.quality == document::Quality::kGood;
  shown.prose = ocr::IsProse(reading, limits_);
  shown.text = ocr::TextOf(reading);
  if (shown.prose) shown.content = ContentOf(std::move(reading), page_width, page_height, limits_);
  found->second = std::move(shown);
  return &*found->second;
}

void PictureReader::Replace(const Item& figure, const Shown& shown, std::vector<Item>& out, Document& document) {
  const int first_table = static_cast<int>(document.tables.size());
  for (document::Table table : shown.content.tables) {
    for (document::Cell& cell : table.cells) cell.blocks.clear();  // filled when all blocks have their place
    if (table.parent.table >= 0) {
      table.parent.table += first_table;
    } else {
      table.parent = figure.block.cell;
    }
    document.tables.push_back(std::move(table));
  }
  for (const Block& block : shown.content.blocks) {
    if (block.kind == BlockKind::kFigure || block.text.empty()) continue;
    Item item;
    item.section = figure.section;
    item.block = block;
    item.block.layer = figure.block.layer;
    item.block.page = figure.block.page;
    item.block.page_certainty = figure.block.page_certainty;
    if (block.cell.table >= 0) {
      item.block.cell.table += first_table;
    } else {
      item.block.cell = figure.block.cell;
    }
    // Where on the page the picture lies, the file does not say.
    document::Fragment whole;
    whole.end = static_cast<std::uint32_t>(block.text.size());
    whole.page = figure.block.page;
    item.block.fragments.assign(1, whole);
    out.push_back(std::move(item));
  }
}

void PictureReader::Read(std::vector<Item>& items, bool damaged, Document& document) {
  damaged_ = damaged;
  if (std::none_of(items.begin(), items.end(), IsCandidate)) return;
  recognise_ = !plan_.skip_ocr && ocr::OcrAvailable();
  if (!plan_.skip_ocr && !recognise_) document.warnings.push_back({"ocr-unavailable", "", 0});
  for (const document::Table& table : document.tables) cells_ += table.cells.size();
  blocks_ = items.size();
  std::vector<Item> out;
  out.reserve(items.size());
  for (Item& item : items) {
    const Shown* shown = IsCandidate(item) ? Look(item, document) : nullptr;
    if (shown == nullptr) {
      out.push_back(std::move(item));
      continue;
    }
    std::uint64_t cells = 0;
    for (const document::Table& table : shown->content.tables) cells += table.cells.size();
    const bool fits = cells_ + cells <= limits_.max_cells && blocks_ + shown->content.blocks.size() <= limits_.max_blocks;
    if (!shown->prose || !fits) {
      if (!fits) WarnOnce("limit", "max_blocks", item.block.page, document);
      item.looked_at = shown->looked;
      item.block.picture_text = shown->text;
      item.block.blank = shown->blank;
      out.push_back(std::move(item));
      continue;
    }
    cells_ += cells;
    blocks_ += shown->content.blocks.size();
    if (told_++ < kToldPictures) document.warnings.push_back({"picture-text", ocr::FirstWords(shown->text), item.block.page});
    Replace(item, *shown, out, document);
  }
  items = std::move(out);
}

}  // namespace capdo::readers
