#include "docx/repetition.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include "docx/template_error.h"
#include "docx/word_xml.h"

namespace capdo::docx {

namespace {

using Fault = std::optional<Error>;

Error Wrong(std::string_view what, const std::string& name) {
  return TemplateError(ErrorCode::kInvalid, what, name);
}

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\xC2\xA0") == std::string_view::npos;
}

// The siblings from `first` to `last`: what the nearest node around both has there. Of one row it
// is the row.
Fault Enclose(xmlNode* first, xmlNode* last, Repetition& found) {
  std::vector<xmlNode*> above;
  for (xmlNode* node = first; node; node = node->parent) above.push_back(node);
  xmlNode* around = last;
  auto at = above.end();
  while (around && (at = std::find(above.begin(), above.end(), around)) == above.end())
    around = around->parent;
  if (!around || around->type != XML_ELEMENT_NODE) return Wrong("crossed", found.open_token.name);
  if (first == last || IsWord(around, "tr")) {
    if (around->parent->type != XML_ELEMENT_NODE) return Wrong("crossed", found.open_token.name);
    found.nodes = {around};
    return std::nullopt;
  }
  // A text box that closes what its own paragraph opened, or the other way round.
  if (around == first || around == last) return Wrong("crossed", found.open_token.name);
  xmlNode* until = last;
  while (until->parent != around) until = until->parent;
  for (xmlNode* node = *(at - 1); node; node = node->next) {
    found.nodes.push_back(node);
    if (node == until) return std::nullopt;
  }
  return Wrong("crossed", found.open_token.name);
}

Fault FindEnd(const std::vector<xmlNode*>& paragraphs, Repetition& found) {
  std::vector<std::string> open;
  for (std::size_t i = found.open; i < paragraphs.size(); ++i) {
    const std::string text = TextOf(paragraphs[i]).text;
    const Result<std::vector<Token>> tokens = TokensIn(text);
    if (!tokens) return tokens.error();
    for (const Token& token : *tokens) {
      if (token.opens()) open.push_back(token.name);
      if (token.kind != Token::kClose) continue;
      if (open.empty() || open.back() != token.name) return Wrong("crossed", token.name);
      open.pop_back();
      if (!open.empty()) continue;
      found.close = i;
      found.close_token = token;
      const std::string first = TextOf(paragraphs[found.open]).text;
      if (!IsBlank(std::string_view(first).substr(0, found.open_token.begin)) ||
          !IsBlank(std::string_view(text).substr(token.end)))
        return Wrong("not-whole", token.name);
      return Enclose(paragraphs[found.open], paragraphs[i], found);
    }
  }
  return Wrong("not-closed", found.open_token.name);
}

// No paragraph belongs to two of them: "{{#a}}" in a row whose next cell opens another one.
Fault KeepApart(const std::vector<Repetition>& repetitions) {
  std::unordered_set<const xmlNode*> repeated;
  for (const Repetition& repetition : repetitions) {
    std::vector<xmlNode*> inside;
    for (xmlNode* node : repetition.nodes) CollectParagraphs(node, inside);
    for (const xmlNode* node : inside)
      if (!repeated.insert(node).second) return Wrong("crossed", repetition.open_token.name);
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<Repetition>> FindRepetitions(const std::vector<xmlNode*>& paragraphs) {
  std::vector<Repetition> repetitions;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Result<std::vector<Token>> tokens = TokensIn(TextOf(paragraphs[i]).text);
    if (!tokens) return tokens.error();
    const auto token = std::find_if(tokens->begin(), tokens->end(),
                                    [](const Token& one) { return one.kind != Token::kText; });
    if (token == tokens->end()) continue;
    if (token->kind == Token::kClose) return Wrong("not-opened", token->name);
    Repetition found;
    found.open = i;
    found.open_token = *token;
    if (const Fault fault = FindEnd(paragraphs, found)) return *fault;
    i = found.close;
    repetitions.push_back(std::move(found));
  }
  if (const Fault fault = KeepApart(repetitions)) return *fault;
  return repetitions;
}

}  // namespace capdo::docx
