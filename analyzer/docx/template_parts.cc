#include "docx/template_parts.h"

#include <algorithm>
#include <string>

#include "docx/template_error.h"

namespace capdo::docx {

namespace {

// Of all text parts; a letter of a hundred pages has less than one. As trees they take twenty times
// as much.
constexpr std::size_t kMaxTextBytes = 16u << 20;

constexpr char kContentTypes[] = "[Content_Types].xml";
constexpr std::string_view kWord =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::string_view kDocument = "document.main+xml";
constexpr std::string_view kFilled[] = {kDocument, "header+xml", "footer+xml", "footnotes+xml",
                                        "endnotes+xml"};

std::string Attribute(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, void (*)(void*)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return value ? std::string(reinterpret_cast<const char*>(value.get())) : std::string();
}

// The parts with text, by their content types: their names are up to the program that wrote them.
Result<std::vector<Part*>> TextParts(Package& package) {
  Result<XmlTree> types = ParsePart(package.Find(kContentTypes)->bytes, kContentTypes);
  if (!types) return types.error();
  std::vector<Part*> parts;
  bool document = false;
  for (xmlNode* node = xmlDocGetRootElement(types->get())->children; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string type = Attribute(node, "ContentType"), name = Attribute(node, "PartName");
    if (!type.starts_with(kWord) || name.empty()) continue;
    const std::string_view kind = std::string_view(type).substr(kWord.size());
    if (std::find(std::begin(kFilled), std::end(kFilled), kind) == std::end(kFilled)) continue;
    Part* part = package.Find(std::string_view(name).substr(1));
    if (!part) return TemplateError(ErrorCode::kDamaged, "damaged", name);
    if (std::find(parts.begin(), parts.end(), part) != parts.end()) continue;
    document = document || kind == kDocument;
    parts.push_back(part);
  }
  if (!document) return TemplateError(ErrorCode::kUnsupported, "not-docx");
  return parts;
}

}  // namespace

Result<std::unique_ptr<TemplateParts>> OpenTemplate(std::string_view docx) {
  Result<Package> package = ReadPackage(docx);
  if (!package) return package.error();
  auto opened = std::make_unique<TemplateParts>();
  opened->package = *std::move(package);
  const Result<std::vector<Part*>> parts = TextParts(opened->package);
  if (!parts) return parts.error();
  std::size_t bytes = 0;
  for (Part* part : *parts) {
    bytes += part->bytes.size();
    if (bytes > kMaxTextBytes)
      return TemplateError(ErrorCode::kTooLarge, "too-large", part->name);
    Result<XmlTree> tree = ParsePart(part->bytes, part->name);
    if (!tree) return tree.error();
    opened->trees.emplace_back(part, *std::move(tree));
  }
  return opened;
}

}  // namespace capdo::docx
