// Presence is not substance: decides whether the text under a heading, in a row or behind a label
// says something that a reviewer can use, or is empty, a placeholder, a denial ("hiện chưa có"), a
// promise ("sẽ bổ sung"), a bare status word, or not applicable with a reason. The words are data
// (vocabulary/substance.yaml).
//
//   Judgement j = JudgeUnit(part, unit, rules.vocabulary, 4);
//   if (j.state == SubstanceState::kUsable) Cite(j.best);
#ifndef CAPDO_ANALYSIS_SUBSTANCE_H_
#define CAPDO_ANALYSIS_SUBSTANCE_H_

#include <string>
#include <string_view>

#include "analysis/prepared.h"

namespace capdo::analysis {

enum class SubstanceState { kUsable, kPartial, kStatusOnly, kNotApplicable, kHollow };

struct Judgement {
  SubstanceState state = SubstanceState::kHollow;
  std::string reason;  // "empty", "placeholder", "denied", "promised", "example", "status-only",
                       // "partly-denied", ...
  Passage best;        // the words that decided; block -1 where there are none
  int words = 0;       // of substance
  bool has_figure = false;
};

// A figure that may be content: large enough, and not seen to be empty.
bool MayShow(const document::Block& figure);
// As large as a diagram that can be read; a logo, a seal or a button is smaller.
bool IsLarge(const document::Block& figure);

// What one piece of running text (normalized) says.
struct TextVerdict {
  int good_words = 0, denied_words = 0, promised_words = 0;
  bool denied_first = false, promised_first = false, status = false, partial = false,
       not_applicable = false, placeholder = false, reference = false, by_rule = false;
  text::Span best;      // normalized: the first substantial sentence
  text::Span negative;  // normalized: the first denial or promise
  bool has_best = false, has_negative = false;
};
// `year`: that of the document; later years speak of plans. 0: not known.
TextVerdict JudgeText(std::string_view normalized, const rules::Substance& substance, int year = 0);

// `future`: what will be done is what is asked for, so a promise is substance.
Judgement JudgeUnit(const Part& part, const Unit& unit, const rules::Vocabulary& vocabulary,
                    int min_words, bool future = false);

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_SUBSTANCE_H_
