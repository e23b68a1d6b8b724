#include "analysis/second_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "analysis/lookup.h"
#include "analysis/words.h"
#include "text/classifier.h"
#include "text/normalized.h"

namespace capdo::analysis {

namespace {

// Measured in docs/measurements.md.
constexpr int kFewestKnown = 8;           // words and pairs: fewer are no ground
constexpr int kFewestInASentence = 4;
constexpr int kLongestText = 250;         // words: in a longer one something of everything is said
constexpr double kLikeGap = 0.36;         // probability of "there" below which a text reads like a gap
constexpr double kLikeGapOfOthers = 0.8;  // the same where words name others, a sample or a brochure
constexpr double kLeastScore = -0.5;      // of a topic
constexpr double kLeastMargin = 0.3;      // between the first topic and the second
constexpr double kLeastMarginOfTied = 0.2;

}  // namespace

std::optional<LikeGap> ReadsLikeGap(const rules::Vocabulary& words, const std::string& text, const std::vector<std::string>& excused) {
  if (words.sense.empty() || text::CountWords(text) > kLongestText) return std::nullopt;
  const std::vector<std::string>& kinds = words.sense.classes();
  const text::Features features = text::WordsAndPairs(text);
  const text::Guess guess = words.sense.Classify(features);
  if (guess.known < kFewestKnown) return std::nullopt;
  std::vector<double> probability = guess.Probabilities();  // kinds[0] is "there"
  for (std::size_t k = 1; k < kinds.size(); ++k)
    if (std::find(excused.begin(), excused.end(), kinds[k]) != excused.end()) probability[0] += std::exchange(probability[k], 0);
  // "Theo tờ giới thiệu của hãng …", "… ở tỉnh bạn": a text that names where it comes from needs more of its own to be believed.
  const auto quoted = std::find(kinds.begin(), kinds.end(), "quoted");
  const bool is_fault = quoted != kinds.end() && std::find(excused.begin(), excused.end(), *quoted) == excused.end();
  const bool of_others = is_fault && MatchesAny(Marker(words, "of-others"), text);
  // "Quy chế này được rà soát mỗi năm" speaks of itself.
  if (is_fault && !of_others && MatchesAny(Marker(words, "of-itself"), text)) probability[0] += std::exchange(probability[static_cast<std::size_t>(quoted - kinds.begin())], 0);
  if (probability[0] >= (of_others ? kLikeGapOfOthers : kLikeGap)) return std::nullopt;
  const auto likeliest = of_others ? static_cast<std::size_t>(quoted - kinds.begin())
                                   : static_cast<std::size_t>(std::max_element(probability.begin() + 1, probability.end()) - probability.begin());
  return LikeGap{kinds[likeliest], words.sense.Strongest(features, likeliest, 3)};
}

double LikelyThere(const rules::Vocabulary& words, const std::string& text) {
  if (words.sense.empty()) return 0;
  const text::Guess guess = words.sense.Classify(text::WordsAndPairs(text));
  if (guess.known < kFewestKnown) return 0;
  const std::vector<double> probability = guess.Probabilities();
  double there = 0;  // with somebody else, too
  for (std::size_t k = 0; k < probability.size(); ++k)
    if (k == 0 || words.sense.classes()[k] == "quoted") there += probability[k];
  return there;
}

std::string WithoutThing(const std::string& sentence, const rules::Patterns& thing) {
  std::vector<bool> named(sentence.size(), false);
  for (const text::Pattern& pattern : thing)
    for (std::size_t from = 0; from < sentence.size();) {
      const auto match = pattern.Find(sentence, from);
      if (!match) break;
      std::fill(named.begin() + static_cast<std::ptrdiff_t>(match->whole.begin), named.begin() + static_cast<std::ptrdiff_t>(match->whole.end), true);
      from = std::max<std::size_t>(match->whole.end, from + 1);
    }
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i)
    if (!named[i]) {
      out += sentence[i];
    } else if (i == 0 || !named[i - 1]) {
      out += " @ ";
    }
  return out;
}

double LikelyDenies(const rules::Vocabulary& words, const std::string& sentence, const rules::Patterns& thing) {
  if (words.denials.empty()) return 1;
  const std::string masked = WithoutThing(sentence, thing);
  // "không có máy phát điện, khi mất điện quá 40 phút phải tắt": said outright, whatever follows.
  for (std::size_t at = masked.find('@'); at != std::string::npos; at = masked.find('@', at + 1))
    if (MatchesAny(Marker(words, "denied-outright"), Trim(std::string_view(masked).substr(0, at)))) return 1;
  const text::Guess guess = words.denials.Classify(text::WordsAndPairs(masked));
  return guess.known < kFewestInASentence ? 1 : guess.Probabilities()[0];
}

struct TopicReader::Ranked {
  const rules::Check* first = nullptr;
  double score = -std::numeric_limits<double>::infinity(), second = -std::numeric_limits<double>::infinity();
};

TopicReader::TopicReader(const Dossier& dossier, const std::vector<const rules::Check*>& checks) : dossier_(dossier) {
  for (const std::string& name : dossier.words().topics.classes()) {
    const auto check = std::find_if(checks.begin(), checks.end(), [&](const rules::Check* c) { return c->id == name; });
    by_class_.push_back(check == checks.end() ? nullptr : *check);
  }
}

// `with_none`: that it is about none of them is one of the answers.
TopicReader::Ranked TopicReader::Rank(int p, int u, bool with_none) const {
  Ranked ranked;
  const text::Classifier& topics = dossier_.words().topics;
  if (topics.empty()) return ranked;
  const Part& part = dossier_.part(p);
  const Unit& unit = part.units[static_cast<std::size_t>(u)];
  const text::Guess guess = topics.Classify(text::OfTitled(unit.label, BodyOf(part, unit)));
  if (guess.known < kFewestKnown) return ranked;
  for (std::size_t k = 0; k < by_class_.size(); ++k) {
    if (by_class_[k] == nullptr && !(with_none && topics.classes()[k] == "other")) continue;
    if (guess.score[k] > ranked.score) {
      ranked.second = ranked.score;
      ranked.score = guess.score[k];
      ranked.first = by_class_[k];
    } else {
      ranked.second = std::max(ranked.second, guess.score[k]);
    }
  }
  return ranked;
}

TopicByText TopicReader::Find(int part, int unit) const {
  const Ranked ranked = Rank(part, unit, true);
  if (ranked.score < kLeastScore || ranked.score - ranked.second < kLeastMargin) return {};
  return {ranked.first, ranked.score};
}

const rules::Check* TopicReader::TellApart(int part, int unit) const {
  const Ranked ranked = Rank(part, unit, false);
  return ranked.first == nullptr || ranked.score - ranked.second < kLeastMarginOfTied ? nullptr : ranked.first;
}

}  // namespace capdo::analysis
