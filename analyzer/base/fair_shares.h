// Divides a bound among groups so that none takes the place of another: each has all that it asks for, up to a share that
// is the same for all and as large as the bound allows.
//
// The share depends on what was asked for alone, not on the order, and only falls while more is asked for: what is over
// it once stays over it.
//
//   FairShares shares(3, 100);
//   shares.Ask(0, 10), shares.Ask(1, 500), shares.Ask(2, 60);
//   shares.share();    // 45: the first has its 10, the others have 45 each
//   shares.largest();  // 1
#ifndef CAPDO_BASE_FAIR_SHARES_H_
#define CAPDO_BASE_FAIR_SHARES_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace capdo {

class FairShares {
 public:
  FairShares(std::size_t groups, std::uint64_t bound) : bound_(bound), asked_(groups), over_(groups) {}

  // So much more than before. All amounts together must fit in 64 bits.
  void Ask(std::size_t group, std::uint64_t amount);
  // The largest number while everything fits.
  std::uint64_t share() const { return share_; }
  // The group that asked for most, the first of several; 0 where nobody asked.
  std::size_t largest() const;

 private:
  const std::uint64_t bound_;
  std::vector<std::uint64_t> asked_;
  std::vector<bool> over_;                                 // by group: asked for more than the share
  std::set<std::pair<std::uint64_t, std::size_t>> under_;  // the other groups, by what they asked for
  std::uint64_t under_sum_ = 0, over_count_ = 0;
  std::uint64_t share_ = std::numeric_limits<std::uint64_t>::max();
};

}  // namespace capdo

#endif  // CAPDO_BASE_FAIR_SHARES_H_
