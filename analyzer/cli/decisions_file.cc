#include "cli/decisions_file.h"

#include <cstdint>

#include "cli/arguments.h"
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

void TellOfDecisions(const result::Result& result, const std::string& path, Language language) {
  if (!result.decisions) return;
  std::string changed, future;
  int changed_count = result.decisions->changed, future_count = 0;
  const std::string today = Today().ToIso();
  const auto look = [&](const std::string& name, const std::string& when) {
    if (when <= today) return;
    if (future_count++ == 0) future = name;
  };
  for (const result::CheckResult& check : result.checks) {
    if (!check.decision) continue;
    look(check.id, check.decision->when);
    if (changed.empty() && check.decision->state == "changed") changed = check.id;
  }
  for (const result::DocumentEntry& document : result.documents)
    for (const result::Statement& stated : document.stated) look(document.path, stated.when);
  for (const result::ChangedStatement& one : result.decisions->changed_documents)
    if (changed.empty()) changed = one.path;
  const auto tell = [&](std::string_view key, int count, const std::string& first) {
    if (count > 0)
      PrintNote(language, Message(language, key, {{"path", path}, {"count", std::to_string(count)}, {"first", first}}));
  };
  tell("decisions.not-applied", changed_count, changed);
  tell("decisions.future", future_count, future);
}

}  // namespace capdo::cli
