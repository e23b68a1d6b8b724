#include "evidence/tree.h"

#include <algorithm>
#include <exception>
#include <map>
#include <new>
#include <utility>

#include "evidence/inner_path.h"

namespace capdo::evidence {

namespace {

constexpr std::uint64_t kHeldBytes = 64u << 20;
constexpr std::size_t kMaxRenamed = 20;  // that are told by name

// No exception leaves the room; bad_alloc on a monstrous file is that file's failure, not the run's.
template <typename Work>
void Guarded(EvidenceFile& file, Hand& hand, std::size_t level, const Work& work) {
  try {
    work();
    return;
  } catch (const std::bad_alloc&) {
    file.document = Error{ErrorCode::kMemory, "out of memory"};
  } catch (const std::exception& exception) {
    file.document = Error{ErrorCode::kInternal, exception.what()};
  } catch (...) {
    file.document = Error{ErrorCode::kInternal, "unknown exception"};
  }
  hand.Discard(level);
}

std::string_view NameOf(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// A document that may have files inside is not kept: the cache holds documents only.
bool IsWhole(const document::Document& document, const std::string& format) {
  return !worker::IsContainer(format) && document.embedded_files.empty();
}

}  // namespace

worker::Client& Hand::client(std::size_t level) {
  while (clients_.size() <= level) clients_.push_back(std::make_unique<worker::Client>(limits_, plan_));
  return *clients_[level];
}

void Hand::Discard(std::size_t level) {
  if (level < clients_.size()) clients_[level] = std::make_unique<worker::Client>(limits_, plan_);
}

// Takes what comes out of one container.
class Reading::Sink : public worker::FileSink {
 public:
  Sink(Reading& reading, Tree& tree, Item& container, const Nesting& nesting, Hand& hand, std::size_t level)
      : reading_(reading), tree_(tree), container_(container), path_(container.file.path), nesting_(nesting), hand_(hand), level_(level) {}

  std::uint64_t MostBytes() const override { return tree_.bytes_left - std::min(tree_.bytes_left, nesting_.kept_bytes); }
  std::uint64_t MostFiles() const override { return tree_.files_left - std::min(tree_.files_left, nesting_.kept_files); }

  void Begin(const worker::FileHead& head) override {
    head_ = head;
    // The process knows what was left when it began; archives that came out of this one have used of it since.
    const char* bound = MostFiles() == 0           ? "max_archive_entries"
                        : head.bytes > MostBytes() ? "max_unpacked_bytes"
                                                   : nullptr;
    if (bound != nullptr) {
      over_ = bound;
      return;
    }
    sealer_.emplace();
    --tree_.files_left;
    tree_.bytes_left -= head.bytes;
  }
  void Add(std::string_view bytes) override {
    if (sealer_) (void)sealer_->Add(bytes);
  }
  void Fail(const Error& error) override {
    head_.error = error;
    End();
  }
  void End() override;

  // What a person should know about the names; after the container was read.
  void Describe(std::vector<document::Warning>& warnings) const {
    for (const std::string& one : renamed_) warnings.push_back({"entry-renamed", one, 0});
    if (!over_.empty()) warnings.push_back({"limit", over_, 0});
    if (more_renamed_ > 0) warnings.push_back({"entry-renamed", "+" + std::to_string(more_renamed_), 0});
  }

 private:
  // The place below the container, or "" for files that are no evidence.
  std::string PlaceOf(const std::string& name);

