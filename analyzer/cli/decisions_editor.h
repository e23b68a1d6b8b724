// decisions.yaml as `review` works on it: read anew before each answer, because a person may be editing it at the same
// time, and written after each, so that an interrupted run loses nothing. Faults are said to the user.
#ifndef CAPDO_CLI_DECISIONS_EDITOR_H_
#define CAPDO_CLI_DECISIONS_EDITOR_H_

#include <string>

#include "base/messages.h"
#include "decisions/decisions.h"

namespace capdo::cli {

class DecisionsEditor {
 public:
  DecisionsEditor(std::string path, std::string command, Language language)
      : path_(std::move(path)), command_(std::move(command)), language_(language) {}

  // False where the file is faulty. None at all is an empty one.
  bool Load();
  // The answer takes the place of an earlier one about the same. False where it could not be written.
  bool Save(const decisions::CheckDecision& one);
  bool Save(const decisions::DocumentStatement& one);

  const std::string& path() const { return path_; }
  const decisions::Decisions& given() const { return given_; }
  int saved() const { return saved_; }

 private:
  template <typename Answer>
  bool Put(const Answer& one);

  const std::string path_, command_;
  const Language language_;
  std::string text_;
  decisions::Decisions given_;
  int saved_ = 0;
};

}  // namespace capdo::cli

#endif  // CAPDO_CLI_DECISIONS_EDITOR_H_
