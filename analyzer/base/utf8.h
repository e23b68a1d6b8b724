// UTF-8 by code points, for rooms that must step through text. Input is taken as valid; a stray byte decodes to
// U+FFFD and advances by one, so that no loop can hang.
//
//   for (std::size_t i = 0; i < s.size();) { char32_t c = DecodeUtf8(s, i); ... }   // i is advanced
#ifndef CAPDO_BASE_UTF8_H_
#define CAPDO_BASE_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace capdo {

char32_t DecodeUtf8(std::string_view text, std::size_t& position);
void AppendUtf8(std::string& out, char32_t code_point);
// Whether the bytes are UTF-8 without surrogates, overlong forms and code points beyond U+10FFFF.
bool IsValidUtf8(std::string_view bytes);
// Display columns are not the concern: counts code points.
std::size_t CountCodePoints(std::string_view text);

// Characters that reorder what stands around them: a file name could read as another one.
constexpr bool IsBidirectionalControl(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

}  // namespace capdo

#endif  // CAPDO_BASE_UTF8_H_
