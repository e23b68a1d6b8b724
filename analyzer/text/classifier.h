// What a short text does, guessed from its words and pairs of words: a linear model (multinomial logistic regression)
// whose weights are data. It is a second reader for texts in which no pattern finds a fault: it never decides, it asks a
// person to look, and it can name the words that made it ask.
//
//   TextClassifier sense;                                   // classes there, deny, promise, …
//   sense.Read(stream);                                     // vocabulary/sense.tsv
//   Guess guess = sense.Classify("chưa có thiết bị nào");   // normalized text
//   if (guess.known >= 5 && guess.probability[0] < 0.2) …   // hardly "there"
#ifndef CAPDO_TEXT_CLASSIFIER_H_
#define CAPDO_TEXT_CLASSIFIER_H_

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/normalized.h"

namespace capdo::text {

struct Guess {
  std::vector<double> probability;  // by class, in all 1; empty where no word of the text is known
  int known = 0;                    // different words and pairs of the text that the model knows
};

class TextClassifier {
 public:
  // The format of vocabulary/sense.tsv: "#" opens a comment; then "classes", the classes, and "offset", a weight for each;
  // then a word or pair and its weights, all parted by tabs. Weights are thousandths. "" or what is wrong, with its line.
  std::string Read(std::istream& in);

  bool empty() const { return weights_.empty(); }
  const std::vector<std::string>& classes() const { return classes_; }

  Guess Classify(std::string_view normalized) const;
  // The words and pairs that speak most for the class against the first one, the strongest first.
  std::vector<std::string> Strongest(std::string_view normalized, std::size_t in_favour_of, std::size_t at_most) const;

  // As the model sees a text: words with every number as "9", other signs by themselves.
  static std::vector<std::string> Tokens(std::string_view normalized);

 private:
  using Weights = std::vector<float>;
  std::vector<const std::pair<const std::string, Weights>*> Known(std::string_view normalized) const;

  std::vector<std::string> classes_;
  Weights offset_;
  std::unordered_map<std::string, Weights, TextHash, std::equal_to<>> weights_;
};

}  // namespace capdo::text

#endif  // CAPDO_TEXT_CLASSIFIER_H_
