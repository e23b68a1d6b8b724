#include "readers/number_format.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

namespace capdo::readers {
namespace {

constexpr double kMostDays = 2'958'466;  // the year 10000
constexpr std::size_t kMostPattern = 256;
constexpr int kMostDecimals = 15;

struct Date {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

Date DateOf(double value, bool from_1904) {
  if (from_1904) value += 1462;
  auto seconds = static_cast<long long>(std::llround(value * 86400));
  long long days = seconds / 86400;
  seconds %= 86400;
  Date date;
  date.hour = static_cast<int>(seconds / 3600);
  date.minute = static_cast<int>(seconds / 60 % 60);
  date.second = static_cast<int>(seconds % 60);
  if (days < 60) ++days;  // the 29th of February 1900, which was none
  // Days since 1899-12-30 to the calendar, by eras of 400 years.
  const long long z = days - 25569 + 719468, era = z / 146097, doe = z - era * 146097;
  const long long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long long mp = (5 * doy + 2) / 153;
  date.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  date.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  date.year = static_cast<int>(yoe + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

std::string Padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The first of the parts that ';' separates, without colours, locales and fill characters.
struct Token {
  char letter = 0;  // 'y' 'm' 'd' 'h' 's' 'a' (AM/PM), '0' for digits, '%', 0: text
  std::string text;
};

std::vector<Token> Tokens(std::string_view format) {
  format = format.substr(0, kMostPattern);
  std::vector<Token> tokens;
  const auto literal = [&](std::string_view text) {
    if (tokens.empty() || tokens.back().letter != 0) tokens.push_back({0, ""});
    tokens.back().text += text;
  };
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i], lower = Lower(c);
    if (c == ';') break;
    if (c == '"') {
      const std::size_t end = std::min(format.find('"', i + 1), format.size());
      literal(format.substr(i + 1, end - i - 1));
      i = end;
    } else if (c == '[') {
      const std::size_t end = std::min(format.find(']', i), format.size());
      const char inside = i + 1 < format.size() ? Lower(format[i + 1]) : ' ';
      if (inside == 'h' || inside == 'm' || inside == 's') tokens.push_back({inside, std::string(end - i - 1, inside)});
      i = end;
    } else if (c == '\\' && i + 1 < format.size()) {
      literal(format.substr(++i, 1));
    } else if ((c == '_' || c == '*') && i + 1 < format.size()) {
      ++i;
    } else if (lower == 'a' && (format.substr(i, 5) == "AM/PM" || format.substr(i, 3) == "A/P")) {
      tokens.push_back({'a', ""});
      i += format[i + 1] == 'M' ? 4 : 2;
    } else if (lower == 'y' || lower == 'm' || lower == 'd' || lower == 'h' || lower == 's') {
      if (tokens.empty() || tokens.back().letter != lower) tokens.push_back({lower, ""});
      tokens.back().text += lower;
    } else if (c == '0' || c == '#' || c == '?' || c == '.' || c == ',') {
      if (tokens.empty() || tokens.back().letter != '0') tokens.push_back({'0', ""});
      tokens.back().text += c;
    } else if (c == '%') {
      tokens.push_back({'%', "%"});
    } else if (lower == 'e' && i + 1 < format.size() && (format[i + 1] == '+' || format[i + 1] == '-')) {
      return {};  // shown as it is
    } else if (c != '@') {
      literal(format.substr(i, 1));
    }
  }
  return tokens;
}

std::string General(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.15g", value);
  return text;
}

std::string ShowDate(const std::vector<Token>& tokens, double value, bool from_1904) {
  const Date date = DateOf(value, from_1904);
  const bool half_days = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.letter == 'a'; });
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const std::size_t width = std::min<std::size_t>(token.text.size(), 2);
    switch (token.letter) {
      case 'y': out += token.text.size() > 2 ? Padded(date.year, 4) : Padded(date.year % 100, 2); break;
      case 'd': out += token.text.size() > 2 ? "" : Padded(date.day, width); break;
      case 'h': out += Padded(half_days ? (date.hour + 11) % 12 + 1 : date.hour, width); break;
      case 's': out += Padded(date.second, width); break;
      case 'a': out += date.hour < 12 ? "AM" : "PM"; break;
      case 'm': {
        // Minutes stand behind hours or before seconds.
        bool minutes = false;
        for (std::size_t k = i; k-- > 0;) {
          if (tokens[k].letter == 0 || tokens[k].letter == '0') continue;
          minutes = tokens[k].letter == 'h';
          break;
        }
        for (std::size_t k = i + 1; k < tokens.size() && !minutes; ++k) {
          if (tokens[k].letter == 0) continue;
          minutes = tokens[k].letter == 's';
          break;
        }
        out += Padded(minutes ? date.minute : date.month, width);
        break;
      }
      case 0: out += token.text; break;
      default: break;
    }
  }
  return out;
}

}  // namespace

std::string_view BuiltInFormat(int id) {
  switch (id) {
    case 1: return "0";
    case 2: case 4: return "0.00";
    case 3: return "#,##0";
    case 9: return "0%";
    case 10: return "0.00%";
    case 14: case 15: case 27: case 30: case 36: case 50: case 57: return "dd/mm/yyyy";
    case 16: return "dd/mm";
    case 17: return "mm/yyyy";
    case 18: return "h:mm AM/PM";
    case 19: return "h:mm:ss AM/PM";
    case 20: return "h:mm";
    case 21: return "h:mm:ss";
    case 22: return "dd/mm/yyyy h:mm";
    case 37: case 38: return "#,##0";
    case 39: case 40: return "0.00";
    case 45: return "mm:ss";
    case 46: return "[h]:mm:ss";
    default: return "";
  }
}

bool HidesNumbers(std::string_view format) {
  return !format.empty() && format.find_first_not_of(';') == std::string_view::npos && format.size() >= 2;
}

std::string ShowNumber(double value, std::string_view format, bool from_1904) {
  if (!std::isfinite(value)) return "";
  const bool general = format.size() >= 7 && Lower(format[0]) == 'g' && format.substr(1, 6) == "eneral";
  const std::vector<Token> tokens = general ? std::vector<Token>{} : Tokens(format);
  bool date = false, digits = false, percent = false;
  int decimals = 0;
  for (const Token& token : tokens) {
    date |= token.letter == 'y' || token.letter == 'd' || token.letter == 'h' || token.letter == 'm' || token.letter == 's';
    percent |= token.letter == '%';
    if (token.letter != '0') continue;
    digits = true;
    const std::size_t point = token.text.find('.');
    if (point != std::string::npos) decimals = static_cast<int>(token.text.size() - point) - 1;
  }
  if (date && value >= 0 && value < kMostDays) return ShowDate(tokens, value, from_1904);
  if (date || !digits || std::abs(value) >= 1e15) return General(value);
  char text[400];
  std::snprintf(text, sizeof text, "%.*f", std::clamp(decimals, 0, kMostDecimals), percent ? value * 100 : value);
  std::string out;
  bool shown = false;
  for (const Token& token : tokens) {
    if (token.letter == '0' && !std::exchange(shown, true)) out += text;
    if (token.letter == '%' || token.letter == 0) out += token.text;
  }
  return out;
}

}  // namespace capdo::readers
