// One pattern of rule data: an RE2 expression over normalized text (text/normalized.h).
//
// Authors write lower-case canonical Vietnamese. A space stands for exactly one normalized space. The pattern matches
// only at word boundaries on both sides (RE2's \b knows ASCII only, so the boundary is checked here), unless it
// begins with ^ or ends with $. A boundary is where no letter, mark or digit stands beside the match, or where the match
// itself begins with something else ("(?:^|[,;] )máy chủ"); a pattern without alternatives that ends with a punctuation mark
// ("cấp độ:") has its boundary in the mark.
// Where the first choice of the pattern ends inside a word, another one may match. A match is never empty.
// Linear time, bounded memory, safe to share between threads. \b and \w know ASCII only: do not use them.
//
//   Result<Pattern> p = Pattern::Compile("đơn vị vận hành( hệ thống( thông tin)?)?");
//   std::optional<Match> m = p->Find("b) đơn vị vận hành: sở y");   // whole = "đơn vị vận hành"
//   p->Find("đơn vị vận hànhx");                                    // none
#ifndef CAPDO_TEXT_PATTERN_H_
#define CAPDO_TEXT_PATTERN_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "text/normalized.h"

namespace capdo::text {

struct Match {
  Span whole;
  std::vector<Span> groups;  // capture groups 1..n; empty span where a group did not take part
};

class Pattern {
 public:
  // Errors: kInvalid with RE2's message, also for \C, which would end matches inside a letter.
  static Result<Pattern> Compile(std::string_view source);

  const std::string& source() const { return source_; }
  bool MatchesEmpty() const;  // a pattern that can match nothing is a mistake of its author
  int groups() const;

  // The first (leftmost-longest is not used: leftmost, first alternative) match at or after `from`.
  std::optional<Match> Find(std::string_view text, std::size_t from = 0) const;
  bool Matches(std::string_view text) const { return Find(text).has_value(); }

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
  std::string source_;
};

// The source of a pattern for text without marks (FoldAccents): letters lose theirs, RE2's signs stay.
std::string FoldPattern(std::string_view source);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_PATTERN_H_
