// Private to the readers: text in the code pages of Windows → Unicode, without tables that are loaded from the disk.
#ifndef CAPDO_READERS_CODE_PAGES_H_
#define CAPDO_READERS_CODE_PAGES_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace capdo::readers {

// Bytes without a meaning become the control characters of ISO 8859-1.
char32_t FromWindows1252(std::uint8_t byte);

// UTF-8 of text in a Windows code page (1252, 1258, 1250, 437, 65001, ...) or of a character set by its IANA name.
// "" where ICU does not know it.
std::string FromCodePage(std::string_view bytes, int code_page);
std::string FromCharset(std::string_view bytes, const char* name, bool& known);

// UTF-16 without its byte order mark; a surrogate alone becomes U+FFFD.
std::string FromUtf16(std::string_view bytes, bool big_endian);

// Bytes that are no UTF-8 become U+FFFD.
std::string CleanUtf8(std::string_view bytes);

// Opens the converters once, so that ICU loads what it needs.
void WarmUpCodePages();

}  // namespace capdo::readers

#endif  // CAPDO_READERS_CODE_PAGES_H_
