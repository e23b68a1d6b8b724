#include "cli/reading_options.h"

#include <cstdio>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "cli/rule_data.h"

namespace capdo::cli {

namespace {
constexpr int kMaxJobs = 256;
}

bool ReadReadingOptions(const ReadingArguments& arguments, const char* command, Language language,
                        PipelineOptions& options) {
  const ArgumentReader read(language, command);
  const auto usage = [&](std::string_view key, MessageArguments values) {
    UsageError(language, command, Message(language, key, values));
    return false;
  };
  options.as_of = Today();
  if (!arguments.as_of.empty()) {
    const auto date = read.Date(arguments.as_of);
    if (!date) return false;
    options.as_of = *date;
  }
  if (!arguments.jobs.empty()) {
    const auto jobs = read.Whole("--jobs", arguments.jobs, 1, kMaxJobs);
    if (!jobs) return false;
    options.jobs = *jobs;
  }
  for (const std::string& limit : arguments.limits)
    if (const Result<bool> set = SetLimit(options.limits, limit); !set)
      return usage("cli.bad-limit", {{"value", limit}, {"detail", set.error().message}});
  if (const PathKind cache = KindOf(arguments.cache);
      !arguments.cache.empty() && cache != PathKind::kFolder && cache != PathKind::kMissing)
    return usage("cli.not-a-folder", {{"path", arguments.cache}});
  options.cache = arguments.cache;
  options.ocr = !arguments.no_ocr;
  options.rules_id = arguments.rules;
  if (!arguments.checklist.empty() && KindOf(arguments.checklist) != PathKind::kFile)
    return usage("cli.file-not-found", {{"path", arguments.checklist}});
  options.checklist_file = arguments.checklist;
  const auto data = DataDirOrError(arguments.data, command, language);
  if (!data) return false;
  options.data_dir = *data;
  return true;
}

int RulesFailed(const Error& error, const PipelineOptions& options, const char* command, Language language) {
  if (error.code == ErrorCode::kNotFound) {
    std::string list;
    for (const std::string& id : rules::ListRuleSets(options.data_dir)) list += (list.empty() ? "" : ", ") + id;
    return UsageError(language, command,
                      Message(language, "cli.rules-not-found", {{"id", options.rules_id}, {"list", list}}));
  }
  // The diagnostics hold carets under their columns: they are printed as they are.
  std::fputs((error.message + '\n').c_str(), stderr);
  const auto count = rules::Load(options.data_dir, options.rules_id, options.checklist_file);
  PrintError(language, Message(language, "cli.rules-faulty",
                               {{"count", count ? std::to_string(count->diagnostics.size()) : "1"}}));
  return kExitUsage;
}

void TellOfMissingLayers(const std::vector<std::string>& layers, Language language) {
  std::string list;
  for (const std::string& layer : layers) list += (list.empty() ? "" : ", ") + layer;
  if (!list.empty()) PrintNote(language, Message(language, "cli.missing-layers", {{"list", list}}));
}

}  // namespace capdo::cli
