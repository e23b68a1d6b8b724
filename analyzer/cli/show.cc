#include "cli/show.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/files.h"
#include "evidence/folder.h"
#include "report/sheet.h"
#include "report/text_layout.h"

namespace capdo::cli {

namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Layer;

constexpr int kUnlimited = 1 << 30;

class TextView {
 public:
  TextView(const Document& document, Language language)
      : document_(document),
        language_(language),
        // Piped output keeps one block on one line, for grep and diff.
        sheet_(OutputIsTerminal() ? std::clamp(OutputWidth(), 40, 120) : kUnlimited, false) {}

  std::string Write(const std::string& path) {
    const std::string pages =
        document_.page_count > 0
            ? Say("document.page-count", {{"count", std::to_string(document_.page_count)}})
            : Say("document.no-pages");
    sheet_.Text(
        "", report::Printable(Say(
                "show.header", {{"path", path}, {"format", document_.format}, {"pages", pages}})));
    int page = -1;
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      if (block.page != page) {
        PagesUpTo(block.page);
        page = block.page;
        PageLine(block);
      }
      sheet_.Text(fmt::format("{:>5}  ", i + 1), Tags(block) + Content(block));
    }
    PagesUpTo(kUnlimited);
    for (const document::Warning& warning : document_.warnings)
      sheet_.Text(
          "! ", report::Printable(MessageOr(language_, "warning." + warning.code, "warning.other",
                                            {{"code", warning.code}, {"detail", warning.detail}})));
    return sheet_.Take();
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }

  // Pages without a block are said too: "nothing there" must not look like "not read".
  void PagesUpTo(int limit) {
    for (; next_page_ < document_.pages.size() && document_.pages[next_page_].number < limit;
         ++next_page_) {
      const document::Page& page = document_.pages[next_page_];
      sheet_.Raw(Say("show.page", {{"page", std::to_string(page.number)}}));
      Unread(page);
    }
    if (next_page_ < document_.pages.size() && document_.pages[next_page_].number == limit)
      ++next_page_;
  }

  void PageLine(const Block& block) {
    if (block.page == 0) {
      sheet_.Raw(Say("show.no-page"));
      return;
    }
    std::string line = Say("show.page", {{"page", std::to_string(block.page)}});
    if (block.page_certainty == document::PageCertainty::kEstimated)
      line = Say("show.page-estimated", {{"page", std::to_string(block.page)}});
    sheet_.Raw(line);
    for (const document::Page& page : document_.pages)
      if (page.number == block.page) Unread(page);
  }

  void Unread(const document::Page& page) {
    if (page.quality == document::Quality::kGood) return;
    sheet_.Text("       ",
                Say("show.unread", {{"why", MessageOr(language_, "page." + page.why, "page.other",
                                                      {{"code", page.why}})}}));
  }

  std::string Tags(const Block& block) const {
    std::string tags;
    const auto add = [&](const std::string& tag) { tags += (tags.empty() ? "" : "; ") + tag; };
    if (block.layer != Layer::kBody) {
      const std::string layer = Say("layer." + std::string(document::LayerName(block.layer)));
      add(IsEvidence(block.layer) ? layer : Say("layer.not-evidence", {{"layer", layer}}));
    }
    if (block.cell.table >= 0)
      add(Say("show.cell", {{"table", std::to_string(block.cell.table + 1)},
                            {"row", std::to_string(block.cell.row + 1)},
                            {"column", std::to_string(block.cell.column + 1)}}));
    if (block.read_by == document::ReadBy::kOcr)
      add(Say("place.ocr", {{"confidence", fmt::format("{:.0f}", block.confidence * 100)}}));
    return tags.empty() ? "" : "[" + tags + "] ";
  }

  std::string Content(const Block& block) const {
    std::string text = report::Printable(block.text);
    if (block.kind == BlockKind::kFigure) {
      const std::string caption = text.empty() ? report::Printable(block.alt_text) : text;
      std::string shown = Say("show.figure") + (caption.empty() ? "" : " " + caption);
      if (block.blank) shown += " " + Say("show.blank-picture");
      if (!block.picture_text.empty()) shown += " " + Say("show.picture-text", {{"text", report::Printable(block.picture_text)}});
      return shown;
    }
    if (!block.label.empty()) text = report::Printable(block.label) + " " + text;
    return text;
  }

  const Document& document_;
  const Language language_;
  report::Sheet sheet_;
  std::size_t next_page_ = 0;
};

std::string Refusal(const Error& error, const std::string& path, Language language) {
  const std::string code = ErrorCodeName(error.code);
  return path + ": " + Message(language, "reason." + code) + " " + Message(language, "remedy." + code);
}

bool IsWhole(const Document& document) {
  return std::none_of(document.warnings.begin(), document.warnings.end(), document::IsIncomplete) &&
         std::none_of(document.pages.begin(), document.pages.end(), [](const document::Page& page) {
           return page.quality == document::Quality::kUnreadable;
         });
}

// An archive or an e-mail, and everything that was in it. Paths begin with the name of the file.
int ShowAll(const std::vector<evidence::EvidenceFile>& files, const ShowArguments& arguments, Language language) {
  bool any = false, all = true;
  std::string json;
  for (const evidence::EvidenceFile& file : files) {
    if (!file.document) {
      all = false;
      PrintError(language, Refusal(file.document.error(), file.path, language));
      continue;
    }
    any = true;
    all = all && IsWhole(*file.document);
    if (arguments.json) {
      json += (json.empty() ? "[\n" : ",\n") + DocumentJson(*file.document, file.path, file.sha256);
      continue;
    }
    std::string text = TextView(*file.document, language).Write(file.path);
    if (file.duplicate_of >= 0)
      text = report::Printable(Message(language, "show.copy",
                                       {{"path", file.path},
                                        {"original", files[static_cast<std::size_t>(file.duplicate_of)].path}})) +
             "\n";
    if (!Print(text + "\n")) return kExitUsage;
  }
  if (arguments.json && !Print((json.empty() ? "[" : json) + "]\n")) return kExitUsage;
  return !any ? kExitNothingRead : all ? kExitOk : kExitPartlyRead;
}

}  // namespace

int RunShowCommand(const ShowArguments& arguments, Language language) {
  const ArgumentReader read(language, "show");
  if (!read.Required("name.file", arguments.file)) return kExitUsage;
  const auto usage = [&](std::string_view key) {
    return UsageError(language, "show", Message(language, key, {{"path", arguments.file}}));
  };
  const PathKind kind = KindOf(arguments.file);
  if (kind == PathKind::kMissing) return usage("cli.file-not-found");
  if (kind != PathKind::kFile) return usage("cli.not-a-file");
  const Result<std::vector<evidence::EvidenceFile>> files =
      evidence::ReadFolder(arguments.file, {.jobs = 1});
  if (!files) return usage("cli.not-readable");
  if (files->size() > 1) return ShowAll(*files, arguments, language);
  const evidence::EvidenceFile& file = files->front();
  if (!file.document && file.document.error().code == ErrorCode::kNotReadable)
    return usage("cli.not-readable");
  if (!file.document) {
    PrintError(language, Refusal(file.document.error(), arguments.file, language));
    return kExitNothingRead;
  }
  const std::string text = arguments.json
                               ? DocumentJson(*file.document, arguments.file, file.sha256)
                               : TextView(*file.document, language).Write(arguments.file);
  if (!Print(text)) return kExitUsage;
  return IsWhole(*file.document) ? kExitOk : kExitPartlyRead;
}

}  // namespace capdo::cli
