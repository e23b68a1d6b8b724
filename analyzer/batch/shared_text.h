// Long text that two agencies of one batch have word for word: written by one for the other, or taken from a third.
// It is told to a person and changes no result.
//
//   SharedText shared;
//   shared.Add(0, passages_of_bo_a);
//   shared.Add(1, passages_of_bo_b);
//   for (const SharedPair& pair : shared.Pairs()) Tell(pair.one, pair.two, pair.words);
#ifndef CAPDO_BATCH_SHARED_TEXT_H_
#define CAPDO_BATCH_SHARED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace capdo::batch {

// One paragraph of an agency's own text.
struct TextPassage {
  std::string path;  // of its file
  int page = 0;      // 0 unknown
  int words = 0;
  std::string quote;                     // its beginning
  std::vector<std::uint64_t> shingles;   // sorted (text/shingles.h)
};

// A file for what was read once; Decode gives nothing for bytes that Encode did not write.
std::string EncodePassages(const std::vector<TextPassage>& passages);
std::optional<std::vector<TextPassage>> DecodePassages(std::string_view bytes);

struct SharedPair {
  std::size_t one = 0, two = 0;  // agencies, as added; one < two
  int passages = 0, words = 0;   // of `one`, that `two` has too
  TextPassage at_one, at_two;    // the longest of them, on both sides
};

class SharedText {
 public:
  void Add(std::size_t agency, std::vector<TextPassage> passages);
  // Pairs that share much text, most words first. Text that many agencies have (forms, guidance) counts for nobody.
  std::vector<SharedPair> Pairs() const;

 private:
  struct Agency {
    std::size_t number;
    std::vector<TextPassage> passages;
  };
  std::vector<Agency> agencies_;
};

}  // namespace capdo::batch

#endif  // CAPDO_BATCH_SHARED_TEXT_H_
