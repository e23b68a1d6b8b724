// A small YAML file of texts by key, such as the details of an office that go into its letters.
// Faults come back like those of rule data: all at once, with line and column.
//
//   KeyedTexts office = ReadKeyedTexts("office.yaml", {"dia_danh", "nguoi_ky"}, {"noi_nhan"});
//   if (office.diagnostics.empty()) office.texts["dia_danh"] …
#ifndef CAPDO_RULES_KEYED_TEXTS_H_
#define CAPDO_RULES_KEYED_TEXTS_H_

#include <map>
#include <string>
#include <vector>

#include "rules/ruleset.h"

namespace capdo::rules {

struct KeyedTexts {
  std::map<std::string, std::string> texts;
  std::map<std::string, std::vector<std::string>> lists;
  std::vector<Diagnostic> diagnostics;
};

KeyedTexts ReadKeyedTexts(const std::string& path, const std::vector<std::string>& text_keys,
                          const std::vector<std::string>& list_keys);

}  // namespace capdo::rules

#endif  // CAPDO_RULES_KEYED_TEXTS_H_
