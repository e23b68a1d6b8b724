#include "evidence/budget.h"

#include <algorithm>
#include <iterator>

namespace capdo::evidence {

namespace {

std::uint64_t TextOf(const EvidenceFile& file) {
  std::uint64_t text = 0;
  if (file.document)
    for (const document::Block& block : file.document->blocks) {
      const auto lines = static_cast<std::uint64_t>(std::count(block.text.begin(), block.text.end(), '\n')) + 1;
      text += block.text.size() + lines * kBytesOfABlock;
    }
  return text;
}

}  // namespace

FolderBudget::FolderBudget(std::size_t trees, const Limits& limits)
    : trees_(trees),
      bounds_{Bound{"max_folder_text", FairShares(trees, limits.max_folder_text), {}},
              Bound{"max_folder_bytes", FairShares(trees, limits.max_folder_bytes), {}}} {}

std::size_t FolderBudget::Announce(std::size_t tree, EvidenceFile& file) {
  const std::lock_guard<std::mutex> lock(mutex_);
  trees_[tree].entries.push_back({&file, {}, false});
  return trees_[tree].entries.size() - 1;
}

void FolderBudget::Add(std::size_t tree, std::size_t number, std::uint64_t bytes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Tree& own = trees_[tree];
  Entry& done = own.entries[number];
  done.amounts = {TextOf(*done.file), bytes};
  done.done = true;
  for (; own.counted < own.entries.size() && own.entries[own.counted].done; ++own.counted)
    Count(tree, own.entries[own.counted]);
}

void FolderBudget::Count(std::size_t tree, Entry& entry) {
  Tree& own = trees_[tree];
  for (std::size_t b = 0; b < kBounds; ++b) {
    const std::uint64_t before = own.counted > 0 ? own.entries[own.counted - 1].amounts[b] : 0;
    bounds_[b].shares.Ask(tree, entry.amounts[b]);
    entry.amounts[b] += before;
    if (own.kept[b] < own.counted) {  // behind one that was lost
      Lose(b, *entry.file);
    } else {
      bounds_[b].kept.erase({before, tree});
      bounds_[b].kept.insert({entry.amounts[b], tree});
      ++own.kept[b];
    }
    Drop(b);
  }
}

void FolderBudget::Drop(std::size_t bound) {
  Bound& one = bounds_[bound];
  while (!one.kept.empty() && one.kept.rbegin()->first > one.shares.share()) {
    const auto most = std::prev(one.kept.end());
    const std::size_t number = most->second;
    one.kept.erase(most);
    Tree& tree = trees_[number];
    const std::size_t last = --tree.kept[bound];
    Lose(bound, *tree.entries[last].file);
    if (last > 0) one.kept.insert({tree.entries[last - 1].amounts[bound], number});
  }
}

void FolderBudget::Lose(std::size_t bound, EvidenceFile& file) {
  // Where a document is over both, the last is named.
  if (file.document || (bound + 1 == kBounds && file.document.error().code == ErrorCode::kFolderFull))
    file.document = Error{ErrorCode::kFolderFull, "", bounds_[bound].name};
}

void FolderBudget::NameLargest() {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const Bound& bound : bounds_) {
    const std::size_t largest = bound.shares.largest();
    for (const Tree& tree : trees_)
      for (const Entry& entry : tree.entries)
        if (!entry.file->document && entry.file->document.error().code == ErrorCode::kFolderFull &&
            entry.file->document.error().limit == bound.name)
          entry.file->document = Error{ErrorCode::kFolderFull, trees_[largest].entries.front().file->path, bound.name};
  }
}

}  // namespace capdo::evidence
