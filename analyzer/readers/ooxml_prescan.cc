#include "readers/ooxml_prescan.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "base/utf8.h"

namespace capdo::readers {
namespace {


std::string Utf16ToUtf8(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  auto unit = [&](std::size_t at) {
    auto first = static_cast<unsigned char>(bytes[at]),
         second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    AppendUtf8(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

// The value of encoding="..." in the XML declaration, in lower case; "" if there is none.
std::string DeclaredEncoding(std::string_view xml) {
  if (!xml.starts_with("<?xml")) return "";
  std::string_view declaration = xml.substr(0, std::min(xml.find("?>"), xml.size()));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return "";
  std::size_t open = declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return "";
  std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return "";
  std::string name(declaration.substr(open + 1, close - open - 1));
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name;
}

bool IsPlainEncoding(std::string_view name) {
  return name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" ||
         name == "ascii" || name.starts_with("iso-8859-") || name.starts_with("windows-125");
}

}  // namespace

XmlOutcome DecodePart(std::string_view bytes, std::string& storage, std::string_view& decoded) {
  using namespace std::string_view_literals;
  bool big = bytes.starts_with("\xFE\xFF"sv) || bytes.starts_with("\0<"sv);
  bool little = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("<\0"sv);
  if (big || little) {
    std::size_t bom = bytes[0] == '<' || bytes[0] == '\0' ? 0 : 2;
    storage = Utf16ToUtf8(bytes.substr(bom), big);
    decoded = storage;
    if (decoded.starts_with("<?xml")) {
      std::size_t end = decoded.find("?>");
      if (end != std::string_view::npos) decoded.remove_prefix(end + 2);
    }
    return {};
  }
  decoded = bytes;
  if (decoded.starts_with("\xEF\xBB\xBF"sv)) decoded.remove_prefix(3);
  std::size_t first = decoded.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || decoded[first] != '<') {
    return {XmlFault::kNotWellFormed, "not XML", ""};
  }
  std::string encoding = DeclaredEncoding(decoded);
  if (!IsPlainEncoding(encoding)) return {XmlFault::kEncoding, "encoding " + encoding, ""};
  return {};
}

XmlOutcome PrescanTags(std::string_view xml, const Limits& limits) {
  std::size_t at = 0;
  while ((at = xml.find('<', at)) != std::string_view::npos) {
    std::string_view rest = xml.substr(at);
    std::string_view skip_to;
    if (rest.starts_with("<!--")) {
      skip_to = "-->";
    } else if (rest.starts_with("<![CDATA[")) {
      skip_to = "]]>";
    } else if (rest.starts_with("<?")) {
      skip_to = "?>";
    } else if (rest.starts_with("<!")) {
      return {XmlFault::kDtd, "the part declares a document type", ""};
    }
    if (!skip_to.empty()) {
      std::size_t end = xml.find(skip_to, at + 2);
      if (end == std::string_view::npos) return {};  // libxml2 names the fault
      at = end + skip_to.size();
      continue;
    }
    std::size_t end = at + 1, attributes = 0;
    for (; end < xml.size() && xml[end] != '>'; ++end) {
      if (xml[end] != '"' && xml[end] != '\'') continue;
      ++attributes;
      end = std::min(xml.find(xml[end], end + 1), xml.size() - 1);
    }
    if (end - at > limits.max_tag_bytes)
      return {XmlFault::kTagTooLarge, "a start tag over the limit", "max_tag_bytes"};
    if (attributes > limits.max_attributes)
      return {XmlFault::kTagTooLarge, "a start tag over the limit", "max_attributes"};
    at = end;
  }
  return {};
}

}  // namespace capdo::readers
