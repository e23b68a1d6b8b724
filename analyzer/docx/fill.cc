#include "docx/fill.h"

#include <libxml/tree.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "docx/package.h"
#include "docx/template_error.h"
#include "docx/tokens.h"
#include "docx/word_xml.h"

namespace capdo::docx {

namespace {

constexpr std::string_view kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
// Far beyond any letter; repetitions inside repetitions of the same list multiply.
constexpr int kMaxDepth = 16, kMaxCopies = 500'000;
constexpr std::string_view kFilled[] = {"document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"};

struct Scope {
  const Values& values;
  const Scope* outer = nullptr;

  const std::string* Text(const std::string& name) const {
    for (const Scope* scope = this; scope; scope = scope->outer)
      if (const auto found = scope->values.texts.find(name); found != scope->values.texts.end()) return &found->second;
    return nullptr;
  }
  const std::vector<Values>* List(const std::string& name) const {
    for (const Scope* scope = this; scope; scope = scope->outer)
      if (const auto found = scope->values.lists.find(name); found != scope->values.lists.end()) return &found->second;
    return nullptr;
  }
};

using Fault = std::optional<Error>;

Error Wrong(std::string_view what, const std::string& name) { return TemplateError(ErrorCode::kInvalid, what, name); }

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\xC2\xA0") == std::string_view::npos; }

// A repetition: where its braces stand among the paragraphs of a stretch, and the nodes that it repeats.
struct Repetition {
  std::size_t open = 0, close = 0;  // paragraphs
  Token open_token, close_token;
  std::vector<xmlNode*> nodes;  // siblings, what stands between them too
};

class Filler {
 public:
  // Fills what stands in `roots`, siblings that are part of the tree.
  Fault Fill(const std::vector<xmlNode*>& roots, const Scope& scope) {
    std::vector<xmlNode*> paragraphs;
    for (xmlNode* root : roots) CollectParagraphs(root, paragraphs);
    // Repetitions first: a cell before the one that opens belongs to the row that is repeated.
    std::vector<Repetition> repetitions;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      const Result<std::vector<Token>> tokens = TokensIn(TextOf(paragraphs[i]).text);
      if (!tokens) return tokens.error();
      for (const Token& token : *tokens) {
        if (token.kind == Token::kText) continue;
        if (token.kind == Token::kClose) return Wrong("not-opened", token.name);
        Repetition found;
        found.open = i;
        found.open_token = token;
        if (Fault fault = FindEnd(paragraphs, found)) return fault;
        i = found.close;
        repetitions.push_back(std::move(found));
        break;
      }
    }
    std::unordered_set<const xmlNode*> repeated;
    for (const Repetition& repetition : repetitions) {
      std::vector<xmlNode*> inside;
      for (xmlNode* node : repetition.nodes) CollectParagraphs(node, inside);
      for (const xmlNode* node : inside)
        if (!repeated.insert(node).second) return Wrong("crossed", repetition.open_token.name);
    }
    for (xmlNode* paragraph : paragraphs)
      if (!repeated.contains(paragraph))
        if (Fault fault = FillParagraph(paragraph, scope)) return fault;
    for (Repetition& repetition : repetitions)
      if (Fault fault = Repeat(paragraphs, repetition, scope)) return fault;
    return std::nullopt;
  }