  Reading& reading_;
  Tree& tree_;
  Item& container_;
  const std::string path_;
  const Nesting nesting_;
  Hand& hand_;
  const std::size_t level_;
  worker::FileHead head_;
  std::optional<Sealer> sealer_;
  std::vector<std::string> renamed_;
  std::size_t more_renamed_ = 0;
  std::string over_;  // the bound for which files were left out
  std::map<std::string, int> copies_;  // of a name
};

std::string Reading::Sink::PlaceOf(const std::string& name) {
  InnerPathResult inner = InnerPath(name, WithoutEnding(NameOf(path_)));
  if (inner.ignored) return "";
  std::string place = path_ + "/" + inner.path;
  while (!tree_.paths.insert(place).second) {
    inner.changed = true;
    place = path_ + "/" + Numbered(inner.path, ++copies_.try_emplace(inner.path, 1).first->second);
  }
  if (inner.changed) {
    if (renamed_.size() < kMaxRenamed) {
      renamed_.push_back(name + " → " + place.substr(path_.size() + 1));
    } else {
      ++more_renamed_;
    }
  }
  return place;
}

void Reading::Sink::End() {
  if (!sealer_) return;
  std::string place = PlaceOf(head_.name);
  if (place.empty()) {
    sealer_.reset();
    return;
  }
  tree_.items.emplace_back();
  Item& item = tree_.items.back();
  EvidenceFile& file = item.file;
  file.path = std::move(place);
  file.format = head_.format;
  item.container = &container_;
  {
    const std::lock_guard<std::mutex> lock(reading_.progress_mutex_);
    ++reading_.total_;
  }
  const auto finish = [&](Error error) {
    item.read = true;
    file.document = std::move(error);
    reading_.Finish(item, 0);
  };
  if (head_.error) return finish(*head_.error);
  Result<SealedFile> finished = sealer_->Finish();
  sealer_.reset();
  if (!finished) return finish(finished.error());
  auto sealed = std::make_unique<SealedFile>(std::move(*finished));
  file.sha256 = sealed->sha256();
  file.bytes = sealed->bytes();
  if (reading_.roots_.contains(file.sha256) || !tree_.hashes.insert(file.sha256).second)
    return reading_.Finish(item, 0);  // read elsewhere
  if (!worker::IsContainer(head_.format))
    return reading_.Enqueue({&item, std::move(sealed)}, hand_, level_ + 1);
  if (nesting_.depth >= static_cast<int>(reading_.options_.limits.max_archive_depth))
    return finish({ErrorCode::kTooLarge, "archives nested too deeply", "max_archive_depth"});
  // Half of what is left stays for those that come after it.
  const Nesting inner{nesting_.depth + 1, nesting_.kept_bytes + MostBytes() / 2, nesting_.kept_files + MostFiles() / 2};
  reading_.Unpack(tree_, item, sealed->descriptor(), inner, hand_, level_ + 1);
}

Reading::Reading(const FolderOptions& options, const Cache& cache, std::deque<Tree>& trees,
                 std::unordered_set<std::string_view> roots)
    : options_(options),
      cache_(cache),
      trees_(trees),
      roots_(std::move(roots)),
      budget_(options.limits),
      total_(trees.size()) {}

void Reading::Work(Hand& hand) {
  for (;;) {
    std::optional<Task> leaf;
    Tree* tree = nullptr;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [&] { return !waiting_.empty() || next_ < trees_.size() || busy_ == 0; });
      if (!waiting_.empty()) {
        leaf = std::move(waiting_.front());
        waiting_.pop_front();
      } else if (next_ < trees_.size()) {
        tree = &trees_[next_++];
      } else {
        return;
      }
      ++busy_;
    }
    if (leaf) {
      ReadLeaf(*std::move(leaf), hand, 0);
    } else {
      ReadRoot(*tree, hand);
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    if (--busy_ == 0) changed_.notify_all();
  }
}

void Reading::ReadRoot(Tree& tree, Hand& hand) {
  Item& root = tree.items.front();
  const auto finish = [&](std::uint64_t bytes) { Finish(root, bytes); };
  if (root.file.sha256.empty() || root.file.duplicate_of >= 0) {
    finish(0);
  } else if (std::optional<CachedFile> known = cache_.Find(root.file.sha256)) {
    ++hand.from_cache;
    root.read = true;
    root.file.format = std::move(known->format);
    root.file.document = std::move(known->document);
    finish(known->bytes);
  } else {
    root.read = true;
    const Result<SealedFile> sealed = Seal(tree.found->open, options_.limits.max_file_bytes);
    if (!sealed || sealed->sha256() != root.file.sha256) {
      root.file.document = !sealed ? sealed.error()
                                   : Error{ErrorCode::kNotReadable, "the file changed while it was read"};
      finish(0);
    } else {
      tree.paths.insert(root.file.path);
      Unpack(tree, root, sealed->descriptor(), {}, hand, 0);
    }
  }
}

void Reading::Unpack(Tree& tree, Item& item, int descriptor, const Nesting& nesting, Hand& hand, std::size_t level) {
  std::uint64_t bytes = 0;
  item.read = true;
  Guarded(item.file, hand, level, [&] {
    Sink sink(*this, tree, item, nesting, hand, level);
    worker::Reply reply = hand.client(level).Read(descriptor, &sink);
    if (!reply.format.empty()) item.file.format = std::move(reply.format);
    item.file.document = std::move(reply.document);
    bytes = reply.bytes;
    if (!item.file.document) return;
    if (IsWhole(*item.file.document, item.file.format))
      cache_.Keep(item.file.sha256, item.file.format, *item.file.document);
    sink.Describe(item.file.document->warnings);
  });
  Finish(item, bytes);
}

void Reading::ReadLeaf(Task task, Hand& hand, std::size_t level) {
  EvidenceFile& file = task.item->file;
  std::uint64_t bytes = 0;
  task.item->read = true;
  Guarded(file, hand, level, [&] {
    if (std::optional<CachedFile> known = cache_.Find(file.sha256)) {
      ++hand.from_cache;
      file.format = std::move(known->format);
      file.document = std::move(known->document);
      bytes = known->bytes;
      return;
    }
    worker::Reply reply = hand.client(level).Read(task.sealed->descriptor());
    if (!reply.format.empty()) file.format = std::move(reply.format);
    file.document = std::move(reply.document);
    bytes = reply.bytes;
    if (file.document && IsWhole(*file.document, file.format)) cache_.Keep(file.sha256, file.format, *file.document);
  });
  const std::uint64_t held = task.sealed->bytes();
  task.sealed.reset();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    held_ -= held;
  }
  Finish(*task.item, bytes);
}

void Reading::Enqueue(Task task, Hand& hand, std::size_t level) {
  bool full = false;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    held_ += task.sealed->bytes();
    waiting_.push_back(std::move(task));
    full = held_ > kHeldBytes || waiting_.size() > 256;  // each is an open descriptor
  }
  changed_.notify_one();
  while (full) {
    std::optional<Task> leaf = TakeLeaf();
    if (!leaf) return;
    ReadLeaf(*std::move(leaf), hand, level);
    const std::lock_guard<std::mutex> lock(mutex_);
    full = held_ > kHeldBytes || waiting_.size() > 256;
  }
}

std::optional<Reading::Task> Reading::TakeLeaf() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (waiting_.empty()) return std::nullopt;
  std::optional<Task> leaf = std::move(waiting_.front());
  waiting_.pop_front();
  return leaf;
}

void Reading::Finish(Item& item, std::uint64_t bytes) {
  const std::string path = item.file.path;
  budget_.Add(item, bytes);
  const std::lock_guard<std::mutex> lock(progress_mutex_);
  ++done_;
  if (options_.progress) options_.progress(done_, total_, path);
}

}  // namespace capdo::evidence
