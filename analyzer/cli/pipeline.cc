#include "cli/pipeline.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <new>

#include "base/messages.h"
#include "cli/version.h"
#include "decisions/apply.h"
#include "evidence/folder.h"
#include "rules/ruleset.h"
#include "scoring/score.h"

namespace capdo::cli {

namespace {

std::vector<analysis::InputFile> ToInput(std::vector<evidence::EvidenceFile> files) {
  std::vector<analysis::InputFile> out;
  out.reserve(files.size());
  for (evidence::EvidenceFile& file : files) {
    analysis::InputFile input;
    input.path = file.path;
    input.sha256 = file.sha256;
    input.format = file.format;
    input.duplicate_of = file.duplicate_of;
    input.container = file.container;
    if (file.document && file.duplicate_of < 0) {
      input.document = *std::move(file.document);
    } else if (!file.document) {
      input.error = file.document.error();
    }
    out.push_back(std::move(input));
  }
  return out;
}

using Hits = std::map<std::string, int, std::less<>>;  // of a bound, by name

Hits HitsOf(const std::vector<evidence::EvidenceFile>& files) {
  Hits hits;
  for (const evidence::EvidenceFile& file : files) {
    if (file.duplicate_of >= 0) continue;
    if (!file.document) {
      if (!file.document.error().limit.empty()) ++hits[file.document.error().limit];
      continue;
    }
    for (const document::Warning& warning : file.document->warnings)
      if (warning.code == "limit") ++hits[LimitNameOf(warning.detail)];
  }
  return hits;
}

// Which bounds were met how often, and which the user had changed.
std::vector<result::LimitEntry> DescribeLimits(const Hits& hits, const Limits& limits) {
  std::map<std::string, std::uint64_t, std::less<>> usual;
  ForEachLimit(Limits{}, [&](const LimitInfo& info, std::uint64_t value) {
    usual.emplace(info.name, value);
  });
  std::vector<result::LimitEntry> entries;
  ForEachLimit(limits, [&](const LimitInfo& info, std::uint64_t value) {
    const auto met = hits.find(info.name);
    const bool changed = usual.find(info.name)->second != value;
    if (met == hits.end() && !changed) return;
    entries.push_back({std::string(info.name), static_cast<double>(value),
                       met == hits.end() ? 0 : met->second, changed});
  });
  return entries;
}

decisions::Known KnownOf(const rules::RuleSet& rules) {
  decisions::Known known{{}, {"law", "template", "other"}};
  for (const rules::Check& check : rules.checks) known.checks.insert(check.id);
  for (const rules::KindRule& kind : rules.kinds) known.kinds.insert(kind.kind);
  return known;
}

// `result` is what the program alone found. It stays so where the decisions have faults.
void Decide(decisions::Loaded& given, std::vector<analysis::InputFile> input, const rules::RuleSet& rules,
            const analysis::Options& options, result::Result& result) {
  if (!given.faults.empty()) return;
  const decisions::Known known = KnownOf(rules);
  const decisions::Matched matched = decisions::MatchDocuments(given.decisions, result, known);
  result::Result decided = result;
  if (matched.faults.empty() && !matched.applied.empty()) {
    for (const auto& [statement, part] : matched.applied)
      for (analysis::InputFile& file : input)
        if (file.sha256 == statement->sha256)
          file.stated.push_back({part, statement->fields, statement->who, statement->when, statement->reason});
    decided = analysis::Analyze(input, rules, options);
    scoring::Score(decided, rules.checklist);
  }
  decided.decisions = {{}, result.score.awarded, result.score.possible, 0, 0, {}, {}};
  for (const decisions::DocumentStatement* one : matched.changed)
    decided.decisions->changed_documents.push_back({one->path, one->sha256, one->who, one->when});
  given.faults = matched.faults;
  for (decisions::Fault& fault : decisions::Apply(given.decisions, known, decided))
    given.faults.push_back(std::move(fault));
  std::stable_sort(given.faults.begin(), given.faults.end(),
                   [](const decisions::Fault& a, const decisions::Fault& b) { return a.line < b.line; });
  if (!given.faults.empty()) return;
  // What is to be done about a check that only the person found wanting stands in the rules.
  for (result::CheckResult& check : decided.checks)
    if (const rules::Check* rule = rules.Find(check.id);
        rule != nullptr && check.overridden() && check.decision->proposed_fix.empty() && !check.fix.empty())
      check.fix = rule->fix;
  scoring::ScoreAgain(decided);
  result = std::move(decided);
}

Result<result::Result> Run(const PipelineOptions& options, const rules::RuleSet& rules);

}  // namespace

Result<rules::RuleSet> LoadRules(const PipelineOptions& options) {
  Result<rules::LoadedRules> loaded =
      rules::Load(options.data_dir, options.rules_id, options.checklist_file);
  if (!loaded) return loaded.error();
  if (!loaded->diagnostics.empty()) {
    std::string all;
    for (const rules::Diagnostic& diagnostic : loaded->diagnostics)
      all += rules::FormatDiagnostic(diagnostic);
    return Error{ErrorCode::kInvalid, all};
  }
  return std::move(loaded->rules);
}

Result<result::Result> RunCheck(const PipelineOptions& options) {
  const Result<rules::RuleSet> rules = LoadRules(options);
  if (!rules) return rules.error();
  return RunCheck(options, *rules);
}

Result<result::Result> RunCheck(const PipelineOptions& options, const rules::RuleSet& rules) {
  // The bounds of a folder should not let it come to this; where the machine has less, it is this folder's failure.
  try {
    return Run(options, rules);
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::kMemory, "the analysis ran out of memory"};
  }
}

