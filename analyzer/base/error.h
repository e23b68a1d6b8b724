// Typed failures that travel between rooms as values.
//
// No exception crosses a room and no room prints: a function that can fail returns Result<T>, and the caller
// decides by the ErrorCode. `message` is plain English for developers and logs; what a user reads comes from
// the message catalogue (base/messages.h), chosen by the code.
//
//   Result<Document> doc = ReadPdf(bytes, limits);
//   if (!doc) return doc.error();          // Error converts to any Result<U>
//   Use(*doc);
#ifndef CAPDO_BASE_ERROR_H_
#define CAPDO_BASE_ERROR_H_

#include <string>
#include <utility>
#include <variant>

namespace capdo {

// What went wrong, so that the caller can act differently. The names appear in results ("reason").
enum class ErrorCode {
  kNotFound,      // the path does not exist
  kNotReadable,   // it exists, but cannot be opened (rights, an input/output error)
  kNotRegular,    // a link, pipe, socket or device: never opened
  kEmpty,         // no bytes, or no content at all
  kEncrypted,     // a password is needed
  kDamaged,       // the format is known, its structure is broken
  kUnsupported,   // the format is not one that we read
  kTooLarge,      // over a limit of base/limits.h
  kFolderFull,    // sound, but all files of the folder together are over a limit
  kTimeout,       // reading it used up its time
  kMemory,        // reading it used up its memory
  kCrashed,       // the reader died of it, or answered nonsense
  kInvalid,       // wrong usage, wrong rule data, wrong JSON
  kInternal,      // our own mistake
};

// "encrypted", "damaged", ...: stable words for results.
const char* ErrorCodeName(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  std::string limit = {};  // the bound of base/limits.h that was met ("max_part_bytes"), "" if none
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}    // NOLINT: implicit by design
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: implicit by design

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  const Error& error() const { return std::get<Error>(state_); }
  T& operator*() & { return std::get<T>(state_); }
  const T& operator*() const& { return std::get<T>(state_); }
  T&& operator*() && { return std::get<T>(std::move(state_)); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace capdo

#endif  // CAPDO_BASE_ERROR_H_
