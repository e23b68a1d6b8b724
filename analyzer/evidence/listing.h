// What stands directly in a folder, without reading any of it: for commands that find dossiers in a
// folder of folders.
//
// Names that are never evidence (dot files, locks of Office, Thumbs.db) are left out, links are not
// followed. The order is that of the names in NFC, byte by byte, on every file system.
//
//   Result<std::vector<ListedEntry>> entries = ListFolder("/data/ho-so-84-co-quan");
//   for (const ListedEntry& entry : *entries)
//     if (entry.kind == EntryKind::kFolder) ...;
#ifndef CAPDO_EVIDENCE_LISTING_H_
#define CAPDO_EVIDENCE_LISTING_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/limits.h"

namespace capdo::evidence {

enum class EntryKind { kFolder, kArchive, kFile, kOther };  // kOther: link, pipe, device

struct ListedEntry {
  std::string name;  // NFC
  std::string open;  // the path as the file system knows it
  EntryKind kind = EntryKind::kFile;
};

// Between blanks, as the table of folder.cc has them.
inline constexpr std::string_view kArchiveNames = " zip rar 7z tar tgz gz bz2 tbz2 xz txz ";

// By the name alone: "Sở A.tar.gz" is one.
bool IsArchiveName(std::string_view name);
// "Sở A" for "Sở A.tar.gz"; other names as they are.
std::string WithoutArchiveEnding(const std::string& name);

// kNotReadable with the system's words.
Result<std::vector<ListedEntry>> ListFolder(const std::string& folder);

// One hash over the names and the content of every file under `folder` (or of one archive): equal
// where nothing that a result depends on has changed. Files that cannot be opened count with the
// reason. Errors as those of ReadFolder.
Result<std::string> Fingerprint(const std::string& folder, const Limits& limits);

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_LISTING_H_
