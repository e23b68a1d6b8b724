#include "rules/yaml_reader.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <utility>

namespace capdo::rules {

YamlReader::YamlReader(const std::string& path, std::string name,
                       std::vector<Diagnostic>& diagnostics)
    : name_(std::move(name)), diagnostics_(diagnostics) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    diagnostics_.push_back({{name_, 0, 0},
                            "missing-file",
                            "cannot read " + path,
                            "create the file, or take its name out of the list",
                            ""});
    return;
  }
  std::ostringstream buffer;
  buffer << in.rdbuf();
  text_ = buffer.str();
  std::istringstream stream(text_);
  for (std::string line; std::getline(stream, line);) lines_.push_back(line);
  try {
    root_ = YAML::Load(text_);
    ok_ = true;
    std::set<int> looked_at;
    RefuseRepeatedKeys(root_, looked_at);
  } catch (const YAML::Exception& e) {
    const int line = e.mark.line + 1;
    diagnostics_.push_back({{name_, line, e.mark.column + 1},
                            "bad-yaml",
                            e.msg,
                            "check the indentation and put texts with ':' or '{' in quotes",
                            line >= 1 && line <= static_cast<int>(lines_.size())
                                ? lines_[static_cast<std::size_t>(line - 1)]
                                : ""});
  }
}

Origin YamlReader::At(const YAML::Node& node) const {
  const YAML::Mark mark = node.Mark();
  return {name_, mark.line + 1, mark.column + 1};
}

void YamlReader::Complain(const YAML::Node& node, const std::string& code,
                          const std::string& message, const std::string& hint) {
  Diagnostic d{At(node), code, message, hint, ""};
  if (d.origin.line >= 1 && d.origin.line <= static_cast<int>(lines_.size())) {
    d.source_line = lines_[static_cast<std::size_t>(d.origin.line - 1)];
  }
  diagnostics_.push_back(std::move(d));
}

// YAML 1.2.2, 3.2.1.1: the keys of a mapping are unique. yaml-cpp keeps all and finds the first, so that what stands behind
// the second would have no effect. A place is looked at once: aliases may lead back into what holds them.
void YamlReader::RefuseRepeatedKeys(const YAML::Node& node, std::set<int>& looked_at) {
  if ((!node.IsMap() && !node.IsSequence()) || !looked_at.insert(node.Mark().pos).second) return;
  std::set<std::string> seen;
  for (const auto& entry : node) {
    if (!node.IsMap()) {
      RefuseRepeatedKeys(entry, looked_at);
      continue;
    }
    if (entry.first.IsScalar() && !seen.insert(entry.first.Scalar()).second)
      Complain(entry.first, "duplicate-key", "key '" + entry.first.Scalar() + "' stands twice", "put both under one key");
    RefuseRepeatedKeys(entry.second, looked_at);
  }
}

void YamlReader::KnownKeys(const YAML::Node& map, std::initializer_list<const char*> known) {
  if (!map.IsMap()) return;
  for (const auto& entry : map) {
    const std::string key = entry.first.Scalar();
    if (std::find_if(known.begin(), known.end(), [&](const char* k) { return key == k; }) !=
        known.end())
      continue;
    std::string list;
    for (const char* k : known) list += (list.empty() ? "" : ", ") + std::string(k);
    Complain(entry.first, "unknown-key", "unknown key '" + key + "'", "known here: " + list);
  }
}

std::string YamlReader::Text(const YAML::Node& map, const char* key, bool required) {
  const YAML::Node node = map.IsMap() ? map[key] : YAML::Node();
  if (!node.IsDefined() || node.IsNull()) {
    if (required)
      Complain(map, "missing-key", std::string("'") + key + "' is missing",
               std::string("add '") + key + ": …'");
    return "";
  }
  if (!node.IsScalar()) {
    Complain(node, "wrong-type", std::string("'") + key + "' must be a text",
             "write one text after the colon");
    return "";
  }
  return node.Scalar();
}

