// Private to the evidence room: documents of one folder are in memory together; this bounds them.
//
// Documents are counted in the order of the files of the folder, and of what is inside each in the order in which it came
// out, so that it does not depend on timing which ones are over the bound: those lose their document.
#ifndef CAPDO_EVIDENCE_BUDGET_H_
#define CAPDO_EVIDENCE_BUDGET_H_

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include "evidence/folder.h"

namespace capdo::evidence {

class FolderBudget {
 public:
  FolderBudget(std::size_t trees, std::uint64_t max_bytes) : trees_(trees), max_bytes_(max_bytes) {}

  // A file of the tree, which must stay where it is. Gives its number, for Add().
  std::size_t Announce(std::size_t tree, EvidenceFile& file);
  // The file is finished; `bytes` is the size of its document on its way here.
  void Add(std::size_t tree, std::size_t number, std::uint64_t bytes);
  // Nothing more will be announced for the tree.
  void Close(std::size_t tree);

 private:
  struct Entry {
    EvidenceFile* file = nullptr;
    std::uint64_t bytes = 0;
    bool done = false;
  };
  struct Tree {
    std::vector<Entry> entries;
    bool closed = false;
  };
  void Count();

  std::mutex mutex_;
  std::vector<Tree> trees_;
  std::size_t tree_ = 0, entry_ = 0;  // the first that is not counted
  const std::uint64_t max_bytes_;
  std::uint64_t used_ = 0;
};

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_BUDGET_H_
