#include "base/fair_shares.h"

#include <algorithm>
#include <iterator>

namespace capdo {

void FairShares::Ask(std::size_t group, std::uint64_t amount) {
  if (amount == 0) return;
  if (over_[group]) {
    asked_[group] += amount;
    return;
  }
  under_.erase({asked_[group], group});
  asked_[group] += amount;
  under_.insert({asked_[group], group});
  under_sum_ += amount;
  // A group that is over the share stays so, for the share only falls: each moves once.
  while (over_count_ > 0 || under_sum_ > bound_) {
    if (under_sum_ <= bound_) {
      share_ = (bound_ - under_sum_) / over_count_;
      if (under_.empty() || under_.rbegin()->first <= share_) return;
    }
    const auto most = std::prev(under_.end());
    under_sum_ -= most->first;
    over_[most->second] = true;
    ++over_count_;
    under_.erase(most);
  }
}

std::size_t FairShares::largest() const {
  return static_cast<std::size_t>(std::max_element(asked_.begin(), asked_.end()) - asked_.begin());
}

}  // namespace capdo
