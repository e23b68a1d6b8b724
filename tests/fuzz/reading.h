// What the fuzz targets of readers share.
#ifndef CAPDO_TESTS_FUZZ_READING_H_
#define CAPDO_TESTS_FUZZ_READING_H_

#include <cstdlib>

#include "base/error.h"
#include "fuzz.h"
#include "readers/reader.h"

namespace capdo::fuzz {

// Once: what a reading process does before it gets the first file.
inline void WarmReaders() {
  static const bool kWarm = [] {
    readers::WarmUp([] { std::abort(); });
    return true;
  }();
  (void)kWarm;
}

// Whether the error speaks of the file, not of the program.
inline bool IsOfTheFile(const Error& error) {
  return error.code == ErrorCode::kEmpty || error.code == ErrorCode::kDamaged || error.code == ErrorCode::kUnsupported ||
         error.code == ErrorCode::kTooLarge || error.code == ErrorCode::kEncrypted;
}

}  // namespace capdo::fuzz

#endif  // CAPDO_TESTS_FUZZ_READING_H_
