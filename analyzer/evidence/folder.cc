#include "evidence/folder.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <new>
#include <string_view>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "evidence/load.h"
#include "evidence/walk.h"

namespace capdo::evidence {

namespace {

using readers::Format;

// Poppler keeps global state: two PDFs are never read at once in one process.
std::mutex& PdfMutex() {
  static std::mutex mutex;
  return mutex;
}

// No exception leaves the room; bad_alloc on a monstrous file is that file's failure, not the
// run's.
template <typename Work>
void Guarded(EvidenceFile& file, const Work& work) {
  try {
    work();
  } catch (const std::bad_alloc&) {
    file.document = Error{ErrorCode::kTooLarge, "out of memory"};
  } catch (const std::exception& exception) {
    file.document = Error{ErrorCode::kInternal, exception.what()};
  } catch (...) {
    file.document = Error{ErrorCode::kInternal, "unknown exception"};
  }
}

// Calls work(i) for each i below `count` in several threads.
template <typename Work>
void ForEach(std::size_t count, int jobs, const Work& work) {
  std::size_t threads =
      jobs > 0 ? static_cast<std::size_t>(jobs) : std::max(1u, std::thread::hardware_concurrency());
  threads = std::min(threads, count);
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i; (i = next.fetch_add(1)) < count;) work(i);
  };
  std::vector<std::jthread> helpers;
  for (std::size_t t = 1; t < threads; ++t) {
    try {
      helpers.emplace_back(run);
    } catch (const std::system_error&) {
      break;  // fewer threads do the same work
    }
  }
  run();
}

struct Extension {
  std::string_view name;
  Format first, second;
};
constexpr Extension kExtensions[] = {
    {"pdf", Format::kPdf, Format::kPdf},         {"docx", Format::kDocx, Format::kDocx},
    {"docm", Format::kDocx, Format::kDocx},      {"dotx", Format::kDocx, Format::kDocx},
    {"dotm", Format::kDocx, Format::kDocx},      {"doc", Format::kOleDoc, Format::kRtf},
    {"xls", Format::kOleDoc, Format::kHtml},     {"ppt", Format::kOleDoc, Format::kOleDoc},
    {"xlsx", Format::kXlsx, Format::kXlsx},      {"xlsm", Format::kXlsx, Format::kXlsx},
    {"pptx", Format::kPptx, Format::kPptx},      {"odt", Format::kOdt, Format::kOdt},
    {"rtf", Format::kRtf, Format::kRtf},         {"htm", Format::kHtml, Format::kHtml},
    {"html", Format::kHtml, Format::kHtml},      {"txt", Format::kText, Format::kText},
    {"jpg", Format::kImage, Format::kImage},     {"jpeg", Format::kImage, Format::kImage},
    {"png", Format::kImage, Format::kImage},     {"tif", Format::kImage, Format::kImage},
    {"tiff", Format::kImage, Format::kImage},    {"zip", Format::kArchive, Format::kArchive},
    {"rar", Format::kArchive, Format::kArchive}, {"7z", Format::kArchive, Format::kArchive},
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
        {"wrong-extension", name + " is " + readers::FormatName(file.format), 0});
  }
}

void Hash(const Found& found, const Limits& limits, EvidenceFile& file) {
  Result<std::string> bytes = LoadFile(found.open, limits.max_file_bytes);
  if (!bytes) {
    file.document = bytes.error();
    return;
  }
  file.bytes = bytes->size();
  file.sha256 = Sha256Hex(*bytes);
  file.format = readers::DetectFormat(*bytes);
}

void Read(const Found& found, const Limits& limits, EvidenceFile& file) {
  Result<std::string> bytes = LoadFile(found.open, limits.max_file_bytes);
  if (!bytes) {
    file.document = bytes.error();
    return;
  }
  if (Sha256Hex(*bytes) != file.sha256) {
    file.document = Error{ErrorCode::kNotReadable, "the file changed while it was read"};
    return;
  }
  std::unique_lock<std::mutex> lock;
  if (file.format == Format::kPdf) lock = std::unique_lock(PdfMutex());
  file.document = readers::ReadFile(*bytes, limits);
}

}  // namespace

Result<std::vector<EvidenceFile>> ReadFolder(const std::string& folder,
                                             const FolderOptions& options) {
  Result<std::vector<Found>> found = Walk(folder, options.max_files);
  if (!found) return found.error();
  const std::size_t total = found->size();
  std::vector<EvidenceFile> files(total);
  for (std::size_t i = 0; i < total; ++i) {
    files[i].path = (*found)[i].path;
    if ((*found)[i].failed) files[i].document = (*found)[i].error;
  }

  // First the hashes, so that copies are known before the costly reading. Bytes are not kept in
  // between: a folder can be larger than the memory.
  ForEach(total, options.jobs, [&](std::size_t i) {
    if (!(*found)[i].failed)
      Guarded(files[i], [&] { Hash((*found)[i], options.limits, files[i]); });
  });
  std::unordered_map<std::string_view, int> first;
  for (std::size_t i = 0; i < total; ++i) {
    if (files[i].sha256.empty()) continue;
    const auto [place, fresh] = first.emplace(files[i].sha256, static_cast<int>(i));
    if (!fresh) files[i].duplicate_of = place->second;
  }

  std::mutex progress_mutex;
  std::size_t done = 0;
  ForEach(total, options.jobs, [&](std::size_t i) {
    if (!files[i].sha256.empty() && files[i].duplicate_of < 0)
      Guarded(files[i], [&] { Read((*found)[i], options.limits, files[i]); });
    const std::lock_guard<std::mutex> lock(progress_mutex);
    ++done;
    if (options.progress) options.progress(done, total, files[i].path);
  });
  // A copy says what its original says; only its name can lie on its own.
  for (EvidenceFile& file : files)
    if (file.duplicate_of >= 0)
      file.document = files[static_cast<std::size_t>(file.duplicate_of)].document;
  for (EvidenceFile& file : files) WarnOfExtension(file);
  return files;
}

}  // namespace capdo::evidence
