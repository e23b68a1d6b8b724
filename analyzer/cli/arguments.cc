#include "cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>

#include "cli/console.h"

namespace capdo::cli {

void ArgumentReader::Fail(std::string_view key, MessageArguments arguments) const {
  UsageError(language_, command_, Message(language_, key, arguments));
}

std::optional<text::Date> ArgumentReader::Date(const std::string& value) const {
  const std::optional<text::Date> date = text::Date::FromIso(value);
  if (date && date->valid()) return date;
  Fail("cli.bad-date", {{"value", value}});
  return std::nullopt;
}

std::optional<double> ArgumentReader::Number(std::string_view option, const std::string& value,
                                             double min, double max) const {
  std::string text = value;
  std::replace(text.begin(), text.end(), ',', '.');
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (error == std::errc() && stop == end && std::isfinite(number) && number >= min &&
      number <= max)
    return number;
  Fail("cli.bad-number", {{"value", value},
                          {"name", option},
                          {"min", fmt::format("{}", min)},
                          {"max", fmt::format("{}", max)}});
  return std::nullopt;
}

std::optional<int> ArgumentReader::Whole(std::string_view option, const std::string& value, int min,
                                         int max) const {
  int number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error == std::errc() && stop == end && number >= min && number <= max) return number;
  Fail("cli.bad-number", {{"value", value},
                          {"name", option},
                          {"min", std::to_string(min)},
                          {"max", std::to_string(max)}});
  return std::nullopt;
}

std::optional<std::string> ArgumentReader::Choice(
    std::string_view option, const std::string& value,
    std::initializer_list<std::string_view> choices) const {
  std::string list;
  for (const std::string_view choice : choices) {
    if (choice == value) return value;
    list += (list.empty() ? "" : ", ") + std::string(choice);
  }
  Fail("cli.bad-choice", {{"value", value}, {"name", option}, {"choices", list}});
  return std::nullopt;
}

std::optional<std::string> ArgumentReader::Required(std::string_view name_key,
                                                    const std::string& value) const {
  if (!value.empty()) return value;
  Fail("cli.missing-argument", {{"name", Message(language_, name_key)}});
  return std::nullopt;
}

text::Date Today() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

}  // namespace capdo::cli
