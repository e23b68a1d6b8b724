// Private to the text room: expressions over text as written, for the field finders.
//
// Case does not count, except inside (?-i:...). A blank in the expression stands for white space of
// any kind and length (at least one), '~' for white space that may be missing; "đ" also finds its
// look-alikes (none of this inside [...]). Word boundaries are the caller's business (WordBefore,
// WordAfter).
//
//   static const Expression kArticle(R"(điều~(\d{1,3}))");
//   std::vector<Span> groups;
//   if (kArticle.Find(text, 0, groups)) Use(groups[0], groups[1]);   // the whole, then the groups
#ifndef CAPDO_TEXT_SCAN_H_
#define CAPDO_TEXT_SCAN_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/normalized.h"

namespace capdo::text {

class Expression {
 public:
  explicit Expression(std::string_view source);
  ~Expression();
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;

  // The leftmost match that begins at or after `from`. A group that took no part is an empty span.
  bool Find(std::string_view text, std::size_t from, std::vector<Span>& groups) const;
  // The same, but the match must begin exactly at `from`.
  bool FindAt(std::string_view text, std::size_t from, std::vector<Span>& groups) const;

 private:
  bool Run(std::string_view text, std::size_t from, bool anchored, std::vector<Span>& groups) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

inline std::string_view Slice(std::string_view text, const Span& span) {
  return text.substr(span.begin, span.size());
}
// A letter, mark or digit stands directly before / at the position.
bool WordBefore(std::string_view text, std::size_t position);
bool WordAfter(std::string_view text, std::size_t position);
bool IsDigit(char c);
std::size_t SkipSpace(std::string_view text, std::size_t position);
// The first position before `position` that is behind no white space.
std::size_t SkipSpaceBack(std::string_view text, std::size_t position);
std::size_t NextChar(std::string_view text, std::size_t position);
int ToInt(std::string_view digits);  // digits only, others are skipped; 0 for none
// Document symbols as they are compared: no white space, plain hyphens, Đ for its look-alikes.
std::string CompactSymbol(std::string_view text);

}  // namespace capdo::text

#endif  // CAPDO_TEXT_SCAN_H_