namespace {

Result<result::Result> Run(const PipelineOptions& options, const rules::RuleSet& rules) {
  evidence::FolderOptions folder_options;
  folder_options.jobs = options.jobs;
  folder_options.limits = options.limits;
  folder_options.cache = options.cache;
  folder_options.ocr = options.ocr;
  evidence::Isolation isolation;
  folder_options.isolation = &isolation;
  if (options.progress) {
    folder_options.progress = [&](std::size_t done, std::size_t total, const std::string& path) {
      options.progress(static_cast<int>(done), static_cast<int>(total), path);
    };
  }
  Result<std::vector<evidence::EvidenceFile>> files =
      evidence::ReadFolder(options.folder, folder_options);
  if (!files) return files.error();
  Hits hits = HitsOf(*files);
  analysis::Options analysis_options;
  analysis_options.as_of = options.as_of;
  analysis_options.long_texts = options.long_texts;
  analysis_options.max_documents = options.limits.max_folder_documents;
  std::vector<analysis::InputFile> input = ToInput(*std::move(files));
  result::Result result = analysis::Analyze(input, rules, analysis_options);
  for (const result::LimitEntry& met : result.limits) hits[met.name] += met.hits;
  scoring::Score(result, rules.checklist);
  analysis_options.long_texts = nullptr;
  if (options.decisions != nullptr) Decide(*options.decisions, std::move(input), rules, analysis_options, result);
  result.tool_version = kVersion;
  result.limits = DescribeLimits(hits, options.limits);
  result.readers = {std::move(isolation.missing_layers), isolation.processes, isolation.stopped,
                    isolation.died, isolation.from_cache};
  // What the readers report as codes becomes sentences here, so that the JSON alone can be read by
  // a person.
  constexpr Language kLanguage = Language::kVietnamese;
  for (result::DocumentEntry& document : result.documents) {
    for (result::WarningEntry& warning : document.warnings) {
      warning.message = MessageOr(kLanguage, "warning." + warning.code, "warning.other",
                                  {{"code", warning.code}, {"detail", warning.message}});
    }
    if (document.outcome != "read" && !document.reason.empty()) {
      document.message = FileMessage(kLanguage, "reason", document.format, document.reason);
    }
  }
  result::Seal(result);
  return result;
}

}  // namespace

}  // namespace capdo::cli
