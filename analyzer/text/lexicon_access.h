// Private to the text room: what Normalize() asks a Lexicon.
#ifndef CAPDO_TEXT_LEXICON_ACCESS_H_
#define CAPDO_TEXT_LEXICON_ACCESS_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/normalized.h"

namespace capdo::text {

struct LexiconAccess {
  using Phrase = Lexicon::Phrase;

  static bool HasAbbreviations(const Lexicon& lexicon) { return !lexicon.abbreviations_.empty(); }
  static bool HasVariants(const Lexicon& lexicon) { return !lexicon.variants_.empty(); }
  static bool HasSyllables(const Lexicon& lexicon) { return !lexicon.syllables_.empty(); }
  // The expansion, or null.
  static const std::string* Abbreviation(const Lexicon& lexicon, std::string_view token) {
    auto found = lexicon.abbreviations_.find(token);
    return found == lexicon.abbreviations_.end() ? nullptr : &found->second;
  }
  // The phrases that begin with this token, longest first, or null.
  static const std::vector<Phrase>* Variants(const Lexicon& lexicon, std::string_view token) {
    auto found = lexicon.variants_.find(token);
    return found == lexicon.variants_.end() ? nullptr : &found->second;
  }
  static bool Syllable(const Lexicon& lexicon, std::string_view token) {
    return lexicon.syllables_.find(token) != lexicon.syllables_.end();
  }
};

}  // namespace capdo::text

#endif  // CAPDO_TEXT_LEXICON_ACCESS_H_
