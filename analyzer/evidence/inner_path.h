// Private to the evidence room: where a file of an archive stands in the list of evidence.
//
// Names in archives are a stranger's: they climb ("../../etc/x"), are absolute, repeat each other or never end. They are
// never paths on disk, but people and `verify` read them as paths below the archive, so they are brought to that form:
// '\' becomes '/'; drive letters, "/" at the front, ".", ".." and empty steps go; a step has at most 255 bytes and the
// whole at most 1024 (the ending stays); a name that is there already becomes "a (2).pdf".
//
//   InnerPath("C:\\ho so\\..\\a.pdf").path == "ho so/a.pdf"      // changed: said as the warning "entry-renamed"
#ifndef CAPDO_EVIDENCE_INNER_PATH_H_
#define CAPDO_EVIDENCE_INNER_PATH_H_

#include <string>
#include <string_view>

namespace capdo::evidence {

struct InnerPathResult {
  std::string path;      // never empty
  bool changed = false;  // more than '\' for '/'
  bool ignored = false;  // a step of it is one that Walk leaves out
};

// `name` in NFC; where it is empty, `fallback` stands for it.
InnerPathResult InnerPath(std::string_view name, std::string_view fallback);

// "ho so/a.pdf", 2 → "ho so/a (2).pdf".
std::string Numbered(std::string_view path, int number);

// "a.pdf.gz" → "a.pdf"; a name without an ending stays.
std::string WithoutEnding(std::string_view name);

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_INNER_PATH_H_
