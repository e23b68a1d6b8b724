#include "base/fair_shares.h"

#include <algorithm>

namespace capdo {

namespace {

// The largest number to which all may be cut so that they fit; no larger than needed.
std::uint64_t Level(std::vector<std::uint64_t> amounts, std::uint64_t bound) {
  std::sort(amounts.begin(), amounts.end());
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const std::uint64_t each = bound / (amounts.size() - i);
    if (amounts[i] > each) return each;
    bound -= amounts[i];
  }
  return amounts.empty() ? 0 : amounts.back();
}

}  // namespace

std::size_t FairShares::AddGroup(std::size_t within) {
  groups_.push_back(Group{within, 0, 0, {}, {}});
  groups_[within].groups.push_back(groups_.size() - 1);
  return groups_.size() - 1;
}

std::size_t FairShares::Ask(std::size_t group, std::uint64_t amount) {
  asked_.push_back(amount);
  groups_[group].files.push_back(asked_.size() - 1);
  groups_[group].own += amount;
  for (; group != kTop; group = groups_[group].within) groups_[groups_[group].within].inner += amount;
  return asked_.size() - 1;
}

std::vector<std::uint64_t> FairShares::Divide(std::uint64_t bound) const {
  std::vector<std::uint64_t> given(asked_.size());
  std::vector<std::uint64_t> share(groups_.size());
  share[kTop] = bound;
  for (std::size_t g = 0; g < groups_.size(); ++g) {  // a group stands before those in it
    const Group& group = groups_[g];
    const std::uint64_t own = std::min(group.own, std::max(share[g] / 2, share[g] - std::min(share[g], group.inner)));

    std::vector<std::size_t> files = group.files;
    std::stable_sort(files.begin(), files.end(), [&](std::size_t a, std::size_t b) { return asked_[a] < asked_[b]; });
    std::uint64_t left = own;
    for (const std::size_t file : files) {
      given[file] = std::min(asked_[file], left);
      left -= given[file];
    }

    std::vector<std::uint64_t> amounts;
    for (const std::size_t inner : group.groups) amounts.push_back(groups_[inner].all());
    const std::uint64_t level = Level(amounts, share[g] - own);
    for (const std::size_t inner : group.groups) share[inner] = std::min(groups_[inner].all(), level);
  }
  return given;
}

std::size_t FairShares::Largest() const {
  std::size_t g = kTop;
  for (;;) {
    const Group& group = groups_[g];
    const auto most = std::max_element(group.groups.begin(), group.groups.end(), [&](std::size_t a, std::size_t b) {
      return groups_[a].all() < groups_[b].all();
    });
    if (most == group.groups.end() || groups_[*most].all() <= group.own) break;
    g = *most;
  }
  const std::vector<std::size_t>& files = groups_[g].files;
  const auto most = std::max_element(files.begin(), files.end(),
                                     [&](std::size_t a, std::size_t b) { return asked_[a] < asked_[b]; });
  return most == files.end() ? 0 : *most;
}

}  // namespace capdo
