// Private to the rules room: the steps of Load, one file of rule data each.
#ifndef CAPDO_RULES_LOADER_H_
#define CAPDO_RULES_LOADER_H_

#include <map>
#include <string>
#include <vector>

#include "rules/ruleset.h"
#include "rules/yaml_reader.h"

namespace capdo::rules {

// One requirement of TT 12/2022, annexes I-V, as the requirement lists of checklists/ give it.
struct Requirement {
  std::vector<int> levels;
  std::map<int, std::string> tcvn;
};

// Words for a topic that several forms ask for (the regulation and the plan share the management
// topics).
struct Topic {
  Patterns label, label_in_group, label_not, say, say_not;
  TitleWords title_words;
};

struct LoadContext {
  std::string data_dir, set_dir;  // set_dir = data_dir/templates/<id>
  std::string set_name;           // "templates/<id>", for messages
  std::vector<Diagnostic>* diagnostics = nullptr;
  std::map<std::string, std::string> terms;
  std::map<std::string, Requirement> requirements;
  std::map<std::string, Topic> topics;
  std::map<std::string, std::string> reasons;  // reason code → sentence
  std::string all_text;                        // of every file read, for the digest
  std::string digest_only;                     // of those that teach the repair of recognised text nothing
};

void LoadVocabulary(LoadContext& context, Vocabulary& vocabulary);
void LoadKinds(LoadContext& context, RuleSet& rules);
void LoadLaws(LoadContext& context, RuleSet& rules);
void LoadFacts(LoadContext& context, RuleSet& rules);
void LoadLevels(LoadContext& context, RuleSet& rules);
void LoadTopics(LoadContext& context, RuleSet& rules);
void LoadForm(LoadContext& context, const std::string& file, RuleSet& rules);
// Samples stand in files of their own, beside the forms: check id → pass and fail texts.
void LoadSamples(LoadContext& context, const std::string& file, RuleSet& rules);
void LoadRequirements(LoadContext& context, const std::vector<std::string>& files);
void LoadChecklist(LoadContext& context, const std::string& path, const std::string& name,
                   RuleSet& rules);


}  // namespace capdo::rules

#endif  // CAPDO_RULES_LOADER_H_
