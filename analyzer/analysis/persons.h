// Which person the documents give a role or an office: "Trưởng đoàn: bà X", a row of those who were there, "Người đại diện: ông
// Y, chức vụ: Giám đốc", a signature.
//
//   if (const auto two = RoleOfTwo(dossier, p)) …  // two persons in one role of one meeting: two->first, two->second
#ifndef CAPDO_ANALYSIS_PERSONS_H_
#define CAPDO_ANALYSIS_PERSONS_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/dossier.h"

namespace capdo::analysis {

struct Holder {
  std::string role;  // normalized: "trưởng đoàn", "giám đốc"
  std::string body;  // normalized, of an office: whose; "" of a role
  std::string name;  // normalized
  Passage at;
  std::optional<text::Date> day;  // of the document
  bool signs = false;
  bool own = true;  // of an office: signs as its holder, not for him
};

// The person of a normalized text that begins with a name, without how he is addressed: "bà mai trinh, phó phòng" → "mai trinh";
// "" where it begins with none.
std::string PersonIn(const std::string& normalized, const rules::Vocabulary& vocabulary);

// The same person, whatever became of the marks.
bool SamePerson(const std::string& one, const std::string& other);

// A role that one person holds (chair, head of a team) and that the document gives to two, who sits and who signs.
std::optional<std::pair<Holder, Holder>> RoleOfTwo(const Dossier& dossier, int p);

// The heads of bodies that the dossier names, and all who sign.
std::vector<Holder> ReadHolders(const Dossier& dossier);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_PERSONS_H_
