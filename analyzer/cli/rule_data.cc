#include "cli/rule_data.h"

#include "cli/console.h"
#include "cli/data_dir.h"

namespace capdo::cli {

std::optional<std::string> DataDirOrError(const std::string& option, std::string_view command,
                                          Language language) {
  const Result<std::string> data = FindDataDir(option);
  if (data) return *data;
  const std::string& path = data.error().message;
  UsageError(language, command,
             path.empty() ? Message(language, "cli.data-not-found")
                          : Message(language, "cli.data-not-found-at", {{"path", path}}));
  return std::nullopt;
}

std::optional<rules::LoadedRules> RulesOrError(const std::string& data_dir, const std::string& id,
                                               const std::string& checklist,
                                               std::string_view command, Language language) {
  Result<rules::LoadedRules> loaded = rules::Load(data_dir, id, checklist);
  if (loaded) return *std::move(loaded);
  if (loaded.error().code == ErrorCode::kNotFound) {
    std::string list;
    for (const std::string& other : rules::ListRuleSets(data_dir))
      list += (list.empty() ? "" : ", ") + other;
    UsageError(language, command,
               Message(language, "cli.rules-not-found", {{"id", id}, {"list", list}}));
  } else {
    UsageError(language, command,
               Message(language, "cli.run-failed", {{"detail", loaded.error().message}}));
  }
  return std::nullopt;
}

}  // namespace capdo::cli
