// Words that recognition got wrong, by the words beside them.
//
// Recognition of Vietnamese loses marks ("Kiếm thử", "thông tỉn", "Đôc lâp"), seldom letters, and now and then a blank
// ("lưudựphòng", parted where the syllables are known side by side). A word is replaced only
// where the pair that it forms with a neighbour is unknown, and exactly one other spelling forms a known pair: "thử" makes
// "Kiếm" into "Kiểm", nothing touches "Kiếm tiền". Numbers and signs are never touched. The pairs come from the rule data
// and from the texts of law; where they know nothing, nothing is changed.
//
//   PhraseModel model;
//   model.Learn("kiểm thử và nghiệm thu hệ thống");
//   RepairedText r = model.Repair("Kiếm thử phần mêm");     // r.text == "kiểm thử phần mêm"
#ifndef CAPDO_TEXT_PHRASES_H_
#define CAPDO_TEXT_PHRASES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/normalized.h"

namespace capdo::text {

struct RepairedText {
  std::string text;
  std::vector<Span> origin;  // for each byte of `text`, as in NormalizedText
  int repairs = 0;
};

class PhraseModel {
 public:
  // Pairs of words that stand side by side in running text of any case.
  void Learn(std::string_view utf8);
  // A word that turns the sense of a sentence ("chưa"): never taken for another word with marks ("chứa"), nor put in its
  // place. Without marks ("chua") it is repaired as any other.
  void Keep(std::string_view word);
  bool empty() const { return pairs_.empty(); }

  // Text as written. Words that are replaced come in lower case.
  RepairedText Repair(std::string_view utf8) const;

 private:
  template <typename T>
  using Map = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

  bool Pair(std::string_view first, std::string_view second) const;
  bool PairWithFolded(std::string_view first, std::string_view folded_second) const;
  std::string Parted(std::string_view word) const;
  std::string Better(const std::string& word, const std::string& before, const std::string& after) const;

  std::unordered_set<std::string, TextHash, std::equal_to<>> pairs_, kept_;
  Map<std::vector<std::string>> spellings_;  // by folded word
  Map<std::vector<std::string>> followers_, leaders_;
};

// Normalize() of the repaired text, with spans of the original.
NormalizedText NormalizeRecognised(std::string_view original, const Lexicon& lexicon, const PhraseModel& model);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_PHRASES_H_
