#include "docx/fill.h"

#include <libxml/tree.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "docx/package.h"
#include "docx/repetition.h"
#include "docx/template_error.h"
#include "docx/template_parts.h"
#include "docx/tokens.h"
#include "docx/word_xml.h"

namespace capdo::docx {

namespace {

// Far beyond any letter (84 agencies with a hundred gaps each are about a million nodes);
// repetitions inside repetitions of the same list multiply.
constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxCopied = 8'000'000;  // nodes, about 1 GB

// What a copy takes, in nodes; long texts count as several.
std::size_t WeightOf(const xmlNode* node) {
  std::size_t weight = 1;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return weight + static_cast<std::size_t>(xmlStrlen(node->content)) / 32;
  for (const xmlNode* child = node->children; child; child = child->next) weight += WeightOf(child);
  return weight;
}

struct Scope {
  const Values& values;
  const Scope* outer = nullptr;

  const std::string* Text(const std::string& name) const {
    for (const Scope* scope = this; scope; scope = scope->outer)
      if (const auto found = scope->values.texts.find(name); found != scope->values.texts.end())
        return &found->second;
    return nullptr;
  }
  const std::vector<Values>* List(const std::string& name) const {
    for (const Scope* scope = this; scope; scope = scope->outer)
      if (const auto found = scope->values.lists.find(name); found != scope->values.lists.end())
        return &found->second;
    return nullptr;
  }
};

using Fault = std::optional<Error>;

Error Wrong(std::string_view what, const std::string& name) {
  return TemplateError(ErrorCode::kInvalid, what, name);
}

class Filler {
 public:
  // Fills what stands in `roots`, siblings that are part of the tree.
  Fault Fill(const std::vector<xmlNode*>& roots, const Scope& scope) {
    std::vector<xmlNode*> paragraphs;
    for (xmlNode* root : roots) CollectParagraphs(root, paragraphs);
    // Repetitions first: a cell before the one that opens belongs to the row that is repeated.
    Result<std::vector<Repetition>> repetitions = FindRepetitions(paragraphs);
    if (!repetitions) return repetitions.error();
    std::unordered_set<const xmlNode*> repeated;
    for (const Repetition& repetition : *repetitions) {
      std::vector<xmlNode*> inside;
      for (xmlNode* node : repetition.nodes) CollectParagraphs(node, inside);
      repeated.insert(inside.begin(), inside.end());
    }
    for (xmlNode* paragraph : paragraphs)
      if (!repeated.contains(paragraph))
        if (Fault fault = FillParagraph(paragraph, scope)) return fault;
    for (Repetition& repetition : *repetitions)
      if (Fault fault = Repeat(paragraphs, repetition, scope)) return fault;
    return std::nullopt;
  }

 private:
  Fault FillParagraph(xmlNode* paragraph, const Scope& scope) {
    const ParagraphText text = TextOf(paragraph);
    const Result<std::vector<Token>> tokens = TokensIn(text.text);
    if (!tokens) return tokens.error();
    std::vector<Edit> edits;
    for (const Token& token : *tokens) {
      const std::string* value = scope.Text(token.name);
      if (!value) return Wrong("misplaced-placeholder", token.name);
      edits.push_back({token.begin, token.end, *value});
    }
    Apply(text, edits);
    return std::nullopt;
  }

  // Takes the braces out of the original; what held nothing else goes with them.
  static void TakeOut(const std::vector<xmlNode*>& paragraphs, Repetition& repetition) {
    const auto erase = [&](std::size_t at, const std::vector<Edit>& edits) {
      xmlNode* paragraph = paragraphs[at];
      Apply(TextOf(paragraph), edits);
      xmlNode* emptied = paragraph;
      const bool rows =
          IsWord(repetition.nodes.front()->parent, "tbl") && repetition.nodes.size() > 1;
      if (rows)
        while (emptied->parent != repetition.nodes.front()->parent) emptied = emptied->parent;
      const auto member = std::find(repetition.nodes.begin(), repetition.nodes.end(), emptied);
      if (member == repetition.nodes.end() || !ShowsNothing(emptied)) return;
      repetition.nodes.erase(member);
      xmlUnlinkNode(emptied);
      xmlFreeNode(emptied);
    };
    const Edit open{repetition.open_token.begin, repetition.open_token.end, ""};
    const Edit close{repetition.close_token.begin, repetition.close_token.end, ""};
    if (repetition.open == repetition.close) {
      Apply(TextOf(paragraphs[repetition.open]), {open, close});
      return;
    }
    erase(repetition.close, {close});
    erase(repetition.open, {open});
  }

