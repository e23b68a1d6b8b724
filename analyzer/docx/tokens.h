// Placeholders in the text of a paragraph.
#ifndef CAPDO_DOCX_TOKENS_H_
#define CAPDO_DOCX_TOKENS_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace capdo::docx {

struct Token {
  enum Kind { kText, kOpen, kOpenEmpty, kClose } kind = kText;
  std::string name;
  std::size_t begin = 0, end = 0;  // with the braces
  bool opens() const { return kind == kOpen || kind == kOpenEmpty; }
};

// "unclosed-placeholder" where braces open and do not close.
Result<std::vector<Token>> TokensIn(std::string_view text);

}  // namespace capdo::docx

#endif  // CAPDO_DOCX_TOKENS_H_
