// What was read of a file, kept for the next run: an interrupted run goes on where it was, an unchanged file is not
// read again.
//
// An entry is named by the content of the file, the limits and the version of the program, so that it can never be
// stale; it is written beside its name and renamed, so that it is whole or absent. Entries are checked like the answer
// of a reading process: a damaged one is as good as none. They hold text of the evidence, so the folder is made for its
// owner alone, and there is none unless the user names one.
//
//   Cache cache("/home/x/.cache/capdo", limits);
//   if (std::optional<CachedFile> known = cache.Find(sha256)) ...;
//   cache.Keep(sha256, "pdf", document);
#ifndef CAPDO_EVIDENCE_CACHE_H_
#define CAPDO_EVIDENCE_CACHE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.h"
#include "base/limits.h"
#include "document/document.h"

namespace capdo::evidence {

struct CachedFile {
  std::string format;
  document::Document document;
  std::uint64_t bytes = 0;  // of the encoded document
};

class Cache {
 public:
  // `folder` "" keeps nothing and finds nothing.
  // `ocr`: whether pictures are recognised, which is another reading.
  Cache(std::string folder, const Limits& limits, bool ocr = true);

  // Makes the folder; kInternal with the folder and the system's words where that fails.
  Result<bool> Open() const;
  std::optional<CachedFile> Find(const std::string& sha256) const;
  // A full disk is no reason to stop: the file is then read again next time. Documents whose reading was stopped for
  // time or memory, or died, are not kept: another run may do better.
  void Keep(const std::string& sha256, const std::string& format,
            const document::Document& document) const;

 private:
  std::string PathOf(const std::string& sha256) const;

  std::string folder_, key_;
  Limits limits_;
};

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_CACHE_H_
