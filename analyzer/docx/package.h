// A DOCX file as its parts: read with bounds and clear refusals, written with the same bytes every
// time.
//
// Reading promises that names are unique, that a part is no larger than its bound, and that there
// is a [Content_Types].xml. Writing puts that part first, as readers of OPC expect, and no time of
// day anywhere.
//
//   Result<Package> package = ReadPackage(bytes);
//   package->Find("word/document.xml")->bytes = "…";
//   Result<std::string> docx = WritePackage(*package);
#ifndef CAPDO_DOCX_PACKAGE_H_
#define CAPDO_DOCX_PACKAGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace capdo::docx {

struct Part {
  std::string name, bytes;
};

struct Package {
  std::vector<Part> parts;
  Part* Find(std::string_view name);
};

// Errors are TemplateErrors: "not-docx", "encrypted", "old-word", "damaged", "too-large".
Result<Package> ReadPackage(std::string_view bytes);
Result<std::string> WritePackage(const Package& package);

}  // namespace capdo::docx

#endif  // CAPDO_DOCX_PACKAGE_H_
