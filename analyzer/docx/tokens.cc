#include "docx/tokens.h"

#include <algorithm>

#include "docx/template_error.h"

namespace capdo::docx {

namespace {

// Word likes to put no-break spaces; their last byte is the end of "à", too.
constexpr std::string_view kBlanks[] = {" ", "\t", "\xC2\xA0"};

std::string Trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : kBlanks) {
      for (; text.starts_with(blank); again = true) text.remove_prefix(blank.size());
      for (; text.ends_with(blank); again = true) text.remove_suffix(blank.size());
    }
  }
  return std::string(text);
}

// Enough to find the place again.
std::string Beginning(std::string_view text) {
  constexpr std::size_t kShown = 40;
  std::size_t end = std::min(kShown, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end));
}

}  // namespace

Result<std::vector<Token>> TokensIn(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; (at = text.find("{{", at)) != std::string_view::npos;) {
    const std::size_t close = text.find("}}", at + 2), again = text.find("{{", at + 2);
    if (close == std::string_view::npos || again < close)
      return TemplateError(ErrorCode::kInvalid, "unclosed-placeholder", Beginning(text.substr(at)));
    Token token;
    token.begin = at;
    token.end = close + 2;
    std::string inside = Trimmed(text.substr(at + 2, close - at - 2));
    if (!inside.empty() && std::string_view("#^/").find(inside[0]) != std::string_view::npos) {
      token.kind = inside[0] == '#'   ? Token::kOpen
                   : inside[0] == '^' ? Token::kOpenEmpty
                                      : Token::kClose;
      inside = Trimmed(std::string_view(inside).substr(1));
    }
    token.name = inside;
    tokens.push_back(std::move(token));
    at = close + 2;
  }
  return tokens;
}

}  // namespace capdo::docx
