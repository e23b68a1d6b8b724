#include "base/error.h"

namespace capdo {

const char* ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNotFound: return "not-found";
    case ErrorCode::kNotReadable: return "not-readable";
    case ErrorCode::kNotRegular: return "not-regular-file";
    case ErrorCode::kEmpty: return "empty";
    case ErrorCode::kEncrypted: return "encrypted";
    case ErrorCode::kDamaged: return "damaged";
    case ErrorCode::kUnsupported: return "unsupported";
    case ErrorCode::kTooLarge: return "too-large";
    case ErrorCode::kFolderFull: return "folder-full";
    case ErrorCode::kTimeout: return "timeout";
    case ErrorCode::kMemory: return "memory";
    case ErrorCode::kCrashed: return "crashed";
    case ErrorCode::kInvalid: return "invalid";
    case ErrorCode::kInternal: return "internal";
  }
  return "internal";
}

}  // namespace capdo
