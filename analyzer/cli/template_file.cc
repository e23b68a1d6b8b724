#include "cli/template_file.h"

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "docx/template_error.h"

namespace capdo::cli {

namespace {

constexpr std::uint64_t kMaxTemplateBytes = 32ull << 20;

}  // namespace

std::string LetterTemplatePath(const std::string& data_dir) {
  return data_dir + "/templates/letters/cong-van.docx";
}

std::optional<std::string> TemplateOrError(const std::string& path, const char* command,
                                           Language language) {
  Result<std::string> bytes = ReadWholeFile(path, kMaxTemplateBytes);
  if (bytes) return *std::move(bytes);
  const ErrorCode code = bytes.error().code;
  UsageError(language, command,
             Message(language,
                     code == ErrorCode::kNotFound   ? "cli.file-not-found"
                     : code == ErrorCode::kTooLarge ? "cli.too-large"
                                                    : "cli.not-readable",
                     {{"path", path}}));
  return std::nullopt;
}

int TemplateFaulty(const std::string& path, const Error& error, const char* command,
                   Language language) {
  const docx::TemplateFault fault = docx::FaultOf(error);
  const std::string placeholder = "{{" + fault.name + "}}", open = "{{#" + fault.name + "}}",
                    close = "{{/" + fault.name + "}}";
  return UsageError(language, command,
                    MessageOr(language, "template." + fault.what, "template.failed",
                              {{"path", path},
                               {"name", fault.name},
                               {"placeholder", placeholder},
                               {"open", open},
                               {"close", close}}));
}

}  // namespace capdo::cli
