#include "cli/batch_plan.h"

#include <cstdint>
#include <vector>

#include "cli/console.h"
#include "cli/files.h"
#include "text/normalized.h"

namespace capdo::cli {

namespace {

constexpr char kCommand[] = "batch";
constexpr std::uint64_t kMaxManifest = 4u << 20;

// Every fault with its line, as compilers say it, then how to go on.
std::nullopt_t Faulty(const std::string& path, const std::vector<batch::Fault>& faults, Language language) {
  for (const batch::Fault& fault : faults)
    PrintError(language, path + ":" + std::to_string(fault.line) + ": " +
                             Message(language, "batch.manifest-" + fault.code, {{"value", fault.value}}));
  UsageError(language, kCommand,
             Message(language, "batch.manifest-faulty", {{"count", std::to_string(faults.size())}}));
  return std::nullopt;
}

}  // namespace

std::optional<batch::Plan> BatchPlanOrError(const std::string& root, const std::string& given, Language language) {
  const auto usage = [&](std::string_view key, MessageArguments values) {
    UsageError(language, kCommand, Message(language, key, values));
    return std::nullopt;
  };
  std::string path = given;
  for (const char* name : batch::kManifestNames) {
    const std::string there = root + "/" + name;
    if (!given.empty() || KindOf(there) != PathKind::kFile) continue;
    if (!path.empty()) return usage("batch.two-manifests", {{"path", root}});
    path = there;
  }
  batch::Manifest manifest;
  if (!path.empty()) {
    const Result<std::string> text = ReadWholeFile(path, kMaxManifest);
    if (!text) {
      const ErrorCode code = text.error().code;
      return usage(code == ErrorCode::kNotFound   ? "cli.file-not-found"
                   : code == ErrorCode::kTooLarge ? "cli.too-large"
                                                  : "cli.not-readable",
                   {{"path", path}});
    }
    const std::string ending = text::FoldAccents(path.substr(path.rfind('.') + 1));
    manifest = batch::ReadManifest(
        *text, ending == "csv" || ending == "txt" ? batch::ManifestFormat::kCsv : batch::ManifestFormat::kYaml);
    if (!manifest.faults.empty()) return Faulty(path, manifest.faults, language);
  }
  Result<batch::Plan> plan = batch::MakePlan(root, path.empty() ? nullptr : &manifest);
  if (!plan) return usage("cli.not-readable", {{"path", root}});
  if (!plan->faults.empty()) return Faulty(path, plan->faults, language);
  for (const std::string& name : plan->not_groups)
    PrintNote(language, Message(language, "batch.not-a-group", {{"path", name}}));
  return *std::move(plan);
}

}  // namespace capdo::cli
