#include "rules/keyed_texts.h"

#include <algorithm>

#include "rules/yaml_reader.h"

namespace capdo::rules {

KeyedTexts ReadKeyedTexts(const std::string& path, const std::vector<std::string>& text_keys,
                          const std::vector<std::string>& list_keys) {
  KeyedTexts out;
  YamlReader reader(path, path, out.diagnostics);
  if (!reader.ok() || reader.root().IsNull()) return out;
  const YAML::Node& root = reader.root();
  if (!root.IsMap()) {
    reader.Complain(root, "wrong-type", "the file must hold 'key: text' lines",
                    "write one key, a colon and its text on each line");
    return out;
  }
  const auto holds = [](const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  for (const auto& entry : root) {
    if (!entry.first.IsScalar()) {
      reader.Complain(entry.first, "wrong-type", "a key must be a text", "write 'key: text'");
      continue;
    }
    const std::string key = entry.first.Scalar();
    if (holds(text_keys, key)) {
      out.texts[key] = reader.Text(root, key.c_str());
    } else if (holds(list_keys, key)) {
      out.lists[key] = reader.Texts(root, key.c_str());
    } else {
      std::string known;
      for (const std::vector<std::string>* keys : {&text_keys, &list_keys})
        for (const std::string& one : *keys) known += (known.empty() ? "" : ", ") + one;
      reader.Complain(entry.first, "unknown-key", "unknown key '" + key + "'",
                      "known here: " + known);
    }
  }
  return out;
}

}  // namespace capdo::rules
