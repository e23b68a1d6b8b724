#include "text/classifier.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_set>

#include "text/chars.h"

namespace capdo::text {

namespace {

constexpr float kUnit = 1000;  // weights in the file are thousandths

// The cells behind the first, as weights; false where one is no number or their count is not `count`.
bool ReadWeights(const std::vector<std::string_view>& cells, std::size_t count, std::vector<float>& out) {
  if (cells.size() != count + 1) return false;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    int value = 0;
    const auto [end, error] = std::from_chars(cells[i].data(), cells[i].data() + cells[i].size(), value);
    if (error != std::errc() || end != cells[i].data() + cells[i].size()) return false;
    out.push_back(static_cast<float>(value) / kUnit);
  }
  return true;
}

std::vector<std::string_view> Cells(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t end = std::min(line.find('\t', from), line.size());
    cells.push_back(line.substr(from, end - from));
    from = end + 1;
  }
  return cells;
}

}  // namespace

std::string TextClassifier::Read(std::istream& in) {
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> cells = Cells(line);
    const std::string at = "line " + std::to_string(number);
    if (classes_.empty()) {
      if (cells[0] != "classes" || cells.size() < 3) return at + ": 'classes' and at least two names are expected";
      classes_.assign(cells.begin() + 1, cells.end());
      continue;
    }
    Weights weights;
    if (!ReadWeights(cells, classes_.size(), weights)) return at + ": " + std::to_string(classes_.size()) + " whole numbers are expected";
    if (offset_.empty()) {
      if (cells[0] != "offset") return at + ": 'offset' is expected";
      offset_ = std::move(weights);
    } else if (!weights_.emplace(cells[0], std::move(weights)).second) {
      return at + ": '" + std::string(cells[0]) + "' stands here a second time";
    }
  }
  return offset_.empty() ? "'classes' and 'offset' are expected" : "";
}

std::vector<std::string> TextClassifier::Tokens(std::string_view normalized) {
  std::vector<std::string> tokens;
  std::string word;
  bool number = false;  // `word` ends with the sign that stands for digits
  const auto close = [&] {
    if (!word.empty()) tokens.push_back(std::move(word));
    word.clear();
    number = false;
  };
  for (std::size_t i = 0; i < normalized.size();) {
    const std::size_t begin = i;
    const CharInfo c = Char(Decode(normalized, i));
    if (c.is(kDigit)) {
      if (!number) word += '9';
      number = true;
    } else if (c.is(kLetter)) {
      word.append(normalized.substr(begin, i - begin));
      number = false;
    } else {
      close();
      if (!c.is(kSpace) && !c.is(kDrop)) tokens.emplace_back(normalized.substr(begin, i - begin));
    }
  }
  close();
  return tokens;
}

std::vector<const std::pair<const std::string, TextClassifier::Weights>*> TextClassifier::Known(std::string_view normalized) const {
  std::vector<const std::pair<const std::string, Weights>*> known;
  std::unordered_set<const void*> seen;
  const auto add = [&](const std::string& words) {
    const auto it = weights_.find(words);
    if (it != weights_.end() && seen.insert(&*it).second) known.push_back(&*it);
  };
  const std::vector<std::string> tokens = Tokens(normalized);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    add(tokens[i]);
    if (i + 1 < tokens.size()) add(tokens[i] + ' ' + tokens[i + 1]);
  }
  return known;
}

Guess TextClassifier::Classify(std::string_view normalized) const {
  Guess guess;
  const auto known = Known(normalized);
  guess.known = static_cast<int>(known.size());
  if (known.empty()) return guess;
  // A long text has more words than a short one, not more to say for a class: all texts have the same length.
  const double scale = 1 / std::sqrt(static_cast<double>(known.size()));
  std::vector<double> score(offset_.begin(), offset_.end());
  for (const auto* feature : known)
    for (std::size_t k = 0; k < score.size(); ++k) score[k] += scale * static_cast<double>(feature->second[k]);
  const double highest = *std::max_element(score.begin(), score.end());
  double sum = 0;
  for (double& s : score) sum += s = std::exp(s - highest);
  for (double& s : score) s /= sum;
  guess.probability = std::move(score);
  return guess;
}

std::vector<std::string> TextClassifier::Strongest(std::string_view normalized, std::size_t in_favour_of, std::size_t at_most) const {
  auto known = Known(normalized);
  const auto gain = [&](const auto* feature) { return feature->second[in_favour_of] - feature->second[0]; };
  std::stable_sort(known.begin(), known.end(), [&](const auto* a, const auto* b) { return gain(a) > gain(b); });
  std::vector<std::string> words;
  for (const auto* feature : known) {
    if (words.size() == at_most || gain(feature) <= 0) break;
    words.push_back(feature->first);
  }
  return words;
}

}  // namespace capdo::text
