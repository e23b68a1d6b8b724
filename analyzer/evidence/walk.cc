#include "evidence/walk.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "text/normalized.h"

namespace capdo::evidence {

namespace fs = std::filesystem;

namespace {

// Deeper folders are entries that could not be read: nobody files documents there, but a hostile
// archive does.
constexpr int kMaxDepth = 64;

std::string Lower(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

class Walker {
 public:
  explicit Walker(std::size_t max_files) : max_files_(max_files) {}

  // False once there are too many files.
  bool Enter(const fs::path& folder, const std::string& prefix, int depth) {
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    if (error) return Refuse(folder, prefix, "folder: " + error.message());
    for (const fs::directory_iterator end; entries != end;) {
      if (!Visit(*entries, prefix, depth)) return false;
      entries.increment(error);
      if (error) return Refuse(folder, prefix, "folder: " + error.message());
    }
    return true;
  }

  std::vector<Found> Take() && {
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      // Two names that are one in NFC: the bytes on disk decide.
      return a.path != b.path ? a.path < b.path : a.open < b.open;
    });
    return std::move(found_);
  }

 private:
  bool Visit(const fs::directory_entry& entry, const std::string& prefix, int depth) {
    const std::string name = entry.path().filename().string();
    if (IsIgnored(name)) return true;
    const std::string path = prefix.empty() ? name : prefix + "/" + name;
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    if (error) return Refuse(entry.path(), path, error.message());
    switch (status.type()) {
      case fs::file_type::directory:
        if (depth >= kMaxDepth) return Refuse(entry.path(), path, "folders nested too deeply");
        return Enter(entry.path(), path, depth + 1);
      case fs::file_type::regular:
        return Add({path, entry.path().string()});
      case fs::file_type::symlink:
        return Refuse(entry.path(), path, "symbolic link", ErrorCode::kNotRegular);
      default:
        return Refuse(entry.path(), path, "not a regular file", ErrorCode::kNotRegular);
    }
  }

  bool Refuse(const fs::path& open, const std::string& path, std::string why,
              ErrorCode code = ErrorCode::kNotReadable) {
    Found found{path.empty() ? "." : path, open.string()};
    found.error = {code, std::move(why)};
    found.failed = true;
    return Add(std::move(found));
  }

  bool Add(Found found) {
    if (found_.size() >= max_files_) return false;
    found.path = text::ToNfc(found.path);
    found_.push_back(std::move(found));
    return true;
  }

  std::size_t max_files_;
  std::vector<Found> found_;
};

}  // namespace

bool IsIgnored(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.substr(0, 2) == "~$") return true;
  const std::string lower = Lower(name);
  return lower == "thumbs.db" || lower == "desktop.ini" || lower == "__macosx";
}

Result<std::vector<Found>> Walk(const std::string& folder, std::size_t max_files) {
  std::error_code error;
  const fs::path root(folder);
  const fs::file_status status = fs::status(root, error);
  if (status.type() == fs::file_type::not_found)
    return Error{ErrorCode::kNotFound, folder + ": no such file or folder"};
  if (error) return Error{ErrorCode::kNotReadable, folder + ": " + error.message()};

  if (status.type() == fs::file_type::regular) {
    // The user named this file: a link in its place is followed, ignored names are not.
    const fs::path real = fs::canonical(root, error);
    if (error) return Error{ErrorCode::kNotReadable, folder + ": " + error.message()};
    return std::vector<Found>{{text::ToNfc(root.filename().string()), real.string()}};
  }
  if (status.type() != fs::file_type::directory)
    return Error{ErrorCode::kNotReadable, folder + ": not a file or folder"};

  // A folder that cannot be listed at all is the user's mistake, not a finding.
  const fs::directory_iterator probe(root, error);
  if (error) return Error{ErrorCode::kNotReadable, folder + ": " + error.message()};

  Walker walker(max_files);
  if (!walker.Enter(root, "", 0))
    return Error{ErrorCode::kTooLarge,
                 folder + ": more than " + std::to_string(max_files) + " files"};
  std::vector<Found> found = std::move(walker).Take();
  if (found.empty()) return Error{ErrorCode::kEmpty, folder + ": no files"};
  return found;
}

}  // namespace capdo::evidence
