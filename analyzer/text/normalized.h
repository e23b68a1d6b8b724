// Text prepared for matching, with the way back to the original.
//
// Documents write the same words in many ways: "đảm bảo"/"bảo đảm", "hoà"/"hòa", "ATTT"/"an toàn thông tin",
// "lôgic"/"lô-gic", "chi ti ết". Normalize() brings them to one form, so that a rule is written once; every byte of
// the result maps back to a span of the original, so that a quotation is always original text.
//
// What it does, in this order: NFC (input that is not NFC is composed); white space of all kinds, soft hyphens and
// zero-width characters; look-alike letters (ƣ Ð); lower case; tone placement (hoà → hòa, uý → úy); dashes, quotation
// marks and dots; broken words joined ("chi ti ết") where a Lexicon is given; abbreviations and word variants of the
// Lexicon. Space at the edges is dropped; full-width ASCII, ligatures ("ﬁ") and Roman numeral signs ("Ⅲ") become
// plain letters. Runs of dots stay as long as they are ("…" becomes three).
//
// Where a phrase was replaced, each byte of the new one maps to the whole old one; all other bytes map to their own
// character. Spans never go backwards. Above 20 MB/s; safe to call from several threads.
//
//   NormalizedText n = Normalize("Đảm bảo ATTT", lexicon);
//   n.text == "bảo đảm an toàn thông tin";
//   n.Original(0, 12) gives the span of "Đảm bảo".
#ifndef CAPDO_TEXT_NORMALIZED_H_
#define CAPDO_TEXT_NORMALIZED_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace capdo::text {

// Half-open byte range.
struct Span {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return end <= begin; }
  std::uint32_t size() const { return end > begin ? end - begin : 0; }
};

// Lets a set of strings be asked with a string_view, without a copy.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// Words of the field, loaded from templates/<id>/vocabulary/ (rules room). Immutable after loading; safe to share.
class Lexicon {
 public:
  // "ATTT" → "an toàn thông tin". Matched as a whole token, case-sensitively (abbreviations stand in capitals).
  // Left alone inside document symbols ("15/QĐ-UBND"), addresses and host names. One without a capital, or with
  // other marks than '&' ("P/A"), is a variant and follows the rules of AddVariant.
  void AddAbbreviation(std::string_view abbreviation, std::string_view expansion);
  // "đảm bảo" → "bảo đảm". Both sides are normalized first; matched as whole tokens, longest first. A variant may
  // hold marks ("lô-gích"); spaces around a hyphen do not count.
  void AddVariant(std::string_view variant, std::string_view canonical);
  // A syllable that exists in Vietnamese; broken words are joined only into known syllables.
  void AddSyllable(std::string_view syllable);

  bool empty() const;

 private:
  friend struct LexiconAccess;
  struct Phrase {
    std::vector<std::string> tokens;  // from the second on, a leading ' ' says that a space stands before
    std::string replacement;
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;
  Map<std::string> abbreviations_;
  Map<std::vector<Phrase>> variants_;  // by first token, longest first
  std::unordered_set<std::string, TextHash, std::equal_to<>> syllables_;
};

struct NormalizedText {
  std::string text;
  // For each byte of `text`: the original bytes that it came from.
  std::vector<Span> origin;

  // The original span of the normalized bytes [begin, end).
  Span Original(std::size_t begin, std::size_t end) const;
};

NormalizedText Normalize(std::string_view original, const Lexicon& lexicon);

// NFC of valid UTF-8; invalid bytes become U+FFFD.
std::string ToNfc(std::string_view utf8);

// Lower case, without diacritics, đ → d, single spaces: for "is it the same up to accents" and OCR.
std::string FoldAccents(std::string_view utf8);

// Removes all white space, after NFC: two readers of one page agree on this form. Used to find quotations again.
std::string WithoutSpaces(std::string_view utf8);

// Number of syllable-like tokens (with at least one letter or digit).
int CountWords(std::string_view utf8);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_NORMALIZED_H_
