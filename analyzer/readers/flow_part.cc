#include "readers/flow_part.h"

namespace capdo::readers {

std::optional<Error> ParsePart(const PartBytes& bytes, const std::string& part, const Limits& limits, XmlHandler& handler,
                               FlowBuilder& flow) {
  const XmlOutcome outcome = ParseXml(bytes.bytes, limits, handler);
  if (outcome.fault == XmlFault::kDtd) return Error{ErrorCode::kDamaged, part + ": " + outcome.message};
  if (!outcome.limit.empty()) flow.Warn("limit", outcome.limit + " (" + part + ")");
  const bool faulty = !outcome.ok() && outcome.fault != XmlFault::kStopped && outcome.limit.empty();
  if (faulty || bytes.damaged) flow.Damaged(part);
  return std::nullopt;
}

std::optional<Error> LoadPart(Package& package, const std::string& part, const Limits& limits, XmlHandler& handler,
                              FlowBuilder& flow) {
  const Result<PartBytes> read = package.Read(part);
  if (read) return ParsePart(*read, part, limits, handler, flow);
  if (read.error().code == ErrorCode::kTooLarge) {
    flow.Warn("limit", read.error().limit + " (" + part + ")");
  } else {
    flow.Damaged(part);
  }
  return std::nullopt;
}

}  // namespace capdo::readers
