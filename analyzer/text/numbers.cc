#include <algorithm>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fields.h"
#include "text/scan.h"

namespace capdo::text {

namespace {

// Kinds of documents that may stand alone after the slash ("15/QĐ"). Any other symbol needs a
// hyphen or a year, so that "220V/AC" and "5/LAN" are no documents.
constexpr std::string_view kKinds[] = {
    "QĐ",   "NĐ",   "TT",   "TTr",  "TTR",  "CT",     "NQ",  "BC",   "TB",  "KH",
    "HD",   "CV",   "BB",   "HĐ",   "GM",   "GP",     "PA",  "ĐA",   "CTr", "QC",
    "QyĐ",  "QyC",  "VBHN", "TTLT", "NQLT", "GCN",    "GUQ", "PC",   "CĐ",  "TTg",
    "UBND", "HĐND", "CP",   "TTCP", "HSĐX", "HSĐXCĐ", "TĐ",  "BBTĐ", "BCĐG"};

// One part of a symbol between hyphens: from where, how it is written.
struct SymbolPart {
  Span span;
  int capitals = 0, small = 0, digits = 0;
};

bool SymbolLetter(char32_t c) {
  return (c >= 'A' && c <= 'Z') || c == U'Đ' || c == 0x00D0 || c == U'Ư' || c == U'Ô' ||
         c == U'Ơ' || c == U'Â' || c == U'Ă' || c == U'Ê';
}

SymbolPart ReadPart(std::string_view text, std::size_t begin) {
  SymbolPart part, before_dot;
  part.span.begin = static_cast<std::uint32_t>(begin);
  if (!SymbolLetter(CharAt(text, begin))) return {};
  std::size_t end = begin;
  bool word = false;  // an ordinary word: "Quyết", "Bo"
  while (end < text.size() && !word) {
    std::size_t next = end;
    const char32_t c = DecodeUtf8(text, next);
    if (SymbolLetter(c)) {
      ++part.capitals;
    } else if (c >= 'a' && c <= 'z') {
      ++part.small;
    } else if (c >= '0' && c <= '9') {
      ++part.digits;
    } else if ((c == '&' || c == '.') && SymbolLetter(CharAt(text, next))) {
      part.span.end = static_cast<std::uint32_t>(end);
      if (c == '.') before_dot = part;  // "UBND.NC", but also "UBND.Hà Nội"
    } else if (Char(c).word()) {
      word = true;
    } else {
      break;
    }
    end = next;
  }
  part.span.end = static_cast<std::uint32_t>(end);
  // "TTr" and "SNgV" are symbols, "Bo" is a word.
  const auto usable = [](const SymbolPart& p) { return p.small == 0 || p.capitals >= 2; };
  if (!word && usable(part)) return part;
  if (!before_dot.span.empty() && usable(before_dot)) return before_dot;
  return {};
}

bool IsHyphen(char32_t c) { return Char(c).raw == '-'; }

bool KnownKind(std::string_view text, const SymbolPart& part) {
  std::string symbol = CompactSymbol(Slice(text, part.span));
  symbol.resize(std::min(symbol.find('.'), symbol.size()));  // "UBND.NC"
  return std::find(std::begin(kKinds), std::end(kKinds), symbol) != std::end(kKinds);
}

// The end of the symbol that begins at `begin`; 0 where none does.
std::size_t ReadSymbol(std::string_view text, std::size_t begin, bool year) {
  const SymbolPart first = ReadPart(text, begin);
  if (first.span.empty()) return 0;
  std::size_t end = first.span.end;
  int parts = 1, letters = first.capitals + first.small;
  for (;;) {
    const std::size_t hyphen = SkipSpace(text, end);
    if (hyphen >= text.size() || !IsHyphen(CharAt(text, hyphen))) break;
    const std::size_t after = NextChar(text, hyphen);
    const std::size_t next = SkipSpace(text, after);
    // A hyphen set apart belongs to the symbol only after the kind: in "15/QĐ-UBND - VP" it ends
    // it.
    if (parts > 1 && (hyphen != end || next != after)) break;
    const SymbolPart part = ReadPart(text, next);
    if (part.span.empty()) break;
    end = part.span.end;
    letters += part.capitals + part.small;
    ++parts;
  }
  if (letters < 2) return 0;
  if (parts == 1 && !year && !KnownKind(text, first)) return 0;
  return end;
}

// Party documents: "52-NQ/TW".
void FindPartyNumbers(std::string_view text, std::vector<NumberField>& out) {
  static const Expression kParty(
      R"((?-i:(\d{1,5})~[-–‐‑]~(?:NQ|QĐ|CT|TT|KH|HD|TB|BC|CV|KL|QC|ĐA)~/~(?:TW|TU|HU|ĐU|BTGTW|VPTW|BBT)))");
  std::vector<Span> groups;
  for (std::size_t from = 0; kParty.Find(text, from, groups); from = groups[0].end)
    if (!WordBefore(text, groups[0].begin) && !WordAfter(text, groups[0].end))
      out.push_back({CompactSymbol(Slice(text, groups[0])), groups[0]});
}

}  // namespace

std::vector<NumberField> FindNumbers(std::string_view text) {
  static const Expression kHead(R"((\d{1,6}[a-zđ]?)~/~(?:((?:19|20)\d\d)~/~)?)");
  std::vector<NumberField> out;
  std::vector<Span> groups;
  for (std::size_t from = 0; kHead.Find(text, from, groups);) {
    const Span head = groups[0];
    from = head.begin;
    while (from < text.size() && IsDigit(text[from]))
      ++from;  // the next try begins after these digits
    if (WordBefore(text, head.begin)) continue;
    // A slash before says that the running number was left blank: "Số:   /2024/QĐ-UBND".
    const std::size_t before = SkipSpaceBack(text, head.begin);
    if (before > 0 && text[before - 1] == '/') continue;
    // Part of a longer figure: "10.1/API-V2".
    if (head.begin >= 2 && text[head.begin - 1] == '.' && IsDigit(text[head.begin - 2])) continue;
    const std::size_t end = ReadSymbol(text, head.end, !groups[2].empty());
    if (end == 0) continue;
    const Span span{head.begin, static_cast<std::uint32_t>(end)};
    out.push_back({CompactSymbol(Slice(text, span)), span});
    from = end;
  }
  FindPartyNumbers(text, out);
  std::sort(out.begin(), out.end(),
            [](const NumberField& a, const NumberField& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace capdo::text