 private:
  static Fault FindEnd(const std::vector<xmlNode*>& paragraphs, Repetition& found) {
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
        if (!IsBlank(std::string_view(first).substr(0, found.open_token.begin)) || !IsBlank(std::string_view(text).substr(token.end)))
          return Wrong("not-whole", token.name);
        return Enclose(paragraphs[found.open], paragraphs[i], found);
      }
    }
    return Wrong("not-closed", found.open_token.name);
  }

  // The siblings from `first` to `last`: what the nearest node around both has there. Of one row it is the row.
  static Fault Enclose(xmlNode* first, xmlNode* last, Repetition& found) {
    std::vector<xmlNode*> above;
    for (xmlNode* node = first; node; node = node->parent) above.push_back(node);
    xmlNode* end = last;
    std::size_t depth = 0;
    while (true) {
      const auto at = std::find(above.begin(), above.end(), end);
      if (at != above.end()) {
        depth = static_cast<std::size_t>(at - above.begin());
        break;
      }
      end = end->parent;
      if (!end) return Wrong("crossed", found.open_token.name);
    }
    xmlNode* around = above[depth];
    if (first == last || IsWord(around, "tr")) {
      found.nodes = {around};
      return std::nullopt;
    }
    if (depth == 0 || around == last) return Wrong("crossed", found.open_token.name);  // a text box in its own paragraph
    xmlNode* until = last;
    while (until->parent != around) until = until->parent;
    for (xmlNode* node = above[depth - 1]; node; node = node->next) {
      found.nodes.push_back(node);
      if (node == until) return std::nullopt;
    }
    return Wrong("crossed", found.open_token.name);
  }

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
      const bool rows = IsWord(repetition.nodes.front()->parent, "tbl") && repetition.nodes.size() > 1;
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

  Fault Repeat(const std::vector<xmlNode*>& paragraphs, Repetition& repetition, const Scope& scope) {
    const std::string& name = repetition.open_token.name;
    const std::vector<Values>* list = scope.List(name);
    if (!list) return Wrong("misplaced-placeholder", name);
    xmlNode* const parent = repetition.nodes.front()->parent;
    if (parent->type != XML_ELEMENT_NODE) return Wrong("crossed", name);
    xmlNode* const anchor = xmlAddPrevSibling(repetition.nodes.front(), xmlNewDocComment(parent->doc, nullptr));
    TakeOut(paragraphs, repetition);
    const std::vector<Values> once(list->empty() ? 1 : 0);
    const std::vector<Values>& entries = repetition.open_token.kind == Token::kOpenEmpty ? once : *list;
    if (++depth_ > kMaxDepth) return TemplateError(ErrorCode::kTooLarge, "too-large", name);
    for (const Values& entry : entries) {
      std::vector<xmlNode*> copies;
      copied_ += static_cast<int>(repetition.nodes.size()) + 1;
      if (copied_ > kMaxCopies) return TemplateError(ErrorCode::kTooLarge, "too-large", name);
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

  // Word refuses a table without rows and a cell that does not end in a paragraph.
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
    } else if (IsWord(parent, "tc") && (!xmlGetLastChild(parent) || !IsWord(xmlGetLastChild(parent), "p"))) {
      xmlAddChild(parent, xmlNewDocNode(parent->doc, parent->ns, reinterpret_cast<const xmlChar*>("p"), nullptr));
    }
  }

  int depth_ = 0, copied_ = 0;
};

// The parts of the package that hold text of the document, by their content types.
Result<std::vector<Part*>> TextParts(Package& package) {
  Result<XmlTree> types = ParsePart(package.Find("[Content_Types].xml")->bytes, "[Content_Types].xml");
  if (!types) return types.error();
  std::vector<Part*> parts;
  bool document = false;
  for (xmlNode* node = xmlDocGetRootElement(types->get())->children; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const auto attribute = [&](const char* name) {
      const std::unique_ptr<xmlChar, void (*)(void*)> value(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
      return value ? std::string(reinterpret_cast<const char*>(value.get())) : std::string();
    };
    const std::string type = attribute("ContentType"), name = attribute("PartName");
    if (!type.starts_with(kWord) || name.empty()) continue;
    const std::string_view kind = std::string_view(type).substr(kWord.size());
    if (std::find(std::begin(kFilled), std::end(kFilled), kind) == std::end(kFilled)) continue;
    Part* part = package.Find(std::string_view(name).substr(1));
    if (!part) return TemplateError(ErrorCode::kDamaged, "damaged", name);
    if (std::find(parts.begin(), parts.end(), part) != parts.end()) continue;
    document = document || kind == kFilled[0];
    parts.push_back(part);
  }
  if (!document) return TemplateError(ErrorCode::kUnsupported, "not-docx");
  return parts;
}

// Each text part with its tree.
struct Opened {
  Package package;
  std::vector<std::pair<Part*, XmlTree>> trees;
};

Result<std::unique_ptr<Opened>> Open(std::string_view docx) {
  Result<Package> package = ReadPackage(docx);
  if (!package) return package.error();
  auto opened = std::make_unique<Opened>();
  opened->package = *std::move(package);
  Result<std::vector<Part*>> parts = TextParts(opened->package);
  if (!parts) return parts.error();
  for (Part* part : *parts) {
    Result<XmlTree> tree = ParsePart(part->bytes, part->name);
    if (!tree) return tree.error();
    opened->trees.emplace_back(part, *std::move(tree));
  }
  return opened;
}

Result<std::set<std::string>> NamesOf(const Opened& opened) {
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
  const Result<std::unique_ptr<Opened>> opened = Open(docx);
  if (!opened) return opened.error();
  return NamesOf(**opened);
}

Result<std::string> Fill(std::string_view docx, const Values& values, const std::set<std::string>& names) {
  const Result<std::unique_ptr<Opened>> opened = Open(docx);
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
