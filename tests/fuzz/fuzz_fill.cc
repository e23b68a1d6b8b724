// A letter template as an office might break it: the bytes of a DOCX, or a bundle (bundle.h) of its parts; filled with
// texts and lists that hold markup and braces.
//
// Holds: no exception leaves the room; a refusal names what is wrong; the same template gives the same bytes; what was
// filled is a package again that holds no placeholder of ours, and texts stand in it as texts.
#include <set>
#include <string>

#include "bundle.h"
#include "docx/fill.h"
#include "docx/package.h"
#include "docx/template_error.h"
#include "fuzz.h"

namespace {

using namespace capdo;  // NOLINT: a target is one small program

const std::set<std::string> kNames = {"a", "b", "list", "none", "stt"};

docx::Values SomeValues() {
  docx::Values values;
  values.texts = {{"a", "Sở <KHCN> & \"{{b}}\""}, {"b", ""}, {"stt", "0"}};
  values.lists["list"].push_back({{{"stt", "1\n2"}}, {}});
  values.lists["list"].push_back({{{"stt", "]]>"}}, {}});
  values.lists["none"] = {};
  return values;
}

// Bytes of a package, else a bundle of parts.
std::string TemplateOf(std::string_view input) {
  if (input.starts_with("PK")) return std::string(input);
  return fuzz::StoredZip(fuzz::ParseBundle(input));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string form = TemplateOf(fuzz::View(data, size));
  const docx::Values values = SomeValues();
  const Result<std::set<std::string>> names = docx::NamesIn(form);
  const Result<std::string> filled = docx::Fill(form, values, kNames);
  if (!filled) {
    FUZZ_CHECK(!filled.error().message.empty());
    return 0;
  }
  FUZZ_CHECK(names);
  for (const std::string& name : *names) FUZZ_CHECK(kNames.contains(name));
  const Result<std::string> again = docx::Fill(form, values, kNames);
  FUZZ_CHECK(again && *again == *filled);
  Result<docx::Package> package = docx::ReadPackage(*filled);
  FUZZ_CHECK(package);
  const docx::Part* document = package->Find("word/document.xml");
  FUZZ_CHECK(document != nullptr && document->bytes.find("<KHCN>") == std::string::npos);
  return 0;
}
