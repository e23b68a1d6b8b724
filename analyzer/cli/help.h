// Help pages in the layout of the other reports: wrapped by display width, in the user's language.
// Private to app.cc, the only file that compiles CLI11.
#ifndef CAPDO_CLI_HELP_H_
#define CAPDO_CLI_HELP_H_

#include <CLI/CLI.hpp>
#include <string>

#include "base/messages.h"
#include "cli/console.h"
#include "report/sheet.h"
#include "report/text_layout.h"

namespace capdo::cli {

class HelpPage : public CLI::FormatterBase {
 public:
  explicit HelpPage(Language language) : language_(language) {}

  std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const override {
    report::Sheet sheet(80, false);
    sheet.Text("", app->get_description());
    sheet.Blank();
    const auto positionals =
        app->get_options([](const CLI::Option* o) { return o->get_positional(); });
    const auto options = app->get_options([](const CLI::Option* o) { return o->nonpositional(); });
    const auto commands = app->get_subcommands([](const CLI::App*) { return true; });
    std::string usage = CommandName(app);
    if (!commands.empty()) usage += ' ' + Say("help.command");
    for (const CLI::Option* option : positionals) usage += ' ' + option->get_option_text();
    sheet.Text(Say("help.usage") + ": ", usage + " [" + Say("help.options") + ']');
    if (!commands.empty()) {
      sheet.Blank();
      sheet.Text("", Say("help.commands-group") + ':');
      for (const CLI::App* command : commands)
        Row(sheet, command->get_name(), command->get_description());
    }
    if (!positionals.empty()) {
      sheet.Blank();
      sheet.Text("", Say("help.arguments-group") + ':');
      for (const CLI::Option* option : positionals)
        Row(sheet, option->get_option_text(), option->get_description());
    }
    sheet.Blank();
    sheet.Text("", Say("help.options-group") + ':');
    for (const CLI::Option* option : options) {
      std::string name = option->get_name(false, true);
      if (const std::size_t comma = name.find(','); comma != std::string::npos)
        name.insert(comma + 1, " ");
      if (!option->get_option_text().empty()) name += ' ' + option->get_option_text();
      Row(sheet, name, option->get_description());
    }
    if (!app->get_footer().empty()) {
      sheet.Blank();
      sheet.Text("", app->get_footer());
    }
    return sheet.Take();
  }

 private:
  std::string Say(std::string_view key) const { return Message(language_, key); }

  static std::string CommandName(const CLI::App* app) {
    const CLI::App* parent = app->get_parent();
    return parent ? CommandName(parent) + ' ' + app->get_name() : app->get_name();
  }

  static void Row(report::Sheet& sheet, const std::string& name, const std::string& text) {
    constexpr int kColumn = 24;
    const std::string first = "  " + report::PadRight(name, kColumn - 4) + "  ";
    if (report::DisplayWidth(first) <= kColumn) {
      sheet.Text(first, text);
    } else {
      sheet.Raw("  " + name);
      sheet.Text(std::string(kColumn, ' '), text);
    }
  }

  const Language language_;
};

}  // namespace capdo::cli

#endif  // CAPDO_CLI_HELP_H_
