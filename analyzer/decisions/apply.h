// Puts the decisions of people into a result: the decided outcome takes the place of the proposed one, which is kept
// beside it. Nothing is scored here and nothing is sealed.
//
// Promises: all faults are found before anything is applied, and where there is one nothing is; a decision that was made
// on other evidence is marked "changed" and decides nothing; what Apply did, Undo takes back.
//
//   Matched matched = MatchDocuments(decisions, result, known);       // then analyse again with matched.applied
//   std::vector<Fault> faults = Apply(decisions, known, result);      // then score again
#ifndef CAPDO_DECISIONS_APPLY_H_
#define CAPDO_DECISIONS_APPLY_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "decisions/decisions.h"

namespace capdo::decisions {

// What the rule data knows, so that a mistyped name is told from one that does not apply here.
struct Known {
  std::set<std::string> checks, kinds;
};

struct Matched {
  struct One {
    const DocumentStatement* statement;
    int part;
  };
  std::vector<One> applied;
  std::vector<const DocumentStatement*> changed;  // the file is there with other content
  std::vector<Fault> faults;
};
// Points into `decisions`.
Matched MatchDocuments(const Decisions& decisions, const result::Result& result, const Known& known);

// Statements about documents that the result was not made with: they need the evidence, so `check` must run again.
std::vector<Fault> NotInResult(const Decisions& decisions, const result::Result& result);

// Fills result.decisions, too; what it holds already of the score before and of documents is kept.
std::vector<Fault> Apply(const Decisions& decisions, const std::optional<Known>& known, result::Result& result);

// The checks as the program proposed them. result.decisions stays as it is.
void Undo(result::Result& result);

}  // namespace capdo::decisions

#endif  // CAPDO_DECISIONS_APPLY_H_
