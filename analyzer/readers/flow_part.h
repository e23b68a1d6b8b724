// Private to the readers of packages of XML: one part is parsed, and what is wrong with it is told.
#ifndef CAPDO_READERS_FLOW_PART_H_
#define CAPDO_READERS_FLOW_PART_H_

#include <optional>
#include <string>

#include "base/error.h"
#include "base/limits.h"
#include "readers/flow_builder.h"
#include "readers/ooxml_package.h"
#include "readers/ooxml_xml.h"

namespace capdo::readers {

// Bounds and damage become warnings of `flow`. The error, where there is one, makes the whole file unfit: no office program
// writes a document type.
std::optional<Error> ParsePart(const PartBytes& bytes, const std::string& part, const Limits& limits, XmlHandler& handler,
                               FlowBuilder& flow);
// The same of a part of the package; one that cannot be read is damage.
std::optional<Error> LoadPart(Package& package, const std::string& part, const Limits& limits, XmlHandler& handler,
                              FlowBuilder& flow);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_FLOW_PART_H_
