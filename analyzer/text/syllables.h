// Whether letters can be Vietnamese: the test that tells a text layer or a recognised page from rubbish.
//
// A Vietnamese syllable is an initial, a rhyme and a tone; which of them exist and go together is a closed list
// (Hoàng Phê, Từ điển tiếng Việt). The test knows no words: "Cống" is as good as "Cổng", names of products are not
// Vietnamese. It needs no data and costs about a microsecond a word.
//
//   IsVietnameseSyllable("nghiệp")            // true
//   IsVietnameseSyllable("QUY■T")             // false
//   Plausibility p = PlausibilityOf("CQNG HOA XA HQI CHU NGHIA");   // syllables 4 of 6, marked 0
#ifndef CAPDO_TEXT_SYLLABLES_H_
#define CAPDO_TEXT_SYLLABLES_H_

#include <string_view>

namespace capdo::text {

// One word of letters, any case, NFC. Both places of a tone mark count ("hoà", "hòa").
bool IsVietnameseSyllable(std::string_view word);

// What a stretch of text is made of. Add up the pieces of a page with Add().
struct Plausibility {
  int words = 0;      // runs of letters (no digits in or beside them), two letters and more
  int syllables = 0;  // of these, Vietnamese ones
  int letters = 0;    // of all words
  int marked = 0;     // letters that only Vietnamese has
  int strange = 0;    // signs that neither Vietnamese nor plain ASCII text has
  int signs = 0;      // all signs but white space

  void Add(std::string_view utf8);
  double SyllableShare() const { return words > 0 ? static_cast<double>(syllables) / words : 0; }
  // 24-27 % in Vietnamese prose, 0.7-3 % where a scanner did not know the language.
  double MarkedShare() const { return letters > 0 ? static_cast<double>(marked) / letters : 0; }
};
Plausibility PlausibilityOf(std::string_view utf8);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_SYLLABLES_H_
