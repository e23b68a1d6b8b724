#include "cli/office_file.h"

#include <cstdio>

#include "cli/console.h"
#include "cli/files.h"
#include "rules/keyed_texts.h"

namespace capdo::cli {

namespace {
constexpr char kRecipients[] = "noi_nhan";
}

std::optional<report::Office> OfficeOrError(const std::string& path, const char* command,
                                            Language language) {
  if (path.empty()) return report::Office{};
  const auto usage = [&](std::string_view key) {
    UsageError(language, command, Message(language, key, {{"path", path}}));
    return std::nullopt;
  };
  if (KindOf(path) != PathKind::kFile) return usage("cli.file-not-found");
  rules::KeyedTexts office = rules::ReadKeyedTexts(path, report::OfficeKeys(), {kRecipients});
  std::string known;
  for (const std::string& key : report::OfficeKeys()) known += key + ", ";
  known += kRecipients;
  for (rules::Diagnostic& diagnostic : office.diagnostics) {
    // The words of rule data are for those who write rules; this file is written by offices.
    if (const std::string key = "office.fault-" + diagnostic.code; HasMessage(key)) {
      diagnostic.message = Message(language, key, {{"known", known}});
      diagnostic.hint.clear();
    }
    std::fputs(rules::FormatDiagnostic(diagnostic).c_str(), stderr);
  }
  if (!office.diagnostics.empty()) return usage("cli.office-faulty");
  return report::Office{std::move(office.texts), std::move(office.lists[kRecipients])};
}

}  // namespace capdo::cli
