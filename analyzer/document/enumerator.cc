#include "document/enumerator.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace capdo::document {

namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t SkipSpaces(std::string_view s, std::size_t i) {
  while (i < s.size() && IsSpace(s[i])) ++i;
  return i;
}

int RomanValue(char c) {
  switch (c) {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    default:
      return 0;
  }
}

// Value of the Roman numeral at `i`, which is moved behind it; 0 where there is none.
int ReadRoman(std::string_view s, std::size_t& i) {
  int total = 0, previous = 1000;
  std::size_t j = i;
  for (; j < s.size() && RomanValue(s[j]) != 0; ++j) {
    const int value = RomanValue(s[j]);
    total += value > previous ? value - 2 * previous : value;
    previous = value;
  }
  if (j == i || total <= 0 || j - i > 7) return 0;
  i = j;
  return total;
}

int ReadDigits(std::string_view s, std::size_t& i) {
  int value = 0;
  std::size_t j = i;
  while (j < s.size() && IsDigit(s[j]) && j - i < 4) value = value * 10 + (s[j++] - '0');
  if (j == i || (j < s.size() && IsDigit(s[j]))) return -1;
  i = j;
  return value;
}

// Place of the capital letter at `i` in the alphabet, which stands alone ("PHẦN B.", "Phụ lục A"); `i` is moved behind
// it; 0 where there is none.
int ReadLetter(std::string_view s, std::size_t& i) {
  if (i >= s.size() || s[i] < 'A' || s[i] > 'Z') return 0;
  const char after = i + 1 < s.size() ? s[i + 1] : ' ';
  if (!IsSpace(after) && after != '.' && after != ':' && after != ')' && after != '-' && s.substr(i + 1, 3) != "–") return 0;
  return s[i++] - 'A' + 1;
}

// Punctuation and spaces that close an enumerator.
std::size_t SkipClosing(std::string_view s, std::size_t i) {
  i = SkipSpaces(s, i);
  while (i < s.size() && (s[i] == '.' || s[i] == ':' || s[i] == ')' || s[i] == '-')) ++i;
  return SkipSpaces(s, i);
}

bool StartsWith(std::string_view s, std::string_view prefix) {
  return s.size() >= prefix.size() && s.substr(0, prefix.size()) == prefix;
}

struct Keyword {
  std::string_view word;
  EnumeratorKind kind;
};
constexpr std::array<Keyword, 15> kKeywords = {{
    {"Điều", EnumeratorKind::kArticle},
    {"ĐIỀU", EnumeratorKind::kArticle},
    {"Chương", EnumeratorKind::kChapter},
    {"CHƯƠNG", EnumeratorKind::kChapter},
    {"Mục", EnumeratorKind::kSection},
    {"MỤC", EnumeratorKind::kSection},
    {"Phần", EnumeratorKind::kPart},
    {"PHẦN", EnumeratorKind::kPart},
    {"Phụ lục", EnumeratorKind::kAnnex},
    {"PHỤ LỤC", EnumeratorKind::kAnnex},
    {"Phụ Lục", EnumeratorKind::kAnnex},
    {"Tiểu mục", EnumeratorKind::kSection},
    {"Phụ Lục", EnumeratorKind::kAnnex},
    {"Chuyên đề", EnumeratorKind::kPart},
    {"CHUYÊN ĐỀ", EnumeratorKind::kPart},
}};

constexpr std::array<std::pair<std::string_view, int>, 10> kOrdinalWords = {{
    {"THỨ NHẤT", 1},
    {"THỨ HAI", 2},
    {"THỨ BA", 3},
    {"THỨ TƯ", 4},
    {"THỨ NĂM", 5},
    {"thứ nhất", 1},
    {"thứ hai", 2},
    {"thứ ba", 3},
    {"thứ tư", 4},
    {"thứ năm", 5},
}};

