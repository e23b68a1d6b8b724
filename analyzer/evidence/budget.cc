#include "evidence/budget.h"

namespace capdo::evidence {

std::size_t FolderBudget::Announce(std::size_t tree, EvidenceFile& file) {
  const std::lock_guard<std::mutex> lock(mutex_);
  trees_[tree].entries.push_back({&file, 0, false});
  return trees_[tree].entries.size() - 1;
}

void FolderBudget::Add(std::size_t tree, std::size_t number, std::uint64_t bytes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Entry& entry = trees_[tree].entries[number];
  entry.bytes = bytes;
  entry.done = true;
  Count();
}

void FolderBudget::Close(std::size_t tree) {
  const std::lock_guard<std::mutex> lock(mutex_);
  trees_[tree].closed = true;
  Count();
}

void FolderBudget::Count() {
  for (; tree_ < trees_.size(); ++tree_, entry_ = 0) {
    const Tree& tree = trees_[tree_];
    for (; entry_ < tree.entries.size() && tree.entries[entry_].done; ++entry_) {
      const Entry& entry = tree.entries[entry_];
      if (entry.bytes <= max_bytes_ - used_) {
        used_ += entry.bytes;
      } else if (entry.file->document) {
        entry.file->document = Error{ErrorCode::kTooLarge, "the folder is over a bound", "max_folder_bytes"};
      }
    }
    if (entry_ < tree.entries.size() || !tree.closed) return;
  }
}

}  // namespace capdo::evidence
