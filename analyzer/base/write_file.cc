#include "base/write_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace capdo {

namespace {

Error Failed(int code) {
  return {ErrorCode::kNotReadable, std::generic_category().message(code)};
}

// 0, or the error.
int WriteAll(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t count = write(file, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

// Network file systems tell of a full disk only when the file is closed.
int Finish(int file, int error, bool to_disk) {
  if (error == 0 && to_disk && fsync(file) != 0 && errno != EINVAL && errno != EROFS) error = errno;
  if (close(file) != 0 && error == 0) error = errno;
  return error;
}

}  // namespace

Result<bool> WriteFile(const std::string& path, std::string_view content, FileAccess access) {
  struct stat info {};
  if (stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) {
    const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return Failed(errno);
    const int error = Finish(file, WriteAll(file, content), /*to_disk=*/false);
    if (error != 0) return Failed(error);
    return true;
  }
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  const std::string temporary = folder + "." + path.substr(folder.size()) + "." + std::to_string(getpid()) + ".part";
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
                        access == FileAccess::kOwner ? 0600 : 0666);
  if (file < 0) return Failed(errno);
  int error = Finish(file, WriteAll(file, content), /*to_disk=*/true);
  if (error == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return true;
  unlink(temporary.c_str());
  return Failed(error);
}

}  // namespace capdo
