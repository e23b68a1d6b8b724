// The list of agencies that an office writes beside its folders, as YAML or as a table (CSV):
//
//   - folder: bo/bo-a              # below ROOT; the one thing that must be there
//     agency: Bộ A
//     system: Hệ thống thông tin giải quyết thủ tục hành chính Bộ A
//     contact: van-thu@bo-a.example
//     group: Bộ, ngành
//
// or, in a table, a first line "folder,agency,system,contact,group" (any order, any of the last four).
// Everything wrong with it is found at once, each fault with its line.
#ifndef CAPDO_BATCH_MANIFEST_H_
#define CAPDO_BATCH_MANIFEST_H_

#include <string>
#include <string_view>
#include <vector>

namespace capdo::batch {

struct ManifestEntry {
  std::string folder, agency, system, contact, group;  // "" where not said
  int line = 0;
};

// `code` names a message: "batch.manifest-" code, with {value}.
struct Fault {
  int line = 0;
  std::string code, value;
};

struct Manifest {
  std::vector<ManifestEntry> entries;
  std::vector<Fault> faults;
};

enum class ManifestFormat { kYaml, kCsv };

Manifest ReadManifest(std::string_view text, ManifestFormat format);

}  // namespace capdo::batch

#endif  // CAPDO_BATCH_MANIFEST_H_
