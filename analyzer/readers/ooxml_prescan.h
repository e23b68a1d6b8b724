// The look at an XML part before libxml2 may touch it.
#ifndef CAPDO_READERS_OOXML_PRESCAN_H_
#define CAPDO_READERS_OOXML_PRESCAN_H_

#include <string>
#include <string_view>

#include "readers/ooxml_xml.h"

namespace capdo::readers {

// Brings a part into an ASCII-compatible encoding: UTF-16 becomes UTF-8 in `storage`, without the
// XML declaration that would contradict it. The result views `bytes` or `storage`. Encodings in
// which '<' is not one plain byte (UTF-7, UTF-32, EBCDIC) could hide a tag from the scan; OPC
// allows none of them: kEncoding.
XmlOutcome DecodePart(std::string_view bytes, std::string& storage, std::string_view& decoded);

// Refuses a DTD and start tags over the limits (bytes, or 1,000 attributes).
XmlOutcome PrescanTags(std::string_view xml, const Limits& limits);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_OOXML_PRESCAN_H_
