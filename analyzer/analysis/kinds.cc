// Kind of a document by its content: title first, body in doubt, never by the file's name.
#include <algorithm>

#include "analysis/own_output.h"
#include "analysis/prepared.h"
#include "analysis/words.h"

namespace capdo::analysis {

namespace {

// How many of the rule's body patterns occur in the part's content.
int CountBody(const Part& part, const rules::Patterns& patterns) {
  int matched = 0;
  for (const text::Pattern& pattern : patterns) {
    for (std::size_t i = part.first; i < part.last; ++i) {
      const PreparedBlock& block = part.prepared(static_cast<int>(i));
      if (block.region == Region::kFurniture || block.region == Region::kContents) continue;
      if (pattern.Matches(block.norm.text)) {
        ++matched;
        break;
      }
    }
  }
  return matched;
}

// An unfilled form: its blanks outweigh what is filled in.
bool IsUnfilledForm(const Part& part, const rules::Vocabulary& vocabulary) {
  int content = 0, blanks = 0;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const PreparedBlock& block = part.prepared(static_cast<int>(i));
    if (block.region != Region::kContent || block.norm.text.empty()) continue;
    ++content;
    blanks += MatchesAny(vocabulary.substance.placeholder, block.norm.text);
  }
  return blanks >= 5 && blanks * 5 >= content;
}

}  // namespace

void DetectKind(Part& part, const rules::RuleSet& rules) {
  part.kind = "other";
  part.kind_confidence = "unsure";
  for (std::size_t i = part.first; i < part.last; ++i) {
    if (!part.prepared(static_cast<int>(i)).own) continue;
    part.kind = kOwnReport;
    part.kind_confidence = "sure";
    return;
  }
  for (const rules::KindRule& rule : rules.kinds) {
    const bool title = !part.title.empty() && MatchesAny(rule.title, part.title) &&
                       !MatchesAny(rule.title_not, part.title);
    const int body = CountBody(part, rule.body);
    if (title && body >= rule.min_body) {
      part.kind = rule.kind;
      part.kind_confidence = rule.body.empty() || body > 0 ? "sure" : "likely";
      break;
    }
    if (rule.body_decides && body >= std::max(1, rule.min_body) &&
        !MatchesAny(rule.title_not, part.title)) {
      part.kind = rule.kind;
      part.kind_confidence = "likely";
      break;
    }
  }
  if (part.kind != "law" && part.kind != "other" && IsUnfilledForm(part, rules.vocabulary)) {
    part.form_kind = part.kind;
    part.kind = "template";
    part.kind_confidence = "sure";
  }
}

}  // namespace capdo::analysis