Enumerator ParseKeyword(std::string_view s) {
  for (const Keyword& keyword : kKeywords) {
    if (!StartsWith(s, keyword.word)) continue;
    std::size_t i = keyword.word.size();
    if (i < s.size() && !IsSpace(s[i])) {
      if (keyword.kind != EnumeratorKind::kAnnex || (s[i] != ':' && s[i] != '.')) continue;
    }
    const std::size_t number_at = SkipSpaces(s, i);
    std::size_t j = number_at;
    Enumerator e;
    e.kind = keyword.kind;
    int value = -1;
    for (const auto& [word, ordinal] : kOrdinalWords) {
      if (StartsWith(s.substr(j), word)) {
        value = ordinal;
        j += word.size();
        break;
      }
    }
    if (value < 0) {
      const int roman = ReadRoman(s, j);
      value = roman > 0 ? roman : ReadDigits(s, j);
    }
    const bool lettered = value < 0 && keyword.kind != EnumeratorKind::kArticle;
    if (lettered) {
      const int letter = ReadLetter(s, j);
      if (letter > 0) value = letter;
    }
    // "Điều 9a": an article inserted later. A number glued to a letter that is not one is no
    // number.
    if (value >= 0 && j < s.size() && std::islower(static_cast<unsigned char>(s[j])) &&
        (j + 1 >= s.size() || !std::isalnum(static_cast<unsigned char>(s[j + 1])))) {
      ++j;
    }
    const bool ends = j >= s.size() || IsSpace(s[j]) || s[j] == '.' || s[j] == ':' || s[j] == ')' ||
                      s[j] == '-' || StartsWith(s.substr(j), "–");
    if (value < 0 || !ends) {
      // "PHỤ LỤC" alone is a heading; "Phụ lục kèm theo …", "Điều khoản" are ordinary text.
      if (keyword.kind != EnumeratorKind::kAnnex || number_at < s.size()) continue;
      e.text = std::string(keyword.word);
      e.length = s.size();
      return e;
    }
    e.numbers.push_back(value);
    e.text = std::string(s.substr(0, j));
    // A reference in running text ("Điều 5 Nghị định này quy định…") has no punctuation and goes on
    // in lower case or with an act's name; an article heading has "." or ":" or ends the line.
    // Chapters and parts may stand alone.
    const std::size_t after = SkipSpaces(s, j);
    const bool closed = j < s.size() && (s[j] == '.' || s[j] == ':' || s[j] == ')');
    if (keyword.kind == EnumeratorKind::kArticle && !closed && after < s.size() &&
        s[after] != '-' && !StartsWith(s.substr(after), "–")) {
      continue;
    }
    // "Phần A của hồ sơ" refers to a part; "PHẦN A YÊU CẦU …" opens one.
    if (lettered && !closed && after < s.size() && s[after] != '-' && !StartsWith(s.substr(after), "–") &&
        std::any_of(keyword.word.begin(), keyword.word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
      continue;
    }
    // "Phụ lục III Thông tư số …" refers to an annex; "PHỤ LỤC III DANH MỤC …" opens one.
    if (keyword.kind == EnumeratorKind::kAnnex && !closed && after < s.size() && s[after] != '(' &&
        s[after] != '-' && !StartsWith(s.substr(after), "–") && !StartsWith(s, "PHỤ LỤC")) {
      continue;
    }
    e.length = SkipClosing(s, j);
    if (StartsWith(s.substr(e.length), "–")) e.length = SkipSpaces(s, e.length + 3);
    return e;
  }
  return {};
}

Enumerator ParseDecimal(std::string_view s) {
  std::size_t i = 0;
  Enumerator e;
  while (true) {
    const int value = ReadDigits(s, i);
    if (value < 0) return {};
    e.numbers.push_back(value);
    if (i + 1 < s.size() && s[i] == '.' && IsDigit(s[i + 1])) {
      ++i;
      continue;
    }
    break;
  }
  // "2024 là năm", "3,5 %", "10/2024": not enumerators.
  bool closed = i < s.size() && (s[i] == '.' || s[i] == ')' || s[i] == ':');
  // "1 | Phạm vi", "1/ Phạm vi"
  std::size_t bar = SkipSpaces(s, i);
  const bool slash = i + 1 < s.size() && s[i] == '/' && IsSpace(s[i + 1]);
  if (!closed && e.numbers.size() <= 3 &&
      (slash || (bar + 1 < s.size() && s[bar] == '|' && IsSpace(s[bar + 1])))) {
    e.kind = EnumeratorKind::kDecimal;
    e.text = std::string(s.substr(0, i));
    e.length = SkipSpaces(s, bar + 1);
    return e;
  }
  const bool dotted = e.numbers.size() >= 2 && (i >= s.size() || IsSpace(s[i]));
  if (!closed && !dotted) return {};
  if (e.numbers.size() == 1 && e.numbers[0] > 200) return {};
  // "2.100 máy trạm" counts thousands.
  if (dotted && !closed && s.substr(0, i).size() - s.substr(0, i).rfind('.') == 4) return {};
  // A year ("15.03.2024") or a telephone number is no level of a number.
  if (std::any_of(e.numbers.begin(), e.numbers.end(), [](int n) { return n > 999; })) return {};
  if (e.numbers.size() >= 4) {
    // An IPv4 address opens a paragraph now and then.
    const bool large =
        std::any_of(e.numbers.begin(), e.numbers.end(), [](int n) { return n > 60; });
    const bool no_small =
        std::all_of(e.numbers.begin(), e.numbers.end(), [](int n) { return n >= 10; });
    if (large || no_small) return {};
  }
  if (closed && i + 1 < s.size() && !IsSpace(s[i + 1]) && IsDigit(s[i + 1])) return {};
  e.kind = EnumeratorKind::kDecimal;
  e.text = std::string(s.substr(0, i));
  e.length = SkipClosing(s, i);
  // "7.1.5.1.a) …": the letter is one more level of the clause number.
  if (closed && s[i] == '.' && i + 2 < s.size() &&
      std::islower(static_cast<unsigned char>(s[i + 1])) && s[i + 2] == ')') {
    e.numbers.push_back(s[i + 1] - 'a' + 1);
    e.text = std::string(s.substr(0, i + 2));
    e.length = SkipSpaces(s, i + 3);
  }
  return e;
}

// "A.1.", "B.2.3": an upper letter with decimals under it, as one number series.
Enumerator ParseLetterDecimal(std::string_view s) {
  if (s.size() < 3 || s[0] < 'A' || s[0] > 'Z' || s[1] != '.' || !IsDigit(s[2])) return {};
  Enumerator e = ParseDecimal(s.substr(2));
  if (e.kind == EnumeratorKind::kNone) {
    // "A.1 Chủ quản": one number after the letter needs no closing mark.
    std::size_t i = 2;
    const int value = ReadDigits(s, i);
    if (value < 0 || i >= s.size() || !IsSpace(s[i])) return {};
    e.kind = EnumeratorKind::kDecimal;
    e.numbers = {value};
    e.length = SkipClosing(s, i) - 2;
    e.text = std::string(s.substr(2, i - 2));
  }
  e.numbers.insert(e.numbers.begin(), s[0] - 'A' + 1);
  e.text = std::string(s.substr(0, 2)) + e.text;
  e.length += 2;
  return e;
}

Enumerator ParseLetter(std::string_view s) {
  Enumerator e;
  static constexpr std::array<std::string_view, 3> kSpecial = {"đ", "Đ", "ê"};
  std::size_t i = 0;
  int value = 0;
  bool upper = false;
  for (std::string_view letter : kSpecial) {
    if (StartsWith(s, letter)) {
      i = letter.size();
      value = 5;
      upper = letter == "Đ";
    }
  }
  if (i == 0 && !s.empty() && std::isalpha(static_cast<unsigned char>(s[0]))) {
    i = 1;
    upper = std::isupper(static_cast<unsigned char>(s[0])) != 0;
    const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(s[0])));
    value = lower <= 'd' ? lower - 'a' + 1 : lower - 'a' + 2;  // đ stands between d and e
  }
  if (i == 0 || i >= s.size()) return {};
  const bool bracket = s[i] == ')';
  const bool dot = s[i] == '.' && (i + 1 >= s.size() || IsSpace(s[i + 1]));
  if (!bracket && !dot) return {};
  e.kind = upper ? EnumeratorKind::kUpperLetter : EnumeratorKind::kLowerLetter;
  e.numbers.push_back(value);
  e.text = std::string(s.substr(0, i));
  e.length = SkipClosing(s, i);
  return e;
}

