// Private to the evidence room: the bytes of one regular file, and nothing else.
#ifndef CAPDO_EVIDENCE_LOAD_H_
#define CAPDO_EVIDENCE_LOAD_H_

#include <cstdint>
#include <string>

#include "base/error.h"

namespace capdo::evidence {

// Errors: kNotFound, kNotReadable (rights, link, device), kTooLarge. Never blocks on a pipe.
Result<std::string> LoadFile(const std::string& path, std::uint64_t max_bytes);

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_LOAD_H_
