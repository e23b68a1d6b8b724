// Values of options, checked by the commands themselves so that every error is said in the user's
// language.
#ifndef CAPDO_CLI_ARGUMENTS_H_
#define CAPDO_CLI_ARGUMENTS_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "text/fields.h"

namespace capdo::cli {

// Each prints a usage error for `command` and gives nothing where the value is wrong.
class ArgumentReader {
 public:
  ArgumentReader(Language language, std::string command)
      : language_(language), command_(std::move(command)) {}

  std::optional<text::Date> Date(const std::string& value) const;
  // Decimal numbers with point or comma.
  std::optional<double> Number(std::string_view option, const std::string& value, double min,
                               double max) const;
  std::optional<int> Whole(std::string_view option, const std::string& value, int min,
                           int max) const;
  std::optional<std::string> Choice(std::string_view option, const std::string& value,
                                    std::initializer_list<std::string_view> choices) const;
  std::optional<std::string> Required(std::string_view name_key, const std::string& value) const;

 private:
  void Fail(std::string_view key, MessageArguments arguments) const;

  Language language_;
  std::string command_;
};

text::Date Today();

}  // namespace capdo::cli

#endif  // CAPDO_CLI_ARGUMENTS_H_
