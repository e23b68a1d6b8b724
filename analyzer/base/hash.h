// SHA-256 as lower-case hexadecimal, for evidence files, rule data and results.
//
//   Sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#ifndef CAPDO_BASE_HASH_H_
#define CAPDO_BASE_HASH_H_

#include <string>
#include <string_view>

namespace capdo {

std::string Sha256Hex(std::string_view bytes);

}  // namespace capdo

#endif  // CAPDO_BASE_HASH_H_
