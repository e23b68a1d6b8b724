#include "evidence/budget.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

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

FolderBudget::FolderBudget(const Limits& limits)
    : bounds_{Bound{"max_folder_text", limits.max_folder_text}, Bound{"max_folder_bytes", limits.max_folder_bytes}} {}

void FolderBudget::Add(Item& item, std::uint64_t bytes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  entries_.push_back({&item, {}});
  if (item.file.document) entries_.back().amounts = {TextOf(item.file), bytes};
  bool full = false;
  for (std::size_t b = 0; b < kBounds; ++b) {
    bounds_[b].held += entries_.back().amounts[b];
    // To divide anew with each file would take long; a quarter more does not hurt.
    full = full || bounds_[b].held > bounds_[b].most + bounds_[b].most / 4;
  }
  if (full) LoseWhatIsOver();
}

FairShares FolderBudget::SharesOf(std::size_t bound) const {
  FairShares shares;
  std::unordered_map<const Item*, std::size_t> groups;  // by container
  const std::function<std::size_t(const Item*)> group_of = [&](const Item* container) {
    if (container == nullptr) return FairShares::kTop;
    const auto known = groups.find(container);
    if (known != groups.end()) return known->second;
    return groups[container] = shares.AddGroup(group_of(container->container));
  };
  for (const Entry& entry : entries_) shares.Ask(group_of(entry.item->container), entry.amounts[bound]);
  return shares;
}

void FolderBudget::LoseWhatIsOver() {
  // Of files of one size the first path is served first, whichever was read first.
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.item->file.path < b.item->file.path; });
  for (std::size_t b = 0; b < kBounds; ++b) {
    const std::vector<std::uint64_t> given = SharesOf(b).Divide(bounds_[b].most);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      Entry& entry = entries_[i];
      if (given[i] == entry.amounts[b]) continue;
      // Where a document is over both bounds, the last is named.
      entry.item->file.document = Error{ErrorCode::kFolderFull, "", bounds_[b].name};
      entry.lost = true;
    }
  }
  for (std::size_t b = 0; b < kBounds; ++b) {
    bounds_[b].held = 0;
    for (const Entry& entry : entries_)
      if (!entry.lost) bounds_[b].held += entry.amounts[b];
  }
}

void FolderBudget::Finish() {
  const std::lock_guard<std::mutex> lock(mutex_);
  LoseWhatIsOver();
  for (const Bound& bound : bounds_) {
    const FairShares shares = SharesOf(static_cast<std::size_t>(&bound - bounds_.data()));
    for (Entry& entry : entries_)
      if (entry.lost && entry.item->file.document.error().limit == bound.name)
        entry.item->file.document = Error{ErrorCode::kFolderFull, entries_[shares.Largest()].item->file.path, bound.name};
  }
}

}  // namespace capdo::evidence
