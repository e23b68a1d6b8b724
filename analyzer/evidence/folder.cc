#include "evidence/folder.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include "evidence/cache.h"
#include "evidence/seal.h"
#include "evidence/walk.h"
#include "worker/client.h"
#include "worker/sandbox.h"

namespace capdo::evidence {

namespace {

// No exception leaves the room; bad_alloc on a monstrous file is that file's failure, not the
// run's.
template <typename Work>
void Guarded(EvidenceFile& file, const Work& work) {
  try {
    work();
  } catch (const std::bad_alloc&) {
    file.document = Error{ErrorCode::kMemory, "out of memory"};
  } catch (const std::exception& exception) {
    file.document = Error{ErrorCode::kInternal, exception.what()};
  } catch (...) {
    file.document = Error{ErrorCode::kInternal, "unknown exception"};
  }
}

// Calls work(i, worker) for each i below `count`, in several threads that have a worker each.
template <typename Workers, typename Work>
void ForEach(std::size_t count, Workers& workers, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](std::size_t w) {
    for (std::size_t i; (i = next.fetch_add(1)) < count;) work(i, workers[w]);
  };
  std::vector<std::jthread> helpers;
  for (std::size_t w = 1; w < workers.size(); ++w) {
    try {
      helpers.emplace_back(run, w);
    } catch (const std::system_error&) {
      break;  // fewer threads do the same work
    }
  }
  run(0);
}

struct Extension {
  std::string_view name;
  std::string_view first, second;
};
constexpr Extension kExtensions[] = {
    {"pdf", "pdf", "pdf"},         {"docx", "docx", "docx"},
    {"docm", "docx", "docx"},      {"dotx", "docx", "docx"},
    {"dotm", "docx", "docx"},      {"doc", "doc", "rtf"},
    {"xls", "doc", "html"},     {"ppt", "doc", "doc"},
    {"xlsx", "xlsx", "xlsx"},      {"xlsm", "xlsx", "xlsx"},
    {"pptx", "pptx", "pptx"},      {"odt", "odt", "odt"},
    {"rtf", "rtf", "rtf"},         {"htm", "html", "html"},
    {"html", "html", "html"},      {"txt", "text", "text"},
    {"jpg", "image", "image"},     {"jpeg", "image", "image"},
    {"png", "image", "image"},     {"tif", "image", "image"},
    {"tiff", "image", "image"},    {"zip", "archive", "archive"},
    {"rar", "archive", "archive"}, {"7z", "archive", "archive"},
};

// Only an extension that says something can be wrong: "Quyết định 15.QĐ" says nothing.
void WarnOfExtension(EvidenceFile& file) {
  if (!file.document) return;
  const std::string name = file.path.substr(file.path.rfind('/') + 1);
  std::string extension = name.substr(std::min(name.rfind('.') + 1, name.size()));
  if (extension.size() == name.size()) return;
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const Extension& known : kExtensions) {
    if (known.name != extension || known.first == file.format || known.second == file.format)
      continue;
    file.document->warnings.push_back(
        {"wrong-extension", name + " is " + file.format, 0});
  }
}

void Hash(const Found& found, const Limits& limits, EvidenceFile& file) {
  const Result<FileHash> hash = HashFile(found.open, limits.max_file_bytes);
  if (!hash) {
    file.document = hash.error();
    return;
  }
  file.bytes = hash->bytes;
  file.sha256 = hash->sha256;
}

// Documents of one folder are in memory together. They are counted in the order of the paths, so that it does not
// depend on timing which ones are over the bound.
class FolderBudget {
 public:
  FolderBudget(std::vector<EvidenceFile>& files, std::uint64_t max_bytes)
      : files_(files), cost_(files.size(), 0), done_(files.size(), false), max_bytes_(max_bytes) {}

  void Add(std::size_t file, std::uint64_t bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    cost_[file] = bytes;
    done_[file] = true;
    for (; next_ < files_.size() && done_[next_]; ++next_) {
      if (cost_[next_] <= max_bytes_ - used_) {
        used_ += cost_[next_];
      } else if (files_[next_].document) {
        files_[next_].document =
            Error{ErrorCode::kTooLarge, "the folder is over a bound", "max_folder_bytes"};
      }
    }
  }

 private:
  std::mutex mutex_;
  std::vector<EvidenceFile>& files_;
  std::vector<std::uint64_t> cost_;
  std::vector<bool> done_;
  std::size_t next_ = 0;
  const std::uint64_t max_bytes_;
  std::uint64_t used_ = 0;
};

