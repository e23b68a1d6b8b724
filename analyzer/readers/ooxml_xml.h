// One XML part as a stream of events, with everything hostile refused before or while parsing.
//
// What the handler sees is already safe and simple: namespaces are known constants (transitional
// and strict alike), of every mc:AlternateContent exactly one branch is left, attribute values are
// decoded. DTDs are refused, so no entity of the file's own can exist; nothing is ever loaded from
// elsewhere. Depth and tag size are bounded (libxml2 has no bound of its own in SAX mode and is
// quadratic in the attributes of one tag).
//
//   struct Counter : XmlHandler { void Start(const XmlElement& e) override { n += e.Is(Ns::kWord,
//   "p"); } int n = 0; }; XmlOutcome outcome = ParseXml(bytes, limits, counter); if (!outcome.ok())
//   ...                       // events before the fault were delivered
#ifndef CAPDO_READERS_OOXML_XML_H_
#define CAPDO_READERS_OOXML_XML_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace capdo::readers {

enum class Ns {
  kNone,
  kOther,
  kXml,
  kWord,
  kWord14,
  kRelationship,
  kPackageRelationship,
  kContentTypes,
  kProperties,
  kCompatibility,
  kMath,
  kDrawing,
  kWordDrawing,
  kPicture,
  kChart,
  kDiagram,
  kShape,
  kGroup,
  kCanvas,
  kVml,
  kOffice,
};

struct XmlAttribute {
  Ns ns = Ns::kNone;
  std::string_view name, value;
};

// Valid during the call that delivers it.
struct XmlElement {
  Ns ns = Ns::kNone;
  std::string_view name;
  const std::vector<XmlAttribute>* attributes = nullptr;

  bool Is(Ns wanted, std::string_view wanted_name) const {
    return ns == wanted && name == wanted_name;
  }
  const XmlAttribute* Find(Ns attribute_ns, std::string_view attribute_name) const;
  // "" where absent.
  std::string_view Get(Ns attribute_ns, std::string_view attribute_name) const;
  // An attribute of WordprocessingML; some producers leave its prefix out.
  std::string_view Word(std::string_view attribute_name) const;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void Start(const XmlElement& element) = 0;
  virtual void End(Ns ns, std::string_view name) = 0;
  virtual void Text(std::string_view text) = 0;
  // Asked after each start tag; true ends the parse with kStopped.
  virtual bool WantsStop() const { return false; }
};

enum class XmlFault { kNone, kNotWellFormed, kDtd, kTagTooLarge, kTooDeep, kEncoding, kStopped };

struct XmlOutcome {
  XmlFault fault = XmlFault::kNone;
  std::string message;
  std::string limit;  // the bound that was met
  bool ok() const { return fault == XmlFault::kNone; }
};

XmlOutcome ParseXml(std::string_view bytes, const Limits& limits, XmlHandler& handler);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_OOXML_XML_H_
