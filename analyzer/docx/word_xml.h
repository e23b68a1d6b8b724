// The few things that the filler needs to know of WordprocessingML as a libxml2 tree.
#ifndef CAPDO_DOCX_WORD_XML_H_
#define CAPDO_DOCX_WORD_XML_H_

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace capdo::docx {

struct FreeDoc {
  void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
using XmlTree = std::unique_ptr<xmlDoc, FreeDoc>;

// A well-formed part without a DTD; else a TemplateError "damaged" or "dtd" that names the part.
Result<XmlTree> ParsePart(std::string_view bytes, const std::string& part);
std::string Serialize(xmlDoc* doc);

bool IsWord(const xmlNode* node, const char* name);
// All w:p at and under `root` in reading order, those in text boxes and nested tables too.
void CollectParagraphs(xmlNode* root, std::vector<xmlNode*>& out);

// The w:t of one paragraph, joined; not those of paragraphs inside it (text boxes).
struct ParagraphText {
  struct Piece {
    xmlNode* node;
    std::size_t begin, end;  // in `text`
  };
  std::string text;
  std::vector<Piece> pieces;
};
ParagraphText TextOf(xmlNode* paragraph);

struct Edit {
  std::size_t begin, end;  // in ParagraphText::text, in order, not overlapping
  std::string text;
};
// Each text takes the place and so the formatting of where the stretch that it replaces begins;
// '\n' becomes w:br and
// '\t' w:tab. What XML does not allow is left out.
void Apply(const ParagraphText& paragraph, const std::vector<Edit>& edits);

// Nothing that a reader sees: no text, picture, field or section end.
bool ShowsNothing(xmlNode* node);
// A copy that can stand beside the original: without ids that must be unique.
xmlNode* Copy(xmlNode* node);

}  // namespace capdo::docx

#endif  // CAPDO_DOCX_WORD_XML_H_
