#include "cli/quote_index.h"

#include <set>

#include "text/normalized.h"

namespace capdo::cli {

using document::Block;

QuoteIndex::QuoteIndex(const document::Document& document) {
  for (const Block& block : document.blocks) {
    if (!IsEvidence(block.layer)) continue;
    const std::string plain = text::WithoutSpaces(block.text);
    const std::string labelled = text::WithoutSpaces(block.label) + plain;
    const auto add = [&](Text& text) {
      text.plain += plain;
      text.labelled += labelled;
    };
    add(whole_);
    std::set<int> pages = {block.page};  // a paragraph may go on over the page break
    for (const document::Fragment& fragment : block.fragments) pages.insert(fragment.page);
    for (const int page : pages)
      if (page > 0) add(pages_[page]);
  }
}

bool QuoteIndex::Text::Holds(const std::string& squeezed) const {
  return plain.find(squeezed) != std::string::npos || labelled.find(squeezed) != std::string::npos;
}

bool QuoteIndex::Holds(const std::string& quote, int page) const {
  const std::string squeezed = text::WithoutSpaces(quote);
  if (squeezed.empty()) return false;
  if (page == 0) return whole_.Holds(squeezed);
  const auto found = pages_.find(page);
  return found != pages_.end() && found->second.Holds(squeezed);
}

}  // namespace capdo::cli
