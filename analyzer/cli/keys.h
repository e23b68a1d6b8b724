// Answers from standard input: one key each on a terminal, one line each where it is a pipe or a file.
//
// On a terminal the keys are read without the Enter key; its mode is put back after every key, and also where a signal
// ends or stops the program, so that the shell is never left without an echo.
//
//   KeyReader keys;
//   std::optional<char> key = keys.Key();          // lower case; 'd' for "đ", too; nothing at the end of the input
//   std::optional<std::string> line = keys.Line();  // without the line break
#ifndef CAPDO_CLI_KEYS_H_
#define CAPDO_CLI_KEYS_H_

#include <optional>
#include <string>

namespace capdo::cli {

class KeyReader {
 public:
  KeyReader();
  ~KeyReader();
  KeyReader(const KeyReader&) = delete;
  KeyReader& operator=(const KeyReader&) = delete;

  bool terminal() const { return terminal_; }
  std::optional<char> Key();
  std::optional<std::string> Line();

 private:
  bool terminal_;
};

}  // namespace capdo::cli

#endif  // CAPDO_CLI_KEYS_H_
