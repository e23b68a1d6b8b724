#include "cli/files.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/write_file.h"
#include "cli/console.h"

namespace capdo::cli {

namespace fs = std::filesystem;

PathKind KindOf(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return PathKind::kMissing;
  if (fs::is_directory(status)) return PathKind::kFolder;
  return fs::is_regular_file(status) ? PathKind::kFile : PathKind::kOther;
}

Result<std::string> ReadWholeFile(const std::string& path, std::uint64_t max_bytes) {
  switch (KindOf(path)) {
    case PathKind::kMissing:
      return Error{ErrorCode::kNotFound, path};
    case PathKind::kFolder:
    case PathKind::kOther:
      return Error{ErrorCode::kNotReadable, path};
    case PathKind::kFile:
      break;
  }
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) return Error{ErrorCode::kNotReadable, path};
  const std::streamoff size = in.tellg();
  if (size < 0) return Error{ErrorCode::kNotReadable, path};
  if (static_cast<std::uint64_t>(size) > max_bytes) return Error{ErrorCode::kTooLarge, path};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.seekg(0);
  in.read(bytes.data(), size);
  if (!in) return Error{ErrorCode::kNotReadable, path};
  return bytes;
}

Result<bool> WriteOutput(const std::string& path, std::string_view content) {
  if (path != "-") return WriteFile(path, content);
  errno = 0;
  if (!Print(content)) return Error{ErrorCode::kNotReadable, std::strerror(errno)};
  return true;
}

bool IsInside(const std::string& path, const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return false;
  const fs::path root = fs::weakly_canonical(folder, error);
  if (error) return false;
  fs::path at = fs::weakly_canonical(fs::absolute(path), error);
  if (error) return false;
  for (;; at = at.parent_path()) {
    if (at == root) return true;
    if (at == at.parent_path()) return false;
  }
}

bool HasAnyFile(const std::string& folder) {
  std::error_code error;
  fs::recursive_directory_iterator end;
  for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied,
                                           error);
       !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with("~$") || name == "Thumbs.db" || name == ".DS_Store" ||
        name == "desktop.ini")
      continue;
    if (it->symlink_status(error).type() == fs::file_type::regular) return true;
  }
  return false;
}

}  // namespace capdo::cli
