#include <string>

#include "text/fields.h"

namespace capdo::text {

namespace {

struct Part {
  std::string_view sign;
  int value;
};
constexpr Part kParts[] = {{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100},
                           {"XC", 90},  {"L", 50},   {"XL", 40}, {"X", 10},   {"IX", 9},
                           {"V", 5},    {"IV", 4},   {"I", 1}};

std::string ToRoman(int value) {
  std::string out;
  for (const Part& part : kParts)
    for (; value >= part.value; value -= part.value) out += part.sign;
  return out;
}

}  // namespace

int ParseRoman(std::string_view text) {
  constexpr std::size_t kLongest = 15;  // MMMDCCCLXXXVIII
  if (text.empty() || text.size() > kLongest) return 0;
  std::string upper(text);
  if (upper[0] >= 'a')  // all small or all capital, no mixture
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : '?';
  std::string_view rest = upper;
  int value = 0;
  for (const Part& part : kParts)
    for (; rest.substr(0, part.sign.size()) == part.sign; rest.remove_prefix(part.sign.size()))
      value += part.value;
  // Only the one regular spelling counts: "IIII" and "IXI" are no numbers.
  return rest.empty() && value <= 3999 && ToRoman(value) == upper ? value : 0;
}

}  // namespace capdo::text
