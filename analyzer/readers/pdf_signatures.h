// Digital signatures: who, when, and whether the bytes are those that were signed. Certificates are not judged: that
// needs the network.
#ifndef CAPDO_READERS_PDF_SIGNATURES_H_
#define CAPDO_READERS_PDF_SIGNATURES_H_

#include <string_view>

#include "document/document.h"

class PDFDoc;

namespace capdo::readers::pdf {

void AddSignatures(PDFDoc& pdf, std::string_view bytes, document::Document& doc);

}  // namespace capdo::readers::pdf

#endif  // CAPDO_READERS_PDF_SIGNATURES_H_
