#include <algorithm>
#include <filesystem>
#include <sstream>

#include "base/hash.h"
#include "rules/loader.h"

namespace capdo::rules {

namespace fs = std::filesystem;

const Check* RuleSet::Find(const std::string& wanted) const {
  for (const Check& check : checks)
    if (check.id == wanted) return &check;
  return nullptr;
}

std::vector<std::string> ListRuleSets(const std::string& data_dir) {
  std::vector<std::string> ids;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(fs::path(data_dir) / "templates", ignored)) {
    if (fs::exists(entry.path() / "ruleset.yaml", ignored))
      ids.push_back(entry.path().filename().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<LoadedRules> Load(const std::string& data_dir, const std::string& ruleset_id,
                         const std::string& checklist_file) {
  LoadContext context;
  context.data_dir = data_dir;
  context.set_name = "templates/" + ruleset_id;
  context.set_dir = data_dir + "/" + context.set_name;
  std::error_code ignored;
  if (!fs::exists(fs::path(context.set_dir) / "ruleset.yaml", ignored)) {
    return Error{ErrorCode::kNotFound, "no rule set at " + context.set_dir};
  }
  LoadedRules loaded;
  context.diagnostics = &loaded.diagnostics;
  RuleSet& rules = loaded.rules;

  YamlReader reader(context.set_dir + "/ruleset.yaml", context.set_name + "/ruleset.yaml",
                    loaded.diagnostics);
  if (!reader.ok()) return loaded;
  context.all_text += reader.text();
  const YAML::Node& root = reader.root();
  if (!root.IsMap()) {
    loaded.diagnostics.push_back({{context.set_name + "/ruleset.yaml", 1, 1},
                                  "wrong-type",
                                  "the rule set must be a map of keys",
                                  "see docs/rules.md",
                                  ""});
    return loaded;
  }
  reader.KnownKeys(root, {"id", "version", "title", "basis", "forms", "samples", "requirements",
                          "checklist", "reasons", "note"});
  rules.id = reader.Text(root, "id", true);
  rules.version = reader.Text(root, "version", true);
  rules.title = reader.Text(root, "title", true);
  if (root["reasons"].IsDefined() && root["reasons"].IsMap()) {
    for (const auto& entry : root["reasons"])
      context.reasons[entry.first.Scalar()] = entry.second.Scalar();
  }
  // yaml-cpp throws where a list stands in place of a map and the like; no exception leaves the
  // room.
  const auto guarded = [&](const std::string& file, const auto& step) {
    try {
      step();
    } catch (const YAML::Exception& e) {
      loaded.diagnostics.push_back(
          {{context.set_name + "/" + file, e.mark.line + 1, e.mark.column + 1},
           "wrong-type",
           e.msg,
           "check that lists and maps stand where docs/rules.md has them",
           ""});
    }
  };
  guarded("vocabulary", [&] { LoadVocabulary(context, rules.vocabulary); });
  guarded("kinds.yaml", [&] { LoadKinds(context, rules); });
  guarded("topics.yaml", [&] { LoadTopics(context, rules); });
  guarded("laws.yaml", [&] { LoadLaws(context, rules); });
  const std::size_t before_facts = context.all_text.size();
  guarded("facts.yaml", [&] { LoadFacts(context, rules); });
  const std::size_t behind_facts = context.all_text.size();
  guarded("levels.yaml", [&] { LoadLevels(context, rules); });
  guarded("ruleset.yaml", [&] { LoadRequirements(context, reader.Texts(root, "requirements")); });
  for (const std::string& file : reader.Texts(root, "forms"))
    guarded(file, [&] { LoadForm(context, file, rules); });
  for (const std::string& file : reader.Texts(root, "samples"))
    guarded(file, [&] { LoadSamples(context, file, rules); });

  const std::string own = reader.Text(root, "checklist", true);
  const std::string name = checklist_file.empty() ? "checklists/" + own : checklist_file;
  guarded(name, [&] {
    LoadChecklist(context, checklist_file.empty() ? data_dir + "/" + name : checklist_file, name,
                  rules);
  });
  // The words of facts are those of any talk ("từ đó"): beside them "tư do" of a scan would no longer be "tự do".
  std::istringstream lines(context.all_text.substr(0, before_facts) + context.all_text.substr(behind_facts));
  for (std::string line; std::getline(lines, line);) rules.vocabulary.phrases.Learn(line);
  rules.digest = "sha256:" + Sha256Hex(context.all_text + context.digest_only);
  return loaded;
}

}  // namespace capdo::rules
