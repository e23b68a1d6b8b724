#include "readers/pdf_numbering.h"

#include <array>
#include <cstddef>
#include <string>

#include "base/utf8.h"
#include "readers/pdf_chars.h"

namespace capdo::readers::pdf {
namespace {

constexpr std::array<std::string_view, 17> kBullets = {"-", "–", "—", "+", "*", "•", "·", "▪", "●", "○", "■",
                                                        "➢", "❖", "☐", "☑", "☒", "✓"};
constexpr std::array<std::string_view, 10> kRecitals = {"Căn cứ", "Theo đề nghị", "Xét đề nghị", "Kính gửi", "Độc lập - Tự do",
                                                       "Nơi nhận", "QUYẾT ĐỊNH", "TM.", "KT.", "TL."};
constexpr std::array<std::string_view, 10> kDivisions = {"Chương", "CHƯƠNG", "PHẦN", "Phần", "MỤC",
                                                         "PHỤ LỤC", "Điều", "ĐIỀU", "Mục", "Phụ lục"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view FirstToken(std::string_view text) { return text.substr(0, text.find(' ')); }

// "II", "2", "2a", with or without a closing "." or ":".
bool IsOrdinal(std::string_view token, bool& closed) {
  closed = token.ends_with('.') || token.ends_with(':');
  if (closed) token.remove_suffix(1);
  if (token.empty() || token.size() > 6) return false;
  const bool roman = token.find_first_not_of("IVXLC") == std::string_view::npos;
  std::size_t digits = 0;
  while (digits < token.size() && IsDigit(token.at(digits))) ++digits;
  const bool number = digits > 0 && digits + 1 >= token.size();
  const bool letter = token.size() == 1 && token.at(0) >= 'A' && token.at(0) <= 'Z';
  return roman || number || letter;
}

// "1.", "1.2", "1.2.3.", "1)", "(1)", "a)", "đ)", "IV."
bool IsItemNumber(std::string_view token) {
  const bool paren = token.starts_with('(') && token.ends_with(')');
  if (paren) {
    token.remove_prefix(1);
    token.remove_suffix(1);
  }
  const bool closed = paren || token.ends_with(')') || token.ends_with('.');
  if (!paren && closed) token.remove_suffix(1);
  if (token.empty() || token.size() > 12) return false;
  if (IsDigit(token.front())) {
    int dots = 0, run = 0;
    for (char c : token) {
      if (c == '.') {
        ++dots;
        run = 0;
      } else if (!IsDigit(c) || ++run > 3) {
        return false;
      }
    }
    return IsDigit(token.back()) && (closed || dots > 0);
  }
  if (!closed) return false;
  if (token == "đ" || token == "Đ") return true;
  if (token.size() == 1) return (token.at(0) >= 'a' && token.at(0) <= 'z') || (token.at(0) >= 'A' && token.at(0) <= 'Z');
  return token.find_first_not_of("IVXLC") == std::string_view::npos ||
         token.find_first_not_of("ivx") == std::string_view::npos;
}

}  // namespace

ItemStart StartsItem(std::string_view line) {
  const std::string_view token = FirstToken(line);
  for (std::string_view recital : kRecitals) {
    if (line.starts_with(recital)) return ItemStart::kStrong;
  }
  for (std::string_view division : kDivisions) {
    if (!line.starts_with(division) || line.size() <= division.size() + 1 || line.at(division.size()) != ' ') continue;
    bool closed = false;
    if (!IsOrdinal(FirstToken(line.substr(division.size() + 1)), closed)) continue;
    const bool capitals = division == "CHƯƠNG" || division == "PHẦN" || division == "MỤC" || division == "PHỤ LỤC" ||
                          division == "ĐIỀU";
    if (capitals) return ItemStart::kStrong;
    // "Điều 9 Nghị định" goes on; "Điều 9." begins, unless the sentence ends here.
    if (closed) return ItemStart::kWeak;
    return line.size() <= division.size() + 7 ? ItemStart::kWeak : ItemStart::kNone;
  }
  for (std::string_view bullet : kBullets) {
    if (!line.starts_with(bullet)) continue;
    if (token == bullet) return ItemStart::kWeak;
    // "-Tên hệ thống": typed without a space; "-5" and "--" are something else.
    const char next = line.at(bullet.size());
    if (!IsDigit(next) && next != '-' && next != ' ') return ItemStart::kWeak;
  }
  return IsItemNumber(token) ? ItemStart::kWeak : ItemStart::kNone;
}

bool IsOrnament(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = DecodeUtf8(text, i);
    if (IsLetter(c) || (c >= '0' && c <= '9') || c == 0xFFFD) return false;
  }
  return true;
}

bool StartsSmall(std::string_view text) {
  if (text.empty()) return false;
  std::size_t i = 0;
  const char32_t c = DecodeUtf8(text, i);
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (c >= 0xDF && c <= 0xFF) return true;
  // In the Latin blocks of Vietnamese small letters are the odd ones (ư alone is even-odd reversed).
  if (c == 0x1B0) return true;
  if (c == 0x1AF) return false;
  return IsLetter(c) && c >= 0x100 && (c & 1) == 1;
}

bool EndsSentence(std::string_view text) {
  if (text.empty()) return true;
  const char last = text.back();
  return last == '.' || last == ';' || last == ':' || last == '?' || last == '!' || text.ends_with("./.");
}

}  // namespace capdo::readers::pdf
