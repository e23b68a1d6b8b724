// Files that the commands read and write themselves (evidence goes through evidence/).
#ifndef CAPDO_CLI_FILES_H_
#define CAPDO_CLI_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace capdo::cli {

enum class PathKind { kMissing, kFile, kFolder, kOther };
PathKind KindOf(const std::string& path);

// kNotFound, kNotReadable (a folder, no rights), kTooLarge.
Result<std::string> ReadWholeFile(const std::string& path, std::uint64_t max_bytes);

// "-" is standard output. A file is written beside its name and then renamed, so that a reader sees
// the old content or the new, never half of it. kNotReadable with the system's words where it
// cannot be written.
Result<bool> WriteOutput(const std::string& path, std::string_view content);

// Whether `path`, which need not exist, lies in `folder` (or is it), links resolved. Results never go there: they would be
// evidence the next time.
bool IsInside(const std::string& path, const std::string& folder);

// Whether anything under the folder could be evidence: a regular file that is not a program's
// leftover.
bool HasAnyFile(const std::string& folder);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_FILES_H_
