#include <filesystem>
#include <map>
#include <string>
#include <system_error>

#include "rules/loader.h"

namespace capdo::rules {

namespace {

// Words and whole numbers: {một: 1, hai: 2}.
std::map<std::string, long> NumberMap(YamlReader& reader, const YAML::Node& root, const char* key) {
  std::map<std::string, long> out;
  const YAML::Node map = root[key];
  if (!map.IsDefined() || !map.IsMap()) return out;
  for (const auto& pair : map) {
    const std::string word = pair.first.as<std::string>("");
    const int number = reader.Int(map, word.c_str(), -1);
    if (number >= 0) out[word] = number;
  }
  return out;
}

}  // namespace

void LoadFacts(LoadContext& context, RuleSet& rules) {
  std::error_code ignored;
  const std::string path = context.set_dir + "/facts.yaml";
  if (!std::filesystem::exists(path, ignored)) return;  // a rule set without facts of its own
  YamlReader reader(path, context.set_name + "/facts.yaml", *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  const YAML::Node& root = reader.root();
  reader.KnownKeys(root, {"facts", "denied", "affirmed", "listed", "beside", "between_not", "basis", "note", "numbers", "units",
                          "local", "local_not", "scope", "lost", "neutral", "denied_again", "month", "house_number"});
  rules.fact_words.numbers = NumberMap(reader, root, "numbers");
  rules.fact_words.units = NumberMap(reader, root, "units");
  std::map<std::string, std::string> common = context.terms;
  const auto alternatives = [](const std::map<std::string, long>& words) {
    std::string out;
    for (const auto& [word, number] : words)  // "không" counts only where a pattern names it
      if (number > 0) out.append(out.empty() ? "" : "|").append(word);
    return out;
  };
  if (!rules.fact_words.numbers.empty()) common["number"] = "[0-9][0-9.]*|" + alternatives(rules.fact_words.numbers);
  if (!rules.fact_words.units.empty()) common["unit"] = alternatives(rules.fact_words.units);
  rules.fact_words.local = reader.PatternList(root, "local", common);
  rules.fact_words.local_not = reader.PatternList(root, "local_not", common);
  rules.fact_words.scope = reader.PatternList(root, "scope", common);
  rules.fact_words.month = reader.PatternList(root, "month", common);
  rules.fact_words.house_number = reader.PatternList(root, "house_number", common);
  rules.fact_words.neutral = reader.PatternList(root, "neutral", common);
  rules.fact_words.lost = reader.PatternList(root, "lost", common);
  rules.fact_words.denied_again = reader.PatternList(root, "denied_again", common);
  const Patterns between_not = reader.PatternList(root, "between_not", context.terms);
  for (const auto& node : root["facts"]) {
    reader.KnownKeys(node, {"id", "name", "thing", "thing_not", "denied", "affirmed", "listed", "beside", "mention", "needed",
                            "count", "checks", "note", "denied_by", "affirmed_by", "period", "frequency", "aspects", "value", "field", "said", "value_not",
                            "told_by", "rows", "inventory"});
    Fact fact;
    fact.id = reader.Text(node, "id", true);
    fact.name = reader.Text(node, "name", true);
    fact.thing = reader.PatternList(node, "thing", common);
    fact.thing_not = reader.PatternList(node, "thing_not", context.terms);
    // {thing} is a term of each fact. Words of its own take the place of the common ones.
    std::map<std::string, std::string> terms = common;
    for (const text::Pattern& pattern : fact.thing)
      terms["thing"] += (terms["thing"].empty() ? "" : "|") + pattern.source();
    if (fact.thing.empty()) terms["thing"] = "[^\\x00-\\x{10FFFF}]";  // a fact of names and numbers has none
    const auto own_or_common = [&](const char* key) {
      return reader.PatternList(node[key].IsDefined() ? node : root, key, terms);
    };
    fact.denied = own_or_common("denied");
    fact.affirmed = own_or_common("affirmed");
    fact.listed = own_or_common("listed");
    fact.checks = reader.Texts(node, "checks");
    fact.count = reader.PatternList(node, "count", terms);
    fact.denied_by = reader.PatternList(node, "denied_by", terms);
    fact.affirmed_by = reader.PatternList(node, "affirmed_by", terms);
    fact.aspects = reader.PatternList(node, "aspects", terms);
    fact.frequency = reader.Bool(node, "frequency", false);
    fact.period = reader.Bool(node, "period", fact.frequency);
    fact.value = reader.Text(node, "value", false);
    fact.field = reader.Text(node, "field", false);
    fact.said = reader.PatternList(node, "said", terms);
    fact.value_not = reader.PatternList(node, "value_not", terms);
    fact.rows = reader.PatternList(node, "rows", terms);
    fact.inventory = reader.PatternList(node, "inventory", terms);
    fact.told_by = reader.Text(node, "told_by", false);
    fact.mention = reader.Bool(node, "mention", false);
    fact.needed = reader.Bool(node, "needed", false);
    fact.between_not = between_not;
    // What says nothing of anything says nothing of this, either.
    fact.beside = reader.PatternList(root, "beside", terms);
    for (text::Pattern& own : reader.PatternList(node, "beside", terms)) fact.beside.push_back(std::move(own));
    rules.facts.push_back(std::move(fact));
  }
}

}  // namespace capdo::rules
