// One agency of a batch, in a process of its own: known from an earlier run or read now, then its files.
#ifndef CAPDO_CLI_BATCH_AGENCY_H_
#define CAPDO_CLI_BATCH_AGENCY_H_

#include <string>
#include <vector>

#include "base/messages.h"
#include "batch/plan.h"
#include "batch/store.h"
#include "cli/pipeline.h"
#include "report/letter.h"
#include "report/wording.h"
#include "rules/ruleset.h"

namespace capdo::cli {

// What the process answers: flags of an exit code.
enum AgencyCode : int {
  kAgencyOk = 0,
  kAgencyKnown = 1,          // was not read again
  kAgencyLayersMissing = 2,  // of the sandbox
  kAgencyNotWritten = 4,     // the user was told why
};

struct BatchJob {
  PipelineOptions pipeline;  // without the folder
  rules::RuleSet rules;
  Language language = Language::kVietnamese;
  report::Audience audience = report::Audience::kReviewer;
  std::string out;
  std::string decisions;  // folder of <id>.yaml; "" for agencies/<id>/decisions.yaml below `out`
  std::string letter;       // the template of the follow-up letter, as bytes
  std::string letter_path;  // where it was read
  report::LetterOptions letter_options;
};

// The file of the long passages of an agency's own text, beside its result.
inline constexpr char kPassagesName[] = "passages.txt";

// Where the decisions on an agency are looked for.
std::string DecisionsPath(const BatchJob& job, const std::string& id);

// `jobs`: threads that may read.
int CheckAgency(const BatchJob& job, const batch::Agency& agency, const batch::Store& store, int jobs);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_BATCH_AGENCY_H_
