// Several files in one fuzz input, as text that a person can read and the fuzzer can cut: a line "=== NAME" begins a
// file. What stands before the first such line belongs to the file "".
//
//   Bundle bundle = ParseBundle("<w:document/>\n=== word/styles.xml\n<w:styles/>");
//   std::string package = StoredZip(bundle);
#ifndef CAPDO_TESTS_FUZZ_BUNDLE_H_
#define CAPDO_TESTS_FUZZ_BUNDLE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace capdo::fuzz {

using Bundle = std::vector<std::pair<std::string, std::string>>;  // name, bytes; in order

Bundle ParseBundle(std::string_view input);

// A zip of these files without compression and with right checksums, so that inputs reach what lies behind the
// container. The container itself is fuzzed elsewhere, on bytes as they are.
std::string StoredZip(const Bundle& files);

}  // namespace capdo::fuzz

#endif  // CAPDO_TESTS_FUZZ_BUNDLE_H_
