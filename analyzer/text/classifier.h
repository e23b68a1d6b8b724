// What a short text is about or does, guessed from its words and pairs of words: linear models whose weights are data. They
// are second readers: they name what no pattern knew, or doubt what patterns found, and can say which words made them.
//
//   Classifier sense;                                                   // classes there, deny, promise, …
//   sense.Read(stream);                                                 // vocabulary/sense.tsv
//   Guess guess = sense.Classify(WordsAndPairs("chưa có thiết bị"));    // of normalized text
//   if (guess.known >= 5 && guess.Probabilities()[0] < 0.2) …           // hardly "there"
#ifndef CAPDO_TEXT_CLASSIFIER_H_
#define CAPDO_TEXT_CLASSIFIER_H_

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/normalized.h"

namespace capdo::text {

// What the models see of a text; each stands once or more.
using Features = std::vector<std::string>;

// Words with every number as "9", other signs by themselves.
std::vector<std::string> Tokens(std::string_view normalized);
// The tokens and each two that follow one another.
Features WordsAndPairs(std::string_view normalized);
// Those of a title and of what stands under it, without signs; what the title says is there a second time, with "t:" before it.
Features OfTitled(std::string_view title, std::string_view body);

struct Guess {
  std::vector<double> score;  // by class; empty where nothing of the text is known
  int known = 0;              // different features of the text that the model knows

  // Of a model of logistic regression: by class, in all 1.
  std::vector<double> Probabilities() const;
};

class Classifier {
 public:
  // The format of vocabulary/sense.tsv: "#" opens a comment; then "classes", the classes, and "offset", a weight for each; then a
  // feature and what it weighs, "class:weight" where that is not nothing, class 0 being the first; all parted by tabs. Weights
  // are thousandths. "" or what is wrong, with its line.
  std::string Read(std::istream& in);

  bool empty() const { return weights_.empty(); }
  const std::vector<std::string>& classes() const { return classes_; }

  Guess Classify(const Features& features) const;
  // The features that speak most for the class against the first one, the strongest first.
  Features Strongest(const Features& features, std::size_t in_favour_of, std::size_t at_most) const;

 private:
  using Weights = std::vector<std::pair<std::uint16_t, float>>;  // class and weight
  using Entry = std::pair<const std::string, Weights>;
  std::vector<const Entry*> Known(const Features& features) const;
  // The cells behind the first; "" or what is wrong.
  std::string ReadWeights(const std::vector<std::string_view>& cells, Weights& out) const;

  std::vector<std::string> classes_;
  std::vector<double> offset_;
  std::unordered_map<std::string, Weights, TextHash, std::equal_to<>> weights_;
};

}  // namespace capdo::text

#endif  // CAPDO_TEXT_CLASSIFIER_H_
