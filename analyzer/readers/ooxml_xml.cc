#include "readers/ooxml_xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <deque>
#include <memory>
#include <unordered_map>
#include <utility>

#include "readers/ooxml_prescan.h"
#include "readers/warm_up.h"

namespace capdo::readers {
namespace {

Ns NamespaceOf(std::string_view uri) {
  static const std::unordered_map<std::string_view, Ns> kKnown = {
      {"http://www.w3.org/XML/1998/namespace", Ns::kXml},
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::kWord},
      {"http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::kWord},
      {"http://schemas.microsoft.com/office/word/2010/wordml", Ns::kWord14},
      {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Ns::kRelationship},
      {"http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::kRelationship},
      {"http://schemas.openxmlformats.org/package/2006/relationships", Ns::kPackageRelationship},
      {"http://schemas.openxmlformats.org/package/2006/content-types", Ns::kContentTypes},
      {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
       Ns::kProperties},
      {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", Ns::kProperties},
      {"http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::kCompatibility},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::kMath},
      {"http://purl.oclc.org/ooxml/officeDocument/math", Ns::kMath},
      {"http://schemas.openxmlformats.org/drawingml/2006/main", Ns::kDrawing},
      {"http://purl.oclc.org/ooxml/drawingml/main", Ns::kDrawing},
      {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Ns::kWordDrawing},
      {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Ns::kWordDrawing},
      {"http://schemas.openxmlformats.org/drawingml/2006/picture", Ns::kPicture},
      {"http://purl.oclc.org/ooxml/drawingml/picture", Ns::kPicture},
      {"http://schemas.openxmlformats.org/drawingml/2006/chart", Ns::kChart},
      {"http://purl.oclc.org/ooxml/drawingml/chart", Ns::kChart},
      {"http://schemas.microsoft.com/office/drawing/2014/chartex", Ns::kChart},
      {"http://schemas.openxmlformats.org/drawingml/2006/diagram", Ns::kDiagram},
      {"http://purl.oclc.org/ooxml/drawingml/diagram", Ns::kDiagram},
      {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Ns::kShape},
      {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", Ns::kGroup},
      {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", Ns::kCanvas},
      {"urn:schemas-microsoft-com:vml", Ns::kVml},
      {"urn:schemas-microsoft-com:office:office", Ns::kOffice},
  };
  auto found = kKnown.find(uri);
  return found == kKnown.end() ? Ns::kOther : found->second;
}

// Whether we read what a branch of mc:AlternateContent asks for.
bool IsUnderstood(std::string_view uri) {
  return NamespaceOf(uri) != Ns::kOther ||
         uri.starts_with("http://schemas.microsoft.com/office/word/") ||
         uri == "http://schemas.microsoft.com/office/drawing/2010/main" ||
         uri == "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex";
}

std::string_view View(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

class Parser {
 public:
  Parser(const Limits& limits, XmlHandler& handler) : limits_(limits), handler_(handler) {}

  XmlOutcome Run(std::string_view xml) {
    if (xml.size() > static_cast<std::size_t>(INT_MAX))
      return {XmlFault::kNotWellFormed, "too long", ""};
    std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxt*)> context(
        xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())), xmlFreeParserCtxt);
    if (!context) return {XmlFault::kNotWellFormed, "empty", ""};
    context_ = context.get();
    xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlSAXHandler sax;
    std::memset(&sax, 0, sizeof(sax));
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = &Parser::OnStart;
    sax.endElementNs = &Parser::OnEnd;
    sax.characters = &Parser::OnText;
    sax.ignorableWhitespace = &Parser::OnText;
    sax.cdataBlock = &Parser::OnText;
    sax.internalSubset = &Parser::OnDtd;
    sax.serror = &Parser::OnError;  // silent: the library must not print
    *context_->sax = sax;
    context_->userData = this;
    xmlParseDocument(context_);
    if (outcome_.ok() && !context_->wellFormed) {
      outcome_.fault = XmlFault::kNotWellFormed;
      if (outcome_.message.empty()) outcome_.message = "not well-formed XML";
    }
    return outcome_;
  }

 private:
  struct Scope {
    std::size_t namespaces = 0;
    bool forwarded = false;  // the handler saw the start tag
    bool alternate = false;  // is an mc:AlternateContent
    bool branch_taken = false;
  };

  static void OnStart(void* self, const xmlChar* name, const xmlChar*, const xmlChar* uri,
                      int namespaces, const xmlChar** declared, int attributes, int,
                      const xmlChar** values) {
    static_cast<Parser*>(self)->Start(name, uri, namespaces, declared, attributes, values);
  }
  static void OnEnd(void* self, const xmlChar* name, const xmlChar*, const xmlChar* uri) {
    static_cast<Parser*>(self)->End(name, uri);
  }
  static void OnText(void* self, const xmlChar* text, int size) {
    auto* parser = static_cast<Parser*>(self);
    if (parser->skip_depth_ == 0 && parser->outcome_.ok() && size > 0) {
      parser->handler_.Text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    }
  }
  static void OnDtd(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    static_cast<Parser*>(self)->Stop(XmlFault::kDtd, "the part declares a document type");
  }
  static void OnError(void* self, xmlErrorPtr error) {
    auto* parser = static_cast<Parser*>(self);
    if (!parser || !error || error->level < XML_ERR_FATAL || !parser->outcome_.message.empty())
      return;
    std::string message = error->message ? error->message : "";
    while (!message.empty() && message.back() == '\n') message.pop_back();
    parser->outcome_.message = "line " + std::to_string(error->line) + ": " + message;
  }

  void Stop(XmlFault fault, std::string message, std::string limit = "") {
    if (outcome_.ok()) outcome_ = {fault, std::move(message), std::move(limit)};
    xmlStopParser(context_);
  }

  Ns Resolve(const xmlChar* uri) {
    if (!uri) return Ns::kNone;
    auto [entry, added] = namespaces_.try_emplace(uri, Ns::kOther);  // libxml2 interns the names
    if (added) entry->second = NamespaceOf(View(uri));
    return entry->second;
  }

  void Start(const xmlChar* name, const xmlChar* uri, int namespaces, const xmlChar** declared,
             int attributes, const xmlChar** values) {
    if (!outcome_.ok()) return;
    Scope scope;
    for (int i = 0; i < namespaces; ++i) {
      in_scope_.emplace_back(View(declared[2 * i]), View(declared[2 * i + 1]));
    }
    scope.namespaces = static_cast<std::size_t>(namespaces);
    if (scopes_.size() >= limits_.max_xml_depth)
      return Stop(XmlFault::kTooDeep, "elements nested over the limit", "max_xml_depth");
    // Prefixed names are looked up linearly among all namespaces in scope.
    if (in_scope_.size() > limits_.max_namespaces)
      return Stop(XmlFault::kTooDeep, "namespaces over the limit", "max_namespaces");
    if (skip_depth_ > 0) {
      ++skip_depth_;
      scopes_.push_back(scope);
      return;
    }
    ReadAttributes(attributes, values);
    XmlElement element{Resolve(uri), View(name), &attributes_};
    if (element.ns == Ns::kCompatibility) {
      StartCompatibility(element, scope);
    } else {
      scope.forwarded = true;
      handler_.Start(element);
      if (handler_.WantsStop()) Stop(XmlFault::kStopped, "stopped");
    }
    scopes_.push_back(scope);
  }

  void StartCompatibility(const XmlElement& element, Scope& scope) {
    bool branch = !scopes_.empty() && scopes_.back().alternate;
    if (element.name == "AlternateContent") {
      scope.alternate = true;
    } else if (branch && !scopes_.back().branch_taken &&
               (element.name == "Fallback" || Understands(element.Get(Ns::kNone, "Requires")))) {
      scopes_.back().branch_taken = true;
    } else {
      skip_depth_ = 1;
    }
  }

  bool Understands(std::string_view prefixes) const {
    bool any = false;
    while (true) {
      std::size_t begin = prefixes.find_first_not_of(" \t\r\n");
      if (begin == std::string_view::npos) return any;
      prefixes.remove_prefix(begin);
      std::string_view prefix = prefixes.substr(0, prefixes.find_first_of(" \t\r\n"));
      prefixes.remove_prefix(prefix.size());
      auto found = std::find_if(in_scope_.rbegin(), in_scope_.rend(),
                                [&](const auto& entry) { return entry.first == prefix; });
      if (found == in_scope_.rend() || !IsUnderstood(found->second)) return false;
      any = true;
    }
  }

  void ReadAttributes(int count, const xmlChar** values) {
    attributes_.clear();
    decoded_.clear();
    for (int i = 0; i < count; ++i, values += 5) {
      const char* begin = reinterpret_cast<const char*>(values[3]);
      std::string_view value(
          begin, static_cast<std::size_t>(reinterpret_cast<const char*>(values[4]) - begin));
      // Without XML_PARSE_NOENT libxml2 hands an ampersand of a value over as "&#38;".
      if (value.find("&#38;") != std::string_view::npos) {
        std::string& copy = decoded_.emplace_back();
        while (!value.empty()) {
          std::size_t at = value.find("&#38;");
          copy += value.substr(0, at);
          if (at == std::string_view::npos) break;
          copy += '&';
          value.remove_prefix(at + 5);
        }
        value = copy;
      }
      attributes_.push_back({Resolve(values[2]), View(values[0]), value});
    }
  }

  void End(const xmlChar* name, const xmlChar* uri) {
    if (!outcome_.ok() || scopes_.empty()) return;
    Scope scope = scopes_.back();
    scopes_.pop_back();
    in_scope_.resize(in_scope_.size() - std::min(in_scope_.size(), scope.namespaces));
    if (skip_depth_ > 0) {
      --skip_depth_;
    } else if (scope.forwarded) {
      handler_.End(Resolve(uri), View(name));
    }
  }

  const Limits& limits_;
  XmlHandler& handler_;
  xmlParserCtxt* context_ = nullptr;
  XmlOutcome outcome_;
  std::vector<Scope> scopes_;
  std::vector<std::pair<std::string_view, std::string_view>>
      in_scope_;  // prefix, URI; both interned
  std::unordered_map<const xmlChar*, Ns> namespaces_;
  std::vector<XmlAttribute> attributes_;
  std::deque<std::string> decoded_;
  int skip_depth_ = 0;
};

}  // namespace

const XmlAttribute* XmlElement::Find(Ns attribute_ns, std::string_view attribute_name) const {
  for (const XmlAttribute& attribute : *attributes) {
    if (attribute.ns == attribute_ns && attribute.name == attribute_name) return &attribute;
  }
  return nullptr;
}

std::string_view XmlElement::Get(Ns attribute_ns, std::string_view attribute_name) const {
  const XmlAttribute* found = Find(attribute_ns, attribute_name);
  return found ? found->value : std::string_view();
}

std::string_view XmlElement::Word(std::string_view attribute_name) const {
  const XmlAttribute* found = Find(Ns::kWord, attribute_name);
  if (!found) found = Find(Ns::kNone, attribute_name);
  return found ? found->value : std::string_view();
}

namespace {

void (*g_out_of_memory)() = nullptr;

void* Checked(void* memory) {
  if (memory == nullptr) g_out_of_memory();
  return memory;
}
void* XmlAllocate(std::size_t size) { return Checked(std::malloc(std::max<std::size_t>(size, 1))); }
void* XmlReallocate(void* old, std::size_t size) {
  return Checked(std::realloc(old, std::max<std::size_t>(size, 1)));
}
char* XmlCopy(const char* text) {
  const std::size_t size = std::strlen(text) + 1;
  return static_cast<char*>(std::memcpy(XmlAllocate(size), text, size));
}

}  // namespace

void WarmUpXml(void (*out_of_memory)()) {
  g_out_of_memory = out_of_memory;
  xmlMemSetup(std::free, XmlAllocate, XmlReallocate, XmlCopy);
  xmlInitParser();
}

XmlOutcome ParseXml(std::string_view bytes, const Limits& limits, XmlHandler& handler) {
  std::string storage;
  std::string_view xml;
  if (XmlOutcome decoded = DecodePart(bytes, storage, xml); !decoded.ok()) return decoded;
  if (XmlOutcome scanned = PrescanTags(xml, limits); !scanned.ok()) return scanned;
  return Parser(limits, handler).Run(xml);
}

}  // namespace capdo::readers
