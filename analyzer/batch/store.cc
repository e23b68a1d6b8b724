#include "batch/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <system_error>
#include <utility>

#include "base/hash.h"
#include "base/write_file.h"

namespace capdo::batch {

namespace fs = std::filesystem;

namespace {

constexpr char kHead[] = "capdo-batch/1";
constexpr int kLockTries = 30;
constexpr useconds_t kLockPause = 100'000;
constexpr char kResultName[] = "result.json";

std::optional<std::string> ReadFile(const std::string& path) {
  std::error_code error;
  // Links are not followed: somebody else's file is not ours, whatever it holds.
  if (fs::symlink_status(path, error).type() != fs::file_type::regular) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (in.bad()) return std::nullopt;
  return std::move(bytes).str();
}

bool MakeFolder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  return fs::is_directory(path, error);
}

Error SystemError(int code) { return {ErrorCode::kNotReadable, std::generic_category().message(code)}; }

// ".result.json.4711.part": what WriteFile leaves where it is killed.
bool IsLeftover(const std::string& name) {
  if (!name.starts_with('.') || !name.ends_with(".part")) return false;
  const std::string middle = name.substr(1, name.size() - 6);
  const std::size_t dot = middle.rfind('.');
  return dot != std::string::npos && dot > 0 && dot + 1 < middle.size() &&
         std::all_of(middle.begin() + static_cast<std::ptrdiff_t>(dot) + 1, middle.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> NamesIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    names.push_back(it->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

void RemoveLeftovers(const std::string& folder) {
  for (const std::string& name : NamesIn(folder))
    if (IsLeftover(name)) unlink((folder + "/" + name).c_str());
}

Result<bool> WriteIfNew(const std::string& path, const std::string& bytes) {
  if (ReadFile(path) == bytes) return true;
  return WriteFile(path, bytes);
}

}  // namespace

// Text, one line each: the head, "key K", "failed REASON", "file HASH NAME" for every file.
struct Store::Entry {
  std::string key, failure;
  std::map<std::string, std::string> files;  // name → hash

  std::string Text() const {
    std::string text = std::string(kHead) + "\n";
    if (!key.empty()) text += "key " + key + "\n";
    if (!failure.empty()) text += "failed " + failure + "\n";
    for (const auto& [name, hash] : files) text += "file " + hash + " " + name + "\n";
    return text;
  }

  static std::optional<Entry> Parse(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    if (!std::getline(lines, line) || line != kHead) return std::nullopt;
    Entry entry;
    while (std::getline(lines, line)) {
      std::istringstream words(line);
      std::string word;
      words >> word;
      if (word == "key") {
        words >> entry.key;
      } else if (word == "failed") {
        words >> entry.failure;
      } else if (word == "file") {
        std::string hash, name;
        words >> hash >> name;
        // Names of ours hold neither blanks nor slashes; a changed entry must not lead elsewhere.
        if (!words || name.find('/') != std::string::npos || name == "..") return std::nullopt;
        entry.files[name] = hash;
      }
    }
    return entry;
  }
};

Result<Store> Store::Open(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder + "/.capdo", error) && !NamesIn(folder).empty())
    return Error{ErrorCode::kInvalid, folder};
  if (!MakeFolder(folder)) return SystemError(errno != 0 ? errno : ENOTDIR);
  const int lock = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock < 0) return SystemError(errno);
  Store store(folder, lock);
  // Shares that know no locks are used without one. The processes of a run that was killed may take a moment to go.
  for (int tries = 0; flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK; ++tries) {
    if (tries == kLockTries) return Error{ErrorCode::kTooLarge, folder};
    usleep(kLockPause);
  }
  for (const char* part : {"/.capdo", "/agencies"})
    if (!MakeFolder(folder + part)) return SystemError(errno != 0 ? errno : ENOTDIR);
  return store;
}

Store::Store(Store&& other) noexcept : folder_(std::move(other.folder_)), lock_(std::exchange(other.lock_, -1)) {}

Store::~Store() {
  if (lock_ >= 0) close(lock_);
}

std::optional<Store::Entry> Store::ReadEntry(const std::string& id) const {
  const std::optional<std::string> text = ReadFile(EntryPath(id));
  return text ? Entry::Parse(*text) : std::nullopt;
}

