// The promises of document/document.h, checked on one Document. Every fuzz target that ends in a Document asks here.
#ifndef CAPDO_TESTS_FUZZ_DOCUMENT_CHECKS_H_
#define CAPDO_TESTS_FUZZ_DOCUMENT_CHECKS_H_

#include <string_view>

#include "base/limits.h"
#include "document/document.h"

namespace capdo::fuzz {

// Aborts where a promise is broken.
void CheckDocument(const document::Document& doc, const Limits& limits);

// Every letter decoded and encoded again is the same bytes: by another way than IsValidUtf8 of base/utf8.h.
bool ComesBackAsUtf8(std::string_view text);
// `position` is the edge of a code point, or the end of the text. `text` is valid UTF-8.
bool IsBoundary(std::string_view text, std::size_t position);

// A number that two equal documents share: texts, places, tables, warnings.
std::size_t Fingerprint(const document::Document& doc);

}  // namespace capdo::fuzz

#endif  // CAPDO_TESTS_FUZZ_DOCUMENT_CHECKS_H_
