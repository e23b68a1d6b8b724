// Names that a document writes in capitals, as sentences write them.
//
// Decree 30/2020/NĐ-CP, Annex II: of an office the first letter of each word or group of words that
// says its kind and its field ("Sở Khoa học và Công nghệ"), of a place each syllable of its name,
// not what it is ("tỉnh Sông Lam"). Which groups of words there are is data. A name with a word
// that no data explains stays as it is: a guess would write somebody's name wrong.
//
//   NameWords words;
//   words.AddPhrase("Ủy ban nhân dân");
//   words.AddPlace("thành phố");
//   words.Usual("ỦY BAN NHÂN DÂN THÀNH PHỐ KIM SA") == "Ủy ban nhân dân thành phố Kim Sa";
//   words.Usual("CÔNG TY SAO MAI") == "CÔNG TY SAO MAI";
#ifndef CAPDO_TEXT_NAMES_H_
#define CAPDO_TEXT_NAMES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace capdo::text {

// The first letter as a capital: "ý kiến …" becomes "Ý kiến …".
std::string WithCapital(std::string_view sentence);

// Letters, and none of them small.
bool InCapitals(std::string_view text);

class NameWords {
 public:
  void AddPhrase(std::string_view phrase);  // as it is to be written
  void AddPlace(std::string_view kind);     // what stands before the name of a place
  // Names that are not all in capitals come back unchanged.
  std::string Usual(std::string_view name) const;

 private:
  struct Phrase {
    std::vector<std::string> keys, words;
    bool place = false;
  };
  void Add(std::string_view phrase, bool place);
  const Phrase* At(const std::vector<std::string>& keys, std::size_t begin) const;

  std::map<std::string, std::vector<Phrase>> phrases_;  // by first word, longest first
};

}  // namespace capdo::text

#endif  // CAPDO_TEXT_NAMES_H_
