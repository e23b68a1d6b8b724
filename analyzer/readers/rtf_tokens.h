// RTF as a stream of tokens: groups, control words with their number, bytes of text.
#ifndef CAPDO_READERS_RTF_TOKENS_H_
#define CAPDO_READERS_RTF_TOKENS_H_

#include <cstddef>
#include <string_view>

namespace capdo::readers {

struct RtfToken {
  enum class What { kEnd, kOpen, kClose, kWord, kSymbol, kByte, kText };
  What what = What::kEnd;
  std::string_view word;  // of a control word; the letters of kText
  bool has_number = false;
  int number = 0;
  char symbol = 0;          // of a control symbol
  unsigned char byte = 0;   // of \'hh
};

class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}
  RtfToken Next();
  std::size_t position() const { return at_; }

 private:
  RtfToken ReadWord();
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace capdo::readers

#endif  // CAPDO_READERS_RTF_TOKENS_H_
