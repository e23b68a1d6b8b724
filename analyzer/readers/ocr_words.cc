#include "readers/ocr_words.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fields.h"
#include "text/normalized.h"

namespace capdo::readers::ocr {

namespace {

constexpr int kHighestRoman = 30;  // chapters, parts and annexes

constexpr std::string_view kBorders[] = {"'", "`", "|", "‘", "’", "´", "¦"};

bool TakeFront(std::string& word) {
  for (std::string_view border : kBorders) {
    if (!word.starts_with(border)) continue;
    word.erase(0, border.size());
    return true;
  }
  return false;
}

bool TakeBack(std::string& word) {
  for (std::string_view border : kBorders) {
    if (!word.ends_with(border)) continue;
    word.erase(word.size() - border.size());
    return true;
  }
  return false;
}

void MendEdges(std::string& word) {
  std::string inner = word;
  const bool front = TakeFront(inner), back = TakeBack(inner);
  if (front && back && !inner.empty() && word[0] != '|') return;  // 'quoted'
  while (TakeFront(word)) {
  }
  while (TakeBack(word)) {
  }
}

struct Numeral {
  std::string sign, rest;  // "VỊ" and ".": what may be a numeral, and the stops after it
};

Numeral Split(const std::string& word) {
  std::size_t end = word.size();
  while (end > 0 && std::string_view(".:,;-)").find(word[end - 1]) != std::string_view::npos) --end;
  return {word.substr(0, end), word.substr(end)};
}

// "VỊ", "Vl", "TII", "IH" → "VI", "VI", "III", "III"; "" where it cannot be one.
std::string RomanOf(const std::string& sign) {
  std::string out;
  for (std::size_t at = 0; at < sign.size();) {
    std::string letter;
    AppendUtf8(letter, DecodeUtf8(sign, at));
    if (letter == "l" || letter == "1" || letter == "|" || letter == "!") letter = "I";
    if (!letter.empty() && std::islower(static_cast<unsigned char>(letter[0]))) return "";
    letter = text::FoldAccents(letter);
    if (letter == "i" || letter == "t") {
      out += 'I';
    } else if (letter == "h" || letter == "n") {
      out += "II";
    } else if (letter == "v" || letter == "y") {
      out += 'V';
    } else if (letter == "x") {
      out += 'X';
    } else {
      return "";
    }
  }
  const int value = text::ParseRoman(out);
  return value > 0 && value <= kHighestRoman ? out : "";
}

std::string ArabicOf(const std::string& sign) {
  std::string out;
  for (std::size_t at = 0; at < sign.size();) {
    std::string letter;
    AppendUtf8(letter, DecodeUtf8(sign, at));
    if (letter.size() == 1 && std::isdigit(static_cast<unsigned char>(letter[0]))) {
      out += letter;
    } else if (letter == "l" || letter == "I" || letter == "i" || letter == "|" || letter == "Ị") {
      out += '1';
    } else if (letter == "O" || letter == "o") {
      out += '0';
    } else {
      return "";
    }
  }
  return out.size() <= 3 && out[0] != '0' ? out : "";
}

bool IsDigits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

void MendNumeral(std::string_view before, std::string& word) {
  const auto [sign, rest] = Split(word);
  if (sign.empty() || IsDigits(sign)) return;
  std::string mended;
  if (before == "dieu" || before == "khoan") mended = ArabicOf(sign);
  if (before == "chuong" || before == "phan" || before == "luc") mended = RomanOf(sign);
  if (!mended.empty()) word = mended + rest;
}

// "_TLS": the border of a cell, or the end of a rule. A row of them is a blank to be filled in.
void MendRule(std::string& word) {
  const std::size_t at = word.find_first_not_of('_');
  if (at == 1) word.erase(0, 1);
}

// All letters are capitals, and there are at least two.
bool IsCapitals(const std::string& word) {
  int letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = DecodeUtf8(word, at);
    if (!text::Char(c).is(text::kLetter) || text::Char(c).lower == c) return false;
    ++letters;
  }
  return letters >= 2;
}

// "QUY CHẾ.": a title in capitals ends with no stop; a speck does.
void MendTitle(std::vector<std::string>& words) {
  if (words.size() < 2 || words.back().size() < 2 || std::string_view(".,;'`").find(words.back().back()) == std::string_view::npos) return;
  const std::string last = words.back().substr(0, words.back().size() - 1);
  if (!IsCapitals(last) || !std::all_of(words.begin(), words.end() - 1, IsCapitals)) return;
  words.back() = last;
}

// "2, Cấp độ" is the second entry of a list.
void MendStop(std::vector<std::string>& words) {
  if (words.size() < 2 || words[0].size() < 2 || words[0].size() > 3 || words[0].back() != ',') return;
  const std::string number = words[0].substr(0, words[0].size() - 1);
  if (!IsDigits(number) || words[1].empty()) return;
  std::size_t at = 0;
  const char32_t letter = DecodeUtf8(words[1], at);
  if (text::Char(letter).lower != letter) words[0].back() = '.';
}

}  // namespace

void MendLine(std::vector<std::string>& words) {
  for (std::string& word : words) {
    MendEdges(word);
    MendRule(word);
  }
  MendStop(words);
  MendTitle(words);
  if (words.size() < 2) return;
  const std::string first = text::FoldAccents(words[0]);
  if (first == "phu" && words.size() >= 3 && text::FoldAccents(words[1]) == "luc") {
    MendNumeral("luc", words[2]);
  } else {
    MendNumeral(first, words[1]);
  }
}

}  // namespace capdo::readers::ocr
