#include "text/number_words.h"

#include <utility>

namespace capdo::text {

namespace {

constexpr long long kLargest = 999'999'999'999'999;

constexpr std::pair<std::string_view, int> kDigits[] = {
    {"không", 0}, {"một", 1}, {"mốt", 1}, {"hai", 2}, {"ba", 3},  {"bốn", 4}, {"tư", 4},  {"năm", 5}, {"lăm", 5},
    {"nhăm", 5},  {"sáu", 6}, {"bảy", 7}, {"bẩy", 7}, {"tám", 8}, {"chín", 9}, {"mười", 10},
};
constexpr std::pair<std::string_view, long long> kThousands[] = {
    {"nghìn", 1'000}, {"ngàn", 1'000}, {"triệu", 1'000'000}, {"tỷ", 1'000'000'000}, {"tỉ", 1'000'000'000}};

template <typename Map, typename Value>
bool Find(const Map& map, std::string_view word, Value& value) {
  for (const auto& [key, known] : map)
    if (key == word) {
      value = known;
      return true;
    }
  return false;
}

}  // namespace

std::optional<NumberWords> ReadNumberWords(std::string_view text) {
  NumberWords out;
  long long whole = 0, group = 0;  // of thousands, and below the next "nghìn", "triệu", "tỷ"
  long long digit = -1;            // the last digit, which "mươi" or "trăm" may still multiply
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    std::string_view word = text.substr(at, end - at);
    const bool last = !word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ')');
    if (last) word.remove_suffix(1);
    int value = 0;
    long long times = 0;
    if (Find(kDigits, word, value)) {
      if (digit >= 0) group += digit;
      digit = value;
      any = true;
    } else if (!any) {
      return std::nullopt;
    } else if (word == "mươi") {
      group += 10 * (digit < 0 ? 1 : digit);
      digit = -1;
    } else if (word == "trăm") {
      group += 100 * (digit < 0 ? 1 : digit);
      digit = -1;
    } else if (word == "linh" || word == "lẻ") {
      // "một trăm linh năm"
    } else if (Find(kThousands, word, times)) {
      if (digit >= 0) group += digit;
      // "hai nghìn tỷ": what came before is multiplied, too.
      if (times == 1'000'000'000) {
        whole = (whole + group) * times;
      } else {
        whole += group * times;
      }
      group = 0;
      digit = -1;
    } else {
      break;
    }
    if (whole > kLargest || whole < 0) return std::nullopt;
    out.length = at + word.size();
    at = end + 1;
    if (last && word.size() + at <= text.size() && text[end - 1] == ')') break;
  }
  if (!any) return std::nullopt;
  out.value = whole + group + (digit > 0 ? digit : 0);
  return out;
}

}  // namespace capdo::text
