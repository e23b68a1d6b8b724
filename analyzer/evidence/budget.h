// Private to the evidence room: documents of one folder are in memory together; this bounds them.
//
// Every bound is divided among the files by base/fair_shares.h, an archive and what is in it being a group: a document that
// does not get all that it asks for is lost. Which ones are lost depends neither on timing nor on the order of reading.
#ifndef CAPDO_EVIDENCE_BUDGET_H_
#define CAPDO_EVIDENCE_BUDGET_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include "base/fair_shares.h"
#include "base/limits.h"
#include "evidence/item.h"

namespace capdo::evidence {

class FolderBudget {
 public:
  explicit FolderBudget(const Limits& limits);

  // A finished file, which must stay where it is; `bytes` is the size of its document on its way here. Files may finish before
  // the container that they are in.
  void Add(Item& item, std::uint64_t bytes);
  // Once all are finished: loses what is over, and tells each document that was lost which file takes most of the place
  // (Error::message).
  void Finish();

 private:
  static constexpr std::size_t kBounds = 2;
  struct Entry {
    Item* item;
    std::array<std::uint64_t, kBounds> amounts;
    bool lost = false;
  };
  struct Bound {
    const char* name;
    std::uint64_t most;
    std::uint64_t held = 0;  // of documents that are still there
  };
  // In the order of entries_.
  FairShares SharesOf(std::size_t bound) const;
  void LoseWhatIsOver();

  std::mutex mutex_;
  std::vector<Entry> entries_;
  std::array<Bound, kBounds> bounds_;
};

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_BUDGET_H_
