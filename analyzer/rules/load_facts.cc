#include <filesystem>
#include <system_error>

#include "rules/loader.h"

namespace capdo::rules {

void LoadFacts(LoadContext& context, RuleSet& rules) {
  std::error_code ignored;
  const std::string path = context.set_dir + "/facts.yaml";
  if (!std::filesystem::exists(path, ignored)) return;  // a rule set without facts of its own
  YamlReader reader(path, context.set_name + "/facts.yaml", *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  const YAML::Node& root = reader.root();
  reader.KnownKeys(root, {"facts", "denied", "affirmed", "beside", "basis", "note"});
  // {thing} stands for the words of each fact.
  const std::vector<std::string> denied = reader.Texts(root, "denied"), affirmed = reader.Texts(root, "affirmed");
  const Patterns beside = reader.PatternList(root, "beside", context.terms);
  for (const auto& node : root["facts"]) {
    reader.KnownKeys(node, {"id", "name", "thing", "thing_not", "denied", "affirmed", "count", "note"});
    Fact fact;
    fact.id = reader.Text(node, "id", true);
    fact.name = reader.Text(node, "name", true);
    fact.thing = reader.PatternList(node, "thing", context.terms);
    fact.thing_not = reader.PatternList(node, "thing_not", context.terms);
    fact.denied = reader.PatternList(node, "denied", context.terms);
    fact.affirmed = reader.PatternList(node, "affirmed", context.terms);
    fact.count = reader.PatternList(node, "count", context.terms);
    fact.beside = beside;
    std::string thing;
    for (const text::Pattern& pattern : fact.thing) thing += (thing.empty() ? "" : "|") + pattern.source();
    const auto expand = [&](const std::vector<std::string>& sources, Patterns& to) {
      for (std::string source : sources) {
        const std::size_t at = source.find("{thing}");
        if (at == std::string::npos || thing.empty()) continue;
        source.replace(at, 7, "(?:" + thing + ")");
        Result<text::Pattern> pattern = text::Pattern::Compile(source);
        if (!pattern) {
          reader.Complain(node, "bad-pattern", pattern.error().message, "mend the pattern or the words of the fact");
          continue;
        }
        to.push_back(*std::move(pattern));
      }
    };
    // Words of its own take the place of the common ones.
    if (!node["denied"].IsDefined()) expand(denied, fact.denied);
    if (!node["affirmed"].IsDefined()) expand(affirmed, fact.affirmed);
    rules.facts.push_back(std::move(fact));
  }
}

}  // namespace capdo::rules
