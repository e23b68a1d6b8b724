#include "cli/review.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/decisions_editor.h"
#include "cli/exit_code.h"
#include "cli/keys.h"
#include "cli/result_file.h"
#include "cli/review_documents.h"
#include "cli/rule_data.h"
#include "cli/review_point.h"
#include "decisions/evidence.h"
#include "report/text_layout.h"

namespace capdo::cli {

namespace {

using decisions::CheckDecision;
using result::CheckResult;
using result::Outcome;

constexpr char kCommand[] = "review";

// In the order of "review.keys", which gives each its letter.
enum class Answer { kPass, kFail, kPartial, kNotApplicable, kAccept, kNote, kSkip, kBack, kQuit };
constexpr std::size_t kAnswers = 9;

struct Point {
  CheckResult proposal;
  std::string evidence;
};

class Review {
 public:
  Review(const ReviewArguments& arguments, Language language) : arguments_(arguments), language_(language) {}

  int Run() {
    const ArgumentReader read(language_, kCommand);
    if (!read.Required("name.result", arguments_.result)) return kExitUsage;
    if (!arguments_.data.empty() && !DataDirOrError(arguments_.data, kCommand, language_)) return kExitUsage;
    std::optional<result::Result> result = ResultOrError(arguments_.result, kCommand, language_);
    if (!result) return kExitUsage;
    result_ = *std::move(result);
    if (!result::IsSealed(result_)) PrintNote(language_, arguments_.result + ": " + Say("report.broken-seal"));
    std::string path = arguments_.decisions;
    if (path.empty()) path = (std::filesystem::path(ResultPath(arguments_.result)).parent_path() / decisions::kFileName).string();
    file_.emplace(path, kCommand, language_);
    if (!file_->Load()) return kExitUsage;
    FindPoints();
    documents_ = OpenDocuments(result_, file_->given(), arguments_.data);
    if (points_.empty() && documents_.empty()) {
      Print(Say(arguments_.all ? "review.nothing" : "review.nothing-but-gaps") + '\n');
      return kExitOk;
    }
    return Walk();
  }

 private:
  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(language_, key, arguments);
  }
  void Tell(std::string_view text) const { Print(report::Printable(text) + '\n'); }

  const CheckDecision* Given(const Point& point) const {
    for (const CheckDecision& one : file_->given().checks)
      if (one.check == point.proposal.id) return &one;
    return nullptr;
  }
  bool Decided(const Point& point) const {
    const CheckDecision* given = Given(point);
    return given != nullptr && given->decision != "note" && given->evidence == point.evidence &&
           (given->until.empty() || given->until >= Today().ToIso());
  }

  void FindPoints() {
    const auto add = [&](auto wanted) {
      for (const CheckResult& check : result_.checks) {
        Point point{decisions::ProposalOf(check), decisions::EvidenceOf(result_, check)};
        if (wanted(point.proposal.outcome) && !Decided(point)) points_.push_back(std::move(point));
      }
    };
    add([](Outcome outcome) { return outcome == Outcome::kReview; });
    if (arguments_.all) add([](Outcome outcome) { return outcome == Outcome::kFail || outcome == Outcome::kPartial; });
  }

  std::string KeyLine(const Point& point) const {
    static constexpr const char* kNames[kAnswers] = {"review.pass", "review.fail", "review.partial",
                                                     "review.not-applicable", "review.accept", "review.note",
                                                     "review.skip", "review.back", "review.quit"};
    const std::string keys = Say("review.keys");
    std::string line;
    for (std::size_t i = 0; i < kAnswers; ++i) {
      if (static_cast<Answer>(i) == Answer::kAccept && point.proposal.outcome == Outcome::kReview) continue;
      line += (line.empty() ? "" : " · ") + keys.substr(i, 1) + ' ' + Say(kNames[i]);
    }
    return line;
  }

  std::optional<Answer> AnswerOf(char key, const Point& point) const {
    const std::size_t at = Say("review.keys").find(key);
    if (at >= kAnswers) return std::nullopt;
    const Answer answer = static_cast<Answer>(at);
    // What the program does not know nobody can agree with.
    if (answer == Answer::kAccept && point.proposal.outcome == Outcome::kReview) return std::nullopt;
    return answer;
  }