// One thread's share: a reading process, and what it found in the cache.
struct Hand {
  explicit Hand(const FolderOptions& options) : client(options.limits, PlanOf(options)) {}
  static ReadPlan PlanOf(const FolderOptions& options) {
    ReadPlan plan;
    plan.skip_ocr = !options.ocr;
    return plan;
  }
  worker::Client client;
  int from_cache = 0;
};

// Gives the size of the document on its way here.
std::uint64_t Read(const Found& found, const FolderOptions& options, const Cache& cache, Hand& hand,
                   EvidenceFile& file) {
  if (std::optional<CachedFile> known = cache.Find(file.sha256)) {
    ++hand.from_cache;
    file.format = std::move(known->format);
    file.document = std::move(known->document);
    return known->bytes;
  }
  const Result<SealedFile> sealed = Seal(found.open, options.limits.max_file_bytes);
  if (!sealed) {
    file.document = sealed.error();
    return 0;
  }
  if (sealed->sha256() != file.sha256) {
    file.document = Error{ErrorCode::kNotReadable, "the file changed while it was read"};
    return 0;
  }
  worker::Reply reply = hand.client.Read(sealed->descriptor());
  if (!reply.format.empty()) file.format = std::move(reply.format);
  file.document = std::move(reply.document);
  if (file.document) cache.Keep(file.sha256, file.format, *file.document);
  return reply.bytes;
}

void Describe(const std::deque<Hand>& hands, Isolation& isolation) {
  std::set<std::string> missing;
  for (const Hand& hand : hands) {
    const worker::ClientStats& stats = hand.client.stats();
    isolation.processes += stats.started;
    isolation.stopped += stats.stopped;
    isolation.died += stats.died;
    isolation.from_cache += hand.from_cache;
    if (!hand.client.layers()) continue;
    for (std::string& layer : worker::MissingLayers(*hand.client.layers()))
      missing.insert(std::move(layer));
  }
  isolation.missing_layers.assign(missing.begin(), missing.end());
}

}  // namespace

Result<std::vector<EvidenceFile>> ReadFolder(const std::string& folder,
                                             const FolderOptions& options) {
  Result<std::vector<Found>> found = Walk(folder, options.max_files);
  if (!found) return found.error();
  const Cache cache(options.cache, options.limits, options.ocr);
  if (Result<bool> opened = cache.Open(); !opened) return opened.error();
  const std::size_t total = found->size();
  std::vector<EvidenceFile> files(total);
  for (std::size_t i = 0; i < total; ++i) {
    files[i].path = (*found)[i].path;
    if ((*found)[i].failed) files[i].document = (*found)[i].error;
  }

  std::size_t jobs = options.jobs > 0 ? static_cast<std::size_t>(options.jobs)
                                      : std::max(1u, std::thread::hardware_concurrency());
  jobs = std::max<std::size_t>(1, std::min(jobs, total));
  std::deque<Hand> hands;
  for (std::size_t i = 0; i < jobs; ++i) hands.emplace_back(options);
  hands.front().client.Start();  // gets ready while the files are hashed

  // First the hashes, so that copies are known before the costly reading. Bytes are not kept in
  // between: a folder can be larger than the memory.
  ForEach(total, hands, [&](std::size_t i, Hand&) {
    if (!(*found)[i].failed)
      Guarded(files[i], [&] { Hash((*found)[i], options.limits, files[i]); });
  });
  std::unordered_map<std::string_view, int> first;
  for (std::size_t i = 0; i < total; ++i) {
    if (files[i].sha256.empty()) continue;
    const auto [place, fresh] = first.emplace(files[i].sha256, static_cast<int>(i));
    if (!fresh) files[i].duplicate_of = place->second;
  }

  FolderBudget budget(files, options.limits.max_folder_bytes);
  std::mutex progress_mutex;
  std::size_t done = 0;
  ForEach(total, hands, [&](std::size_t i, Hand& hand) {
    std::uint64_t bytes = 0;
    if (!files[i].sha256.empty() && files[i].duplicate_of < 0)
      Guarded(files[i], [&] { bytes = Read((*found)[i], options, cache, hand, files[i]); });
    budget.Add(i, bytes);
    const std::lock_guard<std::mutex> lock(progress_mutex);
    ++done;
    if (options.progress) options.progress(done, total, files[i].path);
  });
  // A copy says what its original says; only its name can lie on its own.
  for (EvidenceFile& file : files) {
    if (file.duplicate_of < 0) continue;
    const EvidenceFile& original = files[static_cast<std::size_t>(file.duplicate_of)];
    file.document = original.document;
    file.format = original.format;
  }
  for (EvidenceFile& file : files) WarnOfExtension(file);
  if (options.isolation != nullptr) Describe(hands, *options.isolation);
  return files;
}

}  // namespace capdo::evidence
