// What `review` asks of documents whose kind, number, date or level the program could not read: a person who has the
// paper says it, and it is written as a statement of decisions.yaml.
#ifndef CAPDO_CLI_REVIEW_DOCUMENTS_H_
#define CAPDO_CLI_REVIEW_DOCUMENTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "cli/decisions_editor.h"
#include "cli/keys.h"
#include "result/result.h"

namespace capdo::cli {

struct OpenDocument {
  const result::DocumentEntry* entry = nullptr;
  std::vector<std::string> fields;  // "kind", "number", "date", "level": what was not read and nobody has said
};

// Which of them a kind of document should have, the rule data tells (in `data_dir`, where it is found by itself if ""); without
// it only kinds are asked for.
std::vector<OpenDocument> OpenDocuments(const result::Result& result, const decisions::Decisions& given, const std::string& data_dir);

enum class Walked { kDone, kQuit, kFailed };
Walked WalkDocuments(const result::Result& result, const std::vector<OpenDocument>& documents, const std::string& who,
                     KeyReader& keys, DecisionsEditor& file, const std::string& data_dir, Language language);

// The value as the decisions file has it ("01/03/2024" → "2024-03-01"); nothing where it is none. `kinds`: those that may
// be named, by their number in this list, too.
std::optional<std::string> StatedValue(const std::string& field, const std::string& typed, const std::vector<std::string>& kinds);

// Shared with the questions about checks. Control characters do not belong into the file.
std::string TrimmedLine(const std::string& text);
// Nothing at the end of the input.
std::optional<std::string> AskLine(KeyReader& keys, std::string_view question);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_REVIEW_DOCUMENTS_H_
