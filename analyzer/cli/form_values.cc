#include "cli/form_values.h"

namespace capdo::cli {

namespace {

using docx::Values;

constexpr int kLevels = 5;

std::string FromLevel(int level) { return "tu_cap_do_" + std::to_string(level); }

std::string Joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

Values ItemValues(const rules::FormItem& item, std::size_t number) {
  Values values;
  values.texts = {{"stt", std::to_string(number)},
                  {"ten", item.title},
                  {"tcvn", item.clause},
                  {"can_cu", item.basis},
                  {"can_lam", item.fix}};
  values.Show("neu_co", item.conditional);
  return values;
}

// The blocks of the checklist with what each asks for: the agency's own list of what to supply.
std::vector<Values> Blocks(const rules::RuleSet& rules, int level) {
  std::vector<Values> blocks;
  std::size_t number = 0;
  for (const rules::ScoreBlock& block : rules.checklist.blocks) {
    Values values;
    values.texts["ten_khoi"] = block.id + ". " + block.title;
    std::vector<Values>& items = values.lists["noi_dung"];
    for (const std::string& id : block.checks) {
      const rules::Check* check = rules.Find(id);
      const std::optional<rules::FormItem> item =
          check ? rules::ItemAt(*check, level) : std::nullopt;
      if (!item) continue;
      items.push_back(ItemValues(*item, ++number));
      items.back().texts["ten"] = check->title;
    }
    if (!items.empty()) blocks.push_back(std::move(values));
  }
  return blocks;
}

}  // namespace

Values FormValues(const rules::RuleSet& rules, const rules::FormSet& forms,
                  const std::string& agency, const std::string& system, int level) {
  Values values;
  values.texts = {{"co_quan", agency}, {"he_thong", system}, {"cap_do", std::to_string(level)}};
  for (int from = 1; from <= kLevels; ++from) values.Show(FromLevel(from), level >= from);
  for (const auto& [name, checks] : forms.lists) {
    std::vector<Values>& list = values.lists[name];
    for (const rules::FormItem& item : forms.Items(name, level))
      list.push_back(ItemValues(item, list.size() + 1));
  }
  values.lists["khoi"] = Blocks(rules, level);
  std::vector<Values>& documents = values.lists["van_ban"];
  // What no law asks for, such as the list itself, is not to be supplied.
  for (const rules::Form& form : forms.forms)
    if (form.AppliesAt(level) && !form.basis.empty())
      documents.push_back({{{"stt", std::to_string(documents.size() + 1)},
                            {"ten", form.title},
                            {"can_cu", Joined(form.basis)},
                            {"tep", form.file}},
                           {}});
  return values;
}

std::set<std::string> FormNames(const rules::FormSet& forms) {
  std::set<std::string> names = {"co_quan",  "he_thong", "cap_do",  "stt",    "ten",
                                 "tcvn",     "can_cu",   "can_lam", "neu_co", "khoi",
                                 "ten_khoi", "noi_dung", "van_ban", "tep"};
  for (int level = 1; level <= kLevels; ++level) names.insert(FromLevel(level));
  for (const auto& [name, checks] : forms.lists) names.insert(name);
  return names;
}

}  // namespace capdo::cli
