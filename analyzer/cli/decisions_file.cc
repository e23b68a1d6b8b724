#include "cli/decisions_file.h"

#include <cstdint>

#include "cli/console.h"
#include "cli/files.h"

namespace capdo::cli {

namespace {
constexpr std::uint64_t kMaxDecisions = 4u << 20;
}

Result<std::string> ReadDecisionsFile(const std::string& path) {
  const PathKind kind = KindOf(path);
  if (kind != PathKind::kFile && kind != PathKind::kMissing) return Error{ErrorCode::kNotRegular, path};
  return ReadWholeFile(path, kMaxDecisions);
}

std::optional<decisions::Decisions> DecisionsOrError(const std::string& path, const char* command, Language language) {
  const Result<std::string> text = ReadDecisionsFile(path);
  if (!text) {
    const ErrorCode code = text.error().code;
    UsageError(language, command,
               Message(language,
                       code == ErrorCode::kNotFound     ? "cli.file-not-found"
                       : code == ErrorCode::kTooLarge   ? "cli.too-large"
                       : code == ErrorCode::kNotRegular ? "cli.not-a-file"
                                                        : "cli.not-readable",
                       {{"path", path}}));
    return std::nullopt;
  }
  decisions::Loaded loaded = decisions::Read(*text);
  if (loaded.faults.empty()) return std::move(loaded.decisions);
  DecisionsFaulty(path, loaded.faults, command, language);
  return std::nullopt;
}

int DecisionsFaulty(const std::string& path, const std::vector<decisions::Fault>& faults, const char* command,
                    Language language) {
  for (const decisions::Fault& fault : faults) PrintError(language, decisions::FaultText(language, path, fault));
  return UsageError(language, command,
                    Message(language, "decisions.faulty", {{"count", std::to_string(faults.size())}}));
}

}  // namespace capdo::cli
