#include "text/scan.h"

#include <re2/re2.h>

#include "base/utf8.h"
#include "text/chars.h"

namespace capdo::text {

namespace {

constexpr std::string_view kSpaces =
    R"([\s\x{0B}\x{85}\x{A0}\x{AD}\x{1680}\x{2000}-\x{200B}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}])";

std::string Translate(std::string_view source) {
  std::string out = "(?i)";
  bool in_class = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\\' && i + 1 < source.size()) {
      out += source[i++];
      out += source[i];
    } else if (in_class) {
      in_class = source[i] != ']';
      out += source[i];
    } else if (source[i] == '[') {
      in_class = true;
      out += '[';
    } else if (source[i] == ' ') {
      out.append(kSpaces).append("+");
    } else if (source[i] == '~') {
      out.append(kSpaces).append("*");
    } else if (source.substr(i, 2) == "đ") {
      out.append("[đðÐ]");  // (?i) adds Đ
      ++i;
    } else {
      out += source[i];
    }
  }
  return out;
}

RE2::Options ScanOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(16 << 20);
  return options;
}

}  // namespace

struct Expression::Impl {
  explicit Impl(const std::string& source) : engine(source, ScanOptions()) {}
  RE2 engine;
};

Expression::Expression(std::string_view source)
    : impl_(std::make_unique<Impl>(Translate(source))) {}
Expression::~Expression() = default;

bool Expression::Run(std::string_view text, std::size_t from, bool anchored,
                     std::vector<Span>& groups) const {
  if (from > text.size()) return false;
  const RE2& engine = impl_->engine;
  if (!engine.ok()) return false;
  const auto count = static_cast<std::size_t>(engine.NumberOfCapturingGroups()) + 1;
  constexpr std::size_t kMaxGroups = 12;
  re2::StringPiece parts[kMaxGroups];
  if (count > kMaxGroups) return false;
  const re2::StringPiece input(text.data(), text.size());
  if (!engine.Match(input, from, text.size(), anchored ? RE2::ANCHOR_START : RE2::UNANCHORED, parts,
                    static_cast<int>(count)))
    return false;
  groups.assign(count, Span{});
  for (std::size_t i = 0; i < count; ++i) {
    if (parts[i].data() == nullptr) continue;
    const auto begin = static_cast<std::uint32_t>(parts[i].data() - text.data());
    groups[i] = {begin, begin + static_cast<std::uint32_t>(parts[i].size())};
  }
  return true;
}

bool Expression::Find(std::string_view text, std::size_t from, std::vector<Span>& groups) const {
  return Run(text, from, false, groups);
}

bool Expression::FindAt(std::string_view text, std::size_t from, std::vector<Span>& groups) const {
  return Run(text, from, true, groups);
}

bool WordBefore(std::string_view text, std::size_t position) {
  return Char(CharBefore(text, position)).word();
}

bool WordAfter(std::string_view text, std::size_t position) {
  return Char(CharAt(text, position)).word();
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t SkipSpace(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t next = position;
    const CharInfo info = Char(DecodeUtf8(text, next));
    if (!info.is(kSpace) && !info.is(kDrop)) break;
    position = next;
  }
  return position;
}

std::size_t SkipSpaceBack(std::string_view text, std::size_t position) {
  while (position > 0) {
    const CharInfo info = Char(CharBefore(text, position));
    if (!info.is(kSpace) && !info.is(kDrop)) break;
    do --position;
    while (position > 0 && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80);
  }
  return position;
}

std::size_t NextChar(std::string_view text, std::size_t position) {
  if (position < text.size()) DecodeUtf8(text, position);
  return position;
}

int ToInt(std::string_view digits) {
  int value = 0;
  for (char c : digits)
    if (IsDigit(c) && value < 100'000'000) value = value * 10 + (c - '0');
  return value;
}

std::string CompactSymbol(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CharInfo info = Char(DecodeUtf8(text, i));
    if (!info.is(kSpace) && !info.is(kDrop)) AppendUtf8(out, info.raw);
  }
  return out;
}

}  // namespace capdo::text
