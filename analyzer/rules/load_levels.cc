#include <filesystem>
#include <string>
#include <system_error>

#include "rules/loader.h"

namespace capdo::rules {

void LoadLevels(LoadContext& context, RuleSet& rules) {
  std::error_code ignored;
  const std::string path = context.set_dir + "/levels.yaml";
  if (!std::filesystem::exists(path, ignored)) return;  // a rule set without criteria of its own
  YamlReader reader(path, context.set_name + "/levels.yaml", *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  const YAML::Node& root = reader.root();
  reader.KnownKeys(root, {"act", "articles", "criteria", "say_not", "article_words", "places", "note"});
  rules.level_articles.act = reader.Text(root, "act", true);
  for (const auto& entry : root["articles"]) {
    const int article = entry.first.as<int>(0), level = entry.second.as<int>(0);
    if (article < 1 || level < 1 || level > 5)
      reader.Complain(entry.first, "bad-level", "an article gives a level", "write 'article: level', level 1 to 5");
    rules.level_articles.level_of[article] = level;
  }
  const Patterns say_not = reader.PatternList(root, "say_not", context.terms);
  for (const auto& node : root["criteria"]) {
    reader.KnownKeys(node, {"level", "name", "basis", "certainty", "say", "say_not", "within", "without", "count", "at_least", "column", "note"});
    Criterion criterion;
    criterion.level = reader.Int(node, "level", 0);
    if (criterion.level < 1 || criterion.level > 5)
      reader.Complain(node["level"], "bad-level", "a criterion is of a level", "write level: 1 to 5");
    criterion.name = reader.Text(node, "name", true);
    criterion.basis = reader.Text(node, "basis", true);
    criterion.certainty = reader.Text(node, "certainty", true);
    criterion.say = reader.PatternList(node, "say", context.terms);
    criterion.say_not = reader.PatternList(node, "say_not", context.terms);
    criterion.say_not.insert(criterion.say_not.end(), say_not.begin(), say_not.end());
    criterion.within = reader.PatternList(node, "within", context.terms);
    criterion.without = reader.PatternList(node, "without", context.terms);
    criterion.count = reader.PatternList(node, "count", context.terms);
    criterion.at_least = reader.Int(node, "at_least", 0);
    criterion.column = reader.PatternList(node, "column", context.terms);
    rules.criteria.push_back(std::move(criterion));
  }
  for (const auto& node : root["article_words"]) {
    reader.KnownKeys(node, {"article", "say", "say_not", "note"});
    rules.article_words.push_back({reader.Int(node, "article", 0), reader.PatternList(node, "say", context.terms),
                                   reader.PatternList(node, "say_not", context.terms)});
    if (rules.level_articles.level_of.count(rules.article_words.back().article) == 0)
      reader.Complain(node, "bad-article", "the words are of no article that gives a level", "write one of 'articles'");
  }
  for (const auto& node : root["places"]) {
    reader.KnownKeys(node, {"say", "levels", "note"});
    LevelPlace place;
    place.say = reader.PatternList(node, "say", context.terms);
    for (const auto& level : node["levels"]) place.levels.push_back(level.as<int>(0));
    if (place.levels.empty()) reader.Complain(node, "bad-level", "a place is of levels", "write levels: [3]");
    rules.level_places.push_back(std::move(place));
  }
}

}  // namespace capdo::rules