  Fault Repeat(const std::vector<xmlNode*>& paragraphs, Repetition& repetition,
               const Scope& scope) {
    const std::string& name = repetition.open_token.name;
    const std::vector<Values>* list = scope.List(name);
    if (!list) return Wrong("misplaced-placeholder", name);
    xmlNode* const parent = repetition.nodes.front()->parent;
    xmlNode* const anchor =
        xmlAddPrevSibling(repetition.nodes.front(), xmlNewDocComment(parent->doc, nullptr));
    TakeOut(paragraphs, repetition);
    const std::vector<Values> once(list->empty() ? 1 : 0);
    const std::vector<Values>& entries =
        repetition.open_token.kind == Token::kOpenEmpty ? once : *list;
    if (++depth_ > kMaxDepth) return TemplateError(ErrorCode::kTooLarge, "too-large", name);
    std::size_t weight = 1;
    for (const xmlNode* node : repetition.nodes) weight += WeightOf(node);
    for (const Values& entry : entries) {
      std::vector<xmlNode*> copies;
      copied_ += weight;
      if (copied_ > kMaxCopied) return TemplateError(ErrorCode::kTooLarge, "too-large", name);
      for (xmlNode* node : repetition.nodes) {
        xmlNode* copy = Copy(node);
        if (!copy) return Error{ErrorCode::kMemory, "failed: "};
        copies.push_back(xmlAddPrevSibling(anchor, copy));
      }
      if (Fault fault = Fill(copies, {entry, &scope})) return fault;
    }
    --depth_;
    for (xmlNode* node : repetition.nodes) {
      xmlUnlinkNode(node);
      xmlFreeNode(node);
    }
    xmlUnlinkNode(anchor);
    xmlFreeNode(anchor);
    Mend(parent);
    return std::nullopt;
  }

  static bool EndsInParagraph(const xmlNode* node) {
    for (const char* name : {"tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"})
      if (IsWord(node, name)) return true;
    return false;
  }
  static bool IsLastElementParagraph(xmlNode* node) {
    const xmlNode* last = xmlLastElementChild(node);
    return last && IsWord(last, "p");
  }

  // Word refuses a table without rows, and a cell, header, note or text box that does not end in a
  // paragraph.
  static void Mend(xmlNode* parent) {
    const auto has = [&](const char* name) {
      for (xmlNode* child = parent->children; child; child = child->next)
        if (IsWord(child, name)) return true;
      return false;
    };
    if (IsWord(parent, "tbl") && !has("tr") && !has("sdt") && parent->parent) {
      xmlNode* around = parent->parent;
      xmlUnlinkNode(parent);
      xmlFreeNode(parent);
      Mend(around);
    } else if (EndsInParagraph(parent) && !IsLastElementParagraph(parent)) {
      xmlAddChild(parent, xmlNewDocNode(parent->doc, parent->ns,
                                        reinterpret_cast<const xmlChar*>("p"), nullptr));
    }
  }

  int depth_ = 0;
  std::size_t copied_ = 0;
};

Result<std::set<std::string>> NamesOf(const TemplateParts& opened) {
  std::set<std::string> names;
  for (const auto& [part, tree] : opened.trees) {
    std::vector<xmlNode*> paragraphs;
    CollectParagraphs(xmlDocGetRootElement(tree.get()), paragraphs);
    for (xmlNode* paragraph : paragraphs) {
      const Result<std::vector<Token>> tokens = TokensIn(TextOf(paragraph).text);
      if (!tokens) return tokens.error();
      for (const Token& token : *tokens) names.insert(token.name);
    }
  }
  return names;
}

}  // namespace

Result<std::set<std::string>> NamesIn(std::string_view docx) {
  const Result<std::unique_ptr<TemplateParts>> opened = OpenTemplate(docx);
  if (!opened) return opened.error();
  return NamesOf(**opened);
}

Result<std::string> Fill(std::string_view docx, const Values& values,
                         const std::set<std::string>& names) {
  const Result<std::unique_ptr<TemplateParts>> opened = OpenTemplate(docx);
  if (!opened) return opened.error();
  const Result<std::set<std::string>> used = NamesOf(**opened);
  if (!used) return used.error();
  for (const std::string& name : *used)
    if (!names.contains(name)) return Wrong("unknown-placeholder", name);
  for (auto& [part, tree] : (*opened)->trees) {
    if (Fault fault = Filler().Fill({xmlDocGetRootElement(tree.get())}, {values})) return *fault;
    part->bytes = Serialize(tree.get());
  }
  return WritePackage((*opened)->package);
}

}  // namespace capdo::docx
