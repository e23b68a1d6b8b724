// Private to the evidence room: reads files, and what is inside them, with several reading processes.
//
// Each file of the folder is the root of a tree: an archive or an e-mail is followed by the files in it, archives among
// these by theirs (limits.max_archive_depth). What comes out of a container goes into a sealed file in memory and waits
// there for a reading process; where more than 64 MiB wait, whoever unpacks reads some of it first. Containers in
// containers are unpacked at once and one after the other, so that the bounds of a tree do not depend on timing.
#ifndef CAPDO_EVIDENCE_TREE_H_
#define CAPDO_EVIDENCE_TREE_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "evidence/budget.h"
#include "evidence/cache.h"
#include "evidence/folder.h"
#include "evidence/item.h"
#include "evidence/seal.h"
#include "evidence/walk.h"
#include "worker/client.h"

namespace capdo::evidence {

struct Tree {
  Tree(const Found* root, const Limits& limits)
      : found(root), bytes_left(limits.max_unpacked_bytes), files_left(limits.max_archive_entries) {}
  const Found* found;
  std::deque<Item> items;    // the root first; others in the order in which they came out
  std::set<std::string> paths;
  std::set<std::string> hashes;  // of what is read in this tree
  std::uint64_t bytes_left, files_left;
};

// One thread's share: its reading processes, one for each container that it is inside of.
class Hand {
 public:
  explicit Hand(const FolderOptions& options) : limits_(options.limits) { plan_.skip_ocr = !options.ocr; }
  worker::Client& client(std::size_t level);
  // After an exception nobody knows what the process will say next.
  void Discard(std::size_t level);
  const std::deque<std::unique_ptr<worker::Client>>& clients() const { return clients_; }
  int from_cache = 0;

 private:
  const Limits limits_;
  ReadPlan plan_;
  std::deque<std::unique_ptr<worker::Client>> clients_;
};

class Reading {
 public:
  // `roots` are the hashes of files of the folder: their bytes are read there, not where they stand in an archive.
  Reading(const FolderOptions& options, const Cache& cache, std::deque<Tree>& trees,
          std::unordered_set<std::string_view> roots);
  // By several threads at once; ends when everything is read.
  void Work(Hand& hand);
  // Then once.
  void Finish() { budget_.Finish(); }

 private:
  class Sink;
  // What a container may use of its tree.
  struct Nesting {
    int depth = 1;                                     // of the container, the outermost 1
    std::uint64_t kept_bytes = 0, kept_files = 0;  // of what the tree has left, for the files beside it
  };
  struct Task {
    Item* item;
    std::unique_ptr<SealedFile> sealed;
  };

  void ReadRoot(Tree& tree, Hand& hand);
  void Unpack(Tree& tree, Item& item, int descriptor, const Nesting& nesting, Hand& hand, std::size_t level);
  void ReadLeaf(Task task, Hand& hand, std::size_t level);
  void Enqueue(Task task, Hand& hand, std::size_t level);
  std::optional<Task> TakeLeaf();
  void Finish(Item& item, std::uint64_t bytes);

  const FolderOptions& options_;
  const Cache& cache_;
  std::deque<Tree>& trees_;
  const std::unordered_set<std::string_view> roots_;
  FolderBudget budget_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> waiting_;
  std::uint64_t held_ = 0;  // bytes of sealed files that wait or are read
  std::size_t next_ = 0;    // tree
  int busy_ = 0;

  std::mutex progress_mutex_;
  std::size_t done_ = 0, total_ = 0;
};

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_TREE_H_
