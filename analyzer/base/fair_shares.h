// Divides a bound among files, and archives of files, so that no large one takes the place of others.
//
//   * The files of a group have at least half of what the group has, its inner groups (archives among these files) the
//     rest; what one side does not need goes to the other.
//   * Among inner groups each has all that it asks for, up to a share that is the same for all.
//   * Among files the smallest is served first, of equal ones the first that was added: a file gets all that it asks for, but
//     the first that finds too little left gets that, and those behind it nothing.
//
// Whoever gets less than all never gets more because others ask for more. So what is over can be thrown away before the
// last file has asked, and the outcome is the same.
//
//   FairShares shares;
//   const std::size_t zip = shares.AddGroup(FairShares::kTop);
//   shares.Ask(FairShares::kTop, 10), shares.Ask(zip, 500), shares.Ask(zip, 40);
//   shares.Divide(100);    // {10, 50, 40}
#ifndef CAPDO_BASE_FAIR_SHARES_H_
#define CAPDO_BASE_FAIR_SHARES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace capdo {

class FairShares {
 public:
  static constexpr std::size_t kTop = 0;  // the group of all

  // An empty group in another, which has its number already.
  std::size_t AddGroup(std::size_t within);
  // A file of the group. Gives its number: 0, 1, 2, … All amounts together must fit in 64 bits.
  std::size_t Ask(std::size_t group, std::uint64_t amount);
  // By number of the file: what it gets, at most what it asked for; together at most the bound.
  std::vector<std::uint64_t> Divide(std::uint64_t bound) const;
  // The number of a file that explains best why there is too little: in the group that asks for most, as deep as one group asks for
  // most of what is there, the largest file. 0 where nobody asked.
  std::size_t Largest() const;

 private:
  struct Group {
    std::size_t within;
    std::uint64_t own = 0, inner = 0;  // what its files, and its inner groups, ask for
    std::vector<std::size_t> files, groups;
    std::uint64_t all() const { return own + inner; }
  };
  std::vector<Group> groups_ = {Group{kTop, 0, 0, {}, {}}};
  std::vector<std::uint64_t> asked_;
};

}  // namespace capdo

#endif  // CAPDO_BASE_FAIR_SHARES_H_
