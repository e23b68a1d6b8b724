#include "readers/rtf_tokens.h"

#include <algorithm>

namespace capdo::readers {
namespace {

constexpr std::size_t kMostLetters = 32, kMostDigits = 10;

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
int Hex(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

RtfToken RtfTokens::Next() {
  while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n' || bytes_[at_] == '\0')) ++at_;
  RtfToken token;
  if (at_ >= bytes_.size()) return token;
  const char c = bytes_[at_];
  if (c == '{' || c == '}') {
    ++at_;
    token.what = c == '{' ? RtfToken::What::kOpen : RtfToken::What::kClose;
    return token;
  }
  if (c == '\\') return ReadWord();
  const std::size_t end = std::min(bytes_.find_first_of(std::string_view("{}\\\r\n\0", 6), at_), bytes_.size());
  token.what = RtfToken::What::kText;
  token.word = bytes_.substr(at_, end - at_);
  at_ = end;
  return token;
}

RtfToken RtfTokens::ReadWord() {
  RtfToken token;
  if (++at_ >= bytes_.size()) return token;
  const char c = bytes_[at_];
  if (!IsLetter(c)) {
    ++at_;
    token.what = RtfToken::What::kSymbol;
    token.symbol = c;
    if (c != '\'') return token;
    const int high = at_ < bytes_.size() ? Hex(bytes_[at_]) : -1;
    const int low = at_ + 1 < bytes_.size() ? Hex(bytes_[at_ + 1]) : -1;
    if (high < 0 || low < 0) return token;
    at_ += 2;
    token.what = RtfToken::What::kByte;
    token.byte = static_cast<unsigned char>(high * 16 + low);
    return token;
  }
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && at_ - begin < kMostLetters && IsLetter(bytes_[at_])) ++at_;
  token.what = RtfToken::What::kWord;
  token.word = bytes_.substr(begin, at_ - begin);
  const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && IsDigit(bytes_[at_ + 1]);
  std::size_t digit = at_ + (negative ? 1 : 0);
  long long number = 0;
  for (std::size_t count = 0; digit < bytes_.size() && IsDigit(bytes_[digit]) && count < kMostDigits; ++digit, ++count) {
    token.has_number = true;
    number = number * 10 + (bytes_[digit] - '0');
  }
  if (token.has_number) at_ = digit;
  if (negative) number = -number;
  token.number = static_cast<int>(std::clamp(number, -2'000'000'000LL, 2'000'000'000LL));
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  // Bytes as they are: no text.
  if (token.word == "bin" && token.number > 0)
    at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(token.number));
  return token;
}

}  // namespace capdo::readers