Enumerator ParseRomanPrefix(std::string_view s) {
  std::size_t i = 0;
  const int value = ReadRoman(s, i);
  if (value <= 0 || i >= s.size()) return {};
  if (s[i] != '.' && s[i] != ')' && s[i] != ':' && !(IsSpace(s[i]) && s.substr(i + 1, 1) == "-"))
    return {};
  if (i + 1 < s.size() && !IsSpace(s[i + 1]) && s[i + 1] != '-' && IsDigit(s[i + 1])) {
    // "II.1.a" and "III.2": Roman with decimals under it.
    Enumerator e;
    e.kind = EnumeratorKind::kDecimal;
    e.numbers.push_back(value);
    std::size_t j = i;
    while (j + 1 < s.size() && s[j] == '.' && IsDigit(s[j + 1])) {
      ++j;
      const int n = ReadDigits(s, j);
      if (n < 0) return {};
      e.numbers.push_back(n);
    }
    e.text = std::string(s.substr(0, j));
    e.length = SkipClosing(s, j);
    return e;
  }
  Enumerator e;
  e.kind = EnumeratorKind::kRoman;
  e.numbers.push_back(value);
  e.text = std::string(s.substr(0, i));
  e.length = SkipClosing(s, i);
  return e;
}

Enumerator ParseBullet(std::string_view s) {
  static constexpr std::array<std::string_view, 13> kMarks = {"-", "–", "—", "+", "•", "*", "●",
                                                              "▪", "○", "◦", "►", "✓", "➢"};
  for (std::string_view mark : kMarks) {
    if (!StartsWith(s, mark)) continue;
    const std::size_t next = mark.size();
    if (mark == "-" || mark == "+" || mark == "*") {
      if (next < s.size() && (s[next] == mark[0] || IsDigit(s[next])))
        return {};  // "-----", "+84", "-5"
    }
    Enumerator e;
    e.kind = EnumeratorKind::kBullet;
    e.text = std::string(mark);
    e.length = SkipSpaces(s, next);
    return e;
  }
  return {};
}

}  // namespace

Enumerator ParseEnumerator(std::string_view paragraph) {
  const std::size_t start = SkipSpaces(paragraph, 0);
  const std::string_view s = paragraph.substr(start);
  Enumerator e = ParseKeyword(s);
  if (e.kind == EnumeratorKind::kNone) e = ParseDecimal(s);
  if (e.kind == EnumeratorKind::kNone) e = ParseLetterDecimal(s);
  if (e.kind == EnumeratorKind::kNone) e = ParseRomanPrefix(s);
  if (e.kind == EnumeratorKind::kNone) e = ParseLetter(s);
  if (e.kind == EnumeratorKind::kNone) e = ParseBullet(s);
  if (e.kind != EnumeratorKind::kNone) e.length += start;
  return e;
}

}  // namespace capdo::document
