// A result in the order in which a person reads it: what is missing, what a person must decide,
// what is in order. Every report draws this view, so that no two reports can count differently. It
// points into the Result.
#ifndef CAPDO_REPORT_VIEW_H_
#define CAPDO_REPORT_VIEW_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "result/result.h"

namespace capdo::report {

// Stands for the subject of each check ("Tuyển dụng") in the shared sentences of a group.
inline constexpr char kSubject[] = "\x01";

// Checks of one block with the same finding, which a report tells once. A plan that is missing
// leaves dozens of checks whose sentences differ only in what they are about; those are one group
// too, with kSubject in its sentences.
struct Group {
  std::vector<const result::CheckResult*> checks;
  std::string message, fix;
  std::vector<std::string> basis;  // what all checks share
  bool same_places = true;         // one place for all; else each check shows its own

  const result::CheckResult& first() const { return *checks.front(); }
  // The basis of this check beyond the shared one.
  std::vector<std::string> OwnBasis(const result::CheckResult& check) const;
};

// The checks of one leaf block; `block` is null for the comparison between documents.
struct Section {
  const result::Block* block = nullptr;
  std::vector<Group> gaps;  // fail and partial, in the order of the rule data
  std::vector<Group> review;
  std::vector<Group> not_checked;  // by cause
  std::vector<const result::CheckResult*> passed, not_applicable;
};

// Some document was not read, and of those that were none is one of a dossier: nothing can be said of the dossier, neither
// points nor gaps. Not so where a person said what a document is.
bool NothingUsable(const result::Result& result);

struct View {
  explicit View(const result::Result& result);

  std::vector<Section> sections;  // in the order of the score sheet, comparisons last
  // Advisory checks are shown among the gaps but not counted: they cost no points.
  int gaps = 0, advisory = 0, review = 0, passed = 0, not_applicable = 0, not_checked = 0;
  std::vector<const result::DocumentEntry*> unread;  // unreadable or partly read
  int unrecognised_pages = 0;  // only a scan, and not recognised (--no-ocr, or no recognition on this machine)
  int undecided = 0;           // checks that what was not read could decide
  double at_stake = 0;         // points that these checks weigh

  const result::DocumentEntry* Document(std::string_view id) const;

 private:
  std::map<std::string, const result::DocumentEntry*, std::less<>> documents_;
};

}  // namespace capdo::report

#endif  // CAPDO_REPORT_VIEW_H_
