#include "readers/pdf_font_census.h"

#include "readers/pdf_chars.h"

namespace capdo::readers::pdf {
namespace {

constexpr std::size_t kFonts = 256, kCodes = 4096;  // of one page; more are not counted
constexpr int kBlanks = 8;        // blanks that one font has: spaces of several widths, tab, soft hyphen, joiners
constexpr int kFewGlyphs = 12;    // of so few different glyphs nothing follows
constexpr int kGlyphsALetter = 4; // variants of one letter: small capitals, swashes

}  // namespace

void FontCensus::Use(const std::shared_ptr<GfxFont>& font) {
  current_ = nullptr;
  if (font == nullptr) return;
  const auto found = fonts_.find(font.get());
  if (found != fonts_.end()) {
    current_ = &found->second;
  } else if (fonts_.size() < kFonts) {
    current_ = &fonts_[font.get()];
    current_->font = font;
  }
}

FontCensus::Seen* FontCensus::SeenOf(CharCode code) {
  if (current_ == nullptr) return nullptr;
  const auto found = current_->codes.find(code);
  if (found != current_->codes.end()) return &found->second;
  return current_->codes.size() < kCodes ? &current_->codes[code] : nullptr;
}

void FontCensus::Count(CharCode code, const std::u32string& text, bool dingbats) {
  if (text.empty()) return;
  Seen* seen = SeenOf(code);
  if (seen == nullptr) return;
  if (!seen->known) {
    seen->known = true;
    std::string meaning;
    for (char32_t c : text) AppendMeaning(c, dingbats, meaning);
    seen->blank = meaning.empty();
    if (seen->blank) {
      ++current_->blank;
    } else {
      ++current_->named;
      current_->letters.insert(text);
    }
  }
  ++(seen->blank ? current_->blank_drawn : current_->named_drawn);
}

void FontCensus::CountWithoutWidth(CharCode code) {
  Seen* seen = SeenOf(code);
  if (seen == nullptr) return;
  if (!seen->flat) {
    seen->flat = true;
    ++current_->flat;
  }
  ++current_->flat_drawn;
}

int FontCensus::lost() const {
  int lost = 0;
  for (const auto& [address, font] : fonts_) {
    if (font.blank > kBlanks) lost += font.blank_drawn;
    if (font.flat > kBlanks) lost += font.flat_drawn;
  }
  return lost;
}

int FontCensus::untold() const {
  int untold = 0;
  for (const auto& [address, font] : fonts_) {
    if (font.named >= kFewGlyphs && static_cast<int>(font.letters.size()) * kGlyphsALetter <= font.named)
      untold += font.named_drawn;
  }
  return untold;
}

}  // namespace capdo::readers::pdf
