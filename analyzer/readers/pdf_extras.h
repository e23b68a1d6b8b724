// What a PDF carries beside its pages' drawing: form values, comments, outline, embedded files, scripts.
#ifndef CAPDO_READERS_PDF_EXTRAS_H_
#define CAPDO_READERS_PDF_EXTRAS_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "document/document.h"
#include "readers/pdf_assemble.h"

class PDFDoc;

namespace capdo::readers::pdf {

// Form values (layer kFormField) and comments (layer kComment) become items of their pages; what is switched off among them
// is hidden text.
void AddPageExtras(PDFDoc& pdf, const Limits& limits, std::vector<PageItems>& pages, document::Document& doc);

// Outline, embedded files, signatures, and warnings about scripts and layers that are switched off.
void AddDocumentExtras(PDFDoc& pdf, std::string_view bytes, const Limits& limits, document::Document& doc);

// The first `count` code points of UTF-8.
std::string FirstLetters(const std::string& text, std::size_t count);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_EXTRAS_H_
