// A template opened for filling: its package, and the parts with text as trees.
#ifndef CAPDO_DOCX_TEMPLATE_PARTS_H_
#define CAPDO_DOCX_TEMPLATE_PARTS_H_

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "docx/package.h"
#include "docx/word_xml.h"

namespace capdo::docx {

struct TemplateParts {
  Package package;
  // Body, headers, footers and notes; the parts are those of `package`.
  std::vector<std::pair<Part*, XmlTree>> trees;
};

// Errors are TemplateErrors.
Result<std::unique_ptr<TemplateParts>> OpenTemplate(std::string_view docx);

}  // namespace capdo::docx

#endif  // CAPDO_DOCX_TEMPLATE_PARTS_H_
