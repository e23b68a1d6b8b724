// The options of every command that reads evidence (check, batch, compare): how it is judged and how it is read.
#ifndef CAPDO_CLI_READING_OPTIONS_H_
#define CAPDO_CLI_READING_OPTIONS_H_

#include <string>
#include <vector>

#include "base/messages.h"
#include "cli/pipeline.h"

namespace capdo::cli {

inline constexpr char kDefaultRules[] = "decree-85-2016";

// As written on the command line; "" where not given.
struct ReadingArguments {
  std::string as_of, rules = kDefaultRules, checklist, jobs, data, cache;
  std::vector<std::string> limits;  // "NAME=VALUE"
  bool no_ocr = false;
};

// Fills everything of `options` but the folder and the progress. False after a usage error of `command` was printed.
bool ReadReadingOptions(const ReadingArguments& arguments, const char* command, Language language,
                        PipelineOptions& options);

// Says why the rules cannot be used (an error of LoadRules or RunCheck that concerns them); the exit code.
int RulesFailed(const Error& error, const PipelineOptions& options, const char* command, Language language);

// A wall that the kernel does not have is said, whatever the files of today would have tried.
void TellOfMissingLayers(const std::vector<std::string>& layers, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_READING_OPTIONS_H_
