// A folder of evidence as it was handed in: every file with its hash, its true format and what a reader made of it.
//
// Promises:
//  * The order is that of the paths in NFC, byte by byte: it depends neither on the file system nor on timing.
//  * A file that cannot be read is an entry with an Error, never a missing entry and never the end of the run.
//  * Nothing is modified. Symbolic links are not followed (only `folder` itself may be one); pipes and devices are not
//    opened for reading. Both are entries with kNotRegular.
//  * The Document of an entry was made of exactly the bytes that `sha256` names.
//  * What is over a bound of the folder (limits.max_folder_bytes, max_folder_text) has kFolderFull, with the path of the file
//    that takes most of the place as message. The bound is shared out (base/fair_shares.h), so that no large file or archive
//    takes the place of others.
//  * Files are read in processes that can be killed (worker/client.h); a file that hangs, eats memory or crashes its
//    reader has an Error or misses pages, and changes no other entry.
//  * Left out without a word: dot files, "~$*" (locks of Office), Thumbs.db, desktop.ini, __MACOSX.
//
//   Result<std::vector<EvidenceFile>> files = ReadFolder("/data/ho-so-tinh-x", {});
//   if (!files) return files.error();                    // kNotFound, kNotReadable, kEmpty, kTooLarge
//   for (const EvidenceFile& file : *files)
//     if (file.document) Use(*file.document);
#ifndef CAPDO_EVIDENCE_FOLDER_H_
#define CAPDO_EVIDENCE_FOLDER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "document/document.h"

namespace capdo::evidence {

struct EvidenceFile {
  std::string path;    // below the folder, '/' between names, UTF-8 in NFC
  std::string sha256;  // "" where the bytes could not be read
  std::uint64_t bytes = 0;
  std::string format = "unknown";  // by its bytes: "pdf", "docx", "archive", ... (readers/reader.h)
  int duplicate_of = -1;  // index of an earlier file with the same bytes
  int container = -1;     // index of the archive, e-mail or document that it was in; before it
  // A name that lies about the format adds the warning "wrong-extension" ("docx → pdf").
  Result<document::Document> document = Error{ErrorCode::kInternal, "not read yet"};
};

// How the files were kept apart from this process, and what that cost. Differs from run to run.
struct Isolation {
  std::vector<std::string> missing_layers;  // of worker/sandbox.h, that this kernel does not have
  int processes = 0;                        // reading processes that were started
  int stopped = 0;                          // of these, killed for time or memory
  int died = 0;                             // of these, ended by a fault
  int from_cache = 0;                       // files that were not read again
};

struct FolderOptions {
  Limits limits = {};
  int jobs = 0;       // reading processes; 0: one per processor. The result does not depend on it.
  bool ocr = true;  // recognise the text of pictures
  std::string cache = {};  // folder of evidence/cache.h; "" none
  Isolation* isolation = nullptr;  // filled where given
  std::size_t max_files = 50'000;  // more is kTooLarge: somebody pointed at a whole disk
  // After each file, with the number of files done. Called by one thread at a time, not always the same one.
  std::function<void(std::size_t done, std::size_t total, const std::string& path)> progress = {};
};

// A path to a single file is a folder of one.
Result<std::vector<EvidenceFile>> ReadFolder(const std::string& folder,
                                             const FolderOptions& options);

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_FOLDER_H_
