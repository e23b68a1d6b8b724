#include <algorithm>
#include <filesystem>

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
    if (fs::exists(entry.path() / "ruleset.yaml", ignored)) ids.push_back(entry.path().filename().string());
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

  YamlReader reader(context.set_dir + "/ruleset.yaml", context.set_name + "/ruleset.yaml", loaded.diagnostics);
  if (!reader.ok()) return loaded;
  context.all_text += reader.text();
  const YAML::Node& root = reader.root();
  reader.KnownKeys(root, {"id", "version", "title", "basis", "forms", "samples", "requirements", "checklist", "reasons", "note"});
  rules.id = reader.Text(root, "id", true);
  rules.version = reader.Text(root, "version", true);
  rules.title = reader.Text(root, "title", true);
  if (root["reasons"].IsDefined() && root["reasons"].IsMap()) {
    for (const auto& entry : root["reasons"]) context.reasons[entry.first.Scalar()] = entry.second.Scalar();
  }
  LoadVocabulary(context, rules.vocabulary);
  LoadKinds(context, rules);
  LoadTopics(context, rules);
  LoadRequirements(context, reader.Texts(root, "requirements"));
  for (const std::string& file : reader.Texts(root, "forms")) LoadForm(context, file, rules);

  for (const std::string& file : reader.Texts(root, "samples")) LoadSamples(context, file, rules);

  const std::string own = reader.Text(root, "checklist", true);
  const std::string name = checklist_file.empty() ? "checklists/" + own : checklist_file;
  LoadChecklist(context, checklist_file.empty() ? data_dir + "/" + name : checklist_file, name, rules);
  rules.digest = "sha256:" + Sha256Hex(context.all_text);
  return loaded;
}

}  // namespace capdo::rules
