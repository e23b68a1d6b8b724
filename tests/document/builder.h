// Documents in a few words, for the tests of this room.
#ifndef CAPDO_TESTS_DOCUMENT_BUILDER_H_
#define CAPDO_TESTS_DOCUMENT_BUILDER_H_

#include <string>
#include <utility>

#include "document/document.h"

namespace capdo::document {

inline Block Plain(std::string text) {
  Block block;
  block.text = std::move(text);
  if (!block.text.empty()) block.fragments.push_back({0, static_cast<std::uint32_t>(block.text.size()), 1, {}});
  block.page = 1;
  return block;
}

inline Block Bold(std::string text) {
  Block block = Plain(std::move(text));
  block.bold = true;
  return block;
}

inline Block Styled(std::string text, int outline_level) {
  Block block = Bold(std::move(text));
  block.outline_level = outline_level;
  return block;
}

inline Block Labelled(std::string label, std::string text) {
  Block block = Plain(std::move(text));
  block.label = std::move(label);
  return block;
}

}  // namespace capdo::document

#endif  // CAPDO_TESTS_DOCUMENT_BUILDER_H_
