#include "base/utf8.h"
#include "text/chars.h"
#include "text/normalized.h"

namespace capdo::text {

std::string ToNfc(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (const CodePoint& c : Compose(DecodeAll(utf8))) AppendUtf8(out, c.value);
  return out;
}

}  // namespace capdo::text
