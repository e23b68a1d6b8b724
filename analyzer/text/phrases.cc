#include "text/phrases.h"

#include <algorithm>
#include <cstddef>

#include "text/chars.h"
#include "text/syllables.h"

namespace capdo::text {

namespace {

struct Word {
  std::size_t begin = 0, end = 0;  // bytes
  bool joined = false;             // only blanks stand between the word before and this one
};

// Runs of letters that touch no digit: "TT12" and "3a" are no words.
std::vector<Word> WordsOf(std::string_view utf8) {
  std::vector<Word> words;
  bool joined = false, digits = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    std::size_t end = i;
    bool letters = false;
    for (std::size_t next = i; next < utf8.size(); end = next) {
      const CharInfo info = Char(Decode(utf8, next));
      if (!info.word()) break;
      letters = letters || info.is(kLetter);
      digits = digits || info.is(kDigit);
    }
    if (end == begin) {
      const CharInfo info = Char(Decode(utf8, i));
      if (!info.is(kSpace)) joined = false;
      continue;
    }
    i = end;
    if (letters && !digits) {
      words.push_back({begin, end, joined});
      joined = true;
    } else {
      joined = false;
    }
    digits = false;
  }
  return words;
}

// Lower case with the tone at its place.
std::string Canonical(std::string_view word) {
  static const Lexicon none;
  return Normalize(word, none).text;
}

bool OneEditApart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  const std::size_t skip = a.size() == b.size() ? 1 : 0;
  return a.substr(std::min(i + skip, a.size())) == b.substr(i + 1);
}

void AddOnce(std::vector<std::string>& list, std::string_view word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.emplace_back(word);
}

}  // namespace

void PhraseModel::Learn(std::string_view utf8) {
  std::string before;
  for (const Word& at : WordsOf(utf8)) {
    std::string word = Canonical(utf8.substr(at.begin, at.end - at.begin));
    const bool known = IsVietnameseSyllable(word);
    if (known && at.joined && !before.empty() && pairs_.insert(before + ' ' + word).second) {
      AddOnce(followers_[before], word);
      AddOnce(leaders_[word], before);
    }
    if (known) AddOnce(spellings_[FoldAccents(word)], word);
    before = known ? std::move(word) : "";
  }
}

void PhraseModel::Keep(std::string_view word) { kept_.insert(Canonical(word)); }

bool PhraseModel::Pair(std::string_view first, std::string_view second) const {
  return !first.empty() && !second.empty() && pairs_.find(std::string(first) + ' ' + std::string(second)) != pairs_.end();
}

bool PhraseModel::PairWithFolded(std::string_view first, std::string_view folded_second) const {
  const auto spellings = spellings_.find(folded_second);
  if (spellings == spellings_.end()) return false;
  return std::any_of(spellings->second.begin(), spellings->second.end(),
                     [&](const std::string& second) { return Pair(first, second); });
}

// The spelling that fits its neighbours; "" where the word stays. `before` is repaired already, `after` is not.
std::string PhraseModel::Better(const std::string& word, const std::string& before, const std::string& after) const {
  const std::string folded_after = FoldAccents(after);
  const auto fit = [&](const std::string& candidate) {
    return (Pair(before, candidate) ? 1 : 0) + (!after.empty() && PairWithFolded(candidate, folded_after) ? 1 : 0);
  };
  if (fit(word) > 0) return "";
  const std::string folded = FoldAccents(word);
  const bool marked = folded != word;
  if (marked && kept_.count(word) > 0) return "";
  std::string best;
  int most = 0;
  bool tie = false;
  const auto offer = [&](const std::string& candidate) {
    if (candidate == word || candidate == best || (marked && kept_.count(candidate) > 0)) return;
    const int score = fit(candidate);
    if (score == 0 || score < most) return;
    tie = score == most;
    most = score;
    best = candidate;
  };
  if (const auto spellings = spellings_.find(folded); spellings != spellings_.end()) {
    for (const std::string& candidate : spellings->second) offer(candidate);
  } else if (folded.size() >= 3 && !IsVietnameseSyllable(word)) {
    // A letter is wrong, too many or missing.
    const auto near = [&](const Map<std::vector<std::string>>& map, const std::string& neighbour) {
      const auto found = map.find(neighbour);
      if (found == map.end()) return;
      for (const std::string& candidate : found->second)
        if (OneEditApart(FoldAccents(candidate), folded)) offer(candidate);
    };
    near(followers_, before);
    near(leaders_, Canonical(after));
  }
  return tie ? "" : best;
}

// "lưudựphòng" → "lưu dự phòng": what is no syllable, and two or three that are known side by side. "" where that is not so,
// or may be done in two ways.
std::string PhraseModel::Parted(std::string_view word) const {
  constexpr std::size_t kLeast = 5, kMost = 40;  // bytes
  if (word.size() < kLeast || word.size() > kMost || IsVietnameseSyllable(word) || spellings_.count(FoldAccents(word)) > 0) return "";
  const auto starts = [&](std::size_t at) { return (static_cast<unsigned char>(word[at]) & 0xC0) != 0x80; };
  std::string found;
  int ways = 0;
  const auto offer = [&](std::string parted) {
    if (parted == found) return;
    found = std::move(parted);
    ++ways;
  };
  for (std::size_t first = 2; first + 2 <= word.size(); ++first) {
    if (!starts(first)) continue;
    const std::string head(word.substr(0, first)), tail(word.substr(first));
    if (followers_.find(head) == followers_.end()) continue;
    if (Pair(head, tail)) offer(head + ' ' + tail);
    for (std::size_t second = first + 2; second + 2 <= word.size(); ++second) {
      if (!starts(second)) continue;
      const std::string middle(word.substr(first, second - first)), last(word.substr(second));
      if (Pair(head, middle) && Pair(middle, last)) offer(head + ' ' + middle + ' ' + last);
    }
  }
  return ways == 1 ? found : "";
}

RepairedText PhraseModel::Repair(std::string_view utf8) const {
  RepairedText out;
  const auto copy = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      out.text += utf8[i];
      out.origin.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)});
    }
  };
  const std::vector<Word> words = WordsOf(utf8);
  std::size_t done = 0;
  std::string before;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& at = words[i];
    std::string word = Canonical(utf8.substr(at.begin, at.end - at.begin));
    if (!at.joined) before.clear();
    const bool followed = i + 1 < words.size() && words[i + 1].joined;
    const std::string after =
        followed ? Canonical(utf8.substr(words[i + 1].begin, words[i + 1].end - words[i + 1].begin)) : "";
    std::string better = Parted(word);
    const bool parted = !better.empty();
    if (!parted) better = Better(word, before, after);
    if (!better.empty()) {
      copy(done, at.begin);
      for (char c : better) {
        out.text += c;
        out.origin.push_back({static_cast<std::uint32_t>(at.begin), static_cast<std::uint32_t>(at.end)});
      }
      done = at.end;
      ++out.repairs;
      word = parted ? better.substr(better.rfind(' ') + 1) : std::move(better);
    }
    before = std::move(word);
  }
  copy(done, utf8.size());
  return out;
}

NormalizedText NormalizeRecognised(std::string_view original, const Lexicon& lexicon, const PhraseModel& model) {
  const RepairedText repaired = model.Repair(original);
  NormalizedText norm = Normalize(repaired.text, lexicon);
  if (repaired.repairs == 0) return norm;
  for (Span& span : norm.origin) {
    if (span.empty()) continue;
    span = {repaired.origin[span.begin].begin, repaired.origin[span.end - 1].end};
  }
  return norm;
}

}  // namespace capdo::text
