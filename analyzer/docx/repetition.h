// Repetitions among the paragraphs of a template: where they open and close, and what they enclose.
#ifndef CAPDO_DOCX_REPETITION_H_
#define CAPDO_DOCX_REPETITION_H_

#include <libxml/tree.h>

#include <vector>

#include "base/error.h"
#include "docx/tokens.h"

namespace capdo::docx {

struct Repetition {
  std::size_t open = 0, close = 0;  // the paragraphs with its braces
  Token open_token, close_token;
  // Siblings, with what stands between them: one paragraph, paragraphs and tables, or rows.
  std::vector<xmlNode*> nodes;
};

// The outermost repetitions of `paragraphs`, which are in reading order. Errors are TemplateErrors:
// "not-opened", "not-closed", "crossed", "not-whole", "unclosed-placeholder".
Result<std::vector<Repetition>> FindRepetitions(const std::vector<xmlNode*>& paragraphs);

}  // namespace capdo::docx

#endif  // CAPDO_DOCX_REPETITION_H_
