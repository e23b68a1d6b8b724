#include "readers/mime.h"

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"
#include "readers/code_pages.h"
#include "readers/entry_names.h"
#include "text/normalized.h"

namespace capdo::readers {
namespace {

constexpr std::size_t kMaxHeaderBytes = 256u << 10;
constexpr std::size_t kMaxParameterPieces = 100;
constexpr std::size_t kMaxWord = 1000;  // the standard allows 75
constexpr std::size_t kPageHeaderWithin = 1024;

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// The next line without its end; `rest` moves behind it.
std::string_view TakeLine(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

int Base64Digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Digits that are none are skipped, as every mail program does.
std::string FromBase64(std::string_view text, std::size_t most, bool& cut) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : text) {
    if (c == '=') {
      bits = 0;
      count = 0;
      continue;
    }
    const int digit = Base64Digit(c);
    if (digit < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    if (out.size() >= most) {
      cut = true;
      return out;
    }
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

// `%` for RFC 2231, `=` for quoted-printable, where "=" before a line end joins the lines.
std::string FromHex(std::string_view text, char mark, bool underscores = false) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == mark) {
      std::size_t end = i + 1;
      while (mark == '=' && end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
      if (mark == '=' && end < text.size() && text[end] == '\n') {
        i = end;
        continue;
      }
      const int high = i + 2 < text.size() ? HexDigit(text[i + 1]) : -1;
      const int low = high >= 0 ? HexDigit(text[i + 2]) : -1;
      if (low >= 0) {
        out += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    out += underscores && text[i] == '_' ? ' ' : text[i];
  }
  return out;
}

// One "=?charset?B?...?=" at `at`; moves behind it.
bool DecodeWord(std::string_view text, std::size_t& at, std::string& charset, std::string& bytes) {
  text = text.substr(0, at + kMaxWord);
  const std::size_t first = text.find('?', at + 2);
  if (first == text.npos || first + 2 >= text.size() || text[first + 2] != '?') return false;
  const std::size_t end = text.find("?=", first + 3);
  if (end == text.npos) return false;
  const std::string_view words = text.substr(first + 3, end - first - 3);
  charset = Lower(text.substr(at + 2, first - at - 2));
  charset = charset.substr(0, charset.find('*'));  // a language may follow
  bool cut = false;
  const char kind = text[first + 1];
  if (kind == 'B' || kind == 'b') {
    bytes = FromBase64(words, words.size(), cut);
  } else if (kind == 'Q' || kind == 'q') {
    bytes = FromHex(words, '=', true);
  } else {
    return false;
  }
  at = end + 2;
  return true;
}

std::string DecodeWords(std::string_view text) {
  std::string out, pending, pending_charset;
  const auto flush = [&] {
    if (!pending.empty()) out += ToUtf8(pending, pending_charset);
    pending.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    std::string charset, bytes;
    if (text.substr(i).starts_with("=?") && DecodeWord(text, i, charset, bytes)) {
      // A letter may be cut in two between words of one charset.
      if (charset != pending_charset) flush();
      pending_charset = charset;
      pending += bytes;
      // Blanks between two words are not part of the text.
      const std::size_t next = text.find_first_not_of(" \t\r\n", i);
      if (next != text.npos && text.substr(next).starts_with("=?")) i = next;
      continue;
    }
    flush();
    const std::size_t next = std::max(i + 1, std::min(text.size(), text.find("=?", i + 1)));
    out += ToUtf8(text.substr(i, next - i), "");
    i = next;
  }
  flush();
  return out;
}

// `name*0*=`, `name*1=`, `name*=`: pieces of one parameter (RFC 2231).
void AddParameter(std::string_view name, std::string value, std::map<std::string, std::string, std::less<>>& raw) {
  if (raw.size() < kMaxParameterPieces) raw.emplace(Lower(name), std::move(value));
}

HeaderValue ParseValue(std::string_view text) {
  HeaderValue header;
  header.value = Lower(Trimmed(text.substr(0, text.find(';'))));
  std::map<std::string, std::string, std::less<>> raw;
  for (std::size_t at = text.find(';'); at < text.size();) {
    const std::size_t equals = text.find('=', ++at);
    if (equals == text.npos) break;
    const std::string_view name = Trimmed(text.substr(at, equals - at));
    at = text.find_first_not_of(" \t\r\n", equals + 1);
    if (at == text.npos) break;
    std::string value;
    if (text[at] == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) ++at;
        value += text[at];
      }
      at = text.find(';', at);
    } else {
      const std::size_t end = text.find(';', at);
      value = Trimmed(text.substr(at, end == text.npos ? end : end - at));
      at = end;
    }
    AddParameter(name, std::move(value), raw);
  }
  for (const auto& [name, value] : raw) {
    const std::string base = name.substr(0, name.find('*'));
    if (header.parameters.contains(base)) continue;
    if (const auto plain = raw.find(base + "*"); plain != raw.end()) {
      const std::string& words = plain->second;
      const std::size_t first = words.find('\''), second = first == words.npos ? first : words.find('\'', first + 1);
      if (second != words.npos) {
        header.parameters[base] = ToUtf8(FromHex(words.substr(second + 1), '%'), Lower(words.substr(0, first)));
        continue;
      }
    }
    std::string joined, charset;
    bool pieces = false;
    for (std::size_t i = 0; i < kMaxParameterPieces; ++i) {
      const std::string key = base + "*" + std::to_string(i);
      if (const auto piece = raw.find(key + "*"); piece != raw.end()) {
        std::string_view words = piece->second;
        const std::size_t first = words.find('\''), second = first == words.npos ? first : words.find('\'', first + 1);
        if (i == 0 && second != words.npos) {
          charset = Lower(words.substr(0, first));
          words.remove_prefix(second + 1);
        }
        joined += FromHex(words, '%');
      } else if (const auto unmarked = raw.find(key); unmarked != raw.end()) {
        joined += unmarked->second;
      } else {
        break;
      }
      pieces = true;
    }
    const auto whole = raw.find(base);
    header.parameters[base] = pieces || whole == raw.end() ? ToUtf8(joined, charset) : DecodeWords(whole->second);
  }
  return header;
}

}  // namespace

std::string_view HeaderValue::Get(std::string_view name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string_view{} : std::string_view(found->second);
}

std::string MimePart::Header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : std::string(Trimmed(DecodeWords(found->second)));
}

