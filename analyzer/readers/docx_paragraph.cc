#include "readers/docx_paragraph.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/legacy_vietnamese.h"
#include "text/normalized.h"

namespace capdo::readers {
namespace {

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return (c >= 0xC0 && c < 0x300) || (c > 0x36F && c < 0x2000) || (c >= 0x2C00 && c < 0xE000);
}

// White space that is trimmed at both ends: blanks, NBSP, the Unicode spaces, zero-width ones.
bool IsBlank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// [begin, end) of `text` without the blanks at both ends.
std::pair<std::size_t, std::size_t> Trimmed(std::string_view text, std::size_t from,
                                            std::size_t to) {
  std::size_t begin = to, end = from;
  for (std::size_t at = from; at < to;) {
    std::size_t start = at;
    if (!IsBlank(DecodeUtf8(text, at))) {
      begin = std::min(begin, start);
      end = at;
    }
  }
  return begin < end ? std::pair(begin, end) : std::pair(from, from);
}

}  // namespace

void AppendClean(std::string& out, std::string_view text, SymbolFont symbols) {
  for (std::size_t at = 0; at < text.size();) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F && symbols == SymbolFont::kNone) {
      const std::size_t begin = at;
      while (at < text.size() && text[at] >= 0x20 && text[at] < 0x7F) ++at;
      out.append(text, begin, at - begin);
      continue;
    }
    char32_t c = DecodeUtf8(text, at);
    if (c == '\t' || c == '\n') {
      out += static_cast<char>(c);
    } else if (c >= 0x20 && (c < 0x7F || c > 0x9F) && c != 0xFFFE && c != 0xFFFF) {
      AppendUtf8(out, MapSymbol(c, symbols));
    }
  }
}

void ParagraphText::Append(std::string_view text, const RunLook& look, int page) {
  std::size_t from = text_.size();
  if (look.legacy_font.empty()) {
    AppendClean(text_, text, look.symbols);
  } else {
    AppendClean(text_, text::FromLegacyFont(text, look.legacy_font), look.symbols);
  }
  if (text_.size() == from) return;
  if (pages_.empty() || pages_.back().second != page) pages_.emplace_back(from, page);
  std::size_t letters = 0;
  for (std::size_t at = from; at < text_.size();) {
    char32_t c = DecodeUtf8(text_, at);
    letters += IsLetter(c) ? 1 : 0;
    blank_ = blank_ && IsBlank(c);
  }
  letters_ += letters;
  if (look.bold) bold_ += letters;
  if (look.italic) italic_ += letters;
  if (letters > 0) sizes_[look.half_points] += letters;
}

bool ParagraphText::Fill(document::Block& block) const {
  if (blank()) return false;
  std::string composed = text::ToNfc(text_);
  auto [begin, end] = Trimmed(composed, 0, composed.size());
  if (begin == end) return false;
  block.text = composed.substr(begin, end - begin);
  block.bold = bold_ * 2 > letters_;
  block.italic = italic_ * 2 > letters_;
  std::size_t most = 0;
  for (const auto& [half_points, letters] : sizes_) {
    if (letters <= most) continue;
    most = letters;
    block.font_size = half_points / 2.0;
  }

  // Composing shortens the text, so a page's beginning is found by composing what stands before it
  // (piece by piece: there may be as many pages as words).
  bool unchanged = composed.size() == text_.size();
  std::size_t done = 0, done_composed = 0;
  auto place = [&](std::size_t at) {
    if (!unchanged) {
      done_composed += text::ToNfc(std::string_view(text_).substr(done, at - done)).size();
      done = at;
    }
    std::size_t moved = std::min(unchanged ? at : done_composed, composed.size());
    while (moved < composed.size() && (static_cast<unsigned char>(composed[moved]) & 0xC0) == 0x80)
      ++moved;
    return std::clamp(moved, begin, end) - begin;
  };
  std::size_t from = 0;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    std::size_t to = i + 1 < pages_.size() ? place(pages_[i + 1].first) : block.text.size();
    auto [first, last] = Trimmed(block.text, std::exchange(from, to), to);
    if (first >= last) continue;
    document::Fragment fragment;
    fragment.begin = static_cast<std::uint32_t>(first);
    fragment.end = static_cast<std::uint32_t>(last);
    fragment.page = pages_[i].second;
    block.fragments.push_back(fragment);
  }
  block.page = block.fragments.empty() ? 0 : block.fragments.front().page;
  return true;
}

}  // namespace capdo::readers
