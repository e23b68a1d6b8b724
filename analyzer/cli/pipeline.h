// From a folder to a sealed result: evidence → readers → analysis → scoring → decisions. The one place
// where the rooms meet.
#ifndef CAPDO_CLI_PIPELINE_H_
#define CAPDO_CLI_PIPELINE_H_

#include <functional>
#include <string>

#include "analysis/analyze.h"
#include "base/error.h"
#include "base/limits.h"
#include "decisions/decisions.h"
#include "result/result.h"
#include "rules/ruleset.h"
#include "text/fields.h"

namespace capdo::cli {

struct PipelineOptions {
  std::string folder;  // or one archive
  std::string data_dir;
  std::string rules_id;
  std::string checklist_file;  // "" for the rule set's own
  text::Date as_of;
  int jobs = 0;  // 0: as many as the machine has cores
  bool ocr = true;
  Limits limits;
  std::string cache;  // folder for what was read; "" none
  // Of people, applied to what was found; null for none. Where its faults are not empty nothing of it is applied, and
  // RunCheck adds to them what does not fit the evidence.
  decisions::Loaded* decisions = nullptr;
  std::vector<analysis::LongText>* long_texts = nullptr;  // filled where it is given
  // Called from any thread as files are done; may be empty.
  std::function<void(int done, int total, const std::string& path)> progress;
};

// What RunCheck does first: the rule set, sound. Errors: kNotFound (no such rule set), kInvalid (rule data; the
// message holds the formatted diagnostics).
Result<rules::RuleSet> LoadRules(const PipelineOptions& options);

// Everything but `run_started` and `run_seconds` is filled. Errors: kNotFound (no such rule set),
// kInvalid (rule data; the message holds the formatted diagnostics), kEmpty (no evidence),
// kNotReadable (the folder), kMemory (the machine has too little for this folder).
Result<result::Result> RunCheck(const PipelineOptions& options);
// The same with rules that are loaded already, for many folders.
Result<result::Result> RunCheck(const PipelineOptions& options, const rules::RuleSet& rules);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_PIPELINE_H_
