// Private to the analysis room: the second readers, classifiers (text/classifier.h) that read where no pattern of the rules
// knows the words, or doubt what patterns found. They answer only where one answer is far ahead; without their weights
// (vocabulary/sense.tsv, topics.tsv, denials.tsv) all is as if nobody had read a second time.
//
//   const auto doubt = ReadsLikeGap(words, "hệ thống đang được đưa vào dự toán năm sau", {});   // "promise"
//   const rules::Check* check = TopicReader(dossier, checks_of_the_family).Find(p, u).check;   // nullptr: it cannot tell
#ifndef CAPDO_ANALYSIS_SECOND_READER_H_
#define CAPDO_ANALYSIS_SECOND_READER_H_

#include <optional>
#include <string>
#include <vector>

#include "analysis/dossier.h"

namespace capdo::analysis {

struct LikeGap {
  std::string kind;                // "deny", "promise", "hollow", "law" or "quoted"
  std::vector<std::string> words;  // the words and pairs that speak most for it, at most three
};

// A text under a requirement, worded as those are that do not say what is there. `excused`: kinds that are no fault here, such as
// "promise" where a plan is what is asked for.
std::optional<LikeGap> ReadsLikeGap(const rules::Vocabulary& words, const std::string& text, const std::vector<std::string>& excused);

// How likely a text says what is there, whatever words of denial stand in it: 0 to 1, 0 where too few of its words are known.
double LikelyThere(const rules::Vocabulary& words, const std::string& text);
// From which it says so as surely as a rule would.
inline constexpr double kSurelyThere = 0.97;

// The sentence with "@" for each of its words that name the thing: a denial reads alike, whatever is denied.
std::string WithoutThing(const std::string& sentence, const rules::Patterns& thing);

// How likely a sentence that patterns read as a denial of the thing denies it, and does not speak of a part, of a rule, of others
// or of what was once: 0 to 1, 1 where too few of its words are known.
double LikelyDenies(const rules::Vocabulary& words, const std::string& sentence, const rules::Patterns& thing);
// Below which it is no denial.
inline constexpr double kLeastDenies = 0.20;

struct TopicByText {
  const rules::Check* check = nullptr;  // nullptr: none, or nobody can tell
  double score = 0;                     // of a linear support vector machine: 1 is typical of it, -1 of others
};

// Tells which of some checks a titled unit is about.
class TopicReader {
 public:
  TopicReader(const Dossier& dossier, const std::vector<const rules::Check*>& checks);

  // Whatever else the unit could be about, none of the checks being one answer, must be far behind.
  TopicByText Find(int part, int unit) const;
  // Of checks that the unit's title names alike: compared with one another only, and one of them it is.
  const rules::Check* TellApart(int part, int unit) const;

 private:
  struct Ranked;
  Ranked Rank(int part, int unit, bool with_none) const;

  const Dossier& dossier_;
  std::vector<const rules::Check*> by_class_;  // nullptr: of none of the checks
};

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_SECOND_READER_H_
