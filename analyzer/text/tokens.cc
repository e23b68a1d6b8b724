#include "text/tokens.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace capdo::text {

namespace {

// Longer words are no Vietnamese syllables; their tone is left alone.
constexpr std::size_t kMaxSyllable = 8;

void Add(char32_t c, const CharInfo& info, const Span& origin, std::vector<CleanChar>& out) {
  if ((info.kind & (kSpace | kDrop | kExpand)) == 0) {
    out.push_back({info.raw, info.lower, origin, info.kind});
  } else if (info.is(kSpace)) {
    if (out.empty()) return;
    if (out.back().kind == kSpace)
      out.back().origin.end = origin.end;
    else
      out.push_back({' ', ' ', origin, kSpace});
  } else if (info.is(kExpand)) {
    for (char letter : Expansion(c)) {
      const CharInfo part = Char(static_cast<char32_t>(letter));
      out.push_back({part.raw, part.lower, origin, part.kind});
    }
  }
}

// What is dropped and replaced comes first here, so that letters meet their marks: "e", soft
// hyphen, acute is "é".
std::vector<CodePoint> Visible(std::string_view utf8) {
  std::vector<CodePoint> out;
  out.reserve(utf8.size());
  for (const CodePoint& c : DecodeAll(utf8)) {
    const CharInfo info = Char(c.value);
    if (info.is(kDrop)) continue;
    if (info.is(kExpand)) {
      for (char letter : Expansion(c.value))
        out.push_back({static_cast<char32_t>(letter), c.origin});
    } else {
      out.push_back({info.raw, c.origin});
    }
  }
  return out;
}

}  // namespace

std::vector<CleanChar> Clean(std::string_view utf8) {
  std::vector<CleanChar> out;
  out.reserve(utf8.size());
  // Nearly all input is NFC already: one pass. The first character that may compose starts again
  // the long way.
  for (std::size_t i = 0; i < utf8.size();) {
    const auto begin = static_cast<std::uint32_t>(i);
    const char32_t c = Decode(utf8, i);
    const CharInfo info = Char(c);
    if (info.is(kUnstable)) {
      out.clear();
      for (const CodePoint& composed : Compose(Visible(utf8)))
        Add(composed.value, Char(composed.value), composed.origin, out);
      break;
    }
    Add(c, info, {begin, static_cast<std::uint32_t>(i)}, out);
  }
  if (!out.empty() && out.back().kind == kSpace) out.pop_back();
  return out;
}

void AppendWord(const std::vector<CleanChar>& chars, const std::uint32_t* indices,
                std::size_t count, TokenText& text) {
  if (count > kMaxSyllable) {
    for (std::size_t k = 0; k < count; ++k)
      text.Append(chars[indices[k]].lower, chars[indices[k]].origin);
    return;
  }
  std::array<char32_t, kMaxSyllable> letters;
  for (std::size_t k = 0; k < count; ++k) letters[k] = chars[indices[k]].lower;
  PlaceTone(letters.data(), count);
  for (std::size_t k = 0; k < count; ++k) text.Append(letters[k], chars[indices[k]].origin);
}

std::vector<Token> Tokenize(const std::vector<CleanChar>& chars, TokenText& text) {
  std::vector<Token> tokens;
  tokens.reserve(chars.size() / 3 + 4);
  text.bytes.reserve(chars.size() * 3 / 2);
  text.origin.reserve(chars.size() * 3 / 2);
  std::vector<std::uint32_t> indices;
  bool space = false;
  for (std::uint32_t i = 0; i < chars.size();) {
    if (chars[i].kind == kSpace) {
      space = true;
      ++i;
      continue;
    }
    Token token;
    token.begin = i;
    token.space_before = space;
    token.word = chars[i].word();
    token.letters = token.word;
    token.text_begin = static_cast<std::uint32_t>(text.bytes.size());
    space = false;
    if (!token.word) {
      text.Append(chars[i].lower, chars[i].origin);
      ++i;
    } else {
      indices.clear();
      for (; i < chars.size(); ++i) {
        const CleanChar& c = chars[i];
        const bool joins = c.raw == '&' && i + 1 < chars.size() && chars[i + 1].word();
        if (!c.word() && !joins) break;
        if ((c.kind & kLetter) == 0) token.letters = false;
        if ((c.kind & kUpper) != 0) token.has_upper = true;
        indices.push_back(i);
      }
      AppendWord(chars, indices.data(), indices.size(), text);
    }
    token.end = i;
    token.text_end = static_cast<std::uint32_t>(text.bytes.size());
    tokens.push_back(token);
  }
  return tokens;
}

bool InsideSymbol(const std::vector<CleanChar>& chars, const Token& token) {
  auto at = [&](std::int64_t i) -> char32_t {
    return i >= 0 && i < static_cast<std::int64_t>(chars.size())
               ? chars[static_cast<std::size_t>(i)].raw
               : U' ';
  };
  auto kind = [&](std::int64_t i) -> std::uint16_t {
    return i >= 0 && i < static_cast<std::int64_t>(chars.size())
               ? chars[static_cast<std::size_t>(i)].kind
               : static_cast<std::uint16_t>(kSpace);
  };
  const std::int64_t begin = token.begin, end = token.end;
  const char32_t before = at(begin - 1), after = at(end);
  if (before == '/' || after == '/' || before == '\\' || after == '\\') return true;
  if (before == '@' || after == '@' || before == '_' || after == '_') return true;
  if (after == '-' && (kind(end + 1) & (kUpper | kDigit)) != 0) return true;
  if (before == '-' && (kind(begin - 2) & (kUpper | kDigit)) != 0) return true;
  // "12/ QĐ-UBND" and "12 / QĐ": the slash of a number, set apart.
  if (before == ' ' && at(begin - 2) == '/') {
    const std::int64_t digit = at(begin - 3) == ' ' ? begin - 4 : begin - 3;
    if ((kind(digit) & kDigit) != 0) return true;
  }
  // Host names: "dvc.UBND.gov.vn", but not a full stop without its blank ("ATTT.Hệ thống").
  auto host_letter = [&](std::int64_t i) {
    const char32_t c = at(i);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  return (after == '.' && host_letter(end + 1)) ||
         (before == '.' && host_letter(begin - 2) && host_letter(begin - 3) && after == '.');
}

}  // namespace capdo::text