std::string MimePart::FileName() const {
  for (const std::string_view name : {disposition.Get("filename"), type.Get("name")})
    if (!name.empty()) return DecodeName(name);
  return "";
}

std::string MimePart::Content(std::size_t most, bool& cut) const {
  const auto encoding = headers.find("content-transfer-encoding");
  const std::string how = encoding == headers.end() ? "" : Lower(Trimmed(encoding->second));
  if (how == "base64") return FromBase64(body, most, cut);
  cut = body.size() > most && how != "quoted-printable";
  std::string content = how == "quoted-printable" ? FromHex(body, '=') : std::string(body.substr(0, most));
  if (content.size() > most) {
    cut = true;
    content.resize(most);
  }
  return content;
}

MimePart ParsePart(std::string_view bytes) {
  MimePart part;
  std::string name;
  std::string value;
  const auto keep = [&] {
    if (!name.empty()) part.headers.emplace(name, value);
    name.clear();
  };
  std::string_view rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  std::size_t used = 0;
  while (!rest.empty() && used < kMaxHeaderBytes) {
    const std::string_view line = TakeLine(rest);
    used += line.size() + 1;
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      value += line;
      continue;
    }
    keep();
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;  // "From " of a mailbox, or rubbish
    name = Lower(Trimmed(line.substr(0, colon)));
    value = line.substr(colon + 1);
  }
  keep();
  part.body = rest;
  const auto value_of = [&](std::string_view key) {
    const auto found = part.headers.find(key);
    return ParseValue(found == part.headers.end() ? std::string_view{} : std::string_view(found->second));
  };
  part.type = value_of("content-type");
  part.disposition = value_of("content-disposition");
  if (part.type.value.empty()) part.type.value = "text/plain";
  return part;
}

std::vector<std::string_view> SplitParts(std::string_view body, std::string_view boundary, std::size_t most) {
  std::vector<std::string_view> parts;
  if (boundary.empty()) return parts;
  const std::string mark = "--" + std::string(boundary);
  std::string_view rest = body;
  const char* begin = nullptr;
  const auto close = [&](const char* end) {
    if (begin == nullptr || parts.size() >= most) return;
    std::string_view part(begin, static_cast<std::size_t>(end - begin));
    if (part.ends_with('\n')) part.remove_suffix(1);  // belongs to the boundary
    if (part.ends_with('\r')) part.remove_suffix(1);
    parts.push_back(part);
  };
  while (!rest.empty()) {
    const char* at = rest.data();
    const std::string_view line = TakeLine(rest);
    if (!line.starts_with(mark)) continue;
    const std::string_view after = Trimmed(line.substr(mark.size()));
    if (!after.empty() && after != "--") continue;
    close(at);
    begin = rest.data();
    if (after == "--") return parts;
  }
  close(body.data() + body.size());
  return parts;
}

std::string ToUtf8(std::string_view bytes, std::string_view charset) {
  const std::string name = Lower(charset);
  const bool says_utf8 = name == "utf-8" || name == "utf8";
  // UTF-8 that is said to be something else is still UTF-8.
  if (says_utf8 || IsValidUtf8(bytes)) return text::ToNfc(bytes);
  bool known = false;
  std::string out = name.empty() ? "" : FromCharset(bytes, name.c_str(), known);
  return text::ToNfc(known ? out : FromCodePage(bytes, 1258));
}

bool LooksLikeSavedPage(std::string_view bytes) {
  if (LooksLikeEmail(bytes)) return false;
  const std::string head = Lower(bytes.substr(0, kPageHeaderWithin));
  return head.starts_with("mime-version:") &&
         (head.find("multipart/related") != head.npos || head.find("text/html") != head.npos);
}

bool LooksLikeEmail(std::string_view bytes) {
  std::string_view rest = bytes.substr(0, kMaxHeaderBytes);
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  bool from = false, other = false;
  for (bool first = true; !rest.empty(); first = false) {
    const std::string_view line = TakeLine(rest);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (first) return false;
      continue;
    }
    if (first && line.starts_with("From ")) continue;  // of a mailbox
    const std::string name = Lower(line.substr(0, std::min(line.find(':'), line.size())));
    if (name.size() == line.size() || name.empty() || name.find_first_of(" \t") != name.npos) return false;
    from = from || name == "from";
    for (const char* known : {"to", "date", "subject", "mime-version", "content-type", "message-id", "received"})
      other = other || name == known;
  }
  return from && other;
}

}  // namespace capdo::readers
