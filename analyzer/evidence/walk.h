// Private to the evidence room: which files a folder holds, in an order that everybody gets.
#ifndef CAPDO_EVIDENCE_WALK_H_
#define CAPDO_EVIDENCE_WALK_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace capdo::evidence {

struct Found {
  std::string path;  // as in EvidenceFile
  std::string open;  // as the file system knows it
  Error error{};     // why it cannot be opened; `failed` says whether there is one
  bool failed = false;
};

// Files of office programs and file managers that are no evidence: "~$a.docx", "Thumbs.db", dot files.
bool IsIgnored(std::string_view name);

Result<std::vector<Found>> Walk(const std::string& folder, std::size_t max_files);

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_WALK_H_
