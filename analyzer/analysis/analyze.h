// The analysis: documents in, a capdo.result/1 model out (without the score, which scoring/ adds).
//
// Steps: each file is cut into parts, each part gets its kind, fields, sections and units; the
// level comes from the approval decision, else from the dossier; every check of the rule set that
// applies at that level is decided by its looks; each finding carries passages, which become
// citations after they were found again in the block they name.
//
//   std::vector<InputFile> files = ...;
//   result::Result r = Analyze(files, rules, {.as_of = {2026, 11, 22}});
#ifndef CAPDO_ANALYSIS_ANALYZE_H_
#define CAPDO_ANALYSIS_ANALYZE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/limits.h"
#include "document/document.h"
#include "result/result.h"
#include "rules/ruleset.h"
#include "text/fields.h"

namespace capdo::analysis {

// What a person says of one document of a file after reading it. It counts for more than what was read there, and is
// never quoted: no file says it.
struct StatedPart {
  int part = 1;
  std::map<std::string, std::string> fields;  // "kind", or a typed field ("number", "date" as YYYY-MM-DD, "level", …)
  std::string who, when, reason;
};

struct InputFile {
  std::string path, sha256, format;
  std::optional<document::Document> document;  // absent: it could not be read
  Error error;                                 // why not
  int duplicate_of = -1;                       // index of an earlier file with the same bytes
  int container = -1;                          // index of the earlier file that it was in: an archive has one share of a bound
  std::string forced_kind;                     // samples of rule data say what they are
  std::vector<StatedPart> stated;
};

// A paragraph that an agency wrote itself: not the law's, a form's, a heading's or a requirement's words.
struct LongText {
  std::string path;  // of its file
  int page = 0;      // 0 unknown
  std::string text, normalized;
};

struct Options {
  text::Date as_of;
  int forced_level = 0;                        // 0: from the evidence
  std::vector<LongText>* long_texts = nullptr;  // filled where it is given
  std::uint64_t max_documents = Limits{}.max_folder_documents;  // that are judged; files with more are told as partly read
};

result::Result Analyze(const std::vector<InputFile>& files, const rules::RuleSet& rules,
                       const Options& options);

// Decides one check on one sample of rule data (docs/rules.md, "Samples"): the outcome of the
// check.
result::CheckResult RunSample(const std::string& sample, const rules::Check& check,
                              const rules::RuleSet& rules);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_ANALYZE_H_
