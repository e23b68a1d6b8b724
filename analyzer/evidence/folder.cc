#include "evidence/folder.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "evidence/cache.h"
#include "evidence/listing.h"
#include "evidence/seal.h"
#include "evidence/tree.h"
#include "evidence/walk.h"
#include "worker/sandbox.h"

namespace capdo::evidence {

namespace {

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

// What a name promises; formats of more than one name stand side by side. Formats that nobody reads need no line: their
// files are entries with a reason.
struct Extension {
  std::string_view names;    // between blanks
  std::string_view formats;  // of FormatName, between blanks
};
constexpr Extension kExtensions[] = {
    {" pdf ", " pdf "},
    {" docx docm dotx dotm ", " docx "},
    {" doc dot ", " doc "},
    {" xls xlt ", " xls "},
    {" xlsx xlsm xltx xltm ", " xlsx "},
    {" pptx pptm ppsx ppsm potx potm ", " pptx "},
    {" ppt pps wps dwg vsd vsdx mdb accdb pages exe ", " "},
    {" odt ott fodt ", " odt "},
    {" ods ots ", " ods "},
    {" rtf ", " rtf "},
    {" htm html xhtml ", " html "},
    {" mht mhtml ", " html eml "},
    {" txt csv log md ", " text "},
    {" jpg jpeg png tif tiff gif bmp webp ", " image "},
    {kArchiveNames, " archive "},
    {" eml ", " eml "},
};

// Only an extension that says something can be wrong: "Quyết định 15.QĐ" says nothing.
void WarnOfExtension(EvidenceFile& file) {
  if (!file.document) return;
  const std::string name = file.path.substr(file.path.rfind('/') + 1);
  std::string extension = name.substr(std::min(name.rfind('.') + 1, name.size()));
  if (extension.size() == name.size() || extension.find(' ') != std::string::npos) return;
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const Extension& known : kExtensions) {
    if (known.names.find(" " + extension + " ") == std::string_view::npos) continue;
    if (known.formats.find(" " + file.format + " ") != std::string_view::npos) return;
    file.document->warnings.push_back({"wrong-extension", extension + " → " + file.format, 0});
    return;
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

void Describe(const std::deque<Hand>& hands, Isolation& isolation) {
  std::set<std::string> missing;
  for (const Hand& hand : hands) {
    isolation.from_cache += hand.from_cache;
    for (const std::unique_ptr<worker::Client>& client : hand.clients()) {
      const worker::ClientStats& stats = client->stats();
      isolation.processes += stats.started;
      isolation.stopped += stats.stopped;
      isolation.died += stats.died;
      if (!client->layers()) continue;
      for (std::string& layer : worker::MissingLayers(*client->layers())) missing.insert(std::move(layer));
    }
  }
  isolation.missing_layers.assign(missing.begin(), missing.end());
}

// Everything in the order of the paths. Of files with the same bytes the first has what was read, wherever it was.
std::vector<EvidenceFile> Collect(std::deque<Tree>& trees) {
  std::vector<Item*> items;
  for (Tree& tree : trees)
    for (Item& item : tree.items) items.push_back(&item);
  std::stable_sort(items.begin(), items.end(),
                   [](const Item* a, const Item* b) { return a->file.path < b->file.path; });
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < items.size(); ++i) {
    EvidenceFile& file = items[i]->file;
    file.duplicate_of = -1;
    if (file.sha256.empty()) continue;
    const auto [place, fresh] = first.emplace(file.sha256, i);
    if (fresh) continue;
    file.duplicate_of = static_cast<int>(place->second);
    Item& original = *items[place->second];
    // The first may have lost its document to a bound of the archive that it is in.
    if (!items[i]->read || (original.read && (original.file.document || !file.document))) continue;
    original.read = true;
    original.file.format = file.format;
    original.file.document = std::move(file.document);
  }
  std::unordered_map<const Item*, int> place;
  for (std::size_t i = 0; i < items.size(); ++i) place.emplace(items[i], static_cast<int>(i));
  std::vector<EvidenceFile> files;
  files.reserve(items.size());
  for (Item* item : items) item->file.container = item->container == nullptr ? -1 : place.at(item->container);
  for (Item* item : items) files.push_back(std::move(item->file));
  // A copy says what its original says, without the text; only its name can lie on its own.
  for (EvidenceFile& file : files) {
    if (file.duplicate_of < 0) continue;
    const EvidenceFile& original = files[static_cast<std::size_t>(file.duplicate_of)];
    file.format = original.format;
    if (!original.document) {
      file.document = original.document.error();
      continue;
    }
    document::Document said;
    said.format = original.document->format;
    said.pages = original.document->pages;
    said.page_count = original.document->page_count;
    said.page_certainty = original.document->page_certainty;
    said.warnings = original.document->warnings;
    file.document = std::move(said);
  }
  return files;
}

}  // namespace

Result<std::vector<EvidenceFile>> ReadFolder(const std::string& folder,
                                             const FolderOptions& options) {
  Result<std::vector<Found>> found = Walk(folder, options.max_files);
  if (!found) return found.error();
  const Cache cache(options.cache, options.limits, options.ocr);
  if (Result<bool> opened = cache.Open(); !opened) return opened.error();
  const std::size_t total = found->size();
  std::deque<Tree> trees;
  for (std::size_t i = 0; i < total; ++i) {
    Tree& tree = trees.emplace_back(&(*found)[i], options.limits);
    EvidenceFile& file = tree.items.emplace_back().file;
    file.path = (*found)[i].path;
    if ((*found)[i].failed) file.document = (*found)[i].error;
  }

  // One file can be an archive of many.
  const std::size_t jobs = options.jobs > 0 ? static_cast<std::size_t>(options.jobs)
                                            : std::max(1u, std::thread::hardware_concurrency());
  std::deque<Hand> hands;
  for (std::size_t i = 0; i < jobs; ++i) hands.emplace_back(options);
  hands.front().client(0).Start();  // gets ready while the files are hashed

  // First the hashes, so that copies are known before the costly reading. Bytes are not kept in
  // between: a folder can be larger than the memory.
  ForEach(total, hands, [&](std::size_t i, Hand&) {
    if (!(*found)[i].failed) Hash((*found)[i], options.limits, trees[i].items.front().file);
  });
  std::unordered_map<std::string_view, int> first;
  std::unordered_set<std::string_view> hashes;
  for (std::size_t i = 0; i < total; ++i) {
    EvidenceFile& file = trees[i].items.front().file;
    if (file.sha256.empty()) continue;
    hashes.insert(file.sha256);
    const auto [place, fresh] = first.emplace(file.sha256, static_cast<int>(i));
    if (!fresh) file.duplicate_of = place->second;
  }

  Reading reading(options, cache, trees, std::move(hashes));
  ForEach(jobs, hands, [&](std::size_t, Hand& hand) { reading.Work(hand); });
  reading.Finish();
  std::vector<EvidenceFile> files = Collect(trees);
  for (EvidenceFile& file : files) WarnOfExtension(file);
  if (options.isolation != nullptr) Describe(hands, *options.isolation);
  return files;
}

}  // namespace capdo::evidence
