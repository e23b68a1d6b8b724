#include "readers/entry_names.h"

#include "base/utf8.h"
#include "readers/code_pages.h"
#include "text/normalized.h"

namespace capdo::readers {
namespace {

constexpr int kWindowsVietnamese = 1258, kFirstZip = 437;

bool IsToneMark(char32_t c) { return c >= 0x0300 && c <= 0x0323; }

bool IsLetter(char32_t c) { return (c >= 0x00C0 && c <= 0x01B0 && c != 0x00D7 && c != 0x00F7); }

// Whether the bytes make sense as Vietnamese: letters, and tone marks that stand on a letter.
bool IsVietnamese(std::string_view bytes) {
  const std::string text = FromCodePage(bytes, kWindowsVietnamese);
  bool after_letter = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = DecodeUtf8(text, i);
    const bool ascii = c < 0x80;
    if (!ascii && (IsToneMark(c) ? !after_letter : !IsLetter(c))) return false;
    after_letter = ascii ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : !IsToneMark(c);
  }
  return true;
}

}  // namespace

std::string DecodeName(std::string_view raw) {
  raw = raw.substr(0, raw.find('\0'));
  const int page = IsVietnamese(raw) ? kWindowsVietnamese : kFirstZip;
  const std::string name = text::ToNfc(IsValidUtf8(raw) ? std::string(raw) : FromCodePage(raw, page));
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = DecodeUtf8(name, i);
    // Also what turns the reading direction: a name must look like what it is.
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
                         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    AppendUtf8(out, control ? 0xFFFD : c);
  }
  return out;
}

}  // namespace capdo::readers
