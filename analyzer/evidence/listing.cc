#include "evidence/listing.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/hash.h"
#include "evidence/folder.h"
#include "evidence/seal.h"
#include "evidence/walk.h"
#include "text/normalized.h"

namespace capdo::evidence {

namespace fs = std::filesystem;

namespace {

// Where the ending that names an archive begins; npos where none does.
std::size_t ArchiveEnding(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::string_view::npos;
  std::string ending(name.substr(dot + 1));
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (ending.empty() || ending.find(' ') != std::string::npos ||
      kArchiveNames.find(" " + ending + " ") == std::string_view::npos)
    return std::string_view::npos;
  // "Sở A.tar.gz" has two.
  if (dot > 4) {
    std::string inner(name.substr(dot - 4, 4));
    for (char& c : inner)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (inner == ".tar") return dot - 4;
  }
  return dot;
}

EntryKind KindOf(const fs::directory_entry& entry, const std::string& name) {
  std::error_code error;
  switch (entry.symlink_status(error).type()) {
    case fs::file_type::directory:
      return EntryKind::kFolder;
    case fs::file_type::regular:
      return IsArchiveName(name) ? EntryKind::kArchive : EntryKind::kFile;
    default:
      return EntryKind::kOther;
  }
}

}  // namespace

bool IsArchiveName(std::string_view name) { return ArchiveEnding(name) != std::string_view::npos; }

std::string WithoutArchiveEnding(const std::string& name) {
  return name.substr(0, std::min(ArchiveEnding(name), name.size()));
}

Result<std::vector<ListedEntry>> ListFolder(const std::string& folder) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  std::vector<ListedEntry> list;
  for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
    const std::string name = text::ToNfc(entries->path().filename().string());
    if (!IsIgnored(name)) list.push_back({name, entries->path().string(), KindOf(*entries, name)});
  }
  if (error) return Error{ErrorCode::kNotReadable, folder + ": " + error.message()};
  std::sort(list.begin(), list.end(), [](const ListedEntry& a, const ListedEntry& b) {
    return a.name != b.name ? a.name < b.name : a.open < b.open;
  });
  return list;
}

Result<std::string> Fingerprint(const std::string& folder, const Limits& limits) {
  const Result<std::vector<Found>> found = Walk(folder, FolderOptions{}.max_files);
  if (!found) return found.error();
  Sha256 all;
  for (const Found& file : *found) {
    std::string content;
    if (file.failed) {
      content = ErrorCodeName(file.error.code);
    } else if (const Result<FileHash> hash = HashFile(file.open, limits.max_file_bytes)) {
      content = hash->sha256;
    } else {
      content = ErrorCodeName(hash.error().code);
    }
    // A NUL stands in no path.
    all.Add(file.path + '\0' + content + '\0');
  }
  return all.Hex();
}

}  // namespace capdo::evidence
