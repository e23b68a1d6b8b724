// All pages of a document, drawn or recognised, become its blocks and tables: running heads out, paragraphs and tables
// laid out, parts joined over page breaks.
//
//   PageParts parts = PartsOf(std::move(page), limits);     // for each page, in order
//   LayOutDocument(pages, limits, {}, doc);
#ifndef CAPDO_READERS_PDF_FLOW_H_
#define CAPDO_READERS_PDF_FLOW_H_

#include <functional>
#include <vector>

#include "base/limits.h"
#include "document/document.h"
#include "readers/pdf_assemble.h"
#include "readers/pdf_furniture.h"

namespace capdo::readers::pdf {

// Tables found, hidden words and signature stamps apart. The words must be marked (pdf_visibility.h).
PageParts PartsOf(PageContent page, const Limits& limits);

struct FlowSteps {
  std::function<void(int page)> begin_page = {};             // before the layout of a page; 0: over all pages
  std::function<void(std::vector<PageItems>&)> extras = {};  // may add items before they become blocks
};

// doc.pages must hold one entry for each of `pages`, in the same order.
void LayOutDocument(std::vector<PageParts>& pages, const Limits& limits, const FlowSteps& steps, document::Document& doc);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_FLOW_H_
