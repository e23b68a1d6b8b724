// Items of all pages become the blocks and tables of a Document.
#ifndef CAPDO_READERS_PDF_ASSEMBLE_H_
#define CAPDO_READERS_PDF_ASSEMBLE_H_

#include <vector>

#include "base/limits.h"
#include "document/document.h"
#include "readers/pdf_layout.h"

namespace capdo::readers::pdf {

struct PageItems {
  const PageContent* page = nullptr;
  bool ocr = false;          // the words are an OCR layer
  std::vector<Item> head, items, notes, foot, hidden, extra;
};

// Joins paragraphs and tables that go on over a page break.
void JoinPages(std::vector<PageItems>& pages);

// Appends blocks and tables in reading order; warns ("limit") and stops at limits.max_blocks.
void Assemble(const std::vector<PageItems>& pages, const Limits& limits, document::Document& doc);

// The text of a paragraph as a block would have it.
std::string ParagraphText(const Paragraph& paragraph);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_ASSEMBLE_H_
