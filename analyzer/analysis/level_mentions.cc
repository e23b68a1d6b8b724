#include "analysis/level_mentions.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "analysis/words.h"

namespace capdo::analysis {

namespace {

constexpr int kLowest = 1, kHighest = 5;
// How much of a paragraph is looked at on either side of a level: more than a sentence, less than a book on one line.
constexpr std::size_t kBefore = 800, kAfter = 400;

// Not inside a letter.
std::size_t Aligned(const std::string& text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return std::min(at, text.size());
}

// "(ba)" just behind a level.
int WordInBrackets(const std::string& after) {
  const std::string_view text = Trim(after);
  const std::size_t end = text.find(')');
  if (!text.starts_with('(') || end == std::string_view::npos) return 0;
  const auto levels = text::FindLevels("cấp độ " + std::string(text.substr(1, end - 1)));
  return levels.size() == 1 ? levels.front().level : 0;
}

}  // namespace

std::vector<LevelMention> LevelsIn(const std::string& original, const rules::Vocabulary& vocabulary) {
  std::vector<LevelMention> found;
  for (const text::LevelField& level : text::FindLevels(original)) {
    if (level.level < kLowest || level.level > kHighest) continue;
    LevelMention mention;
    mention.level = level.level;
    mention.span = level.span;
    const std::size_t from = level.span.end > kBefore ? Aligned(original, level.span.end - kBefore) : 0;
    const std::size_t to = Aligned(original, level.span.end + kAfter);
    const std::string head = text::Normalize(original.substr(from, level.span.end - from), vocabulary.lexicon).text;
    const std::string tail = text::Normalize(original.substr(level.span.end, to - level.span.end), vocabulary.lexicon).text;
    const std::vector<text::Span> before = Sentences(head), after = Sentences(tail);
    mention.before = before.empty() ? head : std::string(Trim(std::string_view(head).substr(before.back().begin)));
    // A tail that opens with the end of the sentence says nothing of the level.
    const bool ends = tail.starts_with('.') || tail.starts_with(';');
    mention.after = ends ? "" : after.empty() ? tail : tail.substr(0, after.front().end);
    const text::Span own = level.span;
    const std::string words = text::Normalize(original.substr(own.begin, own.size()), vocabulary.lexicon).text;
    const std::string lead(Trim(std::string_view(mention.before).substr(0, mention.before.size() - std::min(words.size(), mention.before.size()))));
    mention.current = !MatchesAny(Marker(vocabulary, "level-not-before"), lead) && !MatchesAny(Marker(vocabulary, "level-not-after"), mention.after);
    mention.in_words = WordInBrackets(mention.after);
    found.push_back(std::move(mention));
  }
  return found;
}

std::set<int> LeftBehind(const Part& part, const rules::Vocabulary& vocabulary) {
  std::set<int> left;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const int index = static_cast<int>(i);
    if (!part.IsContent(index)) continue;
    for (const LevelMention& mention : LevelsIn(part.block(index).text, vocabulary))
      if (!mention.current) left.insert(mention.level);
  }
  return left;
}

int TickedLevel(const std::string& normalized, const rules::Vocabulary& vocabulary) {
  const rules::Patterns& ticked = Marker(vocabulary, "ticked-level");
  int level = 0;
  std::string_view rest = normalized;
  while (const auto match = FirstMatch(ticked, rest)) {
    const std::string box = GroupOf(rest, *match);
    if (box.empty() || level > 0) return 0;
    level = std::atoi(box.c_str());
    rest.remove_prefix(match->groups[0].end);
  }
  return level;
}

}  // namespace capdo::analysis
