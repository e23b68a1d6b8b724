// A pattern of rule data (the first line) over a text (the rest).
//
// Holds: a match is not empty, lies in the text behind `from` on the edges of code points and of words, and its groups
// lie inside; stepping from match to match ends; a copy finds the same; a pattern that finds something matches.
#include <algorithm>
#include <string>

#include "document_checks.h"
#include "fuzz.h"
#include "text/normalized.h"
#include "text/pattern.h"

using namespace capdo;  // NOLINT: a target is one small program

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::View(data, size);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string_view source = bytes.substr(0, line);
  if (source.size() > 200) return 0;  // nobody writes longer ones, and RE2's time goes into compiling
  static const text::Lexicon kNoWords;
  const std::string text = text::Normalize(bytes.substr(std::min(line + 1, bytes.size())), kNoWords).text;

  Result<text::Pattern> pattern = text::Pattern::Compile(source);
  if (!pattern) {
    FUZZ_CHECK(pattern.error().code == ErrorCode::kInvalid && !pattern.error().message.empty());
    return 0;
  }
  FUZZ_CHECK(pattern->source() == source && pattern->groups() >= 0);
  (void)pattern->MatchesEmpty();
  const text::Pattern copy = *pattern;
  FUZZ_CHECK(copy.Matches(text) == pattern->Matches(text));

  std::size_t from = 0;
  for (std::size_t steps = 0;; ++steps) {
    FUZZ_CHECK(steps <= text.size());
    const auto match = pattern->Find(text, from);
    if (!match) break;
    const text::Span& whole = match->whole;
    FUZZ_CHECK(!whole.empty() && whole.begin >= from && whole.end <= text.size());
    FUZZ_CHECK(fuzz::IsBoundary(text, whole.begin) && fuzz::IsBoundary(text, whole.end));
    FUZZ_CHECK(match->groups.size() == static_cast<std::size_t>(pattern->groups()));
    for (const text::Span& group : match->groups) {
      FUZZ_CHECK(group.empty() || (group.begin >= whole.begin && group.end <= whole.end));
    }
    from = whole.end;
  }
  FUZZ_CHECK(!pattern->Find(text, text.size() + 1));
  return 0;
}
