// Private to the evidence room: documents of one folder are in memory together; this bounds them.
//
// Each file of the folder, with all that is inside it, has an equal share of every bound (base/fair_shares.h). Of what is
// inside, documents are counted in the order in which they came out: those behind the share lose their document. Which
// ones does not depend on timing, and not on the order of the files.
#ifndef CAPDO_EVIDENCE_BUDGET_H_
#define CAPDO_EVIDENCE_BUDGET_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "base/fair_shares.h"
#include "base/limits.h"
#include "evidence/folder.h"

namespace capdo::evidence {

class FolderBudget {
 public:
  FolderBudget(std::size_t trees, const Limits& limits);

  // A file of the tree, which must stay where it is; the root first. Gives its number, for Add().
  std::size_t Announce(std::size_t tree, EvidenceFile& file);
  // The file is finished; `bytes` is the size of its document on its way here.
  void Add(std::size_t tree, std::size_t number, std::uint64_t bytes);
  // Once all are finished: tells each document that was lost which file of the folder takes most of the place
  // (Error::message).
  void NameLargest();

 private:
  static constexpr std::size_t kBounds = 2;
  using Amounts = std::array<std::uint64_t, kBounds>;
  struct Entry {
    EvidenceFile* file = nullptr;
    Amounts amounts = {};  // its own; once it is counted, together with all before it
    bool done = false;
  };
  struct Tree {
    std::vector<Entry> entries;
    std::size_t counted = 0;                   // entries
    std::array<std::size_t, kBounds> kept = {};  // of these
  };
  struct Bound {
    const char* name;
    FairShares shares;
    std::set<std::pair<std::uint64_t, std::size_t>> kept;  // what a tree keeps, and which
  };
  void Count(std::size_t tree, Entry& entry);
  void Drop(std::size_t bound);
  void Lose(std::size_t bound, EvidenceFile& file);

  std::mutex mutex_;
  std::vector<Tree> trees_;
  std::array<Bound, kBounds> bounds_;
};

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_BUDGET_H_
