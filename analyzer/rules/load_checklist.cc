#include <algorithm>
#include <set>

#include "rules/loader.h"

namespace capdo::rules {

void LoadRequirements(LoadContext& context, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    YamlReader reader(context.data_dir + "/checklists/" + file, "checklists/" + file,
                      *context.diagnostics);
    context.all_text += reader.text();
    if (!reader.ok()) continue;
    reader.KnownKeys(reader.root(), {"level", "title", "basis", "certainty", "requirements"});
    const int level = reader.Int(reader.root(), "level", 0);
    if (level < 1 || level > 5) {
      reader.Complain(reader.root(), "bad-level", "'level' must be 1 to 5",
                      "write the level of the annex");
      continue;
    }
    for (const auto& node : reader.root()["requirements"]) {
      reader.KnownKeys(node, {"id", "title", "tcvn", "annex"});
      Requirement& requirement = context.requirements[reader.Text(node, "id", true)];
      requirement.levels.push_back(level);
      const std::string clause = reader.Text(node, "tcvn");
      if (!clause.empty()) requirement.tcvn[level] = clause;
    }
  }
  for (auto& [id, requirement] : context.requirements) {
    std::sort(requirement.levels.begin(), requirement.levels.end());
  }
}

void LoadChecklist(LoadContext& context, const std::string& path, const std::string& name,
                   RuleSet& rules) {
  YamlReader reader(path, name, *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  const YAML::Node& root = reader.root();
  reader.KnownKeys(root, {"id", "title", "basis", "note", "total_points", "points_status",
                          "minimum_level", "blocks"});
  Checklist& checklist = rules.checklist;
  checklist.id = reader.Text(root, "id", true);
  checklist.title = reader.Text(root, "title", true);
  checklist.note = reader.Text(root, "note");
  checklist.points_status = reader.Text(root, "points_status", true);
  checklist.total_points = reader.Number(root, "total_points", 15);
  checklist.minimum_level = reader.Int(root, "minimum_level", 3);
  std::set<std::string> placed;
  for (const auto& node : root["blocks"]) {
    reader.KnownKeys(node, {"id", "of", "title", "basis", "points", "points_status", "checks"});
    ScoreBlock block;
    block.id = reader.Text(node, "id", true);
    block.of = reader.Text(node, "of");
    block.title = reader.Text(node, "title", true);
    block.basis = reader.Text(node, "basis");
    block.points = reader.Number(node, "points", 0);
    block.points_status = reader.Text(node, "points_status", true);
    for (const std::string& wanted : reader.Texts(node, "checks")) {
      const bool family = wanted.size() > 1 && wanted.back() == '*';
      const std::string prefix = family ? wanted.substr(0, wanted.size() - 1) : wanted;
      bool any = false;
      for (Check& check : rules.checks) {
        if (family ? check.id.rfind(prefix, 0) != 0 : check.id != wanted) continue;
        any = true;
        if (!placed.insert(check.id).second) {
          reader.Complain(node["checks"], "counted-twice",
                          "check '" + check.id + "' counts in two blocks",
                          "name it in one block only");
          continue;
        }
        check.block = block.id;
        block.checks.push_back(check.id);
      }
      if (!any) {
        reader.Complain(node["checks"], "unknown-check", "no check '" + wanted + "'",
                        "use an id of the forms, or a prefix with '*'");
      }
    }
    checklist.blocks.push_back(std::move(block));
  }
  double top = 0;
  for (const ScoreBlock& block : checklist.blocks) {
    if (block.of.empty()) {
      top += block.points;
      double inner = 0;
      bool has_inner = false;
      for (const ScoreBlock& child : checklist.blocks) {
        if (child.of != block.id) continue;
        has_inner = true;
        inner += child.points;
      }
      if (has_inner && std::abs(inner - block.points) > 1e-9) {
        reader.Complain(root["blocks"], "points-do-not-add-up",
                        "the blocks under '" + block.id + "' do not add up to its points",
                        "correct the points");
      }
    }
  }
  if (std::abs(top - checklist.total_points) > 1e-9) {
    reader.Complain(root["blocks"], "points-do-not-add-up",
                    "the blocks do not add up to total_points", "correct the points");
  }
}

}  // namespace capdo::rules
