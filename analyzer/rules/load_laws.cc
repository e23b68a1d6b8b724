#include <filesystem>
#include <system_error>

#include "rules/loader.h"

namespace capdo::rules {

void LoadLaws(LoadContext& context, RuleSet& rules) {
  std::error_code ignored;
  const std::string path = context.set_dir + "/laws.yaml";
  if (!std::filesystem::exists(path, ignored)) return;  // a rule set without acts of its own
  YamlReader reader(path, context.set_name + "/laws.yaml", *context.diagnostics);
  context.all_text += reader.text();
  if (!reader.ok()) return;
  reader.KnownKeys(reader.root(), {"acts", "note"});
  for (const auto& node : reader.root()["acts"]) {
    reader.KnownKeys(node, {"number", "kind", "title", "about", "issuer", "issued", "from", "until", "replaced_by", "transition_until", "review_by", "articles", "clauses",
                            "source", "certainty", "note"});
    Act act;
    act.number = reader.Text(node, "number", true);
    act.kind = reader.Text(node, "kind", true);
    act.title = reader.PatternList(node, "title", context.terms);
    act.about = reader.PatternList(node, "about", context.terms);
    act.issuer = reader.PatternList(node, "issuer", context.terms);
    act.replaced_by = reader.Text(node, "replaced_by");
    act.source = reader.Text(node, "source", true);
    act.certainty = reader.Text(node, "certainty", true);
    const auto date = [&](const char* key) -> std::optional<text::Date> {
      const std::string iso = reader.Text(node, key);
      if (iso.empty()) return std::nullopt;
      const std::optional<text::Date> parsed = text::Date::FromIso(iso);
      if (!parsed) reader.Complain(node[key], "bad-date", "'" + iso + "' is no date", "write YYYY-MM-DD");
      return parsed;
    };
    act.issued = date("issued");
    act.articles = reader.Int(node, "articles", 0);
    if (node["clauses"].IsDefined())
      for (const auto& entry : node["clauses"]) act.clauses[entry.first.as<int>(0)] = entry.second.as<int>(0);
    act.from = date("from");
    act.until = date("until");
    act.transition_until = date("transition_until");
    act.review_by = date("review_by");
    if (act.from && act.until && *act.until < *act.from)
      reader.Complain(node["until"], "bad-date", "an act cannot end before it begins", "check both dates");
    rules.acts.push_back(std::move(act));
  }
}

}  // namespace capdo::rules
