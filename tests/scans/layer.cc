#include "layer.h"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <utility>

#include "base/utf8.h"
#include "text/chars.h"

namespace capdo::scans {
namespace {

// Two bytes per character: the fonts are encoded so (Identity-H, codes are Unicode).
std::string Hex(std::string_view text) {
  std::string hex = "<";
  for (std::size_t i = 0; i < text.size();) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "%04X",
                  static_cast<unsigned>(DecodeUtf8(text, i)) & 0xFFFFu);
    hex += digits;
  }
  return hex + ">";
}

// A letter as bad OCR sees it.
char32_t Confused(char32_t plain, bool dotted, bool upper, Random& random) {
  // A dot under an O is a Q to every old OCR program.
  if (dotted && plain == U'o') return upper ? U'Q' : U'q';
  const double luck = random.Uniform();
  if (luck > 0.12) return upper && plain >= U'a' && plain <= U'z' ? plain - 32 : plain;
  switch (plain) {
    case U'o':
      return upper ? U'0' : U'c';
    case U'l':
      return upper ? U'L' : U'1';
    case U'i':
      return upper ? U'l' : U'1';
    case U'e':
      return upper ? U'E' : U'c';
    case U'u':
      return upper ? U'U' : U'n';
    case U'h':
      return upper ? U'H' : U'b';
    case U'b':
      return upper ? U'8' : U'h';
    case U'0':
      return U'O';
    case U'1':
      return U'l';
    case U'5':
      return U'S';
    default:
      return upper && plain >= U'a' && plain <= U'z' ? plain - 32 : plain;
  }
}

bool HasDotBelow(char32_t c) {
  switch (c) {
    case U'ọ':
    case U'ộ':
    case U'ợ':
    case U'Ọ':
    case U'Ộ':
    case U'Ợ':
      return true;
    default:
      return false;
  }
}

bool IsNegation(std::string_view word) {
  return word == "không" || word == "Không" || word == "chưa" || word == "Chưa";
}

}  // namespace

std::vector<PlacedWord> Garbled(std::vector<PlacedWord> words, Random random) {
  std::erase_if(words, [&](const PlacedWord&) { return random.Uniform() < 0.03; });
  for (PlacedWord& word : words) {
    std::string bad;
    for (std::size_t i = 0; i < word.text.size();) {
      const char32_t c = DecodeUtf8(word.text, i);
      const text::CharInfo info = text::Char(c);
      if (info.fold == 0) continue;
      AppendUtf8(bad, Confused(info.fold, HasDotBelow(c), info.is(text::kUpper), random));
    }
    if (!bad.empty()) word.text = std::move(bad);
  }
  return words;
}

std::vector<PlacedWord> Lying(std::vector<PlacedWord> words) {
  std::erase_if(words, [](const PlacedWord& word) { return IsNegation(word.text); });
  for (PlacedWord& word : words) {
    for (char& c : word.text) {
      if (c >= '0' && c <= '9') c = static_cast<char>('0' + (c - '0' + 1) % 10);
    }
  }
  return words;
}

std::vector<PlacedWord> SetLines(std::string_view text, PageSize size) {
  constexpr double kMargin = 57, kLine = 18, kLetter = 6, kHeight = 13;
  std::vector<PlacedWord> words;
  std::istringstream lines{std::string(text)};
  double top = kMargin;
  for (std::string line; std::getline(lines, line) && top < size.height - kMargin; top += kLine) {
    std::istringstream pieces(line);
    double left = kMargin;
    for (std::string piece; pieces >> piece;) {
      const double width = kLetter * static_cast<double>(CountCodePoints(piece));
      if (left + width > size.width - kMargin) {
        left = kMargin;
        top += kLine;
      }
      words.push_back({piece, left, top, left + width, top + kHeight});
      left += width + kLetter;
    }
  }
  return words;
}

std::string LayerOperators(const std::vector<PlacedWord>& words, double page_height, bool visible) {
  std::string out = visible ? "BT 0 Tr 0 0 0 rg\n" : "BT 3 Tr\n";
  for (const PlacedWord& word : words) {
    // The letters of FStamp are wider than high ones are in print.
    const double size = std::max(1.0, (word.bottom - word.top) * (visible ? 0.85 : 1));
    const double natural =
        (visible ? 0.602 : 0.5) * size * static_cast<double>(CountCodePoints(word.text));
    if (natural <= 0 || word.right <= word.left) continue;
    char place[160];
    std::snprintf(place, sizeof place, "/%s %.2f Tf %.2f Tz 1 0 0 1 %.2f %.2f Tm ",
                  visible ? "FStamp" : "FHidden", size, 100 * (word.right - word.left) / natural,
                  word.left, page_height - word.bottom + 0.22 * size);
    out += place;
    out += Hex(word.text) + " Tj\n";
  }
  return out + "ET\n";
}

std::string StampText() {
  return "Người ký: Sở Khoa học và Công nghệ\nEmail: skhcn@caonguyen.example\nThời gian ký: "
         "24.11.2026 10:15:32 +07:00";
}

std::string StampOperators(std::string_view stamp) {
  const auto lines = static_cast<int>(std::count(stamp.begin(), stamp.end(), '\n')) + 1;
  std::istringstream input{std::string(stamp)};
  std::string out = "BT 0 Tr 0.8 0 0 rg /FStamp 7 Tf 9.5 TL 1 0 0 1 0 ";
  out += std::to_string(2 + 10 * (lines - 1)) + " Tm\n";
  for (std::string line; std::getline(input, line);) out += Hex(line) + " Tj T*\n";
  return out + "ET\n";
}

}  // namespace capdo::scans
