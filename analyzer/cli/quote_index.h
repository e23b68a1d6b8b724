// Finds quotations again in a document, independently of how the analysis found them: all text of a
// page that is evidence, without white space, so that two readers of one page agree.
#ifndef CAPDO_CLI_QUOTE_INDEX_H_
#define CAPDO_CLI_QUOTE_INDEX_H_

#include <map>
#include <string>

#include "document/document.h"

namespace capdo::cli {

class QuoteIndex {
 public:
  explicit QuoteIndex(const document::Document& document);

  // On that page; anywhere in the document where `page` is 0. An empty quotation is never found.
  bool Holds(const std::string& quote, int page) const;

 private:
  // Text as in the file, and the same with automatic numbers ("b)") in front, which a quotation may
  // show or not.
  struct Text {
    std::string plain, labelled;
    bool Holds(const std::string& squeezed) const;
  };
  Text whole_;
  std::map<int, Text> pages_;
};

}  // namespace capdo::cli

#endif  // CAPDO_CLI_QUOTE_INDEX_H_
