#include "docx/word_xml.h"

#include <libxml/parser.h>

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"
#include "docx/template_error.h"

namespace capdo::docx {

namespace {

const char* Chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }
const xmlChar* XmlChars(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

constexpr std::string_view kNamespaces[] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main"};

void CollectText(xmlNode* node, ParagraphText& out) {
  for (xmlNode* child = node->children; child; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || IsWord(child, "p") || IsWord(child, "txbxContent"))
      continue;
    if (!IsWord(child, "t")) {
      CollectText(child, out);
      continue;
    }
    const std::unique_ptr<xmlChar, void (*)(void*)> content(xmlNodeGetContent(child), xmlFree);
    const std::size_t begin = out.text.size();
    if (content) out.text += Chars(content.get());
    out.pieces.push_back({child, begin, out.text.size()});
  }
}

// Characters of XML 1.0 only; line ends as '\n'.
std::string Allowed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = DecodeUtf8(text, at);
    const bool control = c < 0x20 && c != '\n' && c != '\t';
    if (!control && c != 0xFFFE && c != 0xFFFF) AppendUtf8(out, c);
  }
  return out;
}

// `node` is a w:t; the text may hold line ends and tabs.
void SetText(xmlNode* node, const std::string& text) {
  xmlNode* last = node;
  const auto put = [&](xmlNode* target, const std::string& segment) {
    while (target->children) {
      xmlNode* child = target->children;
      xmlUnlinkNode(child);
      xmlFreeNode(child);
    }
    if (segment.empty()) return;
    xmlAddChild(target, xmlNewDocText(target->doc, XmlChars(segment)));
    xmlNodeSetSpacePreserve(target, 1);
  };
  const auto after = [&](const char* name) {
    xmlNode* added =
        xmlNewDocNode(node->doc, node->ns, reinterpret_cast<const xmlChar*>(name), nullptr);
    last = xmlAddNextSibling(last, added);
    return last;
  };
  std::size_t begin = 0;
  for (bool first = true;; first = false) {
    const std::size_t end = std::min(text.find_first_of("\n\t", begin), text.size());
    const std::string segment = text.substr(begin, end - begin);
    if (first) {
      put(node, segment);
    } else if (!segment.empty()) {
      put(after("t"), segment);
    }
    if (end == text.size()) return;
    after(text[end] == '\n' ? "br" : "tab");
    begin = end + 1;
  }
}

void DropIds(xmlNode* node) {
  for (xmlAttr* attribute = node->properties; attribute;) {
    xmlAttr* next = attribute->next;
    const std::string_view name = Chars(attribute->name);
    if (name == "paraId" || name == "textId") xmlRemoveProp(attribute);
    attribute = next;
  }
  for (xmlNode* child = node->children; child;) {
    xmlNode* next = child->next;
    if (IsWord(child, "bookmarkStart") || IsWord(child, "bookmarkEnd")) {
      xmlUnlinkNode(child);
      xmlFreeNode(child);
    } else if (child->type == XML_ELEMENT_NODE) {
      DropIds(child);
    }
    child = next;
  }
}

}  // namespace

Result<XmlTree> ParsePart(std::string_view bytes, const std::string& part) {
  // OPC allows no DTD; refusing it before parsing leaves no entity that could grow.
  if (bytes.find("<!DOCTYPE") != std::string_view::npos)
    return TemplateError(ErrorCode::kInvalid, "dtd", part);
  XmlTree doc(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), "part.xml", nullptr,
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  if (!doc || !xmlDocGetRootElement(doc.get()))
    return TemplateError(ErrorCode::kDamaged, "damaged", part);
  if (doc->intSubset)
    return TemplateError(ErrorCode::kInvalid, "dtd", part);  // hidden by another encoding
  return doc;
}

std::string Serialize(xmlDoc* doc) {
  xmlChar* memory = nullptr;
  int size = 0;
  xmlDocDumpFormatMemoryEnc(doc, &memory, &size, "UTF-8", 0);
  std::string bytes(Chars(memory), static_cast<std::size_t>(size));
  xmlFree(memory);
  return bytes;
}

bool IsWord(const xmlNode* node, const char* name) {
  if (node->type != XML_ELEMENT_NODE || !node->ns ||
      !xmlStrEqual(node->name, reinterpret_cast<const xmlChar*>(name)))
    return false;
  return std::find(std::begin(kNamespaces), std::end(kNamespaces), Chars(node->ns->href)) !=
         std::end(kNamespaces);
}

void CollectParagraphs(xmlNode* root, std::vector<xmlNode*>& out) {
  // A w:t holds text and nothing else. A paragraph in a broken one goes with the text when that is filled in: it must
  // not be remembered.
  if (root->type != XML_ELEMENT_NODE || IsWord(root, "t")) return;
  if (IsWord(root, "p")) out.push_back(root);
  for (xmlNode* child = root->children; child; child = child->next) CollectParagraphs(child, out);
}

ParagraphText TextOf(xmlNode* paragraph) {
  ParagraphText out;
  CollectText(paragraph, out);
  return out;
}

void Apply(const ParagraphText& paragraph, const std::vector<Edit>& edits) {
  for (const ParagraphText::Piece& piece : paragraph.pieces) {
    std::string text;
    std::size_t at = piece.begin;
    bool changed = false;
    for (const Edit& edit : edits) {
      if (edit.end <= piece.begin || edit.begin >= piece.end) continue;
      changed = true;
      if (edit.begin > at) text += paragraph.text.substr(at, edit.begin - at);
      if (edit.begin >= piece.begin) text += Allowed(edit.text);
      at = std::min(edit.end, piece.end);
    }
    if (changed) SetText(piece.node, text + paragraph.text.substr(at, piece.end - at));
  }
}

bool ShowsNothing(xmlNode* node) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    return std::string_view(Chars(node->content)).find_first_not_of(" \t\r\n") ==
           std::string_view::npos;
  }
  for (const char* shown :
       {"drawing", "pict", "object", "sectPr", "fldChar", "fldSimple", "sym", "tab", "br"})
    if (IsWord(node, shown)) return false;
  for (xmlNode* child = node->children; child; child = child->next)
    if (!ShowsNothing(child)) return false;
  return true;
}

xmlNode* Copy(xmlNode* node) {
  // Unlike xmlDocCopyNode it does not declare the namespaces again on every copy.
  xmlNode* copy = nullptr;
  if (xmlDOMWrapCloneNode(nullptr, node->doc, node, &copy, node->doc, node->parent, 1, 0) != 0)
    return nullptr;
  if (copy->type == XML_ELEMENT_NODE) DropIds(copy);
  return copy;
}

}  // namespace capdo::docx
