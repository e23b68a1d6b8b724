#include "cli/result_file.h"

#include <cstdint>
#include <string_view>

#include "cli/console.h"
#include "cli/files.h"

namespace capdo::cli {

namespace {

constexpr std::uint64_t kMaxResultBytes = 256ull << 20;

}  // namespace

std::string ResultPath(const std::string& path) {
  const std::string inside = path + "/result.json";
  return KindOf(path) == PathKind::kFolder && KindOf(inside) == PathKind::kFile ? inside : path;
}

bool IsBatchFolder(const std::string& path) {
  return KindOf(path) == PathKind::kFolder && KindOf(path + "/agencies") == PathKind::kFolder &&
         KindOf(path + "/summary.json") == PathKind::kFile;
}

std::optional<result::Result> ResultOrError(const std::string& given, const char* command, Language language) {
  const std::string path = ResultPath(given);
  const auto complain = [&](std::string_view key, const std::string& detail = "") -> std::optional<result::Result> {
    UsageError(language, command, Message(language, key, {{"path", path}, {"detail", detail}}));
    return std::nullopt;
  };
  if (IsBatchFolder(path)) return complain("cli.batch-folder");
  const Result<std::string> json = ReadWholeFile(path, kMaxResultBytes);
  if (!json) {
    const ErrorCode code = json.error().code;
    return complain(code == ErrorCode::kNotFound   ? "cli.file-not-found"
                    : code == ErrorCode::kTooLarge ? "cli.too-large"
                                                   : "cli.not-readable");
  }
  Result<result::Result> result = result::FromJson(*json);
  if (!result) return complain("cli.result-faulty", result.error().message);
  return *std::move(result);
}

}  // namespace capdo::cli