  bool AskWho() {
    who_ = TrimmedLine(arguments_.who);
    while (who_.empty()) {
      const std::optional<std::string> name = AskLine(keys_, Say("review.who"));
      if (!name) return false;
      who_ = *name;
    }
    return true;
  }

  int Walk() {
    Tell(Say("review.begin", {{"count", std::to_string(points_.size())}, {"path", file_->path()}}));
    if (!AskWho()) return Finish();
    // What they are and say comes first: checks that rest on it are decided anew then.
    const Walked walked = WalkDocuments(result_, documents_, who_, keys_, *file_, arguments_.data, language_);
    if (walked == Walked::kFailed) return kExitUsage;
    return walked == Walked::kQuit ? Finish() : WalkPoints();
  }

  int WalkPoints() {
    bool show = true;
    for (std::size_t i = 0; i < points_.size();) {
      Point& point = points_[i];
      if (show) {
        const CheckDecision* given = Given(point);
        Print(ShowPoint(result_, point.proposal, static_cast<int>(i) + 1, static_cast<int>(points_.size()), given,
                        given != nullptr && given->evidence != point.evidence, language_));
      }
      show = false;
      Tell(KeyLine(point));
      Print("> ");
      const std::optional<char> key = keys_.Key();
      if (!key) break;
      if (keys_.terminal()) Print(std::string(1, *key >= ' ' && *key <= '~' ? *key : ' '));
      Print("\n");
      const std::optional<Answer> answer = AnswerOf(*key, point);
      if (!answer) {
        Tell(Say("review.unknown-key"));
        continue;
      }
      if (*answer == Answer::kQuit) break;
      if (*answer == Answer::kBack) {
        i -= i > 0 ? 1 : 0;
        show = true;
        continue;
      }
      if (*answer != Answer::kSkip) {
        const Saved saved = Decide(point, *answer);
        if (saved == Saved::kFailed) return kExitUsage;
        if (saved == Saved::kEnd) break;
        if (saved == Saved::kNot) continue;
        // A note decides nothing: the question stays.
        if (*answer == Answer::kNote) continue;
      }
      ++i;
      show = true;
    }
    return Finish();
  }

  enum class Saved { kYes, kNot, kEnd, kFailed };

  Saved Decide(const Point& point, Answer answer) {
    CheckDecision one;
    one.check = point.proposal.id;
    one.who = who_;
    one.when = Today().ToIso();
    one.evidence = point.evidence;
    const CheckDecision* given = Given(point);
    if (given != nullptr) one.note = given->note;
    if (answer == Answer::kAccept) {
      one.decision = "accept";
    } else if (answer == Answer::kNote) {
      if (given != nullptr && given->decision != "note" && given->evidence == point.evidence) one = *given;
      if (one.decision.empty()) one.decision = "note";
      const std::optional<std::string> note = AskLine(keys_, Say("review.ask-note"));
      if (!note) return Saved::kEnd;
      if (note->empty()) return Saved::kNot;
      one.note = *note;
    } else {
      one.decision = "override";
      one.result = answer == Answer::kPass      ? Outcome::kPass
                   : answer == Answer::kFail    ? Outcome::kFail
                   : answer == Answer::kPartial ? Outcome::kPartial
                                                : Outcome::kNotApplicable;
      const std::optional<std::string> reason = AskLine(keys_, Say("review.ask-reason"));
      if (!reason) return Saved::kEnd;
      if (reason->empty()) {
        Tell(Say("review.need-reason"));
        return Saved::kNot;
      }
      one.reason = *reason;
    }
    return file_->Save(one) ? Saved::kYes : Saved::kFailed;
  }

  int Finish() const {
    const auto open = std::count_if(points_.begin(), points_.end(), [&](const Point& point) { return !Decided(point); });
    const std::string& path = file_->path();
    Tell(Say("review.done", {{"count", std::to_string(file_->saved())}, {"open", std::to_string(open)}, {"path", path}}));
    if (file_->saved() > 0) Tell(Say("review.next", {{"path", path}}));
    return kExitOk;
  }

  const ReviewArguments& arguments_;
  const Language language_;
  KeyReader keys_;
  result::Result result_;
  std::string who_;
  std::optional<DecisionsEditor> file_;
  std::vector<Point> points_;
  std::vector<OpenDocument> documents_;
};

}  // namespace

int RunReviewCommand(const ReviewArguments& arguments, Language language) { return Review(arguments, language).Run(); }

}  // namespace capdo::cli
