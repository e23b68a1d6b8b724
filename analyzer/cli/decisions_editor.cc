#include "cli/decisions_editor.h"

#include "base/write_file.h"
#include "cli/console.h"
#include "cli/decisions_file.h"
#include "cli/files.h"
#include "decisions/edit.h"

namespace capdo::cli {

bool DecisionsEditor::Load() {
  text_.clear();
  given_ = {};
  if (KindOf(path_) == PathKind::kMissing) return true;
  const Result<std::string> text = ReadDecisionsFile(path_);
  if (!text) return DecisionsOrError(path_, command_.c_str(), language_).has_value();
  decisions::Loaded loaded = decisions::Read(*text);
  text_ = *text;
  given_ = std::move(loaded.decisions);
  if (loaded.faults.empty()) return true;
  DecisionsFaulty(path_, loaded.faults, command_.c_str(), language_);
  return false;
}

template <typename Answer>
bool DecisionsEditor::Put(const Answer& one) {
  if (!Load()) return false;
  const Result<std::string> text = decisions::Put(text_, one);
  if (!text) {
    PrintError(language_, Message(language_, "review.not-editable", {{"path", path_}}));
    return false;
  }
  const Result<bool> written = WriteFile(path_, *text);
  if (!written) {
    PrintError(language_, Message(language_, "cli.write-failed", {{"path", path_}, {"detail", written.error().message}}));
    return false;
  }
  text_ = *text;
  given_ = decisions::Read(text_).decisions;
  ++saved_;
  return true;
}

bool DecisionsEditor::Save(const decisions::CheckDecision& one) { return Put(one); }
bool DecisionsEditor::Save(const decisions::DocumentStatement& one) { return Put(one); }

}  // namespace capdo::cli
