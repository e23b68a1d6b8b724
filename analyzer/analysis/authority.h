// Who is who around an approval: the owner, the operator and the specialised unit that a dossier names, the documents that
// delegate, and what it says of the person who signed.
//
//   const Roles roles = ReadRoles(dossier);
//   if (roles.owner && !SameBody(IssuerOf(part), roles.owner->name)) …  // not the owner that approves
#ifndef CAPDO_ANALYSIS_AUTHORITY_H_
#define CAPDO_ANALYSIS_AUTHORITY_H_

#include <optional>
#include <string>
#include <vector>

#include "analysis/dossier.h"

namespace capdo::analysis {

struct NamedBody {
  std::string name;  // normalized
  Passage at;
};

struct Roles {
  std::optional<NamedBody> owner, operating_unit, security_unit;  // none: the dossier names none
};

// The first of each, from the documents that must name them, in the order of article 15 of Decree 85/2016.
Roles ReadRoles(const Dossier& dossier);

// Two normalized names of one body: "trung tâm khuyến nông tỉnh" and "trung tâm khuyến nông tỉnh ngọc sơn". A unit of a
// body is another one ("phòng kế hoạch, sở y tế").
bool SameBody(const std::string& one, const std::string& other);

// One of the two may be the other, or a unit of it, as far as the names tell.
bool Related(const std::string& one, const std::string& other, const rules::Vocabulary& vocabulary);

// The body of the letterhead, without its superior, normalized; "" where there is none.
std::string IssuerOf(const Part& part, const rules::Vocabulary& vocabulary);

// A sentence that delegates, with what it says of its time and reach.
struct Delegation {
  Passage at;
  std::string sentence;             // normalized
  std::optional<text::Date> begin;  // the day of the document that delegates, or that from which it holds
  std::optional<text::Date> end;    // its last day
  int highest_level = 0;            // of those that it names; 0 none
  std::string system;               // normalized; "" where it names none
};
std::vector<Delegation> ReadDelegations(const Dossier& dossier);

// Why this delegation does not carry a signature of `day` at `level`: "delegation-ended", "delegation-later",
// "delegation-not-for-level", "delegation-other-system"; "" it may. `system`: normalized name, "" unknown.
const char* DelegationFault(const Delegation& delegation, const std::optional<text::Date>& day, int level, const std::string& system);

// What the dossier says of persons who left or took an office, or were away: "… nghỉ hưu từ ngày 01/5/2024".
struct ServiceChange {
  Passage at;
  std::string sentence;  // normalized
  text::Date day;
  bool took = false;       // an office; else left it
  bool for_good = false;   // left service, whatever the office
  bool replaces = false;   // the sentence also tells who took the office
  std::optional<text::Date> until = std::nullopt;  // of one who was away: the last day
};
std::vector<ServiceChange> ReadServiceChanges(const Dossier& dossier);

// The first change by which `signer`, of `office` (both normalized), could not sign on that day. `replaced`: words before
// the name of somebody whose place another took.
const ServiceChange* CouldNotSign(const std::vector<ServiceChange>& changes, const rules::Patterns& replaced, const std::string& signer,
                                  const std::string& office, const text::Date& day);

// The stamp of a digital signature in the part's text that names a person other than the signer; none where one agrees.
std::optional<Passage> StampOfOther(const Dossier& dossier, int part);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_AUTHORITY_H_
