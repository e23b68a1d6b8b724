// Writes a file so that whoever looks sees the old content or the new, never half of it.
//
// The content goes to a hidden file beside the name ("." name "." pid ".part"), to the disk, and is then renamed. An
// interrupted or failed write leaves the old file as it was. A name that is a pipe or a device ("/dev/stdout") is
// written to directly.
//
//   Result<bool> written = WriteFile("ket-qua.json", json);
//   if (!written) ...written.error().message;            // "No space left on device"
#ifndef CAPDO_BASE_WRITE_FILE_H_
#define CAPDO_BASE_WRITE_FILE_H_

#include <string>
#include <string_view>

#include "base/error.h"

namespace capdo {

enum class FileAccess { kEverybody, kOwner };

// kNotReadable with the system's words where it cannot be written.
Result<bool> WriteFile(const std::string& path, std::string_view content,
                       FileAccess access = FileAccess::kEverybody);

}  // namespace capdo

#endif  // CAPDO_BASE_WRITE_FILE_H_