int YamlReader::Int(const YAML::Node& map, const char* key, int fallback) {
  const double value = Number(map, key, fallback);
  // Counts, levels, months: nothing that is meant goes near the bound, and beyond int the cast is undefined.
  if (value == std::trunc(value) && std::abs(value) <= 1e6) return static_cast<int>(value);
  Complain(map[key], "wrong-type", std::string("'") + key + "' must be a whole number",
           "write a number such as 3");
  return fallback;
}

double YamlReader::Number(const YAML::Node& map, const char* key, double fallback) {
  const std::string text = Text(map, key);
  if (text.empty()) return fallback;
  std::istringstream in(text);
  in.imbue(std::locale::classic());
  double value = 0;
  if (in >> value && in.eof()) return value;
  Complain(map[key], "wrong-type", std::string("'") + key + "' must be a number",
           "write a number such as 3 or 1.75");
  return fallback;
}

bool YamlReader::Bool(const YAML::Node& map, const char* key, bool fallback) {
  const std::string text = Text(map, key);
  if (text.empty()) return fallback;
  if (text == "true") return true;
  if (text == "false") return false;
  Complain(map[key], "wrong-type", std::string("'") + key + "' must be true or false",
           "write true or false");
  return fallback;
}

std::vector<std::string> YamlReader::Texts(const YAML::Node& map, const char* key) {
  std::vector<std::string> out;
  const YAML::Node node = map.IsMap() ? map[key] : YAML::Node();
  if (!node.IsDefined() || node.IsNull()) return out;
  if (node.IsScalar()) {
    out.push_back(node.Scalar());
  } else if (node.IsSequence()) {
    for (const auto& item : node) {
      if (item.IsScalar()) {
        out.push_back(item.Scalar());
      } else {
        Complain(item, "wrong-type",
                 std::string("'") + key + "' holds something that is not a text",
                 "put the text in quotes");
      }
    }
  } else {
    Complain(node, "wrong-type", std::string("'") + key + "' must be a text or a list of texts",
             "use '- …' lines");
  }
  return out;
}

std::optional<std::string> YamlReader::Expand(const YAML::Node& node, const std::string& source,
                                              const std::map<std::string, std::string>& terms) {
  std::string out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    // {name} is a term; {2,5} is a repetition of RE2.
    if (source[i] != '{' || i + 1 >= source.size() || source[i + 1] < 'a' || source[i + 1] > 'z') {
      out += source[i];
      continue;
    }
    const std::size_t end = source.find('}', i);
    const std::string name = source.substr(i + 1, end == std::string::npos ? end : end - i - 1);
    const auto term = terms.find(name);
    if (end == std::string::npos || term == terms.end()) {
      Complain(node, "unknown-term", "no term '{" + name + "}'",
               "add it to terms.yaml, or correct its name");
      return std::nullopt;
    }
    out += "(?:" + term->second + ")";
    i = end;
  }
  return out;
}

Patterns YamlReader::PatternList(const YAML::Node& map, const char* key,
                                 const std::map<std::string, std::string>& terms) {
  Patterns out;
  const YAML::Node node = map.IsMap() ? map[key] : YAML::Node();
  if (!node.IsDefined() || node.IsNull()) return out;
  std::vector<YAML::Node> items;
  if (node.IsScalar()) items.push_back(node);
  if (node.IsSequence()) {
    for (const auto& item : node) items.push_back(item);
  }
  for (const YAML::Node& item : items) {
    if (!item.IsScalar()) {
      Complain(item, "wrong-type", "a pattern must be a text", "put the pattern in single quotes");
      continue;
    }
    const auto expanded = Expand(item, item.Scalar(), terms);
    if (!expanded) continue;
    Result<text::Pattern> pattern = text::Pattern::Compile(*expanded);
    if (!pattern) {
      Complain(item, "bad-pattern", pattern.error().message, "see docs/rules.md, section Patterns");
      continue;
    }
    if (pattern->MatchesEmpty()) {
      Complain(item, "empty-match",
               "this pattern can match nothing at all, so it would always be found",
               "make at least one word mandatory");
      continue;
    }
    out.push_back(*std::move(pattern));
  }
  return out;
}

}  // namespace capdo::rules
