// The folder that `capdo batch` writes: results that are whole, known again after any interruption, and
// nothing else than what an undisturbed run would have left.
//
//   agencies/<id>/result.json …   what a person reads
//   .capdo/<id>                   what of it stands for which evidence: the key and the hash of each file
//
// An entry is written before its files and says what they must be. A file counts only with that hash, so it
// does not matter where a run was ended. Files of agencies that are gone are removed, but only those that
// still are what was written here.
//
//   Result<Store> store = Store::Open(out);                  // kInvalid: a folder of somebody else
//   store->Clean({"bo-a", "bo-b"});                          // others, and leftovers of ended runs, go
//   if (std::optional<std::string> json = store->Known("bo-a", key)) ...;
//   store->Keep("bo-a", key, {{"result.json", json}});
#ifndef CAPDO_BATCH_STORE_H_
#define CAPDO_BATCH_STORE_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"

namespace capdo::batch {

struct OutputFile {
  std::string name, bytes;
  bool edited_by_people = false;  // one that a person changed is left as it is
};

class Store {
 public:
  // Makes the folder. kInvalid where it holds files but was not made by this class, kTooLarge where another
  // run is at work in it, kNotReadable with the system's words.
  static Result<Store> Open(const std::string& folder);
  Store(Store&& other) noexcept;
  Store& operator=(Store&&) = delete;
  ~Store();

  // Removes leftovers of runs that were ended and the outputs of agencies that are not in `ids`. Gives the
  // files that were left because a person changed them.
  std::vector<std::string> Clean(const std::set<std::string>& ids) const;

  // The agency's result.json, where it stands for this key and is as it was written.
  std::optional<std::string> Known(const std::string& id, const std::string& key) const;
  // A file of the agency as it was written; nothing where it is gone or changed.
  std::optional<std::string> File(const std::string& id, const std::string& name) const;
  // Makes `files` what the agency has, and no other. `key` "" stands for no evidence: Known never gives it.
  // Gives the files that were left because a person changed them.
  Result<std::vector<std::string>> Keep(const std::string& id, const std::string& key,
                                        const std::vector<OutputFile>& files) const;
  // The same where the agency could not be checked; `reason` is a stable code.
  Result<std::vector<std::string>> KeepFailure(const std::string& id, const std::string& reason) const;

  // What Keep or KeepFailure wrote last; both empty where there is none.
  struct Outcome {
    std::string result_json, failure;
  };
  Outcome Load(const std::string& id) const;

  // A file beside agencies/, written only where it differs.
  Result<bool> Write(const std::string& name, const std::string& bytes) const;

 private:
  struct Entry;
  Store(std::string folder, int lock) : folder_(std::move(folder)), lock_(lock) {}
  std::string EntryPath(const std::string& id) const { return folder_ + "/.capdo/" + id; }
  std::string AgencyFolder(const std::string& id) const { return folder_ + "/agencies/" + id; }
  std::optional<Entry> ReadEntry(const std::string& id) const;
  Result<std::vector<std::string>> Replace(const std::string& id, const Entry& entry,
                                           const std::vector<OutputFile>& files) const;
  std::vector<std::string> Remove(const std::string& id, const Entry& entry, const Entry& keep) const;

  std::string folder_;
  int lock_;  // the folder itself, held for as long as the run lasts
};

}  // namespace capdo::batch

#endif  // CAPDO_BATCH_STORE_H_