// Of the files of `entry` those that `keep` has not, or has otherwise.
std::vector<std::string> Store::Remove(const std::string& id, const Entry& entry, const Entry& keep) const {
  std::vector<std::string> left;
  for (const auto& [name, hash] : entry.files) {
    const auto kept = keep.files.find(name);
    if (kept != keep.files.end() && kept->second == hash) continue;
    const std::string path = AgencyFolder(id) + "/" + name;
    const std::optional<std::string> bytes = ReadFile(path);
    if (!bytes) continue;
    if (Sha256Hex(*bytes) == hash) {
      unlink(path.c_str());
    } else if (kept == keep.files.end()) {
      left.push_back("agencies/" + id + "/" + name);
    }
  }
  return left;
}

std::vector<std::string> Store::Clean(const std::set<std::string>& ids) const {
  std::vector<std::string> left;
  RemoveLeftovers(folder_);
  RemoveLeftovers(folder_ + "/.capdo");
  for (const std::string& id : NamesIn(folder_ + "/.capdo")) {
    const std::string agency = AgencyFolder(id);
    RemoveLeftovers(agency);
    if (ids.contains(id)) continue;
    const std::optional<Entry> entry = ReadEntry(id);
    if (!entry) continue;
    for (std::string& path : Remove(id, *entry, {})) left.push_back(std::move(path));
    rmdir(agency.c_str());  // where nothing else is in it
    unlink(EntryPath(id).c_str());
  }
  return left;
}

std::optional<std::string> Store::Known(const std::string& id, const std::string& key) const {
  const std::optional<Entry> entry = ReadEntry(id);
  if (!entry || key.empty() || entry->key != key) return std::nullopt;
  std::string json = Load(id).result_json;
  return json.empty() ? std::nullopt : std::optional(std::move(json));
}

Store::Outcome Store::Load(const std::string& id) const {
  const std::optional<Entry> entry = ReadEntry(id);
  if (!entry) return {};
  if (!entry->failure.empty()) return {"", entry->failure};
  return {File(id, kResultName).value_or(""), ""};
}

std::optional<std::string> Store::File(const std::string& id, const std::string& name) const {
  const std::optional<Entry> entry = ReadEntry(id);
  if (!entry) return std::nullopt;
  const auto file = entry->files.find(name);
  if (file == entry->files.end()) return std::nullopt;
  std::optional<std::string> bytes = ReadFile(AgencyFolder(id) + "/" + name);
  if (!bytes || Sha256Hex(*bytes) != file->second) return std::nullopt;
  return bytes;
}

Result<std::vector<std::string>> Store::Keep(const std::string& id, const std::string& key,
                                             const std::vector<OutputFile>& files) const {
  return Replace(id, {key, "", {}}, files);
}

Result<std::vector<std::string>> Store::KeepFailure(const std::string& id, const std::string& reason) const {
  return Replace(id, {"", reason, {}}, {});
}

Result<std::vector<std::string>> Store::Replace(const std::string& id, const Entry& head,
                                                const std::vector<OutputFile>& files) const {
  const Entry old = ReadEntry(id).value_or(Entry{});
  Entry entry = head;
  for (const OutputFile& file : files) entry.files[file.name] = Sha256Hex(file.bytes);
  // The old files go before the new entry stands: a file is at any time what its entry says, or a person's.
  std::vector<std::string> left = Remove(id, old, entry);
  if (Result<bool> written = WriteIfNew(EntryPath(id), entry.Text()); !written) return written.error();
  if (files.empty()) {
    rmdir(AgencyFolder(id).c_str());
    return left;
  }
  if (!MakeFolder(AgencyFolder(id))) return SystemError(errno != 0 ? errno : ENOTDIR);
  for (const OutputFile& file : files) {
    const std::string path = AgencyFolder(id) + "/" + file.name;
    const std::optional<std::string> there = file.edited_by_people ? ReadFile(path) : std::nullopt;
    if (there && *there != file.bytes) {
      left.push_back("agencies/" + id + "/" + file.name);
      continue;
    }
    if (Result<bool> written = WriteIfNew(path, file.bytes); !written) return written.error();
  }
  return left;
}

Result<bool> Store::Write(const std::string& name, const std::string& bytes) const {
  return WriteIfNew(folder_ + "/" + name, bytes);
}

}  // namespace capdo::batch
