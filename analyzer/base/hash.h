// SHA-256 as lower-case hexadecimal, for evidence files, rule data and results.
//
//   Sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
//   Sha256 hash;  hash.Add(chunk);  std::string hex = hash.Hex();     // for what does not fit into memory
#ifndef CAPDO_BASE_HASH_H_
#define CAPDO_BASE_HASH_H_

#include <memory>
#include <string>
#include <string_view>

namespace capdo {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void Add(std::string_view bytes);
  std::string Hex();  // once, at the end

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string Sha256Hex(std::string_view bytes);

}  // namespace capdo

#endif  // CAPDO_BASE_HASH_H_
