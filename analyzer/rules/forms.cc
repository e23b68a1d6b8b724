#include "rules/forms.h"

#include <algorithm>

#include "rules/yaml_reader.h"

namespace capdo::rules {

namespace {

bool Holds(const std::vector<int>& levels, int level) {
  return std::find(levels.begin(), levels.end(), level) != levels.end();
}

// "plan.mgmt.*" or one id. "!" before it takes checks out again.
bool Names(const std::string& pattern, const std::string& id) {
  if (!pattern.ends_with(".*")) return pattern == id;
  return id.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace

bool Form::AppliesAt(int level) const { return levels.empty() || Holds(levels, level); }

std::optional<FormItem> ItemAt(const Check& check, int level) {
  if (!Holds(check.levels, level)) return std::nullopt;
  FormItem item;
  item.id = check.id;
  const std::size_t colon = check.title.find(": ");
  item.title = colon == std::string::npos ? check.title : check.title.substr(colon + 2);
  if (const auto clause = check.tcvn.find(level); clause != check.tcvn.end())
    item.clause = clause->second;
  for (const std::string& basis : check.basis) {
    item.basis += (item.basis.empty() ? "" : "; ") + basis;
    if (!item.clause.empty() && basis == "TCVN 11930:2017") item.basis += ", mục " + item.clause;
  }
  item.fix = check.fix;
  item.conditional = check.need == "conditional";
  return item;
}

std::vector<FormItem> FormSet::Items(const std::string& list, int level) const {
  std::vector<FormItem> items;
  const auto found = lists.find(list);
  if (found == lists.end()) return items;
  for (const Check* check : found->second)
    if (std::optional<FormItem> item = ItemAt(*check, level)) items.push_back(*std::move(item));
  return items;
}

FormSet LoadForms(const std::string& data_dir, const RuleSet& rules) {
  FormSet out;
  const std::string folder = "templates/" + rules.id + "/forms";
  YamlReader reader(data_dir + '/' + folder + "/forms.yaml", folder + "/forms.yaml",
                    out.diagnostics);
  if (!reader.ok()) return out;
  reader.KnownKeys(reader.root(), {"forms", "lists", "note"});
  for (const auto& node : reader.root()["forms"]) {
    reader.KnownKeys(node, {"template", "file", "title", "basis", "levels"});
    Form form;
    form.path = data_dir + '/' + folder + '/' + reader.Text(node, "template", true);
    form.file = reader.Text(node, "file", true);
    // The name comes from data: it stays in the folder that the user named.
    if (form.file.find('/') != std::string::npos || form.file.starts_with('.'))
      reader.Complain(node, "bad-name", "'" + form.file + "' is no plain file name",
                      "write a name such as 01_To_trinh.docx");
    form.title = reader.Text(node, "title", true);
    form.basis = reader.Texts(node, "basis");
    for (const std::string& level : reader.Texts(node, "levels")) {
      if (level.size() == 1 && level[0] >= '1' && level[0] <= '5') {
        form.levels.push_back(level[0] - '0');
      } else {
        reader.Complain(node["levels"], "bad-level", "'" + level + "' is no level",
                        "write a list such as [3, 4, 5]");
      }
    }
    out.forms.push_back(std::move(form));
  }
  const YAML::Node lists = reader.root()["lists"];
  if (!lists.IsDefined() || !lists.IsMap()) return out;
  for (const auto& entry : lists) {
    const std::string name = entry.first.Scalar();
    std::vector<const Check*>& checks = out.lists[name];
    for (const std::string& pattern : reader.Texts(lists, name.c_str())) {
      const std::size_t before = checks.size();
      if (pattern.starts_with('!')) {
        std::erase_if(checks,
                      [&](const Check* check) { return Names(pattern.substr(1), check->id); });
      } else {
        for (const Check& check : rules.checks)
          if (Names(pattern, check.id)) checks.push_back(&check);
      }
      if (checks.size() == before)
        reader.Complain(entry.second, "unknown-check", "no check '" + pattern + "'",
                        "see capdo rules list --checks");
    }
  }
  return out;
}

}  // namespace capdo::rules
