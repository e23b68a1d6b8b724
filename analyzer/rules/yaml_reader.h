// Reading YAML with compiler-quality complaints: every accessor notes what is wrong with file, line
// and column, and goes on, so that an author sees all faults of a file at once. yaml-cpp stays
// behind this header.
#ifndef CAPDO_RULES_YAML_READER_H_
#define CAPDO_RULES_YAML_READER_H_

#include <yaml-cpp/yaml.h>

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rules/ruleset.h"

namespace capdo::rules {

class YamlReader {
 public:
  // `path` on disk, `name` in messages.
  YamlReader(const std::string& path, std::string name, std::vector<Diagnostic>& diagnostics);

  bool ok() const { return ok_; }
  const YAML::Node& root() const { return root_; }
  const std::string& text() const { return text_; }

  Origin At(const YAML::Node& node) const;
  void Complain(const YAML::Node& node, const std::string& code, const std::string& message,
                const std::string& hint);

  // Complains of keys that are not in `known`.
  void KnownKeys(const YAML::Node& map, std::initializer_list<const char*> known);
  std::string Text(const YAML::Node& map, const char* key, bool required = false);
  int Int(const YAML::Node& map, const char* key, int fallback);
  double Number(const YAML::Node& map, const char* key, double fallback);
  bool Bool(const YAML::Node& map, const char* key, bool fallback);
  // A scalar or a list of scalars.
  std::vector<std::string> Texts(const YAML::Node& map, const char* key);
  // Patterns with {term} expanded; a broken one is complained of and left out.
  Patterns PatternList(const YAML::Node& map, const char* key,
                       const std::map<std::string, std::string>& terms);

 private:
  void RefuseRepeatedKeys(const YAML::Node& node, std::set<int>& looked_at);
  std::optional<std::string> Expand(const YAML::Node& node, const std::string& source,
                                    const std::map<std::string, std::string>& terms);

  std::string name_, text_;
  std::vector<std::string> lines_;
  std::vector<Diagnostic>& diagnostics_;
  YAML::Node root_;
  bool ok_ = false;
};

}  // namespace capdo::rules

#endif  // CAPDO_RULES_YAML_READER_H_
