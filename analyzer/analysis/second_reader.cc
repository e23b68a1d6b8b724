#include "analysis/second_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "analysis/lookup.h"
#include "text/classifier.h"
#include "text/normalized.h"

namespace capdo::analysis {

namespace {

// Measured in docs/measurements.md.
constexpr int kFewestKnown = 8;           // words and pairs: fewer are no ground
constexpr int kLongestText = 250;         // words: in a longer one something of everything is said
constexpr double kLikeGap = 0.25;         // probability of "there" below which a text reads like a gap
constexpr double kLeastScore = -0.5;      // of a topic
constexpr double kLeastMargin = 0.3;      // between the first topic and the second
constexpr double kLeastMarginOfTied = 0.2;

struct Ranked {
  const rules::Check* first = nullptr;
  double score = -std::numeric_limits<double>::infinity(), second = -std::numeric_limits<double>::infinity();
};

// `with_none`: that it is about none of them is one of the answers.
Ranked Rank(const Dossier& dossier, const std::vector<const rules::Check*>& checks, int p, int u, bool with_none) {
  Ranked ranked;
  const text::Classifier& topics = dossier.words().topics;
  if (topics.empty()) return ranked;
  const Part& part = dossier.part(p);
  const Unit& unit = part.units[static_cast<std::size_t>(u)];
  const text::Guess guess = topics.Classify(text::OfTitled(unit.label, BodyOf(part, unit)));
  if (guess.known < kFewestKnown) return ranked;
  for (std::size_t k = 0; k < topics.classes().size(); ++k) {
    const std::string& name = topics.classes()[k];
    const auto check = std::find_if(checks.begin(), checks.end(), [&](const rules::Check* c) { return c->id == name; });
    if (check == checks.end() && !(with_none && name == "other")) continue;
    if (guess.score[k] > ranked.score) {
      ranked.second = ranked.score;
      ranked.score = guess.score[k];
      ranked.first = check == checks.end() ? nullptr : *check;
    } else {
      ranked.second = std::max(ranked.second, guess.score[k]);
    }
  }
  return ranked;
}

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
  if (probability[0] >= kLikeGap) return std::nullopt;
  const auto likeliest = static_cast<std::size_t>(std::max_element(probability.begin() + 1, probability.end()) - probability.begin());
  return LikeGap{kinds[likeliest], words.sense.Strongest(features, likeliest, 3)};
}

double LikelyThere(const rules::Vocabulary& words, const std::string& text) {
  if (words.sense.empty()) return 0;
  const text::Guess guess = words.sense.Classify(text::WordsAndPairs(text));
  return guess.known < kFewestKnown ? 0 : guess.Probabilities()[0];
}

TopicByText FindTopicByText(const Dossier& dossier, const std::vector<const rules::Check*>& checks, int part, int unit) {
  const Ranked ranked = Rank(dossier, checks, part, unit, true);
  if (ranked.score < kLeastScore || ranked.score - ranked.second < kLeastMargin) return {};
  return {ranked.first, ranked.score};
}

const rules::Check* TellApartByText(const Dossier& dossier, const std::vector<const rules::Check*>& checks, int part, int unit) {
  const Ranked ranked = Rank(dossier, checks, part, unit, false);
  return ranked.score - ranked.second < kLeastMarginOfTied ? nullptr : ranked.first;
}

}  // namespace capdo::analysis
