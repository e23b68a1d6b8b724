#include "text/names.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/normalized.h"

namespace capdo::text {

namespace {

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  const std::string composed = ToNfc(text);
  for (std::size_t begin = 0; begin < composed.size();) {
    const std::size_t end = std::min(composed.find_first_of(" \t\n", begin), composed.size());
    if (end > begin) words.push_back(composed.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// Marks behind a word belong to the sentence, not to the word.
std::string_view Bare(std::string_view word) {
  while (!word.empty() && std::string_view(",;.:").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  return word;
}

std::string KeyOf(std::string_view word) {
  static const Lexicon kNone;
  return Normalize(Bare(word), kNone).text;
}

// "Sơn" for "SƠN", "Bà-Rịa" for "BÀ-RỊA".
std::string Capitalised(std::string_view word) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < word.size();) {
    const CharInfo info = Char(Decode(word, i));
    AppendUtf8(out, inside ? info.lower : info.raw);
    inside = info.word();
  }
  return out;
}

bool HasLetter(std::string_view word) {
  for (std::size_t i = 0; i < word.size();)
    if (Char(Decode(word, i)).is(kLetter)) return true;
  return false;
}

}  // namespace

bool InCapitals(std::string_view text) {
  bool capital = false;
  for (std::size_t i = 0; i < text.size();) {
    const CharInfo info = Char(Decode(text, i));
    if (info.is(kLower)) return false;
    capital = capital || info.is(kUpper);
  }
  return capital;
}

std::string WithCapital(std::string_view sentence) {
  std::size_t rest = 0;
  if (sentence.empty()) return {};
  const char32_t first = Decode(sentence, rest);
  std::string out;
  AppendUtf8(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(first))));
  return out.append(sentence.substr(rest));
}

void NameWords::AddPhrase(std::string_view phrase) { Add(phrase, false); }
void NameWords::AddPlace(std::string_view kind) { Add(kind, true); }

void NameWords::Add(std::string_view text, bool place) {
  Phrase phrase;
  phrase.words = WordsOf(text);
  phrase.place = place;
  for (const std::string& word : phrase.words) phrase.keys.push_back(KeyOf(word));
  if (phrase.keys.empty()) return;
  std::vector<Phrase>& same = phrases_[phrase.keys.front()];
  same.push_back(std::move(phrase));
  std::stable_sort(same.begin(), same.end(),
                   [](const Phrase& a, const Phrase& b) { return a.keys.size() > b.keys.size(); });
}

const NameWords::Phrase* NameWords::At(const std::vector<std::string>& keys,
                                       std::size_t begin) const {
  const auto found = phrases_.find(keys[begin]);
  if (found == phrases_.end()) return nullptr;
  for (const Phrase& phrase : found->second)
    if (keys.size() - begin >= phrase.keys.size() &&
        std::equal(phrase.keys.begin(), phrase.keys.end(),
                   keys.begin() + static_cast<std::ptrdiff_t>(begin)))
      return &phrase;
  return nullptr;
}

std::string NameWords::Usual(std::string_view name) const {
  const std::string as_it_is(name);
  if (!InCapitals(name)) return as_it_is;
  const std::vector<std::string> words = WordsOf(name);
  std::vector<std::string> keys;
  for (const std::string& word : words) keys.push_back(KeyOf(word));
  std::string out;
  const auto put = [&](std::string_view written, const std::string& original) {
    if (!out.empty()) out += ' ';
    out += Bare(written);
    out += std::string_view(original).substr(Bare(original).size());
  };
  bool in_place = false;  // what stands here may be the name of a place
  bool fresh = false;     // the word that says what it is was the last one: its name must follow
  for (std::size_t i = 0; i < words.size();) {
    const Phrase* phrase = fresh ? nullptr : At(keys, i);
    if (phrase != nullptr) {
      for (const std::string& written : phrase->words) put(written, words[i++]);
      in_place = fresh = phrase->place;
    } else if (in_place || !HasLetter(words[i])) {
      put(Capitalised(Bare(words[i])), words[i]);
      ++i;
      fresh = false;
    } else {
      return as_it_is;
    }
  }
  if (fresh) return as_it_is;
  // Only the beginning of a name is always a capital.
  std::size_t first = 0;
  const char32_t initial = DecodeUtf8(out, first);
  return Char(initial).is(kLower) ? as_it_is : out;
}

}  // namespace capdo::text
