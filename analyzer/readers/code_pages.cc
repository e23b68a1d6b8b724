#include "readers/code_pages.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"

namespace capdo::readers {
namespace {

// 0x80 to 0x9F.
constexpr char16_t kUpper[32] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

// Code pages that RTF and HTML name and Debian's ICU has in its data.
constexpr int kCommon[] = {1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 874, 932, 936, 949, 950, 437, 850};

std::string NameOf(int code_page) {
  if (code_page == 65001) return "UTF-8";
  return (code_page >= 1250 && code_page <= 1258 ? "windows-" : "cp") + std::to_string(code_page);
}

}  // namespace

char32_t FromWindows1252(std::uint8_t byte) { return byte >= 0x80 && byte < 0xA0 ? kUpper[byte - 0x80] : byte; }

std::string FromCharset(std::string_view bytes, const char* name, bool& known) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &status);
  known = U_SUCCESS(status);
  std::string out;
  if (!known) return out;
  std::array<UChar, 1024> wide;
  const char* from = bytes.data();
  const char* end = from + bytes.size();
  std::u16string all;
  while (true) {
    UChar* to = wide.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &to, wide.data() + wide.size(), &from, end, nullptr, true, &status);
    all.append(wide.data(), to);
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  ucnv_close(converter);
  out.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    char32_t c = all[i];
    if (c < 0x80) {  // most of a large text: a call for each letter takes seconds
      out += static_cast<char>(c);
      continue;
    }
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < all.size() && all[i + 1] >= 0xDC00 && all[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (all[++i] - 0xDC00);
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    AppendUtf8(out, c);
  }
  return out;
}

std::string FromCodePage(std::string_view bytes, int code_page) {
  if (code_page == 1252) {
    std::string out;
    for (char c : bytes) AppendUtf8(out, FromWindows1252(static_cast<std::uint8_t>(c)));
    return out;
  }
  bool known = false;
  std::string text = FromCharset(bytes, NameOf(code_page).c_str(), known);
  return known ? text : FromCodePage(bytes, 1252);
}

std::string FromUtf16(std::string_view bytes, bool big_endian) {
  bool known = false;
  return FromCharset(bytes, big_endian ? "UTF-16BE" : "UTF-16LE", known);
}

std::string CleanUtf8(std::string_view bytes) {
  bool known = false;
  return FromCharset(bytes, "UTF-8", known);
}

void WarmUpCodePages() {
  bool known = false;
  for (int page : kCommon) (void)FromCharset("a", NameOf(page).c_str(), known);
  for (const char* name : {"UTF-8", "UTF-16LE", "UTF-16BE"}) (void)FromCharset("aa", name, known);
}

}  // namespace capdo::readers
