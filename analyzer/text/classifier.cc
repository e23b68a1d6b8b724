#include "text/classifier.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_set>

#include "text/chars.h"

namespace capdo::text {

namespace {

constexpr float kUnit = 1000;  // weights in the file are thousandths

template <typename Number>
bool ReadNumber(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
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

void AddWordsAndPairs(const std::vector<std::string>& words, std::string_view before, Features& out) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.push_back(std::string(before) + words[i]);
    if (i + 1 < words.size()) out.push_back(out.back() + ' ' + words[i + 1]);
  }
}

}  // namespace

std::vector<std::string> Tokens(std::string_view normalized) {
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

Features WordsAndPairs(std::string_view normalized) {
  Features features;
  AddWordsAndPairs(Tokens(normalized), "", features);
  return features;
}

Features OfTitled(std::string_view title, std::string_view body) {
  const auto words_of = [](std::string_view text) {
    std::vector<std::string> words = Tokens(text);
    std::erase_if(words, [](const std::string& token) {
      std::size_t i = 0;
      return token.front() != '9' && !Char(Decode(token, i)).is(kLetter);
    });
    return words;
  };
  Features features;
  const std::vector<std::string> heading = words_of(title);
  AddWordsAndPairs(heading, "t:", features);
  AddWordsAndPairs(heading, "", features);
  AddWordsAndPairs(words_of(body), "", features);
  return features;
}

std::vector<double> Guess::Probabilities() const {
  std::vector<double> probability = score;
  if (score.empty()) return probability;
  const double highest = *std::max_element(score.begin(), score.end());
  double sum = 0;
  for (double& p : probability) sum += p = std::exp(p - highest);
  for (double& p : probability) p /= sum;
  return probability;
}

std::string Classifier::ReadWeights(const std::vector<std::string_view>& cells, Weights& out) const {
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const std::size_t colon = cells[i].find(':');
    std::uint16_t k = 0;
    int weight = 0;
    if (colon == std::string_view::npos || !ReadNumber(cells[i].substr(0, colon), k) || !ReadNumber(cells[i].substr(colon + 1), weight) ||
        k >= classes_.size())
      return "'" + std::string(cells[i]) + "' is no class (0 to " + std::to_string(classes_.size() - 1) + ") with its weight";
    out.emplace_back(k, static_cast<float>(weight) / kUnit);
  }
  return "";
}

std::string Classifier::Read(std::istream& in) {
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> cells = Cells(line);
    const std::string at = "line " + std::to_string(number);
    if (classes_.empty()) {
      if (cells[0] != "classes" || cells.size() < 3) return at + ": 'classes' and at least two names are expected";
      classes_.assign(cells.begin() + 1, cells.end());
    } else if (offset_.empty()) {
      for (std::size_t i = 1; i < cells.size(); ++i) {
        int weight = 0;
        if (ReadNumber(cells[i], weight)) offset_.push_back(static_cast<double>(weight) / kUnit);
      }
      if (cells[0] != "offset" || offset_.size() != classes_.size() || cells.size() != offset_.size() + 1)
        return at + ": 'offset' and " + std::to_string(classes_.size()) + " whole numbers are expected";
    } else {
      Weights weights;
      if (const std::string wrong = ReadWeights(cells, weights); !wrong.empty()) return at + ": " + wrong;
      if (!weights_.emplace(cells[0], std::move(weights)).second)
        return at + ": '" + std::string(cells[0]) + "' stands here a second time";
    }
  }
  return offset_.empty() ? "'classes' and 'offset' are expected" : "";
}

std::vector<const Classifier::Entry*> Classifier::Known(const Features& features) const {
  std::vector<const Entry*> known;
  std::unordered_set<const Entry*> seen;
  for (const std::string& feature : features) {
    const auto it = weights_.find(feature);
    if (it != weights_.end() && seen.insert(&*it).second) known.push_back(&*it);
  }
  return known;
}

Guess Classifier::Classify(const Features& features) const {
  Guess guess;
  const auto known = Known(features);
  guess.known = static_cast<int>(known.size());
  if (known.empty()) return guess;
  // A long text has more words than a short one, not more to say for a class: all texts have the same length.
  const double scale = 1 / std::sqrt(static_cast<double>(known.size()));
  guess.score = offset_;
  for (const Entry* entry : known)
    for (const auto& [k, weight] : entry->second) guess.score[k] += scale * static_cast<double>(weight);
  return guess;
}

Features Classifier::Strongest(const Features& features, std::size_t in_favour_of, std::size_t at_most) const {
  auto known = Known(features);
  const auto gain = [&](const Entry* entry) {
    float sum = 0;
    for (const auto& [k, weight] : entry->second) sum += k == in_favour_of ? weight : k == 0 ? -weight : 0;
    return sum;
  };
  std::stable_sort(known.begin(), known.end(), [&](const Entry* a, const Entry* b) { return gain(a) > gain(b); });
  Features strongest;
  for (const Entry* entry : known) {
    if (strongest.size() == at_most || gain(entry) <= 0) break;
    strongest.push_back(entry->first);
  }
  return strongest;
}

}  // namespace capdo::text
