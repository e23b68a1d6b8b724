// What every fuzz target shares. A target is one function over one input; it promises nothing about the input and
// ends the process where our code broke a promise of its header. The fuzzer and the ordinary test fuzz.<target> run
// the same function.
#ifndef CAPDO_TESTS_FUZZ_FUZZ_H_
#define CAPDO_TESTS_FUZZ_FUZZ_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

// Not assert(): it must also hold in builds without it.
#define FUZZ_CHECK(condition)                                                                    \
  do {                                                                                           \
    if (!(condition)) {                                                                          \
      std::fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition);       \
      std::abort();                                                                              \
    }                                                                                            \
  } while (false)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace capdo::fuzz {

inline std::string_view View(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace capdo::fuzz

#endif  // CAPDO_TESTS_FUZZ_FUZZ_H_
