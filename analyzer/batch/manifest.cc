#include "batch/manifest.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "batch/csv.h"
#include "text/normalized.h"

namespace capdo::batch {

namespace {

std::string* Member(ManifestEntry& entry, std::string_view name) {
  if (name == "folder") return &entry.folder;
  if (name == "agency") return &entry.agency;
  if (name == "system") return &entry.system;
  if (name == "contact") return &entry.contact;
  if (name == "group") return &entry.group;
  return nullptr;
}

// "bo/bo-a" for "bo\\bo-a/"; "" where it leads out of ROOT or is no path below it.
std::string CleanFolder(std::string folder) {
  std::replace(folder.begin(), folder.end(), '\\', '/');
  if (folder.starts_with('/') || folder.find('\0') != std::string::npos) return "";
  std::string clean;
  for (std::size_t begin = 0; begin <= folder.size();) {
    const std::size_t end = std::min(folder.find('/', begin), folder.size());
    const std::string part = folder.substr(begin, end - begin);
    if (part == "..") return "";
    if (!part.empty() && part != ".") clean += (clean.empty() ? "" : "/") + part;
    begin = end + 1;
  }
  return text::ToNfc(clean);
}

class Reader {
 public:
  Manifest Take() {
    if (manifest_.faults.empty() && manifest_.entries.empty()) Complain(1, "empty");
    return std::move(manifest_);
  }

  void Yaml(std::string_view text) {
    try {
      const YAML::Node root = YAML::Load(std::string(text));
      const YAML::Node list = root.IsMap() ? root["agencies"] : root;
      if (root.IsMap())
        for (const auto& member : root)
          if (member.first.Scalar() != "agencies") Complain(Line(member.first), "unknown-key", member.first.Scalar());
      if (!list.IsDefined() || !list.IsSequence()) return Complain(1, "not-a-list");
      for (const YAML::Node& node : list) YamlEntry(node);
    } catch (const YAML::Exception& error) {
      Complain(error.mark.line + 1, "bad-yaml", error.msg);
    }
  }

  void Csv(std::string_view text) {
    const CsvTable table = ReadCsv(text);
    if (table.open_quote > 0) return Complain(table.open_quote, "open-quote");
    if (table.rows.empty()) return;
    const CsvRow& head = table.rows.front();
    std::vector<std::string> names;
    for (const std::string& field : head.fields) {
      const std::string name = text::FoldAccents(field);
      ManifestEntry probe;
      if (!Member(probe, name)) Complain(head.line, "unknown-key", field);
      if (std::find(names.begin(), names.end(), name) != names.end()) Complain(head.line, "twice", field);
      names.push_back(name);
    }
    if (std::find(names.begin(), names.end(), "folder") == names.end()) Complain(head.line, "no-folder-column");
    if (!manifest_.faults.empty()) return;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
      const CsvRow& row = table.rows[i];
      if (row.fields.size() != names.size()) {
        Complain(row.line, "columns", std::to_string(row.fields.size()) + "/" + std::to_string(names.size()));
        continue;
      }
      ManifestEntry entry;
      entry.line = row.line;
      for (std::size_t column = 0; column < names.size(); ++column) *Member(entry, names[column]) = row.fields[column];
      Add(std::move(entry));
    }
  }

 private:
  void Complain(int line, std::string code, std::string value = "") {
    manifest_.faults.push_back({line, std::move(code), std::move(value)});
  }

  static int Line(const YAML::Node& node) { return node.Mark().line + 1; }

  void YamlEntry(const YAML::Node& node) {
    if (!node.IsMap()) return Complain(Line(node), "not-an-entry");
    ManifestEntry entry;
    entry.line = Line(node);
    std::map<std::string, int> seen;
    bool sound = true;
    for (const auto& member : node) {
      const std::string name = member.first.IsScalar() ? member.first.Scalar() : "";
      std::string* value = Member(entry, name);
      const char* fault = !value                                                 ? "unknown-key"
                          : seen[name]++ > 0                                     ? "twice"
                          : !member.second.IsScalar() && !member.second.IsNull() ? "not-a-text"
                                                                                 : nullptr;
      if (fault) {
        Complain(Line(member.first), fault, name);
        sound = false;
      } else if (member.second.IsScalar()) {
        *value = member.second.Scalar();
      }
    }
    if (sound) Add(std::move(entry));
  }

  void Add(ManifestEntry entry) {
    if (entry.folder.empty()) return Complain(entry.line, "no-folder");
    const std::string written = entry.folder;
    entry.folder = CleanFolder(written);
    if (entry.folder.empty()) return Complain(entry.line, "bad-folder", written);
    for (const ManifestEntry& other : manifest_.entries) {
      if (other.folder == entry.folder) return Complain(entry.line, "duplicate", written);
      if ((entry.folder + "/").starts_with(other.folder + "/") || (other.folder + "/").starts_with(entry.folder + "/"))
        return Complain(entry.line, "nested", written);
    }
    manifest_.entries.push_back(std::move(entry));
  }

  Manifest manifest_;
};

}  // namespace

Manifest ReadManifest(std::string_view text, ManifestFormat format) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // Excel still saves tables in the code page of the machine; names of agencies would be lost.
  if (!IsValidUtf8(text)) return {{}, {{1, "not-utf8", ""}}};
  Reader reader;
  format == ManifestFormat::kYaml ? reader.Yaml(text) : reader.Csv(text);
  return reader.Take();
}

}  // namespace capdo::batch
