#include "analysis/stated.h"

namespace capdo::analysis {

namespace {

constexpr char kKind[] = "kind";

result::Statement StatementOf(const StatedPart& stated, const std::string& field, const std::string& read) {
  return {field, stated.fields.at(field), read, stated.who, stated.when, stated.reason};
}

}  // namespace

void StateKind(Part& part, const std::vector<StatedPart>& stated) {
  for (const StatedPart& one : stated) {
    if (one.part != part.number || !one.fields.contains(kKind)) continue;
    part.stated.push_back(StatementOf(one, kKind, part.kind));
    part.kind = one.fields.at(kKind);
    part.kind_confidence = "sure";
  }
}

void StateFields(Part& part, const std::vector<StatedPart>& stated) {
  for (const StatedPart& one : stated) {
    if (one.part != part.number) continue;
    for (const auto& [name, value] : one.fields) {
      if (name == kKind) continue;
      const auto read = part.fields.find(name);
      part.stated.push_back(StatementOf(one, name, read == part.fields.end() ? "" : read->second));
      part.fields[name] = value;
      part.field_places[name] = {-1, -1, {}, static_cast<int>(part.stated.size()) - 1};
      part.blank_fields.erase(name);
    }
  }
}

std::string StatedKind(const std::vector<StatedPart>& stated) {
  for (const StatedPart& one : stated)
    if (const auto kind = one.fields.find(kKind); kind != one.fields.end()) return kind->second;
  return "";
}

void StateUnread(result::DocumentEntry& entry, const std::vector<StatedPart>& stated) {
  for (const StatedPart& one : stated) {
    for (const auto& [name, value] : one.fields) {
      entry.stated.push_back(StatementOf(one, name, ""));
      if (name == kKind) {
        entry.kind = value;
        entry.kind_confidence = "sure";
      } else {
        entry.fields[name] = value;
      }
    }
  }
}

}  // namespace capdo::analysis
