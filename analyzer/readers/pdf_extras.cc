#include "readers/pdf_extras.h"

#include <PDFDoc.h>

#include <cstddef>

#include "base/utf8.h"

namespace capdo::readers::pdf {

void AddPageExtras(PDFDoc&, std::vector<PageItems>&, document::Document&) {}
void AddDocumentExtras(PDFDoc&, std::string_view, document::Document&) {}

std::string FirstLetters(const std::string& text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < count && at < text.size(); ++n) DecodeUtf8(text, at);
  return text.substr(0, at);
}

}  // namespace capdo::readers::pdf
