// The number or mark that opens a paragraph: "Điều 5.", "PHẦN II", "1.2.3", "a)", "-".
//
// Vietnamese administrative documents nest Phần > Chương > Mục > Điều > khoản > điểm (Decree
// 30/2020, annex I), and technical dossiers nest Roman > decimal > letter. The enumerator says
// which; the section tree makes the nesting.
//
//   Enumerator e = ParseEnumerator("Điều 5. Phạm vi");
//   e.kind == EnumeratorKind::kArticle && e.numbers == {5} && "Điều 5. Phạm vi".substr(e.length) ==
//   "Phạm vi"
#ifndef CAPDO_DOCUMENT_ENUMERATOR_H_
#define CAPDO_DOCUMENT_ENUMERATOR_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace capdo::document {

// In the order of nesting, outermost first.
enum class EnumeratorKind {
  kAnnex,
  kPart,
  kChapter,
  kSection,
  kArticle,
  kUpperLetter,
  kRoman,
  kDecimal,
  kLowerLetter,
  kBullet,
  kNone,
};

struct Enumerator {
  EnumeratorKind kind = EnumeratorKind::kNone;
  std::vector<int>
      numbers;       // {5}; {7, 1, 2} for "7.1.2"; letters count a = 1, b = 2, c, d, đ, e, ...
  std::string text;  // as written, without trailing punctuation: "Điều 5", "7.1.2", "a"
  std::size_t length = 0;  // bytes of the paragraph that it takes, with white space after it
};

Enumerator ParseEnumerator(std::string_view paragraph);

}  // namespace capdo::document

#endif  // CAPDO_DOCUMENT_ENUMERATOR_H_
