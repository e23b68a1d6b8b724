// Everything that the checks of one run see: the parts of all files, the level, the day.
#ifndef CAPDO_ANALYSIS_DOSSIER_H_
#define CAPDO_ANALYSIS_DOSSIER_H_

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analyze.h"
#include "analysis/prepared.h"
#include "analysis/quantity.h"
#include "analysis/substance.h"

namespace capdo::analysis {

// A unit that was found to be about a check.
struct Claim {
  int part = -1, unit = -1;
  double strength = 0;     // coverage of the label; 2 for a clause number
  bool shared = false;     // the heading names several requirements
  bool ambiguous = false;  // the words fit several checks and the place does not tell which
};

// Which units are about which checks, for all checks that look at headings and rows.
struct Claims {
  std::map<std::string, std::vector<Claim>> by_check;
  // For each family, by part: whether a check of it claimed the unit.
  std::map<std::string, std::vector<std::vector<bool>>> claimed;  // family → part → unit
  // The claimed units (part, unit) that only their text names: their titles could be those of other checks as well.
  std::map<std::string, std::set<std::pair<int, int>>> by_text;
  // Which checks own a block, by family, part and block: those of the innermost claimed unit that
  // holds it.
  std::map<std::string, std::vector<std::map<int, std::vector<std::string>>>> owners;
  // The group that a unit's surroundings name ("tech.srv", "zones", ...), "" unknown, by part and
  // unit.
  std::vector<std::vector<std::string>> group;
  std::vector<bool> has_plan;  // by part: a section of it, with others below, is headed as a plan
};

// Why a unit's words are no plan of its own (generic.h).
struct GenericPlan {
  std::string reason;
  Passage other;  // the same words elsewhere; block -1 none
};

// Two places of which at most one is right.
struct Conflict {
  const rules::Fact* fact = nullptr;
  std::vector<Passage> one, two;  // with `part` set
};
// What one place says of a fact; of a row, its label and its cell.
struct Statement {
  enum class Kind { kThere, kNotThere, kNumber, kValue };
  Kind kind = Kind::kThere;
  std::vector<Passage> at;
  Quantity quantity = {};  // of a number
  std::string value = {};  // of a name, a date, an address
};
struct FactSaid {
  const rules::Fact* fact = nullptr;
  bool differs = false;
  int count = 0;                 // places in all
  std::vector<Statement> said;   // the first of them; where they differ, the two sides first
};
struct FactsRead {
  int compared = 0;  // facts that were said at least twice
  std::vector<FactSaid> said;       // in the order of the data
  std::vector<Conflict> conflicts;  // in the order of the data
};

struct Dossier {
  const rules::RuleSet* rules = nullptr;
  const std::vector<InputFile>* files = nullptr;
  std::deque<document::Document> documents;       // of the files that were read, line by line
  std::deque<std::vector<PreparedBlock>> blocks;  // of each of them
  int cut = 0;  // files of which not all documents are judged: there are too many; `documents` has the warning "limit"
  std::vector<Part> parts;
  int level = 0;
  Passage level_place;
  std::set<int> other_levels;  // that recognition read as well: one of them may be the right one (level.h)
  text::Date as_of;
  std::set<std::string> written;  // WrittenValues()
  std::map<std::string, std::set<std::pair<int, int>>> read_alike;  // RecognisedValues()
  Claims claims;
  std::map<std::pair<int, int>, GenericPlan> generic;  // part and unit → why
  FactsRead facts;  // of the documents that cross-checks compare

  const rules::Vocabulary& words() const { return rules->vocabulary; }
  // Parts of these kinds, in order.
  std::vector<int> PartsOf(const std::vector<std::string>& kinds) const;
  const Part& part(int index) const { return parts[static_cast<std::size_t>(index)]; }
  // The approval decision's operator, else the dossier's, ...: the first part of these kinds that
  // has the field.
  const Part* WithField(const std::vector<std::string>& kinds, const std::string& field,
                        int* index = nullptr) const;
};

// What a look found.
struct Finding {
  result::Evidence evidence = result::Evidence::kMissing;
  result::Outcome outcome = result::Outcome::kFail;
  std::string reason = "not-found";
  std::vector<Passage> passages;           // with `part` set
  std::map<std::string, std::string> say;  // {name} → text, for the sentences of the check
  std::vector<Finding> also;  // of a check with several looks that must all hold: the other faults
};

// Better evidence wins among the looks of a check.
int Rank(const Finding& finding);

// Pure function of dossier and check.
Finding Decide(const Dossier& dossier, const rules::Check& check);

void ClaimUnits(Dossier& dossier);

// May a unit stand for a check at all, by where it stands? A row of the device list is no plan, a
// sentence of the overview is no measure. `strict`: for sentences without a heading of their own,
// which need a plan around them where the document has one.
bool PlaceAllows(const Dossier& dossier, const rules::Check& check, int part, int unit,
                 bool strict = false);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_DOSSIER_H_
