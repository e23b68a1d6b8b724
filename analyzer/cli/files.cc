#include "cli/files.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

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
  const auto failed = [] { return Error{ErrorCode::kNotReadable, std::strerror(errno)}; };
  if (path == "-") {
    if (!Print(content)) return failed();
    return true;
  }
  const std::string temporary = path + ".part" + std::to_string(getpid());
  errno = 0;
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    if (!out) return failed();
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (!out) {
      const Error error = failed();
      std::remove(temporary.c_str());
      return error;
    }
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    const Error error = failed();
    std::remove(temporary.c_str());
    return error;
  }
  return true;
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
